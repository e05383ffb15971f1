//! What a request lacks on a day: the papers that its case is asked for, the
//! declaration, the deed of who signs for another, the notice.

use std::collections::{BTreeMap, BTreeSet};

use shared::calendar::Date;
use shared::form::{AnswerPath, Answers, Evaluation, FormDefinition, Item, QuestionKind};
use shared::ids::RecordId;
use shared::lifecycle::request::Hold;
use shared::lifecycle::{Asked, DeclarationStage, PaperFacts, lacking};
use shared::record::document::DocumentDetails;
use shared::record::matter::Matter;
use shared::record::{FormUsed, Kind, Record};

use crate::engine::annex::Whole;
use crate::engine::command::{ChecklistRow, SignedDeclaration};
use crate::engine::failure::Failure;
use crate::engine::session::Session;
use crate::engine::store::records;
use crate::engine::{declarations, forms, last, prefill};

/// Papers any one of which proves that somebody may sign for another.
const DEEDS: [&str; 3] = ["guardianship_deed", "provider_deed", "custody_deed"];
/// Who signs for himself or herself, in the form for declarations.
const APPLICANT: &str = "applicant";

/// What a request lacks, and what it was looked at with.
pub(super) struct Checked {
    pub(super) rows: Vec<ChecklistRow>,
    pub(super) holds: BTreeSet<Hold>,
    pub(super) form: (String, String),
    pub(super) in_confidence: bool,
    pub(super) declaration: DeclarationStage,
    pub(super) declarations: Vec<SignedDeclaration>,
}

/// What the association knows of the family: the last visit that was held, as it
/// was handed in, or, where nobody visits, the case.
pub(super) struct Known {
    pub(super) visit: Option<RecordId>,
    pub(super) form: &'static FormDefinition,
    pub(super) answers: Answers,
    /// Whether there are answers that this person is not given, nor told whether there are any. What
    /// papers follow from them is not known here: that one is asked for would tell the answer.
    in_confidence: bool,
}

impl Known {
    pub(super) fn of(session: &Session, case: RecordId) -> Result<Self, Failure> {
        let db = session.db();
        let newest = || forms::for_kind(Kind::Visit).ok_or(Failure::FormUnknown);
        if let Some(last) = last::in_case(session, case)? {
            let visit = records::load(db, last.visit)?.ok_or(Failure::NotFound)?;
            let used = FormUsed::of(&visit);
            let form = used.and_then(|used| forms::used(&used)).map_or_else(newest, Ok)?;
            let in_confidence = Whole::of(db, session.person(), visit)?.in_confidence();
            let (visit, answers) = (Some(last.visit), last.answers);
            return Ok(Self { visit, form, answers, in_confidence });
        }
        let mut case = records::load(db, case)?.ok_or(Failure::NotFound)?;
        let form = newest()?;
        let known = prefill::known(form, &mut case, None).into_iter();
        let answers = known.map(|it| (it.path, it.value)).collect();
        Ok(Self { visit: None, form, answers, in_confidence: false })
    }
}

/// The papers that the form asks this family for, in its order.
fn papers_asked(known: &Known, on: Date) -> Vec<(String, Option<u16>)> {
    let evaluation = Evaluation::of(known.form, &known.answers, on);
    let mut found = Vec::new();
    let mut items: Vec<&Item> = known.form.items().iter().rev().collect();
    while let Some(item) = items.pop() {
        if let Item::Question(question) = item
            && question.kind == QuestionKind::Paper
            && AnswerPath::question(&question.name).is_ok_and(|at| evaluation.is_relevant(&at))
        {
            found.push((question.name.clone(), question.valid_months));
        }
        items.extend(item.items().iter().rev());
    }
    found
}

/// What was shown of the papers of a case, newest first.
pub(super) struct Shown(Vec<(RecordId, DocumentDetails)>);

impl Shown {
    pub(super) fn of(session: &Session, case: RecordId) -> Result<Self, Failure> {
        let mut found = Vec::new();
        for id in records::of_kind(session.db(), case, Kind::Document)? {
            let Some(mut record) = records::load(session.db(), id)? else { continue };
            let begun = record.begun().map(|(_, at)| at);
            let details = DocumentDetails::of(&mut record).filter(DocumentDetails::is_seen);
            found.extend(details.map(|details| (begun, id, details)));
        }
        found.sort_by_key(|(begun, id, _)| std::cmp::Reverse((*begun, *id)));
        Ok(Self(found.into_iter().map(|(_, id, details)| (id, details)).collect()))
    }

    fn of_paper(&self, paper: &str) -> impl Iterator<Item = &DocumentDetails> {
        let all = self.0.iter().map(|(_, details)| details);
        all.filter(move |details| details.paper == paper)
    }

    fn facts(&self, paper: &str, valid_months: Option<u16>) -> Vec<PaperFacts> {
        self.of_paper(paper).map(|details| facts(details, valid_months)).collect()
    }

    /// The same apart for each visit or request at which it was shown: the next one sees it renewed.
    pub(super) fn by_place(&self, paper: &str, valid_months: Option<u16>) -> Vec<Asked> {
        let mut places: BTreeMap<RecordId, Vec<PaperFacts>> = BTreeMap::new();
        for details in self.of_paper(paper) {
            places.entry(details.shown_at).or_default().push(facts(details, valid_months));
        }
        places.into_values().map(|shown| Asked { paper: paper.to_owned(), shown }).collect()
    }

    fn newest(&self, paper: &str) -> Option<RecordId> {
        self.0.iter().find(|(_, details)| details.paper == paper).map(|(id, _)| *id)
    }
}

fn facts(details: &DocumentDetails, valid_months: Option<u16>) -> PaperFacts {
    PaperFacts {
        seen: true,
        issued: details.issued,
        expires: details.expires,
        matched: details.matched.is_some(),
        pages: details.pages.len(),
        valid_months,
    }
}

/// Look at a request as it stands on a day.
pub(super) fn check(session: &Session, request: &Record, on: Date) -> Result<Checked, Failure> {
    let case = request.meta().case;
    let known = Known::of(session, case)?;
    let shown = Shown::of(session, case)?;
    let months = papers_asked(&known, on);
    let asked: Vec<_> = months
        .iter()
        .map(|(paper, months)| Asked { paper: paper.clone(), shown: shown.facts(paper, *months) })
        .collect();
    let (declaration, declarations) = declared(session, request.meta().id, &known)?;
    let for_another = declarations.first().is_some_and(|signed| signed.role != APPLICANT);
    let deeds =
        DEEDS.map(|paper| Asked { paper: paper.to_owned(), shown: shown.facts(paper, None) });
    let lacks = lacking(&asked, for_another.then_some(&deeds[..]), on);
    let mut holds: BTreeSet<_> = lacks.iter().map(|lack| lack.hold).collect();
    match declaration {
        DeclarationStage::Signed => {}
        DeclarationStage::Unsigned => drop(holds.insert(Hold::DeclarationMissing)),
        DeclarationStage::Stale => drop(holds.insert(Hold::DeclarationStale)),
    }
    if Matter::of(request).noticed.is_none() {
        holds.insert(Hold::NoticeMissing);
    }
    let row = |paper: &String| ChecklistRow {
        hold: lacks.iter().find(|lack| lack.paper == *paper).map(|lack| lack.hold),
        document: shown.newest(paper),
        paper: paper.clone(),
    };
    let mut rows: Vec<_> = months.iter().map(|(paper, _)| row(paper)).collect();
    // A deed that nobody was asked for until somebody signed for another.
    let unasked = lacks.iter().filter(|lack| !months.iter().any(|(paper, _)| *paper == lack.paper));
    rows.extend(unasked.map(|lack| row(&lack.paper)));
    Ok(Checked {
        rows,
        holds,
        form: (known.form.id().to_owned(), known.form.version().to_owned()),
        in_confidence: known.in_confidence,
        declaration,
        declarations,
    })
}

/// How the declaration stands: one on the request itself, or one on the last
/// visit, whichever is good.
fn declared(
    session: &Session,
    request: RecordId,
    known: &Known,
) -> Result<(DeclarationStage, Vec<SignedDeclaration>), Failure> {
    let (own, signed) = declarations::standing(session, request)?;
    let visited = known.visit.map(|visit| declarations::standing(session, visit)).transpose()?;
    let (at_visit, at_visit_signed) = visited.unwrap_or((DeclarationStage::Unsigned, Vec::new()));
    let stage = [own, at_visit].into_iter().min_by_key(|stage| match stage {
        DeclarationStage::Signed => 0,
        DeclarationStage::Stale => 1,
        DeclarationStage::Unsigned => 2,
    });
    let signed = if signed.is_empty() { at_visit_signed } else { signed };
    Ok((stage.unwrap_or(DeclarationStage::Unsigned), signed))
}
