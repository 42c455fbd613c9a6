//! Lines into blocks: one a line that is not blank, or one a paragraph where mail has wrapped the lines:
//! `The council said on Monday that the bridge would` / `close to cars.`

use crate::paste::Hint;
use crate::text::{Span, Text};

/// Cuts a text into blocks, without the blanks around them.
pub fn cut(text: &Text, hints: &[Hint]) -> Vec<Span> {
    let lines = rows(text.as_str());
    let wrap = if hints.is_empty() { Wrap::of(text.as_str(), &lines) } else { None };
    let mut found: Vec<(usize, usize)> = Vec::with_capacity(lines.len());
    for (i, &(start, end)) in lines.iter().enumerate() {
        match found.last_mut() {
            Some(last) if i > 0 && wrap.as_ref().is_some_and(|wrap| wrap.goes_on(text.as_str(), lines[i - 1], (start, end))) => {
                last.1 = end;
            }
            _ => found.push((start, end)),
        }
    }
    found.into_iter().map(|(start, end)| text.cut(start, end)).collect()
}

/// Where each line that is not blank begins and ends.
fn rows(source: &str) -> Vec<(usize, usize)> {
    let (mut at, mut found) = (0, Vec::new());
    while at < source.len() {
        let end = end_of_row(source.as_bytes(), at);
        let line = source[at..end].trim_start();
        let start = end - line.len();
        if !line.is_empty() {
            found.push((start, start + line.trim_end().len()));
        }
        at = end;
    }
    found
}

/// The byte after the next line feed, carriage return, or separator of lines or paragraphs (E2 80 A8 and E2 80 A9).
fn end_of_row(source: &[u8], mut at: usize) -> usize {
    while let Some(next) = source[at..].iter().position(|b| matches!(b, b'\n' | b'\r' | 0xE2)) {
        at += next;
        match &source[at..] {
            [b'\n' | b'\r', ..] => return at + 1,
            [0xE2, 0x80, 0xA8 | 0xA9, ..] => return at + 3,
            _ => at += 1,
        }
    }
    source.len()
}

/// How wide a text is that was wrapped by hand or by a mail program.
struct Wrap {
    /// Bytes of the longest line.
    width: usize,
}

impl Wrap {
    const NARROWEST: usize = 40;
    const WIDEST: usize = 100;

    /// A text is wrapped if no line is longer than mail allows and most long lines run on in small letters.
    fn of(source: &str, lines: &[(usize, usize)]) -> Option<Wrap> {
        let width = lines.iter().map(|(start, end)| end - start).max()?;
        if !(Wrap::NARROWEST..=Wrap::WIDEST).contains(&width) {
            return None;
        }
        let wrap = Wrap { width };
        let joints = lines.windows(2).filter(|pair| wrap.is_full(source, pair[0], pair[1]));
        let (n, n_small) =
            joints.fold((0, 0), |(n, small), pair| (n + 1, small + usize::from(source[pair[1].0..].starts_with(char::is_lowercase))));
        (n_small >= 2 && n_small * 5 >= n * 2).then_some(wrap)
    }

    /// Whether the line below goes on with the sentence of the line above.
    fn goes_on(&self, source: &str, above: (usize, usize), below: (usize, usize)) -> bool {
        self.is_full(source, above, below) && !is_marked(&source[below.0..below.1])
    }

    /// Whether the next line's first word did not fit on the line above, with no blank line and no indent between.
    fn is_full(&self, source: &str, above: (usize, usize), below: (usize, usize)) -> bool {
        let indent = source[..above.0].bytes().rev().take_while(|b| matches!(b, b' ' | b'\t')).count();
        let gap = &source[above.1..below.0];
        let is_next = gap.len() <= 4 && gap.trim_matches([' ', '\r']) == "\n" && !gap.ends_with(' ');
        let word = source[below.0..below.1].split_whitespace().next().map_or(0, str::len);
        is_next && indent + above.1 - above.0 + 1 + word + 3 > self.width
    }
}

/// Begins with the mark of a list.
fn is_marked(line: &str) -> bool {
    line.starts_with(['•', '*', '#', '>']) || line.starts_with("- ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(source: &str) -> Vec<String> {
        let text = Text::new(source.to_owned());
        cut(&text, &[]).into_iter().map(|span| text.of(span).to_owned()).collect()
    }

    #[test]
    fn mail_is_unwrapped() {
        let mail = "Tram line to open in spring\n\nThe tram line between the harbour and the station will open in\n\
                    April, the council said on Monday, and children under ten will ride\nfor nothing.\n\nThe first tram \
                    leaves the harbour at dawn, and the last one returns\nafter midnight.\n";
        assert_eq!(blocks(mail).len(), 3);
        assert_eq!(blocks(&mail.replace('\n', "\r\n")).len(), 3);
    }

    #[test]
    fn indented_paragraphs_are_unwrapped() {
        let wire = "     The tram line between the harbour and the station will open in\nApril, the council said on Monday, and \
                    children under ten will ride for\nnothing.\n\n     The first tram leaves the harbour at dawn, and the last one\nreturns \
                    after midnight.\n     ___\n";
        assert_eq!(blocks(wire).len(), 3);
    }

    #[test]
    fn lines_of_a_page_are_not_joined() {
        let page =
            "Home\nnews\nsport\n\nThe tram line between the harbour and the station will open in April, the council said.\nand\nmore";
        assert_eq!(blocks(page).len(), 6);
    }
}
