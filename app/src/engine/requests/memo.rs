//! مذكرة عرض: what the committee has before it of one request, put together
//! from the case, the last visit, the social report and the family's aid.

use shared::calendar::Date;
use shared::form::{AnswerPath, Answers, Value};
use shared::lifecycle::completeness::{Claimed, Proof};
use shared::lifecycle::income;
use shared::record::case::CaseDetails;
use shared::record::{FormUsed, Kind};

use super::checklist::{Known, Shown};
use super::opening::open;
use crate::engine::command::{IncomeView, MemoView, OpenMemo, OpenRequest};
use crate::engine::delivery::ledger::ledger_view;
use crate::engine::entered::{load, load_kind};
use crate::engine::failure::Failure;
use crate::engine::lists::{count, today};
use crate::engine::session::Session;

/// Sources of income that have a paper of their own; any other is shown by
/// [`ANY_PROOF`].
const PROOFS: [(&str, &str); 4] = [
    ("social_security", "social_security_statement"),
    ("pension", "pension_statement"),
    ("social_insurance", "social_insurance_statement"),
    ("salary", "salary_statement"),
];
const ANY_PROOF: &str = "income_proof";

pub(crate) fn memo(session: &Session, asked: &OpenMemo, now: i64) -> Result<MemoView, Failure> {
    let request = open(session, &OpenRequest { request: asked.request }, now)?;
    let file = request.matter.row.case;
    let case = load_kind(session, file, Kind::Case)?.answers();
    let day = today(now).ok_or(Failure::Internal)?;
    let report = request.report.as_ref().map(|row| load(session, row.matter)).transpose()?;
    let report = report.map(|record| {
        let version = FormUsed::of(&record).map(|used| used.version).unwrap_or_default();
        (record.answers(), version)
    });
    let members = CaseDetails::of(&case).members.len();
    Ok(MemoView {
        family: count(members + 1),
        income: income_of(session, file, day)?,
        ledger: ledger_view(session, file, now)?,
        case,
        report,
        request,
    })
}

/// Claimed income beside what papers show, of the last visit that was held.
/// A paper does not say its sum here: one that is matched and good shows what
/// is claimed for its source.
fn income_of(
    session: &Session,
    case: shared::ids::RecordId,
    on: Date,
) -> Result<Option<IncomeView>, Failure> {
    let known = Known::of(session, case)?;
    if known.visit.is_none() {
        return Ok(None);
    }
    let shown = Shown::of(session, case)?;
    let months = |paper: &str| known.form.question(paper).and_then(|it| it.valid_months);
    let claims: Vec<_> = incomes(&known.answers)
        .into_iter()
        .map(|(source, monthly)| {
            let own = PROOFS.iter().find(|(of, _)| *of == source).map(|(_, paper)| *paper);
            let papers = own.into_iter().chain([ANY_PROOF]);
            let mut facts = papers.flat_map(|paper| {
                let shown = shown.facts(paper, months(paper)).into_iter();
                shown.map(move |facts| Proof { paper: paper.to_owned(), facts, monthly })
            });
            Claimed { source, monthly, proof: facts.find(|proof| proof.facts.matched) }
        })
        .collect();
    let sums = income(&claims, on);
    let lines = sums.lines.into_iter();
    Ok(Some(IncomeView {
        lines: lines
            .map(|line| (line.source, line.claimed, line.evidenced.map(|(_, shown)| shown)))
            .collect(),
        claimed: sums.claimed,
        evidenced: sums.evidenced,
    }))
}

/// The sources of income that a visit's form asks for, in halalas a month.
fn incomes(answers: &Answers) -> Vec<(String, i64)> {
    let of = |instance: &AnswerPath, name: &str| answers.get(&instance.child(name).ok()?);
    let instances = answers.instances(None, "incomes").into_iter();
    instances
        .filter_map(|instance| {
            let Some(Value::Choice(source)) = of(instance, "income_source") else { return None };
            Some((source.clone(), of(instance, "income_amount")?.halalas()?))
        })
        .collect()
}
