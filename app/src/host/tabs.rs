//! One tab at a time: of all tabs and windows that show the app in this
//! browser, one leads and has the engine, since only one may hold the files. The
//! others wait, say where the app is open, and take over when a person wants
//! that: the leader keeps what is being typed, ends its engine, and only then
//! lets go. A leader that does not answer is passed over.
//!
//! What is here is the agreement between tabs; what to keep and to end is up to
//! whoever [`Tabs::join`]s.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(not(target_arch = "wasm32"))]
pub use native::Tabs;
#[cfg(target_arch = "wasm32")]
pub use web::Tabs;

/// What a tab hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TabNews {
    /// How this tab stands now.
    Standing(Standing),
    /// Another tab asks who leads; to be answered with [`Tabs::answer`].
    Who,
    /// Another tab is to go on: keep what is typed and end the engine, then
    /// [`Tabs::give`]; or [`Tabs::refuse`].
    Wanted(TabName),
    /// The lead was taken away, or is about to be suspended: end the engine now.
    Lost,
}

/// How a tab stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// The tab leads: it starts the engine.
    Leading,
    /// Another tab leads.
    Waiting(Elsewhere),
}

/// What is known of the tab that leads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Elsewhere {
    /// Since when it leads, Unix seconds.
    pub since: Option<i64>,
    /// Whether something is being typed there.
    pub typing: bool,
    /// It went there from here.
    pub moved: bool,
    /// How far coming back, or coming here, has got.
    pub call: Call,
}

/// What came of calling the tab that leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Call {
    /// It is there.
    #[default]
    Answered,
    /// It was asked to let go, and is keeping what is typed.
    LettingGo,
    /// It cannot keep what is typed, and so does not let go.
    Refused,
    /// It does not answer.
    Silent,
}

/// A tab's name among the others; random, and gone with the tab.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TabName(String);
