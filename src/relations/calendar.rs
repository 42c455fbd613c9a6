//! What day "Friday" was: a date read against the publication date or the dateline.

use crate::annotations::Annotations;
use crate::layout::Layout;
use crate::lexicon::Lexicon;

/// The calendar values of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// One a date annotation, in the same order; `None` where there is no anchor to read it against.
    pub values: Vec<Option<Value>>,
    /// The dateline's day, `2016-08-27`.
    pub dateline_day: Option<String>,
}

/// A value in ISO 8601 or TIMEX3, and what it was read against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// `2016-08-26`, `2016-W35`, `PT12H`, `2016-08-27T02:50`, `P1M`, `PAST_REF`.
    pub iso: String,
    /// The day it was read against, where it needed one.
    pub anchor: Option<String>,
    /// TIMEX3 `mod`: `more_than`, `approx`, `start`, `end`.
    pub modifier: Option<&'static str>,
}

pub fn find(_layout: &Layout, annotations: &Annotations, _lexicon: &Lexicon) -> Calendar {
    Calendar { values: vec![None; annotations.dates.len()], dateline_day: None }
}
