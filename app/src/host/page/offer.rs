//! What the phone has to offer, asked for once and only when a person wants it:
//! where it is, its share sheet, its maps, its printer, its files. Each says
//! plainly when the platform has it not.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod web;

use data_encoding::BASE64;

#[cfg(not(target_arch = "wasm32"))]
use native::maps;
#[cfg(not(target_arch = "wasm32"))]
pub use native::{locate, print, read_file, share_text};
#[cfg(target_arch = "wasm32")]
use web::maps;
#[cfg(target_arch = "wasm32")]
pub use web::{locate, print, read_file, share_text};

/// Where the phone is, as its receiver says it (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fix {
    /// Degrees, north positive.
    pub latitude: f64,
    /// Degrees, east positive.
    pub longitude: f64,
    /// The radius in metres within which it probably is.
    pub accuracy_m: f64,
}

/// Why there is no position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LocateFault {
    /// The person, or the phone's settings, said no.
    #[error("position not allowed")]
    Denied,
    /// The receiver has none, indoors or switched off.
    #[error("position not available")]
    Unavailable,
    /// None came in time.
    #[error("position took too long")]
    TimedOut,
    /// This platform tells no position.
    #[error("position not supported")]
    NotSupported,
}

/// What became of a text that was to be shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// The phone's share sheet was shown; what was done there is the person's.
    Done,
    /// There is no share sheet; the text is in the clipboard.
    Copied,
    /// Neither: the person copies it by hand.
    NotPossible,
}

/// Why a file was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadFault {
    /// It is larger than allowed; nothing of it was read.
    #[error("file too large: {bytes} bytes")]
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// The platform could not read it: moved, deleted, or still in a cloud.
    #[error("file not readable")]
    Unreadable,
}

/// An address that shows bytes as what they are, for an `img`'s `src`: the
/// content policy allows it, and it leaves nothing to release.
#[must_use]
pub fn data_url(bytes: &[u8], mime: &str) -> String {
    format!("data:{mime};base64,{}", BASE64.encode(bytes))
}

/// A family of phones, as far as their maps differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Maps {
    /// `geo:` (RFC 5870) asks which maps app to open, also an offline one; the
    /// `q` puts a mark there.
    Android,
    /// iOS knows no `geo:`; this address opens Apple's maps, not a web page.
    Apple,
    /// A web page, the least curious one.
    Other,
}

/// The address that opens a point in the phone's maps; degrees, WGS 84. For a
/// link that a person presses: the point is then known to the maps app.
#[must_use]
pub fn maps_link(latitude: f64, longitude: f64) -> String {
    link(maps(), latitude, longitude)
}

fn link(maps: Maps, latitude: f64, longitude: f64) -> String {
    // Six decimals are eleven centimetres.
    let point = format!("{latitude:.6},{longitude:.6}");
    match maps {
        Maps::Android => format!("geo:{point}?q={point}"),
        Maps::Apple => format!("https://maps.apple.com/?ll={point}&q={point}"),
        Maps::Other => format!(
            "https://www.openstreetmap.org/?mlat={latitude:.6}&mlon={longitude:.6}#map=17/{latitude:.6}/{longitude:.6}"
        ),
    }
}

/// Whose maps a browser's own description speaks of. An iPad calls itself a
/// Macintosh, but is touched.
#[cfg(any(target_arch = "wasm32", test))]
fn maps_of(user_agent: &str, touched: bool) -> Maps {
    let says = |word| user_agent.contains(word);
    if says("Android") {
        Maps::Android
    } else if says("iPhone") || says("iPad") || (says("Macintosh") && touched) {
        Maps::Apple
    } else {
        Maps::Other
    }
}

#[cfg(test)]
mod tests {
    use super::{Maps, data_url, link, maps_of};

    #[test]
    fn each_phone_gets_the_link_that_opens_its_maps() {
        let android = "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36";
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)";
        let ipad = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
        assert_eq!(maps_of(android, true), Maps::Android);
        assert_eq!(maps_of(iphone, true), Maps::Apple);
        assert_eq!(maps_of(ipad, true), Maps::Apple);
        assert_eq!(maps_of(ipad, false), Maps::Other);
        assert_eq!(
            link(Maps::Android, 21.4225, -3.5),
            "geo:21.422500,-3.500000?q=21.422500,-3.500000"
        );
        assert!(
            link(Maps::Apple, 21.0, 39.0).starts_with("https://maps.apple.com/?ll=21.000000,39")
        );
        assert!(link(Maps::Other, 21.0, 39.0).contains("mlat=21.000000&mlon=39.000000"));
    }

    #[test]
    fn bytes_become_an_address() {
        assert_eq!(data_url(b"abc", "image/jpeg"), "data:image/jpeg;base64,YWJj");
    }
}
