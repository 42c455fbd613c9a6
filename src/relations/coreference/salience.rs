//! Whom the reader has in mind: `Kerry met Lavrov in Geneva. He …` is Kerry before it is Lavrov.

/// Those lately spoken of, with how strongly each is in mind.
#[derive(Debug, Default)]
pub struct Stage {
    seen: Vec<Seen>,
}

#[derive(Debug, Clone, Copy)]
struct Seen {
    part: usize,
    weight: f32,
    /// The clock when it was last spoken of.
    at: f32,
}

/// How many are kept in mind.
const MOST: usize = 12;
/// What a sentence leaves of a weight.
const FADES: f32 = 0.6;
/// What is left of an earlier mention beside a new one.
const ADDS: f32 = 0.25;

impl Stage {
    /// Somebody is spoken of, with a weight.
    pub fn notice(&mut self, part: usize, weight: f32, clock: f32) {
        if let Some(seen) = self.seen.iter_mut().find(|seen| seen.part == part) {
            let left = seen.weight_at(clock);
            seen.weight = weight.max(left) + ADDS * weight.min(left);
            seen.at = clock;
            return;
        }
        if self.seen.len() >= MOST {
            let faintest = (0..self.seen.len()).min_by(|&a, &b| self.seen[a].weight_at(clock).total_cmp(&self.seen[b].weight_at(clock)));
            self.seen.swap_remove(faintest.unwrap_or(0));
        }
        self.seen.push(Seen { part, weight, at: clock });
    }

    /// Each in mind, with its weight now.
    pub fn weights(&self, clock: f32) -> impl Iterator<Item = (usize, f32)> + '_ {
        self.seen.iter().map(move |seen| (seen.part, seen.weight_at(clock)))
    }

    /// The weight of one now.
    pub fn weight(&self, part: usize, clock: f32) -> f32 {
        self.seen.iter().find(|seen| seen.part == part).map_or(0.0, |seen| seen.weight_at(clock))
    }
}

impl Seen {
    fn weight_at(&self, clock: f32) -> f32 {
        self.weight * FADES.powf((clock - self.at).max(0.0))
    }
}

/// The heaviest, and how surely it is the one meant: 1 when it is alone, a half when another weighs as much.
pub fn heaviest(weights: impl Iterator<Item = (usize, f32)>) -> Option<(usize, f32)> {
    let (mut best, mut second) = (None, 0.0_f32);
    for (part, weight) in weights.filter(|(_, weight)| *weight > 0.02) {
        match best {
            Some((_, heavy)) if weight <= heavy => second = second.max(weight),
            _ => {
                second = best.map_or(second, |(_, heavy)| heavy);
                best = Some((part, weight));
            }
        }
    }
    best.map(|(part, weight)| (part, weight / (weight + second)))
}
