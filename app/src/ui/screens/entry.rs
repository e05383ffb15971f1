//! Before the work: unlocking a profile of this device, or adding one.

use dioxus::prelude::*;

use super::enrol::Enrol;
use super::unlock::Unlock;
use crate::engine::command::DeviceView;

/// What a locked device shows.
#[component]
pub(crate) fn Entry(device: DeviceView, link_code: Option<String>) -> Element {
    let nobody_yet = device.profiles.is_empty();
    let mut adding = use_signal(|| nobody_yet || link_code.is_some());
    rsx! {
        if adding() {
            Enrol {
                link_code,
                cancel: (!nobody_yet).then(|| EventHandler::new(move |()| adding.set(false))),
            }
        } else {
            Unlock { profiles: device.profiles, onadd: move |()| adding.set(true) }
        }
    }
}
