//! From a file's bytes to pixels, with the turn that the camera noted. Sizes
//! are asked before pixels, so that a small file cannot claim a huge picture.

use std::io::Cursor;

use image_webp::WebPDecoder;
use png::{ColorType, Transformations};
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::format::{self, Format};
use super::raster::Raster;
use super::turn::Turn;
use super::{MAX_PIXELS, PhotoFault, check_size, exif, within_limits};

/// Bytes that a decoder may take besides: four a pixel, as WebP and PNG can
/// need them at most.
const MAX_MEMORY: usize = MAX_PIXELS as usize * 4;

/// # Errors
/// What is wrong with the file.
pub(super) fn decode(bytes: &[u8]) -> Result<(Raster, Turn), PhotoFault> {
    check_size(bytes.len())?;
    match format::recognise(bytes)? {
        Format::Jpeg => jpeg(bytes),
        Format::Png => png(bytes),
        Format::WebP => webp(bytes),
    }
}

fn jpeg(bytes: &[u8]) -> Result<(Raster, Turn), PhotoFault> {
    let damaged = |_| PhotoFault::Damaged;
    format::examine_jpeg(bytes)?;
    let limit = usize::from(u16::MAX);
    let options = DecoderOptions::new_fast().set_max_width(limit).set_max_height(limit);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
    decoder.decode_headers().map_err(damaged)?;
    let info = decoder.info().ok_or(PhotoFault::Damaged)?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    within_limits(width, height)?;
    let colours = match decoder.input_colorspace() {
        Some(ColorSpace::YCbCr) => ColorSpace::YCbCr,
        Some(ColorSpace::Luma) => ColorSpace::Luma,
        _ => ColorSpace::RGB,
    };
    decoder.set_options(options.jpeg_set_out_colorspace(colours));
    let pixels = decoder.decode().map_err(damaged)?;
    let turn = info.exif_data.as_deref().map_or(Turn::NONE, exif::orientation);
    let picture = match colours {
        ColorSpace::YCbCr => Some(Raster::of_rows(width, height, pixels)),
        ColorSpace::Luma => Raster::from_luma(width, height, &pixels),
        _ => Raster::from_rgb(width, height, &pixels),
    };
    Ok((picture.ok_or(PhotoFault::Damaged)?, turn))
}

fn png(bytes: &[u8]) -> Result<(Raster, Turn), PhotoFault> {
    let damaged = |_| PhotoFault::Damaged;
    let mut decoder =
        png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: MAX_MEMORY });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let header = decoder.read_header_info().map_err(damaged)?;
    within_limits(header.width, header.height)?;
    let mut reader = decoder.read_info().map_err(damaged)?;
    let size = reader.output_buffer_size().ok_or(PhotoFault::TooManyPixels)?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(damaged)?;
    let (width, height) = (frame.width, frame.height);
    let picture = match frame.color_type {
        ColorType::Grayscale => Raster::from_luma(width, height, &pixels),
        ColorType::GrayscaleAlpha => Raster::from_luma_alpha(width, height, &pixels),
        ColorType::Rgba => Raster::from_rgba(width, height, &pixels),
        // The transformations leave no palette.
        ColorType::Rgb | ColorType::Indexed => Raster::from_rgb(width, height, &pixels),
    };
    let turn = reader.info().exif_metadata.as_deref().map_or(Turn::NONE, exif::orientation);
    Ok((picture.ok_or(PhotoFault::Damaged)?, turn))
}

fn webp(bytes: &[u8]) -> Result<(Raster, Turn), PhotoFault> {
    let damaged = |_| PhotoFault::Damaged;
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    within_limits(width, height)?;
    decoder.set_memory_limit(MAX_MEMORY);
    let mut pixels = vec![0; decoder.output_buffer_size().ok_or(PhotoFault::TooManyPixels)?];
    decoder.read_image(&mut pixels).map_err(damaged)?;
    let picture = if decoder.has_alpha() {
        Raster::from_rgba(width, height, &pixels)
    } else {
        Raster::from_rgb(width, height, &pixels)
    };
    // A block that cannot be read says nothing; the picture is good all the same.
    let noted = decoder.exif_metadata().ok().flatten();
    let turn = noted.as_deref().map_or(Turn::NONE, exif::orientation);
    Ok((picture.ok_or(PhotoFault::Damaged)?, turn))
}
