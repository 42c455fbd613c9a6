//! Verbs that say only where they stand: `"…," Bell grinned`, `Lee fired back angrily: "…"`; and verbs that are nouns here.

use super::words::Word;
use super::{Cue, Phrases, Walk};
use crate::lexicon::grammar::does;

impl Walk<'_> {
    /// `"…," thundered Bell`, `"…," Bell grinned`: right behind a comma and a closing mark any verb is a cue.
    pub(super) fn cue_beside(&self, phrase: usize, cue: usize, words: &[Word], found: &mut Phrases) {
        let led = self.from >= 2 && matches!(self.layout.word(&self.layout.tokens[self.from - 2]), "," | "?" | "!");
        let mark = self.from >= 1 && matches!(self.layout.word(&self.layout.tokens[self.from - 1]), "\"" | "”" | "’" | "'" | "»");
        if !(led && mark) {
            return;
        }
        let first = found.phrases.get(phrase).filter(|phrase| phrase.tokens.start == self.from);
        let at = first.map_or(self.from, |phrase| phrase.reach);
        let acts = matches!(self.at(at, words), Word::Ed | Word::Verb) && self.acts(at, words);
        if acts && found.cues.get(cue).is_none_or(|next| next.at > at + 2) {
            found.cues.insert(cue, Cue { at, end: at + 1, class: "say" });
        }
    }

    /// `Lee fired back angrily: "…"`: right before a colon and an opening mark any verb is a cue.
    pub(super) fn cue_before_colon(&self, words: &[Word], found: &mut Phrases) {
        let Some(colon) = self.end.checked_sub(1).filter(|&colon| colon > self.from && self.word(colon) == ":") else { return };
        if !self.layout.tokens.get(self.end).is_some_and(|mark| matches!(self.layout.word(mark), "\"" | "“" | "‘" | "«" | "„")) {
            return;
        }
        let verb = (self.from..colon).rev().take(3).find(|&i| !(self.at(i, words) == Word::Adverb || self.is_particle(i)));
        let Some(at) = verb.filter(|&i| matches!(self.at(i, words), Word::Ed | Word::Verb) && self.acts(i, words)) else { return };
        if found.cues.last().is_none_or(|last| last.at < at) {
            found.cues.push(Cue { at, end: at + 1, class: "say" });
        }
    }

    /// `Lee talks about the line`, `the plan promises the moon`: what may be a noun is a verb where its object follows.
    pub(super) fn find_verbs(&self, words: &mut [Word]) {
        for k in 1..words.len() {
            let i = self.from + k;
            let named = words[k - 1] == Word::Capital;
            if words[k] != Word::Noun || !(named || words[k - 1] == Word::Noun) || !self.lexicon.grammar.word(self.word(i)).may(does::S) {
                continue;
            }
            let takes = match self.at(i + 1, words) {
                Word::Determiner | Word::Pronoun(_) => true,
                Word::Preposition => named && matches!(self.word(i + 1), "about" | "for"),
                _ if self.word(i + 1) == ":" => i + 2 == self.end && self.end < self.layout.tokens.len(),
                _ => i + 1 == self.end && self.end < self.layout.tokens.len() || self.word(i + 1) == "that",
            };
            if takes {
                words[k] = Word::Verb;
            }
        }
    }

    /// `called` in `a nurse called Ann Lee` says nothing.
    pub(super) fn drop_names(&self, first_phrase: usize, first_cue: usize, found: &mut Phrases) {
        let inside = |at: usize| {
            let k = found.phrases.partition_point(|phrase| phrase.tokens.end <= at).max(first_phrase + 1) - 1;
            found.phrases.get(k).is_some_and(|phrase| phrase.alias.is_some() && phrase.tokens.end == at && at < phrase.reach)
        };
        let dropped: Vec<bool> = found.cues[first_cue..].iter().map(|cue| inside(cue.at)).collect();
        if dropped.contains(&true) {
            let mut i = 0;
            found.cues.retain(|_| {
                i += 1;
                i <= first_cue || !dropped[i - 1 - first_cue]
            });
        }
    }

    /// A verb that is no auxiliary.
    pub(super) fn acts(&self, i: usize, words: &[Word]) -> bool {
        match self.at(i, words) {
            Word::Ed | Word::Cue(_) => true,
            Word::Verb => !matches!(self.lexicon.phrase_words.meaning(self.word(i)), Some("be" | "aux")),
            _ => false,
        }
    }

    /// A noun's plural that may be a verb's `-s` as well.
    fn is_plural_noun(&self, i: usize) -> bool {
        let word = self.lexicon.grammar.word(self.word(i));
        word.may(does::S) && !word.may(does::BASE | does::PAST)
    }

    /// `the claims`, `his call`: after a determiner or a preposition the word is a noun.
    pub(super) fn is_noun_here(&self, i: usize, words: &[Word]) -> bool {
        if i == self.from {
            return false;
        }
        match self.at(i - 1, words) {
            Word::Determiner => !self.stands_alone(i - 1),
            Word::Possessive => true,
            // `to hopes that …`: no infinitive ends so.
            Word::Preposition if self.word(i - 1) == "to" => self.is_plural_noun(i),
            Word::Preposition => !self.word(i).ends_with("ing"),
            // `loud chants of "…"`.
            Word::Noun if !self.is_plural_noun(i) => false,
            Word::Noun => {
                let grammar = &self.lexicon.grammar;
                let of = self.word(i + 1) == "of" && !grammar.takes(self.word(i), "of");
                // `a wave of warm comments`: a lone noun in the singular behind a preposition is no subject.
                let first = (self.from..i).rev().find(|&k| !matches!(self.at(k, words), Word::Noun | Word::Adverb));
                let led = first.is_some_and(|k| self.at(k, words) == Word::Preposition) && !self.word(i - 1).ends_with('s');
                of || led && grammar.is_noun(grammar.word(self.word(i)))
            }
            _ => false,
        }
    }
}
