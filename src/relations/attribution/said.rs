//! A paragraph's quotations with who said each: `"We are wet," Bell said. "We want to go home."` is one statement of two parts.

use super::indirect;
use super::paragraph::Paragraph;
use super::phrases::{PhraseKind, Phrases};
use super::question::Question;
use super::ranking::{Choice, Who};
use super::shape::{self, Shape};
use super::{Attribution, Carried, Decide, Speaker, SpeechKind, Spoken};
use crate::annotations::mention::{EntityType, Form};
use crate::annotations::quote::Marks;
use crate::lexicon::Lexicon;
use crate::lexicon::grammar::does;
use crate::text::Span;
use std::ops::Range;

/// A quotation's source: which cue, or why none.
struct Source {
    cue: Option<usize>,
    speaker: Option<Speaker>,
    confidence: f32,
    why: &'static str,
    shape: Shape,
}

/// What stands round a paragraph: the sentence that leads to it, and the line below that a dash opens.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub lead: Option<&'a Phrases>,
    pub below: Option<&'a Phrases>,
}

impl Paragraph<'_> {
    pub(super) fn read(&self, around: Around, state: &mut Carried, lexicon: &Lexicon, decide: &mut Decide, found: &mut Vec<Attribution>) {
        let first = found.len();
        let mut before: Option<Spoken> = None;
        let mut joined: Option<bool> = None;
        let mut cue: Option<usize> = None;
        state.paragraphs_since += u32::from(self.block.role.is_body());
        for i in 0..self.quotes.len() {
            let shape = shape::of(self, i, state, before, joined, lexicon);
            let lead = around.lead.filter(|_| i == 0);
            let below = around.below.filter(|_| i + 1 == self.quotes.len() && self.quotes[i].is.after + 1 >= self.block.tokens.end);
            let question = Question { paragraph: self, i, shape, lead, below, state, before, joined };
            let candidates = question.candidates();
            let keys = question.keys(&candidates);
            let Some(choice) = decide(&question, &candidates, &keys) else { continue };
            let is_speech = choice.candidate.who != Who::Unspoken && shape.is_speech(&choice);
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
            self.give_back(i, shares, &source, state, found);
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

    /// A quotation over paragraphs whose speaker is told only in the last of them: the ones before take it over.
    fn give_back(&self, i: usize, shares: bool, source: &Source, state: &mut Carried, found: &mut [Attribution]) {
        let last = found.len() - 1;
        let is_told = source.cue.is_some() && source.speaker.is_some();
        let goes_on = i == 0 && state.continues;
        if goes_on && is_told && !shares {
            for &before in &state.untold {
                let (statement, speaker) = (found[last].statement, found[last].speaker);
                found[before] = Attribution { statement, speaker, why: "goes-on", ..found[before].clone() };
            }
        }
        if !goes_on || is_told {
            state.untold.clear();
        }
        if self.quotes[i].is.continues && !is_told && (i == 0) {
            state.untold.push(last);
        }
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
        state.remember(Spoken { speaker, named: (speaker, is), key: self.key(at), is });
    }

    fn source(&self, choice: &Choice, spoken: Option<Spoken>, shape: Shape) -> Source {
        let cue = choice.candidate.cue;
        let confidence = choice.spoken * choice.sure;
        Source { cue, speaker: spoken.map(|spoken| spoken.speaker), confidence, why: choice.candidate.why, shape }
    }

    fn attribution(&self, i: usize, source: &Source, statement: u32) -> Attribution {
        let quote = self.quotes[i];
        let kind = kind(source);
        let cue = source.cue.map(|cue| &self.phrases.cues[cue]);
        // What nobody is told to have said is no more than what stands between the marks.
        let content = if kind == SpeechKind::Mixed && source.speaker.is_some() {
            let is_relative = source.speaker.is_some_and(|speaker| speaker.stands_for.is_some());
            self.clause_content(i, cue.map(|cue| cue.at..cue.end), is_relative)
        } else {
            quote.span
        };
        let tokens = &self.layout.tokens;
        Attribution {
            kind,
            content,
            quoted: if quote.is.marks == Marks::Apostrophes { Vec::new() } else { vec![quote.span] },
            statement,
            speaker: source.speaker,
            cue: cue.map(|cue| self.layout.span_of(&tokens[cue.at], &tokens[self.behind_particle(cue.end) - 1])),
            class: cue.map(|cue| cue.class),
            confidence: source.confidence,
            why: source.why,
        }
    }

    /// `pointed out`: a particle belongs to its verb.
    fn behind_particle(&self, end: usize) -> usize {
        let particle = self.lexicon.phrase_words.meaning(self.word_within(end)) == Some("particle");
        if particle { end + 1 } else { end }
    }

    /// Where what is said begins behind a cue: `wrote last year, | "…"`, `said, | "…"`, `said in Leeds that …`.
    fn behind_adjunct(&self, from: usize, open: usize) -> usize {
        let word = |i: usize| self.word_within(i);
        let first = self.lexicon.grammar.word(word(from));
        let is_adjunct = first.may(does::PREP | does::TIME) || self.lexicon.time_words.meaning(word(from)).is_some();
        let comma = if word(from) == "," { Some(from) } else { (from..open).find(|&i| word(i) == ",").filter(|_| is_adjunct) };
        comma.map_or(from, |comma| comma + 1)
    }

    /// The clause around a partial quotation: from behind the cue to the end of the sentence.
    /// Of a relative clause, `Bell, who called it "a joke", left`, to the comma.
    fn clause_content(&self, i: usize, cue: Option<Range<usize>>, is_relative: bool) -> Span {
        let quote = self.quotes[i];
        let tokens = &self.layout.tokens;
        let sentence = self.sentence(quote.is.open);
        let start = match &cue {
            Some(cue) if cue.end <= quote.is.open => self.behind_adjunct(cue.end, quote.is.open),
            _ => sentence.start,
        };
        let closing = quote.is.after.clamp(quote.is.open + 2, tokens.len());
        let limit = match &cue {
            Some(cue) if cue.start >= quote.is.after => cue.start,
            Some(cue) if is_relative && cue.end <= quote.is.open => {
                (closing..sentence.end).find(|&i| self.word_within(i) == ",").unwrap_or(sentence.end.max(closing))
            }
            _ => sentence.end.max(closing),
        };
        let end = indirect::trimmed_end(self.layout, start, limit).max(closing);
        if start >= end || start < self.block.tokens.start {
            return quote.span;
        }
        self.layout.span_of(&tokens[start], &tokens[end - 1])
    }
}

/// Direct speech is a whole utterance; part of a clause is mixed.
fn kind(source: &Source) -> SpeechKind {
    let shape = &source.shape;
    match source.why {
        _ if shape.resumes => SpeechKind::Direct,
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
