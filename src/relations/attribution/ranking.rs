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

    /// Whether it is the subject of the clause that leads to the words: `Bell called the plan "…"`.
    fn governs(&self) -> bool {
        let has = |evidence| self.seen.has(evidence);
        let is_subject = has(Evidence::Left) || has(Evidence::Coordinate) || has(Evidence::BeforeApposition) || has(Evidence::Participle);
        let is_near = has(Evidence::BeforeNext) || has(Evidence::BeforeNear);
        is_subject && is_near && !has(Evidence::Cues1) && !has(Evidence::Cues2)
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

/// How many times likelier than nobody a speaker must be: a wrong name does more harm than none. Whole utterances have a speaker
/// almost always; a few words between marks are as often anyone's: `the "top secret" cables`.
const ABSTAINS: f32 = 3.5;
const ABSTAINS_OF_WORDS: f32 = 16.0;

/// The most probable candidate; `None` only where there is none. Candidates who are the same person count as one.
pub fn choose(candidates: &[Candidate], keys: &[u64], weights: &Weights) -> Option<Choice> {
    let scores: Vec<f32> = candidates.iter().map(|candidate| score(candidate, weights)).collect();
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let odds: Vec<f32> = scores.iter().map(|score| (score - top).max(-40.0).exp()).collect();
    let all: f32 = odds.iter().sum();
    let unspoken: f32 = (0..odds.len()).filter(|&i| candidates[i].who == Who::Unspoken).map(|i| odds[i]).sum();
    let together = |i: usize| (0..odds.len()).filter(|&j| keys[j] == keys[i]).map(|j| odds[j]).sum::<f32>();
    let speakers = (0..odds.len()).filter(|&i| candidates[i].who != Who::Unspoken);
    let likelier = |a: &(usize, f32), b: &(usize, f32)| a.1.total_cmp(&b.1).then(odds[a.0].total_cmp(&odds[b.0]));
    let somebody = speakers.clone().filter(|&i| candidates[i].who != Who::Nobody).map(|i| (i, together(i))).max_by(likelier);
    let nobody = speakers.clone().find(|&i| candidates[i].who == Who::Nobody).map(|i| (i, odds[i]));
    let best = match (somebody, nobody) {
        (Some(best), Some(nobody)) => {
            let is_told = is_utterance(&candidates[nobody.0].seen)
                || (0..odds.len()).any(|i| keys[i] == keys[best.0] && odds[i] > LEAST * odds[best.0] && candidates[i].governs());
            let abstains = if is_told { ABSTAINS } else { ABSTAINS_OF_WORDS };
            if best.1 < nobody.1 * abstains { nobody } else { best }
        }
        (best, nobody) => best.or(nobody)?,
    };
    // Of the same person's candidates, the one that weighs most is shown.
    let shown = speakers.filter(|&i| keys[i] == keys[best.0]).max_by(|&a, &b| odds[a].total_cmp(&odds[b]).then(b.cmp(&a)))?;
    // A cue of the same phrase tells more than the phrase alone.
    let with_cue = (0..odds.len()).filter(|&i| candidates[i].who == candidates[shown].who && candidates[i].cue.is_some());
    // Of two cues, the one beside the words brings them in: `He rejected the idea, saying: "…"`.
    let rank = |i: usize| (odds[i] > LEAST * odds[shown], candidates[i].is_beside(), odds[i]);
    let with_cue = with_cue.max_by(|&a, &b| rank(a).partial_cmp(&rank(b)).unwrap_or(Ordering::Equal));
    let shown = with_cue.filter(|&i| odds[i] > LEAST * odds[shown]).unwrap_or(shown);
    let spoken = 1.0 - unspoken / all;
    Some(Choice { candidate: candidates[shown], spoken, sure: (best.1 / (all - unspoken).max(1e-9)).min(1.0) })
}

/// Long, or with the marks of a sentence.
fn is_utterance(seen: &Seen) -> bool {
    let has = |evidence| seen.has(evidence);
    let is_long = has(Evidence::Words8) || has(Evidence::Words15);
    is_long || has(Evidence::CommaInside) || has(Evidence::Capital) && has(Evidence::StopInside)
}

pub fn score(candidate: &Candidate, weights: &Weights) -> f32 {
    let column = match candidate.who {
        Who::Nobody => &weights.nobody,
        Who::Unspoken => &weights.unspoken,
        _ => &weights.speaker,
    };
    candidate.seen.iter().map(|e| column[e]).sum()
}
