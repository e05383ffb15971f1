//! The table itself: a row a kind, a column a role. A role reads every kind at
//! one reach or not at all, so that whoever sees a file sees all in it that the
//! role is meant to see; but for the policy that somebody signed, a file in which
//! nothing else lies.

use crate::people::Role;
use crate::record::Kind;

/// How far a right goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// There is no such right.
    Nowhere,
    /// In files that are assigned to the person, or opened by the person.
    Own,
    /// In every file of the person's branch.
    Branch,
    /// In every file of the association.
    Association,
}

/// What a role may do with records of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    /// Receive and look at.
    pub read: Reach,
    /// Begin and change.
    pub write: Reach,
}

const fn read(read: Reach) -> Rights {
    Rights { read, write: Reach::Nowhere }
}

const fn both(reach: Reach) -> Rights {
    Rights { read: reach, write: reach }
}

/// Nothing.
const NO: Rights = both(Reach::Nowhere);
/// Read, or read and write, among one's own.
const O: Rights = read(Reach::Own);
const OW: Rights = both(Reach::Own);
/// Write among one's own without ever receiving what others wrote.
const W: Rights = Rights { read: Reach::Nowhere, write: Reach::Own };
/// In the branch.
const B: Rights = read(Reach::Branch);
const BW: Rights = both(Reach::Branch);
/// Write in the branch without ever receiving.
const WB: Rights = Rights { read: Reach::Nowhere, write: Reach::Branch };
/// In the association.
const A: Rights = read(Reach::Association);
const AW: Rights = both(Reach::Association);

/// The rights of each role of [`Role::KNOWN`], in that order.
type Row = [Rights; 8];

/// A row a kind of [`Kind::KNOWN`], in that order.
///
/// Where the columns differ most: only the committee and its secretary yield a
/// decision; feedback is received by nobody, since the server alone opens it;
/// the annex of sensitive answers goes to the delegate who asked them, to the
/// researcher and the supervisor; an administrator sees who has signed the
/// policy, and no case.
#[rustfmt::skip]
const TABLE: [Row; 24] = [
    // volunteer delegate relations researcher supervisor member secretary administrator
    /* Case            */ [NO, OW, BW, BW, BW, A,  A,  NO],
    /* Visit           */ [NO, OW, B,  B,  B,  A,  A,  NO],
    /* Submission      */ [NO, OW, BW, BW, BW, A,  A,  NO],
    /* Review          */ [NO, O,  B,  B,  BW, A,  A,  NO],
    /* SupportRequest  */ [NO, OW, BW, BW, BW, A,  A,  NO],
    /* Document        */ [NO, OW, BW, B,  B,  A,  A,  NO],
    /* Declaration     */ [NO, OW, BW, B,  B,  A,  A,  NO],
    /* VisitOrder      */ [NO, O,  B,  B,  BW, A,  A,  NO],
    /* Comment         */ [NO, OW, B,  BW, BW, AW, AW, NO],
    /* Contact         */ [OW, OW, BW, BW, BW, A,  A,  NO],
    /* Referral        */ [NO, OW, BW, BW, BW, A,  A,  NO],
    /* FollowUp        */ [NO, OW, BW, BW, BW, A,  AW, NO],
    /* Report          */ [NO, NO, B,  BW, B,  A,  A,  NO],
    /* Session         */ [NO, NO, NO, NO, NO, A,  AW, NO],
    /* Decision        */ [NO, O,  B,  B,  B,  AW, AW, NO],
    /* Reply           */ [NO, OW, BW, BW, BW, A,  AW, NO],
    /* Appeal          */ [NO, OW, BW, BW, BW, A,  AW, NO],
    /* Registration    */ [NO, OW, BW, BW, BW, A,  A,  NO],
    /* Service         */ [NO, OW, BW, BW, BW, A,  A,  NO],
    /* Feedback        */ [NO, W,  WB, WB, WB, NO, NO, NO],
    /* Complaint       */ [NO, W,  BW, WB, BW, A,  A,  NO],
    /* Obstacle        */ [NO, OW, BW, BW, BW, A,  A,  NO],
    /* Annex           */ [NO, OW, NO, B,  B,  NO, NO, NO],
    /* Acknowledgement */ [OW, OW, OW, OW, BW, OW, OW, Rights { read: Reach::Association, write: Reach::Own }],
];

/// The rights of a role over records of a kind; none for what this version
/// does not know.
pub(super) fn rights(role: &Role, kind: &Kind) -> Rights {
    let row = Kind::KNOWN.iter().position(|known| known == kind);
    let column = Role::KNOWN.iter().position(|known| known == role);
    let cell = row.zip(column).and_then(|(row, column)| TABLE.get(row)?.get(column));
    cell.copied().unwrap_or(NO)
}
