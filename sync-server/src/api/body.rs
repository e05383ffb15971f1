//! Bodies of requests and of answers.
//!
//! A link may be slow, so a body may take long as long as it keeps coming; what
//! all bodies hold at once is bounded, since anybody may send some.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long nothing may come before a body counts as cut off.
const STALL: Duration = Duration::from_secs(60);
/// Bytes that all bodies being received may hold at once.
const HELD: usize = 64 * 1024 * 1024;
/// What messages are sent as.
const CBOR: &str = "application/cbor";

/// Room for bodies.
#[derive(Clone)]
pub(super) struct Room(Arc<Semaphore>);

impl Default for Room {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(HELD)))
    }
}

/// A body, and the room that it takes until it is dropped.
pub(super) struct Received {
    pub(super) bytes: Vec<u8>,
    _room: Option<OwnedSemaphorePermit>,
}

/// Receive a body of at most `limit` bytes.
///
/// # Errors
/// 413 for a longer one, 408 for one that stalls, 400 for one that is cut off,
/// 503 when there is no room.
pub(super) async fn receive(
    mut body: Body,
    limit: usize,
    room: &Room,
) -> Result<Received, StatusCode> {
    let mut bytes = Vec::new();
    let mut taken: Option<OwnedSemaphorePermit> = None;
    loop {
        let frame = match tokio::time::timeout(STALL, body.frame()).await {
            Ok(Some(Ok(frame))) => frame,
            Ok(Some(Err(_))) => return Err(StatusCode::BAD_REQUEST),
            Ok(None) => {
                return Ok(Received { bytes, _room: taken });
            }
            Err(_) => return Err(StatusCode::REQUEST_TIMEOUT),
        };
        let Ok(data) = frame.into_data() else {
            continue;
        };
        if bytes.len() + data.len() > limit {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        let size = u32::try_from(data.len()).map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
        let permit = room
            .0
            .clone()
            .try_acquire_many_owned(size)
            .map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
        match &mut taken {
            Some(taken) => taken.merge(permit),
            None => taken = Some(permit),
        }
        bytes.extend_from_slice(&data);
    }
}

/// An answer in CBOR.
pub(super) fn answer(status: StatusCode, cbor: Vec<u8>) -> Response {
    (status, [(header::CONTENT_TYPE, CBOR)], cbor).into_response()
}
