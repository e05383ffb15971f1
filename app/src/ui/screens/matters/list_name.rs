//! The lists of matters by name: what stands in an address, what is asked of the engine, and the
//! words.

use shared::lifecycle::RequestStage;
use shared::record::Kind;

use crate::engine::command::MatterList;
use crate::ui::routes::Route;
use crate::ui::text::Key;

/// A list of matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListName {
    /// Who was received, on every channel.
    Contacts,
    /// What was referred.
    Referrals,
    /// Suggestions, complaints, disputes.
    Complaints,
    /// What stands in the way of good service.
    Obstacles,
    /// Against decisions.
    Appeals,
    /// Support requests.
    Requests,
    /// Those that were returned, or of which the committee asks something more.
    Returned,
    /// Those that nobody has decided yet.
    InStudy,
    /// Those that the supervisor is to look at.
    ToForward,
    /// Those before the committee.
    Forwarded,
    /// Decided, and the applicant has not been told.
    ToReply,
    /// The day of the answer has come.
    Ageing,
    /// Answered before the day that the policy names.
    Early,
    /// Nobody has asked how it went.
    ToAsk,
    /// What this person has begun and not finished.
    Drafts,
}

const NAMES: [(ListName, &str); 15] = [
    (ListName::Contacts, "contacts"),
    (ListName::Referrals, "referrals"),
    (ListName::Complaints, "complaints"),
    (ListName::Obstacles, "obstacles"),
    (ListName::Appeals, "appeals"),
    (ListName::Requests, "requests"),
    (ListName::Returned, "returned"),
    (ListName::InStudy, "in-study"),
    (ListName::ToForward, "to-forward"),
    (ListName::Forwarded, "forwarded"),
    (ListName::ToReply, "to-reply"),
    (ListName::Ageing, "ageing"),
    (ListName::Early, "early"),
    (ListName::ToAsk, "to-ask"),
    (ListName::Drafts, "drafts"),
];

impl ListName {
    /// The list of that name.
    pub(crate) fn of(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, known)| *known == name).map(|(list, _)| *list)
    }

    /// The list in which matters of a kind are found, if in one.
    pub(crate) fn of_kind(kind: Kind) -> Option<Self> {
        NAMES.into_iter().map(|(list, _)| list).find(|list| list.kind() == Some(kind))
    }

    /// Its name in an address.
    pub(crate) fn name(self) -> &'static str {
        NAMES.iter().find(|(list, _)| *list == self).map_or("", |(_, name)| name)
    }

    /// Its screen.
    pub(crate) fn route(self) -> Route {
        Route::MatterLists { list: self.name().to_owned() }
    }

    /// The kind of all its matters, where the list is of all of a kind.
    pub(crate) const fn kind(self) -> Option<Kind> {
        Some(match self {
            Self::Contacts => Kind::Contact,
            Self::Referrals => Kind::Referral,
            Self::Complaints => Kind::Complaint,
            Self::Obstacles => Kind::Obstacle,
            Self::Appeals => Kind::Appeal,
            Self::Requests => Kind::SupportRequest,
            _ => return None,
        })
    }

    /// What waits for somebody.
    pub(crate) fn open(self) -> MatterList {
        use RequestStage::{Accepted, Forwarded, HandedIn, Postponed, Returned, ToComplete};
        match self {
            Self::Requests => MatterList::Requests(vec![
                HandedIn, Returned, Forwarded, ToComplete, Postponed, Accepted,
            ]),
            Self::Returned => MatterList::Requests(vec![Returned, ToComplete]),
            Self::InStudy => MatterList::Requests(vec![HandedIn, Forwarded, Postponed]),
            Self::ToForward => MatterList::Requests(vec![HandedIn]),
            Self::Forwarded => MatterList::Requests(vec![Forwarded, Postponed]),
            Self::ToReply => MatterList::ToReply,
            Self::Ageing => MatterList::Ageing,
            Self::Early => MatterList::Early,
            Self::ToAsk => MatterList::ToAsk,
            Self::Drafts => MatterList::MyDrafts,
            _ => MatterList::Open(self.kind().into_iter().collect()),
        }
    }

    /// All, with what came to its end; `None` where the list knows only what waits.
    pub(crate) fn all(self) -> Option<MatterList> {
        self.kind().map(|kind| MatterList::All(vec![kind]))
    }

    /// What is in it.
    pub(crate) const fn title(self) -> Key {
        match self {
            Self::Contacts => Key("matters-contacts"),
            Self::Referrals => Key("matters-referrals"),
            Self::Complaints => Key("matters-complaints"),
            Self::Obstacles => Key("matters-obstacles"),
            Self::Appeals => Key("matters-appeals"),
            Self::Requests => Key("matters-requests"),
            Self::Returned => Key("matters-returned"),
            Self::InStudy => Key("matters-in-study"),
            Self::ToForward => Key("matters-to-forward"),
            Self::Forwarded => Key("matters-forwarded"),
            Self::ToReply => Key("matters-to-reply"),
            Self::Ageing => Key("matters-ageing"),
            Self::Early => Key("matters-early"),
            Self::ToAsk => Key("matters-to-ask"),
            Self::Drafts => Key("matters-drafts"),
        }
    }

    /// That nothing is in it, and where it would come from.
    pub(crate) const fn none(self) -> Key {
        match self {
            Self::Contacts => Key("matters-contacts-none"),
            Self::Referrals => Key("matters-referrals-none"),
            Self::Complaints => Key("matters-complaints-none"),
            Self::Obstacles => Key("matters-obstacles-none"),
            Self::Appeals => Key("matters-appeals-none"),
            Self::Requests => Key("matters-requests-none"),
            Self::Returned => Key("matters-returned-none"),
            Self::InStudy => Key("matters-in-study-none"),
            Self::ToForward => Key("matters-to-forward-none"),
            Self::Forwarded => Key("matters-forwarded-none"),
            Self::ToReply => Key("matters-to-reply-none"),
            Self::Ageing => Key("matters-ageing-none"),
            Self::Early => Key("matters-early-none"),
            Self::ToAsk => Key("matters-to-ask-none"),
            Self::Drafts => Key("matters-drafts-none"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use shared::record::Kind;

    use super::{ListName, NAMES};
    use crate::engine::command::MatterList;

    #[test]
    fn each_list_is_found_by_its_name_and_no_other_is() {
        for (list, name) in NAMES {
            assert_eq!(ListName::of(name), Some(list));
            assert_eq!(list.name(), name);
        }
        let names: BTreeSet<_> = NAMES.iter().map(|(_, name)| name).collect();
        assert_eq!(names.len(), NAMES.len());
        assert_eq!(ListName::of("Contacts"), None);
        assert_eq!(ListName::of(""), None);
    }

    #[test]
    fn lists_of_a_kind_know_what_waits_and_all() {
        assert_eq!(ListName::Contacts.open(), MatterList::Open(vec![Kind::Contact]));
        assert_eq!(ListName::Contacts.all(), Some(MatterList::All(vec![Kind::Contact])));
        assert_eq!(ListName::Ageing.open(), MatterList::Ageing);
        assert_eq!(ListName::Ageing.all(), None);
        assert!(
            matches!(ListName::Requests.open(), MatterList::Requests(stages) if stages.len() == 6)
        );
    }

    #[test]
    fn a_matter_is_found_in_the_list_of_its_kind() {
        assert_eq!(ListName::of_kind(Kind::Complaint), Some(ListName::Complaints));
        assert_eq!(ListName::of_kind(Kind::SupportRequest), Some(ListName::Requests));
        assert_eq!(ListName::of_kind(Kind::FollowUp), None);
    }
}
