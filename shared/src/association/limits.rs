//! Amounts, ages and periods that a board sets. No policy prints one. Where the
//! program cannot do without, it has a default, and whoever shows the figure
//! can say that it is the program's and not the board's.

use serde::{Deserialize, Serialize};

use crate::people::Gender;

/// A figure, and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure<T> {
    /// The figure.
    pub value: T,
    /// Whether the board set it; otherwise it is this program's default.
    pub by_board: bool,
}

impl<T> Figure<T> {
    fn of(board: Option<T>, default: T) -> Self {
        let by_board = board.is_some();
        Self { value: board.unwrap_or(default), by_board }
    }
}

/// Upper limits of the bands by SAR a month and head with which the form for
/// visits reckons. A board confirms them; other ones need another form.
pub const BANDS: [u32; 4] = [400, 600, 800, 1_000];

/// What the board set; what it has not is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Age in years at which a son is no child of a case any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sons_until: Option<u8>,
    /// The same for a daughter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daughters_until: Option<u8>,
    /// Upper limits of the bands by SAR a month and head: [`BANDS`], once the
    /// board has confirmed them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bands: Option<Vec<u32>>,
    /// Months after which a case is studied again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restudy_months: Option<u16>,
    /// SAR up to which urgent aid may be given before the committee decides.
    /// Without it none may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub urgent_aid: Option<u32>,
}

impl Limits {
    /// Age in years at which a child of a case is one no more. By default 18
    /// for sons and 22 for daughters, as one public rule of a Saudi charity
    /// has it.
    #[must_use]
    pub fn child_until(&self, gender: Gender) -> Figure<u8> {
        match gender {
            Gender::Man => Figure::of(self.sons_until, 18),
            Gender::Woman => Figure::of(self.daughters_until, 22),
        }
    }

    /// Upper limits of the bands by SAR a month and head.
    #[must_use]
    pub fn bands(&self) -> Figure<Vec<u32>> {
        Figure::of(self.bands.clone(), BANDS.to_vec())
    }

    /// Months after which a case is studied again; by default a year.
    #[must_use]
    pub fn restudy_months(&self) -> Figure<u16> {
        Figure::of(self.restudy_months, 12)
    }
}

/// For how many months what is kept is kept, counted from its end. The board
/// sets them; nothing is erased without.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retention {
    /// A case, with all that hangs on it, after its last service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_months: Option<u16>,
    /// A case that was declined, after the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declined_months: Option<u16>,
    /// A contact that opened no case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_months: Option<u16>,
    /// Photos, after the visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photo_months: Option<u16>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_default_is_never_passed_off_as_the_boards() {
        let mut limits = Limits::default();
        assert_eq!(limits.child_until(Gender::Man), Figure { value: 18, by_board: false });
        assert_eq!(limits.child_until(Gender::Woman), Figure { value: 22, by_board: false });
        assert_eq!(limits.restudy_months(), Figure { value: 12, by_board: false });
        assert_eq!(limits.bands(), Figure { value: BANDS.to_vec(), by_board: false });
        assert_eq!(limits.urgent_aid, None, "nothing is given before a decision by default");
        limits.sons_until = Some(18);
        assert_eq!(limits.child_until(Gender::Man), Figure { value: 18, by_board: true });
        assert!(!limits.child_until(Gender::Woman).by_board);
    }
}
