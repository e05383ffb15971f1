//! `GET /api/photos/{id}`: a photo, whole or by `Range`, for who may read
//! documents in its case. 200 or 206 with `Content-Type: image/jpeg`; 416 for a
//! range that it does not have.
//!
//! One that has not come whole is 404 as well. Whoever holds the record that
//! cites it may see it, so to them 404 says that it is still missing; to
//! everybody else it says nothing.

use std::path::PathBuf;

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use tower::ServiceExt;
use tower_http::services::ServeFile;

use super::{Api, Refused, holder};

pub(super) async fn fetch(
    State(api): State<Api>,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Refused> {
    let holder = holder(&api, request.headers()).await?;
    let id = id.parse().map_err(|_| Refused::Absent)?;
    let photo = api.service.to_see(&holder, id).await?.ok_or(Refused::Absent)?;
    let path = api.service.photos().files.whole(&holder.key(photo.citation.id));
    kept_file(path, request.headers(), HeaderValue::from_static("image/jpeg")).await
}

/// A file that is kept, whole or in part as the request's headers ask.
pub(in crate::api) async fn kept_file(
    path: PathBuf,
    headers: &HeaderMap,
    media_type: HeaderValue,
) -> Result<Response, Refused> {
    // Of the request only the range: what is kept never changes, and when it
    // came is nobody's business.
    let mut asked = Request::builder().method(Method::GET).uri("/");
    if let Some(range) = headers.get(header::RANGE) {
        asked = asked.header(header::RANGE, range);
    }
    let asked = asked.body(Body::empty()).map_err(|_| Refused::Malformed)?;
    let mut response = match ServeFile::new(path).oneshot(asked).await {
        Ok(found) => found.map(Body::new),
        Err(never) => match never {},
    };
    match response.status() {
        StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::RANGE_NOT_SATISFIABLE => {}
        StatusCode::NOT_FOUND => {
            tracing::error!("a kept file is missing");
            return Err(Refused::Absent);
        }
        _ => return Err(Refused::Later),
    }
    let headers = response.headers_mut();
    headers.remove(header::LAST_MODIFIED);
    headers.insert(header::CONTENT_TYPE, media_type);
    Ok(response)
}
