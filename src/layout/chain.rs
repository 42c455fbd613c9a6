//! The likeliest roles of a page's lines, one after another: what is seen of each line speaks for its role, and a role for
//! the next line's. A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) with a table of weights
//! that a person can read, `lexicon/en/role_weights.tsv`.

use super::evidence::{Evidence, Seen};
use super::roles::Role;
use crate::lexicon::Table;

/// The roles that are weighed. The others are set by rules of their own.
pub const WEIGHED: [Role; 10] = [
    Role::Kicker,
    Role::Dek,
    Role::Byline,
    Role::Date,
    Role::Paragraph,
    Role::Subhead,
    Role::BlockQuote,
    Role::Caption,
    Role::ImageAlt,
    Role::Boilerplate,
];

/// How many roles are weighed.
pub const N: usize = WEIGHED.len();

/// A number a role.
pub type Scores = [f32; N];

/// Weights in natural logarithms of odds.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// By [`Evidence`].
    pub speaks: Vec<Scores>,
    /// By [`Evidence`]: for the line that is the headline, against all others of the page.
    pub headline: Vec<f32>,
    /// `next[a][b]`: for role `b` below role `a`.
    pub next: [Scores; N],
}

/// A line's likeliest role in the best chain, and how sure each role is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighed {
    /// Index into [`WEIGHED`].
    pub role: usize,
    /// Probability of each role, summing to 1.
    pub sure: Scores,
}

impl Weights {
    pub fn zero() -> Weights {
        Weights { speaks: vec![[0.0; N]; Evidence::ALL.len()], headline: vec![0.0; Evidence::ALL.len()], next: [[0.0; N]; N] }
    }

    /// Reads the table: rows are evidence by name, or `after-` and a role; columns are roles.
    pub fn of(table: &Table) -> Weights {
        let columns = WEIGHED.map(|role| table.column(role.name()));
        let row = |name: &str| columns.map(|column| column.map_or(0.0, |column| table.at(name, column)));
        Weights {
            speaks: Evidence::ALL.iter().map(|evidence| row(evidence.name())).collect(),
            headline: Evidence::ALL
                .iter()
                .map(|evidence| table.column("headline").map_or(0.0, |column| table.at(evidence.name(), column)))
                .collect(),
            next: WEIGHED.map(|role| row(&format!("after-{}", role.name()))),
        }
    }

    /// What is seen of a line, weighed.
    pub fn scores(&self, seen: Seen) -> Scores {
        let mut scores = [0.0; N];
        seen.iter().for_each(|evidence| add(&mut scores, 1.0, &self.speaks[evidence as usize]));
        scores
    }

    /// How much a line reads like the headline.
    pub fn headline(&self, seen: Seen) -> f32 {
        seen.iter().map(|evidence| self.headline[evidence as usize]).sum()
    }

    /// The best chain of roles (Viterbi) over lines already weighed.
    pub fn best(&self, scores: &[Scores]) -> Vec<usize> {
        let mut from: Vec<[u8; N]> = Vec::with_capacity(scores.len());
        let mut so_far = [0.0f32; N];
        for (i, line) in scores.iter().enumerate() {
            let (mut next, mut came) = ([f32::NEG_INFINITY; N], [0u32; N]);
            for (a, before) in so_far.iter().enumerate() {
                let steps = if i > 0 { &self.next[a] } else { &[0.0; N] };
                for b in 0..N {
                    let sum = before + steps[b];
                    (next[b], came[b]) = if sum > next[b] { (sum, a as u32) } else { (next[b], came[b]) };
                }
            }
            add(&mut next, 1.0, line);
            from.push(came.map(|a| a as u8));
            // Only differences count; kept near zero so that a long page loses no digits.
            let top = next.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            so_far = next.map(|sum| sum - top);
        }
        let mut role = (0..N).max_by(|&a, &b| so_far[a].total_cmp(&so_far[b])).unwrap_or(0);
        let mut found = vec![0; scores.len()];
        for i in (0..scores.len()).rev() {
            found[i] = role;
            role = usize::from(from[i][role]);
        }
        found
    }

    /// How probable each role is for each line, all chains considered (forward and backward sums).
    pub fn sure(&self, scores: &[Scores]) -> Vec<Scores> {
        let step = self.next.map(|row| row.map(f32::exp));
        let back: [Scores; N] = std::array::from_fn(|b| std::array::from_fn(|a| step[a][b]));
        let here: Vec<Scores> = scores.iter().map(exp_scaled).collect();
        let mut sure = vec![[0.0; N]; here.len()];
        let mut ahead = [1.0f32; N];
        for i in 0..here.len() {
            if i > 0 {
                ahead = summed(&ahead, &step);
            }
            ahead = scaled(std::array::from_fn(|b| ahead[b] * here[i][b]));
            sure[i] = ahead;
        }
        let mut behind = [1.0f32; N];
        for i in (0..here.len()).rev() {
            if i + 1 < here.len() {
                let weighed: Scores = std::array::from_fn(|b| behind[b] * here[i + 1][b]);
                behind = scaled(summed(&weighed, &back));
            }
            sure[i] = scaled(std::array::from_fn(|role| sure[i][role] * behind[role]));
        }
        sure
    }
}

/// Adds numbers, so many times each.
fn add(sums: &mut Scores, times: f32, numbers: &Scores) {
    for (sum, number) in sums.iter_mut().zip(numbers) {
        *sum += times * number;
    }
}

/// For each role, the sum over all roles next to it: a row of steps at a time, as processors like it.
fn summed(beside: &Scores, step: &[Scores; N]) -> Scores {
    let mut sums = [0.0; N];
    beside.iter().zip(step).for_each(|(&times, row)| add(&mut sums, times, row));
    sums
}

fn exp_scaled(scores: &Scores) -> Scores {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    scores.map(|score| (score - top).max(-60.0).exp())
}

/// The same numbers, summing to 1.
fn scaled(scores: Scores) -> Scores {
    let sum: f32 = scores.iter().sum();
    if sum > 0.0 { scores.map(|score| score / sum) } else { [1.0 / N as f32; N] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_chain_is_the_best_of_all_chains() {
        let mut weights = Weights::zero();
        let mut x = 7u32;
        let mut next = || {
            x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (x >> 16) as f32 / 65536.0 * 4.0 - 2.0
        };
        weights.next = [[0.0; N]; N].map(|row| row.map(|_| next()));
        let scores: Vec<Scores> = (0..3).map(|_| [0.0; N].map(|_| next())).collect();
        let total = |chain: &[usize]| -> f32 {
            (0..3).map(|i| scores[i][chain[i]] + if i > 0 { weights.next[chain[i - 1]][chain[i]] } else { 0.0 }).sum()
        };
        let all = (0..N * N * N).map(|n| [n / N / N, n / N % N, n % N]);
        let best = all.clone().max_by(|a, b| total(a).total_cmp(&total(b))).expect("a chain");
        assert_eq!(weights.best(&scores), best);
        let z: f32 = all.clone().map(|chain| total(&chain).exp()).sum();
        let p: f32 = all.filter(|chain| chain[1] == best[1]).map(|chain| total(&chain).exp()).sum::<f32>() / z;
        assert!((weights.sure(&scores)[1][best[1]] - p).abs() < 1e-4);
    }
}
