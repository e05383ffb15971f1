//! Taking in an upload's bytes: each piece goes to the file as it comes, so a
//! cut at any byte loses nothing that came before it.

use std::fs::File;
use std::io::{Result, Write};

use axum::body::Body;
use http_body_util::BodyExt;

use super::{PhotoError, PhotoKey, Photos, Room, Turn};

/// What came of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Received {
    /// It ended. So many bytes of the photo are there.
    Ended(u64),
    /// It was cut off, after which so many bytes of the photo are there.
    Cut(u64),
    /// Nothing came for too long; likewise.
    Stalled(u64),
    /// Somebody else came to bring the same photo; likewise.
    Overtaken(u64),
    /// More came than the photo has bytes. None of it counts.
    TooLong,
}

/// A file being written on threads for slow work, one piece after another.
struct Part {
    file: Option<File>,
    length: u64,
}

impl Part {
    async fn with<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut File) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let mut file = self.file.take().ok_or_else(|| std::io::Error::other("no file"))?;
        let done = tokio::task::spawn_blocking(move || (work(&mut file), file)).await;
        let (result, file) = done.map_err(std::io::Error::other)?;
        self.file = Some(file);
        result
    }
}

impl Photos {
    /// Take in `body`, which begins at byte `from` of a photo of `bytes` bytes.
    /// `there` of them are there already, at least `from`; those that come
    /// again are passed over. What is told is durable.
    ///
    /// It must not be dropped half-way: a piece could still be on its way into
    /// the file after the turn was given to somebody else.
    ///
    /// # Errors
    /// [`PhotoError::Full`] and other troubles of the disk; then none of this
    /// body counts.
    pub(crate) async fn receive(
        &self,
        key: &PhotoKey,
        (from, there, bytes): (u64, u64, u64),
        mut body: Body,
        turn: &mut Turn,
        _room: Room,
    ) -> std::result::Result<Received, PhotoError> {
        let mut part = Part { file: Some(self.files.more(key).await?), length: there };
        let mut at = from;
        let ended = loop {
            let frame = tokio::select! {
                biased;
                () = turn.over() => break Received::Overtaken(part.length),
                frame = tokio::time::timeout(self.limits.stall, body.frame()) => frame,
            };
            let data = match frame {
                Ok(Some(Ok(frame))) => match frame.into_data() {
                    Ok(data) => data,
                    Err(_) => continue,
                },
                Ok(Some(Err(_))) => break Received::Cut(part.length),
                Ok(None) => break Received::Ended(part.length),
                Err(_) => break Received::Stalled(part.length),
            };
            let end = at.saturating_add(data.len() as u64);
            if end > bytes {
                break Received::TooLong;
            }
            let known = usize::try_from(part.length.saturating_sub(at)).unwrap_or(usize::MAX);
            at = end;
            if known >= data.len() {
                continue;
            }
            let fresh = data.slice(known..);
            let length = fresh.len() as u64;
            if let Err(error) = part.with(move |file| file.write_all(&fresh)).await {
                take_back(&mut part, there).await;
                return Err(error.into());
            }
            part.length += length;
        };
        if ended == Received::TooLong {
            take_back(&mut part, there).await;
        } else if let Err(error) = part.with(|file| file.sync_all()).await {
            take_back(&mut part, there).await;
            return Err(error.into());
        }
        Ok(ended)
    }
}

/// As before the body came. Where even that fails, the photo's digest will not
/// match in the end, and it is sent again.
async fn take_back(part: &mut Part, there: u64) {
    let back = part.with(move |file| {
        file.set_len(there)?;
        file.sync_all()
    });
    if let Err(error) = back.await {
        tracing::warn!(%error, "a photo's beginning could not be restored");
    }
}
