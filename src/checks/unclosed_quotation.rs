//! A quotation that opens and never closes: `"We will not go, he said.`

use super::Check;
use crate::annotations::quote::Closed;
use crate::article::Article;
use crate::text::Marked;

/// Quotations that the end of a paragraph had to close, and that the next paragraph does not go on with.
pub fn run(article: &Article) -> Vec<Marked<Check>> {
    let unclosed = article.annotations.quotes.iter().filter(|quote| quote.is.closed == Closed::ByParagraph && !quote.is.continues);
    unclosed.map(|quote| Marked { span: quote.span, is: check() }).collect()
}

fn check() -> Check {
    let message = "This quotation opens and is not closed before the paragraph ends: where do the quoted words stop?".to_owned();
    Check { kind: "unclosed_quotation", message, suggestion: None }
}
