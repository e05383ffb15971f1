//! HTTP: bytes in, bytes out. Each endpoint's file begins with its contract;
//! what is decided, is decided in the service.
//!
//! Bodies are CBOR. An outcome that the protocol knows is 200 with a reply;
//! only bytes that are no message (400), too many (413), too slow (408) or not
//! servable just now (503) are told by the status, and then with the same
//! reply where the type has one. Photos are HTTP's own: [`photos`].

mod body;
mod enrol;
mod envelopes;
mod guides;
mod headers;
mod health;
mod photos;
mod site;
mod sync;

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::map_response;
use axum::routing::{any, get, post};

use crate::service::Service;
use body::Room;

/// What handlers share.
#[derive(Clone)]
struct Api {
    service: Arc<Service>,
    room: Room,
}

/// Every address that the server answers at.
pub(crate) fn router(service: &Arc<Service>, web: Option<&Path>) -> Router {
    let api = Router::new()
        .route("/api/enrol", post(enrol::enrol))
        .route("/api/sync", post(sync::sync))
        .route("/api/envelopes", post(envelopes::deliver))
        .route("/api/guides/{sha256}", get(guides::fetch))
        .route("/api/health", get(health::health))
        .merge(photos::router())
        .route("/api/{*unknown}", any(StatusCode::NOT_FOUND))
        .layer(map_response(headers::never_kept))
        .with_state(Api { service: service.clone(), room: Room::default() });
    match web {
        Some(folder) => api.merge(site::router(folder).layer(map_response(headers::strict))),
        None => api,
    }
}

#[cfg(test)]
mod tests;
