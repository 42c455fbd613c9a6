//! Who said it: `"…," he said` joins a quotation to its cue and its speaker's mention.
//!
//! A paragraph's noun phrases and cues are found first (`phrases/`); all who could have said a quotation stand as candidates
//! (`question.rs`) and are weighed (`ranking.rs`); and clauses that report without marks give indirect speech (`indirect/`).

pub mod evidence;
mod indirect;
mod paragraph;
pub mod phrases;
mod place;
pub mod question;
pub mod ranking;
mod said;
mod shape;
mod turns;

use crate::annotations::Annotations;
use crate::annotations::mention::MentionId;
use crate::annotations::quote::Quote;
use crate::layout::{Block, Layout, Role};
use crate::lexicon::Lexicon;
use crate::text::{Marked, Span};
use evidence::Weights;
use paragraph::Paragraph;
use phrases::{PhraseKind, Phrases};
use question::Question;
use ranking::{Candidate, Choice};
use said::Around;
use std::ops::Range;
use std::sync::OnceLock;

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
    /// What the cue does with words: `say`, `deny`, `warn`.
    pub class: Option<&'static str>,
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
    /// Whether the text keeps the name back: `a senior official`, `critics`.
    pub anonymous: bool,
    /// Whom `who` stands for, in the words of the text.
    pub stands_for: Option<Span>,
}

impl Speaker {
    /// `who` with whom it stands for.
    fn standing_for(self, meant: Speaker) -> Speaker {
        let stands_for = (meant.span != self.span).then_some(meant.span);
        Speaker { span: self.span, mention: meant.mention, anonymous: meant.anonymous, stands_for }
    }
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

/// All reported speech in the order of the text.
pub fn find(layout: &Layout, annotations: &Annotations, lexicon: &Lexicon) -> Vec<Attribution> {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    let weights = WEIGHTS.get_or_init(|| Weights::of(&lexicon.speaker_weights));
    find_with(layout, annotations, lexicon, &mut |_, candidates, keys| ranking::choose(candidates, keys, weights))
}

/// Who decides which of a quotation's candidates said it: the weights, or a trainer that knows.
pub type Decide<'a> = dyn FnMut(&Question, &[Candidate], &[u64]) -> Option<Choice> + 'a;

/// As [`find`], with another judge of speakers.
pub fn find_with(layout: &Layout, annotations: &Annotations, lexicon: &Lexicon, decide: &mut Decide) -> Vec<Attribution> {
    let mut found = Vec::new();
    let mut state = Carried::default();
    let (mut next_quote, mut next_mention) = (0, 0);
    let quotes: Vec<&Marked<Quote>> = annotations.quotes.iter().filter(|quote| quote.is.depth == 0).collect();
    let mut lead: Option<&Block> = None;
    for (i, block) in layout.blocks.iter().enumerate().filter(|(_, block)| block.role != Role::Boilerplate) {
        while quotes.get(next_quote).is_some_and(|quote| quote.is.open < block.tokens.start) {
            next_quote += 1;
        }
        let first = next_quote;
        while quotes.get(next_quote).is_some_and(|quote| quote.is.open < block.tokens.end) {
            next_quote += 1;
        }
        let quotes = &quotes[first..next_quote];
        let mentions = &annotations.mentions;
        next_mention += mentions[next_mention..].iter().take_while(|mention| mention.span.end() <= block.span.start()).count();
        let in_block = mentions[next_mention..].iter().take_while(|mention| mention.span.start() < block.span.end()).count();
        let mentions_end = next_mention + in_block;
        let phrases = match quotes {
            [] => Phrases::default(),
            _ => phrases::find(layout, block.tokens.clone(), quotes, mentions, lexicon),
        };
        let lead_end = lead.map_or(0, |lead| lead.tokens.end);
        let ends_in = lead_end.checked_sub(1).map_or("", |last| layout.word(&layout.tokens[last]));
        let lead_colon = matches!(ends_in, ":" | ",");
        let paragraph = Paragraph {
            layout,
            block,
            quotes,
            phrases,
            mentions,
            near: next_mention..mentions_end,
            lexicon,
            lead_colon,
            lead_end: lead_end.saturating_sub(usize::from(lead_colon)),
            words: indirect::Words::of(layout, block, quotes, lexicon),
            dateline_end: annotations.dateline.as_ref().map_or(0, |dateline| dateline.span.end()),
        };
        let leads = quotes.first().is_some_and(|quote| quote.is.open <= block.tokens.start + 1);
        let leading = lead
            .filter(|lead| leads && lead.role.is_body())
            .map(|lead| phrases::find(layout, last_sentence(layout, lead), &[], mentions, lexicon));
        let signed = layout.blocks.get(i + 1).filter(|below| !paragraph.quotes.is_empty() && is_signature(layout, below));
        let below = signed.map(|below| phrases::find(layout, below.tokens.start + 1..below.tokens.end, &[], mentions, lexicon));
        turns::find(&paragraph, &mut state, &mut found);
        let around = Around { lead: leading.as_ref(), below: below.as_ref() };
        paragraph.read(around, &mut state, lexicon, decide, &mut found);
        lead = Some(block);
    }
    found.sort_by_key(|said| (said.content.start(), said.content.end()));
    found.dedup_by(is_part_of);
    found
}

/// `— Ann Lee, mayor of Leeds`: a short line that a dash opens.
fn is_signature(layout: &Layout, block: &Block) -> bool {
    const LONGEST: usize = 16;
    let word = |i: usize| layout.tokens.get(i).map_or("", |token| layout.word(token));
    block.tokens.len() <= LONGEST && matches!(word(block.tokens.start), "—" | "–" | "-" | "―" | "~")
}

/// Partial quotations of one clause are one report; the first takes the words of the others.
fn is_part_of(later: &mut Attribution, said: &mut Attribution) -> bool {
    let same = later.content == said.content && later.kind == SpeechKind::Mixed && said.kind == SpeechKind::Mixed;
    if same {
        // In the order of the text mostly: to sort each time would take time of its own.
        let in_order = said.quoted.last().zip(later.quoted.first()).is_none_or(|(last, first)| last.start() <= first.start());
        said.quoted.append(&mut later.quoted);
        if !in_order {
            said.quoted.sort_by_key(|span| span.start());
        }
    }
    same
}

/// The last sentence of a block, as far as it may lead to a quotation below.
fn last_sentence(layout: &Layout, block: &Block) -> Range<usize> {
    const LONGEST: usize = 80;
    let last = layout.sentences[block.sentences.clone()].last();
    let tokens = last.map_or(block.tokens.clone(), |sentence| sentence.tokens.clone());
    tokens.start.max(tokens.end.saturating_sub(LONGEST))..tokens.end
}

/// What one paragraph hands to the next.
#[derive(Default)]
pub struct Carried {
    /// Of the last reported speech with a speaker.
    speaker: Option<Speaker>,
    statements: u32,
    /// Who spoke last, and who before them.
    pub(crate) last: Option<Spoken>,
    pub(crate) second: Option<Spoken>,
    /// 1 where the paragraph before had speech.
    pub(crate) paragraphs_since: u32,
    /// Whether a quotation was left open that the paragraph re-opens.
    pub(crate) continues: bool,
    /// The paragraphs of such a quotation whose speaker nothing beside them tells.
    untold: Vec<usize>,
    /// Who is interviewed, once an answer asked for it.
    interviewed: Option<Option<MentionId>>,
    /// Who led turns of an interview, by initials.
    turns: Vec<(String, MentionId)>,
}

impl Carried {
    /// Keeps who spoke last in mind, and who before them.
    fn remember(&mut self, spoken: Spoken) {
        if self.last.is_some_and(|last| last.key != spoken.key) {
            self.second = self.last;
        }
        (self.last, self.speaker, self.paragraphs_since) = (Some(spoken), Some(spoken.speaker), 0);
    }
}

/// One who spoke, as the next quotations remember.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spoken {
    pub speaker: Speaker,
    /// Whom `who` stands for; else the speaker again.
    pub named: (Speaker, PhraseKind),
    /// The same for the same head word.
    pub key: u64,
    pub is: PhraseKind,
}

impl Spoken {
    /// As later sentences may name the speaker: `who` stands for somebody in its own alone.
    pub fn by_name(self) -> Spoken {
        Spoken { speaker: self.named.0, is: self.named.1, ..self }
    }
}
