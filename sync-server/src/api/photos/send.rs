//! `HEAD /api/photos/{id}`: how much of a photo is there, for who may send it.
//! 200 with `Upload-Offset` and `Upload-Length`. After a cut that is everything
//! that came before it.
//!
//! `PATCH /api/photos/{id}`: more of it. `Content-Type` must be
//! `application/offset+octet-stream` (else 415), `Upload-Offset` say where it
//! goes on (none: 400; another than what is there: 409). 204 with the new
//! `Upload-Offset` once that much is on the disk; 413 for more than is lacking,
//! of which nothing counts; 408, 423 and 460 as in `POST /api/photos`.
//!
//! `POST` with `X-HTTP-Method-Override: PATCH` or `HEAD` is that.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::{
    Api, Refused, UPLOAD_LENGTH, UPLOAD_OFFSET, ended, holder, is_piece, number, speaks, standing,
    to_send,
};
use crate::service::{Holder, Judged};
use crate::store::Photo;

pub(super) async fn head(
    State(api): State<Api>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let holder = holder(&api, &headers).await?;
    speaks(&headers)?;
    let photo = to_send(&api, &holder, &id).await?;
    let turn = api.service.photos().turn(&holder.key(photo.citation.id)).await;
    let offset = match api.service.offset(&holder, &photo, &turn).await? {
        Judged::There(offset) => offset,
        // It was thrown away just now: that is where it stands.
        Judged::Mismatch => 0,
    };
    let mut response = standing(StatusCode::OK, Judged::There(offset));
    response.headers_mut().insert(UPLOAD_LENGTH, HeaderValue::from(photo.citation.bytes));
    Ok(response)
}

pub(super) async fn patch(
    State(api): State<Api>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refused> {
    let holder = holder(&api, &headers).await?;
    speaks(&headers)?;
    if !is_piece(&headers) {
        return Err(Refused::NoPiece);
    }
    let from = number(&headers, &UPLOAD_OFFSET).ok_or(Refused::Malformed)?;
    let photo = to_send(&api, &holder, &id).await?;
    let coming = number(&headers, &header::CONTENT_LENGTH).unwrap_or(0);
    let lacking = u64::from(photo.citation.bytes).checked_sub(from);
    if lacking.is_some_and(|lacking| coming > lacking) {
        return Err(Refused::TooLong);
    }
    piece(api, holder, photo, Some(from), body, StatusCode::NO_CONTENT).await
}

pub(super) async fn overridden(
    api: State<Api>,
    id: Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    match headers.get("x-http-method-override").map(HeaderValue::as_bytes) {
        Some(b"PATCH") => patch(api, id, headers, body).await.into_response(),
        Some(b"HEAD") => head(api, id, headers).await.into_response(),
        _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
    }
}

/// Take in a piece that goes on at `from`, or begins the photo anew. On a task
/// of its own: when a connection breaks, its handler is dropped in the middle
/// of what it does, and what came must first be on the disk.
pub(super) async fn piece(
    api: Api,
    holder: Holder,
    photo: Photo,
    from: Option<u64>,
    body: Body,
    well: StatusCode,
) -> Result<Response, Refused> {
    let task = tokio::spawn(async move {
        let room = api.service.photos().room(holder.install()).ok_or(Refused::Later)?;
        let mut turn = api.service.photos().turn(&holder.key(photo.citation.id)).await;
        let there = match api.service.offset(&holder, &photo, &turn).await? {
            Judged::There(there) => there,
            Judged::Mismatch => 0,
        };
        if from.is_some_and(|from| from != there) {
            return Ok(standing(StatusCode::CONFLICT, Judged::There(there)));
        }
        if there == u64::from(photo.citation.bytes) {
            return Ok(standing(well, Judged::There(there)));
        }
        let range = (from.unwrap_or(0), there);
        let taken = api.service.take_in(&holder, &photo, range, body, &mut turn, room).await;
        let (received, judged) = taken?;
        Ok(standing(ended(received, well), judged))
    });
    task.await.unwrap_or(Err(Refused::Later))
}
