//! What is refused in a profile's file though it can be read: codes that are on
//! no list, terms that are used and not given, figures and dates that make no
//! sense. Empty texts and lists are refused in `reading`.

use super::{
    BANDS, ChannelCode, Clause, Feature, LockRule, Profile, SatisfactionQuestion, ToolCode, Usage,
    Word,
};

/// A key by its way from the top (`channels.2.code`), and what is wrong with it.
pub(super) type Wrong = (String, String);

impl Profile {
    /// The first thing that makes no sense.
    pub(super) fn check(&self) -> Result<(), Wrong> {
        demand(self.version > 0, "version", || "must be 1 or more".into())?;
        self.check_codes()?;
        self.check_words()?;
        self.check_figures()?;
        self.check_policy()
    }

    fn check_codes(&self) -> Result<(), Wrong> {
        let channels: Vec<_> = self.channels.iter().map(|channel| channel.code.code()).collect();
        listed("channels", ".code", &channels, ChannelCode::KNOWN)?;
        once("channels", ".code", &channels)?;
        let tools: Vec<_> = self.tools.iter().map(|tool| tool.code.code()).collect();
        listed("tools", ".code", &tools, ToolCode::KNOWN)?;
        once("tools", ".code", &tools)?;
        for (key, clauses) in [("steps", &self.steps), ("duties", &self.duties)] {
            let features: Vec<_> = clauses.iter().map(feature).collect();
            listed(key, ".feature", &features, Feature::KNOWN)?;
        }
        if let Some(satisfaction) = &self.satisfaction {
            let questions: Vec<_> =
                satisfaction.questions.iter().map(SatisfactionQuestion::code).collect();
            listed("satisfaction.questions", "", &questions, SatisfactionQuestion::KNOWN)?;
            once("satisfaction.questions", "", &questions)?;
        }
        let categories: Vec<_> =
            self.categories.iter().flatten().map(|category| category.code.as_str()).collect();
        once("categories", ".code", &categories)?;
        let papers: Vec<_> = self.photos.allowed.iter().map(String::as_str).collect();
        for (key, rest, codes) in
            [("categories", ".code", &categories), ("photos.allowed", "", &papers)]
        {
            for (place, code) in codes.iter().enumerate() {
                demand(is_code(code), &format!("{key}.{place}{rest}"), || {
                    format!("names `{code}`, which is no code of the form for visits")
                })?;
            }
        }
        for (place, tool) in self.tools.iter().enumerate() {
            let inside = |file: &String| !file.contains(['/', '\\']) && !file.starts_with('.');
            demand(tool.file.as_ref().is_none_or(inside), &format!("tools.{place}.file"), || {
                "must be the name of a file, without folders".into()
            })?;
            demand(tool.guide.is_none(), &format!("tools.{place}.guide"), || {
                "is found out from the `file`; leave it out".into()
            })?;
        }
        Ok(())
    }

    fn check_words(&self) -> Result<(), Wrong> {
        let Usage { title, goals, channels, officer, handling, steps, request } = self.words.used;
        let used = [
            ("title", Some(title)),
            ("goals", Some(goals)),
            ("channels", Some(channels)),
            ("officer", Some(officer)),
            ("handling", Some(handling)),
            ("steps", Some(steps)),
            ("request", request),
        ];
        for (place, word) in used {
            let given = word != Some(Word::Own) || self.words.own.is_some();
            demand(given, &format!("words.used.{place}"), || {
                "uses the association's own word, but there is no `words.own`".into()
            })?;
        }
        let has_form = self.tools.iter().any(|tool| tool.code == ToolCode::SupportRequest);
        demand(has_form == request.is_some(), "words.used", || {
            "must name `request` exactly if there is the tool `support_request`".into()
        })
    }

    fn check_figures(&self) -> Result<(), Wrong> {
        let (committee, limits, keep) = (&self.committee, &self.limits, &self.retention);
        demand(self.reply.days > 0, "reply.days", || "must be 1 or more".into())?;
        let most = committee.members.unwrap_or(u8::MAX);
        demand(most > 0, "committee.members", || "must be 1 or more".into())?;
        demand(
            committee.quorum.is_none_or(|quorum| (1..=most).contains(&quorum)),
            "committee.quorum",
            || "must be from 1 to the number of members".into(),
        )?;
        for (key, age) in
            [("sons_until", limits.sons_until), ("daughters_until", limits.daughters_until)]
        {
            demand(
                age.is_none_or(|age| (1..=40).contains(&age)),
                &format!("limits.{key}"),
                || "must be an age from 1 to 40".into(),
            )?;
        }
        let reckoned_with = |bands: &Vec<u32>| **bands == BANDS;
        demand(limits.bands.as_ref().is_none_or(reckoned_with), "limits.bands", || {
            format!("must be {BANDS:?}, with which the form for visits reckons")
        })?;
        for (key, months) in [
            ("limits.restudy_months", limits.restudy_months),
            ("retention.case_months", keep.case_months),
            ("retention.declined_months", keep.declined_months),
            ("retention.contact_months", keep.contact_months),
            ("retention.photo_months", keep.photo_months),
        ] {
            demand(months != Some(0), key, || "must be 1 or more".into())?;
        }
        demand((1..=LockRule::MAX_MINUTES).contains(&self.lock.minutes), "lock.minutes", || {
            format!("must be from 1 to {}", LockRule::MAX_MINUTES)
        })
    }

    fn check_policy(&self) -> Result<(), Wrong> {
        if let Some(adoption) = &self.policy.adoption {
            let parts = [&adoption.meeting, &adoption.term, &adoption.hijri, &adoption.gregorian];
            demand(parts.into_iter().any(Option::is_some), "policy.adoption", || {
                "says nothing; leave it out".into()
            })?;
            if let Some((key, reason)) = adoption.wrong_date() {
                return Err((format!("policy.adoption.{key}"), reason));
            }
        }
        let acknowledgement = &self.policy.acknowledgement;
        let said = !acknowledgement.required || acknowledgement.text.is_some();
        demand(said, "policy.acknowledgement.required", || {
            "must stand with the `text` that demands it".into()
        })
    }
}

fn demand(holds: bool, key: &str, reason: impl FnOnce() -> String) -> Result<(), Wrong> {
    if holds { Ok(()) } else { Err((key.to_owned(), reason())) }
}

fn feature(clause: &Clause) -> &str {
    clause.feature.code()
}

/// All of `codes` are on the list; `rest` is the key within an element.
fn listed(key: &str, rest: &str, codes: &[&str], known: &[&str]) -> Result<(), Wrong> {
    for (place, code) in codes.iter().enumerate() {
        demand(known.contains(code), &format!("{key}.{place}{rest}"), || {
            format!("names `{code}`; there are {}", known.join(", "))
        })?;
    }
    Ok(())
}

fn once(key: &str, rest: &str, codes: &[&str]) -> Result<(), Wrong> {
    for (place, code) in codes.iter().enumerate() {
        let first = codes.iter().position(|other| other == code) == Some(place);
        demand(first, &format!("{key}.{place}{rest}"), || format!("names `{code}` again"))?;
    }
    Ok(())
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
