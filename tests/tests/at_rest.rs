//! What lies on a phone that somebody finds, and who may open it: nothing is
//! readable, wrong passphrases wait, codes are good once, and files that this
//! app cannot read are left as they are.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

use app::engine::StoreError;
use app::engine::command::{
    Comment, Home, LeaveScreen, ListProfiles, MatchDocument, OpenDeclaration, OpenPhoto, OpenVisit,
    PhotoView, SaveDraft, Sign, Signed, SignedWith, StartDeclaration, StartVisit, Submit,
    Submitted,
};
use app::engine::failure::Failure;
use app::engine::forms;
use rusqlite::Connection;
use shared::form::{MAX_KEPT, Value};
use shared::ids::RecordId;
use shared::record::photo::PhotoCitation;
use shared::record::signature::Signature;
use shared::record::{Edit, FormUsed, Kind};
use tests::pictures::{document, pages, picture, prepared};
use tests::{ByHand, Device, Link, PASSPHRASE, World, interview, meta};

fn home() -> Home {
    Home { search: String::new(), offset: 0, limit: 50 }
}

/// Answers, names and numbers that were written or received. The association's
/// name and the first word of hers are not among them: the lock screen shows
/// those.
const SECRETS: [&str; 17] = [
    "هجرة المثال",
    "سعد تجربة مثال الافتراضي",
    "1000000008",
    "1000000016",
    "0500000001",
    "SA0380000000608010167519",
    "أسرة متعاونة، والسكن ضيق على أفرادها.",
    "مؤجر تجريبي",
    "هيا سالم فهد النموذجي",
    "1000003036",
    "أمل فهد التجريبي",
    "widowed",
    // On a paper, in a declaration, drawn under it, and said at a question.
    "77-4410-936",
    "بلدية النموذج التجريبية",
    "نورة تجربة مثال الافتراضي",
    "24,106 36,109 48,112",
    "عاد الأب من السفر.",
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// The secrets that lie readable in any file of a folder, in UTF-8 or UTF-16.
fn readable(folder: &Path) -> Vec<&'static str> {
    let contents: Vec<_> = files(folder).iter().map(|file| fs::read(file).unwrap()).collect();
    let lies = |bytes: Vec<u8>| {
        contents.iter().any(|content| content.windows(bytes.len()).any(|part| part == bytes))
    };
    let wide =
        |text: &str, order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect();
    SECRETS
        .into_iter()
        .filter(|text| {
            lies(text.as_bytes().to_vec())
                || lies(wide(text, u16::to_le_bytes))
                || lies(wide(text, u16::to_be_bytes))
        })
        .collect()
}

/// How often pieces of the photo lie readable in any file of a folder.
fn pieces_of_photos(folder: &Path) -> usize {
    let contents: Vec<_> = files(folder).iter().map(|file| fs::read(file).unwrap()).collect();
    // One piece for each page that a database may have cut it into.
    let photo = picture(5, 80_000);
    let pieces: Vec<_> = photo.chunks(2_000).filter_map(|chunk| chunk.get(..24)).collect();
    let lies = |piece: &&&[u8]| {
        contents.iter().any(|content| content.windows(piece.len()).any(|part| part == **piece))
    };
    pieces.iter().filter(lies).count()
}

/// A paper with a photo, a signed declaration, and something said at a question.
async fn evidence(delegate: &mut Device, visit: RecordId) -> PhotoCitation {
    let answers = async |device: &mut Device, record, typed: &[(&str, Value)]| {
        for (path, value) in typed {
            let (path, value) = (path.parse().unwrap(), value.clone());
            device.call(SaveDraft { record, path, value }).await.unwrap();
        }
    };
    let text = |text: &str| Value::Text(text.to_owned());
    let bill = document(delegate, visit, vec![prepared(5, 80_000)]).await;
    let typed = [("number", text("77-4410-936")), ("issuer", text("بلدية النموذج التجريبية"))];
    answers(delegate, bill, &typed).await;
    delegate.call(MatchDocument { document: bill, matched: true }).await.unwrap();
    let declaration = delegate.call(StartDeclaration { visit }).await.unwrap();
    let typed = [
        ("signer", Value::Choice("applicant".into())),
        ("signer_name", text("نورة تجربة مثال الافتراضي")),
        ("manner", Value::Choice("signature".into())),
    ];
    answers(delegate, declaration, &typed).await;
    let stroke = (0..60).map(|x| (x * 12, 100 + x * 3)).collect();
    let with = SignedWith::Signature(Signature::of(vec![stroke]).unwrap());
    let shown = delegate.call(OpenDeclaration { declaration }).await.unwrap().shown;
    assert_eq!(delegate.call(Sign { declaration, shown, with }).await, Ok(Signed::Done));
    let (path, said) = ("rooms".parse().unwrap(), "عاد الأب من السفر.".to_owned());
    delegate.call(Comment { visit, path, text: said }).await.unwrap();
    pages(delegate, visit).await[0].photo
}

#[tokio::test]
async fn nothing_readable_lies_on_the_device() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    delegate.link = Link::Down;
    let case = delegate.call(home()).await.unwrap().cases[0].case;
    let visit = delegate.call(StartVisit { case, held: true }).await.unwrap();
    interview(&mut delegate, visit).await;
    let photo = evidence(&mut delegate, visit).await;
    assert_eq!(delegate.call(Submit { visit }).await.unwrap(), Submitted::Done);
    // Drafts, journals of a killed tab and the sealed outbox are looked through as well.
    let path = "researcher_view".parse().unwrap();
    let value = Value::Text("أسرة متعاونة، والسكن ضيق على أفرادها.".into());
    delegate.call(SaveDraft { record: visit, path, value }).await.unwrap();
    delegate.kill();
    delegate.unlock(PASSPHRASE).await.unwrap();
    assert!(files(delegate.folder()).len() >= 2);
    assert_eq!(
        delegate.call(OpenPhoto { photo, wished: true }).await,
        Ok(PhotoView::Here(picture(5, 80_000)))
    );
    for state in ["unlocked", "locked"] {
        assert_eq!(readable(delegate.folder()), [""; 0], "{state}");
        assert_eq!(pieces_of_photos(delegate.folder()), 0, "{state}");
        delegate.lock().await;
    }

    // The same search finds every one of them where they are not encrypted.
    let plain = tempfile::tempdir().unwrap();
    delegate.opened(PASSPHRASE).export(&plain.path().join("plain.db"));
    assert_eq!(readable(plain.path()), SECRETS);
    fs::write(plain.path().join("photo"), picture(5, 80_000)).unwrap();
    assert!(pieces_of_photos(plain.path()) > 0);
}

#[tokio::test]
async fn wrong_passphrases_meet_a_growing_delay() {
    let world = World::new().await;
    let mut device = world.enrolled("delegate").await;
    device.lock().await;
    let mut wrong = 0;
    let mut attempt = async |device: &mut Device| {
        wrong += 1;
        device.unlock(&format!("wrong {wrong}")).await.unwrap_err()
    };
    for _ in 0..2 {
        let refused = attempt(&mut device).await;
        assert_eq!(refused, Failure::PassphraseWrong { wait_seconds: 0 });
    }
    for wait_seconds in [5u32, 10, 20] {
        assert_eq!(attempt(&mut device).await, Failure::PassphraseWrong { wait_seconds });
        // Neither killing the tab nor the right passphrase nor a clock set back shortens it.
        device.kill();
        let wait = Err(Failure::TooManyAttempts { seconds: wait_seconds });
        assert_eq!(device.unlock(PASSPHRASE).await, wait);
        world.pass(-3_600_000);
        assert_eq!(device.unlock(PASSPHRASE).await, wait);
        world.pass(3_600_000 + i64::from(wait_seconds) * 1000 - 1);
        assert_eq!(device.unlock(PASSPHRASE).await, Err(Failure::TooManyAttempts { seconds: 1 }));
        world.pass(1);
    }
    device.unlock(PASSPHRASE).await.unwrap();
    device.lock().await;
    let refused = attempt(&mut device).await;
    assert_eq!(refused, Failure::PassphraseWrong { wait_seconds: 0 }, "the count began anew");
}

#[tokio::test]
async fn a_code_is_good_once_and_however_it_is_typed() {
    let world = World::new().await;
    let code = world.code("delegate");
    let typed: String = code
        .chars()
        .enumerate()
        .flat_map(|(at, letter)| {
            let letter = match letter {
                '0' => 'O',
                '1' => 'l',
                'V' => 'u',
                '2' => '٢',
                '7' => '۷',
                other => other.to_ascii_lowercase(),
            };
            [letter].into_iter().chain((at % 4 == 3).then_some('-'))
        })
        .collect();
    let mut device = world.device();
    for wrong in ["", "ABCD", "ABCDEFGH120!"] {
        assert_eq!(device.enrol(wrong, PASSPHRASE).await, Err(Failure::CodeMalformed), "{wrong}");
    }
    assert_eq!(device.enrol("0123456789AB", PASSPHRASE).await, Err(Failure::CodeWrong));
    device.link = Link::Down;
    assert_eq!(device.enrol(&typed, PASSPHRASE).await, Err(Failure::ServerAway));
    // A lost answer costs one more try.
    device.link = Link::LosesAnswers;
    assert_eq!(device.enrol(&typed, PASSPHRASE).await, Err(Failure::ServerAway));
    device.link = Link::Up;
    device.enrol(&typed, PASSPHRASE).await.unwrap();
    device.sync().await;
    assert_eq!(device.call(home()).await.unwrap().total_cases, 20);

    let mut thief = world.device();
    assert_eq!(thief.enrol(&code, PASSPHRASE).await, Err(Failure::CodeUsed));
    let late = world.another_code("delegate").await;
    world.pass(15 * 86_400_000);
    assert_eq!(thief.enrol(&late, PASSPHRASE).await, Err(Failure::CodeExpired));
    assert!(thief.call(ListProfiles {}).await.unwrap().profiles.is_empty());
}

#[tokio::test]
async fn two_people_on_one_phone_see_each_their_own() {
    let world = World::new().await;
    let mut phone = world.enrolled("delegate").await;
    let case = world.a_case();
    let visit = phone.call(StartVisit { case, held: true }).await.unwrap();
    phone.sync().await;
    phone.lock().await;
    let (_, code) = world.second_delegate().await;
    phone.enrol(&code, "another 917364").await.unwrap();
    phone.sync().await;
    let view = phone.call(home()).await.unwrap();
    assert_eq!((view.total_cases, view.in_progress), (0, Vec::new()));
    assert_eq!(phone.call(OpenVisit { visit }).await, Err(Failure::NotFound));
    phone.lock().await;

    assert_eq!(phone.call(ListProfiles {}).await.unwrap().profiles.len(), 2);
    let others = phone.unlock_profile(1, PASSPHRASE).await;
    assert!(matches!(others, Err(Failure::PassphraseWrong { .. })));
    let hers = phone.unlock_profile(0, PASSPHRASE).await.unwrap();
    assert_eq!(hers.person_name, "أمل فهد التجريبي");
    assert_eq!(phone.call(home()).await.unwrap().in_progress.len(), 1);
}

fn profile_file(device: &Device) -> PathBuf {
    let of_profile = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.starts_with("profile-") && name.ends_with(".db")
    };
    files(device.folder()).into_iter().find(of_profile).unwrap()
}

#[tokio::test]
async fn a_newer_database_is_left_as_it_is() {
    let world = World::new().await;
    let mut device = world.enrolled("delegate").await;
    device.close();
    let opened = device.opened(PASSPHRASE);
    opened.db.pragma_update(None, "user_version", 99).unwrap();
    drop(opened);
    let file = profile_file(&device);
    let before = fs::read(&file).unwrap();
    device.open().unwrap();
    assert_eq!(device.unlock(PASSPHRASE).await, Err(Failure::DatabaseNewer));
    assert!(fs::read(&file).unwrap() == before, "written to");
    // The rest of the device lives on.
    let (_, code) = world.second_delegate().await;
    device.enrol(&code, "another 917364").await.unwrap();

    device.close();
    let file = device.folder().join("device.db");
    let db = Connection::open(&file).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    drop(db);
    let before = fs::read(&file).unwrap();
    let refused = device.open().unwrap_err();
    assert!(matches!(refused, StoreError::Newer { found: 99, .. }), "{refused}");
    assert_eq!(Failure::from(refused), Failure::DatabaseNewer);
    assert!(fs::read(&file).unwrap() == before, "written to");
}

#[tokio::test]
async fn a_damaged_database_is_said_to_be_and_the_device_lives() {
    let world = World::new().await;
    let mut device = world.enrolled("delegate").await;
    device.close();
    let file = profile_file(&device);
    let mut bytes = fs::read(&file).unwrap();
    bytes[..4096].iter_mut().for_each(|byte| *byte ^= 0x55);
    fs::write(&file, &bytes).unwrap();
    device.open().unwrap();
    assert_eq!(device.unlock(PASSPHRASE).await, Err(Failure::DatabaseUnreadable));
    assert!(fs::read(&file).unwrap() == bytes, "written to");
    let (_, code) = world.second_delegate().await;
    device.enrol(&code, "another 917364").await.unwrap();
    device.sync().await;
    assert_eq!(device.call(home()).await.unwrap().total_cases, 0);
}

#[tokio::test]
async fn too_long_a_text_and_an_unknown_form_are_said_and_lose_nothing() {
    let world = World::new().await;
    let mut hand = ByHand::enrol(&world, &world.code("delegate")).await;
    let form = FormUsed { id: "home_visit".into(), version: "2099-01".into() };
    let mut edits = form.edits();
    edits.push(Edit::short("city".parse().unwrap(), Value::Text("ظلم".into())));
    let newer = meta(1, Kind::Visit, world.a_case());
    let pushed = [hand.record(newer, world.now() / 1000, &[edits])];
    let answer = hand.push(&pushed).await;
    assert!(hand.holds_receipt(&answer, &pushed));

    let mut device = world.enrolled_again("delegate").await;
    let view = device.call(OpenVisit { visit: newer.id }).await.unwrap();
    assert_eq!((view.form.1.as_str(), forms::find(&view.form.0, &view.form.1)), ("2099-01", None));
    assert_eq!(view.answers.get(&"city".parse().unwrap()), Some(&Value::Text("ظلم".into())));
    assert_eq!(device.call(Submit { visit: newer.id }).await, Err(Failure::FormUnknown));

    let visit = device.call(StartVisit { case: world.a_case(), held: true }).await.unwrap();
    let path: shared::form::AnswerPath = "researcher_view".parse().unwrap();
    let value = Value::Text("ن".repeat(10_000));
    let longest = SaveDraft { record: visit, path: path.clone(), value: value.clone() };
    device.call(longest.clone()).await.unwrap();
    let longer = SaveDraft { value: Value::Text("ن".repeat(MAX_KEPT + 1)), ..longest };
    let limit = u32::try_from(MAX_KEPT).unwrap();
    assert_eq!(device.call(longer).await, Err(Failure::TextTooLong { limit }));
    // Several of the longest, on one screen, still reach the server.
    for name in ["recommendation", "city", "landmark", "house_colour"] {
        let path = name.parse().unwrap();
        device.call(SaveDraft { record: visit, path, value: value.clone() }).await.unwrap();
    }
    device.call(LeaveScreen { record: visit }).await.unwrap();
    device.sync().await;
    let view = device.call(OpenVisit { visit }).await.unwrap();
    assert_eq!(view.answers.get(&path), Some(&value));
    assert_eq!(view.answers.get(&"landmark".parse().unwrap()), Some(&value));
    assert_eq!(view.row.whereabouts, shared::lifecycle::WhereItIs::Received);
}
