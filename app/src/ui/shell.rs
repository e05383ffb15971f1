//! What all screens share: who is at work, how sending stands, whether records changed. Screens
//! reach the engine only through here, so that a lock or a restart shows everywhere at once.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use dioxus::prelude::*;
use futures_channel::mpsc;

use super::drafts::{Drafts, Saving};
use super::text::{LANGUAGE, Language};
use crate::engine::command::{
    CountUnsent, DerivedKey, DeviceView, ListProfiles, Lock, Notice, Request, Session,
    SlotParameters, SyncState, Unsent,
};
use crate::engine::failure::Failure;
use crate::host::{Client, page};

/// What stands between a person and the work.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Gate {
    /// The engine has not answered yet.
    Starting,
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
    drafts: CopyValue<Option<Drafts>>,
    /// Who is at work.
    pub(crate) gate: Signal<Gate>,
    /// Counts how often stored records changed.
    pub(crate) revision: Signal<u64>,
    /// How sending and receiving stand.
    pub(crate) sync: Signal<SyncState>,
    /// What has not reached the server, as last heard.
    pub(crate) unsent: Signal<Option<Unsent>>,
    /// How keeping what is typed stands.
    pub(crate) saving: Signal<Saving>,
    /// A newer version of the app waits.
    pub(crate) update: Signal<bool>,
}

/// The shell of the component's app.
pub(crate) fn use_shell() -> Shell {
    use_context()
}

/// What comes from outside of Dioxus: its signals may only be touched within.
enum News {
    Engine(Notice),
    Hidden,
    Update,
}

/// Makes the shell and connects it to the engine; once, at the root.
pub(crate) fn use_new_shell() -> Shell {
    let (news, heard) = use_hook(|| {
        let (news, heard) = mpsc::unbounded();
        (news, Rc::new(RefCell::new(Some(heard))))
    });
    let shell = use_context_provider(|| {
        let news = news.clone();
        let client = Client::start(move |notice| {
            let _ = news.unbounded_send(News::Engine(notice));
        });
        Shell {
            client: CopyValue::new(client),
            drafts: CopyValue::new(None),
            gate: Signal::new(Gate::Starting),
            revision: Signal::new(0),
            sync: Signal::new(SyncState::Idle),
            unsent: Signal::new(None),
            saving: Signal::new(Saving::Saved),
            update: Signal::new(false),
        }
    });
    use_hook(|| {
        shell.use_language(
            page::stored_language().map_or(Language::Arabic, |code| Language::of_code(&code)),
        );
        let hidden = news.clone();
        page::on_hidden(move || {
            let _ = hidden.unbounded_send(News::Hidden);
        });
        page::on_update(move || {
            let _ = news.unbounded_send(News::Update);
        });
        if let Some(heard) = heard.take() {
            spawn(shell.hear(heard));
        }
        spawn(shell.look_at_gate());
    });
    use_effect(move || {
        shell.revision.read();
        if matches!(*shell.gate.read(), Gate::Open(_)) {
            spawn(shell.count_unsent());
        }
    });
    shell
}

impl Shell {
    async fn hear(mut self, mut news: mpsc::UnboundedReceiver<News>) {
        while let Ok(piece) = news.recv().await {
            match piece {
                News::Engine(Notice::RecordsChanged) => {
                    self.revision += 1;
                    // The lock screen says how much waits to be sent.
                    if matches!(*self.gate.peek(), Gate::Locked(_)) {
                        self.look_at_gate().await;
                    }
                }
                News::Engine(Notice::Sync(state)) => self.sync.set(state),
                News::Hidden => self.keep_drafts(),
                News::Update => self.update.set(true),
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
        if let Err(
            failure @ (Failure::Locked | Failure::EngineRestarted | Failure::OpenElsewhere),
        ) = &reply
        {
            // Whoever is locked out keeps the address, and comes back to it.
            match failure {
                Failure::OpenElsewhere => self.gate.set(Gate::Failed(failure.clone())),
                _ => self.look_at_gate().await,
            }
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
    pub(crate) async fn look_at_gate(mut self) {
        let gate = match self.client().call(ListProfiles {}).await {
            Ok(DeviceView { session: Some(session), .. }) => Gate::Open(session),
            Ok(view) => Gate::Locked(view),
            Err(failure) => Gate::Failed(failure),
        };
        self.gate.set(gate);
    }

    /// Keeps the line of sending true, whichever screen is open.
    async fn count_unsent(mut self) {
        // Where the engine cannot say, what was heard last stays.
        if let Ok(unsent) = self.ask(CountUnsent {}).await {
            self.unsent.set(Some(unsent));
        }
    }

    /// Keeps what is typed, then forgets the keys.
    pub(crate) async fn lock(mut self) {
        if let Some(drafts) = self.open_drafts() {
            drafts.leave().await;
        }
        self.unsent.set(None);
        // Locking cannot fail in a way that leaves anything open: the gate asks the engine.
        let _ = self.client().call(Lock {}).await;
        self.look_at_gate().await;
    }

    /// The drafts of the visit on the screen.
    pub(crate) fn open_drafts(self) -> Option<Drafts> {
        self.drafts.cloned()
    }

    /// Says whose drafts are on the screen.
    pub(crate) fn set_drafts(mut self, drafts: Option<Drafts>) {
        self.drafts.set(drafts);
    }

    /// Turns what is typed into a change, without waiting for it.
    pub(crate) fn keep_drafts(self) {
        if let Some(drafts) = self.open_drafts() {
            drafts.leave_soon();
        }
    }

    /// Changes the language of the screens, and of the page around them.
    pub(crate) fn use_language(self, language: Language) {
        *LANGUAGE.write() = language;
        page::set_language(language.code(), language.direction());
    }

    /// Switches to the newer version, once everything typed is kept.
    pub(crate) async fn update_app(self) {
        if let Some(drafts) = self.open_drafts() {
            drafts.leave().await;
        }
        page::activate_update();
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
