//! What a first visit downloads: every file of the site in its smallest served form.

use std::fs;
use std::path::Path;

use super::{Better, Figure};
use crate::steps::Failure;
use crate::web::{self, Profile};

/// DESIGN's bar: the app's download, compressed.
const BAR_MEGABYTES: f64 = 1.8;

pub(super) fn measure() -> Result<Figure, Failure> {
    let site = web::build(Profile::Release)?;
    #[allow(clippy::cast_precision_loss)]
    let megabytes = smallest(&site)? as f64 / 1e6;
    Ok(Figure {
        bench: "app-size",
        metric: "download",
        value: (megabytes * 1000.0).round() / 1000.0,
        unit: "MB",
        bar: BAR_MEGABYTES,
        better: Better::Lower,
    })
}

fn smallest(folder: &Path) -> Result<u64, Failure> {
    let size = |path: &Path| path.metadata().map(|data| data.len()).ok();
    let mut sum = 0;
    for entry in fs::read_dir(folder).map_err(Failure::file(folder))? {
        let path = entry.map_err(Failure::file(folder))?.path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            sum += smallest(&path)?;
        } else if !name.ends_with(".br") && !name.ends_with(".gz") {
            sum +=
                size(Path::new(&format!("{name}.br"))).or_else(|| size(&path)).unwrap_or_default();
        }
    }
    Ok(sum)
}
