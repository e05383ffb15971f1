//! What is asked about a photo at once: nothing for a good one, the reason for
//! one that should be taken again.

use app::photo::{Doubt, Prepared, Shaping, prepare};
use tests::legibility::camera::Shot;
use tests::legibility::drawn;
use tests::legibility::picture::Picture;

/// Three megapixels are enough here, and quick to draw.
fn shot() -> Shot {
    Shot { width: 1800, height: 2400, blur: 0.6, ..Shot::default() }
}

fn prepared(photo: &Picture) -> Prepared {
    prepare(&photo.to_jpeg(90), &Shaping::default()).expect("a photo")
}

fn doubts(photo: &Picture) -> Vec<Doubt> {
    prepared(photo).doubts
}

/// Light is added around a place: at its middle more than the sensor holds.
fn with_reflection(
    mut photo: Picture,
    (across, down): (f32, f32),
    size: f32,
    soft: f32,
) -> Picture {
    let (x0, y0) = (across * photo.width as f32, down * photo.height as f32);
    let size = size * photo.width as f32;
    let width = photo.width;
    for (at, pixel) in photo.pixels.iter_mut().enumerate() {
        let (x, y) = ((at % width) as f32, (at / width) as f32);
        let distance = ((x - x0) / 1.4).hypot(y - y0) / size;
        let light = 600.0 / (1.0 + distance.powf(soft));
        *pixel = pixel.map(|channel| (f32::from(channel) + light - 8.0).clamp(0.0, 255.0) as u8);
    }
    photo
}

#[test]
fn a_good_photo_of_a_page_raises_no_doubt() {
    let page = drawn::page();
    assert_eq!(doubts(&shot().of(&page)), []);
    let dim = Shot { light: 0.45, noise: 6.0, ..shot() };
    assert_eq!(doubts(&dim.of(&page)), [], "a dim room");
    let bright = Shot { light: 1.15, fall: 0.05, ..shot() };
    assert_eq!(doubts(&bright.of(&page)), [], "paper at the sensor's limit");
    let half = Shot { light: 1.2, fall: 0.4, ..shot() };
    assert_eq!(doubts(&half.of(&page)), [], "one side at the sensor's limit, with its text");
}

#[test]
fn what_has_no_text_is_not_called_blurred_nor_glaring() {
    assert_eq!(doubts(&drawn::plain()), [], "a plain sheet");
    assert_eq!(doubts(&drawn::house()), [], "a house in the sun");
    assert_eq!(doubts(&Picture::filled(1600, 1200, [255, 255, 255])), [], "white");
}

#[test]
fn a_blurred_page_is_noticed() {
    let page = drawn::page();
    for blur in [3.6, 5.0, 8.0] {
        assert_eq!(doubts(&Shot { blur, ..shot() }.of(&page)), [Doubt::Blurred], "{blur}");
    }
}

#[test]
fn a_dark_page_is_noticed() {
    let page = drawn::page();
    assert_eq!(doubts(&Shot { light: 0.15, ..shot() }.of(&page)), [Doubt::TooDark]);
    let black = Picture::filled(1600, 1200, [3, 3, 3]);
    assert_eq!(doubts(&black), [Doubt::TooDark]);
}

#[test]
fn a_reflection_on_the_page_is_noticed() {
    let photo = shot().of(&drawn::page());
    for (place, size, soft) in [
        ((0.5, 0.4), 0.14, 4.0),
        ((0.3, 0.7), 0.08, 6.0),
        ((0.6, 0.5), 0.2, 3.0),
        ((0.5, 0.5), 0.1, 40.0),
    ] {
        let reflected = with_reflection(photo.clone(), place, size, soft);
        assert_eq!(doubts(&reflected), [Doubt::Glare], "{place:?} {size} {soft}");
    }
}

#[test]
fn a_picture_of_few_pixels_is_noticed() {
    let small = Shot { width: 480, height: 640, blur: 0.4, ..Shot::default() };
    assert!(doubts(&small.of(&drawn::page())).contains(&Doubt::TooSmall));
}
