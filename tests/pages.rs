//! Invented pages of a hundred kinds, a label before each line: `subhead`, a tab, `What happens next?`. Most lines get the right role.
//!
//! The weights were made with them, so this is a floor and no estimate for pages that nobody has seen.

use galleyproof::text::Unit;
use galleyproof::{Lexicon, Paste, export, read};

/// Of all labelled lines, and of all headlines, how many must be right.
const LINES: f64 = 0.81;
const HEADLINES: f64 = 0.89;

/// A page's text, and for each labelled line its first byte and its labels.
type Page<'a> = (String, Vec<(usize, Vec<&'a str>)>);

#[test]
fn most_lines_of_invented_pages_get_their_role() {
    let lexicon = Lexicon::english();
    let (mut lines, mut right, mut headlines, mut found) = (0, 0, 0, 0);
    for file in ["odd", "uk", "us", "world"] {
        let path = format!("{}/tools/train/pages/{file}.txt", env!("CARGO_MANIFEST_DIR"));
        let source = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        for (text, labelled) in pages(&source) {
            let article = read(Paste::text(text), &lexicon);
            let json = export::json::of(&article, &lexicon, Unit::Byte);
            for (at, labels) in labelled {
                let block = json.blocks.iter().find(|block| (block.start..block.end).contains(&(at as u32)));
                let is_right = block.is_some_and(|block| labels.contains(&block.role));
                (lines, right) = (lines + 1, right + u32::from(is_right));
                if labels.contains(&"headline") {
                    (headlines, found) = (headlines + 1, found + u32::from(is_right));
                }
            }
        }
    }
    let share = |n: u32, of: u32| f64::from(n) / f64::from(of.max(1));
    println!("{lines} lines, {:.3} right; {headlines} headlines, {:.3} found", share(right, lines), share(found, headlines));
    assert!(lines > 6000 && headlines > 100);
    assert!(share(right, lines) >= LINES, "{right} of {lines} lines are right");
    assert!(share(found, headlines) >= HEADLINES, "{found} of {headlines} headlines are found");
}

fn pages(source: &str) -> Vec<Page<'_>> {
    let mut pages: Vec<Page> = Vec::new();
    for line in source.lines().filter(|line| !line.starts_with("# ")) {
        if line.starts_with("## ") {
            pages.push(Default::default());
        } else if let Some((text, labelled)) = pages.last_mut() {
            let (labels, words) = line.split_once('\t').unwrap_or(("", line));
            if !labels.is_empty() {
                labelled.push((text.len(), labels.split('+').collect()));
            }
            text.push_str(words);
            text.push('\n');
        }
    }
    pages
}
