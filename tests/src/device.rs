//! A device: the engine, run by hand.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use app::engine::command::{
    BeginUnlock, Command, DerivedKey, Enrol, FinishEnrol, FinishUnlock, ListProfiles, Lock, Notice,
    Request, Session, SlotParameters, SyncNow, SyncState, UnlockChallenge,
};
use app::engine::failure::Failure;
use app::engine::{
    Engine, HttpFailure, HttpRequest, HttpResponse, Input, Output, Storage, derive_key,
};
use shared::sync::codec;
use tempfile::TempDir;

use crate::World;

/// What the link does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Carries both ways.
    Up,
    /// Carries nothing.
    Down,
    /// Carries requests and loses the answers.
    LosesAnswers,
    /// Cuts every request after so many bytes.
    CutsAfter(usize),
}

/// A device with its files.
pub struct Device {
    folder: TempDir,
    engine: Option<Engine>,
    origin: String,
    http: reqwest::Client,
    time: Arc<AtomicI64>,
    calls: u64,
    requests: VecDeque<HttpRequest>,
    wake: Option<i64>,
    /// What the link does now.
    pub link: Link,
    /// Everything that the engine said unasked.
    pub notices: Vec<Notice>,
    /// Requests made, with the bytes of each and of its answer.
    pub traffic: Vec<(&'static str, usize, usize)>,
}

impl Device {
    pub(crate) fn new(world: &World) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut device = Self {
            folder,
            engine: None,
            origin: world.origin(),
            http: reqwest::Client::new(),
            time: world.clock(),
            calls: 0,
            requests: VecDeque::new(),
            wake: None,
            link: Link::Up,
            notices: Vec::new(),
            traffic: Vec::new(),
        };
        device.start();
        device
    }

    /// The device's files.
    #[must_use]
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    fn now(&self) -> i64 {
        self.time.load(Ordering::SeqCst)
    }

    fn start(&mut self) {
        self.engine = Some(Engine::open(Storage::in_folder(self.folder.path())).unwrap());
    }

    /// The tab is killed: nothing is closed, nothing is said. A new engine is
    /// opened on the same files.
    pub fn kill(&mut self) {
        // Leaking keeps even destructors from running, as a killed process
        // would; SQLite's locks are the process's own and do not bite.
        std::mem::forget(self.engine.take());
        self.requests.clear();
        self.wake = None;
        self.start();
    }

    fn step(&mut self, input: Input) -> Vec<(u64, Result<Vec<u8>, Failure>)> {
        let now = self.now();
        let engine = self.engine.as_mut().expect("the engine runs");
        let mut replies = Vec::new();
        for output in engine.step(input, now) {
            match output {
                Output::Reply { id, result } => replies.push((id, result)),
                Output::Notice(notice) => self.notices.push(notice),
                Output::Http(request) => self.requests.push_back(request),
                Output::WakeAt(when) => self.wake = Some(when),
            }
        }
        replies
    }

    async fn carry(&self, request: &HttpRequest) -> Result<HttpResponse, HttpFailure> {
        let mut body = request.body.clone();
        let url = format!("{}{}", self.origin, request.path);
        match self.link {
            Link::Down => return Err(HttpFailure),
            Link::CutsAfter(bytes) if bytes < body.len() => {
                // Announce the whole, send a part, hang up.
                body.truncate(bytes);
                cut(&self.origin, request, &body).await;
                return Err(HttpFailure);
            }
            _ => {}
        }
        let response = self
            .http
            .post(url)
            .header("content-type", "application/cbor")
            .body(body)
            .send()
            .await
            .map_err(|_| HttpFailure)?;
        let status = response.status().as_u16();
        let body = response.bytes().await.map_err(|_| HttpFailure)?.to_vec();
        if self.link == Link::LosesAnswers {
            return Err(HttpFailure);
        }
        Ok(HttpResponse { status, body })
    }

    /// Carry the oldest waiting request; returns the replies it led to, or
    /// `None` where none waited.
    async fn carry_one(&mut self) -> Option<Vec<(u64, Result<Vec<u8>, Failure>)>> {
        let request = self.requests.pop_front()?;
        let outcome = self.carry(&request).await;
        let down = outcome.as_ref().map_or(0, |response| response.body.len());
        self.traffic.push((request.path, request.body.len(), down));
        Some(self.step(Input::Http { id: request.id, outcome }))
    }

    /// Ask the engine, as a screen does.
    ///
    /// # Errors
    /// What the engine refused.
    pub async fn call<R: Request>(&mut self, request: R) -> Result<R::Reply, Failure> {
        self.calls += 1;
        let id = self.calls;
        let command: Command = request.into();
        let mut replies = self.step(Input::Call { id, command: Box::new(command) });
        loop {
            if let Some((_, result)) = replies.into_iter().find(|(replied, _)| *replied == id) {
                return result.map(|bytes| codec::from_cbor(&bytes).unwrap());
            }
            replies = self.carry_one().await.expect("a reply, or a request to wait for");
        }
    }

    /// Let the device run until it has nothing to do at this time.
    pub async fn rest(&mut self) {
        loop {
            if self.carry_one().await.is_some() {
                continue;
            }
            match self.wake {
                Some(when) if when <= self.now() => {
                    self.wake = None;
                    self.step(Input::Tick);
                }
                _ => return,
            }
        }
    }

    /// Let time pass in steps, the device running on.
    pub async fn wait(&mut self, seconds: i64) {
        for _ in 0..seconds * 2 {
            self.time.fetch_add(500, Ordering::SeqCst);
            self.rest().await;
        }
    }

    /// Exchange now, until nothing is under way.
    pub async fn sync(&mut self) {
        self.call(SyncNow {}).await.unwrap();
        self.rest().await;
    }

    /// How sending stands, as last told.
    #[must_use]
    pub fn sync_state(&self) -> SyncState {
        let told = self.notices.iter().rev().find_map(|notice| match notice {
            Notice::Sync(state) => Some(state.clone()),
            Notice::RecordsChanged => None,
        });
        told.unwrap_or(SyncState::Idle)
    }

    /// Enrol with a code and a passphrase.
    ///
    /// # Errors
    /// What the engine refused.
    pub async fn enrol(&mut self, code: &str, passphrase: &str) -> Result<Session, Failure> {
        let enrolling = self.call(Enrol { code: code.to_owned() }).await?;
        let key = derive(passphrase, &enrolling.slot);
        self.call(FinishEnrol { key }).await
    }

    /// Unlock the device's first profile.
    ///
    /// # Errors
    /// What the engine refused; a wait is [`Failure::TooManyAttempts`].
    pub async fn unlock(&mut self, passphrase: &str) -> Result<Session, Failure> {
        let view = self.call(ListProfiles {}).await?;
        let profile = view.profiles.first().ok_or(Failure::NotFound)?.profile;
        match self.call(BeginUnlock { profile }).await? {
            UnlockChallenge::Wait { seconds } => Err(Failure::TooManyAttempts { seconds }),
            UnlockChallenge::Derive(slot) => {
                let key = derive(passphrase, &slot);
                self.call(FinishUnlock { profile, key }).await
            }
        }
    }

    /// Lock.
    pub async fn lock(&mut self) {
        self.call(Lock {}).await.unwrap();
    }
}

fn derive(passphrase: &str, slot: &SlotParameters) -> DerivedKey {
    derive_key(passphrase, slot).unwrap()
}

/// Send the beginning of a request and hang up.
async fn cut(origin: &str, request: &HttpRequest, part: &[u8]) {
    use tokio::io::AsyncWriteExt;
    let address = origin.trim_start_matches("http://");
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST {} HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/cbor\r\n\
         content-length: {}\r\n\r\n",
        request.path,
        request.body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(part).await.unwrap();
    stream.shutdown().await.unwrap();
}
