//! What the association at work calls people. Arabic texts name them by terms, which the function
//! `CALLED` fills: `CALLED("served", …)` is the association's word, or what stands beside it as long
//! as none is known.

use std::cell::RefCell;

use fluent_bundle::FluentValue;

use super::LANGUAGE;
use crate::engine::command::Called;

thread_local! {
    static CALLED: RefCell<Option<Called>> = const { RefCell::new(None) };
}

/// Texts call people so from now on; whatever shows a text is drawn again where that changes.
pub(crate) fn call(called: Option<Called>) {
    if set(called) {
        let language = LANGUAGE();
        *LANGUAGE.write() = language;
    }
}

/// The same for texts that nobody shows; whether it is a change.
pub(super) fn set(called: Option<Called>) -> bool {
    CALLED.with_borrow_mut(|now| {
        let changed = *now != called;
        *now = called;
        changed
    })
}

/// The function of the Arabic texts.
pub(super) fn word<'a>(given: &[FluentValue<'a>]) -> FluentValue<'a> {
    let Some(FluentValue::String(place)) = given.first() else {
        return FluentValue::Error;
    };
    let own = CALLED.with_borrow(|called| called.as_ref().and_then(|called| at(called, place)));
    match own {
        Some(own) => own.into(),
        None => given.get(1).cloned().unwrap_or(FluentValue::Error),
    }
}

fn at(called: &Called, place: &str) -> Option<String> {
    Some(match place {
        "served" => called.served.clone(),
        "all-served" => called.all_served.clone(),
        "all-reached" => called.all_reached.clone(),
        "all-received" => called.all_received.clone(),
        "officer" => called.officer.clone(),
        "researcher" => called.researcher.clone(),
        "request" => called.request.clone()?,
        _ => return None,
    })
}
