//! What a copy desk would query, one file a check; each sees the article alone.

mod doubled_stop;
mod name_variant;
mod no_speaker;
mod unclosed_quotation;

use crate::article::Article;
use crate::lexicon::Lexicon;
use crate::text::Marked;

/// A remark to the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// `doubled_stop`, `name_variant`, `unclosed_quotation`, `no_speaker`.
    pub kind: &'static str,
    /// A sentence a person can act on.
    pub message: String,
    /// What to write instead, where that is plain.
    pub suggestion: Option<String>,
}

/// All remarks in the order of the text.
pub fn run(article: &Article, _lexicon: &Lexicon) -> Vec<Marked<Check>> {
    let mut found = doubled_stop::run(article);
    found.extend(unclosed_quotation::run(article));
    found.extend(no_speaker::run(article));
    found.extend(name_variant::run(article));
    found.sort_by_key(|check| (check.span, check.is.kind));
    found
}
