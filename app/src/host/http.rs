//! Sending the engine's requests: one way for the browser and for native.

use std::time::Duration;

use crate::engine::{HttpFailure, HttpRequest, HttpResponse, Method};

/// Ask the server at `origin`. Why it failed is of no use to anyone: what
/// follows is always to try again.
pub(super) async fn send(
    client: &reqwest::Client,
    origin: &str,
    request: HttpRequest,
) -> Result<HttpResponse, HttpFailure> {
    let method = match request.method {
        Method::Get => reqwest::Method::GET,
        Method::Head => reqwest::Method::HEAD,
        Method::Post => reqwest::Method::POST,
        Method::Patch => reqwest::Method::PATCH,
    };
    let mut sending = client
        .request(method, format!("{origin}{}", request.path))
        .timeout(Duration::from_secs(request.patience.into()));
    for (name, value) in request.headers {
        sending = sending.header(name, value);
    }
    // A browser refuses a body, even an empty one, where the method has none.
    if matches!(request.method, Method::Post | Method::Patch) {
        sending = sending.body(request.body);
    }
    let response = sending.send().await.map_err(|_| HttpFailure)?;
    let status = response.status().as_u16();
    let offset = response.headers().get("upload-offset");
    let upload_offset = offset.and_then(|value| value.to_str().ok()?.parse().ok());
    let body = response.bytes().await.map_err(|_| HttpFailure)?.to_vec();
    Ok(HttpResponse { status, upload_offset, body })
}
