//! Whom a noun means that is nobody's title here: behind words of the striker Tom Bell, `the striker said` is Bell.

use super::gender;
use super::nouns::{BEARERS, has_word};
use super::salience::heaviest;
use super::{Casting, STRANGER};
use crate::relations::coreference::keys::folded;

/// How long ago somebody may have spoken who is meant by an office that the text gave to nobody.
const LATELY: f32 = 3.0;

impl Casting<'_> {
    /// Whom `the diplomat`, `the striker`, `the father-of-two` means, and how surely.
    pub(super) fn epithet(&self, noun: &str, i: usize) -> Option<(usize, f32)> {
        let head = self.own_words(noun).last()?;
        let told = if is_parent(&head) { "any" } else { self.lexicon().epithets.meaning(&head)? };
        if told == "any" {
            return self.in_mind(noun, i);
        }
        if let Some(found) = self.bearer_of(told, noun, i) {
            return Some(found);
        }
        let is_office = told.ends_with("office");
        if self.unknown.contains(&head) {
            return None;
        }
        self.last_speaker(i).filter(|&(part, _)| !is_office || !self.bears_office(part))
    }

    /// Whether somebody bears a title that is more than a form of address.
    fn bears_office(&self, part: usize) -> bool {
        let words = self.parts[part].titles.iter().flat_map(|title| title.split(' '));
        let mut offices = words.map(|word| word.trim_end_matches('.').to_lowercase());
        offices.any(|word| !matches!(word.as_str(), "mr" | "mrs" | "ms" | "miss" | "dr" | "prof" | "professor" | "sir" | "dame" | "rev"))
    }

    /// Whoever is in mind before all others.
    fn in_mind(&self, noun: &str, i: usize) -> Option<(usize, f32)> {
        let told = gender::of_title(noun, self.lexicon()).map(|told| told.is);
        let stand = self.scene.stands[i];
        let said_by = stand.said_by.and_then(|speaker| self.of[speaker]);
        // `Bell admitted the striker was hurt`: not Bell.
        let near = (i.saturating_sub(3)..i).rev().take_while(|&j| self.scene.stands[j].sentence == stand.sentence);
        let admits = near.filter(|&j| !stand.speaks && self.scene.stands[j].speaks).find_map(|j| self.of[j]);
        let weighed = self.persons.weights(stand.clock).filter(|&(part, weight)| {
            let fits = !told.is_some_and(|told| self.speaks_against(part, told));
            weight > 0.3 && fits && said_by != Some(part) && admits != Some(part)
        });
        heaviest(weighed).filter(|&(part, sure)| sure > 0.6 && part < STRANGER).map(|(part, sure)| (part, 0.8 * sure))
    }

    /// Whoever bears one of some titles.
    fn bearer_of(&self, titles: &str, noun: &str, i: usize) -> Option<(usize, f32)> {
        let clock = self.scene.stands[i].clock;
        let capitals: Vec<String> = noun.split(' ').filter(|word| word.starts_with(char::is_uppercase)).map(folded).collect();
        let bearers = titles.split(' ').filter_map(|title| self.offices.by_office.get(title));
        let bearers = bearers.flat_map(|bearers| bearers.iter().rev().take(BEARERS));
        let mut weighed: Vec<(usize, f32)> = Vec::new();
        for (part, title) in bearers {
            let fits = capitals.iter().all(|word| has_word(title, word));
            if fits && !weighed.iter().any(|(known, _)| known == part) {
                weighed.push((*part, 0.05 + self.persons.weight(*part, clock)));
            }
        }
        heaviest(weighed.into_iter()).filter(|&(_, sure)| sure > 0.6).map(|(part, sure)| (part, 0.8 * sure))
    }

    /// Whoever spoke last, if that is not long ago, for a noun that speaks as well.
    fn last_speaker(&self, i: usize) -> Option<(usize, f32)> {
        let stand = self.scene.stands[i];
        let (part, at) = self.spoke.filter(|_| stand.speaks && !stand.is_quoted)?;
        let (heavy, sure) = heaviest(self.persons.weights(stand.clock))?;
        (stand.clock - at <= LATELY && heavy == part && sure > 0.6 && part < STRANGER).then_some((part, 0.7 * sure))
    }
}

/// `father-of-two`, `mum-of-one`.
fn is_parent(head: &str) -> bool {
    head.contains("-of-")
}

/// The last word of a noun before what hangs on it, in lower case.
pub(super) fn head(noun: &str) -> String {
    let own = noun.split(" of ").next().unwrap_or(noun).split(" for ").next().unwrap_or("");
    own.split_whitespace().next_back().unwrap_or("").to_lowercase()
}
