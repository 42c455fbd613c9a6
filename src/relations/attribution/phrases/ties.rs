//! Which phrases may be the subject of a cue: `Bell` and `the chairman` in `Bell, the chairman, shook his head and said`.

use super::words::Word;
use super::{Cue, Link, Phrase, PhraseKind, Phrases, Tie, Walk};
use crate::lexicon::grammar::does;
use std::ops::Range;

/// How far back a cue looks for a subject, in phrases.
const FAR: usize = 12;

impl Walk<'_> {
    pub(super) fn tie(&self, cue: usize, words: &[Word], found: &mut Phrases) {
        let Cue { at, end, .. } = found.cues[cue];
        let phrases = &found.phrases;
        let behind = phrases.partition_point(|phrase| phrase.tokens.start < at);
        let mut links: Vec<(usize, Tie)> = Vec::new();
        let right = phrases.get(behind).filter(|phrase| phrase.tokens.start == end).map(|_| behind);
        if end > at + 1 {
            links.extend(right.map(|right| (right, Tie::Accord)));
        } else {
            self.tie_left(at, phrases, behind, words, &mut links);
            let has_left = links.iter().any(|(_, tie)| matches!(tie, Tie::Left | Tie::Apposition | Tie::Passive));
            links.extend(right.map(|right| (right, if has_left { Tie::Object } else { Tie::Right })));
            let agent = phrases[behind..].iter().take(4).position(|p| self.word(p.tokens.start.wrapping_sub(1)) == "by");
            links.extend(agent.filter(|_| self.is_passive(at, words)).map(|agent| (behind + agent, Tie::Agent)));
        }
        if self.only_names(at, words) {
            links.iter_mut().filter(|(_, tie)| *tie != Tie::Agent).for_each(|(_, tie)| *tie = Tie::Called);
        }
        let appositions =
            links.iter().find(|(_, tie)| *tie == Tie::Apposition).zip(links.iter().find(|(_, tie)| *tie == Tie::BeforeApposition));
        if let Some((&(close, _), &(open, _))) = appositions {
            same_one(open, close, &mut found.phrases);
        }
        found.links.extend(links.into_iter().map(|(phrase, tie)| Link { cue, phrase, tie }));
    }

    /// `a gap called "…"`, `what is known as a "…"`: a participle that gives a name, without somebody who gives it.
    fn only_names(&self, at: usize, words: &[Word]) -> bool {
        let word = self.word(at);
        let names = self.lexicon.naming_words.has(word) && self.lexicon.grammar.word(word).may(does::PART);
        let small = |i: &usize| self.word(*i) == "as" || self.at(*i, words) == Word::Determiner || self.at(*i, words) == Word::Adverb;
        if !names || (at + 1..self.end).find(|i| !small(i)).is_some() || self.end > at + 4 {
            return false;
        }
        let before = (self.from..at).rev().take(4).find(|&i| self.at(i, words) != Word::Adverb);
        let before = before.unwrap_or(at);
        match self.at(before, words) {
            Word::Verb => self.is_being(before),
            Word::Pronoun(_) => false,
            // `what Bell called "…"`.
            _ => !(self.sentence_start(at).max(self.from)..before).rev().take(24).any(|i| {
                self.lexicon.grammar.word(self.word(i)).may(does::WH | does::REL) && self.word(i) != "that" && self.word(i) != "who"
            }),
        }
    }

    pub(super) fn is_passive(&self, at: usize, words: &[Word]) -> bool {
        let mut i = at;
        while i > self.from && self.at(i - 1, words) == Word::Adverb {
            i -= 1;
        }
        i > self.from && (self.is_being(i - 1) || matches!(self.word(i - 1), "," | "and"))
    }

    /// Where the sentence of a token begins.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        let sentence = self.sentence_of(at);
        self.layout.sentences.get(sentence).map_or(self.from, |sentence| sentence.tokens.start)
    }

    /// Over helpers, adverbs and times before a verb: `has never`, `in 2019`, `on Friday`.
    fn skip_left(&self, at: usize, words: &[Word]) -> usize {
        let mut end = at;
        while end > self.from {
            let is_time = matches!(self.at(end, words), Word::Adverb | Word::Number) && end < at;
            match self.at(end - 1, words) {
                Word::Adverb | Word::Verb => end -= 1,
                Word::Number if end >= self.from + 2 && self.at(end - 2, words) == Word::Preposition => end -= 2,
                Word::Preposition if is_time && self.is_calendar(end) => end -= 1,
                // `has in the past described`: what stands between a helper and its verb.
                _ if end == at => match self.behind_helper(at, words) {
                    Some(helper) => end = helper,
                    None => break,
                },
                _ => break,
            }
        }
        end
    }

    /// Where the helper stands whose verb comes behind a few words of time: `has` in `has in the past said`.
    fn behind_helper(&self, at: usize, words: &[Word]) -> Option<usize> {
        const FAR: usize = 5;
        let back = (self.from..at).rev().take(FAR);
        let helper = back.clone().find(|&i| self.at(i, words) == Word::Verb && !self.acts(i, words))?;
        let is_part = self.lexicon.grammar.word(self.word(at)).may(does::PART | does::BASE);
        let plain = (helper + 1..at).all(|i| matches!(self.at(i, words), Word::Preposition | Word::Determiner | Word::Noun | Word::Number));
        (is_part && plain && self.at(helper + 1, words) == Word::Preposition).then_some(helper)
    }

    pub(super) fn tie_left(&self, at: usize, phrases: &[Phrase], behind: usize, words: &[Word], links: &mut Vec<(usize, Tie)>) {
        let end = self.skip_left(at, words);
        let before = if end > self.from { self.word(end - 1) } else { "" };
        let start = self.sentence_start(at);
        let near = behind.saturating_sub(FAR).max(phrases.partition_point(|phrase| phrase.tokens.start < start))..behind;
        let is_ing = self.word(at).ends_with("ing") && end == at;
        if let Some(left) = near.clone().find(|&k| phrases[k].reach == end && phrases[k].tokens.end <= end) {
            let owner = self.owner(&phrases[left], &phrases[near.start..left], words);
            links.extend(owner.filter(|_| !is_ing).map(|owner| (near.start + owner, Tie::Left)));
            // `footage of Bell saying`.
            let last = near.clone().rev().find(|&k| phrases[k].tokens.end == end && k != left);
            let is_person = |k: &usize| matches!(phrases[*k].is, PhraseKind::Person | PhraseKind::Pronoun);
            links.extend(last.filter(|k| is_ing && is_person(k)).map(|last| (last, Tie::Beside)));
            let passive = end < at
                && (end..at).any(|i| self.is_being(i))
                && (self.word(at).ends_with("ed") || self.lexicon.grammar.word(self.word(at)).may(does::PART));
            links.push((
                left,
                if is_ing && self.word(phrases[left].tokens.start.wrapping_sub(1)).eq_ignore_ascii_case("with") {
                    Tie::BesideWith
                } else if is_ing {
                    Tie::Beside
                } else if passive {
                    Tie::Passive
                } else {
                    Tie::Left
                },
            ));
            if !is_ing {
                return;
            }
        }
        if matches!(before, "," | ")" | "—" | "–" | "-") && !is_ing {
            self.tie_apposition(end - 1, phrases, near.clone(), links);
        }
        let joined = is_ing || matches!(before, "and" | "or" | "but" | "then");
        let silent = |k: usize| (phrases[k].reach..end).all(|i| !self.acts(i, words));
        let fits = |k: usize| phrases[k].is_subject && (joined || phrases[k].is != PhraseKind::Who || silent(k));
        let subject = |from: usize| near.clone().rev().skip_while(move |&k| k >= from).find(|&k| fits(k));
        let tie = match before {
            _ if is_ing => Tie::Participle,
            "and" | "or" | "but" | "then" => Tie::Coordinate,
            "to" => Tie::Infinitive,
            _ => Tie::Distant,
        };
        let first = subject(behind);
        // `An official who asked for silence said`: what lies between is the official's own.
        let is_whole = |k: usize| {
            let who = phrases.get(k + 1).is_some_and(|next| next.is == PhraseKind::Who && next.tokens.start == phrases[k].reach);
            who && !(phrases[k].reach..end).any(|i| matches!(self.word(i), "," | ";" | "—" | "–" | "and" | "but"))
        };
        let tie = if tie == Tie::Distant && first.is_some_and(is_whole) { Tie::Left } else { tie };
        links.extend(first.map(|first| (first, tie)));
        // `Lee denied that he took gifts, saying …`: a participle may be the first subject's as well.
        let other = if is_ing { near.clone().find(|&k| fits(k)).filter(|&k| Some(k) != first) } else { None };
        links.extend(other.map(|other| (other, Tie::ParticipleFar)));
        let second = first.and_then(subject).filter(|&second| Some(second) != other);
        links.extend(second.map(|second| (second, Tie::Distant)));
    }

    /// Whom `Lee` hangs on in `an official speaking to Lee said`: the phrase before the participle.
    fn owner(&self, phrase: &Phrase, before: &[Phrase], words: &[Word]) -> Option<usize> {
        let participle = phrase.tokens.start.checked_sub(2).filter(|_| phrase.is_after_preposition)?;
        let goes_on = participle >= self.from && self.word(participle).ends_with("ing") && self.acts(participle, words);
        before.iter().rposition(|owner| owner.reach == participle).filter(|_| goes_on)
    }

    /// `Bell, the chairman,` with the comma that closes it.
    pub(super) fn tie_apposition(&self, comma: usize, phrases: &[Phrase], near: Range<usize>, links: &mut Vec<(usize, Tie)>) {
        let close = near.clone().find(|&k| phrases[k].reach == comma);
        let opens = |k: &usize| {
            let reach = phrases[*k].reach;
            reach < comma && matches!(self.word(reach), "," | "(" | "—" | "–" | "-") && !phrases[*k].is_after_preposition
        };
        let open = near.clone().rev().filter(|&k| close.is_none_or(|close| k < close)).find(opens);
        // `In Leeds, Maine, Lee (Ind.), said`: a person is no apposition of a place.
        let is_person = |k: usize| phrases[k].is == PhraseKind::Person;
        let is_place = |k: usize| matches!(phrases[k].is, PhraseKind::Place | PhraseKind::Organization | PhraseKind::Named);
        if let Some(close) = close.filter(|&close| is_person(close) && open.is_none_or(is_place)) {
            return links.push((close, Tie::Left));
        }
        links.extend(close.map(|close| (close, Tie::Apposition)));
        links.extend(open.map(|open| (open, Tie::BeforeApposition)));
        // `Lee, a curator and director of exhibits at the museum, Leeds, said`.
        let first = near.clone().find(opens).filter(|first| open.is_some_and(|open| open != *first) && phrases[*first].is_first);
        links.extend(first.map(|first| (first, Tie::BeforeApposition)));
    }
}

/// Of a name and a common noun beside it, the name names the one they both are.
fn same_one(open: usize, close: usize, phrases: &mut [Phrase]) {
    let is_name = |k: usize| matches!(phrases[k].is, PhraseKind::Person | PhraseKind::Named | PhraseKind::Organization);
    let is_common =
        |k: usize| matches!(phrases[k].is, PhraseKind::Office | PhraseKind::Definite | PhraseKind::Indefinite | PhraseKind::Bare);
    match (is_name(open), is_name(close)) {
        (true, false) if is_common(close) => phrases[close].alias = Some(open),
        (false, true) if is_common(open) && phrases[close].is == PhraseKind::Person => phrases[open].alias = Some(close),
        _ => {}
    }
}
