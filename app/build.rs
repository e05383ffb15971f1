//! Imports the association's forms from their XLSForm workbooks into the
//! compact definition that the app carries.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use calamine::{Data, Reader, Xlsx, open_workbook};
use shared::form::xlsform;

const FORMS: &str = "../assets/forms";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FORMS}");
    let out = env::var("OUT_DIR")?;
    let path = Path::new(FORMS).join("home_visit.xlsx");
    let mut book: Xlsx<_> = open_workbook(&path)?;
    let mut sheet = |name: &str| -> Result<Vec<Vec<String>>, calamine::XlsxError> {
        let range = book.worksheet_range(name)?;
        Ok(range.rows().map(|row| row.iter().map(cell).collect()).collect())
    };
    let (survey, choices, settings) = (sheet("survey")?, sheet("choices")?, sheet("settings")?);
    let form = xlsform::import(&survey, &choices, &settings)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    fs::write(Path::new(&out).join("home_visit.cbor"), form.to_cbor()?)?;
    Ok(())
}

/// A cell as its author sees it: a whole number has no decimals.
fn cell(data: &Data) -> String {
    data.to_string().trim().to_owned()
}
