//! What all screens share: who is at work, how sending stands, whether records changed. Screens
//! reach the engine only through here, so that a lock or a restart shows everywhere at once.
//!
//! Beside it, `attendance` locks when nobody is there, `place` knows where a person is, `keeping`
//! what is not kept yet, `awaited` which photos are waited for, and `lead` agrees with the other
//! tabs on which of them has the engine.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use dioxus::history::{History, history};
use dioxus::prelude::*;
use futures_channel::mpsc;

use super::attendance::Attendance;
use super::awaited::Awaited;
use super::capturing::Capturing;
use super::drafts::Saving;
use super::keeping::{Held, Keeping};
use super::place::Place;
use super::text::{LANGUAGE, Language, call};
use crate::engine::command::{
    CountUnsent, DerivedKey, DeviceView, ListProfiles, Lock, Notice, Request, Session,
    SlotParameters, SyncState, Unsent,
};
use crate::engine::failure::Failure;
use crate::host::Client;
use crate::host::page::{self, presence};
use crate::host::tabs::{Elsewhere, TabNews, Tabs};

/// The first screen's address.
const HOME: &str = "/";

/// What stands between a person and the work.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Gate {
    /// The engine has not answered yet.
    Starting,
    /// The app is open in another tab, which has the engine.
    Elsewhere(Elsewhere),
    /// The engine cannot work.
    Failed(Failure),
    /// Nobody is unlocked.
    Locked(DeviceView),
    /// Somebody is at work.
    Open(Session),
}

/// What all screens share.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Shell {
    client: CopyValue<Client>,
    pub(super) keeping: CopyValue<Keeping>,
    pub(super) awaited: CopyValue<Awaited>,
    history: CopyValue<Rc<dyn History>>,
    pub(super) tabs: CopyValue<Option<Tabs>>,
    pub(super) attendance: CopyValue<Attendance>,
    pub(super) place: CopyValue<Place>,
    /// Who is at work.
    pub(crate) gate: Signal<Gate>,
    /// Counts how often stored records changed.
    pub(crate) revision: Signal<u64>,
    /// Counts how often photos reached the server.
    pub(crate) photos_sent: Signal<u64>,
    /// Counts how often somebody went through the browser's list.
    pub(crate) travels: Signal<u64>,
    /// How sending and receiving stand.
    pub(crate) sync: Signal<SyncState>,
    /// What has not reached the server, as last heard.
    pub(crate) unsent: Signal<Option<Unsent>>,
    /// How keeping what is typed stands.
    pub(crate) saving: Signal<Saving>,
    /// A newer version of the app waits.
    pub(crate) update: Signal<bool>,
    /// Nobody has touched anything for long: the app is about to lock.
    pub(crate) leaving: Signal<bool>,
    /// Pictures on their way to the engine.
    pub(super) captures: Signal<Vec<Capturing>>,
    /// What waits, because it would lose what is not kept.
    pub(crate) held: Signal<Option<Held>>,
}

/// The shell of the component's app.
pub(crate) fn use_shell() -> Shell {
    use_context()
}

/// What comes from outside of Dioxus: its signals may only be touched within.
enum News {
    Engine(Notice),
    Tab(TabNews),
    Focus,
    Travelled,
    Hidden,
    Shown,
    Update,
}

/// Makes the shell and connects it to what is around it; once, at the root.
pub(crate) fn use_new_shell() -> Shell {
    let (news, heard) = use_hook(|| {
        let (news, heard) = mpsc::unbounded();
        (news, Rc::new(RefCell::new(Some(heard))))
    });
    let teller = move |news: mpsc::UnboundedSender<News>| {
        // Nobody hears it when the app is ending.
        move |piece| drop(news.unbounded_send(piece))
    };
    let shell = use_context_provider(|| {
        let tell = teller(news.clone());
        Shell {
            client: CopyValue::new(Client::new(move |notice| tell(News::Engine(notice)))),
            keeping: CopyValue::new(Keeping::default()),
            awaited: CopyValue::new(Awaited::default()),
            history: CopyValue::new(history()),
            tabs: CopyValue::new(None),
            attendance: CopyValue::new(Attendance::default()),
            place: CopyValue::new(Place::default()),
            gate: Signal::new(Gate::Starting),
            revision: Signal::new(0),
            photos_sent: Signal::new(0),
            travels: Signal::new(0),
            sync: Signal::new(SyncState::Idle),
            unsent: Signal::new(None),
            saving: Signal::new(Saving::Saved),
            update: Signal::new(false),
            leaving: Signal::new(false),
            captures: Signal::new(Vec::new()),
            held: Signal::new(None),
        }
    });
    use_hook(|| {
        shell.use_language(
            page::stored_language().map_or(Language::Arabic, |code| Language::of_code(&code)),
        );
        let tell = || teller(news.clone());
        let (hidden, shown, focus, update) = (tell(), tell(), tell(), tell());
        let travelled = tell();
        presence::on_hidden(move || hidden(News::Hidden));
        presence::on_shown(move || shown(News::Shown));
        presence::on_focus(move || focus(News::Focus));
        page::on_update(move || update(News::Update));
        shell.begin_attendance();
        shell.begin_place(move || travelled(News::Travelled));
        if let Some(heard) = heard.take() {
            spawn(shell.hear(heard));
        }
        let tell = tell();
        let mut tabs = shell.tabs;
        tabs.set(Some(Tabs::join(move |piece| tell(News::Tab(piece)))));
    });
    use_effect(move || {
        shell.revision.read();
        shell.photos_sent.read();
        if matches!(*shell.gate.read(), Gate::Open(_)) {
            spawn(shell.count_unsent());
        }
    });
    use_effect(move || {
        if matches!(*shell.gate.read(), Gate::Open(_)) {
            spawn(shell.attend());
        }
    });
    shell
}

/// Whether anybody of the association visits; where nobody does, no screen speaks of visits.
pub(crate) fn use_visits() -> bool {
    match &*use_shell().gate.read() {
        Gate::Open(session) => session.rules.visits,
        _ => true,
    }
}

impl Shell {
    async fn hear(mut self, mut news: mpsc::UnboundedReceiver<News>) {
        while let Ok(piece) = news.recv().await {
            match piece {
                News::Engine(Notice::PhotoCame(photo)) => self.tell_of(photo),
                News::Engine(Notice::PhotosSent) => self.photos_sent += 1,
                News::Engine(Notice::RecordsChanged) => {
                    self.revision += 1;
                    // The lock screen says how much waits to be sent.
                    if matches!(*self.gate.peek(), Gate::Locked(_)) {
                        self.look_at_gate().await;
                    } else {
                        spawn(self.renew_rules());
                    }
                }
                News::Engine(Notice::Sync(state)) => self.sync.set(state),
                News::Tab(piece) => self.hear_tab(piece),
                News::Focus => self.follow_focus(),
                News::Travelled => self.follow_travel(),
                News::Hidden => {
                    self.keep_drafts();
                    spawn(self.keep_place());
                }
                News::Shown => {
                    spawn(self.come_back());
                }
                News::Update => self.hear_update(),
            }
        }
    }

    /// The engine's client.
    pub(crate) fn client(self) -> Client {
        self.client.cloned()
    }

    /// Asks the engine. Where it says that nobody is unlocked, the gate follows.
    ///
    /// # Errors
    /// What the engine could not do.
    pub(crate) async fn ask<R: Request>(mut self, request: R) -> Result<R::Reply, Failure> {
        let reply = self.client().call(request).await;
        match &reply {
            Err(Failure::Locked | Failure::EngineRestarted) => self.look_at_gate().await,
            Err(failure @ Failure::OpenElsewhere) if self.has_engine() => {
                self.gate.set(Gate::Failed(failure.clone()));
            }
            _ => {}
        }
        reply
    }

    /// Derives a key from a passphrase, away from the page.
    ///
    /// # Errors
    /// When the memory for it is not to be had.
    pub(crate) async fn derive(
        self,
        secret: String,
        slot: SlotParameters,
    ) -> Result<DerivedKey, Failure> {
        self.client().derive_key(secret, slot).await
    }

    /// Asks the engine who may work here.
    pub(crate) async fn look_at_gate(self) {
        if !self.has_engine() {
            return;
        }
        let gate = match self.client().call(ListProfiles {}).await {
            Ok(DeviceView { session: Some(session), .. }) => Gate::Open(session),
            Ok(view) => Gate::Locked(view),
            Err(failure) => Gate::Failed(failure),
        };
        // The engine may have gone to another tab while it was asked.
        if self.has_engine() {
            if let Gate::Locked(device) = &gate {
                self.forget_address(device);
            }
            self.stand(gate);
        }
    }

    /// What stands before the work, and what texts call people there.
    fn stand(mut self, gate: Gate) {
        call(match &gate {
            Gate::Open(session) => session.rules.called.clone(),
            _ => None,
        });
        self.gate.set(gate);
    }

    /// The association's profile may have come, or changed: what it says holds from now on.
    async fn renew_rules(self) {
        let reply = self.client().call(ListProfiles {}).await;
        let Ok(DeviceView { session: Some(now), .. }) = reply else {
            return;
        };
        let Gate::Open(open) = self.gate.peek().clone() else {
            return;
        };
        if open.profile == now.profile && open.rules != now.rules {
            self.stand(Gate::Open(Session { rules: now.rules, ..open }));
        }
    }

    /// Whether this tab has the engine, or is to have it.
    fn has_engine(self) -> bool {
        !matches!(*self.gate.peek(), Gate::Elsewhere(_))
    }

    /// Somebody is unlocked: to work, there where this person was.
    pub(crate) fn open(mut self, session: Session) {
        if self.address() == HOME
            && let Some(place) = Place::of(&session)
        {
            self.go(&place);
        }
        self.place.write().begin(&session);
        self.saving.set(Saving::Saved);
        self.stand(Gate::Open(session));
    }

    /// Whose work it is now.
    pub(crate) fn profile(self) -> Option<i64> {
        match &*self.gate.peek() {
            Gate::Open(session) => Some(session.profile),
            _ => None,
        }
    }

    /// Where one is within the app.
    pub(super) fn address(self) -> String {
        self.history.read().current_route()
    }

    fn go(self, place: &str) {
        self.history.read().replace(place.to_owned());
    }

    /// Where several people share a phone, the address of one is nothing for the next: each comes
    /// back to the own place. A person alone comes back to an address also after a restart.
    fn forget_address(mut self, device: &DeviceView) {
        self.place.write().share(device.profiles.iter().map(|card| card.profile).collect());
        if device.profiles.len() > 1 && self.address() != HOME {
            self.go(HOME);
        }
    }

    /// Something typed is kept: the line of sending says no more that everything is sent.
    pub(super) async fn count_typed(self) {
        let known = self.unsent.peek().as_ref().is_some_and(|unsent| unsent.typed);
        if !known {
            self.count_unsent().await;
        }
    }

    /// Keeps the line of sending true, whichever screen is open.
    async fn count_unsent(mut self) {
        // Where the engine cannot say, what was heard last stays.
        let asked = self.profile();
        if let Ok(unsent) = self.ask(CountUnsent {}).await
            && asked.is_some()
            && asked == self.profile()
        {
            self.unsent.set(Some(unsent));
        }
    }

    /// Keeps what is typed and where, and pictures under way, then forgets the keys.
    pub(crate) async fn lock(self) {
        self.keep_all().await;
        self.finish_pictures().await;
        // Locking cannot fail in a way that leaves anything open: the gate asks the engine.
        let _ = self.client().call(Lock {}).await;
        self.leave_nothing();
        if page::is_stale() && !self.waits() {
            // What serves this page is newer, and may not have this page's engine any more. What
            // could not be kept is in this page only, and waits for its person.
            page::reload();
            return;
        }
        self.look_at_gate().await;
    }

    /// The next person finds nothing of this one: not the address, not what waits to be sent.
    pub(super) fn leave_nothing(mut self) {
        self.forget_pictures();
        self.forget_unsigned();
        self.go(HOME);
        self.unsent.set(None);
        self.leaving.set(false);
        self.held.set(None);
    }

    /// Changes the language of the screens, and of the page around them.
    pub(crate) fn use_language(self, language: Language) {
        *LANGUAGE.write() = language;
        page::set_language(language.code(), language.direction());
    }

    /// A newer version is there. Where nobody is at work, a page that is already older than what
    /// serves it is loaded again at once.
    fn hear_update(mut self) {
        if page::is_stale() && self.profile().is_none() && !self.waits() {
            page::reload();
        }
        self.update.set(self.has_engine());
    }
}

/// A reply that is read again whenever stored records change. What was read last stays on the
/// screen meanwhile, so nothing jumps.
pub(crate) fn use_reply<R: Request + 'static>(
    make: impl Fn() -> R + 'static,
) -> Resource<Result<R::Reply, Failure>> {
    let shell = use_shell();
    use_resource(move || {
        shell.revision.read();
        let request = make();
        async move { shell.ask(request).await }
    })
}

/// A value that follows another after it has been still for a while, such as a search while typing.
pub(crate) fn use_settled<T: Clone + PartialEq + 'static>(
    value: ReadSignal<T>,
    pause: Duration,
) -> Signal<T> {
    let mut settled = use_signal(|| value.peek().clone());
    // A newer value restarts the effect's task; the older one finds that it is outdated.
    use_effect(move || {
        let newest = value.read().clone();
        spawn(async move {
            page::sleep(pause).await;
            if *value.peek() == newest && *settled.peek() != newest {
                settled.set(newest);
            }
        });
    });
    settled
}
