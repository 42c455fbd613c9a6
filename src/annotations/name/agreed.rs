//! One name, one type: `Lavrov` is whom `Sergei Lavrov` is, wherever it stands in the article.

use super::addressed;
use super::evidence::Seen;
use super::tagger::Tagged;
use crate::annotations::mention::EntityType;
use crate::layout::{Layout, Token, TokenKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

const TYPES: [EntityType; 3] = [EntityType::Person, EntityType::Organization, EntityType::Place];
/// A single name that is surer than this keeps its own type.
const SURE: f32 = 0.97;
/// What a full name adds to its last word's odds of being a person.
const SURNAME: f32 = 0.6;
/// How sure a person must be that an article stands before.
const DOUBTED: f32 = 0.75;
/// How sure a name must be to be looked for where it was not found.
const TEACHES: f32 = 0.8;

/// Odds by the words of a name.
type Known<'a> = FxHashMap<&'a str, [f32; 3]>;

/// Gives each name the type that it has in most places, and finds it where it was missed.
pub fn with_itself(layout: &Layout, seen: &Seen, mut names: Vec<Tagged>) -> Vec<Tagged> {
    names.retain(|name| {
        name.of != EntityType::Person || !(seen.ends_in_title(&name.tokens) || name.confidence < DOUBTED && seen.is_a_thing(&name.tokens))
    });
    for name in names.iter_mut().filter(|name| name.of == EntityType::Person && name.confidence < SURE && seen.ends_in_place(&name.tokens))
    {
        (name.of, name.why) = (EntityType::Place, "place-word");
        name.odds = [0.0, 0.0, name.confidence];
    }
    // A legal form says as much as a list.
    for name in names.iter_mut().filter(|name| name.of == EntityType::Organization && seen.ends_in_legal_form(&name.tokens)) {
        name.confidence = name.confidence.max(0.9);
    }
    names.extend(addressed::find(seen, &names));
    names.sort_by_key(|name| name.tokens.start);
    let known = known(layout, &names);
    for name in names.iter_mut().filter(|name| name.confidence < SURE) {
        if let Some(of) = seen.known_whole(&name.tokens) {
            (name.of, name.confidence, name.why) = (of, name.confidence.max(0.9), "listed");
            continue;
        }
        let Some(odds) = known.get(words(layout, &name.tokens)) else { continue };
        let total: f32 = odds.iter().sum();
        let most = (0..3).max_by(|&a, &b| odds[a].total_cmp(&odds[b])).unwrap_or(0);
        if TYPES[most] != name.of && odds[most] > total * 0.5 {
            (name.of, name.why) = (TYPES[most], "same-name");
            name.confidence = name.confidence.max(odds[most] / total * 0.8);
        }
    }
    let missed = missed(layout, seen, &names);
    names.extend(missed);
    names.sort_by_key(|name| name.tokens.start);
    names
}

/// What the names say together. Lines in capitals do not count: they say nothing of a name.
fn known<'a>(layout: &'a Layout, names: &[Tagged]) -> Known<'a> {
    let mut known = Known::default();
    for name in names {
        let odds = known.entry(words(layout, &name.tokens)).or_default();
        odds.iter_mut().zip(name.odds).for_each(|(sum, odds)| *sum += odds);
        if name.of == EntityType::Person && name.tokens.len() > 1 {
            known.entry(words(layout, &(name.tokens.end - 1..name.tokens.end))).or_default()[0] += SURNAME * name.confidence;
        }
    }
    known
}

/// Single words that are a sure name elsewhere, or the surname of one, or a company without its legal form.
fn missed(layout: &Layout, seen: &Seen, names: &[Tagged]) -> Vec<Tagged> {
    let mut sure: FxHashMap<&str, (EntityType, f32)> = FxHashMap::default();
    for name in names.iter().filter(|name| name.confidence >= TEACHES) {
        let is_surname = name.of == EntityType::Person && name.tokens.len() > 1;
        let tokens = match name.of {
            _ if is_surname => name.tokens.end - 1..name.tokens.end,
            EntityType::Organization if seen.ends_in_legal_form(&name.tokens) => name.tokens.start..name.tokens.end - 1,
            _ => name.tokens.clone(),
        };
        // `The Polaroid` is no surname, though it stood behind a name once.
        let is_thing = name.of == EntityType::Person && seen.is_after_article(tokens.start);
        if tokens.len() == 1 && !is_thing {
            let entry = sure.entry(words(layout, &tokens)).or_insert((name.of, name.confidence));
            if name.confidence > entry.1 {
                *entry = (name.of, name.confidence);
            }
        }
    }
    let loud: FxHashMap<String, (EntityType, f32)> = match seen.islands().iter().any(|island| island.in_capitals) {
        true => sure.iter().map(|(word, &known)| (word.to_uppercase(), known)).collect(),
        false => FxHashMap::default(),
    };
    let mut found = Vec::new();
    let mut next = 0;
    for (island, i) in seen.islands().iter().flat_map(|island| island.tokens.clone().map(move |i| (island, i))) {
        while names.get(next).is_some_and(|name| name.tokens.end <= i) {
            next += 1;
        }
        let is_free = names.get(next).is_none_or(|name| name.tokens.start > i);
        // A headline in capitals says `KERRY`, and its neighbours' capitals say nothing.
        if island.in_capitals && is_free {
            let word = layout.word(&layout.tokens[i]);
            let known = if layout.tokens[i].kind == TokenKind::Capitals { loud.get(word) } else { sure.get(word) };
            if let Some(&(of, confidence)) = known.filter(|_| !seen.is_common(i)) {
                found.push(Tagged { tokens: i..i + 1, of, confidence: confidence * 0.8, odds: [0.0; 3], why: "same-name" });
            }
            continue;
        }
        let stands_alone = !touches_capital(layout, i);
        if let Some(&(of, confidence)) = sure.get(words(layout, &(i..i + 1))).filter(|_| is_free && stands_alone && !seen.is_common(i)) {
            found.push(Tagged { tokens: i..i + 1, of, confidence: confidence * 0.85, odds: [0.0; 3], why: "same-name" });
        }
    }
    found
}

/// Whether the word is part of a longer run of capitals, where it may be something else.
fn touches_capital(layout: &Layout, i: usize) -> bool {
    let is_capital = |at: Option<usize>| at.and_then(|at| layout.tokens.get(at)).is_some_and(Token::is_capital);
    is_capital(i.checked_sub(1)) || is_capital(Some(i + 1))
}

fn words<'a>(layout: &'a Layout, tokens: &Range<usize>) -> &'a str {
    let (first, last) = (&layout.tokens[tokens.start], &layout.tokens[tokens.end - 1]);
    layout.text.as_str().get(first.start as usize..last.end as usize).unwrap_or("")
}
