//! Common nouns for somebody or something named: `the minister`, `Ann Lee, the mayor of Leeds`, `actress Ann Lee`, `the agency`.
//!
//! Whom a noun means is for coreference to say; one that means nobody named leaves no trace, but `a judge` said who "he" is
//! not. Indefinite nouns for bodies and places (`a suburb`) are taken only where an apposition may stand.

use super::mention::{EntityType, Form, Mention};
use crate::layout::{Layout, Role, Token, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::Marked;
use std::ops::Range;

/// All nouns that may mean somebody, and titles in small letters before or behind a name, in order.
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Vec<Marked<Mention>> {
    let reader = Reader { layout, lexicon };
    let blocks = layout.blocks.iter().filter(|block| block.role != Role::Boilerplate);
    let sentences = blocks.flat_map(|block| &layout.sentences[block.sentences.clone()]);
    sentences.flat_map(|sentence| reader.sentence(sentence.tokens.clone())).collect()
}

struct Reader<'a> {
    layout: &'a Layout,
    lexicon: &'a Lexicon,
}

/// What stands before a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// `the`, `this`.
    Definite,
    /// `a`.
    Indefinite,
    /// `his`, `Leeds's`.
    Owned,
    Bare,
}

/// How far a phrase reaches before its head, and how many words of a name behind it, in tokens.
const LONGEST: usize = 6;

impl Reader<'_> {
    fn sentence(&self, tokens: Range<usize>) -> impl Iterator<Item = Marked<Mention>> + '_ {
        tokens.clone().filter_map(move |i| {
            let of = self.head(i)?;
            self.mention(i, of, &tokens)
        })
    }

    fn token(&self, i: usize) -> Option<&Token> {
        self.layout.tokens.get(i)
    }

    fn word(&self, i: usize) -> &str {
        self.token(i).map_or("", |token| self.layout.word(token))
    }

    fn lower(&self, i: usize) -> String {
        self.word(i).to_lowercase()
    }

    fn is_capital(&self, i: usize) -> bool {
        self.token(i).is_some_and(Token::is_capital)
    }

    /// What a word is the head of; `None` inside a longer run of such words, as `court` in `the court official`.
    fn head(&self, i: usize) -> Option<EntityType> {
        let of = self.noun(i)?;
        self.noun(i + 1).is_none().then_some(of)
    }

    fn noun(&self, i: usize) -> Option<EntityType> {
        let token = self.token(i)?;
        if token.end - token.start > 24 {
            return None;
        }
        let word = self.word(i);
        if token.kind == TokenKind::Number {
            return word.ends_with("-year-old").then_some(EntityType::Person);
        }
        if token.kind != TokenKind::Lower {
            return None;
        }
        // `father-of-two`.
        let is_parent = || word.split_once("-of-").is_some_and(|(kin, _)| self.lexicon.person_nouns.has(kin));
        if self.lexicon.titles.has(word) || self.lexicon.person_nouns.has(word) || is_parent() {
            return Some(EntityType::Person);
        }
        let told = self.lexicon.body_nouns.meaning(word)?;
        Some(if told.starts_with("place") { EntityType::Place } else { EntityType::Organization })
    }

    fn mention(&self, head: usize, of: EntityType, sentence: &Range<usize>) -> Option<Marked<Mention>> {
        let is_office = self.lexicon.titles.has(self.word(head));
        let (start, lead) = self.lead(head, sentence.start);
        let end = self.end(head + 1, sentence.end);
        let leads_name = (end == head + 1 || self.is_first_name(end)) && self.is_capital(end) && end < sentence.end && !self.is_day(end);
        let before = start.checked_sub(1).filter(|_| start > sentence.start).map_or("", |before| self.word(before));
        let is_apposed = matches!(before, "," | "—" | "–" | "(" | "-");
        let closes = end >= sentence.end
            || matches!(
                self.word(end),
                "," | "." | ";" | ")" | "—" | "–" | "?" | "!" | "who" | "which" | "that" | "where" | "in" | "near" | "on"
            );
        let (start, form, confidence, why) = match lead {
            _ if leads_name && is_office => (self.title_start(head, start), Form::Title, 0.85, "title"),
            Lead::Definite => (start, Form::Noun, 0.7, "definite"),
            Lead::Owned if leads_name || of == EntityType::Person => (start, Form::Noun, 0.7, "owned"),
            Lead::Indefinite if of == EntityType::Person => (start, Form::Noun, 0.7, "indefinite"),
            Lead::Indefinite if is_apposed && closes => (start, Form::Noun, 0.7, "apposition"),
            Lead::Bare if leads_name && of == EntityType::Person => (self.title_start(head, start), Form::Noun, 0.7, "before-name"),
            Lead::Bare if is_apposed && closes && is_office => (self.title_start(head, start), Form::Title, 0.8, "apposition"),
            _ => return None,
        };
        let span = self.layout.span_of(self.token(start)?, self.token(end.checked_sub(1)?)?);
        Some(Marked { span, is: Mention { form, of: Some(of), confidence, why } })
    }

    /// Where the phrase begins, and how.
    fn lead(&self, head: usize, floor: usize) -> (usize, Lead) {
        let mut start = head;
        while start > floor && head - start < LONGEST && self.is_modifier(start - 1) {
            start -= 1;
        }
        let Some(before) = start.checked_sub(1).filter(|_| start > floor) else { return (start, Lead::Bare) };
        if self.token(before).is_some_and(|token| token.kind == TokenKind::Possessive) {
            return (start, Lead::Owned);
        }
        match self.lower(before).as_str() {
            "the" | "this" => (before, Lead::Definite),
            "a" | "an" | "one" | "another" => (before, Lead::Indefinite),
            "his" | "her" | "their" | "its" | "my" | "our" | "your" => (before, Lead::Owned),
            _ => (start, Lead::Bare),
        }
    }

    fn is_modifier(&self, i: usize) -> bool {
        let word = self.word(i);
        match self.token(i).map(|token| token.kind) {
            Some(TokenKind::Lower) => {
                !self.lexicon.phrase_breaks.has(word)
                    && !self.lexicon.small_words.has(word)
                    && self.lexicon.grammar.meaning(word).is_none()
                    && !self.lexicon.pronouns.has(word)
                    && !matches!(word, "a" | "an" | "the" | "this")
            }
            Some(TokenKind::Capitalized) => !matches!(word, "The" | "A" | "An" | "This" | "His" | "Her" | "Their" | "Its"),
            Some(TokenKind::Capitals) => true,
            Some(TokenKind::Number) => word.ends_with("-year-old") || word.ends_with("-time"),
            _ => false,
        }
    }

    /// Where a title begins that has no determiner: the words of office before its head.
    fn title_start(&self, head: usize, floor: usize) -> usize {
        let mut start = head;
        while start > floor && self.in_title(start - 1) {
            start -= 1;
        }
        start
    }

    fn in_title(&self, i: usize) -> bool {
        let lower = self.lower(i);
        let bare = lower.trim_end_matches('.');
        self.lexicon.title_modifiers.has(&lower)
            || self.lexicon.titles.has(&lower)
            || self.lexicon.peoples.has(&lower)
            || self.is_capital(i)
                && (self.lexicon.gazetteer.meaning(&lower).or_else(|| self.lexicon.gazetteer.meaning(bare)).is_some_and(|is| is != "city"))
    }

    /// The end of a phrase, with the name that `of` or `for` hangs on it.
    fn end(&self, end: usize, limit: usize) -> usize {
        if !matches!(self.word(end), "of" | "for") || end >= limit {
            return end;
        }
        let mut at = end + 1 + usize::from(self.word(end + 1) == "the");
        if at >= limit || !self.is_capital(at) {
            return end;
        }
        let first = at;
        while at < limit && at < end + 2 + LONGEST && (self.is_capital(at) || self.joins(at)) {
            // `spokesman for the Harbour Office Ann Lee`.
            if at > first && self.is_first_name(at) {
                return at;
            }
            at += 1;
        }
        at
    }

    /// A first name before another capital.
    fn is_first_name(&self, i: usize) -> bool {
        self.is_capital(i) && self.is_capital(i + 1) && self.lexicon.first_names.has(&self.lower(i))
    }

    /// `of` inside `University of Leeds`.
    fn joins(&self, i: usize) -> bool {
        matches!(self.word(i), "of" | "&") && self.is_capital(i + 1)
    }

    /// `said the minister Friday`.
    fn is_day(&self, i: usize) -> bool {
        self.lexicon.calendar.has(&self.lower(i))
    }
}
