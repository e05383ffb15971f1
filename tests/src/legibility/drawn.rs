//! Pictures drawn in code, for where no browser prints pages: a page with lines
//! of strokes that are as fine as print, a house, a plain sheet.

use super::picture::Picture;

const PAPER: [u8; 3] = [246, 245, 240];
const INK: [u8; 3] = [28, 28, 34];

/// A sheet of A4 at 300 pixels to the inch, covered with something that is as
/// fine and as dense as text of eleven points.
#[must_use]
pub fn page() -> Picture {
    let mut page = Picture::filled(2480, 3508, PAPER);
    let mut seed = 7_u32;
    let mut random = move |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % below
    };
    for line in 0..52_usize {
        let base = 230 + line * 60;
        let mut x = 200_usize;
        let end = 2280 - random(300) as usize;
        while x < end {
            for _ in 0..2 + random(5) {
                let (width, height) = (10 + random(14) as usize, 8 + random(26) as usize);
                // A letter's body: an upright, a bowl below it, perhaps a dot.
                block(&mut page, x, base - height, 4, height);
                block(&mut page, x, base, width, 5);
                if random(2) == 0 {
                    block(&mut page, x + width / 2, base + 9, 5, 5);
                }
                x += width;
            }
            x += 14;
        }
    }
    page
}

fn block(page: &mut Picture, left: usize, top: usize, width: usize, height: usize) {
    for y in top..(top + height).min(page.height) {
        let (from, to) = (left.min(page.width), (left + width).min(page.width));
        page.pixels[y * page.width + from..y * page.width + to].fill(INK);
    }
}

/// A sheet with nothing on it, filling the picture.
#[must_use]
pub fn plain() -> Picture {
    Picture::painted(1500, 2000, |x, y| {
        let shade = ((x + y) / 160) as u8;
        let grain = ((x * 7 + y * 13) % 5) as u8;
        [248 - shade - grain, 247 - shade - grain, 243 - shade - grain]
    })
}

/// A whitewashed house in the sun under a bright sky, on sand.
#[must_use]
pub fn house() -> Picture {
    let (width, height) = (2000, 1500);
    Picture::painted(width, height, |x, y| {
        let grain = ((x * 2_654_435 + y * 40_503) % 23) as u8;
        let in_box = |left: usize, top: usize, right: usize, bottom: usize| {
            (left..right).contains(&x) && (top..bottom).contains(&y)
        };
        if in_box(900, 900, 1050, 1200) {
            [60 + grain, 40 + grain, 30 + grain]
        } else if in_box(650, 700, 800, 850) || in_box(1150, 700, 1300, 850) {
            [40 + grain, 55 + grain, 70 + grain]
        } else if in_box(500, 600, 1450, 1200) {
            [255, 253, 250]
        } else if y < 1100 {
            let sky = (y / 12) as u8;
            [150 + sky, 185 + sky / 2, 235]
        } else {
            [170 + grain, 140 + grain, 100 + grain]
        }
    })
}
