//! What a delegate hears at a plainly invented family's: a whole interview,
//! screen by screen.

use app::engine::command::{LeaveScreen, OpenVisit, SaveDraft};
use app::engine::forms;
use shared::form::{AnswerPath, Answers, FormDefinition, Value, parse_input};
use shared::ids::RecordId;

use crate::Device;

/// What is typed, in the order of the form.
const TYPED: &[(&str, &str)] = &[
    ("visit_type", "first"),
    ("visit_priority", "high"),
    ("visit_date", "١١/٦/١٤٤٨"),
    ("visit_present", "head children"),
    ("category", "widow orphans"),
    ("first_name", "نورة"),
    ("father_name", "تجربة"),
    ("grandfather_name", "مثال"),
    ("family_name", "الافتراضي"),
    ("id_type", "national"),
    ("id_number", "١٠٠٠٠٠٠٠٠٨"),
    ("id_expiry", "2030-01-01"),
    ("nationality", "saudi"),
    ("gender", "female"),
    ("birth_date", "22/11/1985"),
    ("marital_status", "widowed"),
    ("education", "secondary"),
    ("work", "homemaker"),
    ("mobile", "+966 50 000 0001"),
    ("region", "hail"),
    ("city", "هجرة المثال"),
    ("environment", "settlement"),
    ("house_colour", "أبيض"),
    ("father_full_name", "سعد تجربة مثال الافتراضي"),
    ("father_death_date", "2020-05-01"),
    ("has_guardian", "no"),
    ("members/m1/member_name", "خالد"),
    ("members/m1/member_id", "1000000016"),
    ("members/m1/member_relation", "son"),
    ("members/m1/member_gender", "male"),
    ("members/m1/member_birth_date", "2009-01-15"),
    ("members/m1/member_status", "orphan"),
    ("members/m1/member_education", "secondary"),
    ("members/m1/member_health", "healthy"),
    ("members/m1/member_work", "student"),
    ("members/m2/member_name", "سارة"),
    ("members/m2/member_relation", "daughter"),
    ("members/m2/member_gender", "female"),
    ("members/m2/member_birth_date", "2013-03-03"),
    ("members/m2/member_status", "orphan"),
    ("members/m2/member_education", "primary"),
    ("members/m2/member_health", "disabled"),
    ("members/m2/member_disability", "hearing"),
    ("housing_type", "flat"),
    ("housing_ownership", "rent"),
    ("rooms", "٣"),
    ("housing_condition", "fair"),
    ("rent_yearly", "١٢٬٠٠٠"),
    ("landlord_name", "مؤجر تجريبي"),
    ("needs", "food_basket bills"),
    ("incomes/i1/income_source", "social_security"),
    ("incomes/i1/income_amount", "2,500"),
    ("incomes/i1/income_affects", "yes"),
    ("expense_electricity", "250"),
    ("expense_food", "900.50"),
    ("expense_loans", "100"),
    ("has_account", "yes"),
    ("bank_holder", "نورة الافتراضي"),
    ("bank_name", "other"),
    ("iban", "SA03 8000 0000 6080 1016 7519"),
    ("mother_present", "yes"),
    ("researcher_view", "أسرة متعاونة، والسكن ضيق على أفرادها."),
    ("recommendation", "سلة غذائية شهرية"),
    ("classification", "medium"),
];

/// The value that a text typed into a question becomes.
#[must_use]
pub fn answer(form: &FormDefinition, path: &AnswerPath, typed: &str) -> Value {
    let question = form.question(path.name()).expect("a question of the form");
    parse_input(form, question, typed).unwrap()
}

fn values(form: &FormDefinition) -> Vec<(AnswerPath, Value)> {
    let mut values: Vec<(AnswerPath, Value)> = Vec::new();
    for (path, typed) in TYPED {
        let path: AnswerPath = path.parse().unwrap();
        if let Some(instance) = path.parent()
            && !values.iter().any(|(known, _)| *known == instance)
        {
            let order = i64::try_from(values.len()).unwrap();
            values.push((instance, Value::Integer(order)));
        }
        let value = answer(form, &path, typed);
        values.push((path, value));
    }
    values
}

/// The answers that the interview gives.
#[must_use]
pub fn answers_of(form: &FormDefinition) -> Answers {
    values(form).into_iter().collect()
}

/// The answers that the interview gives, screen by screen.
#[must_use]
pub fn screens_of(form: &FormDefinition) -> Vec<Vec<(AnswerPath, Value)>> {
    let mut screens: Vec<(Option<String>, Vec<_>)> = Vec::new();
    for (path, value) in values(form) {
        let at = form.screen_of(path.name()).map(str::to_owned);
        match screens.last_mut().filter(|(screen, _)| *screen == at) {
            Some((_, answers)) => answers.push((path, value)),
            None => screens.push((at, vec![(path, value)])),
        }
    }
    screens.into_iter().map(|(_, answers)| answers).collect()
}

/// Hold the whole interview on a device: every answer a draft, every screen
/// left when its last answer is given.
pub async fn interview(device: &mut Device, visit: RecordId) {
    let view = device.call(OpenVisit { visit }).await.unwrap();
    let form = forms::find(&view.form.0, &view.form.1).expect("the visit's form");
    for screen in screens_of(form) {
        for (path, value) in screen {
            device.call(SaveDraft { visit, path, value }).await.unwrap();
        }
        device.call(LeaveScreen { visit }).await.unwrap();
    }
}
