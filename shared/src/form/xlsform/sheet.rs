//! A sheet as rows whose cells are found by the name of their column.

use super::{ImportError, ImportReason, SheetName};
use crate::form::Localized;

/// The columns of the survey sheet that are read.
const SURVEY: &[&str] = &[
    "type",
    "name",
    "label",
    "hint",
    "relevant",
    "constraint",
    "constraint_message",
    "required",
    "required_message",
    "calculation",
    "appearance",
    "read_only",
    CHECK,
    MONTHS,
];
const CHOICES: &[&str] = &["list_name", "name", "label"];
const SETTINGS: &[&str] = &["form_id", "form_title", "version", "default_language"];
/// Columns that may be given in several languages.
const TRANSLATED: &[&str] = &["label", "hint", "constraint_message", "required_message"];
/// Columns that would change what the form means.
const UNSUPPORTED: &[&str] = &["default", "repeat_count", "choice_filter", "trigger", "disabled"];
/// Other names that the standard or its tools know for a column.
const ALIASES: &[(&str, &str)] = &[
    ("relevance", "relevant"),
    ("calculate", "calculation"),
    ("readonly", "read_only"),
    ("list", "list_name"),
    ("id_string", "form_id"),
    ("title", "form_title"),
];
/// Columns of the standard that only say how to show things, so not misspelt ones.
const IGNORED: &[&str] =
    &["guidance_hint", "media", "image", "audio", "video", "parameters", "style", "note"];

/// What the names of our own columns begin with.
const OWN: &str = "bind::mandoob:";

/// The column for checks of numbers that carry their own proof.
pub(super) const CHECK: &str = "bind::mandoob:check";
/// The column for how many months after its issue a paper is still taken.
pub(super) const MONTHS: &str = "bind::mandoob:months";

/// A sheet.
pub(super) struct Sheet<'a> {
    pub(super) name: SheetName,
    columns: Vec<Column<'a>>,
    rows: &'a [Vec<String>],
}

struct Column<'a> {
    /// The name as the standard has it, without the language.
    name: String,
    /// The code of its language, for a column that has one.
    language: Option<&'a str>,
}

/// A row, and how to find its cells.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    sheet: &'a Sheet<'a>,
    cells: &'a [String],
    /// As a spreadsheet counts.
    pub(super) number: usize,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(name: SheetName, rows: &'a [Vec<String>]) -> Result<Self, ImportError> {
        let (headers, rows) =
            rows.split_first().map_or((&[][..], rows), |(first, rest)| (first, rest));
        let known = match name {
            SheetName::Survey => SURVEY,
            SheetName::Choices => CHOICES,
            SheetName::Settings => SETTINGS,
        };
        let mut columns: Vec<Column<'a>> = Vec::new();
        for header in headers {
            let column = column(header);
            let wrong = if column.name.is_empty() {
                None
            } else if columns
                .iter()
                .any(|other| other.name == column.name && other.language == column.language)
            {
                Some(ImportReason::ColumnTwice)
            } else {
                misspelt(&column.name, known).map(ImportReason::Misspelt)
            };
            if let Some(reason) = wrong {
                return Err(ImportError::new(name, 1, header, reason));
            }
            columns.push(column);
        }
        let sheet = Self { name, columns, rows };
        let must_have: &[&str] = match name {
            SheetName::Survey => &["type", "name"],
            SheetName::Choices => &["list_name", "name", "label"],
            SheetName::Settings => &["form_id"],
        };
        // A form without choices may leave that sheet empty.
        if !(headers.is_empty() && name == SheetName::Choices) {
            for column in must_have {
                if !sheet.columns.iter().any(|other| other.name == *column) {
                    return Err(ImportError::new(name, 1, column, ImportReason::NoColumn));
                }
            }
        }
        Ok(sheet)
    }

    /// The rows below the names of the columns that are not blank.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows
            .iter()
            .enumerate()
            .filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()))
            .map(|(place, cells)| Row { sheet: self, cells, number: place + 2 })
    }

    /// The codes of the languages that its labels are in.
    pub(super) fn languages(&self) -> impl Iterator<Item = &str> {
        self.columns
            .iter()
            .filter(|column| column.name == "label")
            .filter_map(|column| column.language)
    }
}

impl<'a> Row<'a> {
    /// The trimmed cell of a column; empty if there is none.
    pub(super) fn get(self, column: &str) -> &'a str {
        self.all(column).next().map_or("", |(_, cell)| cell)
    }

    /// A text in all its languages.
    pub(super) fn localized(
        self,
        column: &'static str,
        default_language: &str,
    ) -> Result<Localized, ImportError> {
        let mut text = Localized::default();
        for (language, cell) in self.all(column) {
            // Answers inside a label are not filled in, so they must not be promised.
            if cell.contains("${") {
                return Err(
                    self.error(column, ImportReason::Unsupported("${…} in a text".to_owned()))
                );
            }
            if !cell.is_empty() {
                text.0.insert(language.unwrap_or(default_language).to_owned(), cell.to_owned());
            }
        }
        Ok(text)
    }

    /// Whether the row ends a group or repeat; its name then belongs to the beginning.
    pub(super) fn ends_something(self) -> bool {
        self.get("type").starts_with("end")
    }

    pub(super) fn error(self, column: &str, reason: ImportReason) -> ImportError {
        ImportError::new(self.sheet.name, self.number, column, reason)
    }

    /// Refuses a row that uses what would change the form's meaning.
    pub(super) fn refuse_unsupported(self) -> Result<(), ImportError> {
        for column in UNSUPPORTED {
            if !self.get(column).is_empty() {
                return Err(self.error(column, ImportReason::Unsupported((*column).to_owned())));
            }
        }
        Ok(())
    }

    fn all(self, column: &str) -> impl Iterator<Item = (Option<&'a str>, &'a str)> {
        let cells = self.sheet.columns.iter().zip(self.cells);
        cells
            .filter(move |(header, _)| header.name == column)
            .map(|(header, cell)| (header.language, cell.trim()))
    }
}

/// The code in a language's name: `العربية (ar)` is `ar`; without brackets the name itself.
pub(super) fn language_code(name: &str) -> &str {
    let name = name.trim();
    let code =
        name.strip_suffix(')').and_then(|name| name.rsplit_once('(')).map(|(_, code)| code.trim());
    code.filter(|code| !code.is_empty()).unwrap_or(name)
}

fn column(header: &str) -> Column<'_> {
    let header = header.trim();
    let (base, language) = match header.split_once("::") {
        Some((base, language)) => (normal(base), Some(language_code(language))),
        None => (normal(header), None),
    };
    match language {
        Some(language) if TRANSLATED.contains(&base.as_str()) => {
            Column { name: base, language: Some(language) }
        }
        Some(_) => Column { name: header.to_owned(), language: None },
        None => Column { name: base, language: None },
    }
}

fn normal(name: &str) -> String {
    let name = name.trim().to_lowercase().replace(' ', "_");
    match ALIASES.iter().find(|(alias, _)| *alias == name) {
        Some((_, known)) => (*known).to_owned(),
        None => name,
    }
}

/// The known column that a name is nearly, if it is not one itself. Of a column
/// with a language or of our own extension, only the first part is compared.
fn misspelt(name: &str, known: &[&'static str]) -> Option<&'static str> {
    if known.contains(&name) || UNSUPPORTED.contains(&name) || IGNORED.contains(&name) {
        return None;
    }
    if name.starts_with(OWN) {
        let own = [CHECK, MONTHS];
        return own.into_iter().min_by_key(|right| distance(name, right));
    }
    let base = normal(name.split_once("::").map_or(name, |(base, _)| base));
    if known.contains(&base.as_str()) || IGNORED.contains(&base.as_str()) {
        return None;
    }
    known.iter().copied().find(|right| {
        let allowed = if right.len() < 5 { 1 } else { 2 };
        base.len() >= 4
            && base.len().abs_diff(right.len()) <= allowed
            && distance(&base, right) <= allowed
    })
}

/// How many letters must be changed, added or dropped (Levenshtein).
fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (place, a) in left.chars().enumerate() {
        let mut next = vec![place + 1];
        for ((b, above_left), above) in right.chars().zip(&row).zip(row.iter().skip(1)) {
            let beside = next.last().copied().unwrap_or_default();
            next.push((above_left + usize::from(a != b)).min(above + 1).min(beside + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
