//! Who said it: `"…," he said` joins a quotation to its cue and its speaker's mention.

use crate::annotations::Annotations;
use crate::annotations::mention::MentionId;
use crate::layout::Layout;
use crate::lexicon::Lexicon;
use crate::text::Span;

/// One contiguous fragment of reported speech.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    pub kind: SpeechKind,
    /// The words reported, without the cue clause and without outer quotation marks for direct speech.
    pub content: Span,
    /// The parts that stand between quotation marks, marks excluded.
    pub quoted: Vec<Span>,
    /// Fragments of one utterance share a statement, counted from 1.
    pub statement: u32,
    pub speaker: Option<Speaker>,
    /// `said`, `according to`.
    pub cue: Option<Span>,
    /// 0 to 1: that these words are this speaker's.
    pub confidence: f32,
    /// Which evidence decided: `cue-after`, `same-paragraph`, `nobody-said`.
    pub why: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaker {
    /// What the text calls the speaker here: `he`, `Lavrov`, `a senior official`.
    pub span: Span,
    /// The mention that the span holds, if one was found there.
    pub mention: Option<MentionId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpeechKind {
    Direct,
    Mixed,
    Indirect,
}

impl SpeechKind {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            SpeechKind::Direct => "direct",
            SpeechKind::Mixed => "mixed",
            SpeechKind::Indirect => "indirect",
        }
    }
}

pub fn find(_layout: &Layout, _annotations: &Annotations, _lexicon: &Lexicon) -> Vec<Attribution> {
    Vec::new()
}
