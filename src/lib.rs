//! Galleyproof reads a news article the way a copy desk does: what each line is, who said what, who and what is
//! named, when and how much. [`read`] takes a paste and gives an [`Article`]; `ARCHITECTURE.md` draws the picture.
//!
//! The rooms stand in the order of the picture, and each uses only those above it (`tests/layers.rs` checks it).

pub mod text;

pub mod lexicon;

pub mod paste;

pub mod html;

pub mod layout;

pub mod annotations;

pub mod relations;

pub mod article;

pub mod checks;

pub mod export;

#[cfg(target_arch = "wasm32")]
pub mod browser;

pub use article::{Article, read};
pub use lexicon::Lexicon;
pub use paste::Paste;
