//! Pictures on their way from the camera to the engine: read, prepared and kept apart from any
//! screen, so that none is lost by who leaves the screen or locks meanwhile. What a screen shows of
//! it is in `components::capture`.

use std::rc::Rc;
use std::time::Duration;

use dioxus::core::spawn_forever;
use dioxus::html::FileData;
use dioxus::prelude::*;
use shared::ids::{PhotoId, RecordId};

use super::shell::{Shell, use_shell};
use crate::engine::command::{
    AddPage, KeepMark, OpenDocument, PreparedPhoto, ReplacePage, SignedWith,
};
use crate::engine::failure::Failure;
use crate::host::page::{self, ReadFault};
use crate::photo::{MAX_FILE_BYTES, PhotoFault, Prepared, Shaping};

/// How long to wait for somebody to be back at work.
const AGAIN: Duration = Duration::from_secs(2);
/// How long a picture waits for its person after a lock, seconds; then it is forgotten, so that
/// nothing of anybody stays in a page that is locked.
const AWAY: i64 = 10 * 60;
/// How long locking waits for a picture under way: a slow phone prepares one in some seconds.
const GLANCE: Duration = Duration::from_millis(100);
const PATIENCE: u32 = 150;

/// A photo as it was taken and as it was prepared from that.
#[derive(Clone)]
pub(crate) struct Captured {
    /// The file's bytes, from which it is shaped anew.
    pub(crate) raw: Rc<Vec<u8>>,
    /// What is kept.
    pub(crate) prepared: Rc<Prepared>,
}

/// What a picture is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// Another page of a document.
    Page(RecordId),
    /// A page of a document, taken again.
    Anew(RecordId, PhotoId),
    /// The thumbprint on a declaration, under what is shown of it.
    Thumb(RecordId, [u8; 32]),
    /// The thumbprint on a receipt, which is kept when the receipt is signed with it.
    Receipt(RecordId),
}

/// How far a picture has come.
#[derive(Clone)]
pub(crate) enum Stage {
    /// It is read, prepared or kept.
    UnderWay,
    /// It is kept; as which page, if it is one.
    Kept(Captured, Option<PhotoId>),
    /// The file gives no picture.
    NoPicture(PhotoFault),
    /// The engine could not keep it. It is in this page only.
    NotKept(Captured, Failure),
}

/// A picture on its way.
#[derive(Clone)]
pub(crate) struct Capturing {
    target: Target,
    /// Whose it is.
    profile: Option<i64>,
    stage: Stage,
}

impl Capturing {
    /// Whether it would be lost if the page ended now.
    fn waits(&self) -> bool {
        matches!(self.stage, Stage::UnderWay | Stage::NotKept(..))
    }
}

/// What is given to the engine to be kept.
pub(crate) fn to_keep(prepared: &Prepared) -> PreparedPhoto {
    PreparedPhoto { photo: prepared.photo.clone(), small: prepared.small.clone() }
}

/// Shapes a photo anew.
pub(crate) async fn shaped(
    shell: Shell,
    raw: &Rc<Vec<u8>>,
    how: Shaping,
) -> Result<Prepared, PhotoFault> {
    shell.client().prepare_photo(raw.to_vec(), how).await
}

impl Shell {
    /// How far the picture for this has come, if one was taken.
    pub(crate) fn capture_stage(self, target: Target) -> Option<Stage> {
        let profile = self.profile();
        let all = self.captures.read();
        let mine = all.iter().find(|it| it.target == target && it.profile == profile);
        mine.map(|it| it.stage.clone())
    }

    /// Makes a picture of a file and keeps it.
    pub(crate) fn capture(self, file: FileData, target: Target) {
        self.begin_capture(target);
        let profile = self.profile();
        spawn_forever(async move {
            let stage = match read(self, file).await {
                Ok(captured) => match self.keep_picture(profile, target, captured).await {
                    Some(stage) => stage,
                    None => return self.end_capture(profile, target, None),
                },
                Err(fault) => Stage::NoPicture(fault),
            };
            self.end_capture(profile, target, Some(stage));
        });
    }

    /// Tries again to keep what could not be kept.
    pub(crate) fn capture_again(self, target: Target) {
        let Some(Stage::NotKept(captured, _)) = self.capture_stage(target) else { return };
        self.begin_capture(target);
        let profile = self.profile();
        spawn_forever(async move {
            let stage = self.keep_picture(profile, target, captured).await;
            self.end_capture(profile, target, stage);
        });
    }

    /// Whether a picture would be lost if the page ended now.
    pub(super) fn pictures_wait(self) -> bool {
        self.captures.peek().iter().any(Capturing::waits)
    }

    /// Waits for the pictures under way, not for ever.
    pub(super) async fn finish_pictures(self) {
        let profile = self.profile();
        let under_way =
            |it: &Capturing| it.profile == profile && matches!(it.stage, Stage::UnderWay);
        for _ in 0..PATIENCE {
            if !self.captures.peek().iter().any(under_way) {
                return;
            }
            page::sleep(GLANCE).await;
        }
    }

    /// What is kept already needs no place in a page that is locked.
    pub(super) fn forget_pictures(mut self) {
        if !self.captures.peek().is_empty() {
            self.captures.write().retain(Capturing::waits);
        }
    }

    fn begin_capture(mut self, target: Target) {
        let profile = self.profile();
        let mut all = self.captures.write();
        // Pictures are large: of those that are kept, nobody has looked at the older ones.
        all.retain(|it| it.waits() && !(it.target == target && it.profile == profile));
        all.push(Capturing { target, profile, stage: Stage::UnderWay });
    }

    fn end_capture(mut self, profile: Option<i64>, target: Target, stage: Option<Stage>) {
        let mut all = self.captures.write();
        all.retain(|it| it.target != target || it.profile != profile);
        if let Some(stage) = stage {
            all.push(Capturing { target, profile, stage });
        }
        drop(all);
        self.revision += 1;
    }

    /// Keeps a picture; after a lock once its person is back. `None` where nobody came.
    async fn keep_picture(
        self,
        profile: Option<i64>,
        target: Target,
        captured: Captured,
    ) -> Option<Stage> {
        let mut left = None;
        loop {
            if profile.is_some() && self.profile() == profile {
                left = None;
                match self.put_picture(target, &captured).await {
                    Ok(page) => return Some(Stage::Kept(captured, page)),
                    Err(Failure::Locked | Failure::EngineRestarted) => {}
                    // Under something else a thumbprint says nothing; its screen says so.
                    Err(Failure::ChangedMeanwhile) => return None,
                    Err(why) => return Some(Stage::NotKept(captured, why)),
                }
            } else if page::now() - *left.get_or_insert_with(page::now) > AWAY {
                return None;
            }
            page::sleep(AGAIN).await;
        }
    }

    async fn put_picture(
        self,
        target: Target,
        captured: &Captured,
    ) -> Result<Option<PhotoId>, Failure> {
        let photo = to_keep(&captured.prepared);
        match target {
            Target::Receipt(_) => Ok(None),
            Target::Page(document) => {
                self.ask(AddPage { document, photo }).await?;
                // It is kept: that the document cannot be read now takes nothing away.
                let view = self.ask(OpenDocument { document }).await.ok();
                Ok(view.and_then(|view| view.row.pages.last().map(|page| page.page)))
            }
            Target::Anew(document, page) => {
                self.ask(ReplacePage { document, page, photo }).await?;
                Ok(Some(page))
            }
            Target::Thumb(declaration, shown) => {
                let mark = Some(SignedWith::Thumbprint(photo));
                self.ask(KeepMark { declaration, shown, mark }).await?;
                Ok(None)
            }
        }
    }
}

/// Gives a screen the picture that was taken for it, once it is kept.
pub(crate) fn use_captured(
    target: Target,
    mut ontaken: impl FnMut(&Captured, Option<PhotoId>) + 'static,
) {
    let shell = use_shell();
    use_effect(move || {
        if let Some(Stage::Kept(captured, page)) = shell.capture_stage(target) {
            let mut all = shell.captures;
            all.write().retain(|it| it.waits() || it.target != target);
            ontaken(&captured, page);
        }
    });
}

async fn read(shell: Shell, file: FileData) -> Result<Captured, PhotoFault> {
    // The size is known before a byte is read: what is far too large never fills the memory.
    let limit = u64::try_from(MAX_FILE_BYTES).unwrap_or(u64::MAX);
    let bytes = page::read_file(&file, limit).await.map_err(|fault| match fault {
        ReadFault::TooLarge { .. } => PhotoFault::TooLargeFile,
        ReadFault::Unreadable => PhotoFault::Damaged,
    })?;
    let raw = Rc::new(bytes);
    let prepared = Rc::new(shaped(shell, &raw, Shaping::default()).await?);
    Ok(Captured { raw, prepared })
}
