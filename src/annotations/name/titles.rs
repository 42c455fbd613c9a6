//! Titles before names, and titles that stand alone: `Russian Foreign Minister` in `Russian Foreign Minister Sergei Lavrov`.

use super::tagger::Tagged;
use crate::annotations::mention::EntityType;
use crate::layout::{Block, Layout, Token, TokenKind};
use crate::lexicon::Lexicon;
use std::ops::Range;

/// The titles of some blocks, as ranges of the layout's tokens, in the order of the text.
pub fn find<'a>(layout: &Layout, lexicon: &Lexicon, blocks: impl Iterator<Item = &'a Block>, names: &[Tagged]) -> Vec<Range<usize>> {
    let desk = Desk { layout, lexicon };
    let mut found = Vec::new();
    for sentence in blocks.flat_map(|block| &layout.sentences[block.sentences.clone()]) {
        desk.of_sentence(&sentence.tokens, &mut found);
    }
    found.retain(|title| {
        !names.iter().skip(names.partition_point(|name| name.tokens.end <= title.start)).take(2).any(|name| cuts(name, title))
    });
    found
}

/// Whether a name runs over a title: `General` in `General Electric` is none. A place inside a title is its own name.
fn cuts(name: &Tagged, title: &Range<usize>) -> bool {
    let overlaps = name.tokens.start < title.end && title.start < name.tokens.end;
    overlaps && !(name.tokens.start >= title.start && name.tokens.end <= title.end && name.of != EntityType::Person)
}

/// A name without the title at its head: `Margaret Osei` in `Dame Margaret Osei`, `Staffan de Mistura` in `Envoy on Syria Staffan
/// de Mistura`.
pub fn behind(layout: &Layout, lexicon: &Lexicon, name: &Range<usize>) -> Range<usize> {
    let desk = Desk { layout, lexicon };
    match desk.title(name) {
        Some((title, rest)) if title.start == name.start && !rest.is_empty() => rest,
        _ => name.clone(),
    }
}

/// Whether two or more words are a title and nothing else: `Russian Foreign Minister` before `said`.
pub fn is_title(layout: &Layout, lexicon: &Lexicon, name: &Range<usize>) -> bool {
    let desk = Desk { layout, lexicon };
    let Some(last) = name.end.checked_sub(1).filter(|&last| last > name.start) else { return false };
    desk.is_title_head(last, name) && (name.start..last).all(|i| desk.in_title(i))
}

/// What the words are read with.
struct Desk<'a> {
    layout: &'a Layout,
    lexicon: &'a Lexicon,
}

/// The longest run that is looked at as one, in tokens.
const LONGEST: usize = 14;

impl Desk<'_> {
    fn word(&self, i: usize) -> &str {
        self.layout.tokens.get(i).map_or("", |token| self.layout.word(token))
    }

    fn of_sentence(&self, sentence: &Range<usize>, found: &mut Vec<Range<usize>>) {
        let mut i = sentence.start;
        while i < sentence.end {
            let end = if self.is_capital(i) { self.run_end(i, sentence.end) } else { i + 1 };
            if let Some((title, _)) = self.title(&(i..end)).filter(|_| self.is_capital(i)) {
                i = title.end;
                found.push(title);
            } else {
                i = end;
            }
        }
    }

    fn lower(&self, i: usize) -> String {
        self.word(i).to_lowercase()
    }

    fn token(&self, i: usize) -> Option<&Token> {
        self.layout.tokens.get(i)
    }

    /// Begins with a capital, as `al-Nusra` does behind its article; `I` does not count.
    fn is_capital(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        let word = self.layout.word(token);
        let behind_article = token.kind == TokenKind::Lower
            && ["al-", "el-", "as-", "ad-", "an-", "ar-", "d'", "d’", "bin-"]
                .iter()
                .any(|article| word.strip_prefix(article).is_some_and(|rest| rest.starts_with(char::is_uppercase)));
        behind_article || token.is_capital() && !matches!(word, "I" | "A")
    }

    fn touches(&self, i: usize) -> bool {
        i > 0 && self.token(i).zip(self.token(i - 1)).is_some_and(|(this, before)| this.start == before.end)
    }

    /// The token after a run of capitalised words, with the small words that join them.
    fn run_end(&self, start: usize, limit: usize) -> usize {
        let limit = limit.min(start + LONGEST);
        let mut end = start + 1;
        loop {
            let word = self.word(end);
            let joined = match word {
                _ if end >= limit => None,
                _ if self.is_capital(end) => Some(end + 1),
                "." if self.touches(end) && self.is_abbreviation(end - 1) && self.is_capital(end + 1) => Some(end + 2),
                "&" => Some(end + 2).filter(|_| self.is_capital(end + 1)),
                "de" | "da" | "do" | "dos" | "del" | "della" | "di" | "du" | "van" | "von" | "der" | "den" | "ter" | "la" | "le" | "al"
                | "el" | "bin" | "ibn" | "bint" | "abu" | "y" => self.next_capital(end, limit),
                "of" | "for" | "on" | "to" | "and" | "the" => self.next_capital(end, limit),
                _ => None,
            };
            match joined.filter(|&joined| joined <= limit) {
                Some(joined) => end = joined,
                None => return end,
            }
        }
    }

    fn is_abbreviation(&self, i: usize) -> bool {
        matches!(
            self.word(i),
            "St" | "Mt"
                | "Ft"
                | "Mr"
                | "Mrs"
                | "Ms"
                | "Dr"
                | "Gen"
                | "Gov"
                | "Sen"
                | "Rep"
                | "Col"
                | "Lt"
                | "Sgt"
                | "Capt"
                | "Rev"
                | "Prof"
                | "Jr"
                | "Sr"
                | "Maj"
                | "Adm"
        )
    }

    /// The token after a capital that one or two small words lead to.
    fn next_capital(&self, at: usize, limit: usize) -> Option<usize> {
        let skip = 1 + usize::from(matches!(self.word(at + 1), "the" | "la" | "der" | "al"));
        (at + skip < limit && self.is_capital(at + skip)).then_some(at + skip + 1)
    }

    /// The title of a run and what follows it: `Secretary of State` | `John Kerry`.
    fn title(&self, run: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let head = run.clone().find(|&i| self.is_title_head(i, run))?;
        let mut head = head;
        while head + 1 < run.end && self.is_title_head(head + 1, run) {
            head += 1;
        }
        let mut start = head;
        while start > run.start {
            start -= match () {
                () if self.in_title(start - 1) => 1,
                () if start > run.start + 1 && self.is_region(start - 2) => 2,
                () => break,
            };
        }
        let stop = usize::from(self.word(head + 1) == "." && self.touches(head + 1) && head + 1 < run.end);
        let mut end = head + 1 + stop;
        if matches!(self.word(end), "of" | "for" | "on" | "to") && end < run.end {
            end = self.object_end(end + 1, run.end);
        }
        // `Minister` inside `Prime Minister's Office` or `General Electric` belongs to a body's name.
        let is_body = (head + 1..run.end).any(|i| self.lexicon.org_words.has(&self.lower(i))) && !self.is_first_name(head + 1);
        (!is_body).then_some((start..end, end..run.end))
    }

    fn is_title_head(&self, i: usize, run: &Range<usize>) -> bool {
        let lower = self.lower(i);
        let has_more = i + 1 < run.end;
        let sure = !matches!(
            lower.as_str(),
            "general"
                | "chief"
                | "head"
                | "major"
                | "star"
                | "counsel"
                | "rep"
                | "count"
                | "officer"
                | "justice"
                | "judge"
                | "author"
                | "strategist"
        ) || has_more;
        self.lexicon.titles.has(lower.trim_end_matches('.')) && sure
    }

    /// `West Bengal`, by two words.
    fn is_region(&self, i: usize) -> bool {
        let first = self.lower(i);
        self.lexicon.gazetteer.begins(&first) && self.lexicon.gazetteer.meaning(&format!("{first} {}", self.lower(i + 1))) == Some("region")
    }

    fn in_title(&self, i: usize) -> bool {
        let lower = self.lower(i);
        self.lexicon.title_modifiers.has(&lower)
            || self.lexicon.peoples.has(&lower)
            || self.lexicon.titles.has(&lower)
            || self
                .lexicon
                .gazetteer
                .meaning(lower.trim_end_matches('.'))
                .or_else(|| self.lexicon.gazetteer.meaning(&lower))
                .is_some_and(|is| is != "city" || self.lexicon.titles.has(&self.lower(i + 1)))
    }

    /// Where the object of a title ends: at the first name after it, else after a word.
    fn object_end(&self, start: usize, limit: usize) -> usize {
        let start = start + usize::from(self.word(start) == "the");
        let first = (start + 1..limit).find(|&i| self.is_first_name(i));
        first.unwrap_or_else(|| if limit.saturating_sub(start) >= 3 { start + 1 } else { limit }).min(limit)
    }

    fn is_first_name(&self, i: usize) -> bool {
        self.lexicon.first_names.has(&self.lower(i))
    }
}
