//! Which of the engine's rooms answers which command of somebody who is at
//! work, and whether something is to be sent afterwards.

use serde::Serialize;

use super::command::{Command, to_bytes};
use super::failure::Failure;
use super::session::Session;
use super::store::device::Device;
use super::{
    assign, cases, comments, committee, declarations, delivery, documents, edit_case, entered,
    follow, handing_in, last, leaving, marks, matters, outreach, requests, reviews, visits, voice,
    words,
};

/// Whether something is to be sent.
pub(super) enum Effect {
    Read,
    Wrote,
}

pub(super) fn reply(value: &impl Serialize) -> Result<Vec<u8>, Failure> {
    to_bytes(value)
}

/// What an unlocked person asks.
pub(super) fn at_work(
    session: &mut Session,
    device: &Device,
    command: Command,
    now: i64,
) -> Result<(Vec<u8>, Effect), Failure> {
    let read = |bytes| Ok((bytes, Effect::Read));
    let wrote = |bytes| Ok((bytes, Effect::Wrote));
    if matches!(command, Command::Follow(_)) {
        session.ask_last_seen(now)?;
    }
    match command {
        Command::Home(asked) => reply(&cases::home(session, &asked, now)?).and_then(read),
        Command::CountUnsent(_) => reply(&cases::unsent(session)?).and_then(read),
        Command::Cases(asked) => reply(&cases::list(session, &asked)?).and_then(read),
        Command::Queue(asked) => reply(&cases::queue(session, &asked)?).and_then(read),
        Command::OpenCase(asked) => reply(&cases::open(session, &asked)?).and_then(read),
        Command::OpenVisit(asked) => reply(&visits::open(session, &asked)?).and_then(read),
        Command::OpenPapers(asked) => reply(&documents::papers(session, &asked)?).and_then(read),
        Command::OpenDocument(asked) => reply(&documents::open(session, &asked)?).and_then(read),
        Command::OpenDeclaration(asked) => {
            reply(&declarations::open(session, &asked)?).and_then(read)
        }
        Command::History(asked) => reply(&comments::of_field(session, &asked)?).and_then(read),
        Command::Follow(_) => reply(&follow::follow(session, now)?).and_then(read),
        Command::KeepPlace(asked) => reply(&session.keep_place(&asked.place)?).and_then(read),
        Command::SaveDraft(asked) => reply(&entered::save_draft(session, &asked)?).and_then(read),
        Command::KeepMark(asked) => reply(&marks::keep(session, &asked)?).and_then(read),
        Command::KeepWords(asked) => reply(&words::keep(session, &asked)?).and_then(read),
        Command::OpenMatter(asked) => reply(&matters::open(session, &asked)?).and_then(read),
        Command::Matters(asked) => reply(&matters::list(session, &asked, now)?).and_then(read),
        Command::OpenNewCase(asked) => {
            reply(&matters::open_new_case(session, &asked)?).and_then(read)
        }
        Command::OpenTimeline(asked) => reply(&matters::timeline(session, &asked)?).and_then(read),
        Command::OpenRequest(asked) => reply(&requests::open(session, &asked, now)?).and_then(read),
        Command::OpenMemo(asked) => reply(&requests::memo(session, &asked, now)?).and_then(read),
        Command::Sessions(_) => reply(&committee::sessions(session)?).and_then(read),
        Command::OpenSession(asked) => reply(&committee::open(session, &asked)?).and_then(read),
        Command::OpenMinutes(asked) => reply(&committee::minutes(session, &asked)?).and_then(read),
        Command::Deliveries(asked) => {
            reply(&delivery::deliveries(session, &asked, now)?).and_then(read)
        }
        Command::OpenLedger(asked) => {
            reply(&delivery::ledger(session, &asked, now)?).and_then(read)
        }
        Command::OpenSatisfaction(_) => reply(&voice::satisfaction(session, now)?).and_then(read),
        Command::OpenPolicy(_) => reply(&voice::policy(session, now)?).and_then(read),
        Command::OpenGuide(asked) => reply(&voice::guide(session, &asked)?).and_then(read),
        Command::Outreach(asked) => reply(&outreach::due(session, &asked, now)?).and_then(read),
        Command::PlanDay(asked) => reply(&outreach::plan_day(session, &asked, now)?).and_then(read),
        Command::MarkOpened(asked) => {
            let news = handing_in::mark_opened(session, asked.submission, now)?;
            reply(&()).and_then(if news { wrote } else { read })
        }
        command => write(session, device, command, now).and_then(wrote),
    }
}

/// What an unlocked person writes into records.
fn write(
    session: &mut Session,
    device: &Device,
    command: Command,
    now: i64,
) -> Result<Vec<u8>, Failure> {
    match command {
        Command::StartVisit(asked) => reply(&cases::start_visit(session, device, &asked, now)?),
        Command::DropVisit(asked) => reply(&cases::drop_visit(session, device, &asked, now)?),
        Command::LeaveScreen(asked) => {
            reply(&entered::leave_screen(session, device, asked.record, now)?)
        }
        Command::DiscardLate(asked) => reply(&leaving::discard_late(session, &asked, now)?),
        Command::PutAway(asked) => reply(&leaving::put_away(session, &asked, now)?),
        Command::SameAsLast(asked) => reply(&last::same_as_last(session, device, &asked, now)?),
        Command::Submit(asked) => reply(&handing_in::submit(session, device, &asked, now)?),
        Command::Review(asked) => reply(&reviews::review(session, device, &asked, now)?),
        Command::Comment(asked) => reply(&comments::comment(session, device, &asked, now)?),
        Command::EditCase(asked) => reply(&edit_case::edit(session, device, &asked, now)?),
        Command::Assign(asked) => reply(&assign::assign(session, device, &asked, now)?),
        Command::StartDocument(asked) => reply(&documents::start(session, device, &asked, now)?),
        Command::MatchDocument(asked) => {
            reply(&documents::match_original(session, device, &asked, now)?)
        }
        Command::RemoveDocument(asked) => reply(&documents::remove(session, device, &asked, now)?),
        Command::AddPage(asked) => reply(&documents::add_page(session, device, &asked, now)?),
        Command::ReplacePage(asked) => {
            reply(&documents::replace_page(session, device, &asked, now)?)
        }
        Command::RemovePage(asked) => reply(&documents::remove_page(session, device, &asked, now)?),
        Command::StartDeclaration(asked) => {
            reply(&declarations::start(session, device, &asked, now)?)
        }
        Command::Sign(asked) => reply(&declarations::sign(session, device, &asked, now)?),
        Command::StartMatter(asked) => reply(&matters::start(session, device, &asked, now)?),
        Command::FinishMatter(asked) => reply(&matters::finish(session, device, &asked, now)?),
        Command::DropMatter(asked) => reply(&matters::put_away(session, device, &asked, now)?),
        Command::StartCase(asked) => reply(&matters::start_case(session, device, &asked, now)?),
        Command::CorrectCase(asked) => reply(&matters::correct_case(session, device, &asked, now)?),
        Command::GiveNotice(asked) => reply(&requests::notice(session, device, &asked, now)?),
        Command::HandInRequest(asked) => reply(&requests::hand_in(session, device, &asked, now)?),
        Command::ReviewRequest(asked) => reply(&requests::review(session, device, &asked, now)?),
        Command::StartSession(asked) => reply(&committee::start(session, device, &asked, now)?),
        Command::EditSession(asked) => reply(&committee::edit(session, device, &asked, now)?),
        Command::Decide(asked) => reply(&committee::decide(session, device, &asked, now)?),
        Command::Deliver(asked) => reply(&delivery::deliver(session, device, &asked, now)?),
        Command::SignReceipt(asked) => reply(&delivery::sign(session, device, &asked, now)?),
        Command::TakeBackReceipt(asked) => {
            reply(&delivery::take_back(session, device, &asked, now)?)
        }
        Command::GiveFeedback(asked) => reply(&voice::feedback(session, device, &asked, now)?),
        Command::Acknowledge(asked) => reply(&voice::acknowledge(session, device, &asked, now)?),
        // Answered before anybody is at work, or without records.
        _ => Err(Failure::Internal),
    }
}
