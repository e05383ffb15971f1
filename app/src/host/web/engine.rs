//! The engine worker: takes the file pool in OPFS, then runs the engine on
//! what the page, the network and the clock bring.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Promise;
use sqlite_wasm_rs::vfs::VfsFilesManager;
use sqlite_wasm_vfs::sahpool::{OpfsSAHError, OpfsSAHPoolCfgBuilder, install};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::locks::{self, Asking};
use super::{from_port, tell_page, worker_scope};
use crate::engine::failure::Failure;
use crate::engine::{Engine, HttpRequest, Input, Output, Storage};
use crate::host::message::{Call, FromEngine};

/// Files that fit into the pool at first, and free places that it has at every
/// start: each profile has two databases, each with a journal, and the pool does
/// not grow while the engine runs.
const POOL_SLOTS: usize = 24;
const FREE_SLOTS: usize = 12;
/// An ended worker lets go of the pool a little after its end.
const TRIES: u32 = 20;
const BETWEEN_TRIES: Duration = Duration::from_millis(150);
/// Held by the one engine of this origin.
const LOCK: &str = "mandoob engine";

/// The engine at work in this worker.
struct Worker {
    engine: Engine,
    scope: DedicatedWorkerGlobalScope,
    http: reqwest::Client,
    timer: Option<i32>,
    on_timer: Option<Closure<dyn Fn()>>,
}

type Shared = Rc<RefCell<Worker>>;

/// Entry of the engine worker.
pub fn engine_worker() {
    let Some(scope) = worker_scope() else { return };
    // What comes before the engine is open waits in order.
    let early: Rc<RefCell<Vec<MessageEvent>>> = Rc::default();
    let waiting = Rc::clone(&early);
    let hold = Closure::<dyn Fn(MessageEvent)>::new(move |event| waiting.borrow_mut().push(event));
    scope.set_onmessage(Some(hold.as_ref().unchecked_ref()));
    be_the_only_one(&scope);
    spawn_local(async move {
        match open(&scope).await {
            Ok(worker) => {
                listen(&scope, &worker);
                for event in early.take() {
                    called(&worker, &event);
                }
                step(&worker, Input::Tick);
            }
            Err(failure) => tell_page(&FromEngine::Broken(failure)),
        }
        drop(hold);
    });
}

/// The page that started this worker leads, so another engine has no business
/// any more, even where its page hangs and cannot end it: it loses the lock, and
/// ends itself between two steps, when nothing is half-written. So does this one
/// when its time comes.
fn be_the_only_one(scope: &DedicatedWorkerGlobalScope) {
    let scope = scope.clone();
    spawn_local(async move {
        let for_ever = Closure::<dyn Fn(JsValue) -> Promise>::new(|_| Promise::new(&mut |_, _| {}));
        let navigator = scope.navigator().into();
        let granted = for_ever.as_ref().unchecked_ref();
        let Some(held) = locks::request(&navigator, LOCK, &Asking::Steal, granted) else { return };
        if JsFuture::from(held).await.is_err() {
            tell_page(&FromEngine::Broken(Failure::OpenElsewhere));
            scope.close();
        }
    });
}

async fn open(scope: &DedicatedWorkerGlobalScope) -> Result<Shared, Failure> {
    let config = OpfsSAHPoolCfgBuilder::new().initial_capacity(POOL_SLOTS).build();
    let mut tries = 0;
    loop {
        match install::<sqlite_wasm_rs::WasmOsCallback>(&config, true).await {
            Ok(pool) => {
                let wanted = pool.len().map_err(|error| no_pool(&error))? + FREE_SLOTS;
                pool.ensure_capacity(wanted).await.map_err(|error| no_pool(&error))?;
                break;
            }
            Err(_) if tries < TRIES => {
                tries += 1;
                gloo_timers::future::sleep(BETWEEN_TRIES).await;
            }
            Err(error) => return Err(no_pool(&error)),
        }
    }
    let engine = Engine::open(Storage::in_folder(""))?;
    let worker = Rc::new(RefCell::new(Worker {
        engine,
        scope: scope.clone(),
        http: reqwest::Client::new(),
        timer: None,
        on_timer: None,
    }));
    let woken = Rc::downgrade(&worker);
    worker.borrow_mut().on_timer = Some(Closure::new(move || {
        if let Some(worker) = woken.upgrade() {
            step(&worker, Input::Tick);
        }
    }));
    Ok(worker)
}

/// Why the pool of files is not to be had.
fn no_pool(error: &OpfsSAHError) -> Failure {
    match error {
        OpfsSAHError::NotSupported => Failure::NotSupported,
        // The browser's name for a file that another tab has open.
        OpfsSAHError::Opfs { message, .. } if message.contains("NoModificationAllowed") => {
            Failure::OpenElsewhere
        }
        OpfsSAHError::Opfs { message, .. } if message.contains("QuotaExceeded") => {
            Failure::StorageFull
        }
        _ => Failure::DatabaseUnreadable,
    }
}

fn listen(scope: &DedicatedWorkerGlobalScope, worker: &Shared) {
    let worker = Rc::clone(worker);
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        called(&worker, &event);
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // Lives as long as the worker.
    on_message.forget();
}

fn called(worker: &Shared, event: &MessageEvent) {
    if let Some(Call { id, command }) = from_port(event) {
        step(worker, Input::Call { id, command: Box::new(command) });
    }
}

#[allow(clippy::cast_possible_truncation)] // milliseconds since 1970 fit many times over
fn now() -> i64 {
    js_sys::Date::now() as i64
}

fn step(worker: &Shared, input: Input) {
    let outputs = worker.borrow_mut().engine.step(input, now());
    for output in outputs {
        match output {
            Output::Reply { id, result: Ok(reply) } => tell_page(&FromEngine::Reply { id, reply }),
            Output::Reply { id, result: Err(failure) } => {
                tell_page(&FromEngine::Refusal { id, failure });
            }
            Output::Notice(notice) => tell_page(&FromEngine::Notice(notice)),
            Output::Http(request) => spawn_local(send(Rc::clone(worker), request)),
            Output::WakeAt(when) => worker.borrow_mut().wake_at(when),
        }
    }
}

impl Worker {
    fn wake_at(&mut self, when: i64) {
        if let Some(timer) = self.timer.take() {
            self.scope.clear_timeout_with_handle(timer);
        }
        let Some(on_timer) = &self.on_timer else { return };
        let milliseconds = i32::try_from((when - now()).max(0)).unwrap_or(i32::MAX);
        self.timer = self
            .scope
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                on_timer.as_ref().unchecked_ref(),
                milliseconds,
            )
            .ok();
    }
}

async fn send(worker: Shared, request: HttpRequest) {
    let (http, origin) = {
        let worker = worker.borrow();
        (worker.http.clone(), worker.scope.location().origin())
    };
    let id = request.id;
    let outcome = crate::host::http::send(&http, &origin, request).await;
    step(&worker, Input::Http { id, outcome });
}
