//! `POST /api/enrol`
//!
//! Body: [`EnrolRequest`] in CBOR, at most 4 KiB. Answer: 200 with an
//! [`EnrolReply`](shared::sync::enrol::EnrolReply) in CBOR. 400 for what is no
//! request, 503 when nothing can be stored just now; both may be repeated: the
//! same code makes no second profile.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::{ConnectInfo, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use shared::sync::codec;
use shared::sync::enrol::EnrolRequest;

use super::{Api, body};

const LIMIT: usize = 4 * 1024;

pub(super) async fn enrol(
    State(api): State<Api>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Body,
) -> Response {
    let received = match body::receive(request, LIMIT, &api.room).await {
        Ok(received) => received,
        Err(status) => return status.into_response(),
    };
    let Ok(request) = codec::from_cbor::<EnrolRequest>(&received.bytes) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let reply = match api.service.enrol(peer.ip(), &request).await {
        Ok(reply) => reply,
        Err(error) => {
            tracing::error!(%error, "enrolment failed");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    match codec::to_cbor(&reply) {
        Ok(bytes) => body::answer(StatusCode::OK, bytes),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
