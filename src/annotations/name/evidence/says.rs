//! What the lists and the article say of a name as a whole: `Axiom Corp` ends as firms do, `Polaroid` stood behind `the`.

use super::words::{clue, lower};
use super::{Island, PHRASE_FURTHER, Seen, told};
use crate::annotations::mention::EntityType;
use crate::annotations::name::tagger::Tagged;
use crate::layout::TokenKind;
use std::ops::Range;

impl Seen<'_> {
    /// Whether a name may begin or end with the word: it has a capital.
    pub fn may_begin(&self, i: usize) -> bool {
        self.is_capital(i)
    }

    /// Whether the article writes the word with a small letter too.
    pub fn is_common(&self, i: usize) -> bool {
        self.told.get(&self.words[i].hash).is_some_and(|heard| heard & told::LOWER != 0)
    }

    /// `the Tramora is`, but `the Kennedys` and `the Kennedy years`: a person's name alone takes no article.
    pub fn is_a_thing(&self, name: &Range<usize>) -> bool {
        let before = name.start.checked_sub(1).map_or("", |before| self.text(before));
        let is_led = name.len() == 1 && matches!(before, "the" | "The" | "a" | "A" | "an") && !self.text(name.start).ends_with('s');
        is_led && self.words.get(name.end).is_none_or(|next| next.clues & clue::SMALL != 0)
    }

    /// Whether the article writes `the` before the word anywhere.
    pub fn is_after_article(&self, i: usize) -> bool {
        self.told.get(&self.words[i].hash).is_some_and(|heard| heard & told::AFTER_THE != 0)
    }

    /// Why the last word of an island can only be a person: it stands alone behind `Mr.` or `said`. Nothing if it can be else.
    pub fn addresses(&self, island: &Island, i: usize) -> Option<&'static str> {
        const ELSE: u32 = clue::PEOPLE
            | clue::ORG_WORD
            | clue::PLACE_WORD
            | clue::CITY
            | clue::COUNTRY
            | clue::BODY
            | clue::CALENDAR
            | clue::SMALL
            | clue::TITLE
            | clue::TITLE_MODIFIER;
        let is_name = self.token(i).kind == TokenKind::Capitalized && i + 1 == island.tokens.end && self.words[i].clues & ELSE == 0;
        if !is_name || island.in_capitals || self.is_common(i) {
            return None;
        }
        let stop = usize::from(i > island.tokens.start && self.text(i - 1) == ".");
        let before = i.checked_sub(1 + stop).filter(|&before| before >= island.sentence.start)?;
        let is_alone = i == island.tokens.start;
        if !is_alone && self.lexicon.titles.meaning(&lower(self.text(before))).is_some_and(|gender| gender != "x") {
            return Some("behind-title");
        }
        let is_said = is_alone && self.words[before].clues & clue::SPEECH != 0 && self.token(before).kind == TokenKind::Lower;
        (is_said && !self.is_after_article(i)).then_some("behind-speech")
    }

    /// Whether a short island is another name of the one before: `Eminem` in `Marshall Mathers, known as Eminem`.
    pub fn is_also_known(&self, known: &Range<usize>, island: &Island) -> bool {
        let i = island.tokens.start;
        let is_short = island.tokens.len() <= 4 && island.tokens.clone().all(|i| self.is_capital(i));
        let is_alone = is_short && known.start >= island.sentence.start && i - known.end <= 5;
        let gap = || self.layout.text.as_str().get(self.token(known.end - 1).end as usize..self.token(i).start as usize).unwrap_or("");
        is_alone
            && self
                .lexicon
                .also_known
                .has(&lower(gap().trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | '"' | '“' | '‘'))))
    }

    /// Whether the word is of a people and of no person.
    pub fn is_people(&self, i: usize) -> bool {
        self.words[i].clues & (clue::PEOPLE | clue::FIRST | clue::COUNTRY) == clue::PEOPLE
    }

    /// `Spaniard Ana Ruiz`: whose country is told, in a word for nothing but persons.
    pub fn is_led_by_countryman(&self, name: &Range<usize>) -> bool {
        name.len() > 2 && self.is_people(name.start) && self.lexicon.peoples.meaning(&lower(self.text(name.start))) == Some("person")
    }

    /// `Guard Lt. Cmdr` is cut out of titles; a surname that is also a title, such as `King`, may end a name.
    pub fn ends_in_title(&self, name: &Range<usize>) -> bool {
        name.len() > 1 && self.words[name.end - 1].clues & (clue::TITLE | clue::SURNAME) == clue::TITLE
    }

    /// `Mill Lane`, but not `Nathan Lane`.
    pub fn ends_in_place(&self, name: &Range<usize>) -> bool {
        name.len() > 1 && self.words[name.end - 1].clues & clue::PLACE_WORD != 0 && self.words[name.start].clues & clue::FIRST == 0
    }

    /// `Axiom Corp`.
    pub fn ends_in_legal_form(&self, name: &Range<usize>) -> bool {
        name.len() > 1 && self.lexicon.company_forms.has(lower(self.text(name.end - 1)).trim_end_matches('.'))
    }

    /// What the lists know of words that are no part of a name, which are given in order: peoples, countries, and bodies
    /// whose name is not also a plain word.
    pub fn listed(&self, names: &[Tagged]) -> Vec<(Range<usize>, EntityType)> {
        let mut next = 0;
        let mut found: Vec<(Range<usize>, EntityType)> = Vec::new();
        for i in self.islands.iter().flat_map(|island| island.tokens.clone()) {
            while names.get(next).is_some_and(|name| name.tokens.end <= i) {
                next += 1;
            }
            let is_free = names.get(next).is_none_or(|name| name.tokens.start > i);
            let is_taken = found.last().is_some_and(|(last, _)| last.end > i);
            if let Some((end, of)) = self.list_says(i).filter(|_| is_free && !is_taken) {
                let end = names.get(next).map_or(end, |name| end.min(name.tokens.start));
                found.push((i..end, of));
            }
        }
        found
    }

    /// Where a listed name that begins at a word ends, and what it is of.
    fn list_says(&self, i: usize) -> Option<(usize, EntityType)> {
        let word = &self.words[i];
        let further = (i + 1..self.words.len()).take_while(|&at| self.words[at].phrase % 4 == PHRASE_FURTHER && self.words[at].phrase > 0);
        let end = i + 1 + further.count();
        let is_short = self.token(i).kind == TokenKind::Capitals;
        match word.phrase / 4 {
            0 => (word.clues & clue::PEOPLE != 0).then_some((i + 1, EntityType::Group)),
            _ if word.phrase % 4 == PHRASE_FURTHER => None,
            1 if is_short || end > i + 1 => Some((end, EntityType::Organization)),
            2 => Some((end, EntityType::Place)),
            // A single word may be a surname too.
            3 | 4 if end > i + 1 => Some((end, EntityType::Place)),
            5 => Some((end, EntityType::Group)),
            _ => None,
        }
    }

    /// What the lists say of a name as a whole, if it has several words.
    pub fn known_whole(&self, name: &Range<usize>) -> Option<EntityType> {
        let (end, of) = self.list_says(name.start)?;
        (name.len() > 1 && end == name.end && of != EntityType::Group).then_some(of)
    }
}
