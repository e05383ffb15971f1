use proptest::prelude::*;

use super::*;

const FIRST: Digest = [1; 32];
const SECOND: Digest = [2; 32];

fn id(byte: u8) -> RecordId {
    RecordId::from_bytes([byte; 16])
}

fn handed(at: i64, digest: Digest, holds: &[Hold]) -> HandedIn {
    let by = (at, RecordId::from_bytes([at.unsigned_abs() as u8; 16]));
    HandedIn { by, digest, holds: holds.iter().copied().collect() }
}

/// What was handed in at `of`, looked at.
fn reviewed_as(at: i64, of: u8, outcome: ReviewOutcome, waived: &[Hold]) -> Reviewed {
    let waived = waived.iter().copied().collect();
    Reviewed { by: (at, id(100)), submission: id(of), outcome, waived }
}

fn decided(at: i64, byte: u8, digest: Digest, ruling: Ruling) -> Decided {
    Decided { by: (at, id(byte)), digest, ruling, replaces: BTreeSet::new() }
}

fn stage(facts: &RequestFacts) -> RequestStage {
    request_state(facts).stage
}

/// The applicant was told of a decision on a day of November 2026.
fn told(byte: u8, day: u8) -> Told {
    let on = format!("2026-11-{day:02}").parse().unwrap();
    Told { decision: id(byte), on, early: day < 24 }
}

#[test]
fn a_request_goes_its_way() {
    let mut facts = RequestFacts { digest: FIRST, ..RequestFacts::default() };
    assert_eq!(stage(&facts), RequestStage::Draft);
    facts.handed_in.push(handed(1, FIRST, &[]));
    assert_eq!(stage(&facts), RequestStage::HandedIn);
    facts.reviews.push(reviewed_as(2, 1, ReviewOutcome::Returned, &[]));
    assert_eq!(stage(&facts), RequestStage::Returned);
    facts.digest = SECOND;
    facts.handed_in.push(handed(3, SECOND, &[]));
    assert_eq!(stage(&facts), RequestStage::HandedIn);
    facts.reviews.push(reviewed_as(4, 3, ReviewOutcome::Accepted, &[]));
    assert_eq!(stage(&facts), RequestStage::Forwarded);
    facts.decisions.push(decided(5, 50, SECOND, Ruling::Accepted));
    let state = request_state(&facts);
    assert_eq!((state.stage, state.replied), (RequestStage::Accepted, false));
    facts.replies.push(told(50, 21));
    facts.services = 1;
    let state = request_state(&facts);
    assert_eq!((state.stage, state.replied), (RequestStage::Served, true));
    assert!(!state.given_first);
}

#[test]
fn two_rulings_end_a_request_and_two_keep_it_open() {
    for (ruling, stands, after_more) in [
        (Ruling::Accepted, RequestStage::Accepted, RequestStage::Accepted),
        (Ruling::Declined, RequestStage::Declined, RequestStage::Declined),
        (Ruling::ToComplete, RequestStage::ToComplete, RequestStage::HandedIn),
        (Ruling::Postponed, RequestStage::Postponed, RequestStage::HandedIn),
    ] {
        let mut facts = RequestFacts {
            digest: FIRST,
            handed_in: vec![handed(1, FIRST, &[])],
            decisions: vec![decided(2, 50, FIRST, ruling)],
            ..RequestFacts::default()
        };
        assert_eq!(stage(&facts), stands);
        facts.replies = vec![told(50, 25), told(50, 23), told(49, 1)];
        let state = request_state(&facts);
        let answered = (stands == after_more).then(|| told(50, 23).on);
        assert_eq!((state.replied, state.answered), (true, answered), "{ruling:?}");
        assert_eq!(state.early, answered.is_some(), "by the day that counts");
        facts.handed_in.push(handed(3, SECOND, &[]));
        assert_eq!(stage(&facts), after_more, "{ruling:?}");
        assert_eq!(request_state(&facts).answered, answered);
        facts.decisions.push(decided(4, 51, SECOND, Ruling::Accepted));
        assert_eq!(stage(&facts), RequestStage::Accepted, "a later session decides");
    }
}

#[test]
fn what_is_signed_anew_and_says_the_same_is_looked_at_again() {
    let mut facts = RequestFacts {
        digest: FIRST,
        handed_in: vec![handed(1, FIRST, &[Hold::DeclarationStale])],
        reviews: vec![reviewed_as(2, 1, ReviewOutcome::Returned, &[])],
        ..RequestFacts::default()
    };
    assert_eq!(stage(&facts), RequestStage::Returned);
    facts.handed_in.push(handed(3, FIRST, &[]));
    assert_eq!(stage(&facts), RequestStage::HandedIn);
    facts.decisions.push(decided(4, 50, FIRST, Ruling::ToComplete));
    assert_eq!(stage(&facts), RequestStage::ToComplete);
    facts.handed_in.push(handed(5, FIRST, &[]));
    assert_eq!(stage(&facts), RequestStage::HandedIn, "the committee's wish was met");
}

#[test]
fn a_hold_keeps_it_from_the_committee_until_the_supervisor_says_it_is_known() {
    let holds = [Hold::PaperExpired, Hold::NoticeMissing];
    let mut facts = RequestFacts {
        digest: FIRST,
        handed_in: vec![handed(1, FIRST, &holds)],
        ..RequestFacts::default()
    };
    facts.reviews.push(reviewed_as(2, 1, ReviewOutcome::Accepted, &[Hold::PaperExpired]));
    let state = request_state(&facts);
    assert_eq!(state.stage, RequestStage::HandedIn);
    assert_eq!(state.holds, [Hold::NoticeMissing].into());
    facts.reviews.push(reviewed_as(3, 1, ReviewOutcome::Accepted, &holds));
    assert_eq!(stage(&facts), RequestStage::Forwarded);
}

#[test]
fn a_reversal_is_a_new_decision_and_two_side_by_side_are_told() {
    let mut facts = RequestFacts {
        digest: FIRST,
        handed_in: vec![handed(1, FIRST, &[])],
        decisions: vec![decided(2, 50, FIRST, Ruling::Accepted)],
        ..RequestFacts::default()
    };
    facts.replies.push(told(50, 21));
    let mut reversal = decided(3, 51, FIRST, Ruling::Declined);
    facts.decisions.push(reversal.clone());
    assert!(request_state(&facts).disputed);
    reversal.replaces = [id(50)].into();
    facts.decisions = vec![facts.decisions[0].clone(), reversal];
    let state = request_state(&facts);
    assert_eq!((state.stage, state.decision), (RequestStage::Declined, Some(id(51))));
    assert!(!state.disputed && !state.replied, "of the reversal nobody was told yet");
    // Of two that know nothing of each other a third one takes back both.
    facts.decisions = [50, 51].map(|byte| decided(2, byte, FIRST, Ruling::Accepted)).to_vec();
    assert!(request_state(&facts).disputed);
    let replaces = [id(50), id(51)].into();
    facts.decisions.push(Decided { replaces, ..decided(4, 52, FIRST, Ruling::Declined) });
    let state = request_state(&facts);
    assert_eq!((state.decision, state.disputed), (Some(id(52)), false));
}

#[test]
fn urgent_aid_is_given_first_and_ratified_later() {
    let mut facts = RequestFacts {
        digest: FIRST,
        handed_in: vec![handed(1, FIRST, &[])],
        services: 1,
        ..RequestFacts::default()
    };
    let state = request_state(&facts);
    assert_eq!((state.stage, state.given_first), (RequestStage::HandedIn, true));
    facts.decisions.push(decided(2, 50, FIRST, Ruling::Accepted));
    let state = request_state(&facts);
    assert_eq!((state.stage, state.given_first), (RequestStage::Served, false));
    facts.decisions = vec![decided(2, 50, FIRST, Ruling::Declined)];
    let state = request_state(&facts);
    assert_eq!((state.stage, state.given_first), (RequestStage::Declined, true));
}

#[test]
fn what_was_given_while_an_acceptance_stood_was_not_given_first() {
    let mut facts = RequestFacts {
        digest: FIRST,
        handed_in: vec![handed(1, FIRST, &[])],
        decisions: vec![decided(2, 50, FIRST, Ruling::Accepted)],
        ..RequestFacts::default()
    };
    assert!(!request_state(&facts).delivered);
    facts.services = 1;
    for ruling in [Ruling::Declined, Ruling::ToComplete, Ruling::Postponed] {
        let replaces = [id(50)].into();
        let mut reversed = facts.clone();
        reversed.decisions.push(Decided { replaces, ..decided(3, 51, FIRST, ruling) });
        let state = request_state(&reversed);
        assert_eq!((state.delivered, state.given_first), (true, false), "{ruling:?}");
    }
}

#[test]
fn an_appeal_is_open_until_it_is_closed_and_only_against_what_counts() {
    let mut facts = RequestFacts {
        digest: FIRST,
        handed_in: vec![handed(1, FIRST, &[])],
        decisions: vec![decided(2, 50, FIRST, Ruling::Declined)],
        appeals: vec![Appealed { decision: id(50), closed: false }],
        ..RequestFacts::default()
    };
    assert!(request_state(&facts).appealed);
    let replaces = [id(50)].into();
    facts.decisions.push(Decided { replaces, ..decided(3, 51, FIRST, Ruling::Accepted) });
    assert!(!request_state(&facts).appealed);
    facts.decisions.pop();
    facts.appeals[0].closed = true;
    assert!(!request_state(&facts).appealed);
}

fn digests() -> impl Strategy<Value = Digest> {
    (0u8..4).prop_map(|byte| [byte; 32])
}

fn asserted() -> impl Strategy<Value = Asserted> {
    (0i64..6, (0u8..250).prop_map(id))
}

fn holds() -> impl Strategy<Value = BTreeSet<Hold>> {
    let all = [Hold::PaperMissing, Hold::PaperExpired, Hold::DeclarationStale];
    proptest::sample::subsequence(all.to_vec(), 0..3).prop_map(|holds| holds.into_iter().collect())
}

fn rulings() -> impl Strategy<Value = Ruling> {
    proptest::sample::select(vec![
        Ruling::Accepted,
        Ruling::Declined,
        Ruling::ToComplete,
        Ruling::Postponed,
    ])
}

prop_compose! {
    fn any_facts()(
        digest in digests(),
        handed_in in prop::collection::vec((asserted(), digests(), holds()), 0..5),
        reviews in prop::collection::vec((asserted(), 0usize..5, any::<bool>(), holds()), 0..5),
        decisions in prop::collection::btree_map(
            0u8..6,
            (0i64..6, digests(), rulings(), prop::collection::btree_set(0u8..6, 0..3)),
            0..5,
        ),
        replies in prop::collection::vec((0u8..6, 1u8..31).prop_map(|(it, on)| told(it, on)), 0..3),
        appeals in prop::collection::vec(((0u8..6).prop_map(id), any::<bool>()), 0..3),
        services in 0usize..3,
    ) -> RequestFacts {
        let outcome = |accepted| {
            if accepted { ReviewOutcome::Accepted } else { ReviewOutcome::Returned }
        };
        // One record asserts one thing: assertions are told apart by their record.
        let mut handed_in: Vec<_> = handed_in
            .into_iter()
            .map(|(by, digest, holds)| HandedIn { by, digest, holds })
            .collect();
        handed_in.sort_by_key(|it| it.by.1);
        handed_in.dedup_by_key(|it| it.by.1);
        let of = |place: usize| handed_in.get(place).map_or(id(255), |handed| handed.by.1);
        let mut reviews: Vec<_> = reviews
            .into_iter()
            .map(|(by, place, ok, waived)| Reviewed {
                by,
                submission: of(place),
                outcome: outcome(ok),
                waived,
            })
            .collect();
        reviews.sort_by_key(|it| it.by.1);
        reviews.dedup_by_key(|it| it.by.1);
        RequestFacts {
            digest,
            handed_in,
            reviews,
            decisions: decisions
                .into_iter()
                .map(|(byte, (at, digest, ruling, replaces))| Decided {
                    by: (at, id(byte)),
                    digest,
                    ruling,
                    replaces: replaces.into_iter().map(id).collect(),
                })
                .collect(),
            replies,
            appeals: appeals
                .into_iter()
                .map(|(decision, closed)| Appealed { decision, closed })
                .collect(),
            services,
        }
    }
}

fn shuffled(facts: &RequestFacts) -> impl Strategy<Value = RequestFacts> + use<> {
    let RequestFacts { digest, services, replies, .. } = facts.clone();
    (
        Just(facts.handed_in.clone()).prop_shuffle(),
        Just(facts.reviews.clone()).prop_shuffle(),
        Just(facts.decisions.clone()).prop_shuffle(),
        Just(facts.appeals.clone()).prop_shuffle(),
    )
        .prop_map(move |(handed_in, reviews, decisions, appeals)| RequestFacts {
            digest,
            handed_in,
            reviews,
            decisions,
            replies: replies.clone(),
            appeals,
            services,
        })
}

proptest! {
    #[test]
    fn the_order_of_arrival_does_not_matter(
        (facts, others) in any_facts().prop_flat_map(|facts| {
            let others = shuffled(&facts);
            (Just(facts), others)
        })
    ) {
        prop_assert_eq!(request_state(&facts), request_state(&others));
    }

    #[test]
    fn a_late_edit_moves_no_stage(facts in any_facts(), digest in digests()) {
        let edited = RequestFacts { digest, ..facts.clone() };
        let (before, after) = (request_state(&facts), request_state(&edited));
        prop_assert_eq!(RequestState { amended: after.amended, ..before }, after);
    }

    #[test]
    fn nothing_but_a_decision_decides(facts in any_facts()) {
        let undecided = RequestFacts { decisions: Vec::new(), ..facts };
        let state = request_state(&undecided);
        prop_assert!(state.stage <= RequestStage::Forwarded, "{:?}", state);
        prop_assert_eq!(state.decision, None);
    }

    #[test]
    fn nothing_reaches_the_committee_with_a_hold(facts in any_facts()) {
        let state = request_state(&facts);
        prop_assert!(state.stage != RequestStage::Forwarded || state.holds.is_empty());
    }
}
