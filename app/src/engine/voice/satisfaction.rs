//! The results of the measurement, as the server made them.

use std::collections::BTreeMap;

use rusqlite::Connection;
use shared::lifecycle::Aggregate;
use shared::lifecycle::satisfaction::Group;
use shared::people::Role;

use crate::engine::command::SatisfactionView;
use crate::engine::failure::Failure;
use crate::engine::session::Session;
use crate::engine::store::satisfaction::known;
use crate::engine::store::{StoreError, directory};

/// What is known; what is old is asked for with the next exchange.
pub(crate) fn satisfaction(session: &mut Session, now: i64) -> Result<SatisfactionView, Failure> {
    if matches!(session.person().role, Role::Volunteer | Role::Unknown(_)) {
        return Err(Failure::NotAllowed);
    }
    session.ask_satisfaction(now)?;
    let known = known(session.db())?;
    let names = names(session.db(), &known.aggregates)?;
    let asked = session.profile()?.and_then(|profile| profile.satisfaction);
    Ok(SatisfactionView {
        names,
        aggregates: known.aggregates,
        told: known.told.map(|told| told.div_euclid(1000)),
        questions: asked.map(|asked| asked.questions).unwrap_or_default(),
    })
}

fn names(
    db: &Connection,
    aggregates: &[Aggregate],
) -> Result<BTreeMap<String, String>, StoreError> {
    let mut names = BTreeMap::new();
    for aggregate in aggregates {
        let (id, name) = match &aggregate.group {
            Group::Branch(id) => (id.to_string(), directory::branch_name(db, *id)?),
            Group::Staff(id) => {
                (id.to_string(), directory::person(db, *id)?.map(|person| person.name))
            }
            Group::All | Group::Department(_) | Group::Outcome(_) => continue,
        };
        names.extend(name.map(|name| (id, name)));
    }
    Ok(names)
}
