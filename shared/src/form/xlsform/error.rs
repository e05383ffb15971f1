//! What can be wrong with an XLSForm, told so that its author finds the cell.

use std::fmt;

use crate::form::DefinitionReason;
use crate::form::expression::ExpressionError;

/// A sheet of an XLSForm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetName {
    /// The questions.
    Survey,
    /// The lists of choices.
    Choices,
    /// The form as a whole.
    Settings,
}

impl fmt::Display for SheetName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Survey => "survey",
            Self::Choices => "choices",
            Self::Settings => "settings",
        })
    }
}

/// Something wrong in a cell of an XLSForm.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("sheet {sheet}, row {row}, column {column}: {reason}")]
pub struct ImportError {
    /// The sheet.
    pub sheet: SheetName,
    /// The row, as a spreadsheet counts: the names of the columns are row 1.
    pub row: usize,
    /// The name of the column.
    pub column: String,
    /// What is wrong.
    pub reason: ImportReason,
}

/// What is wrong in a cell.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportReason {
    /// There must be something.
    #[error("must not be empty")]
    Empty,
    /// The sheet lacks a column that it must have.
    #[error("the sheet has no such column")]
    NoColumn,
    /// The name of a column looks like a known one misspelt.
    #[error("there is no such column; is `{0}` meant?")]
    Misspelt(&'static str),
    /// Two columns are the same.
    #[error("the column is there twice")]
    ColumnTwice,
    /// Part of the standard, but not supported here.
    #[error("this part of the XLSForm standard is not supported: `{0}`")]
    Unsupported(String),
    /// Not a type of question.
    #[error("there is no type `{0}`")]
    Type(String),
    /// Not a check.
    #[error("there is no check `{0}`")]
    Check(String),
    /// Neither yes nor no.
    #[error("must be yes or no")]
    YesOrNo,
    /// Not a number of months.
    #[error("must be a number of months from 1 to 600")]
    Months,
    /// Only papers have months.
    #[error("only a `paper` is taken for a number of months")]
    NotAPaper,
    /// An end without its beginning.
    #[error("nothing of that kind is open here")]
    NothingOpen,
    /// A beginning without its end.
    #[error("its end is missing")]
    NotClosed,
    /// An expression cannot be read.
    #[error("{0}")]
    Expression(#[from] ExpressionError),
    /// The parts do not fit together.
    #[error("{0}")]
    Definition(#[from] DefinitionReason),
}

impl ImportError {
    pub(super) fn new(sheet: SheetName, row: usize, column: &str, reason: ImportReason) -> Self {
        Self { sheet, row, column: column.to_owned(), reason }
    }
}
