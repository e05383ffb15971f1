//! The words for how far a support request has come, and what holds it.

use shared::lifecycle::RequestStage;
use shared::lifecycle::request::Hold;

use super::Key;

/// How far a request has come.
pub(crate) const fn stage(stage: RequestStage) -> Key {
    match stage {
        RequestStage::Draft => Key("request-stage-draft"),
        RequestStage::HandedIn => Key("request-stage-handed-in"),
        RequestStage::Returned => Key("request-stage-returned"),
        RequestStage::Forwarded => Key("request-stage-forwarded"),
        RequestStage::ToComplete => Key("request-stage-to-complete"),
        RequestStage::Postponed => Key("request-stage-postponed"),
        RequestStage::Declined => Key("request-stage-declined"),
        RequestStage::Accepted => Key("request-stage-accepted"),
        RequestStage::Served => Key("request-stage-served"),
    }
}

/// What holds a request.
pub(crate) const fn hold(hold: Hold) -> Key {
    match hold {
        Hold::PaperMissing => Key("request-hold-paper-missing"),
        Hold::PaperUnmatched => Key("request-hold-paper-unmatched"),
        Hold::PaperExpired => Key("request-hold-paper-expired"),
        Hold::PaperTooOld => Key("request-hold-paper-too-old"),
        Hold::GuardianshipUnproven => Key("request-hold-guardianship-unproven"),
        Hold::DeclarationMissing => Key("request-hold-declaration-missing"),
        Hold::DeclarationStale => Key("request-hold-declaration-stale"),
        Hold::NoticeMissing => Key("request-hold-notice-missing"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use shared::lifecycle::RequestStage;

    use super::stage;
    use crate::ui::text::{Language, text_in};

    #[test]
    fn each_stage_has_words_of_its_own_in_both_languages() {
        let stages = [
            RequestStage::Draft,
            RequestStage::HandedIn,
            RequestStage::Returned,
            RequestStage::Forwarded,
            RequestStage::ToComplete,
            RequestStage::Postponed,
            RequestStage::Declined,
            RequestStage::Accepted,
            RequestStage::Served,
        ];
        for language in [Language::Arabic, Language::English] {
            let words: BTreeSet<_> =
                stages.iter().map(|it| text_in(language, stage(*it).0, &[])).collect();
            assert_eq!(words.len(), stages.len());
        }
    }
}
