//! The screens of what people think, and of what staff have at hand: the policy, its guides, and who
//! has signed it.

mod feedback;
mod guides;
mod policy;
mod policy_dates;
mod policy_text;
mod satisfaction;
mod sign;
mod signed;

pub(crate) use feedback::FeedbackScreen;
pub(crate) use policy::PolicyScreen;
pub(crate) use satisfaction::SatisfactionScreen;
pub(crate) use sign::SignPolicy;
