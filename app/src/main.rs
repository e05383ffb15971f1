//! Starts the app. In the browser this one bundle also runs in the workers, so it first asks where
//! it is.

#[cfg(target_arch = "wasm32")]
fn main() {
    use app::host::web::{Role, compute_worker, engine_worker};
    match Role::of_this_instance() {
        Some(Role::Page) => dioxus::launch(app::ui::App),
        Some(Role::Engine) => engine_worker(),
        Some(Role::Compute) => compute_worker(),
        None => {}
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    dioxus::launch(app::ui::App);
}
