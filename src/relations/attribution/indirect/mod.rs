//! Reported without marks: `He said he was thankful`, `The operation has ended, Lavrov said`, `…, according to the ministry`.
//!
//! `reports.rs` reads each sentence; here its reports join the attributions. A report that holds a partial quotation gives that
//! quotation its whole clause; one that is a quotation said already is passed over.

mod behind;
mod ends;
mod frames;
mod nouns;
mod phrases;
mod reports;
mod verbs;
mod words;

pub use words::Words;

use super::{Attribution, Carried, Paragraph, Speaker, SpeechKind};
use crate::annotations::mention::{EntityType, Form};
use crate::layout::{Layout, Role, TokenKind};
use crate::text::Span;
use reports::Report;
use std::ops::Range;

/// A longer sentence, in tokens, is read in stretches, so that time grows in step with length.
const LONGEST: usize = 250;

/// Adds what the paragraph's sentences report. The paragraph's quotations stand in `found` from `first` on.
pub fn find(paragraph: &Paragraph, first: usize, state: &mut Carried, found: &mut Vec<Attribution>) {
    let n_quoted = found.len();
    // A turn of an interview is somebody's words already.
    if paragraph.block.role == Role::Speech {
        return;
    }
    for sentence in &paragraph.layout.sentences[paragraph.block.sentences.clone()] {
        let mut start = behind_dateline(paragraph, sentence.tokens.clone());
        while start < sentence.tokens.end {
            let end = sentence.tokens.end.min(start + LONGEST);
            for report in reports::find(&paragraph.words, start..end) {
                join(paragraph, &report, first..n_quoted, state, found);
            }
            start = end;
        }
    }
    verbless(paragraph, state, found);
}

/// A story's first sentence begins behind its dateline and the dash after it.
fn behind_dateline(paragraph: &Paragraph, sentence: Range<usize>) -> usize {
    let mut start = sentence.start;
    while start < sentence.end && (paragraph.layout.tokens[start].end as usize) <= paragraph.dateline_end {
        start += 1;
    }
    while start > sentence.start && start < sentence.end && matches!(paragraph.words.text(start), "—" | "–" | "-" | "." | ")" | ",") {
        start += 1;
    }
    start
}

fn join(paragraph: &Paragraph, report: &Report, quoted: Range<usize>, state: &mut Carried, found: &mut Vec<Attribution>) {
    let speaker = speaker(paragraph, report);
    let mut is_new = true;
    for piece in &report.pieces {
        let Some(span) = span_of(paragraph.layout, piece) else { continue };
        match widen(paragraph, &mut found[quoted.clone()], span, report, speaker) {
            Overlap::Widened | Overlap::Taken => continue,
            Overlap::None => {}
        }
        state.statements += u32::from(is_new);
        is_new = false;
        let (why, confidence) = report.shape.told();
        found.push(Attribution {
            kind: SpeechKind::Indirect,
            content: span,
            quoted: Vec::new(),
            statement: state.statements,
            speaker,
            cue: span_of(paragraph.layout, &report.cue),
            class: Some(report.class),
            confidence,
            why,
        });
    }
}

/// Below this a quotation's speaker was a guess.
const DOUBTED: f32 = 0.6;

enum Overlap {
    None,
    /// The piece holds partial quotations, which now have their whole clause.
    Widened,
    /// A quotation's own words.
    Taken,
}

/// Gives the quotations that a clause holds the whole of it.
fn widen(paragraph: &Paragraph, quoted: &mut [Attribution], clause: Span, report: &Report, speaker: Option<Speaker>) -> Overlap {
    let mut overlap = Overlap::None;
    // What a partial quotation was first taken to be part of may reach too far; its own words are sure.
    let words = |said: &Attribution| said.quoted.first().copied().unwrap_or(said.content);
    let first = quoted.partition_point(|said| words(said).end() <= clause.start());
    for said in quoted[first..].iter_mut().take_while(|said| words(said).start() < clause.end()) {
        let inner = words(said);
        let holds = clause.start() <= inner.start() && inner.end() <= clause.end() + 2;
        let more = (clause.end() - clause.start()).saturating_sub(inner.end() - inner.start()) > 6;
        if !holds || !more || said.kind == SpeechKind::Direct && is_led(paragraph.layout, inner) {
            return Overlap::Taken;
        }
        said.kind = SpeechKind::Mixed;
        said.content = clause;
        // The subject of the clause is surer than a guess among those who are near.
        if said.confidence < DOUBTED && speaker.is_some() {
            said.speaker = speaker;
            said.cue = span_of(paragraph.layout, &report.cue);
            said.class = Some(report.class);
            let (why, told) = report.shape.told();
            (said.why, said.confidence) = (why, said.confidence.max(told * (1.0 - said.confidence)));
        }
        overlap = Overlap::Widened;
    }
    overlap
}

/// Behind a colon or comma a quotation is a clause of its own: `He said: "…"`.
fn is_led(layout: &Layout, quotation: Span) -> bool {
    let at = layout.token_at(quotation.start());
    let before = at.checked_sub(2).and_then(|before| layout.tokens.get(before));
    before.is_some_and(|before| matches!(layout.word(before), ":" | ","))
}

/// The subject as the speaker; `who` is whoever it stands for.
fn speaker(paragraph: &Paragraph, report: &Report) -> Option<Speaker> {
    let speaker = paragraph.speaker(report.subject.clone()?);
    let Some(antecedent) = report.antecedent.clone() else { return Some(speaker) };
    Some(speaker.standing_for(paragraph.speaker(antecedent)))
}

fn span_of(layout: &Layout, piece: &Range<usize>) -> Option<Span> {
    (piece.start < piece.end).then(|| layout.span_of(&layout.tokens[piece.start], &layout.tokens[piece.end - 1]))
}

/// `…, Sergey Lavrov.`: a report whose verb was lost. The name must be of somebody who speaks elsewhere.
fn verbless(paragraph: &Paragraph, state: &mut Carried, found: &mut Vec<Attribution>) {
    let layout = paragraph.layout;
    for sentence in &layout.sentences[paragraph.block.sentences.clone()] {
        let Some((content, speaker)) = verbless_parts(paragraph, sentence.tokens.clone()) else { continue };
        let speaks =
            found.iter().rev().take(40).any(|said| {
                said.speaker.is_some_and(|known| last_word(layout.text.of(known.span)) == last_word(layout.text.of(speaker.span)))
            });
        if speaks {
            state.statements += 1;
            let span = layout.span_of(&layout.tokens[content.start], &layout.tokens[content.end - 1]);
            found.push(Attribution {
                kind: SpeechKind::Indirect,
                content: span,
                quoted: Vec::new(),
                statement: state.statements,
                speaker: Some(speaker),
                cue: None,
                class: None,
                confidence: 0.7,
                why: "name-after-comma",
            });
        }
    }
}

fn last_word(name: &str) -> &str {
    name.split_whitespace().last().unwrap_or("")
}

/// A sentence without clauses or quotations that ends `, Name Name.`
fn verbless_parts(paragraph: &Paragraph, sentence: Range<usize>) -> Option<(Range<usize>, super::Speaker)> {
    let layout = paragraph.layout;
    let word = |i: usize| layout.word(&layout.tokens[i]);
    let stop = sentence.end.checked_sub(1).filter(|&stop| word(stop) == "." && sentence.len() >= 10)?;
    let comma = (stop.saturating_sub(5).max(sentence.start)..stop).rev().find(|&i| word(i) == ",")?;
    let name = comma + 1..stop;
    let named = (2..=4).contains(&name.len()) && name.clone().all(|i| layout.tokens[i].is_capital());
    let plain = layout.tokens.get(comma.checked_sub(1)?)?.kind == TokenKind::Lower;
    let silent =
        !sentence.clone().any(|i| paragraph.words.reports(i)) && !paragraph.quotes.iter().any(|quote| sentence.contains(&quote.is.open));
    let speaker = paragraph.speaker(name);
    let person = speaker.mention.is_some_and(|id| {
        paragraph.mentions.get(id.0 as usize).is_some_and(|m| m.is.of == Some(EntityType::Person) && m.is.form == Form::Name)
    });
    (named && plain && silent && person).then_some((sentence.start..comma, speaker))
}

/// The end of a stretch without the marks and joining words that close it.
pub fn trimmed_end(layout: &Layout, start: usize, end: usize) -> usize {
    let mut end = end.min(layout.tokens.len());
    while end > start && matches!(layout.word(&layout.tokens[end - 1]), "." | "," | ";" | ":" | "and" | "but" | "!" | "?" | "while") {
        end -= 1;
    }
    end
}
