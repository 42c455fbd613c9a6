//! Whom a title or noun alone means: `the minister` is the one who bore that title, `the court` the one so named.

use super::gender;
use super::keys::folded;
use super::salience::heaviest;
use super::{Casting, STRANGER};
use crate::annotations::mention::EntityType;
use rustc_hash::FxHashMap;

/// Who was called what.
#[derive(Default)]
pub struct Offices {
    /// Persons by their title's word of office, each with the whole title.
    pub(super) by_office: FxHashMap<String, Vec<(usize, String)>>,
    /// The age said behind a name: `Ann Lee, 47,`.
    by_age: FxHashMap<String, usize>,
}

/// How many bearers of an office are looked at.
pub(super) const BEARERS: usize = 6;

impl Casting<'_> {
    /// A title or noun beside a name is its bearer's.
    pub(super) fn learn_title(&mut self, part: usize, i: usize) {
        let text = self.scene.text(i).split_whitespace().collect::<Vec<_>>().join(" ");
        let title = bare(&text).to_owned();
        let is_person = self.parts[part].is == EntityType::Person;
        if !is_person {
            return;
        }
        self.parts[part].gender = gender::stronger(self.parts[part].gender, gender::of_title(&text, self.lexicon()));
        if let Some(office) = self.office(&title) {
            let bearers = self.offices.by_office.entry(office).or_default();
            if !bearers.iter().rev().take(BEARERS).any(|(known, _)| *known == part) || bearers.is_empty() {
                bearers.push((part, folded(&title)));
            } else if let Some(known) =
                bearers.iter_mut().rev().take(BEARERS).find(|(known, words)| *known == part && words.len() < title.len())
            {
                known.1 = folded(&title);
            }
        }
        let is_title = self.own_words(&title).any(|word| self.lexicon().titles.has(word.trim_end_matches('.')));
        let owned = text.len() != title.len() && !text.to_lowercase().starts_with("the ");
        let titles = &mut self.parts[part].titles;
        if is_title && !owned && titles.len() < 12 && !titles.iter().any(|known| known.eq_ignore_ascii_case(&title)) {
            titles.push(title);
        }
    }

    /// The age behind a name.
    pub(super) fn learn_age(&mut self, part: usize, i: usize) {
        let behind = self.scene.behind(i);
        let Some(rest) = behind.strip_prefix(", ").or_else(|| behind.strip_prefix(" (")) else { return };
        let age: String = rest.chars().take_while(char::is_ascii_digit).collect();
        if (1..=3).contains(&age.len()) && rest[age.len()..].starts_with([',', '.', ')', ';']) {
            self.offices.by_age.insert(age, part);
        }
    }

    /// The word of office of a title: the last before `of`.
    fn office(&self, title: &str) -> Option<String> {
        let words: Vec<String> = self.own_words(title).map(|word| word.trim_end_matches('.').to_owned()).collect();
        words.into_iter().rev().find(|word| self.lexicon().titles.has(word) || self.lexicon().person_nouns.has(word))
    }

    pub(super) fn own_words(&self, title: &str) -> impl Iterator<Item = String> {
        let own = title.split(" of ").next().unwrap_or(title).split(" for ").next().unwrap_or("").to_lowercase();
        own.split_whitespace().map(str::to_owned).collect::<Vec<_>>().into_iter()
    }

    /// Whom a noun or title that stands alone means, and how surely.
    pub(super) fn alone(&self, i: usize) -> Option<(usize, f32)> {
        let text = self.scene.text(i);
        let noun = bare(text);
        if text.len() != noun.len() && !text.to_lowercase().starts_with("th") {
            return None;
        }
        match self.scene.mentions[i].is.of {
            Some(EntityType::Person) => self.aged(noun, i).or_else(|| self.officer(noun, i)).or_else(|| self.epithet(noun, i)),
            Some(of) => self.body_called(noun, of, i),
            None => None,
        }
    }

    /// `the 47-year-old`.
    fn aged(&self, noun: &str, i: usize) -> Option<(usize, f32)> {
        let age = noun.split(' ').find_map(|word| word.strip_suffix("-year-old"))?;
        if let Some(&part) = self.offices.by_age.get(age) {
            return Some((part, 0.95));
        }
        let clock = self.scene.stands[i].clock;
        heaviest(self.persons.weights(clock).filter(|&(_, weight)| weight > 0.3))
            .filter(|&(part, sure)| sure > 0.6 && part < STRANGER)
            .map(|(part, sure)| (part, sure * 0.8))
    }

    /// The bearer of an office whose title has all that this one tells.
    fn officer(&self, noun: &str, i: usize) -> Option<(usize, f32)> {
        let office = self.office(noun)?;
        let bearers = self.offices.by_office.get(&office)?;
        let wanted: Vec<String> = noun.split_whitespace().filter(|word| self.tells(word)).map(folded).collect();
        let clock = self.scene.stands[i].clock;
        let fitting = bearers
            .iter()
            .rev()
            .take(BEARERS)
            .filter(|(_, title)| wanted.iter().all(|word| has_word(title, word)) && same_rank(title, noun));
        let weighed = fitting.map(|&(part, _)| (part, 0.05 + self.persons.weight(part, clock)));
        heaviest(weighed).map(|(part, sure)| (part, sure.min(0.95)))
    }

    /// Words that tell one office from another: `foreign`, `Russian`; not `embattled`.
    fn tells(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        lower.len() > 2
            && (word.starts_with(char::is_uppercase) || self.lexicon().title_modifiers.has(&lower) || self.lexicon().titles.has(&lower))
            && !matches!(lower.as_str(), "former" | "then" | "late" | "the")
    }

    /// `the court`, `the company`, `the city`.
    fn body_called(&self, noun: &str, of: EntityType, i: usize) -> Option<(usize, f32)> {
        let lower = noun.to_lowercase();
        let head = lower.split(" of ").next()?.split(' ').next_back()?.to_owned();
        let told = self.lexicon().body_nouns.meaning(&head)?;
        let clock = self.scene.stands[i].clock;
        let stage = if of == EntityType::Place { &self.places } else { &self.bodies_in_mind };
        let people = |word: &str| self.lexicon().peoples.has(&word.to_lowercase()) || word.ends_with("-based");
        let mut more = noun.split_whitespace().rev().skip(1).peekable();
        // `the Dutch company`: where it is from tells nothing that its name would not.
        let is_from = of == EntityType::Organization && more.peek().is_some() && more.all(people);
        let names_more = !is_from && noun.split_whitespace().any(|word| word.starts_with(char::is_uppercase));
        if let Some(named) = self.bodies.by_noun.get(head.as_str()) {
            let fitting = named.iter().rev().take(BEARERS).filter(|&&part| self.parts[part].is == of && self.has_all(part, noun));
            let found = heaviest(fitting.map(|&part| (part, stage.weight(part, clock))));
            if let Some((part, sure)) = found {
                return (sure > 0.55).then_some((part, (0.9 * sure).min(0.9)));
            }
        }
        let mut told = told.split(' ').skip(1);
        if told.next() != Some("any") || names_more || !is_from && lower.contains(' ') {
            return None;
        }
        let kind = told.next();
        // Bodies of the state are few; any other must have been the subject just now.
        let least = if kind == Some("public") { 0.35 } else { 1.0 };
        let fitting = stage.weights(clock).filter(|&(part, weight)| weight > least && self.is_kind(part, of, kind));
        heaviest(fitting).filter(|&(_, sure)| sure > 0.65).map(|(part, sure)| (part, 0.7 * sure))
    }

    /// Whether the names of a body have the capitalised words of a noun: `the Russian ministry`.
    fn has_all(&self, part: usize, noun: &str) -> bool {
        let capitals = noun.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).map(folded).collect::<Vec<_>>();
        self.parts[part].forms.iter().take(6).any(|(form, _)| capitals.iter().all(|word| has_word(&folded(form), word)))
    }

    /// Whether a noun of a kind can stand for a body or place: `the company` for no commission, `the city` for what the
    /// gazetteer calls one.
    fn is_kind(&self, part: usize, of: EntityType, kind: Option<&str>) -> bool {
        let names = self.parts[part].forms.iter().take(4).map(|(form, _)| form.to_lowercase());
        let mut full = names.map(|name| self.lexicon().short_forms.meaning(&name).map_or(name, str::to_owned));
        match (of, kind) {
            (EntityType::Place, Some(kind)) => full.any(|name| self.lexicon().gazetteer.meaning(&name) == Some(kind)),
            (_, Some("firm")) => !full.any(|name| self.is_public(&name)),
            (_, Some("public")) => full.any(|name| self.is_public(&name)),
            _ => true,
        }
    }

    /// A name with a word of the state or of many in it: `commission`.
    fn is_public(&self, name: &str) -> bool {
        name.split(' ').any(|word| self.lexicon().body_nouns.meaning(word).is_some_and(|told| told.ends_with("public")))
    }
}

/// A noun without its determiner.
fn bare(text: &str) -> &str {
    let word = text.split(' ').next().unwrap_or("");
    let is_determiner = matches!(word.to_lowercase().as_str(), "the" | "this" | "a" | "an" | "his" | "her" | "their" | "its");
    if is_determiner { text[word.len()..].trim_start() } else { text }
}

/// Whether a title has a word, or one of its family: `Syria` in `Syrian President`.
pub(super) fn has_word(title: &str, word: &str) -> bool {
    let stem: String = word.chars().take(4).collect();
    title.split(' ').any(|known| known == word || word.len() >= 4 && known.starts_with(&stem))
}

/// `the minister` is no prime minister, `the president` no vice president.
fn same_rank(title: &str, noun: &str) -> bool {
    let noun = noun.to_lowercase();
    ["prime", "vice", "deputy"].iter().all(|rank| title.split(' ').any(|word| word == *rank) == noun.split(' ').any(|word| word == *rank))
}
