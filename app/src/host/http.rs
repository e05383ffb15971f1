//! Sending the engine's requests: one way for the browser and for native.

use std::time::Duration;

use reqwest::header::CONTENT_TYPE;

use crate::engine::{HttpFailure, HttpRequest, HttpResponse};

/// Post to the server at `origin`. Why it failed is of no use to anyone: what
/// follows is always to try again.
pub(super) async fn post(
    client: &reqwest::Client,
    origin: &str,
    request: HttpRequest,
) -> Result<HttpResponse, HttpFailure> {
    let response = client
        .post(format!("{origin}{}", request.path))
        .header(CONTENT_TYPE, "application/cbor")
        .timeout(Duration::from_secs(request.patience.into()))
        .body(request.body)
        .send()
        .await
        .map_err(|_| HttpFailure)?;
    let status = response.status().as_u16();
    let body = response.bytes().await.map_err(|_| HttpFailure)?.to_vec();
    Ok(HttpResponse { status, body })
}
