//! What speaks against going on with the photo that is being sent.

use shared::ids::PhotoId;

use crate::engine::store::photos::ToSend;

/// The doubts about one photo.
#[derive(Default)]
pub(super) struct Doubts {
    photo: Option<PhotoId>,
    /// Answers in a row that brought it no further.
    pub(super) stuck: u32,
    /// How often in a row the link broke.
    pub(super) breaks: u32,
    /// Whether an exchange went well since it first broke.
    pub(super) vouched: bool,
    /// Bytes that the server had of it at most.
    furthest: u32,
}

impl Doubts {
    /// Those about this photo.
    pub(super) fn of(&mut self, photo: &ToSend) -> &mut Self {
        if self.photo != Some(photo.id) {
            let furthest = photo.sent.unwrap_or(0);
            *self = Self { photo: Some(photo.id), furthest, ..Self::default() };
        }
        self
    }

    /// The server has so much of it. Returns whether that is more than ever.
    pub(super) fn has(&mut self, bytes: u32) -> bool {
        let further = bytes > self.furthest;
        if further {
            *self = Self { photo: self.photo, furthest: bytes, ..Self::default() };
        }
        further
    }
}
