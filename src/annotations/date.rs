//! When: `August 27`, `next week`, `more than 12 hours`, `every Monday`.

use crate::layout::Layout;
use crate::lexicon::Lexicon;
use crate::text::Marked;

/// A time expression, read as far as its own words go. Its calendar value is a relation (`relations/calendar.rs`).
#[derive(Debug, Clone, PartialEq)]
pub struct Date {
    pub kind: DateKind,
    pub confidence: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateKind {
    Date,
    Time,
    Duration,
    Set,
}

impl DateKind {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            DateKind::Date => "date",
            DateKind::Time => "time",
            DateKind::Duration => "duration",
            DateKind::Set => "set",
        }
    }
}

pub fn find(_layout: &Layout, _lexicon: &Lexicon) -> Vec<Marked<Date>> {
    Vec::new()
}
