//! The five associations as authored: what distinguishes them, and that they
//! name nothing that the forms do not have.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test's helpers fail like the test itself")]

mod authored;

use authored::{assets, authored};
use shared::association::{ChannelCode, Feature, Profile, Reading, ToolCode};
use shared::calendar::{Compared, Date, Hint};
use shared::form::QuestionKind;

const FIVE: [&str; 5] =
    ["muwayh-orphans", "bukayriyah-development", "open-academy", "jazan-crises", "kafal-prisoners"];

fn profile(id: &str) -> Profile {
    let text = std::fs::read_to_string(assets().join(format!("associations/{id}.toml"))).unwrap();
    Profile::parse(&text).unwrap_or_else(|error| panic!("{id}, {error}"))
}

fn five() -> [Profile; 5] {
    FIVE.map(profile)
}

fn of_each<T>(what: impl Fn(&Profile) -> T) -> [T; 5] {
    five().each_ref().map(what)
}

#[test]
fn there_are_five_each_named_as_its_file() {
    let mut files: Vec<String> = std::fs::read_dir(assets().join("associations"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    files.sort();
    let mut known = FIVE;
    known.sort();
    assert_eq!(files, known);
    assert_eq!(of_each(|profile| profile.id.as_str().to_owned()), FIVE);
}

#[test]
fn channels_are_eight_eight_seven_eight_and_five() {
    assert_eq!(of_each(|profile| profile.channels.len()), [8, 8, 7, 8, 5]);
    let has = |code: ChannelCode| of_each(|profile| profile.channel(&code).is_some());
    assert_eq!(has(ChannelCode::Interview), [true, true, true, true, false]);
    assert_eq!(has(ChannelCode::HelpRequest), [true, true, false, true, false]);
    assert_eq!(has(ChannelCode::BranchDelegates), [true, true, false, true, false]);
    assert_eq!(has(ChannelCode::Delegates), [false, false, true, false, false]);
    assert_eq!(of_each(Profile::visits), [true, true, true, true, false]);
    for code in [
        ChannelCode::Telephone,
        ChannelCode::SocialMedia,
        ChannelCode::Letter,
        ChannelCode::Volunteering,
        ChannelCode::Website,
    ] {
        assert_eq!(has(code.clone()), [true; 5], "{code:?}");
    }
    // Spelt as each prints it.
    let website =
        of_each(|profile| profile.channel(&ChannelCode::Website).unwrap().label.to_owned());
    let usual = "الموقع الإلكتروني للجمعية";
    assert_eq!(website, [usual, "الموقع الالكتروني للجمعية", usual, usual, usual]);
}

#[test]
fn tools_are_four_four_four_four_and_three() {
    assert_eq!(of_each(|profile| profile.tools.len()), [4, 4, 4, 4, 3]);
    let label = |code: ToolCode| {
        of_each(|profile| {
            let tool = profile.tools.iter().find(|tool| tool.code == code);
            tool.map(|tool| tool.label.clone()).unwrap_or_default()
        })
    };
    let ours = "دليل سياسة الدعم للمستفيدين";
    let theirs = "دليل سياسة الدعم للمستخدمين";
    assert_eq!(label(ToolCode::SupportGuide), [ours, ours, theirs, ours, theirs]);
    let usual = "طلب دعم مستفيد";
    assert_eq!(label(ToolCode::SupportRequest), ["طلب دعم اليتيم", usual, usual, usual, ""]);
    // No policy contains the text of a guide.
    assert!(five().iter().flat_map(|profile| &profile.tools).all(|tool| tool.file.is_none()));
}

#[test]
fn each_has_its_word_and_uses_it_where_its_policy_does() {
    let own = of_each(|profile| profile.words.own.as_ref().map(|own| own.the_many_oblique.clone()));
    assert_eq!(
        own.each_ref().map(Option::as_deref),
        [Some("الأيتام"), None, Some("المستخدمين"), None, Some("المستخدمين")]
    );
    assert_eq!(of_each(|profile| profile.words.beneficiary.one.clone()), ["مستفيد"; 5]);
    let at = |place: fn(&Profile) -> String| of_each(place);
    assert_eq!(
        at(|profile| profile.words.noun(profile.words.used.channels).the_many_oblique.clone()),
        ["الأيتام", "المستفيدين", "المستخدمين", "المستفيدين", "المستخدمين"]
    );
    assert_eq!(
        at(|profile| profile.words.noun(profile.words.used.handling).the_one.clone()),
        ["اليتيم", "المستفيد", "المستفيد", "المستفيد", "المستخدم"]
    );
    assert_eq!(
        at(|profile| profile.words.officer.clone()),
        [
            "موظف علاقات المستفيدين",
            "موظف علاقات المستفيدين",
            "موظف علاقات المستخدمين",
            "موظف علاقات المستفيدين",
            "موظف علاقات المستخدمين"
        ]
    );
    // A step speaks of whom it serves with the word that is named for steps,
    // a title with the title's.
    for profile in five() {
        let step = profile.words.noun(profile.words.used.steps);
        assert!(profile.steps[0].text.contains(&step.the_one), "{}", profile.id);
        let title = profile.words.noun(profile.words.used.title);
        assert!(profile.policy.title.ends_with(&title.the_many_oblique), "{}", profile.id);
        let request = profile.tools.iter().find(|tool| tool.code == ToolCode::SupportRequest);
        if let (Some(word), Some(request)) = (profile.words.used.request, request) {
            assert!(request.label.contains(&profile.words.noun(word).one), "{}", profile.id);
        }
    }
}

#[test]
fn every_policy_has_the_seven_steps_in_their_order() {
    use Feature::{Declaration, Matching, Notice, Reception, Referral, Registration, Service};
    let steps = of_each(|profile| {
        profile.steps.iter().map(|step| step.feature.clone()).collect::<Vec<_>>()
    });
    for steps in steps {
        assert_eq!(
            steps,
            [Reception, Matching, Referral, Declaration, Notice, Registration, Service]
        );
    }
}

#[test]
fn one_demands_that_staff_read_and_sign_it() {
    let required = of_each(|profile| profile.policy.acknowledgement.required);
    assert_eq!(required, [false, true, false, false, false]);
    let [_, bukayriyah, ..] = five();
    assert!(bukayriyah.policy.acknowledgement.text.unwrap().contains("والتوقيع عليها"));
    assert_eq!(bukayriyah.policy.circulation.unwrap(), ["جميع الإدارات والأقسام"]);
    let duties = of_each(|profile| profile.duties.len());
    assert_eq!(duties, [17, 19, 17, 17, 18]);
    let asked = of_each(|profile| {
        profile.duties.iter().filter(|duty| duty.feature == Feature::Acknowledgement).count()
    });
    assert_eq!(asked, [0, 1, 0, 0, 0]);
}

#[test]
fn whoever_asks_is_directly_responsible_and_declares_it() {
    use Feature::Declaration;
    let printed = of_each(|profile| {
        let step = profile.steps.iter().find(|step| step.feature == Declaration).unwrap();
        ["مسؤولية", "مسئولية"]
            .into_iter()
            .find(|word| step.text.ends_with(&format!("وأنه مسؤول {word} مباشرة عن صحة المعلومات")))
    });
    let (ours, theirs) = (Some("مسؤولية"), Some("مسئولية"));
    assert_eq!(printed, [ours, ours, theirs, theirs, theirs]);
    for profile in five() {
        let signed = &profile.declaration.text;
        assert!(signed.contains("أتحمّل مسؤولية مباشرة عن صحة"), "{}", profile.id);
    }
}

#[test]
fn adoptions_are_complete_partial_or_absent_and_two_contradict_themselves() {
    let parts = of_each(|profile| {
        profile.policy.adoption.as_ref().map(|adoption| {
            [&adoption.meeting, &adoption.term, &adoption.hijri, &adoption.gregorian]
                .map(Option::is_some)
        })
    });
    assert_eq!(
        parts,
        [
            Some([true; 4]),
            Some([true, false, false, true]),
            Some([true, false, true, true]),
            Some([true, false, true, true]),
            None
        ]
    );
    assert_eq!(
        of_each(|profile| profile.policy.dates().compared),
        [
            Some(Compared::Apart { days: 86, hints: vec![] }),
            None,
            Some(Compared::Same),
            Some(Compared::Apart { days: 366, hints: vec![Hint::GregorianYear(2023)] }),
            None
        ]
    );
    let [muwayh, bukayriyah, _, jazan, _] = five().map(|profile| profile.policy.dates());
    let day = |year, month, day| Date::new(year, month, day).unwrap();
    assert_eq!(muwayh.hijri.unwrap().to_gregorian(), day(2023, 2, 1));
    assert_eq!(muwayh.gregorian.unwrap().to_hijri().unwrap().to_string(), "1444-10-08");
    assert_eq!(bukayriyah.gregorian.unwrap().to_hijri().unwrap().to_string(), "1444-07-28");
    assert_eq!(jazan.hijri.unwrap().to_gregorian(), day(2023, 10, 21));
    assert_eq!(jazan.gregorian.unwrap().to_hijri().unwrap().to_string(), "1446-04-18");
}

#[test]
fn what_contradicts_itself_is_kept_and_what_strayed_in_is_not() {
    for profile in five() {
        assert_eq!(profile.reply.text, "خلال مدة لا تقل عن أسبوعين");
        assert_eq!((profile.reply.days, profile.reply.reading), (14, Reading::Unconfirmed));
        assert_eq!(profile.committee.name, "لجنة البحث");
        assert_eq!((profile.committee.members, profile.committee.quorum), (None, None));
        assert_eq!((profile.policy.replaces, profile.policy.review), (None, None));
        let texts = profile.steps.iter().chain(&profile.duties).map(|clause| &clause.text);
        for text in texts {
            assert!(!text.contains("نصاب") && !text.contains("المتطوعين الموضوعه"), "{text}");
        }
        // What no policy prints is not made up.
        assert_eq!(profile.limits, Default::default(), "{}", profile.id);
        assert_eq!(profile.retention, Default::default(), "{}", profile.id);
        assert!(profile.misconceptions.is_empty());
    }
    let licences = of_each(|profile| profile.licence.as_ref().map(|it| it.number.clone()));
    assert_eq!(
        licences.each_ref().map(Option::as_deref),
        [None, Some("4360"), None, Some("5369"), None]
    );
}

#[test]
fn who_serves_all_strata_names_no_categories() {
    for profile in five() {
        let all = profile.duties.iter().any(|duty| duty.text.contains("من كافة الشرائح"));
        assert_eq!(profile.categories.is_none(), all, "{}", profile.id);
    }
    let counts = of_each(|profile| profile.categories.as_ref().map(Vec::len));
    assert_eq!(counts, [Some(5), None, None, None, None]);
}

#[test]
fn a_profile_names_only_what_the_forms_have() {
    let visit = authored("home_visit");
    for profile in five() {
        for code in &profile.photos.allowed {
            let paper = visit.question(code).map(|question| &question.kind);
            assert_eq!(paper, Some(&QuestionKind::Paper), "{code}");
        }
        for category in profile.categories.iter().flatten() {
            let mut choices = visit.choices("category").iter();
            assert!(choices.any(|choice| choice.name == category.code), "{}", category.code);
        }
        for chosen in profile.forms.iter().flatten() {
            let carried = authored(&chosen.id);
            let agreed = chosen.version.as_deref().unwrap_or(carried.version());
            assert_eq!(agreed, carried.version(), "{}: {}", profile.id, chosen.id);
        }
    }
}

/// The table of clauses names files and tests; a renamed test is renamed there.
#[test]
fn the_table_of_clauses_is_complete_and_names_tests_that_exist() {
    let table = std::fs::read_to_string(assets().join("associations/README.md")).unwrap();
    for feature in Feature::KNOWN {
        assert!(table.contains(&format!("| `{feature}` |")), "{feature}");
    }
    for code in ChannelCode::KNOWN.iter().chain(ToolCode::KNOWN) {
        assert!(table.contains(&format!("| `{code}` |")), "{code}");
    }
    let quoted = table.split('`').skip(1).step_by(2);
    let tests: Vec<_> = quoted.filter_map(|name| name.split_once(".rs::")).collect();
    assert!(tests.len() > 40, "{}", tests.len());
    for (file, test) in tests {
        let path = assets().join(format!("../{file}.rs"));
        let source =
            std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(source.contains(&format!("fn {test}(")), "{file}.rs has no test {test}");
    }
}
