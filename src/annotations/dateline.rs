//! Where and when a story was filed: `GENEVA, August 27. /TASS/.`

use crate::layout::Layout;
use crate::lexicon::Lexicon;
use crate::text::Marked;

/// A dateline's parts as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dateline {
    pub places: Vec<String>,
    pub region: Option<String>,
    /// As written: `August 27`.
    pub date: Option<String>,
    pub agency: Option<String>,
}

/// The story's dateline: at the start of a paragraph, through its closing dash or stop.
pub fn find(_layout: &Layout, _lexicon: &Lexicon) -> Option<Marked<Dateline>> {
    None
}
