//! Initials introduced in brackets: `the Harbour Transport Authority (HTA)` names a body twice.

use super::tagger::Tagged;
use crate::annotations::mention::EntityType;
use crate::layout::{Layout, TokenKind};
use std::ops::Range;

/// How sure a full name is whose initials stand behind it.
const SURE: f32 = 0.95;

/// Gives each introduced name its whole span, and both the full name and the initials one type.
pub fn introduce(layout: &Layout, names: &mut Vec<Tagged>) {
    let mut introduced: Vec<Tagged> = Vec::new();
    for at in 1..layout.tokens.len().saturating_sub(2) {
        let short = at + 1;
        let is_bracketed = word(layout, at) == "(" && layout.tokens[short].kind == TokenKind::Capitals && word(layout, short + 1) == ")";
        let full = is_bracketed.then(|| full_name(layout, at, word(layout, short))).flatten();
        if let Some(full) = full.filter(|full| introduced.last().is_none_or(|last| last.tokens.end <= full.start)) {
            let known =
                names[names.partition_point(|name| name.tokens.end <= full.start)..].iter().take_while(|name| name.tokens.start <= short);
            let surest = known.max_by(|a, b| a.confidence.total_cmp(&b.confidence)).filter(|name| name.of != EntityType::Person);
            let (of, confidence) = surest.map_or((EntityType::Organization, SURE), |name| (name.of, name.confidence.max(SURE)));
            let odds = std::array::from_fn(|kind| if kind == of as usize { confidence } else { 0.0 });
            introduced.extend([full, short..short + 1].map(|tokens| Tagged { tokens, of, confidence, odds, why: "initials" }));
        }
    }
    let mut next = 0;
    names.retain(|name| {
        while introduced.get(next).is_some_and(|new| new.tokens.end <= name.tokens.start) {
            next += 1;
        }
        introduced.get(next).is_none_or(|new| name.tokens.end <= new.tokens.start)
    });
    names.extend(introduced);
    names.sort_by_key(|name| name.tokens.start);
}

fn word(layout: &Layout, i: usize) -> &str {
    layout.tokens.get(i).map_or("", |token| layout.word(token))
}

/// The capitalised words before a bracket whose initials are the short form; small words may stand between.
fn full_name(layout: &Layout, bracket: usize, short: &str) -> Option<Range<usize>> {
    let mut letters = short.chars().filter(|c| c.is_alphanumeric()).rev().peekable();
    let mut start = bracket;
    while letters.peek().is_some() && bracket - start < 14 {
        start = start.checked_sub(1)?;
        let token = &layout.tokens[start];
        if token.is_capital() {
            let initial = word(layout, start).chars().next()?;
            letters.next_if(|letter| initial.to_uppercase().eq(letter.to_uppercase()))?;
        } else if token.kind != TokenKind::Lower && token.kind != TokenKind::Possessive {
            return None;
        }
    }
    (letters.peek().is_none() && bracket - start > 1).then_some(start..bracket)
}
