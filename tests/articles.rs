//! Whole stories, read and written down a layer a file. `UPDATE=1 cargo test` rewrites them; the diff is the review.

use galleyproof::export::json::{self, ArticleJson};
use galleyproof::text::Unit;
use galleyproof::{Lexicon, Paste, html, read};
use std::fmt::Write;
use std::path::Path;

#[test]
fn whole_stories_are_read_as_written_down() {
    let lexicon = Lexicon::english();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut slugs: Vec<_> = std::fs::read_dir(&folder).expect("tests/articles").map(|entry| entry.expect("a folder").path()).collect();
    slugs.sort();
    assert!(!slugs.is_empty(), "there is no story");
    let changed: Vec<_> = slugs.iter().flat_map(|slug| changed_layers(slug, &lexicon)).collect();
    assert!(changed.is_empty(), "read otherwise than written down (UPDATE=1 rewrites):\n{}", changed.join("\n"));
}

/// The layers of a story that are not as written down, each with its first differing line.
fn changed_layers(slug: &Path, lexicon: &Lexicon) -> Vec<String> {
    let paste = match std::fs::read_to_string(slug.join("article.txt")) {
        Ok(text) => Paste::text(text),
        Err(_) => html::paste(&std::fs::read_to_string(slug.join("article.html")).expect("article.txt or article.html")),
    };
    let article = json::of(&read(paste, lexicon), lexicon, Unit::Byte);
    type WriteDown = fn(&ArticleJson) -> String;
    let layers: [(&str, WriteDown); 6] =
        [("page", page), ("sentences", sentences), ("speech", speech), ("cast", cast), ("figures", figures), ("checks", checks)];
    let updates = std::env::var_os("UPDATE").is_some();
    let mut changed = Vec::new();
    for (layer, write_down) in layers {
        let path = slug.join(format!("{layer}.txt"));
        let now = write_down(&article);
        let then = std::fs::read_to_string(&path).unwrap_or_default();
        if now == then {
            continue;
        }
        match updates {
            true => std::fs::write(&path, now).expect("the layer is written"),
            false => {
                changed.push(format!("{}/{layer}.txt: {}", slug.file_name().unwrap_or_default().display(), first_difference(&then, &now)))
            }
        }
    }
    changed
}

fn first_difference(then: &str, now: &str) -> String {
    let mut lines = now.lines();
    for line in then.lines() {
        let read = lines.next().unwrap_or("(nothing)");
        if read != line {
            return format!("\n  written {line}\n     read {read}");
        }
    }
    format!("\n  written (nothing)\n     read {}", lines.next().unwrap_or("(nothing)"))
}

fn page(article: &ArticleJson) -> String {
    let mut out = String::new();
    for (field, value) in [("headline", &article.headline), ("kicker", &article.kicker), ("dek", &article.dek)] {
        value.iter().for_each(|stretch| line(&mut out, format_args!("{field}: {}", stretch.text)));
    }
    article.authors.iter().for_each(|author| line(&mut out, format_args!("author: {}", author.name)));
    article.published.iter().for_each(|published| line(&mut out, format_args!("published: {}", published.value)));
    if let Some(d) = &article.dateline {
        line(
            &mut out,
            format_args!("dateline: {:?} region {:?} date {:?} day {:?} agency {:?}", d.places, d.region, d.date, d.day, d.agency),
        );
    }
    out.push('\n');
    for block in &article.blocks {
        let of = block.of.map_or(String::new(), |of| format!(" of {of}"));
        line(&mut out, format_args!("{}{of} ({}): {}", block.role, block.why, words(article, block.start, block.end)));
    }
    out
}

fn sentences(article: &ArticleJson) -> String {
    let mut out = String::new();
    for sentence in &article.sentences {
        line(&mut out, format_args!("{} {}", sentence.block, words(article, sentence.start, sentence.end)));
    }
    out
}

fn speech(article: &ArticleJson) -> String {
    let mut out = String::new();
    for quote in &article.quotes {
        let speaker = quote.speaker.as_ref();
        let entity =
            speaker.and_then(|speaker| speaker.entity.as_ref()).and_then(|id| article.entities.iter().find(|entity| &entity.id == id));
        let who = match (speaker, entity) {
            (Some(speaker), Some(entity)) => format!("{} ({})", entity.name, speaker.text),
            (Some(speaker), None) => format!("? ({})", speaker.text),
            (None, _) => "nobody".to_owned(),
        };
        let cue = quote.cue.as_ref().map_or("", |cue| &cue.text);
        line(
            &mut out,
            format_args!("{} {} {who} [{cue}] ({}): {}", quote.statement, quote.kind, quote.why, words(article, quote.start, quote.end)),
        );
    }
    out
}

fn cast(article: &ArticleJson) -> String {
    let mut out = String::new();
    for entity in &article.entities {
        line(
            &mut out,
            format_args!(
                "{} {}{}",
                entity.r#type,
                entity.name,
                if entity.titles.is_empty() { String::new() } else { format!(" {:?}", entity.titles) }
            ),
        );
        for mention in &entity.mentions {
            line(&mut out, format_args!("  {} {} @{}", mention.form, mention.text, mention.start));
        }
    }
    out
}

fn figures(article: &ArticleJson) -> String {
    let mut out = String::new();
    for date in &article.dates {
        line(&mut out, format_args!("{} {} = {:?} {:?} @{}", date.kind, date.text, date.value, date.modifier, date.start));
    }
    for quantity in &article.quantities {
        line(&mut out, format_args!("quantity {} = {} {:?} @{}", quantity.text, quantity.value, quantity.unit, quantity.start));
    }
    for insertion in &article.insertions {
        line(&mut out, format_args!("{} {}", insertion.kind, insertion.text));
    }
    for link in &article.links {
        line(&mut out, format_args!("link {} -> {}", link.text, link.href));
    }
    out
}

fn checks(article: &ArticleJson) -> String {
    let mut out = String::new();
    for check in &article.checks {
        line(&mut out, format_args!("{} {}: {} {:?}", check.kind, words(article, check.start, check.end), check.message, check.suggestion));
    }
    out
}

fn words(article: &ArticleJson, start: u32, end: u32) -> &str {
    article.text.get(start as usize..end as usize).unwrap_or("?")
}

fn line(out: &mut String, written: std::fmt::Arguments) {
    writeln!(out, "{written}").expect("a string takes any line");
}
