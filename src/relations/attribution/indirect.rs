//! Reported without marks: `He said he was thankful`, `The operation has ended, Lavrov said`, `…, according to the ministry`.

use super::clauses::Clause;
use super::{Attribution, Carried, Paragraph, SpeechKind};
use crate::annotations::mention::{EntityType, Form};
use crate::layout::{Layout, TokenKind};
use std::ops::Range;

/// Adds what the paragraph's clauses report. A clause that a direct quotation took reports nothing more.
pub fn find(paragraph: &Paragraph, used: &mut [bool], state: &mut Carried, found: &mut Vec<Attribution>) {
    for (i, clause) in paragraph.clauses.iter().enumerate() {
        let Some((content, why, confidence)) = content(paragraph, i, clause, used[i]) else { continue };
        push(paragraph, clause, content, why, confidence, state, found);
    }
    verbless(paragraph, state, found);
}

fn push(
    paragraph: &Paragraph,
    clause: &Clause,
    content: Range<usize>,
    why: &'static str,
    confidence: f32,
    state: &mut Carried,
    found: &mut Vec<Attribution>,
) {
    let tokens = &paragraph.layout.tokens;
    let span = paragraph.layout.span_of(&tokens[content.start], &tokens[content.end - 1]);
    let first = paragraph.quotes.partition_point(|quote| quote.span.end() <= span.start());
    let inside: Vec<_> = paragraph.quotes[first..].iter().map(|quote| quote.span).take_while(|quote| quote.start() < span.end()).collect();
    // Partial quotations inside were taken with their clause already.
    if !inside.is_empty() {
        return;
    }
    let speaker = clause.subject.clone().map(|subject| paragraph.speaker(subject));
    state.statements += 1;
    if speaker.is_some() {
        state.speaker = speaker;
    }
    let kind = SpeechKind::Indirect;
    found.push(Attribution {
        kind,
        content: span,
        quoted: inside,
        statement: state.statements,
        speaker,
        cue: Some(clause.cue),
        class: Some(clause.class),
        confidence,
        why,
    });
}

/// What a clause reports: behind it where a clause of content follows, else before it up to its comma.
fn content(paragraph: &Paragraph, i: usize, clause: &Clause, is_used: bool) -> Option<(Range<usize>, &'static str, f32)> {
    let sentence = paragraph.sentence(clause.verb);
    let next = paragraph.clauses.get(i + 1).filter(|next| next.tokens.start < sentence.end && next.is_participle);
    if clause.has_content {
        let limit = next.map_or(sentence.end, |next| next.tokens.start);
        let end = trimmed_end(paragraph.layout, clause.content_start, limit.min(quotation_after(paragraph, clause.content_start, limit)));
        let content = clause.content_start..end;
        return (content.len() >= 2).then_some((content, "cue-before", 0.9));
    }
    if is_used {
        return None;
    }
    if paragraph.layout.word(&paragraph.layout.tokens[clause.verb]).eq_ignore_ascii_case("according")
        && clause.tokens.start == sentence.start
    {
        let start = after_comma(paragraph.layout, clause.tokens.end, sentence.end)?;
        let end = trimmed_end(paragraph.layout, start, sentence.end);
        return (end > start + 2).then_some((start..end, "according-to", 0.9));
    }
    before(paragraph, i, clause, sentence)
}

/// The sentence up to the comma before the clause.
fn before(paragraph: &Paragraph, i: usize, clause: &Clause, sentence: Range<usize>) -> Option<(Range<usize>, &'static str, f32)> {
    let layout = paragraph.layout;
    let accords = layout.word(&layout.tokens[clause.verb]).eq_ignore_ascii_case("according");
    let comma = clause.tokens.start.checked_sub(1).filter(|&comma| comma > sentence.start)?;
    let led = layout.word(&layout.tokens[comma]) == ",";
    if !led && !accords {
        return None;
    }
    // What an earlier clause of the sentence says stays inside what this last one reports, if this one ends the sentence.
    let is_last = sentence.end.saturating_sub(clause.tokens.end) <= 12;
    let earlier = i.checked_sub(1).is_some_and(|before| paragraph.clauses[before].verb >= sentence.start);
    if earlier && !is_last {
        return None;
    }
    let start = sentence.start;
    let end = if led { comma } else { clause.tokens.start };
    let enough = (start..end).filter(|&j| layout.tokens[j].kind != TokenKind::Mark).count() >= 3;
    enough.then_some((start..end, if accords { "according-to" } else { "cue-after" }, 0.93))
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
    let silent = !paragraph.clauses.iter().any(|clause| sentence.contains(&clause.verb))
        && !paragraph.quotes.iter().any(|quote| sentence.contains(&quote.is.open));
    let speaker = paragraph.speaker(name);
    let person = speaker.mention.is_some_and(|id| {
        paragraph.mentions.get(id.0 as usize).is_some_and(|m| m.is.of == Some(EntityType::Person) && m.is.form == Form::Name)
    });
    (named && plain && silent && person).then_some((sentence.start..comma, speaker))
}

fn quotation_after(paragraph: &Paragraph, from: usize, limit: usize) -> usize {
    let at = paragraph.quotes.partition_point(|quote| quote.is.open < from);
    let _ = limit;
    paragraph.quotes.get(at).filter(|quote| quote.is.open == from).map_or(limit, |quote| quote.is.open)
}

fn after_comma(layout: &Layout, from: usize, end: usize) -> Option<usize> {
    (from..end.min(from + 20)).find(|&i| layout.word(&layout.tokens[i]) == ",").map(|comma| comma + 1)
}

/// The end of a stretch without the marks and joining words that close it.
pub fn trimmed_end(layout: &Layout, start: usize, end: usize) -> usize {
    let mut end = end.min(layout.tokens.len());
    while end > start && matches!(layout.word(&layout.tokens[end - 1]), "." | "," | ";" | ":" | "and" | "but" | "!" | "?" | "while") {
        end -= 1;
    }
    end
}
