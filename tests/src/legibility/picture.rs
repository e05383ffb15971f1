//! A picture in red, green and blue, and its files.

use std::io::Cursor;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// Rows from the top, three bytes a pixel.
#[derive(Clone)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<[u8; 3]>,
}

impl Picture {
    #[must_use]
    pub fn filled(width: usize, height: usize, colour: [u8; 3]) -> Self {
        Self { width, height, pixels: vec![colour; width * height] }
    }

    /// Each pixel as a function of its place.
    #[must_use]
    pub fn painted(width: usize, height: usize, paint: impl Fn(usize, usize) -> [u8; 3]) -> Self {
        let place = |at: usize| paint(at % width, at / width);
        Self { width, height, pixels: (0..width * height).map(place).collect() }
    }

    /// # Panics
    /// When the bytes are not a PNG in 8-bit red, green and blue, with or
    /// without opacity.
    #[must_use]
    pub fn from_png(bytes: &[u8]) -> Self {
        let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().expect("a PNG");
        let mut data = vec![0; reader.output_buffer_size().expect("a size")];
        let frame = reader.next_frame(&mut data).expect("pixels");
        let step = frame.line_size / frame.width as usize;
        let pixels = data.chunks_exact(step).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        Self { width: frame.width as usize, height: frame.height as usize, pixels }
    }

    /// # Panics
    /// When the picture has no pixels.
    #[must_use]
    pub fn to_png(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::Fast);
        let mut writer = encoder.write_header().expect("a header");
        writer.write_image_data(self.pixels.as_flattened()).expect("pixels");
        writer.finish().expect("an end");
        bytes
    }

    /// As a camera writes it.
    ///
    /// # Panics
    /// When the picture has no pixels, or more than a JPEG can have.
    #[must_use]
    pub fn to_jpeg(&self, quality: u8) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, quality);
        encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
        let (width, height) = (self.width as u16, self.height as u16);
        encoder.encode(self.pixels.as_flattened(), width, height, ColorType::Rgb).expect("a JPEG");
        bytes
    }

    /// The colour between pixels; beyond the edge it is the edge's.
    #[must_use]
    pub fn between(&self, x: f32, y: f32) -> [f32; 3] {
        let x = x.clamp(0.0, (self.width - 1) as f32);
        let y = y.clamp(0.0, (self.height - 1) as f32);
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(self.width - 1), (top + 1).min(self.height - 1));
        let (across, down) = (x - left as f32, y - top as f32);
        let pixel = |x: usize, y: usize| self.pixels[y * self.width + x].map(f32::from);
        let corners =
            [pixel(left, top), pixel(right, top), pixel(left, bottom), pixel(right, bottom)];
        std::array::from_fn(|channel| {
            let upper = corners[0][channel] * (1.0 - across) + corners[1][channel] * across;
            let lower = corners[2][channel] * (1.0 - across) + corners[3][channel] * across;
            upper * (1.0 - down) + lower * down
        })
    }
}
