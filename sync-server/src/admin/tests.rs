use shared::association::ChannelCode;
use shared::people::{Gender, Role};
use shared::record::Record;
use shared::record::case::CaseDetails;

use super::*;
use crate::store::{SharedStore, for_association};

const PROFILE: &str = include_str!("../../../assets/associations/muwayh-orphans.toml");
const OFFICE: &str = include_str!("../../../assets/demo/muwayh-orphans.toml");

/// The association and the office of each demonstration.
fn demonstrations() -> Vec<(Profile, Office)> {
    let assets = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets");
    let read = |folder: &str, name: &std::ffi::OsStr| {
        std::fs::read_to_string(assets.join(folder).join(name)).unwrap()
    };
    std::fs::read_dir(assets.join("associations"))
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .filter(|name| name.to_str().unwrap().ends_with(".toml"))
        .map(|name| parse(&read("associations", &name), &read("demo", &name)).unwrap())
        .collect()
}

#[test]
fn the_demonstrations_cases_are_sound_and_invented() {
    let demonstrations = demonstrations();
    assert_eq!(demonstrations.len(), 5);
    let mut ids = std::collections::BTreeSet::new();
    for (profile, office) in &demonstrations {
        let mut numbers = std::collections::BTreeSet::new();
        for person in &office.people {
            let family = person.name.split_whitespace().next_back().unwrap();
            assert!(["التجريبي", "الاختباري", "النموذجي"].contains(&family), "{family}");
            assert!(ids.insert(person.id.to_string()));
        }
        let categories: Vec<_> =
            profile.categories.iter().flatten().map(|category| category.code.as_str()).collect();
        for case in &office.cases {
            let details = &case.details;
            shared::checks::identity_number(&details.identity_number).unwrap();
            shared::checks::mobile(&details.mobile).unwrap();
            assert!(details.identity_number.get(1..5) == Some("0000"), "{}", details.number);
            let family = details.name.split_whitespace().next_back().unwrap();
            assert!(["التجريبي", "الاختباري", "النموذجي"].contains(&family), "{family}");
            assert!(!details.members.is_empty());
            assert!(numbers.insert(details.number.clone()) && ids.insert(case.id.to_string()));
            let ours = categories.is_empty() || categories.contains(&details.category.as_str());
            assert!(ours, "{}: {}", profile.id, details.category);
        }
    }
}

#[test]
fn an_office_has_everyone_whom_a_request_needs_and_delegates_where_its_policy_has() {
    for (profile, office) in demonstrations() {
        let delegates = [ChannelCode::BranchDelegates, ChannelCode::Delegates]
            .iter()
            .any(|code| profile.channel(code).is_some());
        let people = |role: Role| office.people.iter().filter(|it| it.role == role).count();
        assert_eq!(people(Role::Delegate) > 0, delegates, "{}", profile.id);
        for role in [
            Role::RelationsOfficer,
            Role::Researcher,
            Role::Supervisor,
            Role::Secretary,
            Role::Administrator,
        ] {
            assert!(people(role.clone()) > 0, "{} {role:?}", profile.id);
        }
        assert!(people(Role::CommitteeMember) >= 3, "{}", profile.id);
    }
}

#[test]
fn the_first_demonstration_has_as_many_cases_as_its_stories_expect() {
    let (_, office) = parse(PROFILE, OFFICE).unwrap();
    assert_eq!((office.branches.len(), office.cases.len()), (1, 24));
    let delegates = office.people.iter().filter(|person| person.role == Role::Delegate);
    let genders: Vec<_> = delegates.clone().map(|person| person.gender).collect();
    assert_eq!(genders, [Some(Gender::Woman), Some(Gender::Man)]);
    let cases = delegates
        .map(|person| office.cases.iter().filter(|case| case.assignee == Some(person.id)).count());
    assert_eq!(cases.collect::<Vec<_>>(), [20, 4]);
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
            for (case, _) in reading.files(nowhere, 100)? {
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
    assert_eq!(first.people.len(), office.people.len());
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

#[tokio::test]
async fn a_changed_profile_is_published_once_it_says_that_it_is_later() {
    let folder = tempfile::tempdir().unwrap();
    let store = crate::open_store(folder.path()).unwrap();
    let (profile, office) = parse(PROFILE, OFFICE).unwrap();
    load(&store, &profile, &office, 100).await.unwrap();
    let association = for_association(&store, profile.id.clone());
    let stands = || async { association.read(|reading| reading.profile()).await.unwrap().unwrap() };
    let changed = |version| {
        let mut changed = profile.clone();
        changed.reply.days = 15;
        changed.version = version;
        changed
    };
    for refused in [
        publish(&store, &changed(2), 200).await.unwrap_err(),
        load(&store, &changed(2), &office, 200).await.unwrap_err(),
    ] {
        assert!(matches!(refused, AdminError::NotNewer { given: 2, standing: 2 }), "{refused}");
    }
    assert_eq!(stands().await, profile);
    publish(&store, &changed(3), 200).await.unwrap();
    assert_eq!(stands().await, changed(3));
    let back = publish(&store, &profile, 300).await.unwrap_err();
    assert!(matches!(back, AdminError::NotNewer { given: 2, standing: 3 }), "{back}");
}
