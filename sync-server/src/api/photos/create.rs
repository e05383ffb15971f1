//! `POST /api/photos`: begin to send a photo, or go on where a lost answer
//! left off; doing it again changes nothing.
//!
//! `Upload-Length`: its bytes, as cited. `Upload-Metadata`: `photo`, and the
//! photo's id in base64; other keys are passed over. With
//! `Content-Type: application/offset+octet-stream` the body is the photo's
//! beginning, of which what came before is passed over.
//!
//! 201 with `Location` and `Upload-Offset`: how much is there now, which may be
//! everything. 400 without one of the headers, 413 for more than a photo may
//! have, or a body longer than the photo, 408 for a body that stalls, 423 where
//! another request for the same photo came, 460 where the photo came whole and
//! was not as cited; then nothing of it is there any more.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64;
use shared::ids::PhotoId;
use shared::record::photo::MAX_PHOTO_BYTES;

use super::{Api, Refused, UPLOAD_LENGTH, holder, number, send, speaks, standing, to_send};

pub(super) async fn create(
    State(api): State<Api>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refused> {
    let holder = holder(&api, &headers).await?;
    speaks(&headers)?;
    let length = number(&headers, &UPLOAD_LENGTH);
    let named = headers.get("upload-metadata").and_then(|value| photo_named(value.to_str().ok()?));
    let (Some(length), Some(named)) = (length, named) else {
        return Err(Refused::Malformed);
    };
    if length > u64::from(MAX_PHOTO_BYTES) {
        return Err(Refused::TooLong);
    }
    let photo = to_send(&api, &holder, &named).await?;
    if u64::from(photo.citation.bytes) != length {
        return Err(Refused::Absent);
    }
    let id: PhotoId = photo.citation.id;
    let answer = match super::is_piece(&headers) {
        true => send::piece(api, holder, photo, None, body, StatusCode::CREATED).await?,
        false => {
            let turn = api.service.photos().turn(&holder.key(id)).await;
            standing(StatusCode::CREATED, api.service.offset(&holder, &photo, &turn).await?)
        }
    };
    // Some clients take whatever has a location for begun.
    Ok(match answer.status() {
        StatusCode::CREATED => {
            ([(header::LOCATION, format!("/api/photos/{id}"))], answer).into_response()
        }
        _ => answer,
    })
}

/// The value of the key `photo` among the metadata.
fn photo_named(metadata: &str) -> Option<String> {
    let value = metadata.split(',').find_map(|pair| {
        let (key, value) = pair.trim().split_once(' ')?;
        (key == "photo").then_some(value)
    })?;
    String::from_utf8(BASE64.decode(value.as_bytes()).ok()?).ok()
}
