//! `GET /api/health`
//!
//! Answer: 200 with `{"status":"ok","protocol":n}` when the store answers, 503
//! without a body when it does not. Tells nothing about the association.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use shared::sync::PROTOCOL;

use super::Api;

pub(super) async fn health(State(api): State<Api>) -> Response {
    match api.service.store().associations().await {
        Ok(_) => {
            let body = format!(r#"{{"status":"ok","protocol":{PROTOCOL}}}"#);
            ([(header::CONTENT_TYPE, "application/json")], body).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "not healthy");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
