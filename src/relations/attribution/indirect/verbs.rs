//! A verb that reports, its helpers and its subject: `Ann Roe, who has never said that`, `Bell was told by the council that`.

use super::ends::{Content, Frame};
use super::phrases::{opens_phrase, phrase_after, phrase_before, subject_before};
use super::reports::{Report, Shape, Walk};
use crate::lexicon::grammar::{Cue, does, frame};
use std::ops::Range;

/// A verb with its helpers: `has never said`, `was told`, `to promise`.
pub(super) struct Group {
    pub(super) start: usize,
    pub(super) verb: usize,
    pub(super) passive: bool,
    /// Without a subject of its own: `to say`, `saying`.
    pub(super) bare: bool,
    /// The form whose coordination goes on with the same subject.
    pub(super) form: u32,
}

impl<'a> Walk<'a> {
    /// The verb group around a word that may be a verb, if it is one here.
    pub(super) fn group(&self, verb: usize) -> Option<Group> {
        let words = self.words;
        let mut start = verb;
        while start > self.from
            && words.may(start.wrapping_sub(1), does::ADV | does::NOT)
            && !words.may(start.wrapping_sub(1), does::PRON | does::DET | does::AUXILIARY)
        {
            start -= 1;
        }
        let (mut passive, mut has_auxiliary, mut bare) = (false, false, false);
        let before = start.checked_sub(1).filter(|&before| before >= self.from);
        let is_be = |i: usize| words.may(i, does::BE) || words.may(i, does::FUSED) && !words.text(i).ends_with("ll");
        let form = words.at(verb);
        if let Some(before) = before {
            if is_be(before) || words.is_possessive(before) && words.may(verb, does::ING) {
                passive = form.may(does::PART) && !form.may(does::ING) && !words.may(before, does::FUSED);
                has_auxiliary = true;
            } else if words.may(before, does::MODAL | does::HAVE | does::DO | does::FUSED) {
                has_auxiliary = true;
            } else if words.is(before, "to") {
                bare = true;
            }
        }
        if has_auxiliary {
            while start > self.from
                && words.may(start.wrapping_sub(1), does::AUXILIARY | does::ADV | does::NOT)
                && !words.may(start.wrapping_sub(1), does::PRON | does::DET)
            {
                start -= 1;
            }
            bare = start > self.from && words.is(start.wrapping_sub(1), "to");
        }
        if !has_auxiliary && !bare && !self.is_verb(verb, start) {
            return None;
        }
        if bare && !has_auxiliary && !form.may(does::BASE) {
            return None;
        }
        // `Asked whether …`, `When asked about …`: the one who is asked comes later.
        let opens = before.is_none_or(|before| words.may(before, does::SUB) || before == self.from && words.may(before, does::COORD));
        let asked =
            form.may(does::PART) && opens && words.verb(verb).is_some_and(|cue| cue.frames & frame::ADDRESSEE != 0 && cue.class == "ask");
        if (form.may(does::ING) || asked) && !has_auxiliary {
            bare = true;
        }
        let simple = if form.may(does::PAST) {
            does::PAST
        } else if form.may(does::S) {
            does::S
        } else {
            does::BASE
        };
        let form = if bare && words.may(verb, does::ING) {
            does::ING
        } else if has_auxiliary {
            does::PAST | does::S
        } else {
            simple
        };
        Some(Group { start, verb, passive, bare, form })
    }

    /// Whether a word without helpers is a verb here, by what stands before it.
    pub(super) fn is_verb(&self, verb: usize, start: usize) -> bool {
        let words = self.words;
        let form = words.at(verb);
        if words.may(verb, does::SMALL) && !form.may(does::PAST | does::S | does::ING) {
            return false;
        }
        let Some(before) = start.checked_sub(1).filter(|&before| before >= self.from) else {
            return form.may(does::ING) && !self.leads_name(verb)
                || form.may(does::PART) && words.verb(verb).is_some_and(|cue| cue.class == "ask");
        };
        let led = words.may(before, does::DET | does::POSS) && !words.may(before, does::PRON | does::REL) || words.is_possessive(before);
        if led {
            return false;
        }
        if form.may(does::ING) {
            return !words.may(before, does::DET) && !words.is_content(before) || words.is_plural(before) || words.may(before, does::SMALL);
        }
        if words.may(before, does::PREP) && !words.may(before, does::ADV | does::SUB) {
            return false;
        }
        if form.may(does::PAST) {
            return !matches!(words.text(verb.wrapping_sub(1)), "most" | "more" | "much" | "so");
        }
        let next = verb + 1;
        let takes = words.may(next, does::DET | does::POSS | does::OBJ | does::PRON | does::PREP | does::WH)
            || words.is(next, "to")
            || words.is_name(next)
            || words.is_plural(next)
            || words.is_content(next) && words.verb(verb).is_some_and(|cue| cue.frames & frame::INSIDE != 0);
        let after_subject = words.may(before, does::PRON | does::REL | does::COORD)
            || words.is_name(before)
            || words.text(before) == ")"
            || words.is_comma(before)
            || words.is_number(before);
        if form.may(does::S) {
            let noun = words.is_content(before)
                && !words.is_plural(before)
                && phrase_before(words, self.from, start)
                    .is_some_and(|phrase| words.may(phrase.start, does::DET | does::POSS) || phrase.start == self.from);
            return after_subject
                && !words.is_number(before)
                && !words.may(before, does::PLURAL)
                && (takes || words.may(before, does::PRON | does::REL))
                || noun && takes;
        }
        form.may(does::BASE)
            && (words.is_plural(before)
                || words.is_name(before) && self.is_pair(start)
                || (words.may(before, does::COORD | does::ADV) || words.is_comma(before)) && takes
                || words.is_number(before)
                || words.text(before) == "%")
    }

    /// `Defending champion Ann Roe took nine`: a noun with a name behind, and no comma before the verb.
    fn leads_name(&self, verb: usize) -> bool {
        let words = self.words;
        let acts = |&i: &usize| words.is_comma(i) || words.may(i, does::AUXILIARY | does::PAST | does::S) && !words.may(i, does::SMALL);
        words.is_content(verb + 1)
            && !words.is_plural(verb + 1)
            && words.is_name(verb + 2)
            && (verb + 2..self.to).find(acts).is_some_and(|i| !words.is_comma(i))
    }

    /// `Mr. Roe and Mr. Bell say`: two names take a plural verb.
    fn is_pair(&self, end: usize) -> bool {
        let phrase = phrase_before(self.words, self.from, end);
        phrase.is_some_and(|mut phrase| phrase.any(|i| self.words.is(i, "and")))
    }

    pub(super) fn verb(&self, group: &Group, cue: &'a Cue, found: &[Report]) -> Option<Report> {
        let subject = self.subject(group, found);
        if group.passive {
            return self.passive(group, cue, subject);
        }
        if subject.is_none() && !group.bare || self.is_behind_quotation(group) {
            return None;
        }
        let relative = subject.as_ref().and_then(|subject| subject.start.checked_sub(1)).filter(|&i| i >= self.from && self.is_object(i));
        let after = self.after_particle(group.verb);
        let (content, shape) = self.content(after, group, cue, relative.is_some())?;
        let mut pieces = Vec::new();
        if cue.class == "seem" {
            // `She seems tired` is nobody's: what she is like is told of her.
            pieces.extend(subject.filter(|subject| subject.end <= group.verb));
            pieces.push(content);
            return Some(self.made(pieces, None, group.verb, cue, Shape::State));
        }
        if shape == Shape::Relative {
            pieces.extend(relative.map(|i| i..i + 1));
        }
        pieces.push(content);
        Some(self.made(pieces, subject, group.verb, cue, shape))
    }

    /// `the plan that critics called …`: a relative pronoun that stands for what is reported.
    pub(super) fn is_object(&self, i: usize) -> bool {
        let words = self.words;
        let before = i.checked_sub(1).filter(|&before| before >= self.from);
        let Some(before) = before else { return false };
        let noun = words.is_plain(before) || words.is_name(before) || words.is_plural(before);
        match words.text(i) {
            "which" | "whom" => !words.may(before, does::PREP),
            "that" => noun && words.verb(before).is_none() && words.adjective(before).is_none() && words.noun(before).is_none(),
            _ => false,
        }
    }

    /// Whose clause the verb's is: the sentence's own, one that `when` opens, one that `who` opens.
    pub(super) fn clause_frame(&self, group: &Group) -> Frame {
        let words = self.words;
        if group.bare && group.start == self.from {
            return Frame::Subordinate;
        }
        let from = self.from.max(group.start.saturating_sub(14));
        let boundary = (from..group.start)
            .rev()
            .find(|&i| words.is_comma(i) || words.may(i, does::REL | does::SUB) && !words.may(i, does::DET | does::PREP));
        match boundary {
            Some(i)
                if words.may(i, does::SUB)
                    && !words.is(i, "so")
                    && (i == self.from || words.is_comma(i.wrapping_sub(1)) || words.may(i.wrapping_sub(1), does::COORD)) =>
            {
                Frame::Subordinate
            }
            Some(i) if words.may(i, does::REL) => Frame::Relative,
            _ => Frame::Main,
        }
    }

    /// `"…," said Ann Roe`: what follows is the speaker.
    pub(super) fn is_behind_quotation(&self, group: &Group) -> bool {
        let before = group.start.checked_sub(1).filter(|&before| before >= self.from);
        !group.bare && before.is_some_and(|before| self.words.is_quoted(before))
    }

    /// `pointed out`, `shot back`.
    pub(super) fn after_particle(&self, verb: usize) -> usize {
        if matches!(self.words.text(verb + 1), "out" | "back" | "up" | "down" | "off" | "away") { verb + 2 } else { verb + 1 }
    }

    /// The one whose words they are.
    pub(super) fn subject(&self, group: &Group, found: &[Report]) -> Option<Range<usize>> {
        let words = self.words;
        let last = found.iter().rev().find(|report| !matches!(report.shape, Shape::Noun | Shape::Adjective));
        let inherited = || last.and_then(|report| report.subject.clone()).or_else(|| self.main_subject(group.start));
        let before = group.start.checked_sub(1).filter(|&before| before >= self.from);
        let Some(before) = before else {
            return if group.bare && words.may(group.verb, does::ING) { self.subject_behind_comma(group.verb) } else { None };
        };
        if group.bare {
            if words.may(group.verb, does::PART) && words.may(before, does::SUB | does::COORD | does::WH) {
                return None;
            }
            if words.may(group.verb, does::ING) && !words.is_comma(before) && !words.may(before, does::SMALL) {
                return subject_before(words, self.from, group.start).or_else(inherited);
            }
            return inherited().or_else(|| self.subject_behind_comma(group.verb));
        }
        if words.may(before, does::COORD) || words.is_comma(before) && words.may(before.wrapping_sub(1), does::COORD) {
            return inherited();
        }
        subject_before(words, self.from, group.start).or_else(inherited)
    }

    /// The first noun phrase of the sentence that has a verb, as far as the verb at `limit`.
    pub(super) fn main_subject(&self, limit: usize) -> Option<Range<usize>> {
        let words = self.words;
        // `Roe, who runs the mill, stayed and said`: what lies between the commas is another clause.
        let mut closes = self.from;
        let verb = (self.from..limit).find(|&i| {
            if i >= closes && words.may(i, does::REL) && !words.is(i, "that") && words.is_comma(i.wrapping_sub(1)) {
                closes = (i..limit).find(|&i| words.is_comma(i)).unwrap_or(closes);
            }
            i >= closes
                && !words.is_quoted(i)
                && (words.may(i, does::AUXILIARY | does::FUSED) || words.may(i, does::PAST | does::S) && !words.may(i, does::SMALL))
                && self.is_free(i)
        })?;
        let verb_start = if words.may(verb, does::FUSED) { return Some(verb..verb + 1) } else { verb };
        subject_before(words, self.from, verb_start)
    }

    /// A verb that no determiner before it makes a noun, and no `who` the verb of another clause.
    pub(super) fn is_free(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).filter(|&before| before >= self.from) else { return false };
        let led = self.words.may(before, does::DET | does::POSS | does::REL) && !self.words.is(before, "neither");
        !led && !self.words.is_possessive(before)
    }

    /// `Asked whether it was safe, Ann Roe laughed.`
    pub(super) fn subject_behind_comma(&self, verb: usize) -> Option<Range<usize>> {
        // `Speaking to Bell, who had waited, Roe …`.
        let ends = |&i: &usize| self.words.is_comma(i) && !self.words.may(i + 1, does::REL);
        let comma = (verb..self.to).find(ends)?;
        phrase_after(self.words, comma + 1, self.to)
    }

    /// `The vote is expected to be close`, `He was told that …`, `It was praised by Roe`.
    pub(super) fn passive(&self, group: &Group, cue: &'a Cue, subject: Option<Range<usize>>) -> Option<Report> {
        let words = self.words;
        let after = group.verb + 1;
        let phrase = Content::Phrase { form: group.form, frame: Frame::Main };
        let agent = if words.is(after, "by") { phrase_after(words, after + 1, self.to) } else { None };
        let next = agent.as_ref().map_or(after, |agent| agent.end);
        let takes_that = cue.frames & (frame::CLAUSE | frame::THAT | frame::ADDRESSEE) != 0;
        if takes_that && let Some(start) = self.complementizer(next, false) {
            let content = self.ended(start, Content::Clause { form: group.form, frame: Frame::Main }, 2)?;
            return Some(self.made(vec![content], agent, group.verb, cue, Shape::That));
        }
        if cue.class == "ask" && matches!(words.text(next), "about" | "for" | "to") {
            let start = if words.is(next, "to") { next } else { next + 1 };
            let content = self.ended(start, phrase, 1)?;
            return Some(self.made(vec![content], agent, group.verb, cue, Shape::Passive));
        }
        if !matches!(cue.class, "think" | "say" | "claim" | "accuse" | "praise" | "deny" | "support" | "ask") {
            return None;
        }
        let judged = matches!(cue.class, "accuse" | "praise") && matches!(words.text(next), "of" | "for");
        let goes_on = self.is_infinitive(next) || words.is(next, "as") && !words.is(next + 1, "well") || judged;
        let mut pieces: Vec<_> = subject.into_iter().collect();
        if goes_on {
            pieces.extend(self.ended(next, phrase, 2));
        } else if cue.frames & frame::OBJECT != 0
            && agent.is_none()
            && (opens_phrase(words, after) || words.is_plain(after))
            && !words.may(after, does::TIME)
            && after < self.to
        {
            pieces.extend(self.ended(after, phrase, 1));
        } else if agent.is_none() {
            return None;
        }
        (!pieces.is_empty()).then(|| self.made(pieces, agent, group.verb, cue, Shape::Passive))
    }
}
