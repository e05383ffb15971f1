//! An association's profile: what its policy for relations with beneficiaries
//! says, as data. Nothing of it is built into the program, since associations
//! differ on purpose. A profile keeps what is printed, also where it
//! contradicts itself; who reads it decides nothing for the board. What no
//! policy prints is optional, and the board's to set.
//!
//! Who works there and which cases it has is not here. How its file is read is
//! in `reading`, what is refused though it can be read in `checks`.

mod checks;
mod codes;
mod dates;
mod device;
mod guide;
mod handling;
mod limits;
mod policy;
mod reading;
mod words;

use serde::{Deserialize, Serialize};

use crate::ids::AssociationId;

pub use codes::{ChannelCode, Feature, SatisfactionQuestion, ToolCode};
pub use dates::Dates;
pub use device::{LockRule, Photos, PositionRule};
pub use guide::{Guide, GuideError, MAX_GUIDE_BYTES};
pub use handling::{
    Category, Channel, Clause, Committee, Declaration, FormChosen, Misconception, Reading,
    ReplyRule, Satisfaction, Tool,
};
pub use limits::{BANDS, Figure, Limits, Retention};
pub use policy::{Acknowledgement, Adoption, Policy};
pub use reading::ProfileError;
pub use words::{Feminine, Noun, Usage, Word, Words};

/// An association's profile. It travels to devices too, where an older app
/// passes over what it does not know; only the file is read strictly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Its short name.
    pub id: AssociationId,
    /// Counts from 1 and rises with every change that is published, so that a
    /// record can say under which profile it was made.
    pub version: u32,
    /// Its name as printed.
    pub name: String,
    /// Its name in English, if printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub english_name: Option<String>,
    /// Its licence, as far as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<Licence>,
    /// The number that people call, as it is to be shown to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Its address for mail by wire, if printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Its page, if printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Where it is, if printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Whom it serves; without it, every category of the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub categories: Option<Vec<Category>>,
    /// How people reach it (القنوات).
    pub channels: Vec<Channel>,
    /// What its staff have at hand (الأدوات).
    pub tools: Vec<Tool>,
    /// The forms that it works with; without it, those of the app.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forms: Option<Vec<FormChosen>>,
    /// How somebody is served, step by step.
    pub steps: Vec<Clause>,
    /// What else its policy binds staff and program to.
    pub duties: Vec<Clause>,
    /// What people believe wrongly, and what is true.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub misconceptions: Vec<Misconception>,
    /// What it calls people.
    pub words: Words,
    /// Who decides.
    pub committee: Committee,
    /// When a request is answered.
    pub reply: ReplyRule,
    /// What an applicant signs.
    pub declaration: Declaration,
    /// What everyone is asked afterwards; without it nobody is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub satisfaction: Option<Satisfaction>,
    /// Amounts, ages and periods.
    #[serde(default)]
    pub limits: Limits,
    /// How long what is kept is kept.
    #[serde(default)]
    pub retention: Retention,
    /// Which papers may be photographed.
    #[serde(default)]
    pub photos: Photos,
    /// Whether the place of a home is recorded.
    #[serde(default)]
    pub position: PositionRule,
    /// When a device that nobody touches locks itself.
    #[serde(default)]
    pub lock: LockRule,
    /// The policy itself.
    pub policy: Policy,
}

/// An association's licence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    /// Its number, in ASCII digits.
    pub number: String,
    /// Who gave it, as printed.
    pub authority: String,
}

impl Profile {
    /// The channel of this code, if people reach this association by it.
    #[must_use]
    pub fn channel(&self, code: &ChannelCode) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.code == *code)
    }

    /// Whether its own people visit: a policy that prints no delegates has nobody for it.
    #[must_use]
    pub fn visits(&self) -> bool {
        let delegates = [ChannelCode::BranchDelegates, ChannelCode::Delegates];
        delegates.iter().any(|code| self.channel(code).is_some())
    }

    /// The guides whose files were given.
    pub fn guides(&self) -> impl Iterator<Item = &Guide> {
        self.tools.iter().filter_map(|tool| tool.guide.as_ref())
    }
}
