//! A device: the engine, run by hand.

use std::collections::VecDeque;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use app::engine::command::{Command, Notice, Request, SyncNow, SyncState, from_bytes};
use app::engine::failure::Failure;
use app::engine::{
    Engine, HttpFailure, HttpRequest, HttpResponse, Input, Output, Storage, StoreError,
};
use shared::sync::codec;
use shared::sync::exchange::{SyncAnswer, SyncReply};
use tempfile::TempDir;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::World;
use crate::link::{Link, Road, whole};

/// Changes an answer of `/api/sync` on its way.
pub type Forger = Box<dyn Fn(&mut SyncAnswer) + Send>;
/// Changes an answer about photos on its way.
pub type PhotoForger = Box<dyn Fn(&HttpRequest, &mut HttpResponse) + Send>;
/// Says at which requests the link breaks.
pub type Breaker = Box<dyn Fn(&HttpRequest) -> bool + Send>;

/// A device with its files.
pub struct Device {
    folder: TempDir,
    engine: Option<Engine>,
    origin: String,
    road: Road,
    time: Arc<AtomicI64>,
    calls: u64,
    requests: VecDeque<HttpRequest>,
    wake: Option<i64>,
    steps_left: Option<u32>,
    /// What the link does now.
    pub link: Link,
    /// Somebody between the server and the device.
    pub forger: Option<Forger>,
    /// The same for photos.
    pub photo_forger: Option<PhotoForger>,
    /// What the link never carries.
    pub breaker: Option<Breaker>,
    /// How often the engine fell by itself.
    pub falls: u32,
    /// Everything that the engine said unasked.
    pub notices: Vec<Notice>,
    /// Requests made, with the bytes of each on the wire and of its answer's body.
    pub traffic: Vec<(String, usize, usize)>,
}

impl Device {
    pub(crate) fn new(world: &World) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut device = Self {
            folder,
            engine: None,
            origin: world.origin(),
            road: Road::to(world.origin()),
            time: world.clock(),
            calls: 0,
            requests: VecDeque::new(),
            wake: None,
            steps_left: None,
            link: Link::Up,
            forger: None,
            photo_forger: None,
            breaker: None,
            falls: 0,
            notices: Vec::new(),
            traffic: Vec::new(),
        };
        device.start().unwrap();
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

    fn start(&mut self) -> Result<(), StoreError> {
        self.engine = Some(Engine::open(Storage::in_folder(self.folder.path()))?);
        Ok(())
    }

    /// The tab is closed.
    pub fn close(&mut self) {
        self.engine = None;
        self.forget();
    }

    /// The tab is opened again.
    ///
    /// # Errors
    /// What kept the engine from starting.
    pub fn open(&mut self) -> Result<(), StoreError> {
        self.start()
    }

    /// The same, on a device whose storage is full: no profile's database has
    /// more than so many pages of 4 KiB, or more than it had.
    ///
    /// # Errors
    /// As [`Device::open`].
    pub fn open_with_room(&mut self, pages: u32) -> Result<(), StoreError> {
        let storage = Storage::in_folder(self.folder.path()).with_room(pages);
        self.engine = Some(Engine::open(storage)?);
        Ok(())
    }

    /// The tab is killed: nothing is closed, nothing is said. A new engine is
    /// opened on the same files.
    pub fn kill(&mut self) {
        // Leaking keeps even destructors from running, as a killed process
        // would; SQLite's locks are the process's own and do not bite.
        std::mem::forget(self.engine.take());
        self.forget();
        self.start().unwrap();
    }

    /// What the screens and the host had under way is gone.
    fn forget(&mut self) {
        self.requests.clear();
        self.wake = None;
        self.steps_left = None;
    }

    /// The tab will be killed before the engine's step after so many.
    pub fn dies_after(&mut self, steps: u32) {
        self.steps_left = Some(steps);
    }

    /// From now on connect to this address, on a new connection.
    pub fn reach_through(&mut self, address: &str) {
        self.road = Road::to(format!("http://{address}"));
    }

    /// The tab lives on.
    pub fn die_no_more(&mut self) {
        self.steps_left = None;
    }

    fn step(&mut self, input: Input) -> Vec<(u64, Result<Vec<u8>, Failure>)> {
        match &mut self.steps_left {
            Some(0) => {
                self.kill();
                return Vec::new();
            }
            Some(left) => *left -= 1,
            None => {}
        }
        let now = self.now();
        let engine = self.engine.as_mut().expect("the engine runs");
        // A panic ends the worker or the thread that the engine runs in; the
        // host starts another.
        let stepped = std::panic::catch_unwind(AssertUnwindSafe(|| engine.step(input, now)));
        let Ok(outputs) = stepped else {
            self.falls += 1;
            self.kill();
            return Vec::new();
        };
        let mut replies = Vec::new();
        for output in outputs {
            match output {
                Output::Reply { id, result } => replies.push((id, result)),
                Output::Notice(notice) => self.notices.push(notice),
                Output::Http(request) => self.requests.push_back(request),
                Output::WakeAt(when) => self.wake = Some(when),
            }
        }
        replies
    }

    /// Carry the oldest waiting request; returns the replies it led to, or
    /// `None` where none waited.
    async fn carry_one(&mut self) -> Option<Vec<(u64, Result<Vec<u8>, Failure>)>> {
        let request = self.requests.pop_front()?;
        let breaks = self.breaker.as_ref().is_some_and(|breaks| breaks(&request));
        let link = if breaks { Link::Down } else { self.link };
        let outcome = self.road.carry(link, &request).await;
        Some(self.came(&request, outcome))
    }

    /// What came of a request, handed to the engine.
    fn came(
        &mut self,
        request: &HttpRequest,
        mut outcome: Result<HttpResponse, HttpFailure>,
    ) -> Vec<(u64, Result<Vec<u8>, Failure>)> {
        if self.link == Link::Repeats {
            self.link = Link::Up;
        }
        if let (Some(forger), Ok(response), "/api/sync") =
            (&self.forger, &mut outcome, request.path.as_str())
            && let Ok(SyncReply::Done(mut answer)) = codec::decompress(&response.body)
        {
            forger(&mut answer);
            response.body = codec::compress(&SyncReply::Done(answer)).unwrap();
        }
        if let (Some(forger), Ok(response), true) =
            (&self.photo_forger, &mut outcome, request.path.starts_with("/api/photos"))
        {
            forger(request, response);
        }
        let down = outcome.as_ref().map_or(0, |response| response.body.len());
        let up = whole(&self.origin, request).len();
        self.traffic.push((request.path.clone(), up, down));
        self.step(Input::Http { id: request.id, outcome })
    }

    /// Ask the engine, as a screen does.
    ///
    /// # Errors
    /// What the engine refused; [`Failure::EngineRestarted`] where the tab was
    /// killed meanwhile.
    pub async fn call<R: Request>(&mut self, request: R) -> Result<R::Reply, Failure> {
        self.calls += 1;
        let id = self.calls;
        let command: Command = request.into();
        let mut replies = self.step(Input::Call { id, command: Box::new(command) });
        loop {
            if let Some((_, result)) = replies.into_iter().find(|(replied, _)| *replied == id) {
                return result.map(|bytes| from_bytes(&bytes).unwrap());
            }
            let Some(later) = self.carry_one().await else { return Err(Failure::EngineRestarted) };
            replies = later;
        }
    }

    /// Let the device run until it has nothing to do at this time.
    pub async fn rest(&mut self) {
        loop {
            if self.carry_one().await.is_some() {
                continue;
            }
            match self.wake {
                Some(when) if when <= self.now() => self.step_awake(),
                _ => return,
            }
        }
    }

    /// Carry this many requests at most, one after the other, as far as the
    /// device makes them at this time.
    pub async fn carry(&mut self, requests: usize) {
        let wanted = self.traffic.len() + requests;
        while self.traffic.len() < wanted {
            if self.carry_one().await.is_none() {
                match self.wake {
                    Some(when) if when <= self.now() => self.step_awake(),
                    _ => return,
                }
            }
        }
    }

    fn step_awake(&mut self) {
        self.wake = None;
        self.step(Input::Tick);
    }

    /// Let the device run by the real clock, its requests beside each other,
    /// until `enough` says so; the world's clock follows. What is on its way
    /// then is not waited for: afterwards the device can only be looked at.
    pub async fn live(&mut self, mut enough: impl FnMut(&mut Self) -> bool) {
        let (began, from) = (Instant::now(), self.now());
        let mut flying = JoinSet::new();
        loop {
            let passed = i64::try_from(began.elapsed().as_millis()).unwrap();
            self.time.fetch_max(from + passed, Ordering::SeqCst);
            if self.wake.is_some_and(|when| when <= self.now()) {
                self.step_awake();
            }
            for request in self.requests.drain(..) {
                let (road, link) = (self.road.clone(), self.link);
                flying.spawn(async move { (road.carry(link, &request).await, request) });
            }
            if enough(self) {
                return;
            }
            let wait = self.wake.map_or(50, |when| when - self.now()).clamp(1, 50);
            let wait = Duration::from_millis(u64::try_from(wait).unwrap());
            if let Ok(Some(landed)) = timeout(wait, flying.join_next()).await {
                let (outcome, request) = landed.unwrap();
                let passed = i64::try_from(began.elapsed().as_millis()).unwrap();
                self.time.fetch_max(from + passed, Ordering::SeqCst);
                self.came(&request, outcome);
            } else if flying.is_empty() {
                sleep(wait).await;
            }
        }
    }

    /// Ask the engine something that needs no network.
    pub fn ask<R: Request>(&mut self, request: R) -> Result<R::Reply, Failure> {
        self.calls += 1;
        let id = self.calls;
        let command: Command = request.into();
        let replies = self.step(Input::Call { id, command: Box::new(command) });
        let reply = replies.into_iter().find(|(replied, _)| *replied == id);
        reply.expect("a reply at once").1.map(|bytes| from_bytes(&bytes).unwrap())
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
        if self.call(SyncNow {}).await.is_ok() {
            self.rest().await;
        }
    }

    /// How sending stands, as last told.
    #[must_use]
    pub fn sync_state(&self) -> SyncState {
        let told = self.notices.iter().rev().find_map(|notice| match notice {
            Notice::Sync(state) => Some(state.clone()),
            Notice::RecordsChanged | Notice::PhotoCame(_) | Notice::PhotosSent => None,
        });
        told.unwrap_or(SyncState::Idle)
    }
}
