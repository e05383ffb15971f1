use shared::people::{Gender, Role};
use shared::record::Record;
use shared::record::case::CaseDetails;

use super::*;
use crate::store::{SharedStore, for_association};

const PROFILE: &str = include_str!("../../../assets/associations/muwayh-orphans.toml");
const OFFICE: &str = include_str!("../../../assets/demo/muwayh-orphans.toml");

#[test]
fn the_demonstrations_cases_are_sound_and_invented() {
    let (_, office) = parse(PROFILE, OFFICE).unwrap();
    assert_eq!((office.branches.len(), office.cases.len()), (1, 24));
    let delegates = office.people.iter().filter(|person| person.role == Role::Delegate);
    let genders: Vec<_> = delegates.clone().map(|person| person.gender).collect();
    assert_eq!(genders, [Some(Gender::Woman), Some(Gender::Man)]);
    let cases = delegates
        .map(|person| office.cases.iter().filter(|case| case.assignee == Some(person.id)).count());
    assert_eq!(cases.collect::<Vec<_>>(), [20, 4]);
    let mut numbers = std::collections::BTreeSet::new();
    for case in &office.cases {
        let details = &case.details;
        shared::checks::identity_number(&details.identity_number).unwrap();
        shared::checks::mobile(&details.mobile).unwrap();
        assert!(details.identity_number.get(1..5) == Some("0000"), "{}", details.number);
        let family = details.name.split_whitespace().next_back().unwrap();
        assert!(["التجريبي", "الاختباري", "النموذجي"].contains(&family), "{family}");
        assert!(!details.members.is_empty());
        assert!(numbers.insert(details.number.clone()) && numbers.insert(case.id.to_string()));
    }
}

#[test]
fn a_mistake_in_an_office_is_told_with_its_line() {
    let text = OFFICE.replacen("mobile =", "mobil =", 1);
    let line = OFFICE.lines().position(|line| line.starts_with("mobile")).unwrap() + 1;
    let Err(AdminError::Office(error)) = parse(PROFILE, &text) else { panic!("parsed") };
    assert!(error.line <= line && error.reason.contains("mobil"), "{error}");
    let other = OFFICE.replacen("muwayh-orphans", "somebody-else", 1);
    assert!(matches!(parse(PROFILE, &other), Err(AdminError::OtherAssociation { .. })));
}

async fn cases_of(store: &SharedStore, profile: &Profile) -> Vec<CaseDetails> {
    let association = for_association(store, profile.id.clone());
    let nowhere = shared::ids::RecordId::from_bytes([0; 16]);
    association
        .read(move |reading| {
            let mut details = Vec::new();
            for (case, _) in reading.cases(nowhere, 100)? {
                let meta = reading.record(case)?.unwrap().meta;
                let changes = reading.changes(case)?;
                let changes = changes
                    .iter()
                    .map(|change| shared::record::Change::try_from(&*change.bytes).unwrap());
                let record = Record::with_changes(meta, changes).unwrap();
                details.push(CaseDetails::of(&record.answers()));
            }
            Ok(details)
        })
        .await
        .unwrap()
}

#[tokio::test]
async fn loading_twice_enters_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    let store = crate::open_store(folder.path()).unwrap();
    let (profile, office) = parse(PROFILE, OFFICE).unwrap();
    let first = load(&store, &profile, &office, 100).await.unwrap();
    assert_eq!(first.people.len(), 5);
    assert!(first.people.iter().all(|person| person.code.is_some() && !person.enrolled));
    let mut written = cases_of(&store, &profile).await;
    let mut meant: Vec<_> = office.cases.iter().map(|case| case.details.clone()).collect();
    written.sort_by(|one, two| one.number.cmp(&two.number));
    meant.sort_by(|one, two| one.number.cmp(&two.number));
    assert_eq!(written, meant);

    let association = for_association(&store, profile.id.clone());
    let before = association.read(|reading| reading.position()).await.unwrap();
    let second = load(&store, &profile, &office, 200).await.unwrap();
    assert_eq!(association.read(|reading| reading.position()).await.unwrap(), before);
    let codes = |loaded: &Loaded| -> Vec<_> {
        loaded.people.iter().map(|person| person.code.clone()).collect()
    };
    assert_ne!(codes(&first), codes(&second), "unused codes are replaced");
}
