//! From the bytes of a camera or a file to a small legible page: what kind of
//! file it is, turning, cropping, scaling, and what is doubtful about the picture.
//!
//! Pure: bytes in, bytes out, no I/O and no clock. Where it runs (a worker, a
//! thread) is `host`'s matter, what becomes of the result is the engine's.
//! Decoders are of our own on native only; the browser brings its own, and fills
//! [`Bands`] by what it makes of an [`Examined`] file.

mod bands;
#[cfg(not(target_arch = "wasm32"))]
mod decode;
mod doubt;
mod encode;
mod examine;
mod luma;
mod page_edges;
mod raster;
mod scale;
mod turn;
mod warp;
mod weight;

use serde::{Deserialize, Serialize};

pub use bands::Bands;
use encode::Encoded;
pub use examine::{Examined, examine};
use raster::Raster;
use turn::Turn;

/// A prepared photo has at most so many bytes.
pub const MAX_BYTES: usize = 200_000;
/// A thumbnail has at most so many bytes.
pub const MAX_SMALL_BYTES: usize = 6_000;
/// A file may have at most so many bytes; no phone's picture comes near it.
pub const MAX_FILE_BYTES: usize = 56 * 1024 * 1024;
/// A picture may have at most so many pixels: the sensors of today's phones
/// at their full resolution of 64 megapixels, which take 200 MB of memory.
pub const MAX_PIXELS: u64 = 70_000_000;

/// A place in a picture as fractions of its width and height: 0, 0 is the left
/// upper corner, 1, 1 the right lower one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
}

/// What the person did to the picture.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Shaping {
    /// Quarter turns clockwise, after the turn that the camera noted.
    pub quarter_turns: u8,
    /// The page's corners, clockwise from the left upper one, in the picture
    /// as the person sees it: upright, quarter turns done. Corners that do not
    /// enclose a page (crossed, or nearly on a line) are passed over.
    pub corners: Option<[Point; 4]>,
}

/// A photo ready to be kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prepared {
    /// The JPEG, [`MAX_BYTES`] at most, without metadata.
    #[serde(with = "serde_bytes")]
    pub photo: Vec<u8>,
    /// A small JPEG for lists, [`MAX_SMALL_BYTES`] at most.
    #[serde(with = "serde_bytes")]
    pub small: Vec<u8>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// What the person should be asked about at once; empty for a good photo.
    pub doubts: Vec<Doubt>,
    /// Where the page seems to lie, when no corners were given and it is
    /// plain to see.
    pub suggested: Option<[Point; 4]>,
}

/// Why a photo may be worth taking again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doubt {
    /// Too little light to tell ink from paper.
    TooDark,
    /// Out of focus or shaken.
    Blurred,
    /// A reflection hides part of the page.
    Glare,
    /// Too few pixels for writing to be legible.
    TooSmall,
}

/// Why no photo came of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum PhotoFault {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// Something else than a picture, or a kind of picture unknown here.
    #[error("the file is not a picture of a known kind")]
    NotAPicture,
    /// A HEIC or HEIF picture, which this device cannot read.
    #[error("this device cannot read HEIC pictures")]
    HeicNotReadable,
    /// More than [`MAX_FILE_BYTES`].
    #[error("the file is too large")]
    TooLargeFile,
    /// More than [`MAX_PIXELS`], or more than this device has memory for.
    #[error("the picture has too many pixels")]
    TooManyPixels,
    /// A picture that breaks off or contradicts itself.
    #[error("the picture is damaged")]
    Damaged,
}

/// Whether a file of so many bytes can be a photo, asked before it is read
/// or copied.
///
/// # Errors
/// [`PhotoFault::Empty`] and [`PhotoFault::TooLargeFile`].
pub fn check_size(bytes: usize) -> Result<(), PhotoFault> {
    match bytes {
        0 => Err(PhotoFault::Empty),
        bytes if bytes > MAX_FILE_BYTES => Err(PhotoFault::TooLargeFile),
        _ => Ok(()),
    }
}

/// Makes a small legible photo of a file's bytes.
///
/// # Errors
/// What is wrong with the file, in words that a screen translates.
#[cfg(not(target_arch = "wasm32"))]
pub fn prepare(bytes: &[u8], how: &Shaping) -> Result<Prepared, PhotoFault> {
    let examined = examine(bytes)?;
    shape(&decode::decode(bytes, &examined)?, examined.turn(), how)
}

/// The same of what the platform decoded of [`Examined::without_exif`].
///
/// # Errors
/// [`PhotoFault::Damaged`] when the bands do not fill the picture.
pub fn prepare_decoded(
    decoded: Bands,
    examined: &Examined,
    how: &Shaping,
) -> Result<Prepared, PhotoFault> {
    shape(&decoded.whole()?, examined.turn(), how)
}

fn within_limits(width: u32, height: u32) -> Result<(), PhotoFault> {
    match u64::from(width) * u64::from(height) {
        0 => Err(PhotoFault::Damaged),
        pixels if pixels > MAX_PIXELS => Err(PhotoFault::TooManyPixels),
        _ => Ok(()),
    }
}

fn shape(picture: &Raster, noted: Turn, how: &Shaping) -> Result<Prepared, PhotoFault> {
    let turn = noted.then_quarters(how.quarter_turns);
    let cut = how.corners.and_then(|corners| warp::page(picture, turn, &corners));
    let (page, taken) = match cut {
        Some(cut) => cut,
        None => scale::whole(picture, turn)?,
    };
    let small_and_judged = || {
        let suggested = if how.corners.is_none() { page_edges::find(&page) } else { None };
        (encode::small(&page, MAX_SMALL_BYTES), suggested, doubt::about(&page, taken))
    };
    let (encoded, (small, suggested, doubts)) =
        beside(|| encode::within(&page, MAX_BYTES), small_and_judged);
    let Encoded { jpeg, width, height } = encoded?;
    Ok(Prepared { photo: jpeg, small: small?, width, height, doubts, suggested })
}

/// Two pieces of work at once, where there are threads.
#[cfg(not(target_arch = "wasm32"))]
fn beside<A, B: Send>(one: impl FnOnce() -> A, other: impl FnOnce() -> B + Send) -> (A, B) {
    std::thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        let other = other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        (one, other)
    })
}

#[cfg(target_arch = "wasm32")]
fn beside<A, B>(one: impl FnOnce() -> A, other: impl FnOnce() -> B) -> (A, B) {
    (one(), other())
}
