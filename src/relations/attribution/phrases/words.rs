//! What a word can do in a phrase: in `the club's chairman said`, `the` opens one, `chairman` is its noun, `said` a cue.

use super::{PhraseKind, Walk};
use crate::annotations::mention::{EntityType, Form};
use crate::layout::{Token, TokenKind};
use crate::lexicon::grammar::does;

/// Classes of cues whose verbs do nothing but say.
const SAYS: [&str; 2] = ["say", "warn"];

/// What a word can do in a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Determiner,
    Pronoun(PhraseKind),
    Capital,
    Number,
    Noun,
    Verb,
    Cue(&'static str),
    /// `wounded`: a verb or an adjective.
    Ed,
    Adverb,
    Preposition,
    /// Any other word that ends a phrase.
    Break,
    Possessive,
    Mark,
}

impl Walk<'_> {
    pub(super) fn class(&self, i: usize) -> Word {
        let token = &self.layout.tokens[i];
        match token.kind {
            TokenKind::Mark => return Word::Mark,
            TokenKind::Possessive => return Word::Possessive,
            TokenKind::Number => return Word::Number,
            _ if token.end - token.start > 20 => return if token.is_capital() { Word::Capital } else { Word::Noun },
            _ => {}
        }
        let word = self.layout.word(token);
        if token.kind == TokenKind::Lower {
            return self.small(word, i);
        }
        let lower = word.to_lowercase();
        if token.kind == TokenKind::Capitals && lower != "i" && lower.len() > 1 {
            return Word::Capital;
        }
        match self.small(&lower, i) {
            Word::Pronoun(kind) => Word::Pronoun(kind),
            // `Titled "Rain", the film …`, `Walking in, he said`: a verb that opens a sentence is no name.
            Word::Noun | Word::Ed if self.opens(i) && self.is_participle(&lower, i) => Word::Break,
            Word::Noun | Word::Ed => Word::Capital,
            Word::Cue(_) if !self.is_finite(&lower) && (self.is_named(i) || self.leads_name(i)) => Word::Capital,
            Word::Cue(class) if self.is_finite(&lower) || self.opens(i) => {
                // `Ann Lee Says`: of two capitals, only a verb that nothing but says is one.
                let led = i > self.from && self.layout.tokens[i - 1].kind == TokenKind::Capitalized;
                if !led || SAYS.contains(&class) { Word::Cue(class) } else { Word::Capital }
            }
            // `former State Department lawyer`, `Grant said`.
            Word::Cue(class) => {
                if self.is_led_small(i) || self.is_amid_name(i) {
                    Word::Capital
                } else {
                    Word::Cue(class)
                }
            }
            // `Early` and `Kelly` are names where the tagger says so, `May` and `Brown` between capitals.
            known if self.is_named(i) || !self.opens(i) && self.layout.tokens[i - 1].kind == TokenKind::Capitalized => match known {
                Word::Verb | Word::Adverb => Word::Capital,
                known => known,
            },
            known => known,
        }
    }

    /// Whether a token opens its sentence or stands behind a mark.
    fn opens(&self, i: usize) -> bool {
        i == self.from || self.layout.tokens[i - 1].kind == TokenKind::Mark
    }

    /// Behind a word in small letters that no verb follows.
    fn is_led_small(&self, i: usize) -> bool {
        i > self.from
            && self.layout.tokens[i - 1].kind == TokenKind::Lower
            && !self.lexicon.grammar.word(self.word(i - 1)).may(does::AUXILIARY | does::COORD | does::REL | does::PRON)
            && self.word(i - 1) != "to"
    }

    /// `Show` in `on the Daily Show with Lee`: behind a capital that opens nothing, with small letters behind.
    fn is_amid_name(&self, i: usize) -> bool {
        let is_capital = |token: Option<&Token>| token.is_some_and(|token| token.kind == TokenKind::Capitalized);
        let led = i > self.from + 1 && is_capital(self.layout.tokens.get(i - 1)) && !self.opens(i - 1);
        led && self.layout.tokens.get(i + 1).is_some_and(|next| next.kind == TokenKind::Lower)
    }

    fn is_finite(&self, word: &str) -> bool {
        self.lexicon.grammar.word(word).may(does::S | does::PAST)
    }

    fn is_participle(&self, word: &str, i: usize) -> bool {
        let goes_on = self.layout.tokens.get(i + 1).is_some_and(|next| !next.is_capital());
        goes_on && self.lexicon.grammar.word(word).may(does::ING | does::PART) && !self.is_named(i)
    }

    /// `Judge` in `Judge Ann Lee`.
    fn leads_name(&self, i: usize) -> bool {
        i + 1 < self.end && self.layout.tokens[i + 1].is_capital() && self.lexicon.titles.has(&self.word(i).to_lowercase())
    }

    /// Whether a name of a body or a place goes on over a token.
    pub(super) fn is_inside_name(&self, i: usize) -> bool {
        let token = self.layout.tokens[i];
        let first = self.mentions.partition_point(|mention| mention.span.end() <= token.end as usize);
        let over = self.mentions[first..].iter().take(3).filter(|mention| mention.span.start() < token.start as usize);
        over.into_iter().any(|mention| mention.is.form == Form::Name && mention.is.of != Some(EntityType::Person))
    }

    /// Whether a token is a part of a name.
    fn is_named(&self, i: usize) -> bool {
        let token = self.layout.tokens[i];
        let first = self.mentions.partition_point(|mention| mention.span.end() <= token.start as usize);
        let over = self.mentions[first..].iter().take(3).filter(|mention| mention.span.start() < token.end as usize);
        over.into_iter().any(|mention| mention.is.form == Form::Name)
    }

    pub(super) fn small(&self, word: &str, i: usize) -> Word {
        let role = self.lexicon.phrase_words.meaning(word).unwrap_or("");
        match role {
            "he-she" => return Word::Pronoun(PhraseKind::Pronoun),
            "they" => return Word::Pronoun(PhraseKind::They),
            "it" => return Word::Pronoun(PhraseKind::It),
            "who" => return Word::Pronoun(PhraseKind::Who),
            "talker" => return Word::Pronoun(PhraseKind::Talker),
            "prep" => return Word::Preposition,
            "adv" => return Word::Adverb,
            "be" | "aux" => return Word::Verb,
            _ if role.starts_with("det") => return Word::Determiner,
            _ => {}
        }
        match word {
            "that" | "which" if self.is_relative(i) => return Word::Pronoun(PhraseKind::Who),
            "last" | "next" if self.is_calendar(i + 1) => return Word::Adverb,
            "according" => return if self.is_accord(i) { Word::Cue("say") } else { Word::Break },
            _ => {}
        }
        if word.ends_with("n't") || word.ends_with("n’t") {
            return Word::Verb;
        }
        if let Some(class) = self.lexicon.grammar.meaning(word) {
            return Word::Cue(class);
        }
        if self.lexicon.finite_verbs.has(word) {
            return Word::Verb;
        }
        if self.lexicon.phrase_breaks.has(word) {
            return Word::Break;
        }
        let told = self.lexicon.calendar.meaning(word).unwrap_or("");
        let is_led = told.starts_with("unit") || told.starts_with("part");
        let led = is_led && i > self.from && self.lexicon.time_words.meaning(self.word(i - 1)).is_some_and(tells_which);
        if led || told.starts_with("weekday") || told.starts_with("month") {
            return Word::Adverb;
        }
        match word {
            _ if word.ends_with("ly") && word.len() > 4 => Word::Adverb,
            _ if word.ends_with("ed") && word.len() > 3 && !word.ends_with("eed") => Word::Ed,
            _ => Word::Noun,
        }
    }

    /// `that` in `bottles that said "…"`: behind a noun, with a finite verb of speech and a mark behind.
    fn is_relative(&self, i: usize) -> bool {
        let noun = i > self.from && self.layout.tokens[i - 1].kind == TokenKind::Lower && {
            let word = self.word(i - 1);
            !self.lexicon.grammar.has(word) && !self.lexicon.finite_verbs.has(word) && !self.lexicon.phrase_breaks.has(word)
        };
        let ends = |i: usize| i == self.end || i + 1 == self.end && matches!(self.word(i), "," | ":");
        noun && ends(i + 2) && self.end < self.layout.tokens.len() && self.is_finite(self.word(i + 1))
    }

    /// `is`, `were`.
    pub(super) fn is_being(&self, i: usize) -> bool {
        self.lexicon.phrase_words.meaning(self.word(i)) == Some("be")
    }

    /// `out` in `points out`.
    pub(super) fn is_particle(&self, i: usize) -> bool {
        self.lexicon.phrase_words.meaning(self.word(i)) == Some("particle")
    }

    pub(super) fn is_calendar(&self, i: usize) -> bool {
        i < self.end && self.lexicon.calendar.meaning(&self.word(i).to_lowercase()).is_some()
    }

    pub(super) fn is_accord(&self, i: usize) -> bool {
        self.word(i).eq_ignore_ascii_case("according") && self.word(i + 1) == "to"
    }
}

/// `last year`, `every day`: what a time word means that picks out a stretch of the calendar.
fn tells_which(meaning: &str) -> bool {
    matches!(meaning, "every" | "sooner" | "that") || meaning.starts_with("shift")
}
