//! The closed lists that a profile names things by. A file is refused where it
//! names what is on no list; a device keeps what a newer version knows.

use serde::{Deserialize, Serialize};

macro_rules! codes {
    (
        $(#[$doc:meta])* $name:ident
        { $($(#[$each:meta])* $variant:ident = $code:literal,)+ }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub enum $name {
            $($(#[$each])* $variant,)+
            /// One that a newer version knows.
            Unknown(String),
        }

        impl $name {
            /// The codes that this version knows.
            pub const KNOWN: &'static [&'static str] = &[$($code),+];

            /// Its code in files, records and text keys.
            #[must_use]
            pub fn code(&self) -> &str {
                match self {
                    $(Self::$variant => $code,)+
                    Self::Unknown(code) => code,
                }
            }
        }

        impl From<String> for $name {
            fn from(code: String) -> Self {
                match code.as_str() {
                    $($code => Self::$variant,)+
                    _ => Self::Unknown(code),
                }
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.code().to_owned()
            }
        }
    };
}

codes! {
    /// A way in which people reach an association; a contact names it.
    ChannelCode {
        /// المقابلة.
        Interview = "interview",
        /// الاتصالات الهاتفية.
        Telephone = "telephone",
        /// وسائل التواصل الاجتماعي.
        SocialMedia = "social_media",
        /// الخطابات.
        Letter = "letter",
        /// خدمات طلب المساعدة.
        HelpRequest = "help_request",
        /// خدمة التطوع.
        Volunteering = "volunteering",
        /// الموقع الإلكتروني.
        Website = "website",
        /// مناديب المكاتب الفرعية.
        BranchDelegates = "branch_delegates",
        /// المناديب, of an association that prints no branch offices.
        Delegates = "delegates",
    }
}

codes! {
    /// What staff have at hand when somebody comes.
    ToolCode {
        /// اللائحة الأساسية.
        Bylaws = "bylaws",
        /// دليل خدمات البحث الاجتماعي.
        ResearchGuide = "research_guide",
        /// دليل سياسة الدعم.
        SupportGuide = "support_guide",
        /// طلب الدعم.
        SupportRequest = "support_request",
    }
}

codes! {
    /// What of the program does, shows or measures what a clause asks for.
    Feature {
        /// A person is received, answered, given time.
        Reception = "reception",
        /// All is there; what is said is matched with the papers and valid.
        Matching = "matching",
        /// إحالة to the researcher.
        Referral = "referral",
        /// إقرار وتعهد.
        Declaration = "declaration",
        /// The applicant is told how and when the answer comes.
        Notice = "notice",
        /// التسجيل, once the requirements are complete.
        Registration = "registration",
        /// The service is given.
        Service = "service",
        /// Answers by several channels.
        Contact = "contact",
        /// How much somebody needs: the research on a case.
        Need = "need",
        /// Served where the person is: the visit.
        Visit = "visit",
        /// The newest electronic ways.
        Electronic = "electronic",
        /// قياس الرضا.
        Satisfaction = "satisfaction",
        /// Its results, for all departments.
        Results = "results",
        /// Misconceptions put right; what people should know.
        Knowledge = "knowledge",
        /// What keeps a service from being good.
        Obstacles = "obstacles",
        /// Wants and suggestions, followed to an end.
        Suggestions = "suggestions",
        /// Disputes, settled.
        Disputes = "disputes",
        /// Reaching people without being asked.
        Outreach = "outreach",
        /// The policy is read again, changed and told to everyone.
        Review = "review",
        /// Staff read and sign the policy.
        Acknowledgement = "acknowledgement",
        /// The policy's copies, and that it is known.
        Circulation = "circulation",
    }
}

codes! {
    /// What those who were served or declined are asked, each in the policies'
    /// own terms.
    SatisfactionQuestion {
        /// بلباقة واحترام.
        Courtesy = "courtesy",
        /// الوقت الكافي.
        Time = "time",
        /// الإجابة على جميع الاستفسارات.
        Answers = "answers",
        /// دون عناء ومشقة.
        Ease = "ease",
        /// جودة الخدمة المقدمة.
        Quality = "quality",
    }
}
