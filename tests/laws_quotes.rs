//! What holds for the quotations of any story: one lost mark hurts its own paragraph and its neighbours at most; straight or
//! curly marks tell the same speakers: `"We are wet," Ann Lee said` as `“We are wet,” Ann Lee said`.

use galleyproof::relations::attribution::Attribution;
use galleyproof::{Article, Lexicon, Paste, read};
use proptest::prelude::*;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::english);

/// Sentences that stories are made of.
const SENTENCES: &[&str] = &[
    "\"We are wet and want to go home,\" Ann Lee said.",
    "\"Nobody came,\" said John Roe, the mayor. \"We waited all night.\"",
    "She called the roof \"a disgrace\" and left.",
    "\"Is it safe?\" he asked.",
    "It rained for an hour more, and nobody left the house.",
    "The council told reporters: \"The hall stays shut until spring.\"",
    "According to John Roe, the plan \"was never going to work\".",
    "They watched the film \"Rain Again\" in the hall.",
    "\"The roof has leaked for years.\"",
    "He went on to praise the \"brave\" firemen, who said nothing.",
];

fn story() -> impl Strategy<Value = Vec<String>> {
    let paragraph = prop::collection::vec(prop::sample::select(SENTENCES), 1..4).prop_map(|sentences| sentences.join(" "));
    prop::collection::vec(paragraph, 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_lost_mark_hurts_only_near_paragraphs(story in story(), which in any::<prop::sample::Index>()) {
        let marks: Vec<(usize, usize)> = story.iter().enumerate().flat_map(|(i, p)| p.match_indices('"').map(move |(at, _)| (i, at))).collect();
        prop_assume!(!marks.is_empty());
        let (hurt, at) = marks[which.index(marks.len())];
        let mut torn = story.clone();
        torn[hurt].remove(at);
        let (whole, torn) = (quotations(&story), quotations(&torn));
        for i in (0..story.len()).filter(|i| i.abs_diff(hurt) > 1) {
            prop_assert_eq!(&whole[i], &torn[i], "paragraph {} changed when {} lost a mark", i, hurt);
        }
    }

    #[test]
    fn curly_marks_tell_the_same_speakers(story in story()) {
        let straight = story.join("\n\n");
        let curly = curled(&straight);
        prop_assert_eq!(speakers(&straight), speakers(&curly));
    }
}

#[test]
fn the_sample_tells_the_same_speakers_in_curly_marks() {
    let sample = include_str!("../www/sample.txt");
    assert_eq!(speakers(sample), speakers(&curled(sample)));
}

#[test]
fn confidence_is_a_probability() {
    let article = read(Paste::text(include_str!("../www/sample.txt")), &LEXICON);
    assert!(article.relations.attributions.iter().all(|said| (0.0..=1.0).contains(&said.confidence)));
}

fn page(story: &[String]) -> String {
    format!("Rain goes on in the town\n\n{}", story.join("\n\n"))
}

/// What stands between marks, a list a paragraph.
fn quotations(story: &[String]) -> Vec<Vec<String>> {
    let text = page(story);
    let article = read(Paste::text(&text), &LEXICON);
    let mut from = text.len() - story.join("\n\n").len();
    let mut found = Vec::new();
    for paragraph in story {
        let within = from..from + paragraph.len();
        let inside = article.annotations.quotes.iter().filter(|quote| within.contains(&quote.span.start()));
        found.push(inside.map(|quote| text[quote.span.start()..quote.span.end()].to_owned()).collect());
        from = within.end + 2;
    }
    found
}

/// Who says what, without the marks.
fn speakers(text: &str) -> Vec<(String, String)> {
    let article = read(Paste::text(format!("Rain goes on in the town\n\n{text}")), &LEXICON);
    let said =
        |said: &Attribution| (words(&article, said), said.speaker.map_or(String::new(), |s| article.layout.text.of(s.span).to_owned()));
    article.relations.attributions.iter().map(said).collect()
}

fn words(article: &Article, said: &Attribution) -> String {
    article.layout.text.of(said.content).replace(['“', '”', '"'], "")
}

/// Every straight mark turned: opening behind a blank or a bracket, closing elsewhere.
fn curled(text: &str) -> String {
    let mut before = ' ';
    text.chars()
        .map(|c| {
            let turned = if c == '"' && (before.is_whitespace() || before == '(') {
                '“'
            } else if c == '"' {
                '”'
            } else {
                c
            };
            before = c;
            turned
        })
        .collect()
}
