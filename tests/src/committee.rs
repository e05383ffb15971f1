//! Support requests on their way to the committee, written by hand, for stories
//! about what the committee decides and what is delivered.

use std::collections::BTreeSet;

use app::engine::forms;
use shared::form::{AnswerPath, Answers, Value};
use shared::ids::RecordId;
use shared::lifecycle::ReviewOutcome;
use shared::record::review::ReviewDetails;
use shared::record::submission::SubmissionDetails;
use shared::record::visit::digest;
use shared::record::{Edit, FormUsed, Kind, Record};

use crate::at_work::{choice, text};
use crate::{ByHand, World, meta};

/// A request that was handed in.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// The request.
    pub request: RecordId,
    /// What was handed in.
    pub submission: RecordId,
    digest: [u8; 32],
}

/// A delegate who writes requests and a supervisor who forwards them.
pub struct Office {
    delegate: ByHand,
    supervisor: ByHand,
    written: u64,
}

/// What a request for rent says, in riyals.
#[must_use]
pub fn rent(riyals: f64, urgency: &str) -> Vec<(&'static str, Value)> {
    let mut answers = vec![
        ("sort", choice("rent")),
        ("subject", text("إيجار متأخر")),
        ("amount", Value::Decimal(riyals)),
        ("reason", text("توقف الدخل")),
        ("urgency", choice(urgency)),
    ];
    if urgency == "urgent" {
        answers.push(("urgent_why", text("إخلاء المسكن غداً")));
    }
    answers
}

/// What a request for a refrigerator says.
#[must_use]
pub fn refrigerator() -> Vec<(&'static str, Value)> {
    vec![
        ("sort", choice("device")),
        ("subject", text("ثلاجة")),
        ("manner", choice("in_kind")),
        ("item", text("ثلاجة")),
        ("quantity", Value::Integer(1)),
        ("reason", text("تعطلت القديمة")),
        ("urgency", choice("normal")),
    ]
}

impl Office {
    /// The demonstration's delegate and supervisor.
    pub async fn of(world: &World) -> Self {
        let delegate = ByHand::enrol(world, &world.code("delegate")).await;
        let supervisor = ByHand::enrol(world, &world.code("supervisor")).await;
        Self { delegate, supervisor, written: 100 }
    }

    /// A request of this case, handed in.
    pub async fn asks(
        &mut self,
        world: &World,
        case: RecordId,
        answers: &[(&'static str, Value)],
    ) -> Asked {
        self.written += 10;
        let at = world.now() / 1000;
        let form = forms::for_kind(Kind::SupportRequest).unwrap();
        let used = FormUsed { id: form.id().into(), version: form.version().into() };
        let path = |name| AnswerPath::question(name).unwrap();
        let says: Answers =
            answers.iter().map(|(name, value)| (path(name), value.clone())).collect();
        let mut edits = used.edits();
        edits.extend(says.0.iter().map(|(path, value)| Edit::short(path.clone(), value.clone())));
        let request = self.delegate.record(
            meta(self.written, Kind::SupportRequest, case),
            at,
            std::slice::from_ref(&edits),
        );
        let mut known = Record::with_changes(request.meta, request.changes.clone()).unwrap();
        let digest = digest(&says).unwrap();
        let details = SubmissionDetails {
            of: request.meta.id,
            heads: known.heads(),
            papers: Vec::new(),
            digest,
            annex: None,
            calculated: Vec::new(),
            holds: BTreeSet::new(),
        };
        let submission = meta(self.written + 1, Kind::Submission, case);
        let handed_in = self.delegate.record(submission, at, &[details.edits()]);
        let asked = Asked { request: request.meta.id, submission: submission.id, digest };
        assert_eq!(self.delegate.push(&[request, handed_in]).await.verdicts, []);
        asked
    }

    /// The supervisor brings it before the committee.
    pub async fn forwards(&mut self, world: &World, case: RecordId, asked: Asked) {
        self.written += 10;
        let details = ReviewDetails {
            of: asked.request,
            submission: asked.submission,
            digest: asked.digest,
            outcome: ReviewOutcome::Accepted,
            comment: String::new(),
            waived: BTreeSet::new(),
        };
        let review = meta(self.written, Kind::Review, case);
        let review = self.supervisor.record(review, world.now() / 1000, &[details.edits()]);
        assert_eq!(self.supervisor.push(&[review]).await.verdicts, []);
    }

    /// A request that is before the committee.
    pub async fn brings(
        &mut self,
        world: &World,
        case: RecordId,
        answers: &[(&'static str, Value)],
    ) -> Asked {
        let asked = self.asks(world, case, answers).await;
        self.forwards(world, case, asked).await;
        asked
    }
}
