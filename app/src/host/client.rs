//! The screens' hand on the engine: a typed call out, a typed reply back.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use futures_channel::oneshot;
use shared::sync::codec;

use super::message::{Call, FromEngine};
use super::{Transport, transport};
use crate::engine::command::{Command, DerivedKey, Notice, Request, SlotParameters};
use crate::engine::failure::Failure;

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
    /// Start the engine. What it says unasked goes to `on_notice`.
    pub fn start(on_notice: impl Fn(Notice) + 'static) -> Self {
        let client = Self {
            shared: Rc::new(Shared {
                transport: RefCell::default(),
                waiting: RefCell::default(),
                broken: RefCell::default(),
                next: Cell::new(0),
                falls: Cell::new(0),
                on_notice: Box::new(on_notice),
            }),
        };
        client.start_transport();
        client
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
        let falls = self.shared.falls.get() + 1;
        self.shared.falls.set(falls);
        if falls < MAX_FALLS {
            self.restart();
        } else {
            self.shared.heard(FromEngine::Broken(Failure::Internal));
        }
    }

    /// End the engine, with everything that it holds in memory, and start
    /// another, which is locked.
    fn restart(&self) {
        drop(self.shared.transport.borrow_mut().take());
        let waiting = std::mem::take(&mut *self.shared.waiting.borrow_mut());
        for (_, reply) in waiting {
            // Whoever waited may be gone; then nobody needs to be told.
            let _ = reply.send(Err(Failure::EngineRestarted));
        }
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
        codec::from_cbor(&reply?).map_err(|_| Failure::Internal)
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
