//! A phone's camera over a page on a table: perspective, a hand's tilt, uneven
//! light, a lens, a sensor's noise. All of it the same every time.

use super::picture::Picture;

/// How a photo is taken. Lengths are in pixels of the photo.
#[derive(Debug, Clone, Copy)]
pub struct Shot {
    pub width: usize,
    pub height: usize,
    /// The page's corners as fractions of the photo, clockwise from the left
    /// upper one.
    pub corners: [(f32, f32); 4],
    /// How much light there is: 1 is a bright room.
    pub light: f32,
    /// How much less of it reaches the far corner than the near one.
    pub fall: f32,
    /// The lens and the hand: the standard deviation of the blur.
    pub blur: f32,
    /// The sensor: the standard deviation of the noise, of 255.
    pub noise: f32,
    pub table: [u8; 3],
}

impl Default for Shot {
    /// A steady hand near a window, 12 megapixels.
    fn default() -> Self {
        Self {
            width: 3000,
            height: 4000,
            corners: [(0.06, 0.05), (0.95, 0.07), (0.97, 0.96), (0.04, 0.94)],
            light: 0.88,
            fall: 0.25,
            blur: 0.9,
            noise: 3.0,
            table: [92, 70, 52],
        }
    }
}

impl Shot {
    /// The photo of a page.
    #[must_use]
    pub fn of(&self, page: &Picture) -> Picture {
        let back = to_page(self.corners);
        let mut noise = Noise(0x9E37_79B9_7F4A_7C15);
        let mut photo: Vec<[f32; 3]> = Vec::with_capacity(self.width * self.height);
        for y in 0..self.height {
            let v = (y as f32 + 0.5) / self.height as f32;
            for x in 0..self.width {
                let u = (x as f32 + 0.5) / self.width as f32;
                let depth = back[6] * u + back[7] * v + back[8];
                let across = (back[0] * u + back[1] * v + back[2]) / depth;
                let down = (back[3] * u + back[4] * v + back[5]) / depth;
                let colour = if (0.0..1.0).contains(&across) && (0.0..1.0).contains(&down) {
                    page.between(across * page.width as f32 - 0.5, down * page.height as f32 - 0.5)
                } else {
                    let grain = ((u * 70.0 + (v * 9.0).sin()).sin() * 0.5 + 0.5) * 18.0;
                    self.table.map(|channel| f32::from(channel) + grain)
                };
                let light = self.light * (1.0 - self.fall * (u + v) / 2.0);
                photo.push(colour.map(|channel| channel * light));
            }
        }
        blur(&mut photo, self.width, self.blur);
        let develop = |colour: [f32; 3]| {
            let grain = noise.next() * self.noise;
            colour.map(|channel| (channel + grain + noise.next() * self.noise * 0.5) as u8)
        };
        let pixels = photo.into_iter().map(develop).collect();
        Picture { width: self.width, height: self.height, pixels }
    }
}

/// Gaussian, with the edge going on beyond the picture.
fn blur(photo: &mut [[f32; 3]], width: usize, deviation: f32) {
    let reach = (deviation * 3.0).ceil() as isize;
    if reach == 0 {
        return;
    }
    let weight = |at: isize| (-((at * at) as f32) / (2.0 * deviation * deviation)).exp();
    let sum: f32 = (-reach..=reach).map(weight).sum();
    let kernel: Vec<f32> = (-reach..=reach).map(|at| weight(at) / sum).collect();
    let height = photo.len() / width;
    for (length, step, lines, line_step) in [(width, 1, height, width), (height, width, width, 1)] {
        let mut line = vec![[0.0; 3]; length];
        for start in (0..lines).map(|line| line * line_step) {
            for (at, into) in line.iter_mut().enumerate() {
                *into = [0.0; 3];
                for (offset, share) in (-reach..=reach).zip(&kernel) {
                    let from = (at as isize + offset).clamp(0, length as isize - 1) as usize;
                    let pixel = photo[start + from * step];
                    (0..3).for_each(|channel| into[channel] += pixel[channel] * share);
                }
            }
            line.iter().enumerate().for_each(|(at, pixel)| photo[start + at * step] = *pixel);
        }
    }
}

/// The projection from the photo (unit square) to the page (unit square).
fn to_page(corners: [(f32, f32); 4]) -> [f32; 9] {
    let [a, b, c, d] = corners;
    let sum = (a.0 - b.0 + c.0 - d.0, a.1 - b.1 + c.1 - d.1);
    let (one, two) = ((b.0 - c.0, b.1 - c.1), (d.0 - c.0, d.1 - c.1));
    let whole = one.0 * two.1 - two.0 * one.1;
    let g = (sum.0 * two.1 - two.0 * sum.1) / whole;
    let h = (one.0 * sum.1 - sum.0 * one.1) / whole;
    let m = [
        [b.0 - a.0 + g * b.0, d.0 - a.0 + h * d.0, a.0],
        [b.1 - a.1 + g * b.1, d.1 - a.1 + h * d.1, a.1],
        [g, h, 1.0],
    ];
    // Its inverse, up to a factor, which a projection does not mind.
    let minor = |r: [usize; 2], c: [usize; 2]| {
        m[r[0]][c[0]] * m[r[1]][c[1]] - m[r[0]][c[1]] * m[r[1]][c[0]]
    };
    [
        minor([1, 2], [1, 2]),
        -minor([0, 2], [1, 2]),
        minor([0, 1], [1, 2]),
        -minor([1, 2], [0, 2]),
        minor([0, 2], [0, 2]),
        -minor([0, 1], [0, 2]),
        minor([1, 2], [0, 1]),
        -minor([0, 2], [0, 1]),
        minor([0, 1], [0, 1]),
    ]
}

/// Noise of about a normal distribution: the sum of a few even ones.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> f32 {
        // SplitMix64: four even 16-bit numbers from one draw.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^= bits >> 31;
        let sum: f32 = (0..4).map(|part| ((bits >> (part * 16)) & 0xFFFF) as f32 / 65_536.0).sum();
        (sum - 2.0) * 1.732
    }
}
