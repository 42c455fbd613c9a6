//! Who "he" is: `Lavrov`, `Sergey Lavrov` and `Russian Foreign Minister` are one person.

use super::attribution::Attribution;
use crate::annotations::Annotations;
use crate::annotations::mention::{EntityType, MentionId};
use crate::layout::Layout;
use crate::lexicon::Lexicon;

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

pub fn find(_layout: &Layout, annotations: &Annotations, _attributions: &[Attribution], _lexicon: &Lexicon) -> Cast {
    Cast { entities: Vec::new(), of: vec![None; annotations.mentions.len()] }
}
