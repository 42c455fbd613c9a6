//! Who said it: `"…," he said` joins a quotation to its cue and its speaker's mention.
//!
//! A paragraph's noun phrases and cues are found first (`phrases.rs`); who said a quotation is weighed among them (`ranking.rs`); and
//! clauses that report without marks give indirect speech (`indirect/`).

pub mod evidence;
mod indirect;
pub mod phrases;
pub mod ranking;
mod shape;
mod turns;

use crate::annotations::Annotations;
use crate::annotations::mention::{EntityType, Form, Mention, MentionId};
use crate::annotations::quote::{Marks, Quote};
use crate::layout::{Block, Layout, Role};
use crate::lexicon::Lexicon;
use crate::text::{Marked, Span};
use evidence::Weights;
use phrases::{Phrase, PhraseKind, Phrases};
use ranking::{Candidate, Choice, Question, Who};
use shape::Shape;
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
    let mut next_quote = 0;
    let quotes: Vec<&Marked<Quote>> = annotations.quotes.iter().filter(|quote| quote.is.depth == 0).collect();
    let mut lead: Option<&Block> = None;
    for block in layout.blocks.iter().filter(|block| block.role != Role::Boilerplate) {
        while quotes.get(next_quote).is_some_and(|quote| quote.is.open < block.tokens.start) {
            next_quote += 1;
        }
        let first = next_quote;
        while quotes.get(next_quote).is_some_and(|quote| quote.is.open < block.tokens.end) {
            next_quote += 1;
        }
        let quotes = &quotes[first..next_quote];
        let mentions = &annotations.mentions;
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
            lexicon,
            lead_colon,
            lead_end: lead_end.saturating_sub(usize::from(lead_colon)),
            words: indirect::Words::of(layout, block, quotes, lexicon),
            dateline_end: annotations.dateline.as_ref().map_or(0, |dateline| dateline.span.end()),
        };
        let leads = quotes.first().is_some_and(|quote| quote.is.open <= block.tokens.start + 1);
        let leading = lead.filter(|_| leads).map(|lead| phrases::find(layout, last_sentence(layout, lead), &[], mentions, lexicon));
        turns::find(&paragraph, &mut state, &mut found);
        paragraph.read(leading.as_ref(), &mut state, lexicon, decide, &mut found);
        lead = Some(block);
    }
    found.sort_by_key(|said| (said.content.start(), said.content.end()));
    found.dedup_by(is_part_of);
    found
}

/// Partial quotations of one clause are one report; the first takes the words of the others.
fn is_part_of(later: &mut Attribution, said: &mut Attribution) -> bool {
    let same = later.content == said.content && later.kind == SpeechKind::Mixed && said.kind == SpeechKind::Mixed;
    if same {
        said.quoted.append(&mut later.quoted);
        said.quoted.sort_by_key(|span| span.start());
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
    /// The same for the same head word.
    pub key: u64,
    pub is: PhraseKind,
}

/// A block with its outermost quotations and noun phrases.
pub struct Paragraph<'a> {
    layout: &'a Layout,
    block: &'a Block,
    quotes: &'a [&'a Marked<Quote>],
    phrases: Phrases,
    mentions: &'a [Marked<Mention>],
    lexicon: &'a Lexicon,
    /// The block before ends in a colon, so that it leads to this one; and where it ends, without that.
    lead_colon: bool,
    lead_end: usize,
    words: indirect::Words<'a>,
    /// In bytes.
    dateline_end: usize,
}

/// A quotation's source: which cue, or why none.
struct Source {
    cue: Option<usize>,
    speaker: Option<Speaker>,
    confidence: f32,
    why: &'static str,
    shape: Shape,
}

/// Words between marks are speech from this probability on.
const SPOKEN: f32 = 0.6;

impl Paragraph<'_> {
    fn read(&self, lead: Option<&Phrases>, state: &mut Carried, lexicon: &Lexicon, decide: &mut Decide, found: &mut Vec<Attribution>) {
        let first = found.len();
        let mut before: Option<Spoken> = None;
        let mut joined: Option<bool> = None;
        let mut cue: Option<usize> = None;
        state.paragraphs_since += u32::from(self.block.role.is_body());
        for i in 0..self.quotes.len() {
            let shape = shape::of(self, i, state, before, joined, lexicon);
            let lead = lead.filter(|_| i == 0);
            let question = Question { paragraph: self, i, shape, lead, state, before, joined };
            let candidates = question.candidates();
            let keys = question.keys(&candidates);
            let Some(choice) = decide(&question, &candidates, &keys) else { continue };
            let is_speech = choice.candidate.who != Who::Unspoken && (choice.spoken >= SPOKEN && !shape.is_doubted || shape.reopens);
            joined = Some(is_speech);
            if !is_speech {
                continue;
            }
            let spoken = question.spoken(choice.candidate.who);
            let mut source = self.source(&choice, spoken, shape);
            // Fragments round one cue, and a quotation that a paragraph re-opens, are one statement.
            let same_cue = source.cue.is_none() && source.why == "same-paragraph" || source.cue.is_some() && source.cue == cue;
            let shares = match before.zip(spoken) {
                Some((before, spoken)) => before.key == spoken.key && same_cue,
                None => source.why == "goes-on" && state.continues && i == 0,
            };
            if shares && source.cue.is_some() && source.why == "sentence-before" {
                source.why = "same-statement";
            }
            state.statements += u32::from(!shares);
            cue = source.cue.or(cue);
            found.push(self.attribution(i, &source, state.statements));
            if let Some(spoken) = spoken {
                state.remember(spoken);
                before = Some(spoken);
            }
            state.paragraphs_since = 0;
        }
        let n = found.len();
        indirect::find(self, first, state, found);
        self.remember(&found[n..], state);
        state.continues = self.quotes.last().is_some_and(|quote| quote.is.continues);
    }

    /// Whom the paragraph's indirect speech leaves in mind.
    fn remember(&self, reported: &[Attribution], state: &mut Carried) {
        let last_quote = self.quotes.last().map_or(0, |quote| quote.span.start());
        let last = reported.iter().filter(|said| said.content.start() > last_quote).max_by_key(|said| said.content.start());
        let Some(speaker) = last.and_then(|said| said.speaker) else { return };
        let at = self.layout.token_at(speaker.span.end().saturating_sub(1));
        let of = speaker.mention.map(|id| &self.mentions[id.0 as usize].is);
        let is = match of.map(|mention| (mention.form, mention.of)) {
            Some((Form::Pronoun, _)) => PhraseKind::Pronoun,
            Some((Form::Noun, _)) => PhraseKind::Definite,
            Some((_, Some(EntityType::Person))) => PhraseKind::Person,
            Some((_, Some(EntityType::Organization))) => PhraseKind::Organization,
            Some((Form::Title, _)) => PhraseKind::Office,
            Some((_, Some(_))) => PhraseKind::Place,
            _ => PhraseKind::Definite,
        };
        state.remember(Spoken { speaker, key: self.key(at), is });
    }

    fn source(&self, choice: &Choice, spoken: Option<Spoken>, shape: Shape) -> Source {
        let cue = choice.candidate.cue;
        let confidence = choice.spoken * choice.sure;
        Source { cue, speaker: spoken.map(|spoken| spoken.speaker), confidence, why: choice.candidate.why, shape }
    }

    /// The same number for the same head word.
    fn key(&self, head: usize) -> u64 {
        let word = self.layout.tokens.get(head).map_or("", |token| self.layout.word(token));
        word.chars()
            .flat_map(char::to_lowercase)
            .fold(0xcbf2_9ce4_8422_2325, |hash: u64, c| (hash ^ c as u64).wrapping_mul(0x0100_0000_01b3))
    }

    /// A word of the paragraph; empty outside it.
    fn word_within(&self, i: usize) -> &str {
        if self.block.tokens.contains(&i) { self.layout.word(&self.layout.tokens[i]) } else { "" }
    }

    /// A phrase as one who spoke: `the chairman` beside a name is that name, `who` stands for it.
    fn spoken_of(&self, phrases: &Phrases, k: usize) -> Spoken {
        let (phrase, named) = (&phrases.phrases[k], phrases.named(k));
        let speaker = match phrase.is {
            PhraseKind::Who => Speaker { mention: self.speaker_of(named).mention, ..self.speaker_of(phrase) },
            _ => self.speaker_of(named),
        };
        Spoken { speaker, key: self.key(named.head), is: phrase.is }
    }

    /// A phrase as a speaker; a common noun keeps what hangs on it.
    fn speaker_of(&self, phrase: &Phrase) -> Speaker {
        let is_common = matches!(phrase.is, PhraseKind::Office | PhraseKind::Definite | PhraseKind::Indefinite | PhraseKind::Bare);
        // `Chamber of Commerce` is one name.
        let named = phrase.mention.map_or(0, |id| self.layout.token_at(self.mentions[id.0 as usize].span.end().saturating_sub(1)) + 1);
        let end = if is_common { phrase.reach.max(phrase.tokens.end) } else { phrase.tokens.end.max(named) };
        let mut speaker = self.speaker(phrase.tokens.start..end);
        if phrase.mention.is_some() && !is_common {
            speaker.mention = phrase.mention;
        }
        speaker
    }

    fn attribution(&self, i: usize, source: &Source, statement: u32) -> Attribution {
        let quote = self.quotes[i];
        let kind = kind(source);
        let cue = source.cue.map(|cue| &self.phrases.cues[cue]);
        let content = if kind == SpeechKind::Mixed { self.clause_content(i, cue.map(|cue| cue.at..cue.end)) } else { quote.span };
        let tokens = &self.layout.tokens;
        Attribution {
            kind,
            content,
            quoted: if quote.is.marks == Marks::Apostrophes { Vec::new() } else { vec![quote.span] },
            statement,
            speaker: source.speaker,
            cue: cue.map(|cue| self.layout.span_of(&tokens[cue.at], &tokens[cue.end - 1])),
            class: cue.map(|cue| cue.class),
            confidence: source.confidence,
            why: source.why,
        }
    }

    /// The clause around a partial quotation: from behind the cue to the end of the sentence.
    fn clause_content(&self, i: usize, cue: Option<Range<usize>>) -> Span {
        let quote = self.quotes[i];
        let tokens = &self.layout.tokens;
        let sentence = self.sentence(quote.is.open);
        let start = match &cue {
            Some(cue) if cue.end <= quote.is.open => cue.end,
            _ => sentence.start,
        };
        let closing = quote.is.after.clamp(quote.is.open + 2, tokens.len());
        let limit = match &cue {
            Some(cue) if cue.start >= quote.is.after => cue.start,
            _ => sentence.end.max(closing),
        };
        let end = indirect::trimmed_end(self.layout, start, limit).max(closing);
        if start >= end || start < self.block.tokens.start {
            return quote.span;
        }
        self.layout.span_of(&tokens[start], &tokens[end - 1])
    }

    /// The tokens of the sentence that holds a token.
    fn sentence(&self, token: usize) -> Range<usize> {
        let sentences = &self.layout.sentences[self.block.sentences.clone()];
        let i = sentences.partition_point(|sentence| sentence.tokens.end <= token);
        sentences.get(i).map_or(self.block.tokens.clone(), |sentence| sentence.tokens.clone())
    }

    /// Where the sentence that leads to an opening mark begins: a mark that opens a sentence of its own belongs to the one
    /// before it when that one ends in a colon or comma.
    fn sentence_before(&self, open: usize) -> usize {
        let sentence = self.sentence(open);
        let led = sentence.start == open
            && open > self.block.tokens.start
            && matches!(self.layout.word(&self.layout.tokens[open - 1]), ":" | ",");
        if led { self.sentence(open - 1).start } else { sentence.start }
    }

    /// A subject's span as a speaker, with the mention that is its head: a person's name, else another name, else what there is.
    fn speaker(&self, np: Range<usize>) -> Speaker {
        let span = self.layout.span_of(&self.layout.tokens[np.start], &self.layout.tokens[np.end - 1]);
        let first = self.mentions.partition_point(|mention| mention.span.end() <= span.start());
        let inside = self.mentions[first..]
            .iter()
            .enumerate()
            .take_while(|(_, mention)| mention.span.start() < span.end())
            .take(16)
            .map(|(k, mention)| (first + k, mention));
        let rank = |mention: &Mention| match (mention.form, mention.of) {
            (Form::Name, Some(EntityType::Person)) => 5,
            (Form::Title | Form::Noun, _) => 4,
            (Form::Name, Some(EntityType::Organization)) => 3,
            (Form::Pronoun, _) => 2,
            (Form::Name, _) => 1,
        };
        let head = inside.max_by_key(|(k, mention)| (rank(&mention.is), std::cmp::Reverse(*k))).map(|(k, _)| MentionId(k as u32));
        let named = head
            .is_some_and(|id| self.mentions[id.0 as usize].is.form == Form::Name || self.mentions[id.0 as usize].is.form == Form::Pronoun);
        let nameless = self.lexicon.nameless.has(&self.layout.word(&self.layout.tokens[np.start]).to_lowercase());
        Speaker { span, mention: head, anonymous: !named && (nameless || self.asks_for_no_name(np.end)) }
    }

    /// `…, who asked not to be named`, `on condition of anonymity`, close behind a phrase.
    fn asks_for_no_name(&self, from: usize) -> bool {
        let words = || (from..self.block.tokens.end.min(from + 16)).map(|i| self.layout.word(&self.layout.tokens[i]));
        let refuses = || words().any(|word| matches!(word, "not" | "declined" | "refused" | "without" | "withheld"));
        words().any(|word| word == "anonymity" || word == "anonymously")
            || words().any(|word| matches!(word, "named" | "identified")) && refuses()
    }
}

/// Direct speech is a whole utterance; part of a clause is mixed.
fn kind(source: &Source) -> SpeechKind {
    let shape = &source.shape;
    match source.why {
        "cue-after" if shape.is_utterance || shape.comma_inside => SpeechKind::Direct,
        "cue-before" if shape.is_capital || shape.n_words >= 8 => SpeechKind::Direct,
        "same-statement" | "same-paragraph" | "goes-on" | "sentence-before" | "nobody-said" | "paragraph-before" | "takes-turns"
            if shape.is_utterance =>
        {
            SpeechKind::Direct
        }
        _ if shape.is_utterance && shape.is_capital => SpeechKind::Direct,
        _ => SpeechKind::Mixed,
    }
}
