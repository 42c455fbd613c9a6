//! Where a sentence ends: not after `Mr.`, and not before the closing mark in `agreed."`.

use super::tokens::Token;
use crate::lexicon::Lexicon;
use crate::text::Text;
use std::ops::Range;

/// Cuts a block's tokens into sentences: ranges of `tokens`, in order, without gaps.
pub fn cut(text: &Text, tokens: &[Token], lexicon: &Lexicon) -> Vec<Range<usize>> {
    let word = |i: usize| &text.as_str()[tokens[i].start as usize..tokens[i].end as usize];
    let (mut found, mut start, mut i) = (Vec::new(), 0, 0);
    while i < tokens.len() {
        let ends = matches!(word(i), "." | "!" | "?" | "…") && !(i > 0 && lexicon.abbreviations.has(&word(i - 1).to_lowercase()));
        i += 1;
        if !ends {
            continue;
        }
        while i < tokens.len()
            && tokens[i].start == tokens[i - 1].end
            && matches!(word(i), "." | "!" | "?" | "\"" | "”" | "'" | "’" | ")" | "]")
        {
            i += 1;
        }
        if i < tokens.len() && !word(i).starts_with(char::is_lowercase) && tokens[i].start > tokens[i - 1].end {
            found.push(start..i);
            start = i;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}
