//! Where a noun phrase ends and what it is: `the club's former chairman`, `Ann Lee (R-Ohio)`, `some`.

use super::words::Word;
use super::{Phrase, PhraseKind, Walk};
use crate::annotations::mention::{EntityType, Form, Mention, MentionId};
use crate::layout::TokenKind;
use crate::lexicon::grammar::does;
use crate::text::Marked;
use std::ops::Range;

/// The longest phrase, in tokens.
const LONGEST: usize = 14;

impl Walk<'_> {
    /// Where the phrase that begins at a token ends; the token itself if none does.
    pub(super) fn phrase(&self, start: usize, words: &[Word]) -> usize {
        match self.at(start, words) {
            Word::Pronoun(_) => start + 1,
            Word::Determiner => self.absorb(start + 1, words).max(if self.stands_alone(start) { start + 1 } else { start }),
            Word::Capital | Word::Noun => self.absorb(start + 1, words),
            Word::Number if matches!(self.at(start + 1, words), Word::Noun | Word::Capital) => self.absorb(start + 1, words),
            _ => start,
        }
    }

    /// Determiners that are whole phrases: `some said`.
    pub(super) fn stands_alone(&self, i: usize) -> bool {
        self.lexicon.phrase_words.look_up(self.word(i)) == Some("det alone")
    }

    pub(super) fn absorb(&self, from: usize, words: &[Word]) -> usize {
        let limit = self.end.min(from + LONGEST);
        let mut i = from;
        while i < limit {
            let led = match self.at(i - 1, words) {
                Word::Determiner => !self.stands_alone(i - 1),
                before => before == Word::Possessive,
            };
            let next = self.at(i + 1, words);
            let takes = match self.at(i, words) {
                Word::Ed | Word::Adverb => led && matches!(next, Word::Noun | Word::Capital | Word::Ed),
                Word::Noun if self.at(i - 1, words) == Word::Capital && self.is_phrasal(i) => false,
                Word::Capital | Word::Noun | Word::Number | Word::Possessive => true,
                Word::Cue(_) if self.word(i).ends_with("ed") => led && matches!(next, Word::Noun | Word::Capital),
                Word::Cue(_) => led || self.is_noun_of(from, i, words),
                Word::Verb => led,
                Word::Mark => self.joins(i),
                // `The Globe and Mail`, `the Bank of Leeds`.
                _ => self.at(i - 1, words) == Word::Capital && self.is_inside_name(i),
            };
            if !takes {
                break;
            }
            i += 1;
        }
        while i > from && self.at(i - 1, words) == Word::Mark {
            i -= 1;
        }
        // A determiner alone is none; nor is one that only a possessive follows.
        if i == from && self.at(from - 1, words) == Word::Determiner { from - 1 } else { i }
    }

    /// `Bell points out`: a verb with its particle.
    pub(super) fn is_phrasal(&self, i: usize) -> bool {
        self.word(i).ends_with('s') && self.is_particle(i + 1)
    }

    /// `a neighbouring state`, `the annual report`: a verb's plain form behind a determiner and an adjective is a noun.
    pub(super) fn is_noun_of(&self, from: usize, i: usize, words: &[Word]) -> bool {
        let word = self.word(i);
        let plain = !word.ends_with('s') && !word.ends_with("ed") && !word.ends_with("ing") && self.lexicon.nouns_too.has(word);
        plain && self.at(from - 1, words) == Word::Determiner && self.at(i - 1, words) == Word::Noun && !self.word(i - 1).ends_with('s')
    }

    /// A mark inside a name, without blanks around it: `Smith-Jones & Co`, `J. Smith`.
    pub(super) fn joins(&self, i: usize) -> bool {
        let (before, token) = (self.layout.tokens[i - 1], self.layout.tokens[i]);
        let Some(next) = self.layout.tokens.get(i + 1).filter(|next| i + 1 < self.end && next.is_word()) else { return false };
        match self.word(i) {
            "&" => true,
            "-" | "’" | "'" | "/" => before.end == token.start && next.start == token.end,
            "." => {
                before.end == token.start
                    && before.is_capital()
                    && next.is_capital()
                    && before.end - before.start <= 4
                    && self.sentence_of(i - 1) == self.sentence_of(i + 1)
            }
            _ => false,
        }
    }

    pub(super) fn described(&self, tokens: Range<usize>, words: &[Word]) -> Phrase {
        let head =
            (tokens.start..tokens.end).rev().find(|&i| self.layout.tokens[i].is_word() || self.layout.tokens[i].kind == TokenKind::Number);
        let head = head.unwrap_or(tokens.start);
        let (mention, of) = self.mention(head);
        let is = match (self.at(tokens.start, words), of) {
            (Word::Pronoun(kind), _) => kind,
            (_, Some(EntityType::Person)) => PhraseKind::Person,
            (_, Some(EntityType::Organization)) => PhraseKind::Organization,
            (_, Some(EntityType::Place | EntityType::Group)) => PhraseKind::Place,
            _ if self.layout.tokens[head].is_capital() => PhraseKind::Named,
            (first, _) => self.common(first, head, tokens.start),
        };
        let is_after_preposition = matches!(self.at(tokens.start.wrapping_sub(1), words), Word::Preposition);
        let reach = self.behind_brackets(tokens.end);
        Phrase { tokens, reach, head, is, mention, is_subject: false, is_after_preposition, is_first: false, alias: None }
    }

    pub(super) fn common(&self, first: Word, head: usize, start: usize) -> PhraseKind {
        let head = self.word(head);
        let singular = head.strip_suffix('s').unwrap_or(head);
        if self.lexicon.titles.has(head) || self.lexicon.titles.has(singular) {
            return PhraseKind::Office;
        }
        match first {
            Word::Determiner if self.lexicon.phrase_words.look_up(self.word(start)) == Some("det definite") => PhraseKind::Definite,
            Word::Determiner => PhraseKind::Indefinite,
            _ => PhraseKind::Bare,
        }
    }

    /// The name, title or pronoun that a phrase's head belongs to.
    pub(super) fn mention(&self, head: usize) -> (Option<MentionId>, Option<EntityType>) {
        let token = self.layout.tokens[head];
        let first = self.mentions.partition_point(|mention| mention.span.end() <= token.start as usize);
        // In `his wife`, `his` ends before the noun does that holds it: it may come here, and is not meant.
        let covers = |m: &Marked<Mention>| m.span.start() < token.end as usize && m.span.end() > token.start as usize;
        let at = self.mentions[first..].iter().take(3).position(|m| covers(m) && !matches!(m.is.form, Form::Title | Form::Noun));
        let found = at.map(|at| first + at);
        (found.map(|id| MentionId((self.first_mention + id) as u32)), found.and_then(|id| self.mentions[id].is.of))
    }

    /// `Ann Lee (R-Ohio)` reaches as far as its bracket.
    pub(super) fn behind_brackets(&self, end: usize) -> usize {
        if self.word(end) != "(" {
            return end;
        }
        (end..self.end.min(end + 10)).find(|&i| self.word(i) == ")").map_or(end, |close| close + 1)
    }

    /// Hangs `of the council`, `at Leeds` on the phrase before, and sees which phrases a verb follows.
    pub(super) fn attach(&self, base: usize, phrases: &mut [Phrase], words: &[Word]) {
        for k in (0..phrases.len()).rev() {
            let reach = phrases[k].reach;
            if let Some(next) = phrases.get(k + 1).filter(|next| next.tokens.start == reach + 1) {
                let hangs = self.at(reach, words) == Word::Preposition && self.word(reach) != "by" && self.word(reach) != "as";
                let reach = next.reach;
                if hangs {
                    phrases[k].reach = reach;
                }
            }
            if let Some(end) = self.behind_object(phrases[k].reach, words) {
                phrases[k].reach = end;
            }
            if let Some(name) = phrases.get(k + 1).filter(|next| self.gives_name(&phrases[k], next)) {
                (phrases[k].reach, phrases[k].alias) = (name.reach, Some(base + k + 1));
            }
            let verb = self.skip_right(phrases[k].reach, words);
            let led = matches!(self.at(verb, words), Word::Verb | Word::Ed | Word::Cue(_))
                && !self.word(verb).ends_with("ing")
                && !self.is_accord(verb);
            // `An official who asked not to be named said`: the verb of the phrase comes behind the clause that hangs on it.
            let led = led || self.word(phrases[k].reach) == "who";
            // `as campaigners say`: no preposition leads a subject and its verb.
            let joins = self.lexicon.grammar.word(self.word(phrases[k].tokens.start.wrapping_sub(1))).may(does::SUB);
            phrases[k].is_after_preposition &= !(led && joins);
            phrases[k].is_subject =
                led && !phrases[k].is_after_preposition || matches!(phrases[k].is, PhraseKind::Pronoun | PhraseKind::They);
        }
        // `Bell, the chairman, shook his head`: the verb behind an apposition is the first phrase's.
        for k in 0..phrases.len().saturating_sub(1) {
            let ends = self.word(phrases[k].reach) == "," && phrases[k + 1].tokens.start == phrases[k].reach + 1;
            if ends && self.word(phrases[k + 1].reach) == "," && !phrases[k].is_after_preposition {
                let verb = self.skip_right(phrases[k + 1].reach + 1, words);
                phrases[k].is_subject |= matches!(self.at(verb, words), Word::Verb | Word::Ed | Word::Cue(_));
            }
        }
    }

    /// `a spokesman for him`.
    fn behind_object(&self, reach: usize, words: &[Word]) -> Option<usize> {
        let object = self.lexicon.grammar.word(self.word(reach + 1)).may(does::OBJ) && self.at(reach + 1, words) == Word::Break;
        (self.at(reach, words) == Word::Preposition && object).then_some(reach + 2)
    }

    /// `a nurse called Ann Lee`.
    fn gives_name(&self, phrase: &Phrase, next: &Phrase) -> bool {
        let is_common = matches!(phrase.is, PhraseKind::Office | PhraseKind::Indefinite);
        let is_name = matches!(next.is, PhraseKind::Person | PhraseKind::Named);
        is_common
            && is_name
            && next.tokens.start == phrase.reach + 1
            && self.lexicon.naming_words.meaning(self.word(phrase.reach)) == Some("nickname")
    }

    /// Over adverbs and times behind a phrase: `in 2019`, `on Friday`.
    pub(super) fn skip_right(&self, from: usize, words: &[Word]) -> usize {
        let mut at = from;
        while at < self.end.min(from + 5) {
            let timed = self.at(at, words) == Word::Preposition
                && (self.at(at + 1, words) == Word::Number || self.at(at + 1, words) == Word::Adverb && self.is_calendar(at + 1));
            match self.at(at, words) {
                Word::Adverb => at += 1,
                _ if timed => at += 2,
                _ => break,
            }
        }
        at
    }

    /// Whom `who` stands for.
    pub(super) fn antecedents(&self, first: usize, phrases: &mut [Phrase]) {
        for k in first.max(1)..phrases.len() {
            if phrases[k].is == PhraseKind::Who {
                let reach = phrases[k - 1].reach;
                let near = phrases[k].tokens.start == reach || phrases[k].tokens.start == reach + 1 && self.word(reach) == ",";
                phrases[k].alias = near.then_some(k - 1);
            }
        }
    }
}
