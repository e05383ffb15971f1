//! An office as a file: branches, people, and cases to begin with. Ids are in
//! the file, so that loading it twice changes nothing.

use serde::Deserialize;
use shared::calendar::Date;
use shared::ids::{AssociationId, BranchId, PersonId, RecordId};
use shared::people::{Branch, Gender, Person, Role};
use shared::record::case::{CaseDetails, CaseMember};

/// Why a text is no office.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct OfficeError {
    /// Where, counting from 1; 1 where it concerns the whole.
    pub line: usize,
    /// Why, in words.
    pub reason: String,
}

/// An office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Whose.
    pub association: AssociationId,
    /// Its branches.
    pub branches: Vec<Branch>,
    /// Its people.
    pub people: Vec<Person>,
    /// In whose name its cases are entered: an administrator of it.
    pub enters: PersonId,
    /// Its cases.
    pub cases: Vec<OfficeCase>,
}

/// A case of an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeCase {
    /// Its record.
    pub id: RecordId,
    /// The branch that keeps it.
    pub branch: BranchId,
    /// To whom it is assigned.
    pub assignee: Option<PersonId>,
    /// What it says.
    pub details: CaseDetails,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    association: AssociationId,
    enters: String,
    branches: Vec<FileBranch>,
    people: Vec<FilePerson>,
    #[serde(default)]
    cases: Vec<FileCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileBranch {
    id: String,
    name: String,
    phone: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FilePerson {
    id: String,
    name: String,
    role: String,
    branch: String,
    gender: Option<Gender>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileCase {
    id: String,
    branch: String,
    assignee: Option<String>,
    number: String,
    name: String,
    identity_number: String,
    mobile: String,
    category: String,
    region: String,
    city: String,
    #[serde(default)]
    district: String,
    #[serde(default)]
    landmark: String,
    visited_by: Option<Gender>,
    #[serde(default)]
    to_be_present: String,
    #[serde(default)]
    members: Vec<OfficeMember>,
}

/// One of a family, as the file says it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeMember {
    /// The name.
    pub name: String,
    /// Choice code of the relation.
    pub relation: String,
    /// Date of birth, as 2015-03-20.
    pub birth_date: Option<String>,
}

fn wrong(reason: String) -> OfficeError {
    OfficeError { line: 1, reason }
}

fn id<T: std::str::FromStr>(text: &str) -> Result<T, OfficeError> {
    text.parse().map_err(|_| wrong(format!("{text:?} is no id")))
}

impl Office {
    /// Read an office.
    ///
    /// # Errors
    /// [`OfficeError`] with the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, OfficeError> {
        let file: File = toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let line = text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1;
            OfficeError { line, reason: error.message().to_owned() }
        })?;
        let office = file.read()?;
        let has_branch = |branch| office.branches.iter().any(|known| known.id == branch);
        let has_person = |person| office.people.iter().any(|known| known.id == person);
        let enters = office.people.iter().find(|person| person.id == office.enters);
        if enters.is_none_or(|person| person.role != Role::Administrator) {
            return Err(wrong("`enters` must name an administrator of the file".into()));
        }
        for person in &office.people {
            if !has_branch(person.branch) {
                return Err(wrong(format!("person {} is of an unknown branch", person.id)));
            }
            if let Role::Unknown(role) = &person.role {
                return Err(wrong(format!("{role:?} is no role")));
            }
        }
        for case in &office.cases {
            if !has_branch(case.branch) || case.assignee.is_some_and(|person| !has_person(person)) {
                return Err(wrong(format!("case {} is placed with nobody known", case.id)));
            }
        }
        Ok(office)
    }
}

impl File {
    fn read(self) -> Result<Office, OfficeError> {
        let branches = self.branches.into_iter();
        let people = self.people.into_iter();
        Ok(Office {
            association: self.association,
            enters: id(&self.enters)?,
            branches: branches
                .map(|branch| {
                    Ok(Branch { id: id(&branch.id)?, name: branch.name, phone: branch.phone })
                })
                .collect::<Result<_, _>>()?,
            people: people
                .map(|person| {
                    Ok(Person {
                        id: id(&person.id)?,
                        name: person.name,
                        role: Role::from(person.role),
                        branch: id(&person.branch)?,
                        gender: person.gender,
                    })
                })
                .collect::<Result<_, _>>()?,
            cases: self.cases.into_iter().map(FileCase::read).collect::<Result<_, _>>()?,
        })
    }
}

impl FileCase {
    fn read(self) -> Result<OfficeCase, OfficeError> {
        Ok(OfficeCase {
            id: id(&self.id)?,
            branch: id(&self.branch)?,
            assignee: self.assignee.as_deref().map(id).transpose()?,
            details: CaseDetails {
                number: self.number,
                name: self.name,
                identity_number: self.identity_number,
                mobile: self.mobile,
                category: self.category,
                region: self.region,
                city: self.city,
                district: self.district,
                landmark: self.landmark,
                visited_by: self.visited_by.map_or_else(String::new, |who| who.code().into()),
                to_be_present: self.to_be_present,
                members: self
                    .members
                    .into_iter()
                    .map(OfficeMember::read)
                    .collect::<Result<_, _>>()?,
            },
        })
    }
}

impl OfficeMember {
    fn read(self) -> Result<CaseMember, OfficeError> {
        let date =
            |text: String| text.parse::<Date>().map_err(|_| wrong(format!("{text:?} is no date")));
        Ok(CaseMember {
            name: self.name,
            relation: self.relation,
            birth_date: self.birth_date.map(date).transpose()?,
        })
    }
}
