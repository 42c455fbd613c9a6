//! One word list: an entry a line, `#` comments, `word = meaning` where a word has one.

use rustc_hash::{FxHashMap, FxHashSet};

/// Words, and what each means where the list says so.
#[derive(Debug, Default)]
pub struct List {
    /// Keys in lower case.
    entries: FxHashMap<&'static str, &'static str>,
    /// Words of the longest entry.
    longest: usize,
    /// First words of the entries, in a list of phrases.
    heads: FxHashSet<&'static str>,
    outlines: Outlines,
    head_outlines: Outlines,
}

/// For a first letter and for a last one, in whatever case, a bit a length that words have: most others are turned away by
/// them without being hashed.
#[derive(Debug, Default)]
struct Outlines {
    starts: [u32; 32],
    ends: [u32; 32],
}

impl Outlines {
    fn of<'a>(words: impl Iterator<Item = &'a &'static str>) -> Outlines {
        let mut outlines = Outlines::default();
        for word in words.filter(|word| !word.is_empty() && word.len() <= LONGEST_WORD) {
            let (first, last) = outline(word);
            outlines.starts[first] |= 1 << word.len();
            outlines.ends[last] |= 1 << word.len();
        }
        outlines
    }

    /// Whether a word of this length, with these ends, may be one of them.
    fn fit(&self, word: &str) -> bool {
        let (first, last) = outline(word);
        !word.is_empty() && word.len() <= LONGEST_WORD && self.starts[first] & self.ends[last] & 1 << word.len() != 0
    }
}

/// No word that is looked up in any case is longer.
const LONGEST_WORD: usize = 31;

impl List {
    /// Reads a list. Its lines are in the program, so a bad one is a bug that `tests/layers.rs` finds.
    pub fn parse(source: &'static str) -> List {
        let lines = source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let entries: FxHashMap<_, _> =
            lines.map(|line| line.split_once(" = ").map_or((line, ""), |(word, meaning)| (word.trim(), meaning.trim()))).collect();
        let longest = entries.keys().map(|key| key.split(' ').count()).max().unwrap_or(0);
        List::of(entries, longest)
    }

    pub(super) fn of(entries: FxHashMap<&'static str, &'static str>, longest: usize) -> List {
        let outlines = Outlines::of(entries.keys());
        List { entries, longest, outlines, ..List::default() }
    }

    /// Reads a list whose entries are looked up word by word, so that it is known which words begin one.
    pub fn phrases(source: &'static str) -> List {
        let list = List::parse(source);
        let heads: FxHashSet<_> = list.entries.keys().map(|key| key.split([' ', '.', '\'']).next().unwrap_or(key)).collect();
        List { head_outlines: Outlines::of(heads.iter()), heads, ..list }
    }

    /// The first words of the entries of several lists, as one list.
    pub fn heads_of(lists: &[&List]) -> List {
        let head = |key: &'static str| (key.split([' ', '.', '\'']).next().unwrap_or(key), "");
        let entries = lists.iter().flat_map(|list| list.entries.keys()).map(|key| head(key)).collect();
        List::of(entries, 1)
    }

    /// Whether an entry of a list of phrases begins with this word.
    pub fn begins(&self, word: &str) -> bool {
        (self.head_outlines.fit(word) || word.len() > LONGEST_WORD) && self.heads.contains(word)
    }

    /// The words that begin an entry of a list of phrases.
    pub fn heads(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.heads.iter().copied()
    }

    /// Whether the list has this word. `word` is in the case of the list, which is lower unless its head says otherwise.
    pub fn has(&self, word: &str) -> bool {
        self.could_have(word) && self.entries.contains_key(word)
    }

    /// What a word means; the empty string for a word without a meaning.
    pub fn meaning(&self, word: &str) -> Option<&'static str> {
        if self.could_have(word) { self.entries.get(word).copied() } else { None }
    }

    /// Whether a word that is not long has the outlines of one of the list, in whatever case it stands.
    pub(super) fn fits(&self, word: &str) -> bool {
        self.outlines.fit(word)
    }

    fn could_have(&self, word: &str) -> bool {
        self.outlines.fit(word) || word.len() > LONGEST_WORD
    }

    /// A word as the list holds it, to keep without a copy.
    pub fn key(&self, word: &str) -> Option<&'static str> {
        self.entries.get_key_value(word).map(|(key, _)| *key)
    }

    /// What a word means, in whatever case it stands.
    pub fn look_up(&self, word: &str) -> Option<&'static str> {
        self.in_lower_case(word, |word| self.meaning(word))
    }

    /// Asks of a word in lower case, unless it is seen at a glance that the list does not have it.
    pub(super) fn in_lower_case<T>(&self, word: &str, ask: impl Fn(&str) -> Option<T>) -> Option<T> {
        if !self.outlines.fit(word) {
            return None;
        }
        if !word.bytes().any(|b| b.is_ascii_uppercase()) {
            return ask(word);
        }
        let mut room = [0; LONGEST_WORD];
        let lower = room.get_mut(..word.len())?;
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        ask(std::str::from_utf8(lower).ok()?)
    }

    /// How many words the longest entry has, so a search for phrases knows when to stop.
    pub fn longest(&self) -> usize {
        self.longest
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.entries.iter().map(|(&word, &meaning)| (word, meaning))
    }
}

/// The low bits of the first and the last byte, which are the same in both cases of a letter.
fn outline(word: &str) -> (usize, usize) {
    let bits = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or(0) & 31);
    (bits(word.as_bytes().first()), bits(word.as_bytes().last()))
}
