//! How many amounts of a foreign specification are read, and how many read right: `two thirds of a million` is 666,666.67.
//!
//! Microsoft's specification is for assistants, not for newspapers: it wants `one over three` as well. So it is a figure that may
//! not fall, and no list of cases.

use galleyproof::export::json;
use galleyproof::text::Unit;
use galleyproof::{Lexicon, Paste, read};

/// Of all amounts of the specification, so many are found at least, and so many of those have its value.
const FOUND: f64 = 0.91;
const RIGHT: f64 = 0.85;

struct Wanted<'a> {
    text: &'a str,
    start: u32,
    end: u32,
    kind: &'a str,
    value: f64,
}

#[test]
fn amounts_of_a_specification_are_read() {
    let lexicon = Lexicon::english();
    let source = include_str!("recognizers_quantities.tsv");
    let wanted: Vec<_> = source.lines().filter(|line| !line.starts_with('#')).map(wanted_in).collect();
    let (mut found, mut right) = (0, 0);
    for amount in &wanted {
        let article = read(Paste::text(amount.text), &lexicon);
        let read = json::of(&article, &lexicon, Unit::Codepoint).quantities;
        let mut over = read.iter().filter(|read| read.start < amount.end && amount.start < read.end).peekable();
        found += usize::from(over.peek().is_some());
        right += usize::from(over.any(|read| is_same(amount, read.kind, read.value)));
    }
    let (n, is_found, is_right) = (wanted.len() as f64, f64::from(found as u32), f64::from(right as u32));
    println!("found {:.3}, right {:.3} of {n}", is_found / n, is_right / is_found);
    assert!(is_found / n >= FOUND, "found {found} of {n}");
    assert!(is_right / is_found >= RIGHT, "right {right} of {found}");
}

fn wanted_in(line: &str) -> Wanted<'_> {
    let parts: Vec<_> = line.split('\t').collect();
    let [text, start, end, kind, value] = parts[..] else { panic!("five columns: {line}") };
    let place = |place: &str| place.parse().unwrap_or_else(|_| panic!("no place: {line}"));
    Wanted { text, start: place(start), end: place(end), kind, value: value.parse().unwrap_or_else(|_| panic!("no value: {line}")) }
}

/// A share is told in hundreds there, `one half` too.
fn is_same(wanted: &Wanted, kind: &str, value: f64) -> bool {
    let near = |value: f64| (value - wanted.value).abs() <= 1e-6 * wanted.value.abs().max(1.0);
    near(value) || wanted.kind == "percentage" && kind == "share" && near(value * 100.0)
}
