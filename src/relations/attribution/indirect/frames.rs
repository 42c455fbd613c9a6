//! What follows a verb that reports, told by what the verb takes: `promised ⟨to go⟩`, `called for ⟨a vote⟩`, `said Friday ⟨it was late⟩`.

use super::ends::{self, Content, Frame};
use super::phrases::{opens_phrase, phrase_after};
use super::reports::{Shape, Walk};
use super::verbs::Group;
use crate::lexicon::grammar::{Cue, does, frame};
use std::ops::Range;

impl<'a> Walk<'a> {
    /// What follows a verb, if it fits one of its frames.
    pub(super) fn content(&self, after: usize, group: &Group, cue: &Cue, relative: bool) -> Option<(Range<usize>, Shape)> {
        let words = self.words;
        let has = |what: u16| cue.frames & what != 0;
        if after >= self.to {
            return None;
        }
        let clause = Content::Clause { form: group.form, frame: self.clause_frame(group) };
        let phrase = Content::Phrase { form: group.form, frame: self.clause_frame(group) };
        let takes_that = has(frame::CLAUSE | frame::THAT | frame::ADDRESSEE);
        // `asked about the penalty that put them ahead`.
        let about = cue.class == "ask" && words.may(after, does::PREP) && cue.prepositions.iter().any(|prep| words.is(after, prep));
        if takes_that
            && !about
            && let Some(start) = self.complementizer(after, has(frame::ADDRESSEE))
        {
            return self.ended(start, clause, 2).map(|content| (content, Shape::That));
        }
        if has(frame::INFINITIVE) && self.is_infinitive(after) {
            return self.ended(after, phrase, 2).map(|content| (content, Shape::Infinitive));
        }
        if let Some(prepared) = cue.prepositions.iter().find(|prep| words.is(after, prep)) {
            let start = after + 1;
            let begins = start < self.to
                && (opens_phrase(words, start) || words.may(start, does::WH))
                && !(*prepared == "to" && words.may(start, does::BASE));
            if begins {
                return self.ended(start, phrase, 1).map(|content| (content, Shape::Preposition));
            }
        }
        if relative && has(frame::CLAUSE | frame::OBJECT | frame::THAT) {
            let goes_on = words.may(after, does::AUXILIARY | does::S | does::PAST | does::FUSED)
                || words.is(after, "as")
                || has(frame::OBJECT) && (opens_phrase(words, after) || words.is_plain(after)) && cue.class != "say";
            return if goes_on { self.ended(after, phrase, 1).map(|content| (content, Shape::Relative)) } else { None };
        }
        if has(frame::ADDRESSEE)
            && let Some(start) = self.clause_behind_addressee(after)
        {
            return self.ended(start, clause, 3).map(|content| (content, Shape::Clause));
        }
        if has(frame::CLAUSE)
            && let Some(start) = self.clause_start(after)
        {
            let content = self.ended(start, clause, 3).filter(|content| self.speaks(content.clone(), clause));
            if let Some(content) = content {
                return Some((content, Shape::Clause));
            }
        }
        let intends = group.bare && !words.may(group.verb, does::ING);
        let objects = has(frame::OBJECT) || has(frame::NAME) && self.names_it(after);
        if objects && !intends && (opens_phrase(words, after) || self.is_infinitive_object(after)) && !words.may(after, does::TIME) {
            return self.ended(after, phrase, 1).map(|content| (content, Shape::Object));
        }
        if has(frame::STATE) && !words.is_mark(after) && !words.may(after, does::PREP | does::COORD | does::SUB) {
            return self.ended(after, phrase, 1).map(|content| (content, Shape::State));
        }
        None
    }

    /// Whether a stretch is a clause; one that `people who know` seems to lead to may be the verb of `people`.
    pub(super) fn speaks(&self, content: Range<usize>, clause: Content) -> bool {
        let relative = matches!(clause, Content::Clause { frame: Frame::Relative, .. });
        let verb = content.clone().find(|&i| self.words.may(i, does::AUXILIARY | does::S | does::PAST) || self.words.is_fused(i));
        let says = verb.and_then(|verb| self.words.verb(verb)).is_some_and(|cue| cue.frames & frame::QUOTE != 0);
        self.has_clause(content) && !(relative && says)
    }

    /// `called it a mistake`, `called the plan "absurd"`, but not `called a meeting` and not `a dog called "Rex"`.
    pub(super) fn names_it(&self, after: usize) -> bool {
        let words = self.words;
        let limit = self.to.min(after + 12);
        let first = if words.may(after, does::DET) { after + 1 } else { after };
        if words.is_quoted(first) {
            // `what she called "a mistake"`.
            return (self.from..after).rev().take(24).any(|i| words.may(i, does::WH | does::REL));
        }
        words.may(after, does::OBJ) && after + 1 < self.to && !words.is_mark(after + 1)
            || (after..limit).any(|i| words.is_quoted(i))
            || phrase_after(words, after, limit).is_some_and(|named| words.may(named.end, does::DET | does::POSS))
    }

    pub(super) fn is_infinitive(&self, i: usize) -> bool {
        let to = if self.words.is(i, "not") { i + 1 } else { i };
        self.words.is(to, "to") && !self.words.may(to + 1, does::DET | does::POSS | does::OBJ) && !self.words.is_mark(to + 1)
    }

    pub(super) fn is_infinitive_object(&self, i: usize) -> bool {
        self.words.may(i, does::WH) && !self.words.may(i, does::SUB)
    }

    /// `that`, `whether` or a question word right behind the verb, or behind when, where or to whom it was said.
    pub(super) fn complementizer(&self, after: usize, addressed: bool) -> Option<usize> {
        let words = self.words;
        let opens = |i: usize| words.is(i, "that") && !words.is_mark(i + 1) && !self.is_relative_that(i) || words.is(i, "whether");
        let asks = |i: usize| words.may(i, does::WH) && !words.is(i, "when") && !words.is(i, "which");
        let beside = words.is(after, "that") && !words.is_mark(after + 1) && !words.may(after + 1, does::AUXILIARY);
        if beside || opens(after) || asks(after) || addressed && words.is(after, "if") {
            return Some(after);
        }
        let gap = words.may(after, does::PREP | does::TIME | does::ADV) || addressed && opens_phrase(words, after) || words.is_comma(after);
        if !gap {
            return None;
        }
        let stops = |i: usize| {
            // `asked so many questions that the meeting ran late`.
            words.may(i, does::AUXILIARY)
                || words.is(i, "so")
                || words.is(i, "such")
                || words.is(i, "who") && words.is_comma(i - 1)
                || words.is_mark(i) && !words.is_inner_mark(i) && !words.is_comma(i) && !matches!(words.text(i), "“" | "”" | "\"")
        };
        let limit = self.to.min(after + 16);
        (after..limit).take_while(|&i| !stops(i)).find(|&i| {
            let addressee = addressed && asks(i) && i > after && !words.may(i, does::SUB | does::REL);
            (opens(i) || addressee || addressed && words.is(i, "if")) && !words.may(i.wrapping_sub(1), does::PREP)
        })
    }

    /// `states that will vote`: a verb behind `that` makes it a pronoun.
    pub(super) fn is_relative_that(&self, that: usize) -> bool {
        let next = that + 1;
        // `said that talks would go on`: what a verb follows is a noun.
        let is_noun = self.words.may(next, does::S) && self.words.may(next + 1, does::AUXILIARY | does::S | does::PAST);
        self.words.may(next, does::AUXILIARY)
            || self.words.may(next, does::S | does::PAST) && !is_noun && !self.words.may(next, does::BASE | does::PART | does::SMALL)
    }

    /// Where a clause without `that` begins: at once, or behind `in an interview`, `Friday`.
    pub(super) fn clause_start(&self, after: usize) -> Option<usize> {
        let words = self.words;
        let mut i = after;
        if words.is_mark(i) && !matches!(words.text(i), "“" | "\"" | "‘" | "'" | "$") {
            return None;
        }
        while words.may(i, does::TIME) && words.is_day(i) {
            i += 1;
        }
        // `wrote last year, "…"`.
        if i > after && words.is_comma(i + 1) {
            return None;
        }
        if words.is_comma(i) || words.is(i, "such") || words.may(i, does::AUXILIARY) && !words.may(i, does::PRON) {
            return None;
        }
        let adjunct = words.may(i, does::PREP) && !words.may(i, does::SUB | does::ADV);
        if adjunct {
            let limit = self.to.min(i + 12);
            let start = (i + 2..limit).take_while(|&j| !words.is_mark(j) || words.is_inner_mark(j)).find(|&j| {
                let subject =
                    words.may(j, does::PRON) && !words.may(j, does::OBJ | does::REL) || words.is(j, "it") || words.may(j, does::FUSED);
                subject
                    || words.may(j, does::DET | does::POSS)
                        && !words.may(j.wrapping_sub(1), does::PREP | does::DET | does::POSS)
                        && !words.is(j, "that")
                        && words.has_finite(j..self.to)
            });
            return start;
        }
        (i < self.to).then_some(i)
    }

    /// `told reporters he would go`: the clause behind the one who is told.
    pub(super) fn clause_behind_addressee(&self, after: usize) -> Option<usize> {
        let words = self.words;
        let limit = self.to.min(after + 14);
        let mut i = after;
        if words.may(i, does::OBJ | does::PRON) {
            i += 1;
        } else {
            i = phrase_after(words, i, limit)?.end;
        }
        // `told The Post on Friday he would`.
        let starts = |j: usize| words.may(j, does::PRON | does::FUSED) && !words.is(j, "that") || words.may(j, does::DET | does::POSS);
        if words.may(i, does::PREP | does::TIME) {
            i = (i + 1..limit).find(|&j| words.may(j, does::PRON | does::FUSED) && !words.may(j, does::DET | does::REL))?;
        }
        let begins = starts(i) || words.is_name(i) && i < limit;
        (begins && words.has_finite(i..self.to)).then_some(i)
    }

    pub(super) fn ended(&self, start: usize, content: Content, least: usize) -> Option<Range<usize>> {
        let end = ends::of(self.words, start, self.to, content);
        (end >= start + least).then_some(start..end)
    }

    /// Whether a clause of its own stands in a stretch, rather than a noun phrase and what tells more of it.
    pub(super) fn has_clause(&self, stretch: Range<usize>) -> bool {
        let words = self.words;
        // Of a clause inside, the verb is passed over once.
        let (mut subordinate, mut passed) = (false, usize::MAX);
        // `that is too late`: a pronoun.
        let from = stretch.start;
        let pointed = |i: usize| i == from && words.is(i, "that") && words.may(i + 1, does::AUXILIARY);
        for i in stretch {
            if pointed(i) {
                continue;
            }
            if words.is_comma(i) {
                subordinate = false;
            } else if words.is_fused(i) && !subordinate {
                return true;
            } else if words.may(i, does::REL | does::SUB | does::WH) && !words.may(i, does::DET)
                || words.is(i, "that") && !words.may(i.saturating_sub(1), does::SMALL)
            {
                subordinate = true;
            } else if self.is_main_verb(i) && (passed == usize::MAX || i > passed + 1) {
                if !subordinate {
                    return true;
                }
                (subordinate, passed) = (false, i);
            } else if passed != usize::MAX && i == passed + 1 && words.may(i, does::VERB | does::AUXILIARY | does::ADV | does::NOT) {
                passed = i;
            }
        }
        false
    }

    pub(super) fn is_main_verb(&self, i: usize) -> bool {
        let words = self.words;
        let led = i > self.from
            && (words.may(i.wrapping_sub(1), does::DET | does::POSS) && !words.may(i.wrapping_sub(1), does::REL | does::PRON)
                || words.is_possessive(i.wrapping_sub(1)));
        let plain =
            words.may(i, does::S | does::PAST | does::BASE) && words.is_content(i) && i > self.from && !led && !words.is(i + 1, "by");
        // `, based in Hull,` and `to be named` make no clause.
        let participle =
            i > self.from && words.may(i, does::PART) && (words.is_comma(i.wrapping_sub(1)) || words.may(i.wrapping_sub(1), does::BARE));
        let base = !words.may(i, does::S | does::PAST)
            && i > self.from
            && !words.may(i.wrapping_sub(1), does::PRON)
            && !words.is_plural(i.wrapping_sub(1));
        words.may(i, does::AUXILIARY) && !words.may(i, does::BARE) || plain && !base && !participle
    }
}
