//! Whether somebody is there, and whether the page is to be seen: what a person
//! touches, when the page goes out of sight and comes back, and the cover that
//! hides it meanwhile.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(not(target_arch = "wasm32"))]
pub use native::{
    lay_over, lift_over, on_focus, on_hidden, on_shown, on_touched, on_travel, uncover,
};
#[cfg(target_arch = "wasm32")]
pub(in crate::host) use web::on_put_away;
#[cfg(target_arch = "wasm32")]
pub use web::{lay_over, lift_over, on_focus, on_hidden, on_shown, on_touched, on_travel, uncover};
