//! How a caption reads: it tells of now, and says behind its last stop whose picture it is. `The ferry leaves the harbour at
//! dusk. Jane Roe for The Courier`

use super::tokens::{Token, TokenKind};
use crate::text::Text;

/// Whether a line ends with whose picture it is: `… at dusk. Jane Roe for The Courier`, `… at dusk. (Harbour Museum)`.
pub fn has_credit_tail(source: &str) -> bool {
    in_brackets(source).map_or_else(|| behind_a_stop(source), is_whose).unwrap_or(false)
}

/// The words of a bracket that ends a line behind a sentence.
fn in_brackets(source: &str) -> Option<&str> {
    let inner = source.trim_end_matches('.').strip_suffix(')')?;
    let open = inner.rfind('(')?;
    let before = inner[..open].trim_end();
    let is_sentence = before.split_whitespace().count() >= 8 || before.ends_with('.');
    (is_sentence && open > 0).then(|| &inner[open + 1..])
}

fn behind_a_stop(source: &str) -> Option<bool> {
    if super::lines::ends_as_sentence(source) {
        return None;
    }
    let stops = source.rmatch_indices('.').map(|(at, _)| at + 1);
    let tail = |at: usize| source[at..].strip_prefix(['"', '”', '’']).unwrap_or(&source[at..]);
    // `… at dusk. J. Roe/The Courier`: an initial's stop ends no sentence.
    let is_initial = |at: usize| source[..at - 1].rsplit([' ', '.', '/']).next().is_some_and(|word| word.chars().count() <= 3);
    let mut ends = stops.into_iter().filter(|&at| tail(at).starts_with([' ', '\u{a0}']));
    let at = ends.find(|&at| !is_initial(at))?;
    source[..at - 1].split_whitespace().nth(2).is_some().then(|| is_whose(tail(at).trim_start())).flatten()
}

/// One to seven words, capitals but for `for`, `of`, `the` and their like.
fn is_whose(words: &str) -> Option<bool> {
    let mut n = 0;
    for word in words.split([' ', '/', '\u{a0}', '|', ',', '.']).filter(|word| !word.is_empty()) {
        let is_small = word.len() <= 3 && word.chars().all(char::is_lowercase);
        if !is_small && !word.starts_with(|c: char| c.is_uppercase() || matches!(c, '©' | '&' | '@')) {
            return Some(false);
        }
        n += usize::from(!is_small);
    }
    Some((1..=7).contains(&n))
}

/// Whether a line tells what is seen now: `Jane Roe attends …`, `Ferries are seen …`: its first small word is a verb in the present.
pub fn tells_now(text: &Text, tokens: &[Token]) -> bool {
    let word = |t: &Token| &text.as_str()[t.start as usize..t.end as usize];
    let small = tokens
        .iter()
        .take(9)
        .position(|t| t.kind == TokenKind::Lower && !matches!(word(t), "and" | "of" | "the" | "for" | "de" | "at" | "in"));
    let Some(at) = small.filter(|&at| at > 0) else { return false };
    let verb = word(&tokens[at]);
    let is_seen = |t: &Token| {
        t.kind == TokenKind::Lower && (word(t).ends_with("ed") || word(t).ends_with("ing") || matches!(word(t), "seen" | "shown"))
    };
    match verb {
        "is" | "are" => tokens.get(at + 1).is_some_and(is_seen),
        "has" | "was" | "says" | "does" | "this" | "its" | "his" | "as" | "us" => false,
        _ => tokens[at - 1].is_word() && verb.len() > 3 && verb.ends_with('s') && !verb.ends_with("ss"),
    }
}
