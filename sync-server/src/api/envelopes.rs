//! `POST /api/envelopes`
//!
//! Body: a [`Delivery`] in CBOR, at most [`MAX_BODY`] and [`MAX_ENVELOPES`].
//! Answer: 200 with a [`DeliveryReply`](shared::sync::envelope::DeliveryReply)
//! in CBOR, one outcome for each envelope in the same order. 400 for what is no
//! delivery, 413 for too much of it, 408 for a body that stalls, 503 when there
//! is no room. Nobody signs a delivery: each envelope speaks for itself, and
//! one delivered twice is answered as stored twice.

use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use shared::sync::envelope::Delivery;
use shared::sync::{MAX_BODY, MAX_ENVELOPES, codec};

use super::{Api, body};

pub(super) async fn deliver(State(api): State<Api>, request: Body) -> Response {
    let received = match body::receive(request, MAX_BODY, &api.room).await {
        Ok(received) => received,
        Err(status) => return status.into_response(),
    };
    let Ok(delivery) = codec::from_cbor::<Delivery>(&received.bytes) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    if delivery.envelopes.len() > MAX_ENVELOPES {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    match codec::to_cbor(&api.service.deliver(delivery).await) {
        Ok(bytes) => body::answer(StatusCode::OK, bytes),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
