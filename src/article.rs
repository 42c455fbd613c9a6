//! The picture as code: a paste is laid out, annotated, related, and is then an article.

use crate::annotations::{self, Annotations};
use crate::layout::{self, Layout};
use crate::lexicon::Lexicon;
use crate::paste::Paste;
use crate::relations::{self, Relations};

/// A read article. Nothing writes into it later.
#[derive(Debug, Clone, Default)]
pub struct Article {
    pub layout: Layout,
    pub annotations: Annotations,
    pub relations: Relations,
}

/// Reads a paste. Reading has no errors: any string gives an article.
pub fn read(paste: Paste, lexicon: &Lexicon) -> Article {
    let layout = layout::of(paste, lexicon);
    let annotations = annotations::find(&layout, lexicon);
    let relations = relations::find(&layout, &annotations, lexicon);
    Article { layout, annotations, relations }
}
