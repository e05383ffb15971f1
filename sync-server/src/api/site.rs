//! The built app, as files. What lies under `/static/` carries its content's
//! hash in its name and never changes; everything else is asked for anew each
//! time. A navigation to any other address is answered with the app's page,
//! which knows its own addresses. Compressed twins (`.br`, `.gz`) that the
//! build made are sent to those who take them.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;
use tower_http::services::{ServeDir, ServeFile};

const HASHED: &str = "/static/";

#[derive(Clone)]
struct Site {
    folder: PathBuf,
    page: PathBuf,
}

/// The app in `folder`.
pub(super) fn router(folder: &Path) -> Router {
    let site = Site { folder: folder.to_owned(), page: folder.join("index.html") };
    Router::new().fallback(serve).with_state(site)
}

async fn serve(State(site): State<Site>, request: Request) -> Response {
    let hashed = request.uri().path().starts_with(HASHED);
    let navigation = !hashed && is_navigation(&request);
    let again =
        Request::builder().method(request.method().clone()).uri("/").body(Body::empty()).map(
            |mut again| {
                again.headers_mut().clone_from(request.headers());
                again
            },
        );
    let files = ServeDir::new(&site.folder).precompressed_br().precompressed_gzip();
    let mut response = match files.oneshot(request).await {
        Ok(found) => found.map(Body::new),
        Err(never) => match never {},
    };
    if response.status() == StatusCode::NOT_FOUND
        && navigation
        && let Ok(again) = again
    {
        let page = ServeFile::new(&site.page).precompressed_br().precompressed_gzip();
        response = match page.oneshot(again).await {
            Ok(found) => found.map(Body::new),
            Err(never) => match never {},
        };
    }
    let kept = match response.status() {
        StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED if hashed => {
            "public, max-age=31536000, immutable"
        }
        _ => "no-cache",
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response.into_response()
}

/// Whether a person goes to an address, rather than a page asking for a file.
fn is_navigation(request: &Request) -> bool {
    let accepts = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    let reads = request.method() == Method::GET || request.method() == Method::HEAD;
    reads && accepts.is_some_and(|accepts| accepts.contains("text/html"))
}
