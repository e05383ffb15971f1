//! The people of an association and what each may do.
//!
//! Who may do what is [`authority`]; beneficiaries are not here, they are
//! cases.

pub mod authority;

use serde::{Deserialize, Serialize};

use crate::ids::{BranchId, PersonId};

/// What a person does for the association.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Role {
    /// متطوع: takes contacts, and nothing else.
    Volunteer,
    /// مندوب: records visits in the field.
    Delegate,
    /// موظف علاقات المستفيدين: receives people on every channel.
    RelationsOfficer,
    /// مسؤول البحث الاجتماعي: answers referrals, writes the social report.
    Researcher,
    /// مشرف الفرع: assigns, reads, returns, forwards.
    Supervisor,
    /// عضو لجنة البحث.
    CommitteeMember,
    /// أمين لجنة البحث.
    Secretary,
    /// مدير النظام: people and devices; reads no cases.
    Administrator,
    /// A role that a newer version knows; it may do nothing here.
    Unknown(String),
}

impl Role {
    /// Every role that this version knows, from the field to the office.
    pub const KNOWN: [Self; 8] = [
        Self::Volunteer,
        Self::Delegate,
        Self::RelationsOfficer,
        Self::Researcher,
        Self::Supervisor,
        Self::CommitteeMember,
        Self::Secretary,
        Self::Administrator,
    ];

    /// The role's code in files, messages and text keys.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Volunteer => "volunteer",
            Self::Delegate => "delegate",
            Self::RelationsOfficer => "relations_officer",
            Self::Researcher => "researcher",
            Self::Supervisor => "supervisor",
            Self::CommitteeMember => "committee_member",
            Self::Secretary => "secretary",
            Self::Administrator => "administrator",
            Self::Unknown(code) => code,
        }
    }
}

impl From<String> for Role {
    fn from(code: String) -> Self {
        match code.as_str() {
            "volunteer" => Self::Volunteer,
            "delegate" => Self::Delegate,
            "relations_officer" => Self::RelationsOfficer,
            "researcher" => Self::Researcher,
            "supervisor" => Self::Supervisor,
            "committee_member" => Self::CommitteeMember,
            "secretary" => Self::Secretary,
            "administrator" => Self::Administrator,
            _ => Self::Unknown(code),
        }
    }
}

impl From<Role> for String {
    fn from(role: Role) -> Self {
        role.code().to_owned()
    }
}

/// Whether somebody is a man or a woman: some families are visited only by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// مندوبة.
    Woman,
    /// مندوب.
    Man,
}

impl Gender {
    /// The code in files and records.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Woman => "woman",
            Self::Man => "man",
        }
    }

    /// The gender of this code; `None` for any other text.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        match code {
            "woman" => Some(Self::Woman),
            "man" => Some(Self::Man),
            _ => None,
        }
    }
}

/// Somebody who works for the association.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The person's id.
    pub id: PersonId,
    /// The name as colleagues read it.
    pub name: String,
    /// What the person does.
    pub role: Role,
    /// Where the person belongs.
    pub branch: BranchId,
    /// A man or a woman, if the association says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
}

/// A branch office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    /// The branch's id.
    pub id: BranchId,
    /// Its name as people say it.
    pub name: String,
    /// Its telephone, for the families.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}
