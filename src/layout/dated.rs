//! The day or the time that a line is dated by: `Published 3 March 2021, 14:05`, `Updated 2 hours ago`.

use super::tokens::{Token, TokenKind};
use super::when::{self, Day, When, Words};
use crate::lexicon::Lexicon;
use crate::text::Text;

/// A day with its year, or a clock time with a day, anywhere on a short line.
pub fn full_date(text: &Text, tokens: &[Token], lexicon: &Lexicon) -> Option<(usize, usize)> {
    let words = Words { source: text.as_str(), tokens, lexicon };
    let mut at = 0;
    while at < tokens.len() {
        let Some(read) = when::read(&words, at) else {
            at += 1;
            continue;
        };
        let is_full = matches!(&read.when, When::Day(Day { year: Some(_), day: Some(_), .. } | Day { day: Some(_), clock: Some(_), .. }));
        if is_full {
            return Some((tokens[read.first].start as usize, tokens[read.end - 1].end as usize));
        }
        at = read.end;
    }
    None
}

/// `2 hours ago`, `Updated 5 minutes ago`, `Today 12:01 AM`, `Nov 18`, `03:26 pm`: a day or a time, and little else.
pub fn is_passing_date(text: &Text, tokens: &[Token], lexicon: &Lexicon) -> bool {
    let words = Words { source: text.as_str(), tokens, lexicon };
    let is_figure = |t: &Token| t.kind == TokenKind::Number;
    if !tokens.iter().any(is_figure) {
        return false;
    }
    let read = (0..tokens.len().min(4)).find_map(|at| when::read(&words, at).map(|read| (at, read)));
    let Some((at, read)) = read else { return is_short_ago(text, tokens) };
    let others = |tokens: &[Token]| tokens.iter().filter(|t| t.kind != TokenKind::Mark).count();
    let is_time = match &read.when {
        When::Day(day) => day.day.is_some(),
        When::Away { .. } | When::Time(_) | When::Weekday { .. } | When::DayOfMonth { .. } => true,
        _ => false,
    };
    let rest = tokens.get(read.end..).unwrap_or_default();
    is_time && others(&tokens[..at]) <= 2 && others(rest) <= 2 && others(rest) + others(&tokens[..at]) < others(tokens)
        || is_short_ago(text, tokens)
}

/// `2 h ago`, `5 mins ago`.
fn is_short_ago(text: &Text, tokens: &[Token]) -> bool {
    let word = |t: &Token| &text.as_str()[t.start as usize..t.end as usize];
    tokens.len() <= 6 && tokens.last().is_some_and(|last| word(last) == "ago")
}

/// `Updated …`, `Last updated: …`, `First published …`, and no sentence.
pub fn is_led(source: &str, lexicon: &Lexicon) -> bool {
    let mut words = source.split([' ', ':', '\u{a0}']);
    let first = words.next().unwrap_or("");
    let is_order = first.eq_ignore_ascii_case("first") || first.eq_ignore_ascii_case("last");
    let lead = if is_order { words.next().unwrap_or("") } else { first };
    !source.ends_with(['.', '!', '?']) && matches!(lexicon.date_leads.look_up(lead), Some("published" | "modified"))
}
