//! مذكرة عرض: what the committee has before it of one request, put together
//! from the case, the last visit, the social report and the family's aid.

use shared::calendar::Date;
use shared::form::{AnswerPath, Answers, Value};
use shared::lifecycle::completeness::{Claimed, INCOME_PROOF, IncomeLine};
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

/// Sources of income that have a paper of their own.
const PROOFS: [(&str, &str); 4] = [
    ("social_security", "social_security_statement"),
    ("pension", "pension_statement"),
    ("social_insurance", "social_insurance_statement"),
    ("salary", "salary_statement"),
];

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
    let papers = PROOFS.map(|(_, paper)| paper).into_iter().chain([INCOME_PROOF]);
    let papers: Vec<_> = papers.flat_map(|paper| shown.by_place(paper, months(paper))).collect();
    let own = |source: &str| PROOFS.iter().find(|(of, _)| *of == source);
    let claims: Vec<_> = incomes(&known.answers)
        .into_iter()
        .map(|(source, monthly)| {
            let own_paper = own(&source).map(|(_, paper)| (*paper).to_owned());
            Claimed { source, monthly, own_paper }
        })
        .collect();
    let sums = income(&claims, &papers, on);
    let line = |line: &IncomeLine| (line.source.clone(), line.claimed, line.evidenced());
    Ok(Some(IncomeView {
        lines: sums.lines.iter().map(line).collect(),
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
