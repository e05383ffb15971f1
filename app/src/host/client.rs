//! The screens' hand on the engine: a typed call out, a typed reply back.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use futures_channel::oneshot;

use super::message::{Call, FromEngine};
use super::{Transport, transport};
use crate::engine::command::{Command, DerivedKey, Notice, Request, SlotParameters, from_bytes};
use crate::engine::failure::Failure;
use crate::photo::{self, PhotoFault, Prepared, Shaping};

/// An engine that falls so often before it says anything will not stand.
const MAX_FALLS: u32 = 3;

type Waiting = oneshot::Sender<Result<Vec<u8>, Failure>>;

/// A connection to the engine of this device. Clones share it.
#[derive(Clone)]
pub struct Client {
    shared: Rc<Shared>,
}

struct Shared {
    transport: RefCell<Option<Transport>>,
    waiting: RefCell<HashMap<u64, Waiting>>,
    /// Why the engine cannot work, once it has said so.
    broken: RefCell<Option<Failure>>,
    next: Cell<u64>,
    /// How often the engine fell since it last said anything.
    falls: Cell<u32>,
    on_notice: Box<dyn Fn(Notice)>,
}

impl Client {
    /// A connection to an engine that is not started yet. What it will say
    /// unasked goes to `on_notice`.
    pub fn new(on_notice: impl Fn(Notice) + 'static) -> Self {
        Self {
            shared: Rc::new(Shared {
                transport: RefCell::default(),
                waiting: RefCell::default(),
                broken: RefCell::default(),
                next: Cell::new(0),
                falls: Cell::new(0),
                on_notice: Box::new(on_notice),
            }),
        }
    }

    /// Start the engine, locked; one that runs is ended first. Only the tab that
    /// leads may.
    pub fn start(&self) {
        self.shared.broken.take();
        self.shared.falls.set(0);
        self.restart();
    }

    /// End the engine, with everything that it holds in memory. Its files are
    /// free a moment later.
    pub fn stop(&self) {
        drop(self.shared.transport.borrow_mut().take());
        let waiting = std::mem::take(&mut *self.shared.waiting.borrow_mut());
        for (_, reply) in waiting {
            // Whoever waited may be gone; then nobody needs to be told.
            let _ = reply.send(Err(Failure::EngineRestarted));
        }
    }

    fn start_transport(&self) {
        let (heard, fallen) = (self.clone(), self.clone());
        let started =
            Transport::start(move |message| heard.shared.heard(message), move || fallen.fell());
        match started {
            Ok(transport) => *self.shared.transport.borrow_mut() = Some(transport),
            Err(failure) => *self.shared.broken.borrow_mut() = Some(failure),
        }
    }

    fn fell(&self) {
        if self.shared.transport.borrow().is_none() {
            // It was ended meanwhile, and is not wanted any more.
            return;
        }
        let falls = self.shared.falls.get() + 1;
        self.shared.falls.set(falls);
        if falls < MAX_FALLS {
            self.restart();
        } else {
            self.shared.heard(FromEngine::Broken(Failure::Internal));
        }
    }

    /// End the engine, and start another, which is locked.
    fn restart(&self) {
        self.stop();
        self.start_transport();
    }

    /// Ask the engine and wait for its reply.
    ///
    /// # Errors
    /// What the engine could not do, [`Failure::EngineRestarted`] when it fell
    /// meanwhile.
    pub async fn call<R: Request>(&self, request: R) -> Result<R::Reply, Failure> {
        let command: Command = request.into();
        let locks = matches!(command, Command::Lock(_));
        let reply = self.exchange(command).await;
        if locks {
            // Locking is ending: no key stays in the old one's memory.
            self.restart();
        }
        from_bytes(&reply?)
    }

    async fn exchange(&self, command: Command) -> Result<Vec<u8>, Failure> {
        if let Some(failure) = self.shared.broken.borrow().clone() {
            return Err(failure);
        }
        let id = self.shared.next.get() + 1;
        self.shared.next.set(id);
        let (reply, wait) = oneshot::channel();
        self.shared.waiting.borrow_mut().insert(id, reply);
        match &*self.shared.transport.borrow() {
            Some(transport) => transport.send(&Call { id, command })?,
            None => return Err(Failure::EngineRestarted),
        }
        wait.await.unwrap_or(Err(Failure::EngineRestarted))
    }

    /// Derive a key from what was typed, where nothing waits for it.
    ///
    /// # Errors
    /// [`Failure::Internal`] when the device cannot give the memory.
    pub async fn derive_key(
        &self,
        passphrase: String,
        slot: SlotParameters,
    ) -> Result<DerivedKey, Failure> {
        transport::derive(passphrase, slot).await
    }

    /// Make a small legible photo of a file's bytes, where nothing waits for
    /// it: typing goes on meanwhile.
    ///
    /// # Errors
    /// What is wrong with the file; [`PhotoFault::TooManyPixels`] also when
    /// the device has not enough memory for it.
    pub async fn prepare_photo(
        &self,
        bytes: Vec<u8>,
        shaping: Shaping,
    ) -> Result<Prepared, PhotoFault> {
        photo::check_size(bytes.len())?;
        transport::prepare_photo(bytes, shaping).await
    }
}

impl Shared {
    fn heard(&self, message: FromEngine) {
        let settle = |id, result| {
            if let Some(waiting) = self.waiting.borrow_mut().remove(&id) {
                let _ = waiting.send(result);
            }
        };
        if !matches!(message, FromEngine::Broken(_)) {
            self.falls.set(0);
        }
        match message {
            FromEngine::Reply { id, reply } => settle(id, Ok(reply)),
            FromEngine::Refusal { id, failure } => settle(id, Err(failure)),
            FromEngine::Notice(notice) => (self.on_notice)(notice),
            FromEngine::Broken(failure) => {
                *self.broken.borrow_mut() = Some(failure.clone());
                let waiting = std::mem::take(&mut *self.waiting.borrow_mut());
                for (_, reply) in waiting {
                    let _ = reply.send(Err(failure.clone()));
                }
            }
        }
    }
}
