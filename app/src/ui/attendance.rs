//! Whether somebody is there. After the association's time without a touch the app locks: what is
//! typed is kept first, and half a minute before it says so. By the clock on the wall, since a
//! phone holds up the timers of a page that it has put aside.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use dioxus::prelude::*;
use shared::association::LockRule;

use super::shell::{Gate, Shell, use_shell};
use super::text::t;
use crate::host::page::{self, presence};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::icon::{Drawing, Icon};

/// How long before locking the app says so, seconds.
const NOTICE: i64 = 30;
/// How long at most to look away, seconds; and how long while it is being said.
const GLANCE: i64 = 20;
const CLOSE_GLANCE: i64 = 1;

/// When somebody was last there.
#[derive(Clone, Default)]
pub(super) struct Attendance {
    /// Unix seconds. Outside of Dioxus, since it changes with every touch.
    touched: Rc<Cell<i64>>,
    /// Counts who looks, so that only the last does.
    watch: u32,
}

impl Attendance {
    fn touch(&self) {
        self.touched.set(page::now());
    }

    /// Seconds since the last touch; none when the clock was set back meanwhile.
    fn idle(&self) -> i64 {
        let idle = page::now() - self.touched.get();
        if idle < 0 {
            self.touch();
        }
        idle.max(0)
    }
}

impl Shell {
    /// Notes every touch from now on.
    pub(super) fn begin_attendance(self) {
        let attendance = self.attendance.cloned();
        presence::on_touched(move || attendance.touch());
    }

    /// Locks when nobody has been there for long; ends when nobody is unlocked.
    pub(super) async fn attend(mut self) {
        let watch = self.attendance.peek().watch + 1;
        self.attendance.write().watch = watch;
        self.attendance.peek().touch();
        while let Some(limit) = self.limit() {
            if self.attendance.peek().watch != watch {
                return;
            }
            let left = limit - self.attendance.peek().idle();
            if left <= 0 {
                self.lock().await;
                return;
            }
            let leaving = left <= NOTICE;
            if *self.leaving.peek() != leaving {
                self.leaving.set(leaving);
            }
            let glance = if leaving { CLOSE_GLANCE } else { (left - NOTICE).min(GLANCE) };
            page::sleep(Duration::from_secs(glance.unsigned_abs())).await;
        }
    }

    /// The page is seen again: it is shown, unless its time is over. Coming back from the camera
    /// is a sign of life.
    pub(super) async fn come_back(self) {
        match self.limit() {
            Some(limit) if self.attendance.peek().idle() >= limit => self.lock().await,
            _ => self.attendance.peek().touch(),
        }
        if let (Gate::Elsewhere(_), Some(tabs)) = (&*self.gate.peek(), &*self.tabs.peek()) {
            tabs.ask();
        }
        presence::uncover();
    }

    /// After how many seconds without a touch the app locks, while somebody is unlocked.
    fn limit(self) -> Option<i64> {
        match &*self.gate.peek() {
            Gate::Open(session) => Some(limit_of(session.rules.lock_minutes)),
            _ => None,
        }
    }
}

/// The association's time in seconds, within what an association may set: whatever came, the app
/// locks some time, and not in the middle of a word.
fn limit_of(minutes: u16) -> i64 {
    i64::from(minutes.clamp(1, LockRule::MAX_MINUTES)) * 60
}

/// Says that the app is about to lock. Any touch keeps it open; the button is for whoever looks
/// for one.
#[component]
pub(super) fn LeavingNotice() -> Element {
    let shell = use_shell();
    rsx! {
        div { role: "alert",
            if *shell.leaving.read() {
                div { class: "leaving",
                    Drawing { icon: Icon::Clock }
                    p {
                        {if shell.is_unsaved() { t("leaving-unsaved") } else { t("leaving-soon") }}
                    }
                    Button {
                        label: t("leaving-stay"),
                        weight: Weight::Main,
                        onclick: move |()| {
                            shell.attendance.peek().touch();
                            let mut leaving = shell.leaving;
                            leaving.set(false);
                        },
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LockRule, limit_of};

    #[test]
    fn the_app_locks_some_time_whatever_the_profile_says() {
        assert_eq!((limit_of(0), limit_of(5)), (60, 300));
        assert_eq!(limit_of(u16::MAX), i64::from(LockRule::MAX_MINUTES) * 60);
    }
}
