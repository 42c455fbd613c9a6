//! The article, dressed for others: one file a format.

pub mod csv;
pub mod json;
pub mod json_ld;
pub mod ninjs;
pub mod strokes;
pub mod web_annotation;

use crate::text::Unit;
use json::{ArticleJson, Entity};

/// Byte offsets of an article's own, so that words can be cut out whatever unit the article counts in.
struct Places {
    /// Byte of every unit, where units are not bytes. Empty where the text is ASCII or counted in bytes.
    byte_of: Vec<u32>,
}

impl Places {
    fn of(article: &ArticleJson) -> Places {
        if article.text.is_ascii() || article.offsets == Unit::Byte.name() {
            return Places { byte_of: Vec::new() };
        }
        let is_utf16 = article.offsets == Unit::Utf16.name();
        let each = |(at, c): (usize, char)| std::iter::repeat_n(at as u32, if is_utf16 { c.len_utf16() } else { 1 });
        let end = std::iter::once(article.text.len() as u32);
        Places { byte_of: article.text.char_indices().flat_map(each).chain(end).collect() }
    }

    /// The words from `start` to `end`; offsets past the end mean the end.
    fn words<'a>(&self, article: &'a ArticleJson, start: u32, end: u32) -> &'a str {
        let byte = |at: u32| match self.byte_of.is_empty() {
            true => (at as usize).min(article.text.len()),
            false => self.byte_of.get(at as usize).map_or(article.text.len(), |&byte| byte as usize),
        };
        article.text.get(byte(start)..byte(end)).unwrap_or("")
    }
}

/// The entity with an id. Ids are `e1`, `e2` … in the order of the list.
fn entity_of<'a>(article: &'a ArticleJson, id: Option<&str>) -> Option<&'a Entity> {
    let i: usize = id?.strip_prefix('e')?.parse().ok()?;
    article.entities.get(i.checked_sub(1)?)
}

/// The story alone, a blank line between its blocks.
fn body(article: &ArticleJson, places: &Places) -> String {
    let is_body = |role: &str| matches!(role, "paragraph" | "subhead" | "list_item" | "block_quote" | "speech");
    let blocks = article.blocks.iter().filter(|block| is_body(block.role));
    blocks.map(|block| places.words(article, block.start, block.end)).collect::<Vec<_>>().join("\n\n")
}

/// A name for the article made of its text alone, so the same paste has the same name everywhere (FNV-1a, 64 bits).
fn uri(article: &ArticleJson) -> String {
    let hash = article.text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("urn:galleyproof:{hash:016x}")
}
