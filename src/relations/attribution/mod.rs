//! Who said it: `"…," he said` joins a quotation to its cue and its speaker's mention.
//!
//! A sentence's reporting clauses are found first (`clauses.rs`): a cue verb and its subject. Each quotation then takes the
//! clause that stands right after or before it; one that has none goes on with the speaker before it; and clauses that
//! report without marks give indirect speech (`indirect.rs`).

mod clauses;
mod indirect;

use crate::annotations::Annotations;
use crate::annotations::mention::{EntityType, Form, Mention, MentionId};
use crate::annotations::quote::{Marks, Quote};
use crate::layout::{Block, Layout, Role};
use crate::lexicon::Lexicon;
use crate::text::{Marked, Span};
use clauses::Clause;
use std::ops::Range;

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
    let mut found = Vec::new();
    let mut state = Carried::default();
    let mut next_quote = 0;
    let quotes: Vec<&Marked<Quote>> = annotations.quotes.iter().filter(|quote| quote.is.depth == 0).collect();
    for block in layout.blocks.iter().filter(|block| block.role != Role::Boilerplate) {
        while quotes.get(next_quote).is_some_and(|quote| quote.is.open < block.tokens.start) {
            next_quote += 1;
        }
        let first = next_quote;
        while quotes.get(next_quote).is_some_and(|quote| quote.is.open < block.tokens.end) {
            next_quote += 1;
        }
        let paragraph = Paragraph {
            layout,
            block,
            quotes: &quotes[first..next_quote],
            clauses: clauses::find(layout, block, &quotes[first..next_quote], lexicon),
            mentions: &annotations.mentions,
        };
        paragraph.read(&mut state, &mut found);
    }
    found.sort_by_key(|said| (said.content.start(), said.content.end()));
    found
}

/// What one paragraph hands to the next.
#[derive(Default)]
struct Carried {
    /// Of the last quotation with a speaker.
    speaker: Option<Speaker>,
    /// Whether the last paragraph ended in that speaker's words, so that a bare quotation after it goes on.
    is_open: bool,
    statements: u32,
}

/// A block with its outermost quotations and reporting clauses.
struct Paragraph<'a> {
    layout: &'a Layout,
    block: &'a Block,
    quotes: &'a [&'a Marked<Quote>],
    clauses: Vec<Clause>,
    mentions: &'a [Marked<Mention>],
}

/// A quotation's source: which clause, or why none.
struct Source {
    clause: Option<usize>,
    speaker: Option<Speaker>,
    confidence: f32,
    why: &'static str,
}

impl Paragraph<'_> {
    fn read(&self, state: &mut Carried, found: &mut Vec<Attribution>) {
        let mut used = vec![false; self.clauses.len()];
        let mut before: Option<Attribution> = None;
        for i in 0..self.quotes.len() {
            let Some(source) = self.source(i, before.as_ref(), state) else { continue };
            if let Some(clause) = source.clause {
                used[clause] = true;
            }
            let goes_on = source.why == "same-statement" || source.why == "same-paragraph" || source.why == "goes-on";
            let shares = before
                .as_ref()
                .is_some_and(|before| before.speaker.is_some() && (goes_on || source.clause.is_some() && self.is_split(i, &source)));
            if !shares {
                state.statements += 1;
            }
            let said = self.attribution(i, &source, state.statements);
            if said.speaker.is_some() {
                state.speaker = said.speaker;
            }
            before = Some(said.clone());
            found.push(said);
        }
        indirect::find(self, &mut used, state, found);
        state.is_open = self.ends_in_speech(before.as_ref());
    }

    /// Whether a bare quotation in the next paragraph would go on with this paragraph's speaker.
    fn ends_in_speech(&self, last: Option<&Attribution>) -> bool {
        last.is_some_and(|last| last.kind == SpeechKind::Direct && last.speaker.is_some())
    }

    /// Where a quotation's words come from; `None` where they are no speech at all.
    fn source(&self, i: usize, before: Option<&Attribution>, state: &Carried) -> Option<Source> {
        let quote = self.quotes[i];
        let shape = self.shape(quote);
        let after = self.clause_after(i);
        let led = self.clause_before(i);
        let take = |clause: usize, confidence: f32, why: &'static str| Source {
            clause: Some(clause),
            speaker: self.clauses[clause].subject.clone().map(|np| self.speaker(np)),
            confidence,
            why,
        };
        if let (Some(clause), true) = (after, shape.comma_inside || led.is_none()) {
            return Some(take(clause, if shape.comma_inside { 0.97 } else { 0.93 }, "cue-after"));
        }
        if let Some((clause, gap)) = led {
            let why = if gap <= 2 { "cue-before" } else { "cue-in-clause" };
            if shape.n_words >= 4 || gap <= 14 {
                return Some(take(clause, if gap <= 2 { 0.95 } else { 0.8 }, why));
            }
        }
        if let Some(clause) = after {
            return Some(take(clause, 0.85, "cue-after"));
        }
        let carried = |speaker: Option<Speaker>, confidence: f32, why: &'static str| Source { clause: None, speaker, confidence, why };
        if !shape.is_utterance {
            // Words in the sentence of a report are that speaker's; others are a title, a name or doubt.
            let reported = self.clause_in_sentence(quote);
            return reported.filter(|_| shape.n_words >= 2).map(|clause| take(clause, 0.6, "cue-in-sentence"));
        }
        if let Some(speaker) = before.and_then(|before| before.speaker) {
            return Some(carried(Some(speaker), 0.93, "same-paragraph"));
        }
        let opens_paragraph = quote.is.open == self.block.tokens.start;
        if opens_paragraph && state.is_open {
            return Some(carried(state.speaker, 0.75, "goes-on"));
        }
        if let Some(clause) = self.clause_in_sentence(quote) {
            return Some(take(clause, 0.6, "cue-in-sentence"));
        }
        if let Some(speaker) = self.subject_before(quote) {
            return Some(carried(Some(speaker), 0.55, "sentence-before"));
        }
        if opens_paragraph && state.speaker.is_some() && self.block.role.is_body() {
            return Some(carried(state.speaker, 0.5, "goes-on"));
        }
        (shape.n_words >= 6).then(|| carried(None, 0.4, "nobody-said"))
    }

    /// Whether the quotation is the second half of the statement before it: `"…," he said, "…"`.
    fn is_split(&self, i: usize, source: &Source) -> bool {
        let Some(before) = i.checked_sub(1).map(|before| self.quotes[before]) else { return false };
        source.clause.is_some_and(|clause| {
            self.clauses[clause].tokens.start >= before.is.after.saturating_sub(1)
                && self.clauses[clause].tokens.end <= self.quotes[i].is.open + 1
        })
    }

    fn attribution(&self, i: usize, source: &Source, statement: u32) -> Attribution {
        let quote = self.quotes[i];
        let clause = source.clause.map(|clause| &self.clauses[clause]);
        let kind = self.kind(i, source);
        let content = if kind == SpeechKind::Mixed { self.clause_content(i, clause) } else { quote.span };
        Attribution {
            kind,
            content,
            quoted: if quote.is.marks == Marks::Apostrophes { Vec::new() } else { vec![quote.span] },
            statement,
            speaker: source.speaker,
            cue: clause.map(|clause| clause.cue),
            class: clause.map(|clause| clause.class),
            confidence: source.confidence,
            why: source.why,
        }
    }

    /// Direct speech is a whole utterance; part of a clause is mixed.
    fn kind(&self, i: usize, source: &Source) -> SpeechKind {
        let shape = self.shape(self.quotes[i]);
        match source.why {
            "cue-after" if shape.is_utterance || shape.comma_inside => SpeechKind::Direct,
            "cue-before" if shape.is_capital || shape.n_words >= 8 => SpeechKind::Direct,
            "same-paragraph" | "goes-on" | "sentence-before" | "nobody-said" if shape.is_utterance => SpeechKind::Direct,
            _ if shape.is_utterance && shape.is_capital => SpeechKind::Direct,
            _ => SpeechKind::Mixed,
        }
    }

    /// The clause around a partial quotation: from behind the cue to the end of the sentence.
    fn clause_content(&self, i: usize, clause: Option<&Clause>) -> Span {
        let quote = self.quotes[i];
        let tokens = &self.layout.tokens;
        let sentence = self.sentence(quote.is.open);
        let start = match clause {
            Some(clause) if clause.tokens.end <= quote.is.open => clause.content_start.min(quote.is.open),
            _ => sentence.start,
        };
        let closing = quote.is.after.clamp(quote.is.open + 2, tokens.len());
        let limit = match clause {
            Some(clause) if clause.tokens.start >= quote.is.after => clause.tokens.start,
            _ => sentence.end.max(closing),
        };
        let end = indirect::trimmed_end(self.layout, start, limit).max(closing);
        if start >= end || start < self.block.tokens.start {
            return quote.span;
        }
        self.layout.span_of(&tokens[start], &tokens[end - 1])
    }

    fn shape(&self, quote: &Marked<Quote>) -> Shape {
        let tokens = &self.layout.tokens[quote.is.open + 1..];
        let inside = tokens.iter().take_while(|token| (token.end as usize) <= quote.span.end());
        let (mut n_words, mut last) = (0, "");
        // A long quotation is an utterance whatever its end; counting on would only take time.
        for token in inside.clone().take(60) {
            n_words += usize::from(token.kind != crate::layout::TokenKind::Mark);
        }
        if let Some(token) = self.layout.tokens.get(self.layout.token_at(quote.span.end().saturating_sub(1))) {
            last = self.layout.word(token);
        }
        let is_capital = tokens.first().is_some_and(|token| {
            token.is_capital() || token.kind == crate::layout::TokenKind::Number || token.kind == crate::layout::TokenKind::Mark
        });
        let next = self
            .layout
            .tokens
            .get(quote.is.after)
            .filter(|_| quote.is.after < self.block.tokens.end)
            .map_or("", |token| self.layout.word(token));
        let ends = matches!(last, "." | "!" | "?" | "…") || last.is_empty();
        let comma_inside = last == ",";
        let is_utterance =
            is_capital && (ends || comma_inside || n_words >= 8) || n_words >= 12 || quote.is.continues || ends && n_words >= 5;
        Shape { n_words, comma_inside: comma_inside || ends && next != ".", is_capital, is_utterance: is_utterance && n_words >= 1 }
    }

    /// The tokens of the sentence that holds a token.
    fn sentence(&self, token: usize) -> Range<usize> {
        let sentences = &self.layout.sentences[self.block.sentences.clone()];
        let i = sentences.partition_point(|sentence| sentence.tokens.end <= token);
        sentences.get(i).map_or(self.block.tokens.clone(), |sentence| sentence.tokens.clone())
    }

    /// The clause that begins right behind the closing mark: `," Lavrov said`, `," said Lavrov`, `," according to him`.
    fn clause_after(&self, i: usize) -> Option<usize> {
        let quote = self.quotes[i];
        let next_open = self.quotes.get(i + 1).map_or(self.block.tokens.end, |next| next.is.open);
        let at = self.clauses.partition_point(|clause| clause.tokens.start < quote.is.after);
        let clause = self.clauses.get(at).filter(|clause| clause.tokens.start < next_open)?;
        let between = quote.is.after..clause.tokens.start;
        let near = between.len() <= 3 && between.clone().all(|j| self.is_light(j));
        (near && !clause.has_content).then_some(at)
    }

    /// Marks and small adverbs that may stand between a quotation and its clause.
    fn is_light(&self, i: usize) -> bool {
        let token = &self.layout.tokens[i];
        let word = self.layout.word(token);
        matches!(word, "," | "-" | "–" | "—" | "and" | "then" | "also" | "as" | "…") || word.ends_with("ly")
    }

    /// The last clause that ends before the opening mark in its sentence, and how many tokens lie between.
    fn clause_before(&self, i: usize) -> Option<(usize, usize)> {
        let quote = self.quotes[i];
        let floor = i.checked_sub(1).map_or(0, |before| self.quotes[before].is.after);
        let start = self.sentence_before(quote.is.open).max(floor);
        let at = self.clauses.partition_point(|clause| clause.tokens.end <= quote.is.open).checked_sub(1)?;
        let clause = &self.clauses[at];
        (clause.tokens.start >= start && clause.verb >= floor).then(|| (at, quote.is.open - clause.tokens.end))
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

    fn clause_in_sentence(&self, quote: &Marked<Quote>) -> Option<usize> {
        let sentence = self.sentence(quote.is.open);
        let at = self.clauses.partition_point(|clause| clause.tokens.start < sentence.start);
        self.clauses.get(at).filter(|clause| clause.tokens.end <= sentence.end).map(|_| at)
    }

    /// The person a sentence before the quotation tells of: `Bell shook his head. "We read it in the paper."`
    fn subject_before(&self, quote: &Marked<Quote>) -> Option<Speaker> {
        let start = self.block.tokens.start;
        if quote.is.open == start {
            return None;
        }
        let sentence = self.sentence(quote.is.open - 1);
        let (from, to) = (self.layout.tokens.get(sentence.start)?.start as usize, self.layout.tokens[quote.is.open].start as usize);
        let first = self.mentions.partition_point(|mention| mention.span.start() < from);
        let in_sentence = self.mentions[first..].iter().enumerate().take_while(|(_, mention)| mention.span.end() <= to).take(12);
        let person = in_sentence
            .filter(|(_, mention)| mention.is.of == Some(EntityType::Person) || mention.is.form == Form::Pronoun)
            .map(|(k, _)| first + k)
            .next()?;
        Some(Speaker { span: self.mentions[person].span, mention: Some(MentionId(person as u32)), anonymous: false })
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
        let indefinite = matches!(
            self.layout.word(&self.layout.tokens[np.start]).to_lowercase().as_str(),
            "a" | "an"
                | "one"
                | "some"
                | "several"
                | "two"
                | "many"
                | "others"
                | "critics"
                | "officials"
                | "experts"
                | "sources"
                | "analysts"
                | "witnesses"
                | "residents"
                | "activists"
        );
        Speaker { span, mention: head, anonymous: indefinite && !named }
    }
}

/// How a quotation looks from outside.
#[derive(Clone, Copy)]
struct Shape {
    n_words: usize,
    /// `…," ` or `…?" `: it ends as a quotation does before its cue.
    comma_inside: bool,
    is_capital: bool,
    /// Long or closed enough to be a sentence of somebody's.
    is_utterance: bool,
}
