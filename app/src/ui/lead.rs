//! Which tab has the engine. This one starts it when it leads, and ends it when another is to go
//! on: first everything typed is kept, and where it cannot be, nothing is handed over.

use std::time::Duration;

use dioxus::prelude::*;

use super::keeping::Held;
use super::shell::{Gate, Shell};
use crate::host::page;
use crate::host::tabs::{Elsewhere, Standing, TabName, TabNews, Tabs};

/// How long the last words may take to reach the engine of a page that is being put away.
const LAST_WORDS: Duration = Duration::from_millis(300);

impl Shell {
    /// What this tab hears of the others.
    pub(super) fn hear_tab(mut self, news: TabNews) {
        match news {
            TabNews::Standing(Standing::Leading) => {
                self.update.set(page::has_update());
                self.gate.set(Gate::Starting);
                self.client().start();
                spawn(self.look_at_gate());
            }
            TabNews::Standing(Standing::Waiting(elsewhere)) => {
                // Updating is for the tab that knows what is half-typed.
                self.update.set(false);
                self.gate.set(Gate::Elsewhere(elsewhere));
            }
            TabNews::Who => self.with_tabs(|tabs| tabs.answer(self.is_typing())),
            TabNews::Wanted(by) => {
                spawn(self.hand_over(by));
            }
            TabNews::Lost if self.is_typing() => {
                spawn(self.let_go_soon());
            }
            TabNews::Lost => self.let_go(),
        }
    }

    /// Goes on in this tab, once the other has kept everything.
    pub(crate) fn take_over(self) {
        self.with_tabs(Tabs::take);
    }

    /// Goes on in this tab, although the other does not answer.
    pub(crate) fn seize(self) {
        self.with_tabs(Tabs::seize);
    }

    fn with_tabs(self, act: impl FnOnce(&Tabs)) {
        if let Some(tabs) = &*self.tabs.peek() {
            act(tabs);
        }
    }

    async fn hand_over(self, to: TabName) {
        self.keep_all().await;
        if self.is_unsaved() {
            self.hold(Held::Tab);
            self.with_tabs(|tabs| tabs.refuse(&to));
            return;
        }
        self.let_go();
        self.with_tabs(|tabs| tabs.give(&to));
    }

    /// Lets the last words reach the engine, as far as it still listens.
    async fn let_go_soon(self) {
        spawn(self.keep_all());
        page::sleep(LAST_WORDS).await;
        self.let_go();
    }

    /// Ends the engine; what it knew is gone from this tab.
    fn let_go(mut self) {
        // First, so that nothing asks the engine that is ending.
        self.gate.set(Gate::Elsewhere(Elsewhere { moved: true, ..Elsewhere::default() }));
        self.client().stop();
        self.leave_nothing();
    }
}
