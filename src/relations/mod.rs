//! What joins two finds: who said it, who "he" is, what day "Friday" was.

pub mod attribution;
pub mod calendar;
pub mod coreference;
pub mod marked;
pub mod voice;

use crate::annotations::Annotations;
use crate::layout::Layout;
use crate::lexicon::Lexicon;
use crate::text::Marked;

/// Everything joined.
#[derive(Debug, Clone, Default)]
pub struct Relations {
    /// Reported speech in the order of the text.
    pub attributions: Vec<attribution::Attribution>,
    /// Words between quotation marks that are no speech.
    pub marked: Vec<Marked<marked::MarkedAs>>,
    pub cast: coreference::Cast,
    /// Words by which those quoted speak of themselves, in the order of the text.
    pub voices: Vec<Marked<voice::Voice>>,
    /// One a date annotation, in the same order.
    pub calendar: calendar::Calendar,
}

/// Each relation sees the layout, the annotations and the relations before it.
pub fn find(layout: &Layout, annotations: &Annotations, lexicon: &Lexicon) -> Relations {
    let attributions = attribution::find(layout, annotations, lexicon);
    let marked = marked::find(layout, annotations, &attributions, lexicon);
    let cast = coreference::find(layout, annotations, &attributions, lexicon);
    let voices = voice::find(layout, annotations, &attributions, &cast, lexicon);
    let calendar = calendar::find(layout, annotations, lexicon);
    Relations { attributions, marked, cast, voices, calendar }
}
