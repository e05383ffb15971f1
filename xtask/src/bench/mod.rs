//! `cargo xtask bench`: figures against their bars, one JSON line each, so that they can be kept
//! and compared. Each bench is a module; this file picks and prints.

mod app_size;
mod open_list;
mod photo;
mod sync_day;

use crate::steps::Failure;

/// One measured figure.
pub(crate) struct Figure {
    /// The command's name for it, as in `cargo xtask bench app-size`.
    pub(crate) bench: &'static str,
    pub(crate) metric: &'static str,
    pub(crate) value: f64,
    pub(crate) unit: &'static str,
    pub(crate) bar: f64,
    pub(crate) better: Better,
}

/// Which side of the bar is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Better {
    Lower,
}

/// Measures what is named, or everything.
pub(crate) fn run(names: &[&str]) -> Result<(), Failure> {
    let known = ["app-size", "open-list", "photo", "sync-day"];
    if let Some(unknown) = names.iter().find(|name| !known.contains(name)) {
        return Err(Failure::Words(format!(
            "no bench is called {unknown}; there are: {}",
            known.join(", ")
        )));
    }
    let wanted = |name: &str| names.is_empty() || names.contains(&name);
    if wanted("app-size") {
        print(&app_size::measure()?);
    }
    if wanted("open-list") {
        open_list::measure()?;
    }
    if wanted("photo") {
        photo::measure()?;
    }
    if wanted("sync-day") {
        sync_day::measure()?;
    }
    Ok(())
}

fn print(figure: &Figure) {
    let Figure { bench, metric, value, unit, bar, better } = figure;
    let (better, ok) = match better {
        Better::Lower => ("lower", value <= bar),
    };
    println!(
        r#"{{"bench":"{bench}","metric":"{metric}","value":{value},"unit":"{unit}","bar":{bar},"better":"{better}","ok":{ok}}}"#
    );
}
