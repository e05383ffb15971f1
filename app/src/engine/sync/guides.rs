//! Guides in the photos' lane: fetched piece by piece when nothing else waits,
//! one at a time, and kept only where the whole is what the profile names.

use data_encoding::HEXLOWER;

use super::carrier::{Heard, back_off};
use crate::engine::http::{Ask, HttpResponse, Method};
use crate::engine::photos::digest;
use crate::engine::store::StoreError;
use crate::engine::store::guides::Fetching;
use crate::engine::store::photos::PhotoStore;

/// Where guides come from.
const PATH: &str = "/api/guides";

/// Fetch a piece of what lies at `path` from where it broke off.
pub(super) fn fetch(path: String, from: usize, piece: usize) -> Ask {
    let range = format!("bytes={from}-{}", from + piece - 1);
    Ask { method: Method::Get, path, headers: vec![("range", range)], body: Vec::new() }
}

/// The request for a guide's next piece.
pub(super) fn next(guide: &Fetching, piece: usize) -> Ask {
    let path = format!("{PATH}/{}", HEXLOWER.encode(&guide.sha256));
    fetch(path, guide.here.len(), piece)
}

/// What came of it.
///
/// # Errors
/// When the store fails.
pub(super) fn answered(
    store: &mut PhotoStore,
    guide: Fetching,
    response: HttpResponse,
    now: i64,
) -> Result<Heard, StoreError> {
    let later = now.saturating_add(back_off(guide.tries + 1));
    let length = usize::try_from(guide.length).unwrap_or(usize::MAX);
    let bytes = match response.status {
        200 => response.body,
        206 if !response.body.is_empty() => [guide.here, response.body].concat(),
        // Trouble there says nothing of what it has.
        500.. => return Ok(Heard::Nothing),
        _ => return store.put_guide_back(&guide.sha256, later).map(|()| Heard::Nothing),
    };
    let whole = bytes.len() >= length || response.status == 200;
    if whole && digest(&bytes) != guide.sha256 {
        // Nobody is shown what is not what was named.
        return store.put_guide_back(&guide.sha256, later).map(|()| Heard::Nothing);
    }
    if let Err(error) = store.keep_guide(&guide.sha256, &bytes) {
        // No room, most likely: photos that can be fetched again make some.
        store.put_guide_back(&guide.sha256, later)?;
        store.shrink(0)?;
        return Err(error);
    }
    Ok(if whole { Heard::Guide } else { Heard::Nothing })
}
