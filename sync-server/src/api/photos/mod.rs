//! `/api/photos`: photos by tus 1.0 (<https://tus.io/protocols/resumable-upload>),
//! with the extensions *creation* and *creation-with-upload*. Each operation's
//! file begins with its contract; common to all:
//!
//! - `Authorization: Bearer …` of the newest [`SyncAnswer`], else 401 with
//!   `WWW-Authenticate`. `OPTIONS` needs none and tells nothing about anybody.
//! - A photo that is not cited, or is another's business, or was announced with
//!   another length than the cited one: 404 with the same words. No photo's id
//!   tells whether the photo exists.
//! - 412 without `Tus-Resumable: 1.0.0` (`GET` needs none), 503 where too much
//!   comes at once or the server is in trouble, 507 when its disk is full.
//!
//! There are crates that speak tus (`fileloft-axum`, `tus-protocol`). Both make
//! an upload's address themselves and keep its state beside their files, while
//! here a photo is named by the record that cites it, may be sent by whom the
//! record's case says, and is judged by the cited digest. What remained for them
//! to do is a few headers; the judging would have been around them.
//!
//! [`SyncAnswer`]: shared::sync::exchange::SyncAnswer

mod create;
mod fetch;
mod send;

pub(super) use fetch::kept_file;

use axum::Router;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use shared::ids::PhotoId;
use shared::record::photo::MAX_PHOTO_BYTES;

use super::Api;
use crate::photos::{PhotoError, Received};
use crate::service::{Holder, Judged};
use crate::store::{Photo, StoreError};

const TUS: &str = "1.0.0";
const TUS_RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const TUS_VERSION: HeaderName = HeaderName::from_static("tus-version");
const UPLOAD_LENGTH: HeaderName = HeaderName::from_static("upload-length");
const UPLOAD_OFFSET: HeaderName = HeaderName::from_static("upload-offset");
/// What bytes of a photo are sent as.
const PIECE: &str = "application/offset+octet-stream";
/// Says that a photo was not what its citation says (tus, "checksum").
const MISMATCH: u16 = 460;

/// The addresses of photos.
pub(super) fn router() -> Router<Api> {
    Router::new()
        .route("/api/photos", post(create::create).options(able))
        .route(
            "/api/photos/{id}",
            get(fetch::fetch)
                .head(send::head)
                .patch(send::patch)
                .post(send::overridden)
                .options(able),
        )
        .layer(map_response(tus))
}

/// Every answer says which tus it speaks.
async fn tus(mut response: Response) -> Response {
    response.headers_mut().insert(TUS_RESUMABLE, HeaderValue::from_static(TUS));
    response
}

/// `OPTIONS`: 204 with what this server can do.
async fn able() -> Response {
    let headers = [
        (TUS_VERSION, TUS.to_owned()),
        (HeaderName::from_static("tus-extension"), "creation,creation-with-upload".to_owned()),
        (HeaderName::from_static("tus-max-size"), MAX_PHOTO_BYTES.to_string()),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// Why a request brought nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// 401: no bearer that is good.
    Stranger,
    /// 412: another tus, or none.
    OtherTus,
    /// 400: a header is missing or wrong.
    Malformed,
    /// 404: not here, or not for this one.
    Absent,
    /// 413: more than a photo has.
    TooLong,
    /// 415: the body is no piece of a photo.
    NoPiece,
    /// 503: too much at once, or trouble.
    Later,
    /// 507: the disk is full.
    Full,
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = match self {
            Self::Stranger => {
                let says = [(header::WWW_AUTHENTICATE, "Bearer")];
                return (StatusCode::UNAUTHORIZED, says).into_response();
            }
            Self::OtherTus => {
                return (StatusCode::PRECONDITION_FAILED, [(TUS_VERSION, TUS)]).into_response();
            }
            Self::Later => {
                let says = [(header::RETRY_AFTER, "5")];
                return (StatusCode::SERVICE_UNAVAILABLE, says).into_response();
            }
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Absent => StatusCode::NOT_FOUND,
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NoPiece => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Full => StatusCode::INSUFFICIENT_STORAGE,
        };
        status.into_response()
    }
}

impl From<PhotoError> for Refused {
    fn from(error: PhotoError) -> Self {
        tracing::error!(%error, "photo failed");
        match error {
            PhotoError::Full => Self::Full,
            PhotoError::Store(_) | PhotoError::File(_) => Self::Later,
        }
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        PhotoError::from(error).into()
    }
}

/// Who asks, by the bearer shown.
pub(super) async fn holder(api: &Api, headers: &HeaderMap) -> Result<Holder, Refused> {
    let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = shown.and_then(|shown| {
        let (scheme, token) = shown.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then_some(token)
    });
    let token = token.ok_or(Refused::Stranger)?;
    api.service.holder(token).await?.ok_or(Refused::Stranger)
}

/// The photo, for somebody who may send it; one answer for all that is not so.
async fn to_send(api: &Api, holder: &Holder, id: &str) -> Result<Photo, Refused> {
    let id: PhotoId = id.parse().map_err(|_| Refused::Absent)?;
    api.service.to_send(holder, id).await?.ok_or(Refused::Absent)
}

/// Whether the request speaks our tus.
fn speaks(headers: &HeaderMap) -> Result<(), Refused> {
    match headers.get(TUS_RESUMABLE) {
        Some(version) if version == TUS => Ok(()),
        _ => Err(Refused::OtherTus),
    }
}

/// A header that is a number.
fn number(headers: &HeaderMap, name: &HeaderName) -> Option<u64> {
    let text = headers.get(name)?.to_str().ok()?;
    // `parse` alone would take a sign.
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// Whether the body is a piece of a photo.
fn is_piece(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == PIECE)
}

/// Where a photo stands, as the headers of `status`; a photo that came whole
/// and was not as cited has no other answer than that.
fn standing(status: StatusCode, judged: Judged) -> Response {
    match judged {
        Judged::There(offset) => (status, [(UPLOAD_OFFSET, offset.to_string())]).into_response(),
        Judged::Mismatch => {
            let status = StatusCode::from_u16(MISMATCH).unwrap_or(StatusCode::BAD_REQUEST);
            (status, [(UPLOAD_OFFSET, "0")]).into_response()
        }
    }
}

/// How a body's end is told, where it ended well with `well`.
fn ended(received: Received, well: StatusCode) -> StatusCode {
    match received {
        Received::Ended(_) => well,
        Received::Cut(_) => StatusCode::BAD_REQUEST,
        Received::Stalled(_) => StatusCode::REQUEST_TIMEOUT,
        Received::Overtaken(_) => StatusCode::LOCKED,
        Received::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
    }
}
