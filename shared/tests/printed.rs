//! The profiles against what is printed: every sentence of a policy's body is in its profile, letter
//! by letter, and the profile says nothing else. `printed/` has the bodies as they came, without
//! letterheads and adoption.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test's helpers fail like the test itself")]

mod authored;

use authored::assets;
use shared::association::Profile;

/// What was mended: the policy, what came, what its profile has. Letters that were misread, a number
/// of a list in the midst of a sentence, the name of another association.
const MENDED: [(&str, &str, &str); 8] = [
    ("open-academy", "طال ب", "طالب"),
    ("open-academy", "مختل ف", "مختلف"),
    ("open-academy", "المعايير 6.والممارسات", "المعايير والممارسات"),
    ("kafal-prisoners", "وخالفه", "وخلافه"),
    ("kafal-prisoners", "العالقة", "العلاقة"),
    ("kafal-prisoners", "و يتم", "ويتم"),
    ("kafal-prisoners", "واثمء", "وانتماء"),
    ("kafal-prisoners", "جمعية البر الخيرية في شعبة نصاب", "[…]"),
];

/// What stands between sentences: full stops, the signs and numbers of lists.
fn is_mark(letter: char) -> bool {
    letter.is_numeric() || letter.is_whitespace() || ".:-–#،,".contains(letter)
}

fn of(id: &str) -> (Profile, String) {
    let text = std::fs::read_to_string(assets().join(format!("associations/{id}.toml"))).unwrap();
    let profile = Profile::parse(&text).unwrap();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/printed");
    let body = std::fs::read_to_string(folder.join(format!("{id}.txt"))).unwrap();
    let mut body = body.split_whitespace().collect::<Vec<_>>().join(" ");
    for (_, came, mended) in MENDED.iter().filter(|(policy, ..)| *policy == id) {
        assert!(body.contains(came), "{id}: {came}");
        body = body.replace(came, mended);
    }
    (profile, body)
}

#[test]
fn every_sentence_of_a_policy_is_in_its_profile_letter_by_letter() {
    for (id, more) in [
        ("muwayh-orphans", None),
        ("bukayriyah-development", Some("المسؤوليات")),
        ("open-academy", None),
        ("jazan-crises", None),
        ("kafal-prisoners", None),
    ] {
        let (profile, mut body) = of(id);
        let clauses = profile.duties.iter().chain(&profile.steps).map(|clause| &clause.text);
        let channels = profile.channels.iter().map(|channel| &channel.label);
        for text in clauses.chain(channels).chain(profile.tools.iter().map(|tool| &tool.label)) {
            assert!(body.contains(text), "{id} does not print: {text}");
            body = body.replacen(text, "|", 1);
        }
        // What is left are headings, with the words that are named for them.
        let words = &profile.words;
        let all = |word| &words.noun(word).the_many_oblique;
        let served = &words.noun(words.used.handling).the_one;
        let mut headings = vec![
            "تمهيد".to_owned(),
            "الهدف العام".to_owned(),
            "الأهداف التفصيلية".to_owned(),
            format!("القنوات المستخدمة للتواصل مع {}", all(words.used.channels)),
            format!("الأدوات المتاحة ل{} للتواصل مع {}", words.officer, all(words.used.officer)),
            format!("ويتم التعامل مع {served} على مختلف المستويات لإنهاء معاملاته بالشكل التالي"),
        ];
        headings.extend(more.map(str::to_owned));
        let left = body.split('|').map(|part| part.trim_matches(is_mark));
        let left: Vec<_> = left.filter(|part| !part.is_empty()).collect();
        assert_eq!(left, headings, "{id}");
    }
}
