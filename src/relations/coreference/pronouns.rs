//! Whom a pronoun means: `he said` behind a quotation is whoever was last the subject, not whom the quotation names.

use super::gender::{Evidence, Gender, Told};
use super::salience::heaviest;
use super::{Casting, STRANGER};
use crate::annotations::mention::Form;

/// Below this two fit as well, and it is left open.
const OPEN: f32 = 0.53;

impl Casting<'_> {
    /// Whom a pronoun means, and how surely; learns from it who is he and who is she.
    pub(super) fn pronoun(&mut self, i: usize) -> Option<(usize, f32)> {
        let word = self.scene.text(i).to_lowercase();
        match self.lexicon().pronouns.meaning(&word)? {
            "s m" => self.he_or_she(i, Gender::Male, &word),
            "s f" => self.he_or_she(i, Gender::Female, &word),
            "s n" => self.it(i),
            _ => None,
        }
    }

    fn he_or_she(&mut self, i: usize, gender: Gender, word: &str) -> Option<(usize, f32)> {
        let (part, sure) = self.heaviest_of(i, gender, word)?;
        if sure > 0.7 && self.parts[part].gender.is_none() {
            self.parts[part].gender = Some(Told { is: gender, from: Evidence::Pronoun });
        }
        Some((part, sure))
    }

    /// Who says the words that a pronoun stands in, as far as can be told when only what stands before is known.
    fn speaker(&self, i: usize) -> Option<usize> {
        let stand = self.scene.stands[i];
        let speaker = stand.said_by.filter(|&speaker| stand.is_quoted && speaker != i)?;
        let named = || self.scene.stands[speaker].bearer.and_then(|bearer| self.of[bearer]);
        let word = || self.scene.text(speaker).to_lowercase();
        let later = || match self.scene.mentions[speaker].is.form {
            Form::Title | Form::Noun => self.alone(speaker),
            // `"She is late," she said`: two.
            Form::Pronoun if !self.scene.stands[speaker].is_quoted => {
                let word = word();
                let gender = match self.lexicon().pronouns.meaning(&word)? {
                    "s m" => Gender::Male,
                    "s f" => Gender::Female,
                    _ => return None,
                };
                self.heaviest_of(speaker, gender, &word)
            }
            _ => None,
        };
        self.of[speaker].or_else(named).or_else(|| later().map(|(part, _)| part))
    }

    /// Of whom the story speaks most is meant most.
    fn prominence(&self, part: usize) -> f32 {
        1.0 + 0.05 * self.parts.get(part).map_or(0, |part| part.mentions.len().min(8)) as f32
    }

    fn heaviest_of(&self, i: usize, gender: Gender, word: &str) -> Option<(usize, f32)> {
        let stand = self.scene.stands[i];
        // Who speaks says I of himself.
        let speaker = self.speaker(i);
        let subject = self.subject.filter(|&(sentence, ..)| sentence == stand.sentence);
        // `Lee met him`: not Lee.
        let near_subject = subject
            .filter(|&(_, _, at)| word == "him" && self.scene.mentions[i].span.start().saturating_sub(at) < 30)
            .map(|(_, part, _)| part);
        let weighed = self.persons.weights(stand.clock).filter_map(|(part, weight)| {
            if self.speaks_against(part, gender) || Some(part) == speaker {
                return None;
            }
            // `Bell said so. "It rains," he said`: he goes on.
            let goes_on = stand.speaks && self.spoke.is_some_and(|(last, at)| last == part && stand.clock - at < 2.0);
            let known = if self.gender(part).is_some() || goes_on { 1.0 } else { 0.6 };
            // In the news a pronoun is mostly somebody named.
            let known = if part >= STRANGER && !stand.is_quoted { known * 0.6 } else { known };
            let known = if stand.is_quoted { known } else { known * self.prominence(part) };
            let bound = if Some(part) == near_subject { 0.2 } else { 1.0 };
            Some((part, weight * known * bound))
        });
        heaviest(weighed).filter(|&(part, sure)| sure >= OPEN && part < STRANGER)
    }

    /// `The ministry said it would`: the body that is the subject of the sentence.
    fn it(&self, i: usize) -> Option<(usize, f32)> {
        let (sentence, part, _) = self.body_subject?;
        (sentence == self.scene.stands[i].sentence).then_some((part, 0.8))
    }
}
