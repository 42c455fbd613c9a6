//! Words between quotation marks that nobody says: the film `"Rain"`, Ann `"Red"` Lee, so-called `"experts"`.

use super::attribution::{Attribution, SpeechKind};
use crate::annotations::Annotations;
use crate::annotations::quote::{Marks, Quote};
use crate::layout::{Layout, Token, TokenKind};
use crate::lexicon::Lexicon;
use crate::lexicon::grammar::does;
use crate::text::Marked;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkedAs {
    /// A word held at arm's length, or spoken of as a word.
    Scare,
    /// The name of a book, a film, a show.
    Title,
    Nickname,
}

impl MarkedAs {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            MarkedAs::Scare => "scare",
            MarkedAs::Title => "title",
            MarkedAs::Nickname => "nickname",
        }
    }
}

/// All outermost quotations that no attribution took for speech, in the order of the text.
pub fn find(layout: &Layout, annotations: &Annotations, said: &[Attribution], lexicon: &Lexicon) -> Vec<Marked<MarkedAs>> {
    // `She said the film "Rain" was late`: what is reported without marks says nothing of the marks inside.
    let direct = said.iter().filter(|said| !said.quoted.is_empty() || said.kind != SpeechKind::Indirect);
    let mut spoken: Vec<_> =
        direct.flat_map(|said| if said.quoted.is_empty() { vec![said.content] } else { said.quoted.clone() }).collect();
    spoken.sort();
    let mut next = 0;
    let mut found = Vec::new();
    for quote in annotations.quotes.iter().filter(|quote| quote.is.depth == 0) {
        while spoken.get(next).is_some_and(|span| span.end() <= quote.span.start()) {
            next += 1;
        }
        let is_said = spoken[next..].iter().take(3).any(|span| span.covers(quote.span));
        if !is_said {
            found.push(Marked { span: quote.span, is: kind(layout, quote, lexicon) });
        }
    }
    found
}

fn kind(layout: &Layout, quote: &Marked<Quote>, lexicon: &Lexicon) -> MarkedAs {
    let mark = if quote.is.marks == Marks::Apostrophes { quote.is.open.saturating_sub(1) } else { quote.is.open };
    let mut before = mark;
    while before > 0
        && before + 2 > mark
        && (word(layout, before - 1) == "as" || lexicon.grammar.word(word(layout, before - 1)).may(does::DET))
    {
        before -= 1;
    }
    // `her hit song, "Rain"`.
    before -= usize::from(before > 0 && before == mark && word(layout, before - 1) == ",");
    let led = before.checked_sub(1).map_or("", |i| word(layout, i));
    match lexicon.naming_words.meaning(led) {
        Some("work") => return MarkedAs::Title,
        Some("nickname") => return MarkedAs::Nickname,
        Some(_) => return MarkedAs::Scare,
        None => {}
    }
    let words: Vec<&Token> = layout.tokens[quote.is.begins..quote.is.after.max(quote.is.begins)]
        .iter()
        .take(12)
        .filter(|token| token.kind != TokenKind::Mark)
        .collect();
    let is_capital = |i: Option<usize>| i.and_then(|i| layout.tokens.get(i)).is_some_and(|token| token.kind == TokenKind::Capitalized);
    if words.len() <= 2 && is_capital(mark.checked_sub(1)) && is_capital(Some(quote.is.after)) {
        return MarkedAs::Nickname;
    }
    let long = || words.iter().filter(|token| token.end - token.start > 3);
    let is_title = words.first().is_some_and(|first| first.is_capital()) && long().all(|token| token.kind != TokenKind::Lower);
    let owned = mark.checked_sub(1).is_some_and(|i| layout.tokens[i].kind == TokenKind::Possessive);
    if is_title && (words.len() >= 2 || owned) { MarkedAs::Title } else { MarkedAs::Scare }
}

fn word(layout: &Layout, i: usize) -> &str {
    layout.tokens.get(i).map_or("", |token| layout.word(token))
}
