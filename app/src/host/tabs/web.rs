//! Tabs of one browser: a Web Lock says who leads, a broadcast channel lets the
//! others ask.
//!
//! A tab that waits always stands in the lock's queue, so it leads as soon as
//! the leader is closed. Whoever takes over does not queue: it steals the lock,
//! and the leader that gave its word has kept and ended everything before.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Function, Promise};
use serde::{Deserialize, Serialize};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, BroadcastChannel, MessageEvent, window};

use super::{Call, Elsewhere, Standing, TabName, TabNews};
use crate::host::page::{self, presence};
use crate::host::web::locks::{self, Asking};
use crate::host::web::{from_port, to_port};

/// The lock's name, and the channel's.
const NAME: &str = "mandoob";
/// How long a leader may take to answer.
const ANSWER: Duration = Duration::from_secs(3);
/// How long it may take to keep what is typed, once it has answered.
const LETTING_GO: Duration = Duration::from_secs(20);
/// How long the lead that was given may lie there before it is taken back: the
/// tab that wanted it may have been closed meanwhile.
const GIVEN: Duration = Duration::from_secs(5);

/// What tabs say to each other.
#[derive(Serialize, Deserialize)]
enum Word {
    Who,
    Here { since: i64, typing: bool },
    Want(TabName),
    LettingGo { to: TabName },
    Given { to: TabName },
    Refused { to: TabName },
}

/// This tab among the others. Clones are the same tab.
#[derive(Clone)]
pub struct Tabs(Rc<Tab>);

struct Tab {
    name: TabName,
    hear: Box<dyn Fn(TabNews)>,
    channel: Option<BroadcastChannel>,
    /// Since when this tab leads, Unix seconds.
    leads: Cell<Option<i64>>,
    /// What is known of the leader while another leads.
    elsewhere: RefCell<Elsewhere>,
    /// Lets the lock go.
    release: RefCell<Option<Function>>,
    /// Takes this tab out of the lock's queue.
    queue: RefCell<Option<AbortController>>,
    /// Counts what was asked, so that a wait that is outdated ends nothing.
    asked: Cell<u32>,
}

impl Tabs {
    /// Come in among the tabs; `hear` is told how this one stands, now and
    /// whenever that changes.
    pub fn join(hear: impl Fn(TabNews) + 'static) -> Self {
        let tabs = Self(Rc::new(Tab {
            // Without random bytes a tab has no name, and is answered by none.
            name: TabName(page::random_name().unwrap_or_default()),
            hear: Box::new(hear),
            channel: BroadcastChannel::new(NAME).ok(),
            leads: Cell::default(),
            elsewhere: RefCell::default(),
            release: RefCell::default(),
            queue: RefCell::default(),
            asked: Cell::default(),
        }));
        tabs.listen();
        spawn_local(tabs.clone().begin());
        tabs
    }

    fn listen(&self) {
        if let Some(channel) = &self.0.channel {
            let tabs = self.clone();
            let on_word = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                if let Some(word) = from_port(&event) {
                    tabs.heard(word);
                }
            });
            channel.set_onmessage(Some(on_word.as_ref().unchecked_ref()));
            // A tab listens for as long as it lives.
            on_word.forget();
        }
        let (away, back) = (self.clone(), self.clone());
        presence::on_put_away(move || away.put_away(), move || spawn_local(back.clone().begin()));
    }

    /// Lead if nobody does, or find out who does.
    async fn begin(self) {
        if self.0.leads.get().is_some() || self.hold(&Asking::IfFree).await {
            return;
        }
        spawn_local(self.clone().queue_up());
        self.ask();
    }

    /// Stand in the queue, and lead when it is this tab's turn.
    async fn queue_up(self) {
        let Ok(controller) = AbortController::new() else { return };
        let signal = controller.signal();
        if let Some(before) = self.0.queue.replace(Some(controller)) {
            before.abort();
        }
        self.hold(&Asking::InTurn(&signal)).await;
    }

    /// Ask for the lock, and hold it for as long as it is given. Returns whether
    /// it was held.
    async fn hold(&self, asking: &Asking<'_>) -> bool {
        let held = Rc::new(Cell::new(false));
        let (tabs, holding) = (self.clone(), Rc::clone(&held));
        let granted = Closure::<dyn Fn(JsValue) -> JsValue>::new(move |lock: JsValue| {
            if lock.is_null() {
                return JsValue::UNDEFINED;
            }
            holding.set(true);
            let until = Promise::new(&mut |release, _| {
                tabs.0.release.replace(Some(release));
            });
            tabs.lead();
            until.into()
        });
        let navigator = window().map(|window| window.navigator().into()).unwrap_or_default();
        let function = granted.as_ref().unchecked_ref();
        let Some(end) = locks::request(&navigator, NAME, asking, function) else {
            // No locks here: what is left is the engine's own refusal to share its files.
            self.lead();
            return true;
        };
        let ended = JsFuture::from(end).await;
        if held.get() && ended.is_err() {
            self.lost();
        }
        held.get()
    }

    fn lead(&self) {
        self.0.leads.set(Some(page::now()));
        self.0.elsewhere.take();
        self.0.asked.set(self.0.asked.get() + 1);
        if let Some(queue) = self.0.queue.take() {
            queue.abort();
        }
        self.tell(TabNews::Standing(Standing::Leading));
        // Whoever lost the lead may have asked before it was here.
        self.answer(false);
    }

    /// Another tab has the lock now.
    fn lost(&self) {
        self.0.leads.set(None);
        self.0.release.take();
        self.tell(TabNews::Lost);
        self.learn(|known| *known = Elsewhere { moved: true, ..Elsewhere::default() });
        spawn_local(self.clone().queue_up());
        self.ask();
    }

    /// The browser puts the page away: others may lead meanwhile.
    fn put_away(&self) {
        if self.0.leads.take().is_some() {
            self.0.elsewhere.replace(Elsewhere { moved: true, ..Elsewhere::default() });
            self.tell(TabNews::Lost);
        }
        if let Some(queue) = self.0.queue.take() {
            queue.abort();
        }
        if let Some(release) = self.0.release.take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }

    fn heard(&self, word: Word) {
        match word {
            Word::Who if self.leads() => self.tell(TabNews::Who),
            Word::Want(by) if self.leads() => {
                self.say(&Word::LettingGo { to: by.clone() });
                self.tell(TabNews::Wanted(by));
            }
            // Until it has let go, or is given up on, there is nothing newer to know.
            Word::Here { since, typing } if !self.leads() && !self.is_waiting_for_it() => {
                self.learn(|known| {
                    known.since = Some(since);
                    known.typing = typing;
                    known.call = Call::Answered;
                });
            }
            Word::LettingGo { to } if self.is_asking(&to) => {
                self.learn(|known| known.call = Call::LettingGo);
                self.silent_after(LETTING_GO);
            }
            Word::Refused { to } if self.is_asking(&to) => {
                self.learn(|known| known.call = Call::Refused);
            }
            Word::Given { to } if self.is_asking(&to) => self.seize(),
            _ => {}
        }
    }

    fn leads(&self) -> bool {
        self.0.leads.get().is_some()
    }

    fn is_waiting_for_it(&self) -> bool {
        self.0.elsewhere.borrow().call == Call::LettingGo
    }

    fn is_asking(&self, to: &TabName) -> bool {
        !self.leads() && *to == self.0.name
    }

    /// Something was heard of the leader, or its time is over.
    fn learn(&self, what: impl FnOnce(&mut Elsewhere)) {
        self.0.asked.set(self.0.asked.get() + 1);
        what(&mut self.0.elsewhere.borrow_mut());
        let known = self.0.elsewhere.borrow().clone();
        self.tell(TabNews::Standing(Standing::Waiting(known)));
    }

    /// Unless something is heard until then, the leader counts as silent. It is asked on and on
    /// after that: on a slow phone it may only have been busy.
    fn silent_after(&self, time: Duration) {
        let (tabs, asked) = (self.clone(), self.0.asked.get());
        let is_over = |tabs: &Self, asked| tabs.0.asked.get() != asked || tabs.leads();
        spawn_local(async move {
            page::sleep(time).await;
            if is_over(&tabs, asked) {
                return;
            }
            tabs.learn(|known| known.call = Call::Silent);
            let asked = tabs.0.asked.get();
            while !is_over(&tabs, asked) {
                tabs.say(&Word::Who);
                page::sleep(ANSWER).await;
            }
        });
    }

    fn say(&self, word: &Word) {
        if let (Some(channel), Some(bytes)) = (&self.0.channel, to_port(word)) {
            // A channel that is closed has nobody who listens.
            let _ = channel.post_message(&bytes);
        }
    }

    fn tell(&self, news: TabNews) {
        (self.0.hear)(news);
    }

    /// Tell the others that this tab leads, since when, and whether something is
    /// being typed.
    pub fn answer(&self, typing: bool) {
        if let Some(since) = self.0.leads.get() {
            self.say(&Word::Here { since, typing });
        }
    }

    /// Everything here is kept and ended: `to` may lead.
    pub fn give(&self, to: &TabName) {
        self.say(&Word::Given { to: to.clone() });
        let (tabs, given) = (self.clone(), self.0.leads.get());
        spawn_local(async move {
            page::sleep(GIVEN).await;
            if given.is_some() && tabs.0.leads.get() == given {
                tabs.lead();
            }
        });
    }

    /// What is typed here could not be kept: `to` has to wait.
    pub fn refuse(&self, to: &TabName) {
        self.say(&Word::Refused { to: to.clone() });
    }

    /// Ask the leader how it stands.
    pub fn ask(&self) {
        if self.leads() || self.is_waiting_for_it() {
            return;
        }
        self.0.asked.set(self.0.asked.get() + 1);
        self.say(&Word::Who);
        self.silent_after(ANSWER);
    }

    /// Ask the leader to let go, so that this tab leads.
    pub fn take(&self) {
        self.learn(|known| known.call = Call::LettingGo);
        self.say(&Word::Want(self.0.name.clone()));
        self.silent_after(ANSWER);
    }

    /// Lead, whatever the tab that leads does: it has given its word, or does
    /// not answer.
    pub fn seize(&self) {
        let tabs = self.clone();
        spawn_local(async move {
            tabs.hold(&Asking::Steal).await;
        });
    }
}
