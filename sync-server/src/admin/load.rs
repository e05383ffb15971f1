//! Loading an association and its office: what is there already is kept, so
//! the same file may be loaded at every start.

use std::collections::HashSet;

use serde::Serialize;
use shared::association::Profile;
use shared::ids::{InstallId, PersonId};
use shared::people::authority::Placement;
use shared::record::{Author, Kind, Record, RecordMeta};

use super::publish::{Published, publish_in};
use super::{AdminError, Office, OfficeCase, codes};
use crate::keys::random;
use crate::store::{
    Install, NewChange, Reading, SharedStore, StoreError, Transaction, for_association,
};

/// What there is after loading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Loaded {
    /// The association's short name.
    pub association: String,
    /// Its people.
    pub people: Vec<LoadedPerson>,
}

/// One of the people, with a fresh code for those who have no device yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LoadedPerson {
    /// The person's id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The role's code.
    pub role: String,
    /// A new enrolment code; none for somebody who is enrolled.
    pub code: Option<String>,
    /// Whether a device of the person's has synced.
    pub enrolled: bool,
}

/// A case ready to be stored.
struct NewCase {
    meta: RecordMeta,
    placement: Placement,
    change: NewChange,
}

/// Publish the profile, enter what is not there yet, rename what was renamed, and give codes to
/// those who have no device.
///
/// # Errors
/// [`AdminError`]; then at most the association's name was entered. A changed profile whose version
/// was not raised is [`AdminError::NotNewer`].
pub async fn load(
    store: &SharedStore,
    profile: &Profile,
    office: &Office,
    now: i64,
) -> Result<Loaded, AdminError> {
    store.put_association(&profile.id, &profile.name).await?;
    let association = for_association(store, profile.id.clone());
    let fresh = InstallId::from_bytes(random()?);
    let enters = office.enters;
    let known = association.read(move |reading| office_install(reading, enters)).await?;
    let cases = office
        .cases
        .iter()
        .map(|case| written(case, known.unwrap_or(fresh), now))
        .collect::<Result<Vec<_>, _>>()?;
    let (branches, people) = (office.branches.clone(), office.people.clone());
    let published = profile.clone();
    let (came, loaded) = association
        .write(move |transaction| {
            let came = publish_in(transaction, &published, now)?;
            if came != Published::Stands {
                return Ok((came, Vec::new()));
            }
            for branch in &branches {
                transaction.put_branch(branch)?;
            }
            for person in &people {
                transaction.put_person(person)?;
            }
            if known.is_none() {
                enter_office(transaction, fresh, enters, now)?;
            }
            let mut entered = 0;
            for case in &cases {
                if transaction.read().record(case.meta.id)?.is_none() {
                    transaction.place(case.meta.id, &case.placement, now)?;
                    transaction.add_changes(&case.meta, std::slice::from_ref(&case.change), now)?;
                    entered += 1;
                }
            }
            tracing::info!(people = people.len(), cases = entered, "loaded");
            Ok((came, with_codes(transaction, now)?))
        })
        .await?;
    came.or_refused(profile.version)?;
    Ok(Loaded { association: profile.id.to_string(), people: loaded })
}

/// The office's own install, if there is one: it has no key, so it signs
/// nothing and nobody can act as it.
fn office_install(
    reading: &dyn Reading,
    enters: PersonId,
) -> Result<Option<InstallId>, StoreError> {
    for (install, person) in reading.installs()? {
        if person == enters
            && reading.install(install)?.is_some_and(|install| install.key.is_none())
        {
            return Ok(Some(install));
        }
    }
    Ok(None)
}

fn enter_office(
    transaction: &mut dyn Transaction,
    id: InstallId,
    person: PersonId,
    now: i64,
) -> Result<(), StoreError> {
    let case_prefix = transaction.next_prefix()?;
    let install = Install { id, person, key: None, case_prefix, synced: true, revoked: false };
    transaction.put_install(&install, now)
}

fn written(case: &OfficeCase, install: InstallId, now: i64) -> Result<NewCase, AdminError> {
    let meta = RecordMeta { id: case.id, kind: Kind::Case, case: case.id };
    let mut record = Record::new(meta)?;
    let author = Author { install, epoch: 0, at: now };
    let change = record
        .write(&author, &case.details.edits())?
        .ok_or(AdminError::Store(StoreError::NotOurs("a case without a field")))?;
    Ok(NewCase {
        meta,
        placement: Placement { branch: case.branch, assignee: case.assignee },
        change: NewChange { hash: change.hash(), install, bytes: change.raw_bytes().to_vec() },
    })
}

fn with_codes(
    transaction: &mut dyn Transaction,
    now: i64,
) -> Result<Vec<LoadedPerson>, StoreError> {
    let mut enrolled = HashSet::new();
    for (install, person) in transaction.read().installs()? {
        let install = transaction.read().install(install)?;
        if install.is_some_and(|install| install.synced && install.key.is_some()) {
            enrolled.insert(person);
        }
    }
    let people = transaction.read().people()?;
    let mut loaded = Vec::with_capacity(people.len());
    for person in people {
        let enrolled = enrolled.contains(&person.id);
        let code = match enrolled {
            true => None,
            false => Some(codes::issue(transaction, person.id, now)?.code),
        };
        loaded.push(LoadedPerson {
            id: person.id.to_string(),
            name: person.name,
            role: person.role.code().to_owned(),
            code,
            enrolled,
        });
    }
    Ok(loaded)
}
