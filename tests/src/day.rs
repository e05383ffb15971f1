//! A delegate's day, invented: twenty visits of 72 answers by the real form,
//! one change a screen and one of its annex where sensitive questions are asked,
//! each handed in; twenty edits of cases; five support
//! requests. The same seed makes the same day.

use std::collections::BTreeSet;

use app::engine::forms;
use app::engine::today;
use serde_json::{Map, Value as Json};
use shared::form::{AnswerPath, Answers, Evaluation, FormDefinition, Value};
use shared::ids::{InstallId, RecordId};
use shared::record::FormUsed;
use shared::record::annex::{self, AnnexCited};
use shared::record::submission::SubmissionDetails;
use shared::record::visit::digest;
use shared::record::{Author, Change, Edit, Kind, Record, RecordMeta, policy_used};
use shared::sync::pack::RecordChanges;

use crate::{Kept, screens_of};

const VISITS: usize = 20;
const REQUESTS: usize = 5;
/// Answers of one visit.
pub const ANSWERS: usize = 72;

const NAMES: &str = "سعد خالد فهد نورة سارة هند ريم منيرة تركي ماجد سلطان بدور أمل وفاء سالم عمر \
    علي حسن مها لطيفة عبدالله عبدالرحمن محمد إبراهيم يوسف مريم عائشة فاطمة زينب هيا الجوهرة مشاعل \
    التجريبي المثالي الافتراضي الاختباري النموذجي بندر نايف راشد حمد جواهر شيخة موضي نوف دانة لمى";
const WORDS: &str = "الأسرة متعاونة السكن ضيق على أفرادها تحتاج متابعة صحية عاجلة سقف البيت يتسرب منه \
    الماء في الشتاء والأثاث قديم لا تملك وسيلة نقل والمدرسة بعيدة عن الهجرة الأم تعمل في الخياطة \
    أحيانا الدخل لا يكفي الإيجار وفواتير الكهرباء متراكمة منذ أشهر الابن الأكبر متفوق دراسيا ويحتاج \
    حاسبا يوجد مرض مزمن وأدوية شهرية مكلفة الجيران يساعدون قليلا المطبخ بلا ثلاجة صالحة والمكيف معطل \
    ينصح بسلة غذائية شهرية وكسوة العيد وترميم دورة المياه زيارة ثانية بعد شهرين للتأكد من الحال";

/// A day's records, and the same answers as others would send them.
pub struct Day {
    /// In the order in which they were written.
    pub records: Vec<RecordChanges>,
    /// Just the answers, as JSON.
    pub json: String,
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((bits ^ (bits >> 31)) % sides as u64).unwrap()
    }

    fn words(&mut self, of: &str, count: usize) -> String {
        let words: Vec<_> = of.split_whitespace().collect();
        (0..count).map(|_| words[self.roll(words.len())]).collect::<Vec<_>>().join(" ")
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.roll(10)).unwrap())).collect()
    }

    fn id(&mut self) -> RecordId {
        let bytes = std::array::from_fn(|_| u8::try_from(self.roll(256)).unwrap());
        RecordId::from_bytes(bytes)
    }

    fn salt(&mut self) -> [u8; 8] {
        std::array::from_fn(|_| u8::try_from(self.roll(256)).unwrap())
    }

    /// Another family's answer to the same question.
    fn vary(&mut self, form: &FormDefinition, path: &AnswerPath, value: &Value) -> Value {
        let Some(question) = form.question(path.name()) else { return value.clone() };
        match value {
            // Every family was at home: else the rest would not be asked.
            Value::Choice(_) if question.name == "visit_outcome" => value.clone(),
            Value::Choice(_) if self.roll(2) == 0 => {
                let choices = form.choices_of(question);
                Value::Choice(choices[self.roll(choices.len())].name.clone())
            }
            Value::Integer(_) => Value::Integer(i64::try_from(1 + self.roll(12)).unwrap()),
            Value::Decimal(_) => Value::Decimal(self.roll(300) as f64 * 10.0),
            Value::Date(_) => {
                let (year, month) = (1950 + self.roll(75), 1 + self.roll(12));
                let text = format!("{year}-{month:02}-{:02}", 1 + self.roll(28));
                Value::Date(text.parse().unwrap())
            }
            Value::Position(_) => {
                let mut near = |degree: usize| format!("{degree}.{}", self.digits(6));
                let text = format!("{} {} 0 {}", near(22), near(41), 4 + self.roll(20));
                Value::Position(text.parse().unwrap())
            }
            Value::Text(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                let kept = 2.min(text.len());
                Value::Text(format!("{}{}", &text[..kept], self.digits(text.len() - kept)))
            }
            Value::Text(text) if text.starts_with("SA") => {
                Value::Text(format!("SA{}", self.digits(22)))
            }
            Value::Text(_) if question.is_multiline() => {
                let count = 8 + self.roll(8);
                Value::Text(self.words(WORDS, count))
            }
            Value::Text(text) => Value::Text(self.words(NAMES, text.split_whitespace().count())),
            same => same.clone(),
        }
    }
}

struct Writer {
    dice: Dice,
    install: InstallId,
    at: i64,
    records: Vec<RecordChanges>,
    json: Vec<Json>,
}

impl Writer {
    fn author(&mut self) -> Author {
        self.at += i64::try_from(40 + self.dice.roll(120)).unwrap();
        Author { install: self.install, epoch: 0, at: self.at }
    }

    /// The first change of a record, which says under which policy it was made.
    fn begin(&mut self, record: &mut Record, edits: &[Edit]) {
        let author = self.author();
        let edits: Vec<_> = policy_used::edit(1).into_iter().chain(edits.iter().cloned()).collect();
        record.write(&author, &edits).unwrap();
    }

    fn tell(&mut self, kind: &str, edits: &[Edit]) {
        let answers: Map<_, _> = edits
            .iter()
            .filter(|edit| !edit.path.is_instance())
            .map(|edit| (edit.path.to_string(), json(&edit.value)))
            .collect();
        self.json.push(serde_json::json!({ "kind": kind, "answers": answers }));
    }

    fn visit(&mut self, form: &FormDefinition, case: RecordId) {
        let meta = RecordMeta { id: self.dice.id(), kind: Kind::Visit, case };
        let mut record = Record::new(meta).unwrap();
        let used = FormUsed { id: form.id().into(), version: form.version().into() };
        self.begin(&mut record, &used.edits());
        let mut annex = Record::new(annex::meta_of(&meta)).unwrap();
        let mut begin: Vec<_> =
            policy_used::edit(1).into_iter().chain(annex::begin(meta.id, &used)).collect();
        let mut told = Vec::new();
        for screen in screens_of(form) {
            let edits: Vec<Edit> = screen
                .iter()
                .map(|(path, value)| Edit {
                    path: path.clone(),
                    value: self.dice.vary(form, path, value),
                    long: form.question(path.name()).is_some_and(|q| q.is_multiline()),
                })
                .collect();
            let is_sensitive = |edit: &&Edit| form.is_sensitive(edit.path.name());
            let (sensitive, open): (Vec<_>, Vec<_>) = edits.iter().partition(is_sensitive);
            // One commit, as the engine makes it: one time.
            let author = self.author();
            record.write(&author, &open.into_iter().cloned().collect::<Vec<_>>()).unwrap();
            if !sensitive.is_empty() {
                // Whatever is written there is salted.
                begin.splice(..0, annex::salt(self.dice.salt()));
                begin.extend(sensitive.into_iter().cloned());
                annex.write(&author, &std::mem::take(&mut begin)).unwrap();
            }
            told.extend(edits);
        }
        assert_eq!(told.iter().filter(|edit| !edit.path.is_instance()).count(), ANSWERS);
        self.tell("visit", &told);
        self.records.push(RecordChanges { meta, changes: record.changes() });
        let in_annex = annex.changes();
        self.records.push(RecordChanges { meta: *annex.meta(), changes: in_annex });
        self.submission(form, &mut record, &mut annex);
    }

    fn submission(&mut self, form: &FormDefinition, visit: &mut Record, annex: &mut Record) {
        let answers = visit.answers();
        let details = SubmissionDetails {
            of: visit.meta().id,
            heads: visit.heads(),
            papers: Vec::new(),
            digest: digest(&answers).unwrap(),
            annex: AnnexCited::of(annex),
            calculated: calculated(form, &answers, self.at),
            holds: BTreeSet::new(),
        };
        let case = visit.meta().case;
        let meta = RecordMeta { id: self.dice.id(), kind: Kind::Submission, case };
        let mut record = Record::new(meta).unwrap();
        self.begin(&mut record, &details.edits());
        self.records.push(RecordChanges { meta, changes: record.changes() });
    }

    fn case_edit(&mut self, meta: RecordMeta, changes: Vec<Change>) {
        let mut record = Record::with_changes(meta, changes).unwrap();
        let mobile = format!("05{}", self.dice.digits(8));
        let landmark = self.dice.words(WORDS, 4);
        let edits = [("mobile", mobile), ("landmark", landmark)]
            .map(|(name, text)| Edit::short(name.parse().unwrap(), Value::Text(text)));
        let change = record.write(&self.author(), &edits).unwrap().unwrap();
        self.tell("case", &edits);
        self.records.push(RecordChanges { meta, changes: vec![change] });
    }

    fn support_request(&mut self, case: RecordId) {
        let meta = RecordMeta { id: self.dice.id(), kind: Kind::SupportRequest, case };
        let mut record = Record::new(meta).unwrap();
        let choice = |code: &str| Value::Choice(code.into());
        let reason = Value::Text(self.dice.words(WORDS, 15));
        let edits: Vec<_> = [
            ("support_type", choice(["rent", "food_basket", "bills"][self.dice.roll(3)])),
            ("amount", Value::Decimal(self.dice.roll(100) as f64 * 50.0)),
            ("urgency", choice(["high", "medium"][self.dice.roll(2)])),
            ("applicant", Value::Text(self.dice.words(NAMES, 4))),
            ("reason", reason),
        ]
        .into_iter()
        .map(|(name, value)| Edit::short(name.parse().unwrap(), value))
        .collect();
        self.begin(&mut record, &edits);
        self.tell("support_request", &edits);
        self.records.push(RecordChanges { meta, changes: record.changes() });
    }
}

impl Day {
    /// A day of the person whose install this is, with the cases that are kept
    /// on the device; `now` in Unix milliseconds.
    #[must_use]
    pub fn of(install: InstallId, cases: &Kept, now: i64) -> Self {
        let form = forms::for_kind(Kind::Visit).expect("a form");
        let (dice, at) = (Dice(7), now / 1000 - 9 * 3_600);
        let mut writer = Writer { dice, install, at, records: Vec::new(), json: Vec::new() };
        for (nth, (case, changes)) in cases.iter().take(VISITS).enumerate() {
            writer.visit(form, *case);
            let changes = changes.values().map(|one| Change::from_bytes(one.0.clone()).unwrap());
            let meta = RecordMeta { id: *case, kind: Kind::Case, case: *case };
            writer.case_edit(meta, changes.collect());
            if nth < REQUESTS {
                writer.support_request(*case);
            }
        }
        Self { records: writer.records, json: Json::Array(writer.json).to_string() }
    }
}

fn calculated(form: &FormDefinition, answers: &Answers, at: i64) -> Vec<(String, Value)> {
    let evaluation = Evaluation::of(form, answers, today(at * 1000).unwrap());
    let outside = evaluation.states.iter().filter(|(path, _)| path.within().is_none());
    outside
        .filter_map(|(path, state)| {
            let question = form.question(path.name())?;
            question.calculation.as_ref().filter(|_| !form.is_sensitive(&question.name))?;
            Some((question.name.clone(), state.value.clone()?))
        })
        .collect()
}

fn json(value: &Value) -> Json {
    match value {
        Value::Text(text) | Value::Choice(text) => text.as_str().into(),
        Value::Integer(number) => (*number).into(),
        Value::Decimal(number) => (*number).into(),
        Value::Choices(codes) => codes.iter().cloned().collect::<Vec<_>>().into(),
        Value::Date(date) => date.to_string().into(),
        Value::Position(position) => position.to_string().into(),
        Value::Photo(citation) => citation.to_string().into(),
        Value::Removed => Json::Null,
    }
}
