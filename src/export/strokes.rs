//! What to paint, as flat numbers: `[kind, start, end, item, …]`, so that a painter needs no objects and no rule of ours.

use super::json::ArticleJson;

/// What a stroke can be of, in the order of their numbers. The names are those of `::highlight(gp-…)`.
pub const KINDS: &[&str] = &[
    "dateline",
    "quote",
    "indirect",
    "speaker",
    "cue",
    "person",
    "organization",
    "place",
    "group",
    "other",
    "date",
    "quantity",
    "insertion",
    "link",
    "check",
    "marked",
];

/// How many numbers a stroke takes.
pub const WIDTH: usize = 4;

/// Every stroke as four numbers, sorted by where it starts: its kind (an index of [`KINDS`]), start and end in the unit of
/// the article, and the index of its item in the article's list of that kind (of `quotes` for speakers and cues, of
/// `entities` for mentions).
pub fn of(article: &ArticleJson) -> Vec<u32> {
    let mut strokes: Vec<[u32; WIDTH]> = Vec::new();
    let mut stroke = |kind: &str, start: u32, end: u32, item: usize| {
        let kind = KINDS.iter().position(|name| *name == kind);
        strokes.extend(kind.filter(|_| start < end).map(|kind| [kind as u32, start, end, item as u32]));
    };
    article.dateline.iter().for_each(|d| stroke("dateline", d.start, d.end, 0));
    for (i, quote) in article.quotes.iter().enumerate() {
        quote.quoted.iter().for_each(|&(start, end)| stroke("quote", start, end, i));
        if quote.kind == "direct" && quote.quoted.is_empty() {
            stroke("quote", quote.start, quote.end, i);
        }
        if quote.kind != "direct" {
            stroke("indirect", quote.start, quote.end, i);
        }
        quote.speaker.iter().for_each(|s| stroke("speaker", s.start, s.end, i));
        quote.cue.iter().for_each(|c| stroke("cue", c.start, c.end, i));
    }
    for (i, entity) in article.entities.iter().enumerate() {
        entity.mentions.iter().for_each(|m| stroke(entity.r#type, m.start, m.end, i));
    }
    article.dates.iter().enumerate().for_each(|(i, d)| stroke("date", d.start, d.end, i));
    // Which of several a thing is is told, but not painted: `first` stands everywhere.
    let painted = article.quantities.iter().enumerate().filter(|(_, q)| q.kind != "ordinal");
    painted.for_each(|(i, q)| stroke("quantity", q.start, q.end, i));
    article.insertions.iter().enumerate().for_each(|(i, n)| stroke("insertion", n.start, n.end, i));
    article.links.iter().enumerate().for_each(|(i, l)| stroke("link", l.start, l.end, i));
    article.checks.iter().enumerate().for_each(|(i, c)| stroke("check", c.start, c.end, i));
    article.marked.iter().enumerate().for_each(|(i, m)| stroke("marked", m.start, m.end, i));
    strokes.sort_unstable_by_key(|&[kind, start, end, item]| (start, std::cmp::Reverse(end), kind, item));
    strokes.concat()
}
