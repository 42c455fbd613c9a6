//! Words, numbers and marks: `U.S.-led` is one word, `12-hours-long` is one word, `agreed.".` ends in three marks.

use crate::text::{Span, Text};

/// A word, a number or a mark. Blanks are not tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte in the text.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Begins with a letter in lower case or of a script without case.
    Lower,
    /// Begins with a capital, with a small letter somewhere after it.
    Capitalized,
    /// Two or more letters, all capitals: `TASS`, `U.S.`.
    Capitals,
    /// One capital letter, with or without a stop: `W.`, `A`.
    Initial,
    /// Begins with a digit: `12`, `2,000`, `3.5`, `2016-08-27`, `47-year-old`.
    Number,
    /// `'s` or `’s` after a word (or a bare apostrophe after an s).
    Possessive,
    /// One mark: quotation marks, stops, brackets, dashes, symbols.
    Mark,
}

impl Token {
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Lower | TokenKind::Capitalized | TokenKind::Capitals | TokenKind::Initial)
    }

    /// Whether the token begins with a capital.
    pub fn is_capital(&self) -> bool {
        matches!(self.kind, TokenKind::Capitalized | TokenKind::Capitals | TokenKind::Initial)
    }
}

/// Cuts a span into tokens and adds them to `found`.
///
/// Letters and digits run together over inner apostrophes (`don't`, `O'Neill`), hyphens (`pan-Syrian`), stops between
/// letters (`U.S.`) and separators between digits (`2,000`, `3.5`, `2:50`). `'s` at the end of a word is its own token.
pub fn cut(text: &Text, span: Span, found: &mut Vec<Token>) {
    let source = text.as_str();
    let mut at = span.start();
    while at < span.end() {
        if let Some(token) = plain_word(&source.as_bytes()[at..span.end()], at) {
            found.push(token);
            at = token.end as usize;
            at += usize::from(at < span.end() && source.as_bytes()[at] == b' ');
            continue;
        }
        let Some(c) = source[at..span.end()].chars().next() else { break };
        if c.is_whitespace() || is_invisible(c) {
            at += c.len_utf8();
        } else if c.is_alphanumeric() {
            let end = end_of_word(source, at, span.end());
            push_word(source, at, end, found);
            at = end;
        } else {
            let end = at + c.len_utf8();
            found.push(Token { start: at as u32, end: end as u32, kind: TokenKind::Mark });
            at = end;
        }
    }
}

/// A word of plain letters before a blank or a mark that joins nothing, which most words are; it needs none of the care that
/// the others need.
fn plain_word(rest: &[u8], at: usize) -> Option<Token> {
    let length = rest.iter().position(|b| !b.is_ascii_alphabetic()).unwrap_or(rest.len());
    let is_plain = match rest.get(length) {
        None | Some(b' ' | b',' | b';' | b':' | b'"' | b')' | b'!' | b'?') => true,
        // `U.S.`, and no more than that: a stop joins single letters.
        Some(b'.') => length > 1,
        _ => false,
    };
    if length == 0 || !is_plain {
        return None;
    }
    let word = &rest[..length];
    let kind = match word[0].is_ascii_lowercase() {
        true => TokenKind::Lower,
        false if length == 1 => TokenKind::Initial,
        false if word.iter().any(u8::is_ascii_lowercase) => TokenKind::Capitalized,
        false => TokenKind::Capitals,
    };
    Some(Token { start: at as u32, end: (at + length) as u32, kind })
}

/// Zero-width characters and the byte order mark: they are neither words nor blanks, and a reader does not see them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

fn end_of_word(source: &str, start: usize, limit: usize) -> usize {
    let mut end = start;
    let mut before = ' ';
    let mut chars = source[start..limit].chars().peekable();
    let mut letters_only = true;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let joins = match c {
            _ if c.is_alphanumeric() || is_combining(c) => true,
            '-' | '‑' => (before.is_alphanumeric() || before == '.') && next.is_alphanumeric(),
            '\'' | '’' | '\u{AD}' | '&' => before.is_alphanumeric() && next.is_alphanumeric(),
            '.' => joins_stop(source, start, end, next, letters_only),
            ',' | ':' | '/' => before.is_ascii_digit() && next.is_ascii_digit(),
            _ => false,
        };
        if !joins {
            break;
        }
        letters_only &= !c.is_ascii_digit();
        before = c;
        end += c.len_utf8();
    }
    end
}

/// `U.S.` keeps all its stops; `3.5` keeps the inner one; `agreed.` keeps none.
fn joins_stop(source: &str, start: usize, at: usize, next: char, letters_only: bool) -> bool {
    let word = &source[start..at];
    if next.is_ascii_digit() && word.ends_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let last_part = word.rsplit(['.', '-']).next().unwrap_or(word);
    let one_letter = last_part.chars().count() == 1 && last_part.chars().all(char::is_alphabetic);
    one_letter && letters_only && (next.is_alphabetic() || word.contains('.') || word.chars().all(char::is_uppercase))
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{93E}'..='\u{94D}' | '\u{64B}'..='\u{652}')
}

fn push_word(source: &str, start: usize, end: usize, found: &mut Vec<Token>) {
    let word = &source[start..end];
    if let Some(year) = glued_year(word) {
        found.push(Token { start: start as u32, end: (start + year) as u32, kind: TokenKind::Number });
        return push_word(source, start + year, end, found);
    }
    let stem = ["'s", "’s", "'S", "’S"].iter().find_map(|tail| word.strip_suffix(tail)).filter(|stem| !stem.is_empty());
    let Some(stem) = stem else {
        return found.push(Token { start: start as u32, end: end as u32, kind: kind_of(word) });
    };
    let cut = (start + stem.len()) as u32;
    found.push(Token { start: start as u32, end: cut, kind: kind_of(stem) });
    found.push(Token { start: cut, end: end as u32, kind: TokenKind::Possessive });
}

/// Where a year ends that a page glued to what follows: `20247:55` and `2019Updated` are two words each.
fn glued_year(word: &str) -> Option<usize> {
    let bytes = word.as_bytes();
    if bytes.len() < 8 || !matches!(&bytes[..2], b"19" | b"20") || !bytes[2..4].iter().all(u8::is_ascii_digit) {
        return None;
    }
    let rest = &bytes[4..];
    let is_clock = |digits: usize| {
        rest.len() == digits + 3 && rest[digits] == b':' && (0..rest.len()).all(|i| i == digits || rest[i].is_ascii_digit())
    };
    let is_word = rest[0].is_ascii_uppercase() && rest[1..].iter().all(u8::is_ascii_lowercase);
    (is_clock(1) || is_clock(2) || is_word).then_some(4)
}

fn kind_of(word: &str) -> TokenKind {
    let first = word.chars().next().unwrap_or(' ');
    if first.is_numeric() {
        return TokenKind::Number;
    }
    if !first.is_uppercase() {
        return TokenKind::Lower;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    match (letters, word.chars().any(char::is_lowercase)) {
        (1, _) => TokenKind::Initial,
        (_, true) => TokenKind::Capitalized,
        (_, false) => TokenKind::Capitals,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<&str> {
        let text = Text::new(source);
        let mut found = Vec::new();
        cut(&text, text.cut(0, source.len()), &mut found);
        found.iter().map(|t| &source[t.start as usize..t.end as usize]).collect()
    }

    #[test]
    fn words_keep_their_inner_marks() {
        assert_eq!(
            words("Russia's U.S.-led, 2,000 don't 3.5 al-Nusra."),
            ["Russia", "'s", "U.S.-led", ",", "2,000", "don't", "3.5", "al-Nusra", "."]
        );
        assert_eq!(words("March 7, 20247:55 AM"), ["March", "7", ",", "2024", "7:55", "AM"]);
        assert_eq!(words("the U.S. on agreed.\"."), ["the", "U.S.", "on", "agreed", ".", "\"", "."]);
    }
}
