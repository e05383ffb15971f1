//! What the engine asks of the network, without doing it: the host sends a
//! request and hands in what came of it.

/// What a request does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Fetch.
    Get,
    /// Ask about, without fetching.
    Head,
    /// Send.
    Post,
    /// Send a further part.
    Patch,
}

/// A request to the server that served the app.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// Tells which answer belongs to which request.
    pub id: u64,
    /// What it does.
    pub method: Method,
    /// The path, from `/`.
    pub path: String,
    /// Headers besides those that any request has.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// Give up after this many seconds without the answer being complete.
    pub patience: u32,
}

// Headers carry a bearer, which no log and no failing test should show.
impl std::fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { id, method, path, body, .. } = self;
        write!(f, "HttpRequest({id}: {method:?} {path}, {} bytes)", body.len())
    }
}

/// A request before it has its number.
pub(crate) struct Ask {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

impl Ask {
    /// Post a message of the sync protocol.
    pub(crate) fn post(path: &str, body: Vec<u8>) -> Self {
        let headers = vec![("content-type", "application/cbor".to_owned())];
        Self { method: Method::Post, path: path.to_owned(), headers, body }
    }
}

/// What the server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpResponse {
    /// The status.
    pub status: u16,
    /// The header `Upload-Offset`, where there is one: how many bytes of an
    /// upload the server has.
    pub upload_offset: Option<u64>,
    /// The body, whole.
    pub body: Vec<u8>,
}

/// The server was not reached, or the answer did not come whole. What the
/// server did with the request is unknown; every request may be repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HttpFailure;
