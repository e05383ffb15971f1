//! The guides that staff have at hand: their files come by themselves after an
//! exchange, and are here without a link.

use shared::association::Guide;

use crate::engine::command::{GuideView, OpenGuide};
use crate::engine::failure::Failure;
use crate::engine::session::Session;

/// Have the guides that the profile names fetched, and forget the others.
///
/// # Errors
/// When the photos' database, where they lie, cannot be written.
pub(crate) fn name_guides(session: &mut Session) -> Result<(), Failure> {
    let Some(profile) = session.profile()? else { return Ok(()) };
    let guides: Vec<Guide> = profile.guides().cloned().collect();
    let named = session.photos.store_mut()?.name_guides(&guides);
    named.map_err(|error| session.photos.doubt(error))
}

pub(crate) fn guide(session: &mut Session, asked: &OpenGuide) -> Result<GuideView, Failure> {
    let profile = session.profile()?;
    let tools = profile.iter().flat_map(|profile| &profile.tools);
    let mut named = tools.filter(|tool| tool.code.code() == asked.tool);
    let Some(guide) = named.find_map(|tool| tool.guide.as_ref()) else {
        return Ok(GuideView::None);
    };
    let found = session.photos.store()?.guide(guide);
    Ok(match found.map_err(|error| session.photos.doubt(error))? {
        Some(bytes) => GuideView::Here { bytes, media_type: guide.media_type.clone() },
        None => GuideView::Coming,
    })
}
