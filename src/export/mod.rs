//! The article, dressed for others: one file a format.

pub mod json;
