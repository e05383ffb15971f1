//! ملف المستفيد as the rest of the program sees it: who, where, family.

use super::{Edit, Record};
use crate::calendar::Date;
use crate::form::{AnswerPath, Answers, Value};
use crate::ids::RecordId;

/// Where the family's members lie: a repeat.
pub const MEMBERS: &str = "members";

/// The contact after which a case was opened lies under this name.
const CONTACT: &str = "contact";

/// The edit that says after which contact a new case is opened.
#[must_use]
pub fn opened_after(contact: RecordId) -> Option<Edit> {
    Some(Edit::short(AnswerPath::question(CONTACT).ok()?, Value::Text(contact.to_string())))
}

/// The contact after which a case was opened; `None` where nobody had called.
#[must_use]
pub fn contact_before(case: &Record) -> Option<RecordId> {
    match case.answer(&AnswerPath::question(CONTACT).ok()?)? {
        Value::Text(id) => id.parse().ok(),
        _ => None,
    }
}

/// What a case says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseDetails {
    /// رقم الملف.
    pub number: String,
    /// الاسم رباعي.
    pub name: String,
    /// رقم الهوية, ten digits.
    pub identity_number: String,
    /// الجوال, ten digits.
    pub mobile: String,
    /// Choice code of the category.
    pub category: String,
    /// المنطقة.
    pub region: String,
    /// المدينة أو القرية أو الهجرة.
    pub city: String,
    /// الحي.
    pub district: String,
    /// أقرب معلم.
    pub landmark: String,
    /// Code of the gender of whoever may visit; empty for anyone.
    pub visited_by: String,
    /// Who of the family, or besides the delegate, must be there; empty for nobody.
    pub to_be_present: String,
    /// The family, in order.
    pub members: Vec<CaseMember>,
}

/// One of the family.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseMember {
    /// The name.
    pub name: String,
    /// Choice code of the relation.
    pub relation: String,
    /// Date of birth.
    pub birth_date: Option<Date>,
}

const TEXTS: [&str; 11] = [
    "number",
    "name",
    "identity_number",
    "mobile",
    "category",
    "region",
    "city",
    "district",
    "landmark",
    "visited_by",
    "to_be_present",
];

impl CaseDetails {
    /// Whether a case has a field of this name that is a text, outside its members.
    #[must_use]
    pub fn has_text(name: &str) -> bool {
        TEXTS.contains(&name)
    }

    fn texts(&self) -> [&String; 11] {
        [
            &self.number,
            &self.name,
            &self.identity_number,
            &self.mobile,
            &self.category,
            &self.region,
            &self.city,
            &self.district,
            &self.landmark,
            &self.visited_by,
            &self.to_be_present,
        ]
    }

    fn texts_mut(&mut self) -> [&mut String; 11] {
        [
            &mut self.number,
            &mut self.name,
            &mut self.identity_number,
            &mut self.mobile,
            &mut self.category,
            &mut self.region,
            &mut self.city,
            &mut self.district,
            &mut self.landmark,
            &mut self.visited_by,
            &mut self.to_be_present,
        ]
    }

    /// Its texts by the names of their fields, without those that say nothing.
    #[must_use]
    pub fn into_texts(self) -> Vec<(&'static str, String)> {
        let texts = TEXTS.into_iter().zip(self.texts().map(Clone::clone));
        texts.filter(|(_, text)| !text.is_empty()).collect()
    }

    /// The edits that write all of it into a new case.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        let texts = TEXTS.iter().zip(self.texts()).filter(|(_, text)| !text.is_empty()).filter_map(
            |(name, text)| {
                Some(Edit::short(AnswerPath::question(name).ok()?, Value::Text(text.clone())))
            },
        );
        let members = self
            .members
            .iter()
            .zip(1i64..)
            .filter_map(|(member, order)| member.edits(order))
            .flatten();
        texts.chain(members).collect()
    }

    /// What these answers of a case say.
    #[must_use]
    pub fn of(answers: &Answers) -> Self {
        let mut details = Self::default();
        for (name, text) in TEXTS.iter().zip(details.texts_mut()) {
            if let Some(Value::Text(found)) =
                AnswerPath::question(name).ok().and_then(|path| answers.get(&path))
            {
                text.clone_from(found);
            }
        }
        details.members = answers
            .instances(None, MEMBERS)
            .into_iter()
            .map(|instance| CaseMember::of(answers, instance))
            .collect();
        details
    }
}

impl CaseMember {
    /// The edits that write the member as the one at `order`.
    fn edits(&self, order: i64) -> Option<Vec<Edit>> {
        let instance = AnswerPath::instance(MEMBERS, &format!("m{order}")).ok()?;
        let field = |name, value| Some(Edit::short(instance.child(name).ok()?, value));
        let mut edits = vec![
            field("name", Value::Text(self.name.clone()))?,
            field("relation", Value::Choice(self.relation.clone()))?,
        ];
        edits.extend(self.birth_date.and_then(|date| field("birth_date", Value::Date(date))));
        edits.push(Edit::short(instance, Value::Integer(order)));
        Some(edits)
    }

    fn of(answers: &Answers, instance: &AnswerPath) -> Self {
        let value = |name| instance.child(name).ok().and_then(|path| answers.get(&path));
        Self {
            name: match value("name") {
                Some(Value::Text(name)) => name.clone(),
                _ => String::new(),
            },
            relation: match value("relation") {
                Some(Value::Choice(code)) => code.clone(),
                _ => String::new(),
            },
            birth_date: match value("birth_date") {
                Some(Value::Date(date)) => Some(*date),
                _ => None,
            },
        }
    }
}
