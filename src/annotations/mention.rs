//! A place where someone or something is named, titled or pointed at: `Russian Foreign Minister`, `Sergei Lavrov`, `he`.

use super::{name, noun, pronoun};
use crate::layout::Layout;
use crate::lexicon::Lexicon;
use crate::text::Marked;

/// Index into [`Annotations::mentions`](super::Annotations::mentions).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MentionId(pub u32);

/// One mention. A name's span leaves out titles and possessive 's.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    pub form: Form,
    /// What is mentioned, as far as the words tell. `None` for a pronoun or noun that could be several.
    pub of: Option<EntityType>,
    /// 0 to 1.
    pub confidence: f32,
    pub why: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    Name,
    /// Directly before or after the name it belongs to, or standing for it.
    Title,
    Noun,
    Pronoun,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityType {
    Person,
    Organization,
    Place,
    Group,
    /// A named thing that is none of these: an event, a law, a work.
    Other,
}

impl EntityType {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            EntityType::Person => "person",
            EntityType::Organization => "organization",
            EntityType::Place => "place",
            EntityType::Group => "group",
            EntityType::Other => "other",
        }
    }
}

impl Form {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            Form::Name => "name",
            Form::Title => "title",
            Form::Noun => "noun",
            Form::Pronoun => "pronoun",
        }
    }
}

/// All mentions in the order of the text, outer before inner. None crosses another; a title may hold a name
/// (`U.S.` in `U.S. Secretary of State`).
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Vec<Marked<Mention>> {
    let mut found = name::find(layout, lexicon);
    found.sort_by_key(order);
    let nouns = noun::find(layout, lexicon);
    let free: Vec<_> = nouns.into_iter().filter(|noun| is_free(noun, &found)).collect();
    found.extend(free);
    found.extend(pronoun::find(layout, lexicon));
    found.sort_by_key(order);
    found.dedup_by_key(|mention| mention.span);
    found
}

fn order(mention: &Marked<Mention>) -> (usize, usize) {
    (mention.span.start(), usize::MAX - mention.span.end())
}

/// Whether a noun neither crosses a name or title nor stands inside one. Names are short, so a few before it tell.
fn is_free(noun: &Marked<Mention>, names: &[Marked<Mention>]) -> bool {
    let behind = names.partition_point(|name| name.span.start() < noun.span.end());
    let near = names[..behind].iter().rev().take(12);
    near.filter(|name| name.span.end() > noun.span.start()).all(|name| {
        let holds = noun.span.start() <= name.span.start() && name.span.end() <= noun.span.end();
        holds && name.span != noun.span
    })
}
