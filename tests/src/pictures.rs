//! Photos for stories: bytes that begin and end as a JPEG does and are
//! otherwise noise, so that nothing about them can be guessed.

use app::engine::command::{
    AddPage, DocumentRow, OpenPapers, PageView, PreparedPhoto, StartDocument,
};
use shared::ids::RecordId;

use crate::Device;

/// Which paper may be photographed in the demonstration's association.
pub const PAPER: &str = "electricity_bill";

/// A photo of so many bytes; the same seed makes the same one.
#[must_use]
pub fn picture(seed: u64, bytes: usize) -> Vec<u8> {
    let mut state = seed;
    let mut noise = move || {
        // SplitMix64.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (bits ^ (bits >> 31)).to_le_bytes()
    };
    let mut picture = vec![0xff, 0xd8, 0xff];
    while picture.len() < bytes - 2 {
        picture.extend(noise());
    }
    picture.truncate(bytes - 2);
    picture.extend([0xff, 0xd9]);
    picture
}

/// The same as the camera's pipeline gives it, with its small one.
#[must_use]
pub fn prepared(seed: u64, bytes: usize) -> PreparedPhoto {
    PreparedPhoto { photo: picture(seed, bytes), small: picture(!seed, 5_000) }
}

/// A document at a visit with these pages.
pub async fn document(device: &mut Device, visit: RecordId, pages: Vec<PreparedPhoto>) -> RecordId {
    let paper = PAPER.to_owned();
    let document = device.call(StartDocument { visit, paper }).await.unwrap();
    for photo in pages {
        device.call(AddPage { document, photo }).await.unwrap();
    }
    document
}

/// The pages of the case's documents as a device shows them, oldest document
/// first.
pub async fn pages(device: &mut Device, visit: RecordId) -> Vec<PageView> {
    let papers = device.call(OpenPapers { visit }).await.unwrap();
    let pages_of = |row: DocumentRow| row.pages;
    papers.documents.into_iter().rev().flat_map(pages_of).collect()
}
