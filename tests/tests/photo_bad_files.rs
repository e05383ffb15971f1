//! What is no good photo: refused in words, quickly, and never with a panic.
//! What is one, comes out without a word about where and by whom it was taken.

use std::io::Cursor;
use std::time::{Duration, Instant};

use app::photo::{
    Bands, Doubt, MAX_BYTES, PhotoFault, Prepared, Shaping, examine, prepare, prepare_decoded,
};
use proptest::prelude::*;
use tests::legibility::drawn;
use tests::legibility::picture::Picture;

fn outcome(bytes: &[u8]) -> Result<Prepared, PhotoFault> {
    prepare(bytes, &Shaping::default())
}

fn fault(bytes: &[u8]) -> PhotoFault {
    outcome(bytes).expect_err("no photo")
}

fn little() -> Picture {
    Picture::painted(96, 64, |x, y| [(x * 2) as u8, (y * 3) as u8, ((x ^ y) * 4) as u8])
}

fn webp() -> Vec<u8> {
    let (picture, mut bytes) = (little(), Vec::new());
    image_webp::WebPEncoder::new(Cursor::new(&mut bytes))
        .encode(picture.pixels.as_flattened(), 96, 64, image_webp::ColorType::Rgb8)
        .expect("a WebP");
    bytes
}

/// A PNG's first chunks, for a picture of this size.
fn png_claiming(width: u32, height: u32) -> Vec<u8> {
    let mut png = little().to_png();
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc(&png[12..29]);
    png[29..33].copy_from_slice(&crc.to_be_bytes());
    png
}

/// The checksum of a PNG's chunk.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 * (crc & 1)))
    })
}

#[test]
fn what_is_not_a_picture_is_refused_in_words() {
    assert_eq!(fault(b""), PhotoFault::Empty);
    assert_eq!(fault(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj"), PhotoFault::NotAPicture);
    assert_eq!(fault("اسم الملف صورة.jpg".as_bytes()), PhotoFault::NotAPicture);
    assert_eq!(fault(&[0; 4096]), PhotoFault::NotAPicture);
    assert_eq!(fault(b"\0\0\0\x20ftypheic\0\0\0\0mif1heic"), PhotoFault::HeicNotReadable);
    assert_eq!(fault(b"\xFF\xD8\xFF"), PhotoFault::Damaged);
    assert_eq!(fault(b"BM"), PhotoFault::NotAPicture);
}

#[test]
fn a_picture_that_breaks_off_is_damaged() {
    for whole in [little().to_jpeg(90), little().to_png(), webp()] {
        outcome(&whole).expect("a photo");
        // PNG's end holds no pixels, so that it may lack.
        for length in [16, whole.len() / 3, whole.len() / 2, whole.len() - 40] {
            assert_eq!(fault(&whole[..length]), PhotoFault::Damaged, "{length} bytes");
        }
    }
}

/// What a platform's decoder makes of a picture, as it is handed over.
fn decoded(picture: &Picture) -> Bands {
    let mut bands = Bands::of(picture.width as u32, picture.height as u32).expect("a size");
    for row in picture.pixels.chunks(picture.width) {
        let rgbx: Vec<u8> =
            row.iter().flat_map(|[red, green, blue]| [*red, *green, *blue, 7]).collect();
        bands.add(&rgbx);
    }
    bands
}

#[test]
fn what_the_platform_decodes_is_turned_once() {
    let jpeg = with_metadata(&little().to_jpeg(90), 6);
    let mut webp = Vec::new();
    let mut encoder = image_webp::WebPEncoder::new(Cursor::new(&mut webp));
    encoder.set_exif_metadata(exif(6));
    let pixels = little().pixels;
    encoder.encode(pixels.as_flattened(), 96, 64, image_webp::ColorType::Rgb8).expect("a WebP");
    for noted in [jpeg, png_with_exif(6), webp] {
        let whole = outcome(&noted).expect("a photo");
        assert_eq!((whole.width, whole.height), (64, 96), "our own decoder");
        let examined = examine(&noted).expect("a picture");
        let bare = examined.without_exif(noted);
        let again = outcome(&bare).expect("still a picture");
        assert_eq!((again.width, again.height), (96, 64), "nothing is left to turn it");
        let photo = prepare_decoded(decoded(&little()), &examined, &Shaping::default());
        let photo = photo.expect("a photo");
        assert_eq!((photo.width, photo.height), (64, 96), "the platform's decoder");
    }
}

#[test]
fn what_the_platform_leaves_out_is_missed() {
    let examined = examine(&little().to_png()).expect("a picture");
    let mut bands = Bands::of(96, 64).expect("a size");
    bands.add(&[9; 96 * 63 * 4]);
    let missing = prepare_decoded(bands, &examined, &Shaping::default());
    assert_eq!(missing, Err(PhotoFault::Damaged));
    assert_eq!(Bands::of(0, 0).err(), Some(PhotoFault::Damaged));
    assert_eq!(Bands::of(60_000, 60_000).err(), Some(PhotoFault::TooManyPixels));
}

#[test]
fn what_is_too_much_is_refused_before_it_costs_anything() {
    let started = Instant::now();
    let mut large = little().to_jpeg(90);
    large.resize(60_000_000, 0);
    assert_eq!(fault(&large), PhotoFault::TooLargeFile);
    assert_eq!(fault(&png_claiming(60_000, 60_000)), PhotoFault::TooManyPixels);
    assert_eq!(fault(&png_claiming(u32::MAX >> 1, 2)), PhotoFault::TooManyPixels);
    let mut bmp = b"BM".to_vec();
    bmp.resize(60, 0);
    bmp[18..26].copy_from_slice(&[0, 0, 1, 0, 0, 0, 0xFF, 0xFF]);
    assert_eq!(fault(&bmp), PhotoFault::TooManyPixels);
    let mut jpeg = little().to_jpeg(90);
    let frame = jpeg.windows(2).position(|marker| marker == [0xFF, 0xC0]).expect("a frame");
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xFF; 4]);
    assert_eq!(fault(&jpeg), PhotoFault::TooManyPixels);
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
}

#[test]
fn any_kind_of_picture_and_any_size_becomes_a_photo() {
    for bytes in [little().to_jpeg(90), little().to_png(), webp()] {
        let photo = outcome(&bytes).expect("a photo");
        assert_eq!((photo.width, photo.height), (96, 64));
        assert!(photo.doubts.contains(&Doubt::TooSmall));
    }
    for (width, height) in [(1, 1), (1, 700), (5000, 3), (33, 2049), (1001, 1501)] {
        let picture = Picture::painted(width, height, |x, y| [(x * y) as u8, x as u8, y as u8]);
        let photo = outcome(&picture.to_png()).expect("a photo");
        assert!(photo.photo.len() <= MAX_BYTES && photo.small.len() <= 6_000);
        // What came out can be taken in again, and is the same picture.
        let again = outcome(&photo.photo).expect("a photo");
        assert_eq!((again.width, again.height), (photo.width, photo.height));
    }
}

#[test]
fn noise_fits_too() {
    let mut seed = 1_u32;
    let mut noise = Picture::filled(4000, 3000, [0; 3]);
    for pixel in &mut noise.pixels {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *pixel = [(seed >> 24) as u8, (seed >> 16) as u8, (seed >> 8) as u8];
    }
    let photo = outcome(&noise.to_jpeg(90)).expect("a photo");
    assert!(photo.photo.len() <= MAX_BYTES && photo.small.len() <= 6_000);
}

/// How a camera was held, and where.
fn exif(orientation: u8) -> Vec<u8> {
    let entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
    [b"MM\0\x2A\0\0\0\x08\0\x01", &entry[..], b"\0\0\0\0GPS 24.7136N 46.6753E"].concat()
}

fn png_with_exif(orientation: u8) -> Vec<u8> {
    let (png, exif) = (little().to_png(), exif(orientation));
    let length = u32::try_from(exif.len()).expect("a short chunk").to_be_bytes();
    let chunk = [b"eXIf", &exif[..]].concat();
    // After the header's chunk.
    [&png[..33], &length, &chunk, &crc(&chunk).to_be_bytes(), &png[33..]].concat()
}

/// A camera's JPEG: how it was held, where, by what, its colours, a comment.
fn with_metadata(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let segment = |marker: u8, data: &[u8]| {
        let length = u16::try_from(data.len() + 2).expect("a short segment").to_be_bytes();
        [&[0xFF, marker], &length[..], data].concat()
    };
    [
        &jpeg[..2],
        &segment(0xE1, &[b"Exif\0\0", &exif(orientation)[..]].concat()),
        &segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>secret</x:xmpmeta>"),
        &segment(0xE2, b"ICC_PROFILE\0\x01\x01secret profile"),
        &segment(0xFE, b"secret comment"),
        &jpeg[2..],
    ]
    .concat()
}

#[test]
fn nothing_but_the_picture_comes_out() {
    let upright = Picture::painted(1200, 800, |x, _| if x < 600 { [230; 3] } else { [20; 3] });
    let taken = with_metadata(&upright.to_jpeg(90), 6);
    let photo = outcome(&taken).expect("a photo");
    assert_eq!((photo.width, photo.height), (800, 1200), "held upright");
    for jpeg in [&photo.photo, &photo.small] {
        let mut markers = Vec::new();
        let mut at = 2;
        while jpeg[at + 1] != 0xDA {
            markers.push(jpeg[at + 1]);
            at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
        }
        // JFIF's header, quantisation, the frame, Huffman tables.
        assert!(markers.iter().all(|it| [0xE0, 0xDB, 0xC2, 0xC4].contains(it)), "{markers:x?}");
        for told in ["Exif", "GPS", "secret", "ICC", "adobe", "xmp"] {
            assert!(!jpeg.windows(told.len()).any(|part| part == told.as_bytes()), "{told}");
        }
    }
    let mut decoder = zune_jpeg::JpegDecoder::new(Cursor::new(&photo.photo));
    let pixels = decoder.decode().expect("a JPEG");
    assert!(pixels[30] > 200 && pixels[pixels.len() - 30] < 50, "the left half is on top");
}

#[test]
fn a_house_keeps_its_colours() {
    let photo = outcome(&drawn::house().to_jpeg(90)).expect("a photo");
    let mut decoder = zune_jpeg::JpegDecoder::new(Cursor::new(&photo.photo));
    let pixels = decoder.decode().expect("a JPEG");
    let at = |x: usize, y: usize| -> [u8; 3] { pixels.as_chunks().0[y * photo.width as usize + x] };
    let close = |one: [u8; 3], other: [u8; 3]| {
        one.iter().zip(other).all(|(one, other)| one.abs_diff(other) < 14)
    };
    assert!(close(at(100, 12), [151, 185, 235]), "the sky: {:?}", at(100, 12));
    assert!(close(at(600, 1100), [255, 253, 250]), "the wall: {:?}", at(600, 1100));
}

proptest! {
    #[test]
    fn no_bytes_bring_it_down(
        kind in 0..3_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in prop::option::weighted(0.2, any::<prop::sample::Index>()),
        turns in any::<u8>(),
    ) {
        let noted = with_metadata(&little().to_jpeg(90), 3);
        let mut bytes = vec![noted, png_with_exif(3), webp()].swap_remove(kind);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(examined) = examine(&bytes) {
            let bare = examined.without_exif(bytes.clone());
            prop_assert!(bare.len() <= bytes.len());
        }
        if let Ok(photo) = prepare(&bytes, &Shaping { quarter_turns: turns, corners: None }) {
            prop_assert!(photo.photo.len() <= MAX_BYTES);
        }
    }
}
