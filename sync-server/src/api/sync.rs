//! `POST /api/sync`
//!
//! Body: a [`SignedRequest`](shared::sync::signed::SignedRequest) in CBOR
//! around a compressed [`SyncRequest`](shared::sync::exchange::SyncRequest), at
//! most [`MAX_BODY`]. Answer: a [`SyncReply`] as compressed CBOR, always; 200,
//! except 400 with `Refused(Malformed)`, 413 with `Refused(TooLarge)`, 408 for
//! a body that stalls and 503, both with `Refused(Unavailable)`.
//!
//! The push is processed before the news are gathered. A request that is
//! refused has changed nothing; one whose answer was lost may have been taken:
//! ask again with a new nonce, what is there already counts as received.

use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use shared::sync::exchange::{Refusal, SyncReply};
use shared::sync::{MAX_BODY, codec};

use super::{Api, body};

pub(super) async fn sync(State(api): State<Api>, request: Body) -> Response {
    let (status, reply) = match body::receive(request, MAX_BODY, &api.room).await {
        Ok(received) => {
            let reply = api.service.exchange(&received.bytes).await;
            (status_of(&reply), reply)
        }
        Err(status) => (status, SyncReply::Refused(refusal_of(status))),
    };
    if let SyncReply::Refused(refusal) = &reply {
        tracing::info!(refusal = name_of(refusal), "exchange refused");
    }
    // Compressing a full page takes a while: not on a thread that answers.
    match tokio::task::spawn_blocking(move || codec::compress(&reply)).await {
        Ok(Ok(bytes)) => body::answer(status, bytes),
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn status_of(reply: &SyncReply) -> StatusCode {
    match reply {
        SyncReply::Refused(Refusal::Malformed) => StatusCode::BAD_REQUEST,
        SyncReply::Refused(Refusal::TooLarge) => StatusCode::PAYLOAD_TOO_LARGE,
        SyncReply::Refused(Refusal::Unavailable) => StatusCode::SERVICE_UNAVAILABLE,
        SyncReply::Done(_) | SyncReply::Refused(_) => StatusCode::OK,
    }
}

fn refusal_of(status: StatusCode) -> Refusal {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::TooLarge,
        StatusCode::BAD_REQUEST => Refusal::Malformed,
        _ => Refusal::Unavailable,
    }
}

/// The refusal's name, without the challenge that it may carry.
fn name_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::StaleChallenge(_) => "stale challenge",
        Refusal::Replayed => "replayed",
        Refusal::NotSigned => "not signed",
        Refusal::Revoked => "revoked",
        Refusal::ProtocolTooNew => "protocol too new",
        Refusal::ProtocolTooOld => "protocol too old",
        Refusal::Malformed => "malformed",
        Refusal::TooLarge => "too large",
        Refusal::Unavailable => "unavailable",
    }
}
