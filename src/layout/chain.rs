//! How likely each role is for each of a page's lines: what is seen of a line speaks for its role, and a role for the next
//! line's. A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) with a table of weights
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
    fn a_role_is_as_probable_as_all_chains_with_it_together() {
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
        let z: f32 = all.clone().map(|chain| total(&chain).exp()).sum();
        for (line, sure) in weights.sure(&scores).iter().enumerate() {
            for (role, sure) in sure.iter().enumerate() {
                let p: f32 = all.clone().filter(|chain| chain[line] == role).map(|chain| total(&chain).exp()).sum::<f32>() / z;
                assert!((sure - p).abs() < 1e-4);
            }
        }
    }
}
