//! Where what is reported ends: `She said it was late, | adding that …`, `He praised Trump | during a rally`.

use super::phrases::phrase_after;
use super::words::Words;
use crate::lexicon::grammar::{does, frame};

/// What kind of words are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// `that the line was safe`, after a verb of this form.
    Clause { form: u32, frame: Frame },
    /// `the plan`, `to go`: it ends sooner.
    Phrase { form: u32, frame: Frame },
}

/// Where the reporting clause itself stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    Main,
    /// `When Roe said it was late, …`: the sentence goes on behind the next comma.
    Subordinate,
    /// `Roe, who said it was late, left`.
    Relative,
    /// `The claim that it was late is false`.
    Noun,
}

/// The end of what begins at `start`, at most `limit`; marks at its end are no part of it.
pub fn of(words: &Words, start: usize, limit: usize, content: Content) -> usize {
    let stops_at = |i: usize| match words.is_quoted(i) {
        true => closes_relative(words, i, content),
        false => stops(words, start, i, limit, content),
    };
    let end = (start + 1..limit).find(|&i| stops_at(i)).unwrap_or(limit);
    trimmed(words, start, end + usize::from(end < limit && words.is_quoted(end)))
}

/// `Roe, who said it was "late," left`: the comma stands inside the mark.
fn closes_relative(words: &Words, mark: usize, content: Content) -> bool {
    let inside = words.is_comma(mark - 1) && words.is_mark(mark) && !words.is_quoted(mark + 1);
    inside && matches!(content, Content::Clause { frame: Frame::Relative, .. }) && goes_on_outside(words, mark + 1)
}

/// What follows the comma behind a relative clause: `left`, or in `Asked of Roe, who said it was late, Bell said` a new speaker.
fn goes_on_outside(words: &Words, next: usize) -> bool {
    let verb = words.may(next, does::AUXILIARY | does::S | does::PAST) && !words.may(next, does::SMALL & !does::AUXILIARY);
    let speaks = || phrase_after(words, next, next + 12).is_some_and(|phrase| words.reports(phrase.end));
    verb || speaks()
}

/// Without the marks and joining words that close it.
pub fn trimmed(words: &Words, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start
        && matches!(words.text(end.wrapping_sub(1)), "." | "," | ";" | ":" | "and" | "but" | "!" | "?" | "while" | "—" | "–" | "-" | "(")
    {
        end -= 1;
    }
    end
}

fn stops(words: &Words, start: usize, i: usize, limit: usize, content: Content) -> bool {
    if words.is_comma(i) && words.is(i + 1, "according") {
        return true;
    }
    match content {
        Content::Clause { form, frame } => stops_clause(words, i, form) || stops_frame(words, start, i, frame),
        Content::Phrase { form, frame } => stops_phrase(words, start, i, limit, form) || frame == Frame::Relative && says_outside(words, i),
    }
}

fn stops_frame(words: &Words, start: usize, i: usize, frame: Frame) -> bool {
    let next = i + 1;
    match frame {
        Frame::Main => false,
        Frame::Subordinate => {
            words.is_comma(i)
                && (words.may(next, does::PRON | does::DET | does::POSS) && !words.may(next, does::REL) || words.is_name(next))
        }
        Frame::Relative => words.is_comma(i) && goes_on_outside(words, next),
        Frame::Noun => is_second_verb(words, start, i),
    }
}

/// `that it was late is false`: a verb behind one that has its clause already.
fn is_second_verb(words: &Words, start: usize, i: usize) -> bool {
    let finite = |j: usize| words.may(j, does::BE | does::HAVE | does::MODAL | does::DO) && !words.may(j, does::BARE);
    finite(i)
        && !words.may(i.wrapping_sub(1), does::AUXILIARY | does::PRON | does::COORD | does::REL | does::SUB)
        && (start + 1..i).any(finite)
        && !(start + 1..i).rev().take(6).any(|j| words.may(j, does::COORD | does::SUB | does::REL | does::WH))
}

fn stops_clause(words: &Words, i: usize, form: u32) -> bool {
    if words.is_comma(i) {
        let next = i + 1;
        return reports(words, next, does::ING)
            || words.may(next, does::COORD)
                && (joins(words, next, form) || says_again(words, next) || words.is(next, "but") && is_person(words, next + 1))
            || matches!(words.text(next), "despite" | "although");
    }
    // `Roe said it was late; Bell told the court that …`: somebody else's report.
    if matches!(words.text(i), ";" | ":") {
        const FAR: usize = 16;
        let ends = |&j: &usize| !words.is_mark(j) || words.is_comma(j) || words.is_inner_mark(j);
        return (i + 1..i + FAR).take_while(ends).any(|j| !words.is_quoted(j) && words.reports(j));
    }
    words.may(i, does::COORD) && joins(words, i, form)
}

/// `and they say`: the report after this one.
fn says_again(words: &Words, coord: usize) -> bool {
    if is_person(words, coord + 1) {
        return reports(words, coord + 2, does::PAST | does::S | does::BASE);
    }
    let verb = (coord + 1..coord + 9).find(|&i| {
        words.is_mark(i)
            || words.may(i, does::SMALL & !(does::DET | does::POSS))
            || words.may(i, does::PAST | does::S) && words.is_content(i)
    });
    verb.is_some_and(|verb| {
        verb > coord + 1
            && words.is_content(verb)
            && words.verb(verb).is_some_and(|cue| cue.frames & frame::INSIDE != 0)
            && words.may(verb, does::PAST)
    })
}

/// `and called`, `but has also promised`: a second verb of the one who speaks.
fn joins(words: &Words, coord: usize, form: u32) -> bool {
    let mut i = coord + 1;
    while i < coord + 4 && words.may(i, does::ADV | does::HAVE) && words.verb(i).is_none() {
        i += 1;
    }
    let perfect = words.may(i.wrapping_sub(1), does::HAVE) || i > coord + 1 && words.may(i.wrapping_sub(2), does::HAVE);
    reports(words, i, if perfect { does::PART } else { form })
}

fn reports(words: &Words, i: usize, form: u32) -> bool {
    words.verb(i).is_some() && words.may(i, form) && !words.may(i, does::ADV)
}

fn is_person(words: &Words, i: usize) -> bool {
    matches!(words.text(i), "he" | "she" | "they")
}

/// `an aide who asked not to be named said`: the verb of the phrase that `who` stands for.
fn says_outside(words: &Words, i: usize) -> bool {
    words.reports(i)
        && !words.may(i.wrapping_sub(1), does::AUXILIARY | does::DET | does::POSS | does::PREP | does::REL | does::PRON | does::COORD)
}

fn stops_phrase(words: &Words, start: usize, i: usize, limit: usize, form: u32) -> bool {
    let text = words.text(i);
    if words.is_comma(i) {
        return !is_list(words, start, i, limit);
    }
    if matches!(text, ";" | ":") || words.is_dash(i) || words.is(i, "during") {
        return true;
    }
    if words.may(i, does::COORD) {
        let next = i + 1;
        return joins(words, i, form)
            || form & does::VERB != does::ING
                && words.may(next, form & (does::PAST | does::S))
                && words.at(next).may(does::VERB)
                && !words.may(next, does::ADV | does::PART);
    }
    words.is(i, "in") && is_occasion(words, i + 1)
}

/// `in a statement`, `in an interview`: where it was said, not what.
fn is_occasion(words: &Words, i: usize) -> bool {
    words.may(i, does::DET | does::POSS) && (i + 1..i + 4).any(|j| words.may(j, does::OCCASION))
}

/// `red, white and blue`: the comma joins, if an `and` comes within a few words and no verb stands between.
fn is_list(words: &Words, start: usize, comma: usize, limit: usize) -> bool {
    if words.may(comma + 1, does::SMALL | does::ING) && !words.may(comma + 1, does::DET | does::POSS | does::PREP) {
        return words.may(comma + 1, does::COORD) && is_list_so_far(words, start, comma);
    }
    let to = limit.min(comma + 10);
    let joined = (comma + 1..to).find(|&j| words.is(j, "and") || words.is(j, "or"));
    joined.is_some_and(|joined| {
        (comma + 1..joined).all(|j| {
            !words.may(j, does::AUXILIARY | does::S | does::PAST | does::REL | does::FUSED | does::PRON) || words.may(j, does::DET)
        }) && !words.may(joined + 1, does::AUXILIARY | does::S | does::PAST | does::PRON | does::SUB)
    })
}

/// `, and blue` closes a list that had a comma before.
fn is_list_so_far(words: &Words, start: usize, comma: usize) -> bool {
    (start.max(comma.saturating_sub(8))..comma).any(|j| words.is_comma(j))
}
