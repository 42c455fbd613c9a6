//! Reports without a verb of their own: `Roe's claim ⟨that it was late⟩`, `she is sure ⟨it was late⟩`, `⟨it has⟩ reportedly ⟨gone⟩`.

use super::ends::{self, Content, Frame};
use super::phrases::{opens_phrase, phrase_after, phrase_before, subject_before};
use super::reports::{Report, Shape, Walk};
use super::verbs::Group;
use crate::lexicon::grammar::{Cue, does, frame};
use std::ops::Range;

impl<'a> Walk<'a> {
    /// `is confident that`, `were worried about`.
    pub(super) fn adjective(&self, i: usize, cue: &'a Cue, found: &[Report]) -> Option<Report> {
        let words = self.words;
        let mut start = i;
        while start > self.from && words.may(start.wrapping_sub(1), does::ADV) && !words.may(start.wrapping_sub(1), does::PRON | does::DET)
        {
            start -= 1;
        }
        let be =
            start.checked_sub(1).filter(|&be| be >= self.from && (words.may(be, does::BE | does::FUSED) || words.may(be, does::LINK)))?;
        let group = Group { start: be, verb: i, passive: false, bare: false, form: does::PAST | does::S };
        let group = self.widened(group);
        let mut cue_as_object = cue.clone();
        cue_as_object.frames &= frame::CLAUSE | frame::THAT;
        let (content, _) = if cue.prepositions.contains(&"to") && self.is_infinitive(i + 1) {
            (self.ended(i + 1, Content::Phrase { form: group.form, frame: Frame::Main }, 2)?, Shape::Infinitive)
        } else {
            self.content(i + 1, &group, &cue_as_object, false)?
        };
        let subject = if words.may(be, does::FUSED) { Some(be..be + 1) } else { self.subject(&group, found) }?;
        Some(self.made(vec![content], Some(subject), i, cue, Shape::Adjective))
    }

    pub(super) fn widened(&self, mut group: Group) -> Group {
        while group.start > self.from
            && self.words.may(group.start.wrapping_sub(1), does::AUXILIARY | does::ADV | does::NOT)
            && !self.words.may(group.start.wrapping_sub(1), does::PRON | does::DET)
        {
            group.start -= 1;
        }
        group
    }

    /// `Roe's claim that …`, `their support for …`, `a call to …`.
    pub(super) fn noun(&self, i: usize, cue: &'a Cue) -> Option<Report> {
        let words = self.words;
        let after = i + 1;
        let clause =
            cue.frames & frame::THAT != 0 && words.is(after, "that") && !words.may(after + 1, does::AUXILIARY | does::S | does::PAST);
        let prepared = cue.prepositions.iter().any(|prep| words.is(after, prep));
        let content = if clause {
            self.ended(after, Content::Clause { form: 0, frame: Frame::Noun }, 3)?
        } else if prepared && words.is(after, "to") && words.may(after + 1, does::BASE) {
            self.ended(after, Content::Phrase { form: does::PAST | does::S, frame: Frame::Main }, 2)?
        } else if prepared && !words.is(after, "to") && after + 1 < self.to && opens_phrase(words, after + 1) {
            let phrase = phrase_after(words, after + 1, self.to)?;
            phrase.start..ends::trimmed(words, phrase.start, phrase.end)
        } else {
            return None;
        };
        let speaker = self.owner(i);
        (clause || speaker.is_some()).then(|| self.made(vec![content], speaker, i, cue, Shape::Noun))
    }

    /// Whose claim it is: `his claim`, `the mayor's sharp criticism`.
    pub(super) fn owner(&self, noun: usize) -> Option<Range<usize>> {
        let words = self.words;
        let from = self.from.max(noun.saturating_sub(4));
        let at = (from..noun).rev().take_while(|&i| !words.is_mark(i)).find(|&i| words.may(i, does::POSS) || words.is_possessive(i))?;
        if words.may(at, does::POSS) {
            return Some(at..at + 1);
        }
        phrase_before(words, self.from, at)
    }

    /// `The hackers have reportedly broken in.`
    pub(super) fn reportedly(&self, i: usize) -> Option<Report> {
        let words = self.words;
        let content = self.ended(i + 1, Content::Clause { form: 0, frame: Frame::Main }, 2)?;
        let mut start = i;
        while start > self.from && words.may(start.wrapping_sub(1), does::AUXILIARY | does::ADV) {
            start -= 1;
        }
        let subject = subject_before(words, self.from, start).map(|subject| subject.start..i);
        let pieces = subject.into_iter().chain([content]).collect();
        Some(Report { pieces, subject: None, antecedent: None, cue: i..i + 1, class: "say", shape: Shape::Reportedly })
    }
}
