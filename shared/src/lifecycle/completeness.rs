//! What a request lacks on the day on which it is handed in: «التأكد من تقديم
//! المراجع كافة المعلومات المطلوبة، وعلى الموظف مطابقة البيانات والتأكد من
//! صلاحيتها وقت التقديم». And what income is claimed beside what papers show.
//!
//! Which papers a category is asked for is the form's to say, and how one paper
//! stands is in [`super::paper`].

use std::collections::BTreeMap;

use super::paper::{PaperFacts, PaperState, paper_state};
use super::request::Hold;
use crate::calendar::Date;

/// The paper that is named where someone signs for another and the form asks
/// for no deed at all.
const GUARDIANSHIP_DEED: &str = "guardianship_deed";
/// The paper that shows an income of any source.
pub const INCOME_PROOF: &str = "income_proof";

/// A paper that is asked for, and what was shown of it: several records where
/// there is one for each child, none where nobody has seen it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its code: a question of kind `paper`.
    pub paper: String,
    /// What was shown.
    pub shown: Vec<PaperFacts>,
}

/// Something that the request lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// The paper's code.
    pub paper: String,
    /// What is wrong with it, as it holds the request.
    pub hold: Hold,
}

/// What is lacking on the day of submission, in the checklist's order; empty
/// when all is there. `deeds` are the papers any one of which proves that the
/// signer may sign for another; `None` where the applicant signs.
///
/// One good paper of a kind is enough: an expired one beside it is only old.
#[must_use]
pub fn lacking(asked: &[Asked], deeds: Option<&[Asked]>, on: Date) -> Vec<Lack> {
    let unproven = deeds.filter(|deeds| !deeds.iter().any(|deed| wrong(deed, on).is_none()));
    // The deed that comes nearest is the one to bring or to match, and is named once.
    let deed = unproven.map(|deeds| {
        let nearest = deeds.iter().min_by_key(|deed| wrong(deed, on).map(distance));
        nearest.map_or(GUARDIANSHIP_DEED, |deed| &deed.paper)
    });
    let mut found: Vec<_> = asked
        .iter()
        .filter(|asked| deed != Some(&asked.paper))
        .filter_map(|asked| Some(Lack { paper: asked.paper.clone(), hold: wrong(asked, on)? }))
        .collect();
    found
        .extend(deed.map(|deed| Lack { paper: deed.to_owned(), hold: Hold::GuardianshipUnproven }));
    found
}

/// What is wrong with the best of what was shown; `None` if that is good.
fn wrong(asked: &Asked, on: Date) -> Option<Hold> {
    let states = asked.shown.iter().map(|facts| hold_of(paper_state(facts, on)));
    states.min_by_key(|hold| hold.map(distance)).unwrap_or(Some(Hold::PaperMissing))
}

fn hold_of(state: PaperState) -> Option<Hold> {
    match state {
        PaperState::Matched | PaperState::ExpiresSoon => None,
        PaperState::Seen | PaperState::Captured => Some(Hold::PaperUnmatched),
        PaperState::Expired => Some(Hold::PaperExpired),
        PaperState::TooOld => Some(Hold::PaperTooOld),
        PaperState::Missing => Some(Hold::PaperMissing),
    }
}

/// How far a paper is from being good: one that is there is matched on the
/// spot, one that is over has to be issued anew, one that is missing found.
fn distance(hold: Hold) -> u8 {
    match hold {
        Hold::PaperUnmatched => 1,
        Hold::PaperTooOld => 2,
        Hold::PaperExpired => 3,
        _ => 4,
    }
}

/// An income that is claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// Choice code of its source.
    pub source: String,
    /// Halalas (SAR × 100) a month.
    pub monthly: i64,
    /// The paper that shows an income of this source and no other, where there is one; besides,
    /// [`INCOME_PROOF`] shows any.
    pub own_paper: Option<String>,
}

/// One source of income, claimed and shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomeLine {
    /// Choice code of the source.
    pub source: String,
    /// Halalas a month that are claimed.
    pub claimed: i64,
    /// The paper that shows it. It says no sum here: it shows what is claimed.
    pub paper: Option<String>,
}

impl IncomeLine {
    /// Halalas a month that a paper shows.
    #[must_use]
    pub fn evidenced(&self) -> Option<i64> {
        self.paper.as_ref().map(|_| self.claimed)
    }
}

/// Claimed income beside evidenced income, in halalas a month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Income {
    /// Each source, in the order in which they were claimed.
    pub lines: Vec<IncomeLine>,
    /// What is claimed in all.
    pub claimed: i64,
    /// What papers show in all.
    pub evidenced: i64,
}

/// Sets what is claimed beside what was shown, asked apart for each place at which it was: what was
/// shown at several is taken for the same papers renewed, and of each paper those of the place with
/// the most good ones count. A paper shows something only when it is matched with the original and
/// holds on the day, and it shows one source: the first that was claimed of those whose own paper it
/// is; one that shows any, the first that has no paper then.
#[must_use]
pub fn income(claims: &[Claimed], shown: &[Asked], on: Date) -> Income {
    let is_good = |facts: &&PaperFacts| hold_of(paper_state(facts, on)).is_none();
    let mut good: BTreeMap<&str, usize> = BTreeMap::new();
    for of in shown {
        let most = good.entry(&of.paper).or_default();
        *most = of.shown.iter().filter(is_good).count().max(*most);
    }
    let mut take = |paper: &str| {
        let left = good.get_mut(paper).filter(|left| **left > 0)?;
        *left -= 1;
        Some(paper.to_owned())
    };
    let own: Vec<_> =
        claims.iter().map(|claim| claim.own_paper.as_deref().and_then(&mut take)).collect();
    let lines = claims.iter().zip(own).map(|(claim, own)| IncomeLine {
        source: claim.source.clone(),
        claimed: claim.monthly,
        paper: own.or_else(|| take(INCOME_PROOF)),
    });
    let lines: Vec<_> = lines.collect();
    Income {
        claimed: lines.iter().map(|line| line.claimed).fold(0, i64::saturating_add),
        evidenced: lines.iter().filter_map(IncomeLine::evidenced).fold(0, i64::saturating_add),
        lines,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: PaperFacts = PaperFacts {
        seen: true,
        matched: true,
        issued: None,
        expires: None,
        pages: 0,
        valid_months: None,
    };

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn asked(paper: &str, shown: &[PaperFacts]) -> Asked {
        Asked { paper: paper.into(), shown: shown.to_vec() }
    }

    fn lacks(asked: &[Asked], deeds: Option<&[Asked]>) -> Vec<(String, Hold)> {
        let found = lacking(asked, deeds, day("2026-11-21"));
        found.into_iter().map(|lack| (lack.paper, lack.hold)).collect()
    }

    #[test]
    fn each_paper_that_is_not_good_is_named_with_what_is_wrong() {
        let expired = PaperFacts { expires: Some(day("2026-11-20")), ..GOOD };
        let old = PaperFacts { issued: Some(day("2026-08-20")), valid_months: Some(3), ..GOOD };
        let seen = PaperFacts { matched: false, ..GOOD };
        let list = [
            asked("identity_card", &[GOOD]),
            asked("family_record", &[]),
            asked("electricity_bill", &[seen]),
            asked("lease", &[expired]),
            asked("social_security_statement", &[old]),
            asked("iban_certificate", &[PaperFacts::default()]),
        ];
        let found = lacks(&list, None);
        let found: Vec<_> = found.iter().map(|(paper, hold)| (paper.as_str(), *hold)).collect();
        assert_eq!(
            found,
            [
                ("family_record", Hold::PaperMissing),
                ("electricity_bill", Hold::PaperUnmatched),
                ("lease", Hold::PaperExpired),
                ("social_security_statement", Hold::PaperTooOld),
                ("iban_certificate", Hold::PaperMissing),
            ]
        );
        assert_eq!(lacking(&list, None, day("2026-11-20")).len(), 3, "the day before");
        let good = [asked("identity_card", &[GOOD]), asked("lease", &[expired, GOOD])];
        assert_eq!(lacks(&good, None), [], "complete, the old lease beside the new one");
    }

    #[test]
    fn who_signs_for_another_shows_one_of_the_deeds() {
        let seen = PaperFacts { matched: false, ..GOOD };
        let list = [asked("identity_card", &[GOOD]), asked("guardianship_deed", &[])];
        let deeds = |own: &[PaperFacts], agency: &[PaperFacts]| {
            [asked("guardianship_deed", own), asked("provider_deed", agency)]
        };
        let unproven = |paper: &str| vec![(paper.to_owned(), Hold::GuardianshipUnproven)];
        assert_eq!(lacks(&list, Some(&deeds(&[], &[]))), unproven("guardianship_deed"));
        assert_eq!(lacks(&list[..1], Some(&deeds(&[], &[seen]))), unproven("provider_deed"));
        let by_agency = lacks(&list[..1], Some(&deeds(&[], &[GOOD])));
        assert_eq!(by_agency, [], "the other deed proves it");
        assert_eq!(lacks(&[], Some(&[])), unproven(GUARDIANSHIP_DEED));
    }

    fn claim(source: &str, monthly: i64, own_paper: Option<&str>) -> Claimed {
        Claimed { source: source.into(), monthly, own_paper: own_paper.map(str::to_owned) }
    }

    fn evidenced(claims: &[Claimed], shown: &[Asked]) -> (Vec<Option<i64>>, i64, i64) {
        let found = income(claims, shown, day("2026-11-21"));
        (found.lines.iter().map(IncomeLine::evidenced).collect(), found.claimed, found.evidenced)
    }

    #[test]
    fn claimed_income_stands_beside_what_papers_show() {
        let unmatched = PaperFacts { matched: false, ..GOOD };
        let claims = [
            claim("social_security", 132_000, Some("social_security_statement")),
            claim("livestock", 40_000, None),
            claim("salary", 400_000, Some("salary_statement")),
        ];
        let shown =
            [asked("social_security_statement", &[GOOD]), asked("salary_statement", &[unmatched])];
        let found = evidenced(&claims, &shown);
        assert_eq!(found, (vec![Some(132_000), None, None], 572_000, 132_000));
    }

    #[test]
    fn a_paper_shows_one_source_in_the_order_in_which_they_were_claimed() {
        let livestock = claim("livestock", 40_000, None);
        let property = claim("property", 300_000, None);
        let any = |papers: usize| asked(INCOME_PROOF, &vec![GOOD; papers]);
        let both = [livestock.clone(), property.clone()];
        assert_eq!(evidenced(&both, &[any(1)]), (vec![Some(40_000), None], 340_000, 40_000));
        assert_eq!(evidenced(&both, &[any(2)]).2, 340_000);

        // A paper of its own is taken before one that shows any.
        let salary = |monthly| claim("salary", monthly, Some("salary_statement"));
        let claims = [salary(400_000), salary(200_000), livestock];
        let statement = asked("salary_statement", &[GOOD]);
        let found = evidenced(&claims, std::slice::from_ref(&statement));
        assert_eq!(found.0, [Some(400_000), None, None]);
        let found = evidenced(&claims, &[any(1), statement]);
        assert_eq!(found.0, [Some(400_000), Some(200_000), None]);
    }

    #[test]
    fn a_paper_that_was_renewed_at_another_place_shows_one_source() {
        let unmatched = PaperFacts { matched: false, ..GOOD };
        let claims = [claim("livestock", 40_000, None), claim("property", 300_000, None)];
        let any = |shown: &[PaperFacts]| asked(INCOME_PROOF, shown);
        let renewed = evidenced(&claims, &[any(&[GOOD]), any(&[GOOD])]);
        assert_eq!(renewed.0, [Some(40_000), None]);
        let two_at_one = evidenced(&claims, &[any(&[GOOD, GOOD]), any(&[GOOD, unmatched])]);
        assert_eq!(two_at_one.0, [Some(40_000), Some(300_000)]);
    }

    #[test]
    fn a_good_paper_is_not_hidden_by_one_that_is_too_old() {
        let old = PaperFacts { issued: Some(day("2026-01-01")), valid_months: Some(3), ..GOOD };
        let claims = [claim("salary", 400_000, Some("salary_statement"))];
        let found = evidenced(&claims, &[asked("salary_statement", &[old, GOOD])]);
        assert_eq!(found.0, [Some(400_000)]);
        assert_eq!(evidenced(&claims, &[asked("salary_statement", &[old])]).0, [None]);
    }
}
