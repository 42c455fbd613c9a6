//! Who "he" is: `Lavrov`, `Sergey Lavrov` and `Russian Foreign Minister` are one person.
//!
//! Mentions are taken in the order of the text, each looked up in tables of what stood before it, so time grows in step.

use super::attribution::Attribution;
use crate::annotations::Annotations;
use crate::annotations::mention::{EntityType, Form, Mention, MentionId};
use crate::layout::Layout;
use crate::lexicon::Lexicon;
use crate::text::Marked;
use std::collections::HashMap;

/// The people, organisations, places and groups of an article, and who each mention is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cast {
    pub entities: Vec<Entity>,
    /// One a mention, in the same order: its entity, or `None` where it is honestly open.
    pub of: Vec<Option<EntityId>>,
}

/// Index into [`Cast::entities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    pub is: EntityType,
    /// The fullest form the article uses.
    pub name: String,
    pub titles: Vec<String>,
    pub mentions: Vec<MentionId>,
    /// 0 to 1: that this is a name, and of this type.
    pub confidence: f32,
}

/// One entity a name, and each title, noun and pronoun with the entity it stands for.
pub fn find(layout: &Layout, annotations: &Annotations, attributions: &[Attribution], lexicon: &Lexicon) -> Cast {
    let mut casting = Casting {
        layout,
        lexicon,
        mentions: &annotations.mentions,
        of: vec![None; annotations.mentions.len()],
        parts: Vec::new(),
        tables: Tables::default(),
    };
    let speaks: HashMap<u32, usize> = attributions.iter().enumerate().filter_map(|(i, said)| Some((said.speaker?.mention?.0, i))).collect();
    for i in 0..annotations.mentions.len() {
        casting.place(i, speaks.contains_key(&(i as u32)));
    }
    casting.cast()
}

/// An entity while it is put together.
struct Part {
    is: EntityType,
    gender: Gender,
    /// How often each form of the name stands in the text.
    forms: Vec<(String, u32)>,
    titles: Vec<String>,
    mentions: Vec<MentionId>,
    confidence: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gender {
    Male,
    Female,
    Unknown,
}

/// What stood before, to find it again.
#[derive(Default)]
struct Tables {
    /// Persons by the sound of their last name.
    by_surname: HashMap<String, Vec<usize>>,
    /// Persons by their first name.
    by_first_name: HashMap<String, Vec<usize>>,
    /// All others by type and name, or by the sound of a long name, or by their initials.
    by_name: HashMap<(EntityType, String), usize>,
    /// Persons by a title's last word of office: `minister`.
    by_office: HashMap<String, usize>,
    /// Persons by a title as written, in lower case.
    by_title: HashMap<String, usize>,
    /// The title that stands right before the next name, and where it ends.
    pending: Option<(usize, usize)>,
    /// The last speaker, for `he said`.
    speaker: Option<usize>,
    /// The last person of each gender that stood first in its sentence, and the last at all.
    subject: [Option<usize>; 2],
    latest: [Option<usize>; 2],
}

struct Casting<'a> {
    layout: &'a Layout,
    lexicon: &'a Lexicon,
    mentions: &'a [Marked<Mention>],
    of: Vec<Option<usize>>,
    parts: Vec<Part>,
    tables: Tables,
}

impl Casting<'_> {
    fn text(&self, i: usize) -> &str {
        self.layout.text.of(self.mentions[i].span)
    }

    fn place(&mut self, i: usize, speaks: bool) {
        let mention = &self.mentions[i];
        let part = match mention.is.form {
            Form::Name if mention.is.of == Some(EntityType::Person) => Some(self.known_otherwise(i).unwrap_or_else(|| self.person(i))),
            Form::Name => Some(self.named(i)),
            Form::Title | Form::Noun => self.titled(i),
            Form::Pronoun => self.pronoun(i, speaks),
        };
        let Some(part) = part else { return };
        self.of[i] = Some(part);
        self.parts[part].mentions.push(MentionId(i as u32));
        if mention.is.form == Form::Name {
            let name = self.text(i).split_whitespace().collect::<Vec<_>>().join(" ");
            let forms = &mut self.parts[part].forms;
            match forms.iter_mut().find(|(form, _)| *form == name) {
                Some((_, n)) => *n += 1,
                None => forms.push((name, 1)),
            }
            self.parts[part].confidence = self.parts[part].confidence.max(mention.is.confidence);
        }
        if self.parts[part].is == EntityType::Person {
            self.notice(part, i, speaks);
        }
    }

    /// A name of two words that sounds like a body's or a place's that stood before: `Jabhat al-Nousra` after `Jabhat al-Nusra`.
    fn known_otherwise(&self, i: usize) -> Option<usize> {
        let name = self.text(i);
        let sounds = Some(sound(&name.to_lowercase())).filter(|sounds| sounds.len() >= 5 && name.contains(' '))?;
        [EntityType::Organization, EntityType::Place, EntityType::Group]
            .into_iter()
            .find_map(|is| self.tables.by_name.get(&(is, sounds.clone())).copied())
    }

    /// Remembers who was last spoken of.
    fn notice(&mut self, part: usize, i: usize, speaks: bool) {
        if speaks {
            self.tables.speaker = Some(part);
        }
        let genders: &[usize] = match self.parts[part].gender {
            Gender::Male => &[0],
            Gender::Female => &[1],
            Gender::Unknown => &[0, 1],
        };
        let sentence = self.layout.sentences.get(self.layout.sentence_at(self.mentions[i].span.start()));
        let leads = sentence.is_some_and(|sentence| self.mentions[i].span.start() < sentence.span.start() + 60);
        for &gender in genders {
            self.tables.latest[gender] = Some(part);
            if leads || speaks {
                self.tables.subject[gender] = Some(part);
            }
        }
    }

    fn person(&mut self, i: usize) -> usize {
        let name = self.text(i).to_owned();
        let words: Vec<&str> =
            name.split_whitespace().filter(|word| !matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III")).collect();
        let surname = sound(words.last().unwrap_or(&""));
        let first = words.first().map(|word| word.to_lowercase()).unwrap_or_default();
        let known = self.tables.by_surname.get(&surname).and_then(|known| self.fitting(known, &words)).or_else(|| {
            if words.len() == 1 {
                self.tables.by_first_name.get(&first).filter(|known| known.len() == 1).map(|known| known[0])
            } else {
                None
            }
        });
        let part = known.unwrap_or_else(|| self.new_part(EntityType::Person));
        if known.is_none() {
            self.tables.by_surname.entry(surname).or_default().push(part);
        }
        if words.len() > 1 {
            let firsts = self.tables.by_first_name.entry(first.clone()).or_default();
            if !firsts.contains(&part) && firsts.len() < 3 {
                firsts.push(part);
            }
            self.learn_gender(part, self.lexicon.first_names.meaning(&first));
        }
        self.take_title(part, i);
        part
    }

    /// The last person of that surname whose first name does not speak against it. Families are small: a few are looked at.
    fn fitting(&self, known: &[usize], words: &[&str]) -> Option<usize> {
        let recent = known.iter().rev().take(4);
        recent.copied().find(|&part| words.len() == 1 || self.parts[part].forms.iter().take(4).all(|(form, _)| firsts_agree(form, words)))
    }

    fn learn_gender(&mut self, part: usize, told: Option<&str>) {
        if self.parts[part].gender == Gender::Unknown {
            self.parts[part].gender = match told {
                Some("m") => Gender::Male,
                Some("f") => Gender::Female,
                _ => Gender::Unknown,
            };
        }
    }

    /// A title that ends right before this name is this person's.
    fn take_title(&mut self, part: usize, i: usize) {
        let Some((title, end)) = self.tables.pending.take() else { return };
        let gap = self.layout.text.as_str().get(end..self.mentions[i].span.start()).unwrap_or("x");
        if !gap.trim_matches(['.', ' ', '\u{a0}']).is_empty() {
            return;
        }
        let text = self.text(title).to_owned();
        self.of[title] = Some(part);
        self.parts[part].mentions.push(MentionId(title as u32));
        self.learn_title(part, &text);
    }

    fn learn_title(&mut self, part: usize, text: &str) {
        let lower = text.to_lowercase();
        for word in lower.split_whitespace() {
            if let Some(gender) = self.lexicon.titles.meaning(word.trim_end_matches('.')) {
                self.learn_gender(part, Some(gender));
                self.tables.by_office.insert(word.to_owned(), part);
            }
        }
        self.tables.by_title.insert(lower, part);
        let title = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let titles = &mut self.parts[part].titles;
        if titles.len() < 12 && !titles.iter().any(|known| known.eq_ignore_ascii_case(&title)) {
            titles.push(title);
        }
    }

    /// A title alone stands for the person who bore it before; right before a name it is that name's.
    fn titled(&mut self, i: usize) -> Option<usize> {
        let span = self.mentions[i].span;
        let next = self.mentions[i + 1..].iter().take(6).find(|next| next.span.start() >= span.end());
        let leads = next.is_some_and(|next| {
            next.is.form == Form::Name
                && next.is.of == Some(EntityType::Person)
                && self
                    .layout
                    .text
                    .as_str()
                    .get(span.end()..next.span.start())
                    .is_some_and(|gap| gap.trim_matches(['.', ' ', '\u{a0}']).is_empty())
        });
        if leads {
            self.tables.pending = Some((i, span.end()));
            return None;
        }
        let lower = self.text(i).to_lowercase();
        let office = lower.split_whitespace().rev().find(|word| self.lexicon.titles.has(word));
        self.tables.by_title.get(&lower).copied().or_else(|| self.tables.by_office.get(office?).copied())
    }

    /// `he said` goes on with the last speaker; any other `he` is whoever last led a sentence.
    fn pronoun(&mut self, i: usize, speaks: bool) -> Option<usize> {
        let told = self.lexicon.pronouns.meaning(&self.text(i).to_lowercase())?;
        let gender = match told {
            "s m" => Gender::Male,
            "s f" => Gender::Female,
            _ => return None,
        };
        let fits = |part: &usize| self.parts[*part].gender == gender || self.parts[*part].gender == Gender::Unknown;
        let slot = usize::from(gender == Gender::Female);
        let speaker = self.tables.speaker.filter(|_| speaks).filter(fits);
        let found = speaker.or(self.tables.subject[slot].filter(fits)).or(self.tables.latest[slot].filter(fits))?;
        // A pronoun is evidence too: who is called `she` once is a woman.
        if self.parts[found].gender == Gender::Unknown {
            self.parts[found].gender = gender;
        }
        Some(found)
    }

    /// Organisations, places, groups: by name, by a known short form, by the sound of a long name.
    fn named(&mut self, i: usize) -> usize {
        let is = self.mentions[i].is.of.unwrap_or(EntityType::Other);
        let lower = self.text(i).to_lowercase();
        let bare = lower.strip_prefix("the ").unwrap_or(&lower);
        let full = self.lexicon.short_forms.meaning(bare).unwrap_or(bare).to_owned();
        let keys = [
            Some(full.clone()),
            Some(sound(&full)).filter(|sound| sound.len() >= 5 && full.len() >= 7),
            initials(self.text(i)).filter(|_| is == EntityType::Organization),
        ];
        let known = keys.iter().flatten().find_map(|key| self.tables.by_name.get(&(is, key.clone())).copied());
        let part = known.unwrap_or_else(|| self.new_part(is));
        for key in keys.into_iter().flatten() {
            self.tables.by_name.entry((is, key)).or_insert(part);
        }
        part
    }

    fn new_part(&mut self, is: EntityType) -> usize {
        self.parts.push(Part { is, gender: Gender::Unknown, forms: Vec::new(), titles: Vec::new(), mentions: Vec::new(), confidence: 0.0 });
        self.parts.len() - 1
    }

    fn cast(self) -> Cast {
        let of = self.of.iter().map(|part| part.map(|part| EntityId(part as u32))).collect();
        let entities = self.parts.into_iter().map(|mut part| {
            part.mentions.sort_unstable();
            Entity { is: part.is, name: fullest(&part.forms), titles: part.titles, mentions: part.mentions, confidence: part.confidence }
        });
        Cast { entities: entities.collect(), of }
    }
}

/// The form with the most words, then the commonest, then the first; small letters before capitals.
fn fullest(forms: &[(String, u32)]) -> String {
    let shouts = |form: &str| form.len() > 1 && !form.chars().any(char::is_lowercase);
    let rank = |(i, (form, n)): &(usize, &(String, u32))| (form.split_whitespace().count(), !shouts(form), *n, std::cmp::Reverse(*i));
    forms.iter().enumerate().max_by_key(rank).map(|(_, (form, _))| form.clone()).unwrap_or_default()
}

/// A name without its vowels and doubled letters, so that Sergei and Sergey, Nusra and Nousra sound alike.
pub fn sound(name: &str) -> String {
    let mut heard = String::new();
    for (i, c) in name.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric() || *c == ' ').enumerate() {
        let is_vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        if (i == 0 || !is_vowel) && !heard.ends_with(c) {
            heard.push(if is_vowel { 'a' } else { c });
        }
    }
    heard
}

/// Whether the first names of two prints of a name can be one person's: `Sergei`, `Sergey`, `S.`.
fn firsts_agree(form: &str, words: &[&str]) -> bool {
    let mut known = form.split_whitespace();
    let (Some(a), Some(b)) = (known.next(), words.first()) else { return true };
    if known.next().is_none() || words.len() == 1 {
        return true;
    }
    let initial = |word: &str| word.trim_end_matches('.').chars().count() == 1;
    let same_start = a.chars().next() == b.chars().next();
    same_start && (initial(a) || initial(b) || sound(a) == sound(b) || a.starts_with(b) || b.starts_with(a))
}

/// The capitals of a name of three words and more: `International Criminal Court` is also `icc`.
fn initials(name: &str) -> Option<String> {
    let capitals: String =
        name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).flat_map(char::to_lowercase).collect();
    let single = !name.contains(' ') && name.len() >= 3 && name.chars().all(char::is_uppercase);
    if single { Some(name.to_lowercase()) } else { (capitals.chars().count() >= 3).then_some(capitals) }
}
