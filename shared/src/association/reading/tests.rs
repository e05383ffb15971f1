use super::super::{ChannelCode, Reading};
use super::*;
use crate::sync::codec;

const MUWAYH: &str = include_str!("../../../../assets/associations/muwayh-orphans.toml");

fn line(of: &str) -> usize {
    MUWAYH.lines().position(|line| line.starts_with(of)).unwrap() + 1
}

#[test]
fn the_orphans_of_muwayh() {
    let profile = Profile::parse(MUWAYH).unwrap();
    assert_eq!((profile.id.as_str(), profile.version), ("muwayh-orphans", 2));
    assert_eq!(profile.reply.reading, Reading::Unconfirmed);
    assert_eq!((profile.lock.minutes, profile.position.allowed), (5, true));
    assert!(profile.photos.allowed.contains(&"electricity_bill".to_owned()));
    assert!(profile.declaration.text.contains("مسؤولية مباشرة"));
    assert_eq!(profile.phone, None, "the policy prints none");
    let letters = profile.channel(&ChannelCode::Letter).unwrap();
    assert_eq!(letters.label, "الخطابات");
    assert_eq!(profile.channel(&ChannelCode::Delegates), None);
}

/// Each fault: what stands there, what is written instead, the line where it
/// is found, and what is said of it.
const FAULTS: &[(&str, &str, &str, &str)] = &[
    // An unknown key, at the top, in a section, in a list, in a list of a list.
    ("channels = [", "chanels = [", "channels", "`chanels`"),
    ("minutes = 5", "minute = 5", "minutes", "`lock.minute`"),
    ("\"letter\", label", "\"letter\", lable", "    { code = \"letter\"", "`channels.3.lable`"),
    ("officer = \"ben", "oficer = \"ben", "officer = \"ben", "`words.used.oficer`"),
    // What is missing.
    ("name = \"جمعية", "english_name = \"جمعية", "# جمعية", "missing field `name`"),
    ("the_one = \"اليتيم\"", "", "[words.own]", "missing field `the_one`"),
    ("request = \"own\"", "", "[words.used]", "exactly if there is the tool"),
    ("required = false", "", "[policy.acknowledgement]", "missing field `required`"),
    ("required = false", "required = true", "required", "the `text` that demands it"),
    // What says nothing.
    ("meeting = \"الثالث\"", "meeting = \" \"", "meeting", "must not be empty"),
    ("label = \"الخطابات\"", "label = \"\"", "    { code = \"letter\"", "must not be empty"),
    ("[policy]", "[policy]\ncirculation = []", "[policy]+1", "`circulation` must not be empty"),
    // What is on no list, or twice on one.
    ("\"letter\"", "\"pigeon\"", "    { code = \"letter\"", "names `pigeon`; there are interview,"),
    ("\"letter\"", "\"telephone\"", "    { code = \"letter\"", "names `telephone` again"),
    ("\"bylaws\"", "\"hammer\"", "    { code = \"bylaws\"", "names `hammer`"),
    ("\"notice\"", "\"noise\"", "    { feature = \"notice\"", "names `noise`"),
    ("\"courtesy\"", "\"beauty\"", "questions", "names `beauty`"),
    ("\"unconfirmed\"", "\"roof\"", "reading", "`roof`"),
    ("title = \"beneficiary\"", "title = \"user\"", "title = \"beneficiary\"", "`user`"),
    ("\"lease\"", "\"عقد\"", "    \"lease\"", "no code of the form"),
    ("code = \"widow\"", "code = \"أرملة\"", "    { code = \"widow\"", "no code of the form"),
    (
        "code = \"bylaws\"",
        "code = \"bylaws\", file = \"../x\"",
        "    { code = \"bylaws\"",
        "folders",
    ),
    // Figures.
    ("version = 2", "version = 0", "version", "1 or more"),
    ("minutes = 5", "minutes = 0", "minutes", "from 1 to 60"),
    ("minutes = 5", "minutes = \"5\"", "minutes", "invalid type"),
    ("days = 14", "days = 0", "days", "1 or more"),
    (
        "[committee]",
        "[committee]\nmembers = 3\nquorum = 4",
        "[committee]+2",
        "from 1 to the number",
    ),
    ("[lock]", "[limits]\nsons_until = 81\n[lock]", "[lock]+1", "an age"),
    ("[lock]", "[limits]\nbands = [500, 700]\n[lock]", "[lock]+1", "the form for visits"),
    ("[lock]", "[limits]\nurgent_aid = -5\n[lock]", "[lock]+1", "invalid value"),
    ("[lock]", "[retention]\ncase_months = 0\n[lock]", "[lock]+1", "1 or more"),
    // Dates: no such day, another calendar's, no date.
    ("10 / 7 / 1444", "30 / 6 / 1444", "hijri", "there is no such day"),
    ("10 / 7 / 1444", "1 / 2 / 2023", "hijri", "is no Hijri date"),
    ("10 / 7 / 1444", "رجب 1444", "hijri", "not written as a date"),
    ("gregorian = \"28/04", "gregorian = \"31/04", "gregorian", "there is no such day"),
    ("gregorian = \"28/04/2023", "gregorian = \"10/7/1444", "gregorian", "is no Gregorian date"),
    ("[policy]", "[policy]\nreview = \"2027-02-29\"", "[policy]+1", "there is no such day"),
];

#[test]
fn a_mistake_is_told_with_its_line() {
    for (from, to, place, reason) in FAULTS {
        assert!(MUWAYH.contains(from), "{from}");
        let text = MUWAYH.replacen(from, to, 1);
        let error = Profile::parse(&text).expect_err(to);
        let (start, further) = place.split_once('+').unwrap_or((place, "0"));
        let wanted = line(start) + further.parse::<usize>().unwrap();
        assert_eq!(error.line, wanted, "{to}: {error}");
        assert!(error.reason.contains(reason), "{to}: {error}");
    }
}

#[test]
fn an_own_word_must_be_given_where_it_is_used() {
    let mut file: toml::Table = MUWAYH.parse().unwrap();
    file["words"].as_table_mut().unwrap().remove("own");
    let error = Profile::parse(&file.to_string()).unwrap_err();
    assert!(error.reason.contains("there is no `words.own`"), "{error}");
}

#[test]
fn what_a_profile_need_not_say_is_the_careful_choice() {
    let mut file: toml::Table = MUWAYH.parse().unwrap();
    for section in ["photos", "position", "lock", "satisfaction", "categories", "forms"] {
        assert!(file.remove(section).is_some(), "{section}");
    }
    let policy = file["policy"].as_table_mut().unwrap();
    policy.remove("adoption").unwrap();
    let profile = Profile::parse(&file.to_string()).unwrap();
    assert_eq!(profile.photos.allowed, [""; 0]);
    assert_eq!((profile.position.allowed, profile.lock.minutes), (false, 5));
    assert_eq!(profile.satisfaction, None);
    let dates = profile.policy.dates();
    assert_eq!((dates.hijri, dates.gregorian, dates.compared), (None, None, None));
}

#[test]
fn a_profile_travels_and_an_older_app_passes_over_what_is_new() {
    let profile = Profile::parse(MUWAYH).unwrap();
    let bytes = codec::to_cbor(&profile).unwrap();
    assert_eq!(codec::from_cbor::<Profile>(&bytes).unwrap(), profile);
    let mut newer: toml::Table = MUWAYH.parse().unwrap();
    newer.insert("motto".to_owned(), "x".into());
    let bytes = codec::to_cbor(&newer).unwrap();
    assert_eq!(codec::from_cbor::<Profile>(&bytes).unwrap(), profile);
    // A way to reach people that only a newer version knows keeps its words.
    let channel = newer["channels"].as_array_mut().unwrap()[0].as_table_mut().unwrap();
    channel.insert("code".to_owned(), "pigeon".into());
    let bytes = codec::to_cbor(&newer).unwrap();
    let read = codec::from_cbor::<Profile>(&bytes).unwrap();
    assert_eq!(read.channels[0].code, ChannelCode::Unknown("pigeon".to_owned()));
    assert_eq!(read.channels[0].label, profile.channels[0].label);
}
