//! Reports that stand behind or inside what they report: `⟨The trams are late⟩, Roe said.`, `⟨The trams⟩, she said, ⟨are late⟩.`

use super::ends::{self, Content, Frame};
use super::phrases::{phrase_after, subject_before};
use super::reports::{Report, Shape, Walk, is_relative};
use super::verbs::Group;
use crate::lexicon::grammar::{does, frame};
use std::ops::Range;

impl<'a> Walk<'a> {
    /// `…, Roe said.` and `…, according to Roe`: what stands behind or inside what it reports.
    pub(super) fn behind(&self) -> Option<Report> {
        (self.from..self.to).rev().filter(|&i| !self.words.is_quoted(i)).find_map(|i| self.behind_at(i))
    }

    pub(super) fn behind_at(&self, i: usize) -> Option<Report> {
        let words = self.words;
        if words.is(i, "according") && words.is(i + 1, "to") {
            return self.according(i);
        }
        let cue = words.verb(i).filter(|cue| cue.frames & frame::INSIDE != 0)?;
        let group = self.group(i).filter(|group| !group.passive && !group.bare || words.is_comma(group.start.saturating_sub(1)));
        let (clause, subject) = self.clause_behind(i, group.as_ref())?;
        if clause.start == self.from && words.is(self.from, "as") && words.is_comma(clause.end) {
            let content = clause.end + 1..ends::trimmed(words, clause.end + 1, self.to);
            return (content.len() >= 3 && !words.is_quoted(content.start))
                .then(|| self.made(vec![content], Some(subject), i, cue, Shape::Behind));
        }
        let opens = clause.start.checked_sub(1).filter(|&opens| opens > self.from)?;
        let inside = words.is_quoted(opens) && words.is_mark(opens);
        if !words.is_comma(opens) && !words.is_dash(opens) && !inside {
            return None;
        }
        let start = self.opening(opens);
        let left = start..if inside { opens + 1 } else { opens };
        if inside && words.is_quoted(start) {
            return None;
        }
        let rest = clause.end;
        let closes = rest >= self.to || !words.is_comma(rest) && !words.is_dash(rest);
        if left.len() == 1 && is_relative(words, left.start) || self.ends_in_relative(&left) {
            let right = self.ended(rest + 1, Content::Phrase { form: does::PAST, frame: Frame::Main }, 1)?;
            return Some(self.made(vec![opens - 1..opens, right], Some(subject), i, cue, Shape::Inside));
        }
        if closes || self.to - rest < 4 {
            let speaks = left.len() >= 3 && (words.is_title() || self.has_clause(left.clone())) && !self.is_adjunct(&left);
            return speaks.then(|| self.made(vec![left], Some(subject), i, cue, Shape::Behind));
        }
        let right = rest + 1..ends::trimmed(words, rest + 1, self.to);
        if right.len() < 2
            || words.is_quoted(right.start)
            || words.may(right.start, does::ING) && !self.has_clause(left.clone())
            || words.may(right.start, does::DET) && !words.has_finite(right.clone())
        {
            return None;
        }
        let (left_speaks, right_speaks) = (self.has_clause(left.clone()) && !self.is_adjunct(&left), self.has_clause(right.clone()));
        let goes_on = self.breaks_off(&left)
            || self.is_main_verb(right.start)
            || words.may(right.start, does::ADV | does::NOT) && self.is_main_verb(right.start + 1);
        let pieces = match (left_speaks, right_speaks) {
            (false, false) => return None,
            (false, true) => vec![left, right],
            (true, _)
                if goes_on
                    || words.may(right.start, does::COORD | does::SUB | does::REL | does::PREP) && !words.may(right.start, does::ING) =>
            {
                vec![left, right]
            }
            (true, _) => vec![left],
        };
        Some(self.made(pieces, Some(subject), i, cue, Shape::Inside))
    }

    /// `She is not`, `though she has never`: a helper that waits for its verb.
    fn breaks_off(&self, left: &Range<usize>) -> bool {
        let words = self.words;
        let last = left.clone().rev().take(3).find(|&i| !words.may(i, does::ADV) || words.may(i, does::NOT | does::AUXILIARY));
        last.is_some_and(|last| words.may(last, does::AUXILIARY | does::NOT))
    }

    /// The clause of a verb that stands behind what it reports, up to the mark that closes it, and its subject.
    pub(super) fn clause_behind(&self, verb: usize, group: Option<&Group>) -> Option<(Range<usize>, Range<usize>)> {
        let words = self.words;
        let led = verb.checked_sub(1).filter(|&led| led > self.from && (words.is_comma(led) || words.is_dash(led)));
        if led.is_some() && words.may(verb, does::PAST | does::S | does::BASE) && self.inverts(verb) {
            let subject = phrase_after(words, verb + 1, self.to)?;
            // `said Ann Roe, the mayor of Leeds.`
            let close = (subject.end..self.to).find(|&i| words.is_comma(i) || words.is_dash(i)).unwrap_or(self.to);
            let apposition = close < self.to && self.to - close < 24 && !words.has_finite(close + 1..self.to);
            let relative = close < self.to && words.may(close + 1, does::REL);
            return Some((verb..if apposition || relative { self.to } else { close }, subject));
        }
        let group = group.filter(|group| !group.bare)?;
        let subject = subject_before(words, self.from, group.start)?;
        // `the secretary, who promised to listen`: a relative clause stands behind nothing that it reports.
        if subject.len() == 1 && words.may(subject.start, does::REL) {
            return None;
        }
        let addressed = words.verb(verb).is_some_and(|cue| cue.frames & frame::ADDRESSEE != 0);
        let closed = self.closes(verb + 1, addressed)?;
        // `as Roe put it` and `as he said` report as well.
        let start =
            if subject.start > self.from && words.is(subject.start.wrapping_sub(1), "as") { subject.start - 1 } else { subject.start };
        Some((start..closed, subject))
    }

    /// `, said Ann Roe`: the subject stands behind the verb, and no clause follows.
    pub(super) fn inverts(&self, verb: usize) -> bool {
        let words = self.words;
        let tells = words.verb(verb).is_none_or(|cue| cue.frames & frame::ADDRESSEE != 0);
        if tells || words.may(verb + 1, does::REL | does::WH) {
            return false;
        }
        phrase_after(words, verb + 1, self.to).is_some_and(|subject| {
            let next = subject.end;
            let first = subject.start;
            let speaks = words.is_name(first)
                || words.is_plural(first)
                || words.may(first, does::DET | does::POSS | does::PRON)
                || words.is_number(first);
            if !speaks || words.is_quoted(next) {
                return false;
            }
            next >= self.to
                || words.is_mark(next) && words.text(next) != ":"
                || words.may(next, does::PREP | does::TIME | does::ADV | does::REL | does::SUB)
        })
    }

    /// Where a clause without content ends: at once, or behind a time or place.
    pub(super) fn closes(&self, after: usize, addressed: bool) -> Option<usize> {
        let words = self.words;
        let ends = |i: usize| i >= self.to || words.is_comma(i) || words.is_dash(i) || matches!(words.text(i), "." | "!" | "?" | ";" | ")");
        if ends(after) {
            return Some(after);
        }
        let told = addressed && words.may(after, does::DET | does::POSS);
        if !told
            && !words.may(after, does::PREP | does::TIME | does::ADV)
            && !words.is_name(after)
            && !words.may(after, does::OBJ)
            && !words.is_plain(after)
        {
            return None;
        }
        let limit = self.to.min(after + 14);
        let close = (after..=limit).find(|&i| ends(i))?;
        let quiet = (after..close).all(|i| !words.may(i, does::AUXILIARY | does::FUSED | does::REL | does::WH));
        quiet.then_some(close)
    }

    /// Where the sentence's words begin: behind `But` and `And`.
    pub(super) fn opening(&self, limit: usize) -> usize {
        let words = self.words;
        let mut start = self.from;
        while start < limit && (words.may(start, does::COORD) || words.is(start, "still") || words.is_comma(start)) {
            start += 1;
        }
        start
    }

    pub(super) fn ends_in_relative(&self, left: &Range<usize>) -> bool {
        left.len() > 1 && is_relative(self.words, left.end - 1) && !self.words.is(left.end.wrapping_sub(1), "that")
    }

    /// `On Friday, she said she was tired`: words that say when or where.
    pub(super) fn is_adjunct(&self, left: &Range<usize>) -> bool {
        let words = self.words;
        let first = left.start;
        let subordinate = words.may(first, does::SUB) && !words.is(first, "so")
            || words.may(first, does::ING | does::PART) && !words.may(first, does::S | does::PAST)
            || words.is(first, "asked");
        let placed = words.may(first, does::PREP) && !words.is(first, "about");
        (subordinate || placed) && !left.clone().any(|i| words.is_comma(i))
    }

    pub(super) fn according(&self, i: usize) -> Option<Report> {
        let words = self.words;
        let subject = phrase_after(words, i + 2, self.to)?;
        let cue = i..i + 2;
        let told = |pieces: Vec<Range<usize>>| {
            Some(Report {
                pieces,
                subject: Some(subject.clone()),
                antecedent: None,
                cue: cue.clone(),
                class: "say",
                shape: Shape::According,
            })
        };
        if i == self.from || i == self.from + 1 && words.may(self.from, does::COORD) {
            let comma = (subject.end..self.to).find(|&j| words.is_comma(j))?;
            let comma = self.last_comma_of_source(comma);
            let content = comma + 1..ends::trimmed(words, comma + 1, self.to);
            return (content.len() >= 3).then(|| told(vec![content])).flatten();
        }
        let end = if words.is_comma(i.wrapping_sub(1)) || words.is_dash(i.wrapping_sub(1)) || words.text(i.wrapping_sub(1)) == "(" {
            i - 1
        } else {
            i
        };
        let left = self.opening(end)..end;
        (left.len() >= 3).then(|| told(vec![left])).flatten()
    }

    /// `According to Roe, who runs the shop, it …`: the comma behind what tells more of the source.
    pub(super) fn last_comma_of_source(&self, comma: usize) -> usize {
        let words = self.words;
        let apposition = matches!(words.text(comma + 1), "a" | "an");
        if !words.may(comma + 1, does::REL) && !apposition {
            return comma;
        }
        let next = (comma + 1..self.to).find(|&i| words.is_comma(i));
        next.filter(|&next| !apposition || !words.has_finite(comma + 1..next)).unwrap_or(comma)
    }
}
