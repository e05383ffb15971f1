//! What the engine asks of the network, without doing it: the host sends a
//! request and hands in what came of it.

/// A request to the server that served the app. Always `POST`, always CBOR.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// Tells which answer belongs to which request.
    pub id: u64,
    /// The path, from `/`.
    pub path: &'static str,
    /// The body.
    pub body: Vec<u8>,
    /// Give up after this many seconds without the answer being complete.
    pub patience: u32,
}

/// What the server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpResponse {
    /// The status.
    pub status: u16,
    /// The body, whole.
    pub body: Vec<u8>,
}

/// The server was not reached, or the answer did not come whole. What the
/// server did with the request is unknown; every request may be repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HttpFailure;
