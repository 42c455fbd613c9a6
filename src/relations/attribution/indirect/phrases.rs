//! Noun phrases: `the mayor of Leeds`, `people who were there`, `Ann Roe, a lawyer from Hull, Maine,` before a verb.

use super::words::Words;
use crate::lexicon::grammar::does;
use std::ops::Range;

/// How far a phrase is followed, in tokens; longer ones are cut, so that time grows in step with length.
const FARTHEST: usize = 40;

/// The subject of a verb group that begins at `end`, and whether it stands right before it.
pub fn subject_before(words: &Words, floor: usize, end: usize) -> Option<Range<usize>> {
    let mut end = end;
    while end > floor && words.may(end.wrapping_sub(1), does::ADV) && !words.may(end.wrapping_sub(1), does::PRON | does::REL | does::DET) {
        end -= 1;
    }
    // `Roe neither confirmed nor denied`.
    let is_pair = end > floor + 1 && matches!(words.text(end - 1), "neither" | "either" | "both");
    if is_pair && (words.is_name(end - 2) || words.is_content(end - 2) || words.may(end - 2, does::PRON)) {
        end -= 1;
    }
    // `Roe on Friday said`, `Roe Friday said`.
    if end > floor + 1 && words.is_day(end - 1) && words.is_name(end - 1) {
        end -= if words.may(end.wrapping_sub(2), does::PREP) { 2 } else { 1 };
    }
    let last = end.checked_sub(1).filter(|&last| last >= floor)?;
    if words.is_comma(last) || words.text(last) == ")" || words.is_dash(last) {
        return before_apposition(words, floor, last);
    }
    phrase_before(words, floor, end)
}

/// `Ann Roe, a lawyer,`: the phrase before the comma that the closing one answers.
fn before_apposition(words: &Words, floor: usize, close: usize) -> Option<Range<usize>> {
    let from = floor.max(close.saturating_sub(FARTHEST));
    let opens = |i: usize| match words.text(close) {
        ")" => words.text(i) == "(",
        "," => words.is_comma(i),
        _ => words.is_dash(i),
    };
    let mut fallback = None;
    for open in (from..close).rev().filter(|&i| opens(i)) {
        let Some(phrase) = phrase_before(words, floor, before_bracket(words, floor, open)) else { continue };
        if is_set_before(words, floor, &phrase) {
            continue;
        }
        if !words.is_name(open + 1) || words.text(close) != "," {
            return Some(phrase);
        }
        fallback = fallback.or(Some(phrase));
    }
    // `And, he said` has no phrase before the comma.
    fallback
}

/// `Hill Foods (NYSE: HILF),`: where the bracket opens that closes before the comma.
fn before_bracket(words: &Words, floor: usize, comma: usize) -> usize {
    let closes = comma > floor && words.text(comma - 1) == ")";
    let open = (floor..comma).rev().take(10).find(|&i| closes && words.text(i) == "(");
    open.filter(|&open| open > floor).unwrap_or(comma)
}

/// `In Leeds, the chairman, Ann Roe, said`, `Reacting, the chairman …`: what only sets the scene is no subject.
fn is_set_before(words: &Words, floor: usize, phrase: &Range<usize>) -> bool {
    let before = phrase.start.checked_sub(1).filter(|&before| before >= floor);
    let led = before.is_some_and(|before| {
        words.may(before, does::PREP) && (before == floor || words.is_comma(before - 1) || words.may(before - 1, does::ING | does::COORD))
    });
    led || phrase.start == floor && words.may(floor, does::ING) && !words.may(floor, does::DET)
}

/// The noun phrase that ends before `end`, with what hangs on it.
pub fn phrase_before(words: &Words, floor: usize, end: usize) -> Option<Range<usize>> {
    let floor = floor.max(end.saturating_sub(FARTHEST));
    let base = base_before(words, floor, end).or_else(|| relative_before(words, floor, end))?;
    if base.len() == 1 && words.may(base.start, does::PRON | does::REL) && !words.may(base.start, does::PLURAL) {
        return Some(base);
    }
    let mut start = base.start;
    for _ in 0..4 {
        let Some(wider) = widened(words, floor, start) else { break };
        start = wider;
    }
    if let Some(whole) = relative_around(words, floor, start) {
        start = whole;
    }
    Some(start..end)
}

/// A head with its determiner and adjectives: `the new mayor`.
fn base_before(words: &Words, floor: usize, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&last| last >= floor)?;
    if words.may(last, does::PRON) && !words.is_content(last) {
        // `that` after a noun is no subject by itself: `the report that found`.
        return Some(last..end);
    }
    if words.may(last, does::REL) {
        return Some(last..end);
    }
    let mut start = end;
    let determined = determiner_before(words, floor, last);
    if let Some(at) = determined {
        return Some(at..end);
    }
    while start > floor && in_base(words, start - 1) {
        start -= 1;
    }
    // `Hill Foods Inc. said`.
    let is_whole = words.text(end.wrapping_sub(1)) != "." || words.is_name(end.wrapping_sub(2));
    (start < end && is_whole && (start..end).any(|i| words.is_name(i) || words.is_content(i))).then_some(start..end)
}

/// The determiner that opens the phrase whose last word is `last`, within a few words.
fn determiner_before(words: &Words, floor: usize, last: usize) -> Option<usize> {
    let mut i = last;
    for _ in 0..9 {
        if words.may(i, does::DET | does::POSS) && i < last {
            let wider = i.checked_sub(1).filter(|&before| before >= floor && words.may(before, does::DET));
            return Some(wider.unwrap_or(i));
        }
        let inside = words.is_content(i)
            || words.is_name(i)
            || words.is_possessive(i)
            || words.is_inner_mark(i)
            || !words.is_mark(i) && !words.may(i, does::SMALL);
        if !inside || i == floor {
            return None;
        }
        i -= 1;
    }
    None
}

fn in_base(words: &Words, i: usize) -> bool {
    if words.is_mark(i) {
        return words.is_inner_mark(i);
    }
    !words.may(i, does::SMALL | does::TIME)
        && (!words.may(i, does::PAST | does::S | does::ING) || words.is_name(i) || words.may(i, does::PLURAL))
        || words.may(i, does::PLURAL)
}

/// `of the council` belongs to the phrase before it; so does `and Bob` where a clause begins before Ann.
fn widened(words: &Words, floor: usize, start: usize) -> Option<usize> {
    let link = start.checked_sub(1).filter(|&link| link > floor)?;
    if words.may(link, does::PREP) && !words.may(link, does::SUB) {
        let mut end = link;
        let participle = words.may(end.wrapping_sub(1), does::PART | does::ING) && words.is_content(end - 1);
        let of = words.is(link, "of");
        if participle && !of && end > floor + 1 {
            if words.may(end.wrapping_sub(2), does::BE | does::HAVE | does::MODAL) {
                return None;
            }
            end -= 1;
        }
        let base = base_before(words, floor, end)?;
        // `Speaking of Roe, who …`.
        if base.start == floor && words.may(floor, does::ING) && base.len() == 1 {
            return None;
        }
        let noun =
            (base.clone()).any(|i| words.is_content(i) || words.is_name(i)) || words.may(end.wrapping_sub(1), does::DET | does::PLURAL);
        let alone = base.start == floor || opens_clause(words, base.start - 1);
        let determined = words.may(base.start, does::DET | does::POSS);
        return (noun && (of || alone || determined && words.may(base.start.wrapping_sub(1), does::PREP | does::COORD)))
            .then_some(base.start);
    }
    if words.is(link, "and") || words.is(link, "or") || words.text(link) == "&" {
        let end = if words.is_comma(link.wrapping_sub(1)) { link - 1 } else { link };
        let base = base_before(words, floor, end)?;
        let alone = base.start == floor || opens_clause(words, base.start - 1);
        let alike = words.is_name(base.start) == words.is_name(start) || words.may(base.start, does::DET) && words.may(start, does::DET);
        return (alone && alike).then_some(base.start);
    }
    None
}

/// What a clause may begin after.
fn opens_clause(words: &Words, i: usize) -> bool {
    words.is_mark(i) && !words.is_inner_mark(i) || words.may(i, does::SUB | does::COORD) || words.is(i, "that")
}

/// `people who were there said`: the verb before hides the phrase.
fn relative_before(words: &Words, floor: usize, end: usize) -> Option<Range<usize>> {
    let who = (floor + 1..end)
        .rev()
        .take(24)
        .take_while(|&i| !words.is_comma(i))
        .find(|&i| words.may(i, does::REL) && !words.may(i, does::DET) || words.is(i, "where"))?;
    let mut start = base_before(words, floor, who)?.start;
    while let Some(wider) = widened(words, floor, start) {
        start = wider;
    }
    (start == floor || opens_clause(words, start - 1)).then_some(start..end)
}

/// `an official who asked for silence said`: the phrase found last is inside a relative clause.
fn relative_around(words: &Words, floor: usize, start: usize) -> Option<usize> {
    let before = start.checked_sub(1).filter(|&before| before > floor)?;
    if words.is_mark(before) || opens_clause(words, before) {
        return None;
    }
    let who = (floor + 1..start).rev().take(24).take_while(|&i| !words.is_comma(i)).find(|&i| words.is(i, "who"))?;
    let phrase = base_before(words, floor, who)?;
    (phrase.start == floor || opens_clause(words, phrase.start - 1)).then_some(phrase.start)
}

/// The noun phrase that begins at `start`: `said the mayor of Leeds`.
pub fn phrase_after(words: &Words, start: usize, limit: usize) -> Option<Range<usize>> {
    let limit = limit.min(start + FARTHEST);
    if start >= limit || words.is_mark(start) {
        return None;
    }
    // `according to him`, `according to her`; but not `according to her lawyer`.
    let stands_alone = words.may(start, does::PRON | does::OBJ) && (!words.may(start, does::POSS) || words.is_mark(start + 1));
    if stands_alone && !words.may(start, does::DET) {
        return Some(start..start + 1);
    }
    let mut end = start;
    let mut has_head = false;
    while end < limit {
        let opens = end == start || words.may(end.wrapping_sub(1), does::PREP | does::COORD);
        if opens && words.may(end, does::DET | does::POSS)
            || end == start + 1 && words.may(end, does::DET) && words.may(start, does::DET | does::POSS)
        {
            end += 1;
            continue;
        }
        let is_link = words.may(end, does::PREP) && !words.may(end, does::SUB) || words.is(end, "and");
        if is_link && has_head && end + 1 < limit && opens_phrase(words, end + 1) && !words.may(end + 1, does::TIME) {
            end += 1;
            continue;
        }
        let inside = if words.is_mark(end) {
            end > start && words.is_inner_mark(end)
        } else {
            !words.may(end, does::SMALL | does::TIME) && (!words.may(end, does::PAST | does::S) || words.is_name(end))
        };
        if !inside {
            break;
        }
        has_head |= !words.is_mark(end);
        end += 1;
    }
    while end > start
        && (words.is_mark(end - 1) && words.text(end.wrapping_sub(1)) == "." || words.may(end.wrapping_sub(1), does::PREP | does::COORD))
    {
        end -= 1;
    }
    (has_head && end > start).then_some(start..end)
}

/// Whether a noun phrase may begin here.
pub fn opens_phrase(words: &Words, i: usize) -> bool {
    if words.is_mark(i) {
        return matches!(words.text(i), "\"" | "“" | "‘" | "'" | "$" | "£" | "€");
    }
    if words.may(i, does::DET | does::POSS | does::OBJ) {
        return true;
    }
    if words.may(i, does::SMALL) {
        return words.may(i, does::PRON);
    }
    true
}
