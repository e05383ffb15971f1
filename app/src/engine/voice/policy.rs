//! The policy as it holds, and إقرار الاطلاع: who has read and signed it.

use std::collections::BTreeSet;

use shared::association::Profile;
use shared::calendar::Date;
use shared::ids::{PersonId, RecordId};
use shared::lifecycle::WhereItIs;
use shared::people::Role;
use shared::people::authority::{Action, Placement, may};
use shared::record::acknowledgement::{AcknowledgementDetails, digest};
use shared::record::{Kind, RecordMeta};

use crate::engine::command::{Acknowledge, PolicyView, SignedPolicy};
use crate::engine::commit::{Writing, commit};
use crate::engine::failure::Failure;
use crate::engine::lists::today;
use crate::engine::session::Session;
use crate::engine::store::device::Device;
use crate::engine::store::{StoreError, directory, records};

/// Somebody signed.
struct Signed {
    record: RecordId,
    by: Option<PersonId>,
    name: String,
    at: i64,
    version: u32,
}

pub(crate) fn policy(session: &Session, now: i64) -> Result<PolicyView, Failure> {
    let profile = session.profile()?;
    let signed = signed(session)?;
    let holds = profile.as_ref().map(|profile| profile.version);
    let current = |signed: &Signed| Some(signed.version) == holds;
    let have: BTreeSet<_> =
        signed.iter().filter(|it| current(it)).filter_map(|signed| signed.by).collect();
    let required = profile.as_ref().is_some_and(|it| it.policy.acknowledgement.required);
    let unsigned = if required { unsigned(session, &have)? } else { Vec::new() };
    let signed = signed.into_iter().map(|signed| SignedPolicy {
        current: current(&signed),
        acknowledgement: signed.record,
        by: signed.name,
        at: signed.at,
        version: signed.version,
    });
    Ok(PolicyView {
        to_sign: required && !have.contains(&session.person().id),
        signed: signed.collect(),
        unsigned,
        review: profile.as_ref().and_then(|it| review(session, it, now)),
        guides_here: profile.as_ref().map_or_else(Vec::new, |it| guides_here(session, it)),
        profile: profile.map(Box::new),
    })
}

/// The acknowledgements that this person may see: the own, and those of whom
/// the role says; newest first. One that the server refused is none, and of
/// those that somebody signed of one version, on two devices, only the first counts.
fn signed(session: &Session) -> Result<Vec<Signed>, StoreError> {
    let db = session.db();
    let mut found = Vec::new();
    for id in records::files(db, Kind::Acknowledgement)? {
        let Some(mut record) = records::load(db, id)? else { continue };
        let details = AcknowledgementDetails::of(&record);
        let Some((details, (install, at))) = details.zip(record.begun()) else { continue };
        let by = directory::owner(db, install)?;
        let own = by == Some(session.person().id);
        if records::whereabouts(db, id)? == WhereItIs::Refused
            || !own && !session.may(Action::Read, Kind::Acknowledgement, id)?
        {
            continue;
        }
        let name = directory::name_of(db, install)?;
        found.push(Signed { record: id, by, name, at, version: details.version });
    }
    found.sort_by_key(|signed| (signed.at, signed.record));
    let mut have = BTreeSet::new();
    found.retain(|signed| signed.by.is_none_or(|by| have.insert((by, signed.version))));
    found.reverse();
    Ok(found)
}

/// Who has not signed, of those whose acknowledgements this person may read.
fn unsigned(session: &Session, have: &BTreeSet<PersonId>) -> Result<Vec<String>, StoreError> {
    let kind = Kind::Acknowledgement;
    let reads = |placement: &Placement| may(session.person(), Action::Read, &kind, placement);
    // One's own is no reading: whoever reads nobody else's sees no list.
    let elsewhere = Placement { branch: session.person().branch, assignee: None };
    if !reads(&elsewhere) {
        return Ok(Vec::new());
    }
    let people = directory::people(session.db())?.into_iter();
    let lacking = people.filter(|it| !have.contains(&it.id) && reads(&Placement::begun_by(it)));
    Ok(lacking.map(|person| person.name).collect())
}

/// When the board reads the policy again, once that is near: said to who looks after the association
/// and to who prepares meetings.
fn review(session: &Session, profile: &Profile, now: i64) -> Option<Date> {
    let prepares = matches!(session.person().role, Role::Administrator | Role::Secretary);
    today(now).filter(|_| prepares).and_then(|today| profile.policy.review_near(today))
}

/// The tools whose guides are here; none where the photos' database, in which
/// they lie, cannot be read.
fn guides_here(session: &Session, profile: &Profile) -> Vec<String> {
    let Ok(store) = session.photos.store() else { return Vec::new() };
    let here = profile.tools.iter().filter(|tool| {
        tool.guide.as_ref().is_some_and(|guide| store.has_guide(guide).unwrap_or_default())
    });
    here.map(|tool| tool.code.code().to_owned()).collect()
}

pub(crate) fn acknowledge(
    session: &mut Session,
    device: &Device,
    asked: &Acknowledge,
    now: i64,
) -> Result<(), Failure> {
    let profile = session.profile()?.ok_or(Failure::NotFound)?;
    if profile.version != asked.version {
        return Err(Failure::ChangedMeanwhile);
    }
    let person = session.person();
    let placement = Placement::begun_by(person);
    if !may(person, Action::Write, &Kind::Acknowledgement, &placement) {
        return Err(Failure::NotAllowed);
    }
    let of_this = |signed: &Signed| signed.by == Some(person.id) && signed.version == asked.version;
    if signed(session)?.iter().any(of_this) {
        return Ok(());
    }
    let details = AcknowledgementDetails {
        version: profile.version,
        digest: digest(&profile).map_err(|_| Failure::Internal)?,
        signature: asked.signature.clone(),
    };
    let id = Session::new_id()?;
    let meta = RecordMeta { id, kind: Kind::Acknowledgement, case: id };
    commit(session, device, &[Writing { meta, edits: details.edits() }], now)
}
