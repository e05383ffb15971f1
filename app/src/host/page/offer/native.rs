//! The native shell offers what its webview and its system do.

use dioxus::html::FileData;

use super::{Fix, LocateFault, Maps, ReadFault, Shared};

/// The shell is told no position.
///
/// # Errors
/// [`LocateFault::NotSupported`].
pub async fn locate() -> Result<Fix, LocateFault> {
    Err(LocateFault::NotSupported)
}

/// The shell has no share sheet and no clipboard of its own.
pub async fn share_text(_title: &str, _text: &str) -> Shared {
    Shared::NotPossible
}

/// Opens the window's print dialogue.
pub fn print() {
    dioxus::document::eval("window.print();");
}

/// The bytes of a file that was chosen, if it is not larger than `limit` bytes.
///
/// # Errors
/// [`ReadFault::TooLarge`] before anything is read, [`ReadFault::Unreadable`].
pub async fn read_file(file: &FileData, limit: u64) -> Result<Vec<u8>, ReadFault> {
    if file.size() > limit {
        return Err(ReadFault::TooLarge { bytes: file.size() });
    }
    let bytes = file.read_bytes().await.map_err(|_| ReadFault::Unreadable)?;
    Ok(bytes.to_vec())
}

/// Whose maps are on this device.
pub(super) fn maps() -> Maps {
    match std::env::consts::OS {
        "android" => Maps::Android,
        "ios" => Maps::Apple,
        _ => Maps::Other,
    }
}
