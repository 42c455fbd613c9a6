//! Which names are one person's: `Kerry` in the headline is the `John Kerry` of the story; `Mrs. Clinton` is not Bill.
//!
//! Full names are placed first, in the order of the text, then single words, so that a surname finds its owner wherever the
//! full name stands.

use super::gender::{self, Gender, Told};
use super::keys::{self, agree, folded, same_word, sound, suffix, words};
use super::{Casting, Part, STRANGER};
use crate::annotations::mention::EntityType;
use rustc_hash::FxHashMap;

/// Persons by the sound of each word of their names.
#[derive(Default)]
pub struct People {
    by_word: FxHashMap<String, Vec<usize>>,
}

/// How many bearers of a word are looked at, the last first. Families in the news are small.
const FAMILY: usize = 8;

/// What a person is known by.
#[derive(Debug, Default, Clone)]
pub struct Known {
    /// The words of each print of the full name.
    pub names: Vec<Vec<String>>,
    /// Words of other names: a pen name, `Rock` of `Dwayne "The Rock" Johnson`.
    aliases: Vec<Vec<String>>,
    /// `Jr.`
    suffix: Option<String>,
    /// How often one word alone was the name, and how often that was the first.
    alone: u32,
    first_alone: u32,
}

/// How well a single word names a person: as the last word of the name; one who was named before; who is named oftener; who
/// came later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    is_last: bool,
    is_before: bool,
    n: usize,
    part: usize,
}

impl Rank {
    /// Whether this one might be meant as well as a better one.
    fn rivals(self, better: Rank) -> bool {
        (self.is_last, self.is_before) == (better.is_last, better.is_before) && self.n * 2 > better.n
    }
}

impl Casting<'_> {
    /// Places every name of a person.
    pub(super) fn place_people(&mut self) {
        let all: Vec<usize> = (0..self.scene.mentions.len()).filter(|&i| self.scene.is_person(i) && self.of[i].is_none()).collect();
        let mut single = Vec::new();
        let otherwise: FxHashMap<usize, usize> =
            all.iter().filter_map(|&i| Some((i, self.scene.otherwise(i)?))).flat_map(|(i, other)| [(i, other), (other, i)]).collect();
        for i in all {
            if let Some(part) = otherwise.get(&i).and_then(|&other| self.of[other]) {
                self.take_alias(part, i);
                continue;
            }
            let words = words(self.scene.text(i));
            match words.len() {
                0 => {}
                1 => match self.spouse(i, &words[0]) {
                    Some(full) => self.place_full(i, full),
                    None => single.push((i, words)),
                },
                _ => self.place_full(i, words),
            }
        }
        for (i, words) in single {
            match otherwise.get(&i).and_then(|&other| self.of[other]) {
                Some(part) => self.take_alias(part, i),
                None => self.place_single(i, words),
            }
        }
    }

    /// Another name of somebody known: `Eminem`.
    fn take_alias(&mut self, part: usize, i: usize) {
        let told = self.told(i);
        self.learn_alias(part, words(self.scene.text(i)));
        self.take_name(part, i, told);
    }

    fn learn_alias(&mut self, part: usize, words: Vec<String>) {
        self.learn_bearer(part, &words);
        let aliases = &mut self.parts[part].known.aliases;
        if aliases.len() < 4 && !words.is_empty() && !aliases.contains(&words) {
            aliases.push(words);
        }
    }

    /// `Bill` in `Bill and Hillary Clinton`, as a full name.
    fn spouse(&self, i: usize, word: &str) -> Option<Vec<String>> {
        let next = (i + 1..self.scene.mentions.len().min(i + 3)).find(|&j| self.scene.is_person(j))?;
        let full = words(self.scene.text(next));
        let couple = self.scene.between(i, next) == " and " && full.len() > 1 && self.lexicon().first_names.has(word);
        (couple && self.lexicon().first_names.has(&full[0])).then(|| vec![word.to_owned(), full[full.len() - 1].clone()])
    }

    fn place_full(&mut self, i: usize, words: Vec<String>) {
        let text = self.scene.text(i);
        let suffix = suffix(text).or_else(|| self.suffix_behind(i)).map(str::to_owned);
        let told = self.told(i);
        let last = sound(&words[words.len() - 1]);
        let bearers = self.people.by_word.get(&last).into_iter().flatten().rev().take(FAMILY).copied();
        let known = bearers.clone().find(|&part| self.is_same(&self.parts[part], &words, suffix.as_deref(), told));
        let part = known.unwrap_or_else(|| self.new_part(EntityType::Person));
        if !folded(text).contains(' ') && words.len() > 1 && self.parts[part].stands_for.is_none() {
            let capital = |word: &String| {
                word.chars().next().into_iter().flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect::<String>()
            };
            // The couple's surname as the text writes it stands with the other's name.
            let surname = self.scene.mentions[i + 1..].iter().take(3).find_map(|next| {
                self.scene
                    .layout
                    .text
                    .of(next.span)
                    .split_whitespace()
                    .next_back()
                    .filter(|word| folded(word).ends_with(words[words.len() - 1].as_str()))
            });
            self.parts[part].stands_for =
                Some(format!("{text} {}", surname.map_or_else(|| capital(&words[words.len() - 1]), str::to_owned)));
        }
        self.learn_words(part, words);
        if let Some(alias) = keys::quoted(text) {
            self.learn_alias(part, keys::words(alias));
        }
        let known = &mut self.parts[part].known;
        known.suffix = known.suffix.take().or(suffix);
        self.take_name(part, i, told);
    }

    /// `Jr.` stands behind the name's span in `Roe Jr.` and `Roe, Jr.`
    fn suffix_behind(&self, i: usize) -> Option<&'static str> {
        let rest = self.scene.behind(i).trim_start_matches([',', ' ']);
        ["Jr", "Sr", "III", "II"].into_iter().find(|suffix| rest.starts_with(suffix))
    }

    fn is_same(&self, part: &Part, words: &[String], suffix: Option<&str>, told: Option<Told>) -> bool {
        let full = part.known.names.iter().filter(|name| name.len() > 1);
        let kin = match (part.known.suffix.as_deref(), suffix) {
            (Some(a), Some(b)) => a == b,
            // Martin Luther King is Martin Luther King Jr.; Donald Trump is not Donald Trump Jr.
            (Some(_), None) | (None, Some(_)) => words.len() > 2,
            (None, None) => true,
        };
        kin && self.can_be(part, told)
            && part.known.names.len() < 6
            && full.clone().all(|name| agree(name, words, self.lexicon()))
            && full.clone().next().is_some()
            || part.known.aliases.iter().any(|alias| alias.len() > 1 && agree(alias, words, self.lexicon()))
    }

    /// Whether what a title tells does not speak against what is known: `Mr. Lee` is not Ann Lee.
    fn can_be(&self, part: &Part, told: Option<Told>) -> bool {
        let by_name =
            || part.known.names.iter().find(|name| name.len() > 1).and_then(|name| gender::of_first_name(&name[0], self.lexicon()));
        let known = part.gender.or_else(by_name);
        !matches!((known, told), (Some(known), Some(told)) if known.is != told.is && told.from >= gender::Evidence::Role)
    }

    /// Whoever is looked for by one of the words finds this one.
    fn learn_bearer(&mut self, part: usize, words: &[String]) {
        for word in words {
            let bearers = self.people.by_word.entry(sound(word)).or_default();
            if bearers.last() != Some(&part) && !bearers.iter().rev().take(FAMILY).any(|&known| known == part) {
                bearers.push(part);
            }
        }
    }

    fn learn_words(&mut self, part: usize, words: Vec<String>) {
        self.learn_bearer(part, &words);
        let names = &mut self.parts[part].known.names;
        if names.len() < 6 && !names.contains(&words) {
            names.push(words);
        }
    }

    fn place_single(&mut self, i: usize, words: Vec<String>) {
        let told = self.told(i);
        let word = &words[0];
        let bearers = self.people.by_word.get(&sound(word)).into_iter().flatten().rev().take(FAMILY).copied();
        let ranked = bearers.filter_map(|part| Some((self.rank(part, i, word, told)?, part)));
        let (mut best, mut rival): (Option<(Rank, usize)>, bool) = (None, false);
        for (rank, part) in ranked {
            match best {
                Some((known, _)) if rank <= known => rival |= rank.rivals(known),
                _ => {
                    rival = best.is_some_and(|(known, _)| known.rivals(rank));
                    best = Some((rank, part));
                }
            }
        }
        let is_first = best.is_some_and(|(rank, _)| !rank.is_last);
        let part = best.map_or_else(|| self.new_part(EntityType::Person), |(_, part)| part);
        if best.is_none() {
            self.learn_words(part, words);
        }
        self.sure[i] = if rival { 0.6 } else { 1.0 };
        let known = &mut self.parts[part].known;
        known.alone += 1;
        known.first_alone += u32::from(is_first);
        self.take_name(part, i, told);
    }

    /// How well a single word names a person.
    fn rank(&self, part: usize, i: usize, word: &str, told: Option<Told>) -> Option<Rank> {
        let person = &self.parts[part];
        if !self.can_be(person, told) {
            return None;
        }
        let names = || person.known.names.iter().chain(&person.known.aliases);
        let is_last = names().any(|name| name.last().is_some_and(|last| same_word(last, word)));
        let has = names().any(|name| name.iter().any(|known| same_word(known, word)));
        let is_before = person.mentions.first().is_some_and(|first| (first.0 as usize) < i);
        has.then_some(Rank { is_last, is_before, n: person.mentions.len(), part })
    }

    /// What the title or noun before a name tells of its gender.
    fn told(&self, i: usize) -> Option<Told> {
        gender::of_title(self.scene.text(self.scene.stands[i].led_by?), self.lexicon())
    }

    fn take_name(&mut self, part: usize, i: usize, told: Option<Told>) {
        self.take(part, i);
        self.parts[part].gender = gender::stronger(self.parts[part].gender, told);
    }

    /// First names tell a gender where titles told none: but not of a Kim Jong Un, who goes by Kim.
    pub(super) fn learn_first_names(&mut self) {
        for part in 0..self.parts.len() {
            let known = &self.parts[part].known;
            let goes_by_first = known.first_alone > 0 && known.first_alone == known.alone;
            let hyphened = |name: &Vec<String>| name.len() == 2 && name[0].len() <= 4 && name[1].contains('-');
            let surname_first = known.names.iter().any(hyphened)
                || goes_by_first && known.names.iter().any(|name| name.len() == 3 || self.is_family_first(name));
            let told = known.names.iter().filter(|name| name.len() > 1).find_map(|name| gender::of_first_name(&name[0], self.lexicon()));
            if !surname_first {
                self.parts[part].gender = gender::stronger(self.parts[part].gender, told);
            }
        }
    }

    /// A short first word before one that is no surname of the list's: `Kim Min-Woo`, `Xi Jinping`.
    fn is_family_first(&self, name: &[String]) -> bool {
        let lexicon = self.lexicon();
        name.len() == 2 && name[0].len() <= 4 && !lexicon.first_names.has(&name[1]) && lexicon.first_names.meaning(&name[0]) != Some("f")
    }

    /// Whether a gender is known and is another.
    pub(super) fn speaks_against(&self, part: usize, gender: Gender) -> bool {
        self.gender(part).is_some_and(|known| known != gender)
    }

    /// The gender of one in mind, named or not.
    pub(super) fn gender(&self, part: usize) -> Option<Gender> {
        match part.checked_sub(STRANGER) {
            Some(stranger) => self.strangers.get(stranger).copied().flatten(),
            None => self.parts[part].gender.map(|told| told.is),
        }
    }
}
