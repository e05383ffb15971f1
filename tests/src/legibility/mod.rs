//! How well a page can be read after a photo was taken of it: pages of text,
//! a phone's camera imitated, and a reader (`tesseract`) that says what it sees.
//! The pages, and whatever else is photographed here, are invented.

pub mod camera;
pub mod drawn;
pub mod picture;
pub mod printed;
pub mod reader;
