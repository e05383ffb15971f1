//! All words that people read, from the Fluent files under `assets/locales`, which are part of the
//! program: no text is ever missing for want of a network. No prose stands in Rust.
//!
//! `called` is what the association calls people, `case` names what a case says, `dates` writes dates
//! in both calendars, `failure` names the text of every failure, `form` turns what a form and its
//! evaluation say into words.

mod called;
pub(crate) mod case;
pub(crate) mod dates;
pub(crate) mod failure;
pub(crate) mod form;
pub(crate) mod matters;
pub(crate) mod money;
pub(crate) mod people;
pub(crate) mod request;
#[cfg(test)]
mod tests;

use dioxus::prelude::*;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub(crate) use called::call;

/// The files of a language, in one order for all languages.
macro_rules! locale {
    ($folder:literal) => {
        &[
            include_str!(concat!("../../../../assets/locales/", $folder, "/committee.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/common.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/dates.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/declaration.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/delivery.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/entry.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/failure.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/home.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/matters.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/office.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/outcome.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/outreach.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/papers.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/request.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/review.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/staying.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/visit.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/voice.ftl")),
            include_str!(concat!("../../../../assets/locales/", $folder, "/work.ftl")),
        ]
    };
}

const ARABIC: &[&str] = locale!("ar");
const ENGLISH: &[&str] = locale!("en");

/// A language of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Language {
    /// The first language, and the one whose text stands in where another has none.
    #[default]
    Arabic,
    /// The second.
    English,
}

impl Language {
    /// The language's code, as in `lang` and in forms.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
        }
    }

    /// The writing direction, as in `dir`.
    pub(crate) const fn direction(self) -> &'static str {
        match self {
            Self::Arabic => "rtl",
            Self::English => "ltr",
        }
    }

    /// The language to switch to.
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::Arabic => Self::English,
            Self::English => Self::Arabic,
        }
    }

    /// The language of a code, Arabic for a code that is not known.
    pub(crate) fn of_code(code: &str) -> Self {
        if code == "en" { Self::English } else { Self::Arabic }
    }
}

/// The language of the screens now. A component that reads a text is drawn again when it changes.
pub(crate) static LANGUAGE: GlobalSignal<Language> = Signal::global(Language::default);

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    static BUNDLES: (Bundle, Bundle) =
        (bundle(Language::Arabic, ARABIC), bundle(Language::English, ENGLISH));
}

fn bundle(language: Language, files: &[&str]) -> Bundle {
    let locale: LanguageIdentifier = language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![locale]);
    // Not around every value: see `isolated`.
    bundle.set_use_isolating(false);
    if language == Language::Arabic {
        // A bundle refuses a function only where it has one of that name.
        let _ = bundle.add_function("COUNTED", |given, _| counted(given));
        let _ = bundle.add_function("CALLED", |given, _| called::word(given));
    }
    for file in files {
        // Faults of the files are a test's business (`tests`): here the sound entries serve.
        let resource =
            FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(sound, _)| sound);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// The form in which Arabic says a number of things (CLDR's plural rule for `ar`). Fluent's own
/// choice is not used: its library (intl_pluralrules 7.0.2) leaves out the "modulo 100" of the rule
/// and says 103 in the form of 100.
fn counted(given: &[FluentValue<'_>]) -> FluentValue<'static> {
    let Some(FluentValue::Number(number)) = given.first() else {
        return FluentValue::Error;
    };
    let number: u64 = number.into();
    let form = match (number, number % 100) {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, 3..=10) => "few",
        (_, 11..=99) => "many",
        _ => "other",
    };
    form.into()
}

/// The values that a text has places for.
pub(crate) type Arguments<'a> = &'a [(&'a str, FluentValue<'a>)];

/// A text without places for values.
pub(crate) fn t(key: &str) -> String {
    t_args(key, &[])
}

/// A text in the language of the screens; `key.part` names an attribute. A text that the language
/// does not have is taken from Arabic, and if it is not there either the key is shown.
pub(crate) fn t_args(key: &str, arguments: Arguments<'_>) -> String {
    text_in(LANGUAGE(), key, arguments)
}

/// The same in a given language.
pub(crate) fn text_in(language: Language, key: &str, arguments: Arguments<'_>) -> String {
    let arguments: FluentArgs<'_> =
        arguments.iter().map(|(name, value)| (*name, isolated(language, value))).collect();
    BUNDLES.with(|(arabic, english)| {
        let first = match language {
            Language::Arabic => None,
            Language::English => format(english, key, &arguments),
        };
        first.or_else(|| format(arabic, key, &arguments)).unwrap_or_else(|| key.to_owned())
    })
}

/// A value that is written against the direction of its sentence, such as an Arabic name in English,
/// stands between marks of isolation (Unicode's bidirectional algorithm, FSI and PDI): else it would
/// draw the number that follows into itself. Where nothing turns, nothing is added.
fn isolated<'a>(language: Language, value: &FluentValue<'a>) -> FluentValue<'a> {
    match value {
        FluentValue::String(text) if against(language, text) => apart(text).into(),
        other => other.clone(),
    }
}

/// Facts beside each other in a line, those that are there; each that is written against the
/// direction of the screens stands apart, as in a sentence.
pub(crate) fn beside(facts: impl IntoIterator<Item = String>) -> String {
    let language = LANGUAGE();
    let facts = facts.into_iter().filter(|fact| !fact.is_empty());
    let facts = facts.map(|fact| if against(language, &fact) { apart(&fact) } else { fact });
    facts.collect::<Vec<_>>().join(" · ")
}

fn against(language: Language, text: &str) -> bool {
    text.chars().any(|letter| turns(language, letter))
}

fn apart(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// Whether a letter is written against the direction of a language. Digits turn nothing by
/// themselves, whichever they are; and Chromium takes the first of a line's from the others where
/// marks of isolation stand before them.
fn turns(language: Language, letter: char) -> bool {
    match language {
        Language::Arabic => letter.is_ascii_alphabetic(),
        Language::English => {
            letter.is_alphabetic()
                && matches!(letter, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FEFC}')
        }
    }
}

fn format(bundle: &Bundle, key: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    let (key, part) = key.split_once('.').map_or((key, None), |(key, part)| (key, Some(part)));
    let message = bundle.get_message(key)?;
    let pattern = match part {
        Some(part) => message.get_attribute(part)?.value(),
        None => message.value()?,
    };
    // A value that is missing shows as its name: visible, and never a crash.
    Some(bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned())
}

/// The key of a text that is chosen by a value. Written as a type so that the test which compares
/// the files with the code sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key(pub(crate) &'static str);

impl Key {
    /// The text.
    pub(crate) fn text(self) -> String {
        t(self.0)
    }
}
