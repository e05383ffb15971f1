//! Sending one photo by tus 1.0 (<https://tus.io/protocols/resumable-upload>):
//! which request is next, and what an answer means. A piece is asked for only
//! from where the server said it is; after any doubt it is asked first.

use data_encoding::BASE64;
use shared::ids::PhotoId;

use crate::engine::http::{Ask, HttpResponse, Method};
use crate::engine::store::StoreError;
use crate::engine::store::photos::{PhotoStore, ToSend};

/// Where photos go and come from.
pub(crate) const PATH: &str = "/api/photos";

/// What a request to the server is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    /// Announce the photo and send its first piece.
    Create,
    /// Ask how much of it is there.
    Look,
    /// Send the next piece.
    Append,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Came {
    /// The server has so many bytes.
    Has(u32),
    /// The server has them all.
    Whole,
    /// The server knows of no such upload.
    NotThere,
    /// Ask how much is there.
    Unsure,
    /// The server does not take this photo now; others may go.
    Refused,
    /// The bearer is not good any more.
    Unauthorised,
}

/// The request's path for a photo.
pub(crate) fn path_of(photo: PhotoId) -> String {
    format!("{PATH}/{photo}")
}

/// The next request for a photo; `None` where there is nothing of it to send.
/// `sure` where what is noted of it is what the server said last; `most` bytes
/// of it at most.
pub(crate) fn next(
    store: &PhotoStore,
    photo: &ToSend,
    sure: bool,
    most: usize,
) -> Result<Option<(Act, Ask)>, StoreError> {
    let tus = || vec![("tus-resumable", "1.0.0".to_owned())];
    let path = path_of(photo.id);
    let sent = match photo.sent {
        Some(sent) if sure => sent,
        Some(_) => {
            let ask = Ask { method: Method::Head, path, headers: tus(), body: Vec::new() };
            return Ok(Some((Act::Look, ask)));
        }
        None => 0,
    };
    let body = store.piece(photo.id, sent, most)?;
    if body.is_empty() {
        return Ok(None);
    }
    let mut headers = tus();
    headers.push(("content-type", "application/offset+octet-stream".to_owned()));
    if photo.sent.is_some() {
        headers.push(("upload-offset", sent.to_string()));
        return Ok(Some((Act::Append, Ask { method: Method::Patch, path, headers, body })));
    }
    let name = BASE64.encode(photo.id.to_string().as_bytes());
    headers.push(("upload-length", photo.length.to_string()));
    headers.push(("upload-metadata", format!("photo {name}")));
    Ok(Some((Act::Create, Ask { method: Method::Post, path: PATH.to_owned(), headers, body })))
}

/// What an answer means.
pub(crate) fn answered(act: Act, photo: &ToSend, response: &HttpResponse) -> Came {
    let offset = response.upload_offset.and_then(|offset| u32::try_from(offset).ok());
    match (act, response.status) {
        (_, 401) => Came::Unauthorised,
        (_, 200 | 201 | 204) => match offset {
            Some(offset) if offset == photo.length => Came::Whole,
            Some(offset) if offset < photo.length => Came::Has(offset),
            Some(_) => Came::Refused,
            None if act == Act::Look => Came::Refused,
            None => Came::Unsure,
        },
        (Act::Look, 404 | 410) => Came::NotThere,
        // It stalled, somebody else was sending, or more or less is there.
        (_, 408 | 423) | (Act::Append, 404 | 409 | 410) => Came::Unsure,
        _ => Came::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_means_something() {
        let photo =
            ToSend { id: PhotoId::from_bytes([1; 16]), length: 100, sent: Some(10), tries: 0 };
        let came = |act, status, upload_offset| {
            answered(act, &photo, &HttpResponse { status, upload_offset, body: Vec::new() })
        };
        assert_eq!(came(Act::Create, 201, Some(0)), Came::Has(0));
        assert_eq!(came(Act::Create, 201, None), Came::Unsure, "plain creation says no offset");
        assert_eq!(came(Act::Create, 404, None), Came::Refused);
        assert_eq!(came(Act::Append, 204, Some(100)), Came::Whole);
        assert_eq!(came(Act::Append, 204, Some(101)), Came::Refused, "more than there is");
        assert_eq!(came(Act::Append, 409, None), Came::Unsure);
        assert_eq!(came(Act::Append, 460, None), Came::Refused);
        assert_eq!(came(Act::Look, 404, None), Came::NotThere);
        assert_eq!(came(Act::Look, 200, None), Came::Refused);
        assert_eq!(came(Act::Look, 401, None), Came::Unauthorised);
        assert_eq!(came(Act::Append, 503, None), Came::Refused);
    }
}
