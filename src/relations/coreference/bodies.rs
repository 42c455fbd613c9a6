//! Which names are one body's, place's or people's: `the International Criminal Court (ICC)`, `Microsoft Corp.`, `U.S.`

use super::Casting;
use super::keys::{abbreviates, folded, initials, sound};
use crate::annotations::mention::EntityType;
use rustc_hash::FxHashMap;

/// Bodies, places and groups by type and name, and by other keys of the name.
#[derive(Default)]
pub struct Bodies {
    by_name: FxHashMap<(EntityType, String), usize>,
    /// Bodies by a first word that only one has.
    by_first_word: FxHashMap<String, Option<usize>>,
    /// Bodies and places by a common noun in their name: `court`. The last that was spoken of.
    pub by_noun: FxHashMap<&'static str, Vec<usize>>,
}

const TYPES: [EntityType; 4] = [EntityType::Organization, EntityType::Place, EntityType::Group, EntityType::Other];

impl Casting<'_> {
    /// Places every name that is no person's, and those taken for a person's that another spelling tells better of.
    pub(super) fn place_bodies(&mut self) {
        for i in 0..self.scene.mentions.len() {
            if !self.scene.is_name(i) {
                continue;
            }
            let alias = || (i.saturating_sub(3)..i).rev().find(|&j| self.scene.is_name(j) && self.scene.otherwise(j) == Some(i));
            let part = match self.scene.is_person(i) {
                true => self.introduced(i).or_else(|| self.known_otherwise(i)),
                false => Some(self.body(i, alias().and_then(|other| self.of[other]))),
            };
            if let Some(part) = part {
                self.take(part, i);
            }
        }
    }

    /// A name of two words that sounds like a body's or a place's that stood before: `Jabhat al-Nousra` after `Jabhat al-Nusra`;
    /// or one with an article like the first word of a body's: `al-Nousra` after `al-Nusra Front`.
    fn known_otherwise(&self, i: usize) -> Option<usize> {
        let name = self.scene.text(i);
        if !name.contains(' ') && folded(name).find('-').is_some_and(|at| at <= 3) {
            return self.by_first_word(EntityType::Organization, &name.to_lowercase());
        }
        let sounds = Some(sound(name)).filter(|sounds| sounds.len() >= 5 && name.contains(' '))?;
        TYPES.into_iter().find_map(|is| self.bodies.by_name.get(&(is, sounds.clone())).copied())
    }

    /// The name that the bracket before this one's short form holds: `Harbour Transport Authority (HTA)`.
    fn introduced(&self, i: usize) -> Option<usize> {
        let before = (i.saturating_sub(3)..i).rev().find(|&j| self.scene.is_name(j) && self.scene.between(j, i) != "\u{1}")?;
        let part = self.of[before]?;
        let bracketed = matches!(self.scene.between(before, i), " (" | " (the " | ", or " | " (known as ")
            && self.scene.behind(i).starts_with([')', ',', ';']);
        let (short, name) = (self.scene.text(i), self.scene.text(before));
        let is_short = short.chars().filter(|c| c.is_uppercase()).count() >= 2 && !short.contains(' ');
        (bracketed && is_short && abbreviates(short, name)).then_some(part)
    }

    /// `alias` is whom the text says that this is another name of.
    fn body(&mut self, i: usize, alias: Option<usize>) -> usize {
        let is = self.scene.mentions[i].is.of.unwrap_or(EntityType::Other);
        let lower = self.scene.text(i).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let introduced = self.introduced(i).or(alias);
        let keys = self.keys(is, &lower, self.scene.text(i));
        let known = introduced.or_else(|| keys.iter().find_map(|key| self.bodies.by_name.get(&(is, key.clone())).copied()));
        let known = known.or_else(|| self.by_first_word(is, &lower));
        let part = known.unwrap_or_else(|| self.new_part(is));
        let kinds: &[EntityType] = if introduced.is_some() { &TYPES } else { std::slice::from_ref(&is) };
        for key in keys {
            for &is in kinds {
                self.bodies.by_name.entry((is, key.clone())).or_insert(part);
            }
        }
        self.learn_first_word(is, &lower, part);
        if known.is_none() {
            self.learn_nouns(part, &lower);
        }
        part
    }

    /// `Goldman` after `Goldman Sachs`.
    fn by_first_word(&self, is: EntityType, lower: &str) -> Option<usize> {
        if is != EntityType::Organization || lower.contains(' ') {
            return None;
        }
        let known = self.bodies.by_first_word.get(lower).or_else(|| self.bodies.by_first_word.get(&sound(lower)));
        known.copied().flatten()
    }

    /// A first word that two bodies have is nobody's: `Civic` of `Civic Party` and `Civic Passion`.
    fn learn_first_word(&mut self, is: EntityType, lower: &str, part: usize) {
        let name = lower.strip_prefix("the ").unwrap_or(lower);
        if is != EntityType::Organization || !name.contains(' ') {
            return;
        }
        let Some(first) = self.first_word(name) else { return };
        let sounds = Some(sound(&first)).filter(|sounds| sounds.len() >= 5 && *sounds != first);
        for key in [Some(first), sounds].into_iter().flatten() {
            let known = self.bodies.by_first_word.entry(key).or_insert(Some(part));
            if *known != Some(part) {
                *known = None;
            }
        }
    }

    /// The name in full, by its sound, by its initials, and without its legal form.
    fn keys(&self, is: EntityType, lower: &str, name: &str) -> Vec<String> {
        let bare = lower.strip_prefix("the ").unwrap_or(lower);
        let full = self.lexicon().short_forms.meaning(bare).unwrap_or(bare).to_owned();
        let is_body = is == EntityType::Organization;
        let sounds = Some(sound(&full)).filter(|sounds| sounds.len() >= 5 && full.len() >= 7);
        let plural = full.strip_suffix('s').filter(|one| is == EntityType::Group && one.len() > 3 && self.lexicon().peoples.has(one));
        let company = is_body.then(|| self.company(&full)).flatten();
        let plural = plural.map(str::to_owned);
        let initials = initials(name).filter(|_| is_body);
        [Some(full), sounds, plural, initials, company].into_iter().flatten().collect()
    }

    /// `microsoft` for `microsoft corp.`
    fn company(&self, full: &str) -> Option<String> {
        let (stem, form) = full.rsplit_once(' ')?;
        self.lexicon().company_forms.has(form.trim_matches(['.', ','])).then(|| stem.trim_end_matches(',').to_owned())
    }

    /// `goldman` for `goldman sachs`: a first word that no other body would have.
    fn first_word(&self, full: &str) -> Option<String> {
        let (first, rest) = full.split_once(' ').unwrap_or((full, ""));
        let lexicon = self.lexicon();
        let common = lexicon.org_words.has(first)
            || lexicon.body_nouns.has(first)
            || lexicon.peoples.has(first)
            || lexicon.gazetteer.meaning(first).is_some_and(|is| is != "org")
            || lexicon.title_modifiers.has(first)
            || lexicon.small_words.has(first)
            || lexicon.first_names.has(first)
            || first.len() < 5
            || rest.starts_with("of ");
        (!common).then(|| first.to_owned())
    }

    /// Remembers a body by the common nouns its name begins and ends with.
    fn learn_nouns(&mut self, part: usize, lower: &str) {
        let name = lower.strip_prefix("the ").unwrap_or(lower);
        let head = name.split(" of ").next().unwrap_or(name);
        let ends = [head.split(' ').next_back(), name.split(' ').next()];
        for word in ends.into_iter().flatten() {
            let Some(noun) = self.lexicon().body_nouns.key(word) else { continue };
            let bearers = self.bodies.by_noun.entry(noun).or_default();
            if bearers.last() != Some(&part) {
                bearers.push(part);
            }
        }
    }
}
