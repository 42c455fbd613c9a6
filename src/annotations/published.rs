//! When it came out: `August 27, 2016, 2:50`, `Published 14:05 GMT, 3 March 2021`.

use crate::layout::when::{self, Day, When, Words};
use crate::layout::{Block, Layout, Role};
use crate::lexicon::Lexicon;
use crate::text::{Marked, Span};

/// The publication time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// ISO 8601 with the granularity the page gives: `2016-08-27`, `2016-08-27T02:50`, with a zone where it says one.
    pub value: String,
    /// When it was last changed, likewise.
    pub modified: Option<String>,
}

/// A full date on a date line, else on a byline.
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Option<Marked<Published>> {
    let lines = layout.blocks.iter().filter(|block| matches!(block.role, Role::Date | Role::Byline));
    let dated: Vec<(Span, String, bool)> = lines.filter_map(|block| dated(layout, block, lexicon)).collect();
    let first = |updated: bool| dated.iter().find(|(_, _, is_update)| *is_update == updated);
    let modified = first(true).map(|(_, value, _)| value.clone()).or_else(|| layout.page.modified.clone());
    if let Some((span, value, _)) = first(false) {
        return Some(Marked { span: *span, is: Published { value: value.clone(), modified } });
    }
    let line = dated.first().map_or_else(|| layout.text.cut(0, 0), |(span, ..)| *span);
    let value = layout.page.published.clone().or_else(|| dated.first().map(|(_, value, _)| value.clone()))?;
    Some(Marked { span: line, is: Published { value, modified } })
}

/// The date on a line, its value, and whether the line says it is of a later change.
fn dated(layout: &Layout, block: &Block, lexicon: &Lexicon) -> Option<(Span, String, bool)> {
    let tokens = &layout.tokens[block.tokens.clone()];
    let words = Words { source: layout.text.as_str(), tokens, lexicon };
    let line = layout.text.of(block.span).to_lowercase();
    let is_update = ["updated", "modified", "last changed", "edited"].iter().any(|word| line.starts_with(word));
    let mut at = 0;
    while at < tokens.len() {
        let Some(read) = when::read(&words, at) else {
            at += 1;
            continue;
        };
        if let Some(value) = iso(&read.when) {
            return Some((layout.span_of(&tokens[read.first], &tokens[read.end - 1]), value, is_update));
        }
        at = read.end;
    }
    None
}

/// A day with its year in ISO 8601; anything less is no publication date.
fn iso(when: &When) -> Option<String> {
    let When::Day(Day { year: Some(year), month: Some(month), day: Some(day), clock, .. }) = when else { return None };
    let date = format!("{year:04}-{month:02}-{day:02}");
    Some(clock.map_or(date.clone(), |clock| format!("{date}T{}", clock.iso())))
}
