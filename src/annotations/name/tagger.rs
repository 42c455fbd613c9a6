//! Labels the words of an island: in `Sergei Lavrov of Russia` the first two are a person, the last is a place.
//!
//! A linear-chain conditional random field: evidence speaks for the label of each word, and each label for the next.

use super::evidence::{self, Island, Seen};
use crate::annotations::mention::EntityType;
use crate::lexicon::Weights;
use std::ops::Range;

/// Labels: 0 is no name; then for each type the first word of a name and a further one.
pub const LABELS: usize = 7;
const TYPES: [EntityType; 3] = [EntityType::Person, EntityType::Organization, EntityType::Place];

/// The score of what may not be.
const NEVER: f32 = -1e4;
/// What is taken from the score of no name: an article names more that is new than the texts that taught.
const LEANING: f32 = 0.3;

/// A score for each label of a word.
pub type Scores = [f32; LABELS];

/// The label of a name's first word, or of a further one.
pub fn label(of: EntityType, is_first: bool) -> usize {
    TYPES.iter().position(|known| *known == of).map_or(0, |at| 1 + 2 * at + usize::from(!is_first))
}

/// What a label is of.
fn type_of(label: usize) -> Option<EntityType> {
    label.checked_sub(1).map(|at| TYPES[at / 2])
}

fn is_further(label: usize) -> bool {
    label > 0 && label.is_multiple_of(2)
}

/// A further word follows a word of the same name only.
pub fn may_follow(before: usize, label: usize) -> bool {
    !is_further(label) || before == label || before + 1 == label
}

/// How much each label speaks for the next: `[before][next]`.
pub struct Steps([Scores; LABELS]);

impl Steps {
    pub fn of(weights: &Weights) -> Steps {
        let mut steps = [[0.0; LABELS]; LABELS];
        for (before, row) in steps.iter_mut().enumerate() {
            *row = scores(weights, &[evidence::row_after(before)]);
        }
        Steps::new(steps)
    }

    /// Steps that may not be are closed.
    pub fn new(mut steps: [Scores; LABELS]) -> Steps {
        for (before, row) in steps.iter_mut().enumerate() {
            for (label, step) in row.iter_mut().enumerate().filter(|(label, _)| !may_follow(before, *label)) {
                *step = f32::NEG_INFINITY;
                debug_assert!(label > 0);
            }
        }
        Steps(steps)
    }
}

/// What rows of evidence speak for each label.
pub fn scores(weights: &Weights, rows: &[u32]) -> Scores {
    let mut sums = [0; LABELS];
    rows.iter().for_each(|&row| weights.add(row, &mut sums));
    sums.map(|sum| weights.odds(sum))
}

/// A stretch of words that is one name.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagged {
    /// Indices of the layout's tokens.
    pub tokens: Range<usize>,
    pub of: EntityType,
    /// How probable it is that just these words are a name of this type.
    pub confidence: f32,
    /// How probable each type is for the first word: person, organisation, place.
    pub odds: [f32; 3],
    /// What decided.
    pub why: &'static str,
}

/// Finds the names of an island.
pub fn tag(seen: &Seen, island: &Island, weights: &Weights, steps: &Steps, found: &mut Vec<Tagged>) {
    let mut rows = Vec::with_capacity(96);
    let spoken: Vec<Scores> = island
        .tokens
        .clone()
        .map(|i| {
            seen.rows(island, i, &mut rows);
            let mut scores = scores(weights, &rows);
            scores[0] -= LEANING;
            if !seen.may_begin(i) {
                (1..LABELS).step_by(2).for_each(|first| scores[first] = NEVER);
            }
            scores
        })
        .collect();
    let (best, probable) = (best(&spoken, steps), probable(&spoken, steps));
    let mut at = 0;
    while at < best.len() {
        let Some(of) = type_of(best[at]) else {
            at += 1;
            continue;
        };
        let next = (at + 1..best.len()).find(|&i| !is_further(best[i])).unwrap_or(best.len());
        // A small word does not end a name.
        let end = (at + 1..=next).rev().find(|&end| seen.may_begin(island.tokens.start + end - 1)).unwrap_or(at + 1);
        let goes_on = probable.get(end).map_or(0.0, |next| next[label(of, false)]);
        let confidence = (at..end).map(|i| probable[i][best[i]]).fold(1.0 - goes_on, f32::min);
        let odds = std::array::from_fn(|kind| probable[at][1 + 2 * kind] + probable[at][2 + 2 * kind]);
        found.push(Tagged { tokens: island.tokens.start + at..island.tokens.start + end, of, confidence, odds, why: "weighed" });
        at = next;
    }
}

/// The best labels together (Viterbi).
pub fn best(spoken: &[Scores], Steps(steps): &Steps) -> Vec<usize> {
    let mut ways: Vec<[usize; LABELS]> = Vec::with_capacity(spoken.len());
    let mut so_far = [f32::NEG_INFINITY; LABELS];
    so_far[0] = 0.0;
    for word in spoken {
        let (mut next, mut way) = ([f32::NEG_INFINITY; LABELS], [0; LABELS]);
        for label in 0..LABELS {
            for before in 0..LABELS {
                let score = so_far[before] + steps[before][label];
                if score > next[label] {
                    (next[label], way[label]) = (score, before);
                }
            }
            next[label] += word[label];
        }
        so_far = next;
        ways.push(way);
    }
    // Behind the island stands a word that is no name.
    let mut label = (0..LABELS).max_by(|&a, &b| (so_far[a] + steps[a][0]).total_cmp(&(so_far[b] + steps[b][0]))).unwrap_or(0);
    let mut labels = vec![0; spoken.len()];
    for (at, way) in ways.iter().enumerate().rev() {
        labels[at] = label;
        label = way[label];
    }
    labels
}

/// How probable each label of each word is (forward and backward).
pub fn probable(spoken: &[Scores], steps: &Steps) -> Vec<Scores> {
    Chain::of(spoken, steps).words()
}

/// The sums of both directions, kept from overflowing by a maximum a word.
pub struct Chain<'a> {
    spoken: &'a [Scores],
    steps: &'a [Scores; LABELS],
    forward: Vec<Scores>,
    backward: Vec<Scores>,
    /// Logarithm of the sum over all labellings.
    pub total: f32,
}

impl<'a> Chain<'a> {
    pub fn of(spoken: &'a [Scores], Steps(steps): &'a Steps) -> Chain<'a> {
        let n = spoken.len();
        let mut forward = vec![[f32::NEG_INFINITY; LABELS]; n];
        let mut backward = vec![[0.0; LABELS]; n];
        for at in 0..n {
            for label in 0..LABELS {
                let before = |before: usize| match at {
                    0 => {
                        if before == 0 {
                            steps[0][label]
                        } else {
                            f32::NEG_INFINITY
                        }
                    }
                    _ => forward[at - 1][before] + steps[before][label],
                };
                forward[at][label] = log_sum(std::array::from_fn(before)) + spoken[at][label];
            }
        }
        for at in (0..n).rev() {
            for label in 0..LABELS {
                backward[at][label] = match at + 1 < n {
                    false => steps[label][0],
                    true => log_sum(std::array::from_fn(|next| steps[label][next] + spoken[at + 1][next] + backward[at + 1][next])),
                };
            }
        }
        let total = forward.last().map_or(0.0, |last| log_sum(std::array::from_fn(|label| last[label] + steps[label][0])));
        Chain { spoken, steps, forward, backward, total }
    }

    /// How probable each label of each word is.
    pub fn words(&self) -> Vec<Scores> {
        let pairs = self.forward.iter().zip(&self.backward);
        pairs.map(|(forward, backward)| std::array::from_fn(|label| (forward[label] + backward[label] - self.total).exp())).collect()
    }

    /// How probable a pair of labels is at a word and the next.
    pub fn pair(&self, at: usize, label: usize, next: usize) -> f32 {
        let step = self.steps[label][next];
        (self.forward[at][label] + step + self.spoken[at + 1][next] + self.backward[at + 1][next] - self.total).exp()
    }
}

fn log_sum(terms: Scores) -> f32 {
    let most = terms.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY {
        return most;
    }
    most + terms.iter().map(|term| (term - most).exp()).sum::<f32>().ln()
}
