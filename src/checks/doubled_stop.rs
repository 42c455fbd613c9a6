//! A stop inside the closing mark and one outside: `"… they are agreed.".`

use super::Check;
use crate::article::Article;
use crate::layout::{Layout, Token};
use crate::text::Marked;

/// Three tokens that touch: a stop, a closing mark, a stop.
pub fn run(article: &Article) -> Vec<Marked<Check>> {
    let layout = &article.layout;
    let body = layout.blocks.iter().filter(|block| block.role.is_body());
    body.flat_map(|block| layout.tokens[block.tokens.clone()].windows(3))
        .filter(|three| is_doubled(layout, three))
        .map(|three| doubled(layout, three))
        .collect()
}

fn is_doubled(layout: &Layout, three: &[Token]) -> bool {
    let words = [layout.word(&three[0]), layout.word(&three[1]), layout.word(&three[2])];
    let touch = three.windows(2).all(|two| two[0].end == two[1].start);
    // A comma or question mark outside may belong to the sentence around the quotation; a second full stop never does.
    touch && matches!(words[0], "." | "!" | "?" | "…") && matches!(words[1], "\"" | "”" | "»" | "“" | "’" | "'") && words[2] == "."
}

fn doubled(layout: &Layout, three: &[Token]) -> Marked<Check> {
    let span = layout.span_of(&three[0], &three[2]);
    let right = format!("{}{}", layout.word(&three[0]), layout.word(&three[1]));
    let message = format!("The sentence is closed twice, inside the quotation mark and after it; {right} is enough.");
    Marked { span, is: Check { kind: "doubled_stop", message, suggestion: Some(right) } }
}
