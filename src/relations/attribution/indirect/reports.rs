//! What a sentence reports without marks, and whose words or thoughts it says they are: `She wants ⟨to go home⟩`,
//! `⟨The trams⟩, he said, ⟨will run again⟩`, `Critics accused ⟨the council of waste⟩`.
//!
//! One walk over a sentence. A word that reports is first taken as one that stands inside or behind what it reports; else what
//! follows must fit one of its frames (`speech_verbs.txt`). Reports inside what is reported already are passed over.

use super::phrases::phrase_before;
use super::words::Words;
use crate::lexicon::grammar::{Cue, does};
use std::ops::Range;

/// One report. Indices are of the layout's tokens.
#[derive(Debug, Clone)]
pub struct Report {
    /// The contiguous pieces of what is reported, in order.
    pub pieces: Vec<Range<usize>>,
    /// The noun phrase that says it, and the one it stands for (`who`).
    pub subject: Option<Range<usize>>,
    pub antecedent: Option<Range<usize>>,
    pub cue: Range<usize>,
    pub class: &'static str,
    pub shape: Shape,
}

/// How a report is built. Each is right to its own degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    That,
    Clause,
    Infinitive,
    Object,
    Preposition,
    Relative,
    Passive,
    State,
    Behind,
    Inside,
    According,
    Noun,
    Adjective,
    Reportedly,
}

impl Shape {
    /// The evidence's name in the contract and how often it was right.
    pub fn told(self) -> (&'static str, f32) {
        match self {
            Shape::That => ("that-clause", 0.68),
            Shape::Clause => ("clause-after", 0.65),
            Shape::Infinitive => ("infinitive-after", 0.45),
            Shape::Object => ("object-after", 0.44),
            Shape::Preposition => ("preposition-after", 0.45),
            Shape::Relative => ("relative-clause", 0.5),
            Shape::Passive => ("passive", 0.5),
            Shape::State => ("seems", 0.5),
            Shape::Behind => ("cue-after", 0.76),
            Shape::Inside => ("cue-inside", 0.64),
            Shape::According => ("according-to", 0.76),
            Shape::Noun => ("noun-of-speech", 0.25),
            Shape::Adjective => ("adjective-of-thought", 0.44),
            Shape::Reportedly => ("reportedly", 0.3),
        }
    }
}

/// The reports of a sentence.
pub fn find(words: &Words, sentence: Range<usize>) -> Vec<Report> {
    let walk = Walk { words, from: sentence.start, to: sentence.end };
    walk.behind().map_or_else(|| walk.forward(), |report| vec![report])
}

pub(super) struct Walk<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl<'a> Walk<'a> {
    pub(super) fn forward(&self) -> Vec<Report> {
        let mut found: Vec<Report> = Vec::new();
        let mut i = self.from;
        while i < self.to {
            let report = if self.words.is_quoted(i) { None } else { self.report(i, &found) };
            if let Some(report) = report {
                i = report.pieces.last().map_or(i, |piece| piece.end).max(i + 1);
                found.push(report);
            } else {
                i += 1;
            }
        }
        found
    }

    pub(super) fn report(&self, i: usize, found: &[Report]) -> Option<Report> {
        if self.words.is_mark(i) {
            return None;
        }
        if self.words.is(i, "reportedly") {
            return self.reportedly(i);
        }
        if let Some(cue) = self.words.verb(i)
            && let Some(report) = self.group(i).and_then(|group| self.verb(&group, cue, found))
        {
            return Some(report);
        }
        if let Some(cue) = self.words.adjective(i)
            && let Some(report) = self.adjective(i, cue, found)
        {
            return Some(report);
        }
        self.words.noun(i).and_then(|cue| self.noun(i, cue))
    }

    pub(super) fn made(
        &self,
        pieces: Vec<Range<usize>>,
        subject: Option<Range<usize>>,
        cue_at: usize,
        cue: &'a Cue,
        shape: Shape,
    ) -> Report {
        let antecedent =
            subject.as_ref().filter(|subject| subject.len() == 1 && is_relative(self.words, subject.start)).and_then(|subject| {
                let comma = subject.start > self.from && self.words.is_comma(subject.start.wrapping_sub(1));
                phrase_before(self.words, self.from, subject.start - usize::from(comma))
            });
        Report { pieces, subject, antecedent, cue: cue_at..cue_at + 1, class: cue.class, shape }
    }
}

/// `which`, `whom`, `that` behind a noun: what stands for a thing reported.
pub(super) fn is_relative(words: &Words, i: usize) -> bool {
    words.may(i, does::REL) && !words.is(i, "where") || words.is(i, "what")
}
