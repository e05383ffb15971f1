//! Parts of screens, each a small file. They know words and looks, not the engine.

pub(crate) mod banner;
pub(crate) mod button;
pub(crate) mod capture;
pub(crate) mod chip;
pub(crate) mod crop;
pub(crate) mod date_field;
pub(crate) mod due;
pub(crate) mod facts;
pub(crate) mod frame;
pub(crate) mod icon;
pub(crate) mod loaded;
pub(crate) mod photo;
pub(crate) mod position;
pub(crate) mod problem;
pub(crate) mod progress;
pub(crate) mod question;
pub(crate) mod repeat;
pub(crate) mod rows;
pub(crate) mod save_state;
pub(crate) mod search;
pub(crate) mod secret;
pub(crate) mod signature_pad;
pub(crate) mod sync_line;
pub(crate) mod text_field;
pub(crate) mod tiles;
