//! Which of all who could have said it did: `"We are wet," Bell told reporters` has Bell, the reporters, whoever spoke
//! before, nobody, and the chance that the marked words are no speech at all.
//!
//! A log-linear choice: each candidate's evidence is weighed, and the weights make probabilities that sum to one.

use super::Spoken;
use super::evidence::{Evidence, Seen, Weights};
use std::cmp::Ordering;

/// One who could have said it, or that nobody did.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    pub who: Who,
    pub seen: Seen,
    /// The cue it comes with, of the paragraph's [`Phrases`].
    pub cue: Option<usize>,
    /// Which evidence leads, for `why`.
    pub why: &'static str,
}

impl Candidate {
    /// Whether its cue stands right beside the quotation.
    fn is_beside(&self) -> bool {
        self.seen.has(Evidence::AfterNext) || self.seen.has(Evidence::BeforeNext)
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Who {
    /// A phrase of the paragraph.
    Here(usize),
    /// A phrase of the sentence that leads to the paragraph.
    Lead(usize),
    /// A name behind a dash on the line below: `— Ann Lee, mayor of Leeds`.
    Below(usize),
    /// Who spoke before.
    Before(Spoken),
    /// Speech, but nobody is told to have said it.
    Nobody,
    /// A doubted word, a title, a nickname.
    Unspoken,
}

/// What was chosen, and how sure it is.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    pub candidate: Candidate,
    /// That the words are speech.
    pub spoken: f32,
    /// That, if they are speech, this candidate says so.
    pub sure: f32,
}

/// How much less likely the phrase with its cue may be than the phrase alone.
const LEAST: f32 = 0.05;

/// How many times likelier than nobody a speaker must be: a wrong name does more harm than none.
const ABSTAINS: f32 = 3.5;

/// The most probable candidate; `None` only where there is none. Candidates who are the same person count as one.
pub fn choose(candidates: &[Candidate], keys: &[u64], weights: &Weights) -> Option<Choice> {
    let scores: Vec<f32> = candidates.iter().map(|candidate| score(candidate, weights)).collect();
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let odds: Vec<f32> = scores.iter().map(|score| (score - top).max(-40.0).exp()).collect();
    let all: f32 = odds.iter().sum();
    let unspoken: f32 = (0..odds.len()).filter(|&i| candidates[i].who == Who::Unspoken).map(|i| odds[i]).sum();
    let together = |i: usize| {
        let all = (0..odds.len()).filter(|&j| keys[j] == keys[i]).map(|j| odds[j]).sum::<f32>();
        if candidates[i].who == Who::Nobody { all * ABSTAINS } else { all }
    };
    let speakers = (0..odds.len()).filter(|&i| candidates[i].who != Who::Unspoken);
    let best = speakers.clone().map(|i| (i, together(i))).max_by(|a, b| a.1.total_cmp(&b.1).then(odds[a.0].total_cmp(&odds[b.0])))?;
    // Of the same person's candidates, the one that weighs most is shown.
    let shown = speakers.filter(|&i| keys[i] == keys[best.0]).max_by(|&a, &b| odds[a].total_cmp(&odds[b]).then(b.cmp(&a)))?;
    // A cue of the same phrase tells more than the phrase alone.
    let with_cue = (0..odds.len()).filter(|&i| candidates[i].who == candidates[shown].who && candidates[i].cue.is_some());
    // Of two cues, the one beside the words brings them in: `He rejected the idea, saying: "…"`.
    let rank = |i: usize| (odds[i] > LEAST * odds[shown], candidates[i].is_beside(), odds[i]);
    let with_cue = with_cue.max_by(|&a, &b| rank(a).partial_cmp(&rank(b)).unwrap_or(Ordering::Equal));
    let shown = with_cue.filter(|&i| odds[i] > LEAST * odds[shown]).unwrap_or(shown);
    let spoken = 1.0 - unspoken / all;
    let sure = if candidates[shown].who == Who::Nobody { best.1 / ABSTAINS } else { best.1 };
    Some(Choice { candidate: candidates[shown], spoken, sure: (sure / (all - unspoken).max(1e-9)).min(1.0) })
}

pub fn score(candidate: &Candidate, weights: &Weights) -> f32 {
    let column = match candidate.who {
        Who::Nobody => &weights.nobody,
        Who::Unspoken => &weights.unspoken,
        _ => &weights.speaker,
    };
    candidate.seen.iter().map(|e| column[e]).sum()
}
