//! Imports the association's forms from their XLSForm workbooks into the
//! compact definitions that the app carries.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use calamine::{Data, Reader, Xlsx, open_workbook};
use shared::form::{FormDefinition, xlsform};

const WORKBOOKS: &str = "../assets/forms";
/// Each is a workbook of that name; `engine/forms.rs` says which records answer it.
const FORMS: [&str; 14] = [
    "home_visit",
    "document",
    "declaration",
    "contact",
    "referral",
    "follow_up",
    "support_request",
    "report",
    "reply",
    "appeal",
    "registration",
    "service",
    "complaint",
    "obstacle",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={WORKBOOKS}");
    let out = env::var("OUT_DIR")?;
    let mut imported = String::new();
    for name in FORMS {
        let path = Path::new(WORKBOOKS).join(format!("{name}.xlsx"));
        let form = import(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        fs::write(Path::new(&out).join(format!("{name}.cbor")), form.to_cbor()?)?;
        let bytes = format!("concat!(env!(\"OUT_DIR\"), \"/{name}.cbor\")");
        imported.push_str(&format!("Imported::new({name:?}, include_bytes!({bytes})),"));
    }
    // The one list of them, for `engine/forms.rs` to read.
    let list = format!("static FORMS: [Imported; {}] = [{imported}];", FORMS.len());
    fs::write(Path::new(&out).join("imported.rs"), list)?;
    Ok(())
}

fn import(path: &Path) -> Result<FormDefinition, Box<dyn Error>> {
    let mut book: Xlsx<_> = open_workbook(path)?;
    let mut sheet = |name: &str| -> Result<Vec<Vec<String>>, calamine::XlsxError> {
        let range = book.worksheet_range(name)?;
        Ok(range.rows().map(|row| row.iter().map(cell).collect()).collect())
    };
    let (survey, choices, settings) = (sheet("survey")?, sheet("choices")?, sheet("settings")?);
    Ok(xlsform::import(&survey, &choices, &settings)?)
}

/// A cell as its author sees it: a whole number has no decimals.
fn cell(data: &Data) -> String {
    data.to_string().trim().to_owned()
}
