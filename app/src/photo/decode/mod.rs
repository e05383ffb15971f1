//! From a file's bytes to pixels, with decoders of our own: on native. In the
//! browser its own decoders do that (`host::web`), which spares the download.

mod colours;

use std::io::Cursor;

use image_webp::WebPDecoder;
use png::{ColorType, Transformations};
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::examine::{Examined, Format};
use super::raster::Raster;
use super::{MAX_PIXELS, PhotoFault};

/// Bytes that a decoder may take besides: four a pixel, as WebP and PNG can
/// need them at most.
const MAX_MEMORY: usize = MAX_PIXELS as usize * 4;

/// The picture as it is stored.
///
/// # Errors
/// What is wrong with the file.
pub(super) fn decode(bytes: &[u8], examined: &Examined) -> Result<Raster, PhotoFault> {
    if examined.told.rare {
        return Err(examined.given_up());
    }
    let decoded = match examined.format {
        Format::Jpeg => jpeg(bytes)?,
        Format::Png => png(bytes)?,
        Format::WebP => webp(bytes)?,
        Format::Bmp | Format::Heic | Format::Avif => None,
    };
    // What a decoder makes of another size than was examined contradicts itself.
    let size = (examined.told.width, examined.told.height);
    decoded.filter(|it| (it.width(), it.height()) == size).ok_or(PhotoFault::Damaged)
}

fn jpeg(bytes: &[u8]) -> Result<Option<Raster>, PhotoFault> {
    let damaged = |_| PhotoFault::Damaged;
    let limit = usize::from(u16::MAX);
    let options = DecoderOptions::new_fast().set_max_width(limit).set_max_height(limit);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
    decoder.decode_headers().map_err(damaged)?;
    let info = decoder.info().ok_or(PhotoFault::Damaged)?;
    let colours = match decoder.input_colorspace() {
        Some(ColorSpace::YCbCr) => ColorSpace::YCbCr,
        Some(ColorSpace::Luma) => ColorSpace::Luma,
        _ => ColorSpace::RGB,
    };
    decoder.set_options(options.jpeg_set_out_colorspace(colours));
    let pixels = decoder.decode().map_err(damaged)?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    Ok(match colours {
        ColorSpace::YCbCr => Raster::filled(width, height, pixels),
        ColorSpace::Luma => colours::from_luma(width, height, &pixels),
        _ => colours::from_rgb(width, height, &pixels),
    })
}

fn png(bytes: &[u8]) -> Result<Option<Raster>, PhotoFault> {
    let damaged = |_| PhotoFault::Damaged;
    let mut decoder =
        png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: MAX_MEMORY });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(damaged)?;
    let size = reader.output_buffer_size().ok_or(PhotoFault::TooManyPixels)?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(damaged)?;
    let (width, height) = (frame.width, frame.height);
    Ok(match frame.color_type {
        ColorType::Grayscale => colours::from_luma(width, height, &pixels),
        ColorType::GrayscaleAlpha => colours::from_luma_alpha(width, height, &pixels),
        ColorType::Rgba => colours::from_rgba(width, height, &pixels),
        // The transformations leave no palette.
        ColorType::Rgb | ColorType::Indexed => colours::from_rgb(width, height, &pixels),
    })
}

fn webp(bytes: &[u8]) -> Result<Option<Raster>, PhotoFault> {
    let damaged = |_| PhotoFault::Damaged;
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    super::within_limits(width, height)?;
    decoder.set_memory_limit(MAX_MEMORY);
    let mut pixels = vec![0; decoder.output_buffer_size().ok_or(PhotoFault::TooManyPixels)?];
    decoder.read_image(&mut pixels).map_err(damaged)?;
    Ok(if decoder.has_alpha() {
        colours::from_rgba(width, height, &pixels)
    } else {
        colours::from_rgb(width, height, &pixels)
    })
}
