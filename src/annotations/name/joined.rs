//! Names that marks or a capital article cut: `Dwayne "The Rock" Johnson` is one, and so is `The Hague`.

use super::tagger::Tagged;
use crate::annotations::mention::EntityType;
use crate::layout::{Layout, TokenKind};
use crate::lexicon::Lexicon;

/// The longest nickname, in tokens.
const LONGEST: usize = 4;

/// Joins a first name, the nickname in marks behind it, and the surname behind that.
pub fn over_nicknames(layout: &Layout, lexicon: &Lexicon, names: &mut Vec<Tagged>) {
    let mut joined: Vec<Tagged> = Vec::with_capacity(names.len());
    let mut next = 0;
    while let Some(first) = names.get(next) {
        let name = surname_behind(layout, first).and_then(|at| {
            let inside = names[next + 1..].iter().take_while(|name| name.tokens.start < at).count();
            let last = names.get(next + 1 + inside).filter(|name| name.tokens.start == at);
            match last {
                Some(last) => (last.of == EntityType::Person).then_some((last.tokens.end, inside + 1)),
                // A surname that nobody knew.
                None => (is_surname(layout, at) && is_first_name(layout, lexicon, first)).then_some((at + 1, inside)),
            }
        });
        match name {
            Some((end, taken)) => {
                joined.push(Tagged { tokens: first.tokens.start..end, ..first.clone() });
                next += taken + 1;
            }
            None => {
                joined.push(first.clone());
                next += 1;
            }
        }
    }
    *names = joined;
}

/// The token behind a nickname in marks that stands behind a person's name.
fn surname_behind(layout: &Layout, first: &Tagged) -> Option<usize> {
    if first.of != EntityType::Person || first.tokens.len() > 3 {
        return None;
    }
    let open = first.tokens.end;
    let close = (open + 2..open + 2 + LONGEST).find(|&i| is_mark(layout, i, &["\"", "”", "’", "'"]))?;
    let is_opened = is_mark(layout, open, &["\"", "“", "‘", "'"]);
    let inside = layout.tokens.get(open + 1..close)?;
    let has_capital = inside.first()?.is_capital() && inside.last()?.is_capital();
    let words = inside.iter().all(|token| token.is_word());
    let on_one_line = !layout.text.as_str().get(first_byte(layout, open)..first_byte(layout, close + 1))?.contains('\n');
    (is_opened && has_capital && words && on_one_line).then_some(close + 1)
}

fn is_surname(layout: &Layout, i: usize) -> bool {
    layout.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Capitalized)
}

fn is_first_name(layout: &Layout, lexicon: &Lexicon, name: &Tagged) -> bool {
    lexicon.first_names.has(&layout.word(&layout.tokens[name.tokens.start]).to_lowercase())
}

fn is_mark(layout: &Layout, i: usize, marks: &[&str]) -> bool {
    layout.tokens.get(i).is_some_and(|token| !token.is_word() && token.kind != TokenKind::Number && marks.contains(&layout.word(token)))
}

fn first_byte(layout: &Layout, i: usize) -> usize {
    layout.tokens.get(i).map_or(layout.text.as_str().len(), |token| token.start as usize)
}

/// Joins a company's legal form behind a comma: `Hill Foods, Inc.`
pub fn with_legal_form(layout: &Layout, lexicon: &Lexicon, names: &mut Vec<Tagged>) {
    let ends: Vec<usize> = names.iter().map(|name| name.tokens.end).filter(|&end| is_legal_form(layout, lexicon, end)).collect();
    if ends.is_empty() {
        return;
    }
    names.retain(|name| ends.binary_search(&name.tokens.start.wrapping_sub(1)).is_err());
    for name in names.iter_mut().filter(|name| ends.binary_search(&name.tokens.end).is_ok()) {
        name.tokens.end += 2;
        (name.of, name.why) = (EntityType::Organization, "legal-form");
        name.confidence = name.confidence.max(0.9);
    }
}

/// Whether a comma and a short legal form stand here.
pub fn is_legal_form(layout: &Layout, lexicon: &Lexicon, comma: usize) -> bool {
    const LONGEST: usize = 4;
    let form = layout.tokens.get(comma + 1).filter(|form| form.is_capital()).map_or("", |form| layout.word(form));
    is_mark(layout, comma, &[","]) && form.len() <= LONGEST && lexicon.company_forms.has(&form.to_lowercase())
}

/// Gives a place its article where that is part of the name.
pub fn with_article(layout: &Layout, lexicon: &Lexicon, names: &mut [Tagged]) {
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1) {
        let Some(before) = name.tokens.start.checked_sub(1).filter(|&before| layout.word(&layout.tokens[before]) == "The") else {
            continue;
        };
        let whole = format!("the {}", layout.word(&layout.tokens[name.tokens.start]).to_lowercase());
        if lexicon.gazetteer.has(&whole) {
            name.tokens.start = before;
        }
    }
}
