//! Which element holds the story: the smallest that holds most of the page's sentences. And which elements are said to stand
//! beside it, but hold too much of it: `<div class="sidebar-layout">` around the whole page.

use super::element::Element;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The sentences of a page and the elements around them, noted while it goes by.
#[derive(Default)]
pub struct Story {
    open: Vec<Around>,
    sentences: Vec<Sentence>,
    /// Blocks that hold a sentence, inner ones before outer ones.
    blocks: Vec<Range<usize>>,
    asides: Vec<Aside>,
}

/// A line that reads like one of a story's: long, ended, and no link.
struct Sentence {
    at: usize,
    len: usize,
    /// The kind of place it stands in, if not in the story's.
    beside: Option<Kind>,
}

/// An element that is said to stand beside the story.
struct Aside {
    range: Range<usize>,
    kind: Kind,
}

/// What kind of place, and whether its name or its class says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Kind {
    pub is: &'static str,
    pub by_class: bool,
}

/// What is known of an open element.
#[derive(Default, Clone, Copy)]
struct Around {
    beside: Option<Kind>,
    n_sentences: usize,
    linked: usize,
}

/// Shorter lines are no evidence of a story.
const SHORTEST: usize = 60;

impl Story {
    pub fn open(&mut self, is: &Element) {
        let around = self.open.last().and_then(|around| around.beside);
        self.open.push(Around { beside: is.beside().or(around), ..Around::default() });
    }

    /// An element ends: `text` is what it holds, from `start` on.
    pub fn close(&mut self, text: &str, is: &Element, start: usize) {
        let Some(mut around) = self.open.pop() else { return };
        let end = start + text.len();
        if is.is_link() {
            around.linked += text.len();
        }
        if is.holds_text && around.n_sentences == 0 && text.len() >= SHORTEST && around.linked * 2 < text.len() && ends(text) {
            around.n_sentences = 1;
            self.sentences.push(Sentence { at: start, len: text.len(), beside: around.beside });
        }
        if around.n_sentences > 0 {
            self.blocks.extend(is.is_block.then_some(start..end));
            self.asides.extend(is.beside().map(|kind| Aside { range: start..end, kind }));
        }
        if let Some(outer) = self.open.last_mut() {
            outer.n_sentences += around.n_sentences;
            outer.linked += around.linked;
        }
    }

    /// Where the story stands, and what of the page is wrongly said to stand beside it.
    pub fn found(mut self, end: usize) -> (Option<Range<usize>>, HashSet<(usize, usize)>) {
        self.sentences.sort_unstable_by_key(|sentence| sentence.at);
        let all = Sums::of(&self.sentences, |_| true);
        let mut by_kind: HashMap<Kind, usize> = HashMap::new();
        for sentence in &self.sentences {
            sentence.beside.into_iter().for_each(|kind| *by_kind.entry(kind).or_insert(0) += sentence.len);
        }
        let is_wrong = |kind: Kind, here: usize| {
            let alike = by_kind.get(&kind).copied().unwrap_or(0);
            // A name such as `<footer>` is seldom wrong, and readers' comments may be longer than the story.
            let most = if !kind.by_class || kind.is == "comments" { 0.8 } else { 0.3 };
            here.max(alike) as f32 >= most * all.total as f32
        };
        let wrong: HashSet<_> = self
            .asides
            .iter()
            .filter(|aside| is_wrong(aside.kind, all.within(&aside.range)))
            .map(|aside| (aside.range.start, aside.range.end))
            .collect();
        let of_story = Sums::of(&self.sentences, |sentence| sentence.beside.is_none_or(|kind| is_wrong(kind, 0)));
        let most = |range: &&Range<usize>| of_story.within(range) * 5 >= of_story.total * 4;
        let body = self.blocks.iter().find(most).cloned().or(Some(0..end)).filter(|_| of_story.total > 0);
        (body, wrong)
    }
}

/// Letters of sentences up to each, so that those of any stretch are told at once.
struct Sums {
    at: Vec<usize>,
    before: Vec<usize>,
    total: usize,
}

impl Sums {
    fn of(sentences: &[Sentence], counts: impl Fn(&Sentence) -> bool) -> Sums {
        let mut sums = Sums { at: Vec::new(), before: Vec::new(), total: 0 };
        for sentence in sentences.iter().filter(|sentence| counts(sentence)) {
            sums.at.push(sentence.at);
            sums.before.push(sums.total);
            sums.total += sentence.len;
        }
        sums
    }

    fn within(&self, range: &Range<usize>) -> usize {
        let before = |at: usize| self.before.get(self.at.partition_point(|&start| start < at)).copied().unwrap_or(self.total);
        before(range.end) - before(range.start)
    }
}

fn ends(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']).ends_with(['.', '!', '?', '…', ':'])
}
