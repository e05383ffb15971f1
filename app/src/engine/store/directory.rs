//! Who is who and where cases belong, as the server tells it.

use rusqlite::{Connection, OptionalExtension, Row, params};
use shared::ids::{BranchId, InstallId, PersonId, RecordId};
use shared::people::authority::Placement;
use shared::people::{Branch, Gender, Person, Role};

use super::{StoreError, sized};

pub(crate) fn put_branch(db: &Connection, branch: &Branch) -> Result<(), StoreError> {
    db.prepare_cached("INSERT OR REPLACE INTO branches (branch, name, phone) VALUES (?1, ?2, ?3)")?
        .execute(params![branch.id.as_bytes(), branch.name, branch.phone])?;
    Ok(())
}

pub(crate) fn put_person(db: &Connection, person: &Person) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO people (person, name, role, branch, gender)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        person.id.as_bytes(),
        person.name,
        person.role.code(),
        person.branch.as_bytes(),
        person.gender.map(Gender::code)
    ])?;
    Ok(())
}

/// A branch's telephone.
pub(crate) fn phone(db: &Connection, branch: BranchId) -> Result<Option<String>, StoreError> {
    let found: Option<Option<String>> = db
        .prepare_cached("SELECT phone FROM branches WHERE branch = ?1")?
        .query_row([branch.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(found.flatten())
}

/// A branch's name.
pub(crate) fn branch_name(db: &Connection, branch: BranchId) -> Result<Option<String>, StoreError> {
    Ok(db
        .prepare_cached("SELECT name FROM branches WHERE branch = ?1")?
        .query_row([branch.as_bytes()], |row| row.get(0))
        .optional()?)
}

const PERSON: &str = "SELECT person, name, role, branch, gender FROM people";

fn person_of(row: &Row<'_>) -> Result<Person, StoreError> {
    let gender: Option<String> = row.get(4)?;
    Ok(Person {
        id: PersonId::from_bytes(sized(&row.get::<_, Vec<u8>>(0)?, "person")?),
        name: row.get(1)?,
        role: Role::from(row.get::<_, String>(2)?),
        branch: BranchId::from_bytes(sized(&row.get::<_, Vec<u8>>(3)?, "branch")?),
        gender: gender.as_deref().and_then(Gender::of_code),
    })
}

/// Somebody of the association.
pub(crate) fn person(db: &Connection, id: PersonId) -> Result<Option<Person>, StoreError> {
    let mut query = db.prepare_cached(&format!("{PERSON} WHERE person = ?1"))?;
    let mut rows = query.query([id.as_bytes()])?;
    rows.next()?.map(person_of).transpose()
}

/// Everybody of the association, by name.
pub(crate) fn people(db: &Connection) -> Result<Vec<Person>, StoreError> {
    let mut query = db.prepare_cached(&format!("{PERSON} ORDER BY name, person"))?;
    let mut rows = query.query([])?;
    let mut people = Vec::new();
    while let Some(row) = rows.next()? {
        people.push(person_of(row)?);
    }
    Ok(people)
}

/// A branch's delegates, by name.
pub(crate) fn delegates(db: &Connection, branch: BranchId) -> Result<Vec<Person>, StoreError> {
    let mut delegates = with_role(db, &Role::Delegate)?;
    delegates.retain(|person| person.branch == branch);
    Ok(delegates)
}

/// Those of the association who have a role, by name.
pub(crate) fn with_role(db: &Connection, role: &Role) -> Result<Vec<Person>, StoreError> {
    let sql = format!("{PERSON} WHERE role = ?1 ORDER BY name, person");
    let mut query = db.prepare_cached(&sql)?;
    let mut rows = query.query([role.code()])?;
    let mut people = Vec::new();
    while let Some(row) = rows.next()? {
        people.push(person_of(row)?);
    }
    Ok(people)
}

pub(crate) fn put_install(
    db: &Connection,
    install: InstallId,
    person: PersonId,
) -> Result<(), StoreError> {
    db.prepare_cached("INSERT OR REPLACE INTO installs (install, person) VALUES (?1, ?2)")?
        .execute(params![install.as_bytes(), person.as_bytes()])?;
    Ok(())
}

/// Whose install it is.
pub(crate) fn owner(db: &Connection, install: InstallId) -> Result<Option<PersonId>, StoreError> {
    let found: Option<Vec<u8>> = db
        .prepare_cached("SELECT person FROM installs WHERE install = ?1")?
        .query_row([install.as_bytes()], |row| row.get(0))
        .optional()?;
    found.map(|bytes| Ok(PersonId::from_bytes(sized(&bytes, "person")?))).transpose()
}

/// The name of the person whose install it is; empty until the server has
/// told.
pub(crate) fn name_of(db: &Connection, install: InstallId) -> Result<String, StoreError> {
    let name = db
        .prepare_cached("SELECT name FROM installs JOIN people USING (person) WHERE install = ?1")?
        .query_row([install.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(name.unwrap_or_default())
}

pub(crate) fn place(
    db: &Connection,
    case: RecordId,
    placement: &Placement,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO placements (case_record, branch, assignee) VALUES (?1, ?2, ?3)",
    )?
    .execute(params![
        case.as_bytes(),
        placement.branch.as_bytes(),
        placement.assignee.as_ref().map(PersonId::as_bytes)
    ])?;
    Ok(())
}

pub(crate) fn placement(db: &Connection, case: RecordId) -> Result<Option<Placement>, StoreError> {
    let found = db
        .prepare_cached("SELECT branch, assignee FROM placements WHERE case_record = ?1")?
        .query_row([case.as_bytes()], |row: &Row<'_>| {
            Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Option<Vec<u8>>>(1)?))
        })
        .optional()?;
    let Some((branch, assignee)) = found else { return Ok(None) };
    let assignee = assignee
        .map(|bytes| Ok::<_, StoreError>(PersonId::from_bytes(sized(&bytes, "assignee")?)))
        .transpose()?;
    Ok(Some(Placement { branch: BranchId::from_bytes(sized(&branch, "branch")?), assignee }))
}

/// Note that `person` opened a submission; `told` whether the server knows.
pub(crate) fn put_opened(
    db: &Connection,
    submission: RecordId,
    person: PersonId,
    at: i64,
    told: bool,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO opened (submission, person, at, told) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET told = max(told, excluded.told)",
    )?
    .execute(params![submission.as_bytes(), person.as_bytes(), at, told])?;
    Ok(())
}

/// Submissions opened here that the server has not been told of.
pub(crate) fn opened_untold(db: &Connection) -> Result<Vec<RecordId>, StoreError> {
    let mut query = db.prepare_cached("SELECT submission FROM opened WHERE told = 0")?;
    let mut rows = query.query([])?;
    let mut opened = Vec::new();
    while let Some(row) = rows.next()? {
        opened.push(RecordId::from_bytes(sized(&row.get::<_, Vec<u8>>(0)?, "submission")?));
    }
    Ok(opened)
}

pub(crate) fn mark_told(db: &Connection, submissions: &[RecordId]) -> Result<(), StoreError> {
    for submission in submissions {
        db.prepare_cached("UPDATE opened SET told = 1 WHERE submission = ?1")?
            .execute([submission.as_bytes()])?;
    }
    Ok(())
}
