//! What is printed of a session: محضر, and كشف صرف with whoever is paid.

use shared::record::decision::Ruling;

use super::sessions::open;
use crate::engine::command::{
    AgendaRow, DecisionRow, MinutesView, OpenMinutes, OpenSession, PaymentRow, Portion,
};
use crate::engine::failure::Failure;
use crate::engine::last;
use crate::engine::session::Session;

/// A session for printing.
pub(crate) fn minutes(session: &Session, asked: &OpenMinutes) -> Result<MinutesView, Failure> {
    let view = open(session, &OpenSession { session: asked.session })?;
    let mut payments = Vec::new();
    for row in &view.agenda {
        payments.extend(payment(session, row)?);
    }
    let sum = |amounts: &mut dyn Iterator<Item = i64>| amounts.fold(0, i64::saturating_add);
    let money = payments.iter().filter(|row: &&PaymentRow| row.granted.is_some());
    Ok(MinutesView {
        granted: sum(&mut view.agenda.iter().filter_map(granted)),
        to_pay: sum(&mut money.filter_map(|row| row.left)),
        association: session.enrolled.association_name.clone(),
        session: view,
        payments,
    })
}

/// What this session granted on a request, whatever a later one says.
fn granted(row: &AgendaRow) -> Option<i64> {
    let decision = row.decision.as_ref()?;
    decision.amount.filter(|_| decision.ruling == Ruling::Accepted)
}

/// What is to be paid or given on a request that this session accepted.
fn payment(session: &Session, row: &AgendaRow) -> Result<Option<PaymentRow>, Failure> {
    let accepted = |it: &&DecisionRow| it.counts && it.ruling == Ruling::Accepted;
    let Some(decision) = row.decision.as_ref().filter(accepted) else { return Ok(None) };
    let Some(request) = row.request.clone() else { return Ok(None) };
    let Some(brief) = &request.request else { return Ok(None) };
    let Portion { whole, delivered, .. } = brief.portion;
    // Which of two decisions is meant is the committee's to say first.
    let left = if brief.state.disputed { None } else { brief.portion.left() };
    let last = last::in_case(session, request.case)?;
    // An account that was answered before somebody said that there is none.
    let account = last.map(|last| last.answers).filter(|it| it.word("has_account") == "yes");
    let (holder, iban) = account.map(|it| (it.word("bank_holder"), it.word("iban"))).unzip();
    let holder = holder.filter(|holder| !holder.is_empty());
    Ok(Some(PaymentRow {
        payee: holder.unwrap_or_else(|| request.name.clone()),
        iban: iban.unwrap_or_default(),
        granted: decision.amount,
        delivered,
        left: whole.map(|_| left.unwrap_or(0)),
        request,
    }))
}
