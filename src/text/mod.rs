//! The text as it came in, fixed once made, and the places in it: `"Lavrov" stands at bytes 294..300`.

mod span;

pub use span::{Marked, Span, Unit};

/// One checkpoint stands at every this many bytes, so a count of characters never walks further than that.
const STRIDE: usize = 64;

/// A text that no longer changes. Every span of an article points into one of these.
#[derive(Debug, Clone, Default)]
pub struct Text {
    source: String,
    /// UTF-16 units and code points before byte `i * STRIDE`, counting characters that begin before it.
    /// Empty where the text is ASCII, since all three counts are then the same.
    checkpoints: Vec<(u32, u32)>,
}

impl Text {
    /// Fixes a text. Texts over 4 GiB are cut at the last character that fits, since offsets are 32 bits wide.
    pub fn new(source: impl Into<String>) -> Text {
        let mut source = source.into();
        if source.len() > u32::MAX as usize {
            let end = (0..=u32::MAX as usize).rev().find(|&at| source.is_char_boundary(at)).unwrap_or(0);
            source.truncate(end);
        }
        let checkpoints = if source.is_ascii() { Vec::new() } else { checkpoints(&source) };
        Text { source, checkpoints }
    }

    pub fn as_str(&self) -> &str {
        &self.source
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.source.len()
    }

    pub fn is_empty(&self) -> bool {
        self.source.is_empty()
    }

    /// The span from byte `start` to byte `end`, exclusive. Offsets inside a character move back to its first byte;
    /// offsets past the end move to the end; an `end` before `start` gives an empty span.
    pub fn cut(&self, start: usize, end: usize) -> Span {
        let start = self.floor(start);
        let end = self.floor(end).max(start);
        let ((start16, start_cp), (end16, end_cp)) = (self.counts(start), self.counts(end));
        Span { start: start as u32, end: end as u32, start16, end16, start_cp, end_cp }
    }

    /// The span from the start of `a` to the end of `b`.
    pub fn join(&self, a: Span, b: Span) -> Span {
        self.cut(a.start(), b.end())
    }

    /// The words at a span.
    pub fn of(&self, span: Span) -> &str {
        self.source.get(span.start()..span.end()).unwrap_or("")
    }

    fn floor(&self, at: usize) -> usize {
        let mut at = at.min(self.source.len());
        while !self.source.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// UTF-16 units and code points before a character boundary.
    fn counts(&self, at: usize) -> (u32, u32) {
        if self.checkpoints.is_empty() {
            return (at as u32, at as u32);
        }
        let (mut units, mut points) = self.checkpoints[at / STRIDE];
        for &byte in &self.source.as_bytes()[at / STRIDE * STRIDE..at] {
            units += units_begun_by(byte);
            points += points_begun_by(byte);
        }
        (units, points)
    }
}

fn checkpoints(source: &str) -> Vec<(u32, u32)> {
    let (mut units, mut points) = (0, 0);
    let mut found = vec![(0, 0)];
    for chunk in source.as_bytes().chunks(STRIDE) {
        units += chunk.iter().map(|&b| units_begun_by(b)).sum::<u32>();
        points += chunk.iter().map(|&b| points_begun_by(b)).sum::<u32>();
        found.push((units, points));
    }
    found
}

fn points_begun_by(byte: u8) -> u32 {
    u32::from(byte & 0xC0 != 0x80)
}

/// A character of four bytes is a surrogate pair in UTF-16.
fn units_begun_by(byte: u8) -> u32 {
    points_begun_by(byte) + u32::from(byte >= 0xF0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_the_standard_library() {
        let source = "“é😀” ".repeat(40);
        let text = Text::new(source.clone());
        for (at, _) in source.char_indices() {
            let span = text.cut(0, at);
            assert_eq!(span.in_unit(Unit::Utf16).1 as usize, source[..at].encode_utf16().count());
            assert_eq!(span.in_unit(Unit::Codepoint).1 as usize, source[..at].chars().count());
        }
    }

    #[test]
    fn offsets_inside_a_character_move_back() {
        let text = Text::new("a😀b");
        assert_eq!(text.of(text.cut(3, 99)), "😀b");
    }
}
