//! The rows of weights that speak for the label of a word: a kind of evidence and what was seen, hashed to one number.

use super::words::{Word, clue, hash_of, mixed};
use super::{Island, Seen, told};
use crate::layout::TokenKind;

/// Kinds of evidence. The number is part of the hash, so a new kind goes to the end.
#[derive(Clone, Copy)]
enum Kind {
    Always,
    Word,
    Before,
    Next,
    SecondBefore,
    SecondNext,
    BeforeAndWord,
    WordAndNext,
    Suffix2,
    Suffix3,
    Suffix4,
    Prefix3,
    Shape,
    ShapeBefore,
    ShapeNext,
    Shapes,
    Clues,
    Clue,
    ClueBefore,
    ClueNext,
    CluesBefore,
    CluesNext,
    Phrase,
    Start,
    RunBefore,
    RunAfter,
    RunFirst,
    RunLast,
    RunPlace,
    RunSides,
    RunClueBefore,
    RunClueAfter,
    RunCluesInside,
    Line,
    Told,
    ToldShape,
    ToldBefore,
    ToldNext,
    AfterLabel,
    RunSecondBefore,
    Prefix2,
}

impl Seen<'_> {
    /// The rows that speak for the label of a word of an island. They are the same whatever the other labels are.
    pub fn rows(&self, island: &Island, i: usize, rows: &mut Vec<u32>) {
        rows.clear();
        let mut add = |kind: Kind, what: u32| rows.push(row(kind as u32, what));
        let near = |back: i64| {
            let at = i as i64 + back;
            let within = at >= island.sentence.start as i64 && at < island.sentence.end as i64;
            if within { self.words[at as usize] } else { Word { hash: EDGE, shape: EDGE, ..Word::default() } }
        };
        let [second, before, word, next, second_next] = [-2, -1, 0, 1, 2].map(near);
        let of = |pair: [u32; 2]| mixed(pair[0], pair[1]);
        add(Kind::Always, 0);
        add(Kind::Word, word.hash);
        add(Kind::Before, before.hash);
        add(Kind::Next, next.hash);
        add(Kind::SecondBefore, second.hash);
        add(Kind::SecondNext, second_next.hash);
        add(Kind::BeforeAndWord, of([before.hash, word.hash]));
        add(Kind::WordAndNext, of([word.hash, next.hash]));
        self.add_letters(i, &mut add);
        add(Kind::Shape, word.shape);
        add(Kind::ShapeBefore, of([before.shape, word.shape]));
        add(Kind::ShapeNext, of([word.shape, next.shape]));
        add(Kind::Shapes, of([of([before.shape, word.shape]), next.shape]));
        add(Kind::Clues, word.clues);
        add(Kind::CluesBefore, of([before.clues, word.clues]));
        add(Kind::CluesNext, of([word.clues, next.clues]));
        for (kind, clues) in [(Kind::Clue, word.clues), (Kind::ClueBefore, before.clues), (Kind::ClueNext, next.clues)] {
            (0..clue::N).filter(|bit| clues >> bit & 1 == 1).for_each(|bit| add(kind, bit));
        }
        if word.phrase > 0 {
            add(Kind::Phrase, word.phrase);
        }
        let is_start = i == island.sentence.start;
        let told = |word: &Word| self.told.get(&word.hash).copied().unwrap_or(0);
        let heard = told(&word);
        add(Kind::Start, of([u32::from(is_start) + 2 * (heard & 3), word.shape]));
        (0..told::N).filter(|bit| heard >> bit & 1 == 1).for_each(|bit| add(Kind::Told, bit));
        add(Kind::ToldShape, of([heard, word.shape]));
        add(Kind::ToldBefore, told(&before) & !3);
        add(Kind::ToldNext, told(&next) & !3);
        add(Kind::Line, of([u32::from(island.in_capitals) + 2 * u32::from(island.is_headline), word.shape]));
        self.add_run(island, i, &mut add);
    }

    /// How the word begins and ends.
    fn add_letters(&self, i: usize, add: &mut impl FnMut(Kind, u32)) {
        let text = self.text(i);
        let first = |n: usize| text.char_indices().nth(n).map_or(text, |(at, _)| &text[..at]);
        let last = |n: usize| text.char_indices().rev().nth(n - 1).map_or(text, |(at, _)| &text[at..]);
        for (kind, part) in [
            (Kind::Suffix2, last(2)),
            (Kind::Suffix3, last(3)),
            (Kind::Suffix4, last(4)),
            (Kind::Prefix2, first(2)),
            (Kind::Prefix3, first(3)),
        ] {
            add(kind, hash_of(part));
        }
    }

    /// What stands around and at the ends of the run of capitals that the word is in.
    fn add_run(&self, island: &Island, i: usize, add: &mut impl FnMut(Kind, u32)) {
        let is_in = |at: usize| self.token(at).is_capital() || self.token(at).kind == TokenKind::Initial;
        let (mut start, mut end) = (i, i + 1);
        while start > island.tokens.start && i - start < 6 && is_in(start - 1) {
            start -= 1;
        }
        while end < island.tokens.end && end - i < 6 && is_in(end) {
            end += 1;
        }
        let outside = |at: Option<usize>| {
            let at = at.filter(|&at| at >= island.sentence.start && at < island.sentence.end);
            at.map_or(Word { hash: EDGE, ..Word::default() }, |at| self.words[at])
        };
        let (before, after) = (outside(start.checked_sub(1)), outside(Some(end)));
        add(Kind::RunBefore, before.hash);
        add(Kind::RunSecondBefore, mixed(outside(start.checked_sub(2)).hash, before.hash));
        add(Kind::RunAfter, after.hash);
        add(Kind::RunFirst, self.words[start].hash);
        add(Kind::RunLast, self.words[end - 1].hash);
        add(Kind::RunPlace, ((i - start).min(3) * 8 + (end - start).min(5)) as u32);
        add(Kind::RunSides, mixed(before.hash, after.hash));
        for (kind, clues) in [(Kind::RunClueBefore, before.clues), (Kind::RunClueAfter, after.clues)] {
            (0..clue::N).filter(|bit| clues >> bit & 1 == 1).for_each(|bit| add(kind, bit));
        }
        let inside = (start..end).fold(0, |clues, at| clues | self.words[at].clues);
        add(Kind::RunCluesInside, mixed(inside, (end - start).min(4) as u32));
    }
}

/// The row that speaks for a label by the label before it.
pub fn row_after(label: usize) -> u32 {
    row(Kind::AfterLabel as u32, label as u32)
}

/// What the word beyond the end of a sentence is.
const EDGE: u32 = 0x5eed;

fn row(kind: u32, what: u32) -> u32 {
    mixed(what, kind.wrapping_mul(0x9e37_79b9))
}
