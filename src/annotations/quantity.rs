//! How much: `12 people`, `£2.3bn`, `some 300`.

use crate::layout::Layout;
use crate::lexicon::Lexicon;
use crate::text::Marked;

/// A number and what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    pub value: f64,
    /// Singular: `hour`, `percent`, `USD`, `person`. `None` where nothing is counted.
    pub unit: Option<String>,
}

pub fn find(_layout: &Layout, _lexicon: &Lexicon) -> Vec<Marked<Quantity>> {
    Vec::new()
}
