//! The files of both languages against each other and against the code.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_bundle::FluentResource;
use fluent_syntax::ast;

use shared::association::Profile;

use super::called::set;
use super::{ARABIC, ENGLISH, Language, text_in};
use crate::engine::command::Called;

/// Keys made from a number.
const NUMBERED: [&str; 2] = ["month-gregorian-", "month-hijri-"];

/// Each key (attributes as `key.part`) with the names of its values.
fn keys(files: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for file in files {
        let resource =
            FluentResource::try_new((*file).to_owned()).map_err(|(_, faults)| faults).unwrap();
        for entry in resource.entries() {
            let ast::Entry::Message(message) = entry else {
                continue;
            };
            let name = message.id.name.to_owned();
            for attribute in &message.attributes {
                let values = values_in(&attribute.value);
                found.insert(format!("{name}.{}", attribute.id.name), values);
            }
            let values = message.value.as_ref().map(values_in).unwrap_or_default();
            assert_eq!(found.insert(name.clone(), values), None, "{name} stands twice");
        }
    }
    found
}

fn values_in(pattern: &ast::Pattern<&str>) -> BTreeSet<String> {
    let text = format!("{pattern:?}");
    let marks =
        regex_lite::Regex::new(r#"VariableReference \{ id: Identifier \{ name: "([a-z]+)""#)
            .unwrap();
    marks.captures_iter(&text).map(|hit| hit[1].to_owned()).collect()
}

fn sources(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, text);
        } else if path.file_name().is_some_and(|name| name != "tests.rs") {
            text.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

fn used() -> BTreeSet<String> {
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), &mut text);
    let call = regex_lite::Regex::new(r#"\b(?:t|t_args|Key)\(\s*"([a-z0-9.-]+)""#).unwrap();
    call.captures_iter(&text).map(|hit| hit[1].to_owned()).collect()
}

#[test]
fn both_languages_say_the_same_things_with_the_same_values() {
    let (arabic, english) = (keys(ARABIC), keys(ENGLISH));
    let names = |keys: &BTreeMap<String, _>| keys.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(&arabic), names(&english));
    for (key, values) in &arabic {
        assert_eq!(Some(values), english.get(key), "{key}");
    }
}

#[test]
fn every_text_that_is_used_exists_and_none_is_idle() {
    let (files, used) = (keys(ARABIC), used());
    let missing: Vec<_> = used.iter().filter(|key| !files.contains_key(*key)).collect();
    assert!(missing.is_empty(), "used but not in the files: {missing:?}");
    let idle: Vec<_> = files
        .keys()
        .filter(|key| !used.contains(*key) && !key.ends_with(".next"))
        .filter(|key| !NUMBERED.iter().any(|start| key.starts_with(start)))
        .collect();
    assert!(idle.is_empty(), "in the files but not used: {idle:?}");
}

#[test]
fn every_failure_says_what_to_do_next() {
    let files = keys(ARABIC);
    for key in files.keys().filter(|key| key.starts_with("failure-") && !key.contains('.')) {
        assert!(files.contains_key(&format!("{key}.next")), "{key}");
    }
}

#[test]
fn arabic_counts_in_its_six_forms() {
    let say =
        |count: u32| text_in(Language::Arabic, "home-cases-count", &[("count", count.into())]);
    let expected = [
        (0, "لا ملفات"),
        (1, "ملف واحد"),
        (2, "ملفان"),
        (3, "3 ملفات"),
        (10, "10 ملفات"),
        (11, "11 ملفاً"),
        (99, "99 ملفاً"),
        (100, "100 ملف"),
        (103, "103 ملفات"),
    ];
    for (count, words) in expected {
        assert_eq!(say(count), words);
    }
}

/// Each of these says what it says of people as an association calls them.
const NAMING: [&str; 6] = [
    "cases-title",
    "case-title",
    "role-relations-officer",
    "policy-channels-title",
    "policy-tools-title",
    "matter-begin-support-request",
];

#[test]
fn each_association_calls_people_as_its_policy_does() {
    let say = |association: Option<&str>| {
        let profile = association.map(|name| {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/associations");
            let text = std::fs::read_to_string(folder.join(format!("{name}.toml"))).unwrap();
            Profile::parse(&text).unwrap()
        });
        set(profile.as_ref().map(Called::of));
        NAMING.map(|key| text_in(Language::Arabic, key, &[]))
    };
    let usual = [
        "ملفات المستفيدين",
        "ملف المستفيد",
        "موظف علاقات المستفيدين",
        "القنوات المستخدمة للتواصل مع المستفيدين",
        "الأدوات المتاحة لموظف علاقات المستفيدين للتواصل مع المستفيدين",
        "كتابة طلب دعم",
    ];
    assert_eq!(say(None), usual);
    let [cases, case, officer, channels, tools, _] = usual;
    let reached = "القنوات المستخدمة للتواصل مع الأيتام";
    let orphans = ["ملفات الأيتام", "ملف اليتيم", officer, reached, tools, "كتابة طلب دعم اليتيم"];
    assert_eq!(say(Some("muwayh-orphans")), orphans);
    let as_printed = [cases, case, officer, channels, tools, "كتابة طلب دعم مستفيد"];
    assert_eq!(say(Some("bukayriyah-development")), as_printed);
    assert_eq!(say(Some("jazan-crises")), as_printed);
    let officer = "موظف علاقات المستخدمين";
    let channels = "القنوات المستخدمة للتواصل مع المستخدمين";
    let tools = "الأدوات المتاحة لموظف علاقات المستخدمين للتواصل مع المستخدمين";
    let academy = [cases, case, officer, channels, tools, "كتابة طلب دعم مستفيد"];
    assert_eq!(say(Some("open-academy")), academy);
    let (cases, case) = ("ملفات المستخدمين", "ملف المستخدم");
    let prisoners = [cases, case, officer, channels, tools, "كتابة طلب دعم"];
    assert_eq!(say(Some("kafal-prisoners")), prisoners);
    assert_eq!(text_in(Language::English, "cases-title", &[]), "Cases");
}

/// A word for those whom an association serves stands beside `CALLED` and nowhere else.
#[test]
fn no_text_calls_people_by_a_word_of_its_own() {
    let own = ["مستفيد", "مستخدم", "يتيم", "أيتام", "علاقات", "باحث"];
    for line in ARABIC.iter().flat_map(|file| file.lines()) {
        let says = own.iter().any(|word| line.contains(word));
        // «القنوات المستخدمة» are channels that are used.
        let allowed = line.contains("CALLED(") || line.contains("القنوات المستخدمة");
        assert!(!says || allowed || line.starts_with('#'), "{line}");
    }
}

#[test]
fn a_key_that_is_nowhere_is_shown_as_itself() {
    assert_eq!(text_in(Language::English, "no-such-text", &[]), "no-such-text");
}

#[test]
fn only_what_turns_against_its_sentence_is_isolated() {
    let say = |language, name: &'static str| {
        text_in(language, "queue-by", &[("name", name.into()), ("since", "12".into())])
    };
    assert_eq!(say(Language::Arabic, "أمل"), "التسليم: أمل، 12");
    assert_eq!(say(Language::English, "أمل"), "Handed in by \u{2068}أمل\u{2069} 12");
    assert_eq!(say(Language::Arabic, "Amal"), "التسليم: \u{2068}Amal\u{2069}، 12");
    assert_eq!(say(Language::English, "١٩ / ٢"), "Handed in by ١٩ / ٢ 12");
}

#[test]
fn how_long_an_answer_may_take_is_said_in_the_days_of_the_profile() {
    for (count, said) in [(2, "يومين"), (7, "7 أيام"), (14, "14 يوماً"), (100, "100 يوم")]
    {
        let text =
            text_in(Language::Arabic, "policy-reply-unconfirmed", &[("count", count.into())]);
        assert!(text.contains(&format!("قد يستغرق {said} أو أكثر")), "{text}");
    }
}
