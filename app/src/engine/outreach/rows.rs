//! From records to the rows by which it is known who is due for a visit. Called
//! where the lists are brought up to date, with the records that are open there.

use rusqlite::Connection;
use shared::form::{AnswerPath, Answers, Value};
use shared::ids::RecordId;
use shared::people::Gender;
use shared::record::Record;
use shared::record::case::CaseDetails;
use shared::record::submission::SubmissionDetails;

use crate::engine::store::StoreError;
use crate::engine::store::outreach::{ChildEntry, VisitTells, put_case, put_visit};

/// The question of the form for visits in which the delegate says how pressing
/// the need is (التصنيف), and the one that says where the home is.
const CLASSIFICATION: &str = "classification";
const POSITION: &str = "position";

/// A case changed.
pub(crate) fn case_rows(
    db: &Connection,
    record: &mut Record,
    details: &CaseDetails,
) -> Result<(), StoreError> {
    let opened = record.begun().map_or(0, |(_, at)| at);
    let members = details.members.iter().enumerate();
    let children: Vec<_> = members
        .filter_map(|(place, member)| {
            let gender = match member.relation.as_str() {
                "son" => Gender::Man,
                "daughter" => Gender::Woman,
                _ => return None,
            };
            let born = member.birth_date?;
            Some(ChildEntry { member: place, name: member.name.clone(), born, gender })
        })
        .collect();
    put_case(db, record.meta().id, opened, &children)
}

/// A visit changed, and whether it was held is known: what it told as it was
/// handed in last, whatever was typed since. `stands` is its digest now.
pub(crate) fn visit_rows(
    db: &Connection,
    visit: &mut Record,
    stands: &[u8; 32],
    submissions: &[(RecordId, i64, SubmissionDetails)],
    held: bool,
) -> Result<(), StoreError> {
    let meta = *visit.meta();
    let tells = held.then(|| {
        // One may speak of changes that have not come yet; they call again.
        let then = submissions.iter().rev().find_map(|(_, _, it)| match it.digest == *stands {
            true => Some(visit.answers()),
            false => visit.at(&it.heads).ok().map(|then| then.answers()),
        });
        then.map(|then| told(&then)).unwrap_or_default()
    });
    put_visit(db, meta.case, meta.id, tells)
}

fn told(answers: &Answers) -> VisitTells {
    let value = |name| answers.get(&AnswerPath::question(name).ok()?);
    VisitTells {
        need: match value(CLASSIFICATION) {
            Some(Value::Choice(code)) => need(code),
            _ => None,
        },
        position: match value(POSITION) {
            Some(Value::Position(position)) => Some(*position),
            _ => None,
        },
    }
}

/// A choice of the form's list `classification` in the four degrees of its list
/// `priority`: what is of middle priority there is no more pressing here.
fn need(code: &str) -> Option<u8> {
    match code {
        "top" => Some(1),
        "medium" => Some(3),
        "not_entitled" => Some(4),
        _ => None,
    }
}
