//! Lines into blocks: one a line that is not blank.

use crate::paste::Hint;
use crate::text::{Span, Text};

/// Cuts a text into blocks, without the blanks around them.
pub fn cut(text: &Text, _hints: &[Hint]) -> Vec<Span> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.as_str().split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        at += line.len();
        if start < end {
            found.push(text.cut(start, end));
        }
    }
    found
}
