//! Finding a page on its ground, and cutting it out.

use app::photo::{Point, Prepared, Shaping, prepare};
use tests::legibility::camera::Shot;
use tests::legibility::drawn;
use tests::legibility::picture::Picture;

const LYING: [(f32, f32); 4] = [(0.17, 0.08), (0.84, 0.1), (0.89, 0.91), (0.1, 0.88)];

fn shot() -> Shot {
    Shot { width: 1800, height: 2400, blur: 0.6, corners: LYING, ..Shot::default() }
}

fn prepared(photo: &Picture, how: &Shaping) -> Prepared {
    prepare(&photo.to_jpeg(90), how).expect("a photo")
}

fn points(corners: [(f32, f32); 4]) -> [Point; 4] {
    corners.map(|(x, y)| Point { x, y })
}

/// The brightness of the prepared photo at a place.
fn brightness(photo: &Prepared, x: f32, y: f32) -> u8 {
    let mut decoder = zune_jpeg::JpegDecoder::new(std::io::Cursor::new(&photo.photo));
    let pixels = decoder.decode().expect("a JPEG");
    let (column, row) = ((photo.width as f32 * x) as usize, (photo.height as f32 * y) as usize);
    pixels[(row * photo.width as usize + column) * 3 + 1]
}

#[test]
fn a_page_on_a_darker_table_is_suggested() {
    for light in [0.88, 0.5] {
        let photo = Shot { light, ..shot() }.of(&drawn::page());
        let found = prepared(&photo, &Shaping::default()).suggested.expect("corners");
        for (found, (x, y)) in found.into_iter().zip(LYING) {
            let off = (found.x - x).hypot(found.y - y);
            assert!(off < 0.012, "{found:?} instead of {x}, {y}");
        }
    }
}

#[test]
fn where_no_page_is_plain_to_see_none_is_suggested() {
    let none = |photo: &Picture| assert_eq!(prepared(photo, &Shaping::default()).suggested, None);
    none(&drawn::plain());
    none(&drawn::page());
    none(&drawn::house());
    none(&Picture::filled(1200, 1600, [90, 80, 70]));
    let white_table = Shot { table: [236, 235, 230], ..shot() };
    none(&white_table.of(&drawn::page()));
    let half_outside = [(-0.3, 0.1), (0.6, 0.12), (0.62, 0.9), (-0.28, 0.88)];
    none(&Shot { corners: half_outside, ..shot() }.of(&drawn::page()));
}

#[test]
fn a_page_is_cut_out_flat() {
    let photo = shot().of(&drawn::page());
    let how = Shaping { quarter_turns: 0, corners: Some(points(LYING)) };
    let page = prepared(&photo, &how);
    let wide = page.width as f32 / page.height as f32;
    assert!((0.68..0.78).contains(&wide), "A4 is 0.707 wide, not {wide}");
    assert_eq!(page.suggested, None, "the person has chosen");
    for (x, y) in [(0.015, 0.015), (0.985, 0.015), (0.985, 0.985), (0.015, 0.985)] {
        assert!(brightness(&page, x, y) > 140, "paper at {x}, {y}");
    }
}

#[test]
fn corners_belong_to_the_picture_as_it_is_seen() {
    // Left half black, right half white; a quarter turn puts black on top.
    let halves = Picture::painted(1600, 1000, |x, _| if x < 800 { [10; 3] } else { [240; 3] });
    let lower = points([(0.1, 0.6), (0.9, 0.6), (0.9, 0.9), (0.1, 0.9)]);
    let page = prepared(&halves, &Shaping { quarter_turns: 1, corners: Some(lower) });
    assert_eq!((page.width, page.height), (800, 480));
    assert!([0.05, 0.5, 0.95].into_iter().all(|at| brightness(&page, at, at) > 230));
}

#[test]
fn corners_that_enclose_nothing_are_passed_over() {
    let photo = drawn::plain();
    for corners in [
        [(0.5, 0.5); 4],
        [(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0)],
        [(0.1, 0.1), (0.1, 0.9), (0.9, 0.9), (0.9, 0.1)],
        [(f32::NAN, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)],
    ] {
        let how = Shaping { quarter_turns: 0, corners: Some(points(corners)) };
        let page = prepared(&photo, &how);
        assert_eq!((page.width, page.height), (1500, 2000), "{corners:?}");
    }
    let outside = points([(-5.0, -1.0), (9.0, 0.0), (2.0, 3.0), (-0.1, 1.5)]);
    prepared(&photo, &Shaping { quarter_turns: 7, corners: Some(outside) });
}
