//! Who "he" is: `Lavrov`, `Sergey Lavrov` and `Russian Foreign Minister` are one person.
//!
//! Names are placed first, full ones before single words; then titles, nouns and pronouns in the order of the text, each
//! weighed against those the reader has in mind. All look-ups go by keys, so time grows in step with the text.

mod bodies;
mod epithets;
mod gender;
mod keys;
mod nouns;
mod people;
mod pronouns;
mod salience;
mod scene;

use super::attribution::Attribution;
use crate::annotations::Annotations;
use crate::annotations::mention::{EntityType, Form, MentionId};
use crate::layout::Layout;
use crate::lexicon::Lexicon;
pub use gender::{Evidence, Gender, Told};
pub use keys::sound;
use salience::Stage;
use scene::{Scene, Stand};

/// The people, organisations, places and groups of an article, and who each mention is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cast {
    pub entities: Vec<Entity>,
    /// One a mention, in the same order: its entity, or `None` where it is honestly open.
    pub of: Vec<Option<EntityId>>,
    /// One a mention, 0 to 1: how surely it is that entity's.
    pub sure: Vec<f32>,
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
    /// Of a person: the gender that the article or a first name tells. Unknown is common.
    pub gender: Option<Told>,
    pub mentions: Vec<MentionId>,
    /// 0 to 1: that this is a name, and of this type.
    pub confidence: f32,
}

/// One entity a name, and each title, noun and pronoun with the entity it stands for.
pub fn find(layout: &Layout, annotations: &Annotations, attributions: &[Attribution], lexicon: &Lexicon) -> Cast {
    let n = annotations.mentions.len();
    let mut casting = Casting {
        scene: Scene::new(layout, annotations, attributions, lexicon),
        of: vec![None; n],
        sure: vec![1.0; n],
        parts: Vec::new(),
        people: people::People::default(),
        bodies: bodies::Bodies::default(),
        offices: nouns::Offices::default(),
        persons: Stage::default(),
        bodies_in_mind: Stage::default(),
        places: Stage::default(),
        strangers: Vec::new(),
        unknown: Default::default(),
        spoke: None,
        subject: None,
        body_subject: None,
    };
    casting.place_bodies();
    casting.place_people();
    casting.learn_first_names();
    for i in 0..n {
        casting.hear(i);
    }
    casting.cast()
}

/// An entity while it is put together.
struct Part {
    is: EntityType,
    gender: Option<Told>,
    /// How often each form of the name stands in the text.
    forms: Vec<(String, u32)>,
    /// The full name where the text writes it only for two: `Bill Clinton` for `Bill and Hillary Clinton`.
    stands_for: Option<String>,
    known: people::Known,
    titles: Vec<String>,
    mentions: Vec<MentionId>,
    confidence: f32,
}

/// The number of the first stranger among those in mind.
const STRANGER: usize = 1 << 30;

/// A subject: its sentence, who it is, and where it ends.
type Subject = (usize, usize, usize);

struct Casting<'a> {
    scene: Scene<'a>,
    of: Vec<Option<usize>>,
    sure: Vec<f32>,
    parts: Vec<Part>,
    people: people::People,
    bodies: bodies::Bodies,
    offices: nouns::Offices,
    /// Whom the reader has in mind.
    persons: Stage,
    bodies_in_mind: Stage,
    places: Stage,
    /// The gender of each whom only a noun names, `a judge`: numbered from [`STRANGER`] on.
    strangers: Vec<Option<Gender>>,
    /// The nouns of those whom nobody was found for: `the mayor` who is not named is nobody named later on either.
    unknown: std::collections::HashSet<String>,
    /// The last person that spoke, and when.
    spoke: Option<(usize, f32)>,
    /// The last sentence's first person, and first body, that was no object.
    subject: Option<Subject>,
    body_subject: Option<Subject>,
}

impl<'a> Casting<'a> {
    fn lexicon(&self) -> &'a Lexicon {
        self.scene.lexicon
    }

    fn new_part(&mut self, is: EntityType) -> usize {
        self.parts.push(Part::new(is));
        self.parts.len() - 1
    }

    /// A name is this part's.
    fn take(&mut self, part: usize, i: usize) {
        self.of[i] = Some(part);
        let name = self.scene.text(i).split_whitespace().collect::<Vec<_>>().join(" ");
        let part = &mut self.parts[part];
        part.mentions.push(MentionId(i as u32));
        part.confidence = part.confidence.max(self.scene.mentions[i].is.confidence);
        match part.forms.iter().position(|(form, _)| *form == name) {
            Some(at) => part.forms[at].1 += 1,
            None if part.forms.len() < 24 => part.forms.push((name, 1)),
            None => {}
        }
    }

    /// The next mention in the order of the text: a name comes to mind, any other is asked for whom it means.
    fn hear(&mut self, i: usize) {
        let stand = self.scene.stands[i];
        match self.scene.mentions[i].is.form {
            Form::Name => {
                let Some(part) = self.of[i] else { return };
                self.learn_age(part, i);
                self.notice(part, i);
            }
            Form::Title | Form::Noun => match stand.bearer.and_then(|bearer| self.of[bearer]) {
                Some(part) => {
                    self.learn_title(part, i);
                    self.join(part, i, 1.0);
                }
                None => {
                    let Some((part, sure)) = self.alone(i) else { return self.notice_stranger(i) };
                    self.join(part, i, sure);
                    self.notice(part, i);
                }
            },
            Form::Pronoun => {
                let Some((part, sure)) = self.pronoun(i) else { return };
                self.join(part, i, sure);
                self.notice(part, i);
            }
        }
    }

    fn join(&mut self, part: usize, i: usize, sure: f32) {
        self.of[i] = Some(part);
        self.sure[i] = sure;
        self.parts[part].mentions.push(MentionId(i as u32));
    }

    /// Remembers who was spoken of, and how weightily.
    fn notice(&mut self, part: usize, i: usize) {
        let mut stand = self.scene.stands[i];
        let end = self.scene.mentions[i].span.end();
        let is_person = self.parts[part].is == EntityType::Person;
        // In `analysts at Goldman said` the analysts speak.
        stand.speaks &= is_person || !stand.is_oblique;
        let subject = if is_person { &mut self.subject } else { &mut self.body_subject };
        let is_body = matches!(self.parts[part].is, EntityType::Organization | EntityType::Person);
        let can_lead = is_body && !stand.is_quoted && !stand.is_oblique && subject.is_none_or(|(sentence, ..)| sentence != stand.sentence);
        if can_lead {
            *subject = Some((stand.sentence, part, end));
        }
        // `Bell and Roe` come to mind alike, so that neither is `he`.
        if is_person && stand.speaks {
            self.spoke = Some((part, stand.clock));
        }
        let fellow = if is_person && self.scene.is_name(i) { self.scene.joined_to(i).and_then(|other| self.of[other]) } else { None };
        let weight = fellow.map_or(weight(stand, can_lead), |fellow| self.persons.weight(fellow, stand.clock));
        let stage = match self.parts[part].is {
            EntityType::Person => &mut self.persons,
            EntityType::Place => &mut self.places,
            EntityType::Organization => &mut self.bodies_in_mind,
            EntityType::Group | EntityType::Other => return,
        };
        stage.notice(part, weight, stand.clock);
    }

    /// A person without a name comes to mind too, so that a pronoun may mean nobody named. `the incumbent` is no stranger:
    /// mostly it is somebody named, in other words.
    fn notice_stranger(&mut self, i: usize) {
        let mention = &self.scene.mentions[i].is;
        if mention.of == Some(EntityType::Person) {
            self.unknown.insert(epithets::head(self.scene.text(i)));
        }
        if mention.of != Some(EntityType::Person) || mention.form != Form::Noun || mention.why == "definite" {
            return;
        }
        let stand = self.scene.stands[i];
        let part = STRANGER + self.strangers.len();
        self.strangers.push(gender::of_title(self.scene.text(i), self.lexicon()).map(|told| told.is));
        let can_lead = !stand.is_quoted && !stand.is_oblique && self.subject.is_none_or(|(sentence, ..)| sentence != stand.sentence);
        if can_lead {
            self.subject = Some((stand.sentence, part, self.scene.mentions[i].span.end()));
        }
        self.persons.notice(part, weight(stand, can_lead), stand.clock);
    }

    /// The parts as entities, in the order they first stand in the text.
    fn cast(mut self) -> Cast {
        for part in &mut self.parts {
            part.mentions.sort_unstable();
        }
        let mut order: Vec<usize> = (0..self.parts.len()).filter(|&part| !self.parts[part].mentions.is_empty()).collect();
        order.sort_by_key(|&part| self.parts[part].mentions[0]);
        let mut place = vec![0; self.parts.len()];
        order.iter().enumerate().for_each(|(at, &part)| place[part] = at as u32);
        let of = self.of.iter().map(|part| part.map(|part| EntityId(place[part]))).collect();
        let entities = order.iter().map(|&part| {
            let part = std::mem::replace(&mut self.parts[part], Part::new(EntityType::Other));
            Entity {
                is: part.is,
                name: part.name(),
                titles: part.titles,
                gender: part.gender,
                mentions: part.mentions,
                confidence: part.confidence,
            }
        });
        let entities = entities.collect();
        Cast { entities, of, sure: self.sure }
    }
}

impl Part {
    fn new(is: EntityType) -> Part {
        Part {
            is,
            gender: None,
            forms: Vec::new(),
            stands_for: None,
            known: people::Known::default(),
            titles: Vec::new(),
            mentions: Vec::new(),
            confidence: 0.0,
        }
    }

    /// The fullest form; of a couple that shares a surname, with it.
    fn name(&self) -> String {
        let name = keys::fullest(&self.forms);
        match &self.stands_for {
            Some(full) if !name.contains(' ') => full.clone(),
            _ => name,
        }
    }
}

/// How weightily somebody is spoken of.
fn weight(stand: Stand, leads: bool) -> f32 {
    match () {
        _ if stand.is_aside => 0.5,
        _ if leads || stand.speaks => 3.0,
        _ if stand.is_quoted => 0.3,
        _ if stand.is_oblique => 0.9,
        _ => 1.2,
    }
}
