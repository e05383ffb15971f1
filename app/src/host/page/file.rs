//! A link that opens bytes in a page of their own. Browsers open no `data:`
//! address there; they do open a blob's, under the content policy of the app.

#[cfg(not(target_arch = "wasm32"))]
use super::offer::data_url;

/// An address of bytes, good as long as this is kept.
#[derive(Debug, PartialEq, Eq)]
pub struct FileLink {
    address: String,
    kind: Option<Shown>,
}

/// Files that a browser shows, and runs nothing of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Pdf,
    Jpeg,
    Png,
    Webp,
    Text,
}

impl FileLink {
    /// The address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Whether a browser shows such a file, and runs nothing of it. Others are
    /// to be kept as files.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.kind.is_some()
    }

    /// A name to keep it under: `name` with the ending of its type. An iPhone
    /// does not add it.
    #[must_use]
    pub fn kept_as(&self, name: &str) -> String {
        let ending = match self.kind {
            Some(Shown::Pdf) => ".pdf",
            Some(Shown::Jpeg) => ".jpg",
            Some(Shown::Png) => ".png",
            Some(Shown::Webp) => ".webp",
            Some(Shown::Text) => ".txt",
            None => "",
        };
        format!("{name}{ending}")
    }
}

/// Makes a link to bytes of this type (as in `Content-Type`, RFC 9110); `None`
/// where the platform refuses.
#[must_use]
pub fn link_to_file(bytes: &[u8], media_type: &str) -> Option<FileLink> {
    Some(FileLink { address: address(bytes, media_type)?, kind: shown(media_type) })
}

fn shown(media_type: &str) -> Option<Shown> {
    let kind = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    Some(match kind.as_str() {
        "application/pdf" => Shown::Pdf,
        "image/jpeg" => Shown::Jpeg,
        "image/png" => Shown::Png,
        "image/webp" => Shown::Webp,
        "text/plain" => Shown::Text,
        _ => return None,
    })
}

#[cfg(target_arch = "wasm32")]
fn address(bytes: &[u8], media_type: &str) -> Option<String> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    web_sys::Url::create_object_url_with_blob(&blob).ok()
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(clippy::unnecessary_wraps)] // in a browser it may be refused
fn address(bytes: &[u8], media_type: &str) -> Option<String> {
    Some(data_url(bytes, media_type))
}

#[cfg(target_arch = "wasm32")]
impl Drop for FileLink {
    fn drop(&mut self) {
        // Nobody can be told, and nothing is lost, where it is gone already.
        let _ = web_sys::Url::revoke_object_url(&self.address);
    }
}

#[cfg(test)]
mod tests {
    use super::link_to_file;

    #[test]
    fn what_could_run_something_is_never_opened() {
        let shown = |kind| link_to_file(b"x", kind).unwrap().is_shown();
        assert!(shown("application/pdf"));
        assert!(shown("Text/Plain; charset=utf-8"));
        assert!(!shown("text/html"));
        assert!(!shown("image/svg+xml"));
        assert!(!shown("application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
        let text = link_to_file(b"abc", "text/plain").unwrap();
        assert_eq!(text.address(), "data:text/plain;base64,YWJj");
        assert_eq!(text.kept_as("bylaws"), "bylaws.txt");
        assert_eq!(link_to_file(b"x", "text/html").unwrap().kept_as("bylaws"), "bylaws");
    }
}
