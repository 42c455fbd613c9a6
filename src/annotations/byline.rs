//! Who wrote it: `By Jane Roe and John Doe, Staff Writers | March 3, 2021`.

use crate::layout::{Block, Layout, Role, Token, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::Marked;

/// An author, one person or agency a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Byline {
    pub name: String,
}

/// The authors, in the order of the bylines, each once; where no line names one, those that the page's data names, at no
/// place in the text.
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Vec<Marked<Byline>> {
    let lines = layout.blocks.iter().filter(|block| block.role == Role::Byline);
    let mut found: Vec<Marked<Byline>> = Vec::new();
    for author in lines.flat_map(|block| in_line(layout, block, lexicon)) {
        // A page prints its authors once or twice; a list this short needs no index.
        if found.len() < 32 && !found.iter().any(|known| known.is.name.to_lowercase() == author.is.name.to_lowercase()) {
            found.push(author);
        }
    }
    if found.is_empty() {
        let named = layout.page.authors.iter().take(32).filter(|name| name.split_whitespace().count() <= 6);
        found.extend(named.map(|name| Marked { span: layout.text.cut(0, 0), is: Byline { name: name.clone() } }));
    }
    found
}

/// Runs of capitalised words between commas, `and` and other marks, after the words that lead a byline.
fn in_line(layout: &Layout, block: &Block, lexicon: &Lexicon) -> Vec<Marked<Byline>> {
    let tokens = &layout.tokens[block.tokens.clone()];
    let start = leads(layout, tokens);
    let mut found = Vec::new();
    let mut run: Vec<&Token> = Vec::new();
    for token in &tokens[start..] {
        let word = layout.word(token);
        // `Jane Roe for The Post`: what follows is for whom, not who.
        if matches!(word.to_lowercase().as_str(), "for" | "of" | "in" | "at" | "published" | "updated" | "posted")
            && token.kind != TokenKind::Mark
        {
            break;
        }
        if in_name(layout, &run, token) {
            run.push(token);
            continue;
        }
        found.extend(author(layout, &run, lexicon));
        run.clear();
    }
    found.extend(author(layout, &run, lexicon));
    found
}

/// How many tokens lead the line: `By`, `Written by:`, `From`.
fn leads(layout: &Layout, tokens: &[Token]) -> usize {
    let word = |i: usize| tokens.get(i).map(|t| layout.word(t).to_lowercase()).unwrap_or_default();
    let by = (0..tokens.len().min(3)).find(|&i| matches!(word(i).as_str(), "by" | "author" | "authors" | "from"));
    by.map_or(0, |by| by + 1 + usize::from(word(by + 1) == ":"))
}

fn in_name(layout: &Layout, run: &[&Token], token: &Token) -> bool {
    let word = layout.word(token);
    let particle = !run.is_empty()
        && matches!(
            word,
            "de" | "van" | "von" | "der" | "den" | "la" | "le" | "al" | "bin" | "da" | "del" | "di" | "el" | "ter" | "O'" | "’" | "'"
        );
    let stop = word == "." && run.last().is_some_and(|last| last.end == token.start && layout.word(last).chars().count() <= 2);
    token.is_capital() || particle || stop
}

/// A name of two to five words, or an agency; what holds a word of a job or a paper is none.
fn author(layout: &Layout, run: &[&Token], lexicon: &Lexicon) -> Option<Marked<Byline>> {
    let (first, last) = (run.first()?, run.last()?);
    let span = layout.span_of(first, last);
    let name = layout.text.of(span);
    let lower = name.to_lowercase();
    let is_agency = lexicon.agencies.has(lower.trim_start_matches("the "));
    let words = run.iter().filter(|t| t.is_word()).count();
    let is_name = (2..=5).contains(&words) && !run.iter().any(|t| lexicon.byline_words.has(&layout.word(t).to_lowercase()));
    let is_month = run.iter().any(|t| {
        lexicon.calendar.meaning(&layout.word(t).to_lowercase()).is_some_and(|m| m.starts_with("zone") || m.starts_with("weekday"))
    });
    ((is_name && !is_month) || is_agency)
        .then(|| Marked { span, is: Byline { name: name.split_whitespace().collect::<Vec<_>>().join(" ") } })
}
