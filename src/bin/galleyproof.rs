//! The command line: `galleyproof parse article.txt`, `galleyproof batch < in.ndjson`.

use galleyproof::text::Unit;
use galleyproof::{Lexicon, Paste, export, html, read};
use std::io::{BufRead, Write};

fn main() {
    let lexicon = Lexicon::english();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let unit = if std::env::args().any(|a| a == "codepoint") { Unit::Codepoint } else { Unit::Utf16 };
    for line in std::io::stdin().lock().lines() {
        let job: serde_json::Value = serde_json::from_str(&line.unwrap_or_default()).unwrap_or_default();
        let paste = match job["html"].as_str() {
            Some(source) => html::paste(source),
            None => Paste::text(job["text"].as_str().unwrap_or_default()),
        };
        let article = read(paste.on(job["reference_date"].as_str().map(str::to_owned)), &lexicon);
        let mut answer = serde_json::json!({"id": job["id"]});
        let view = serde_json::to_value(export::json::of(&article, &lexicon, unit)).unwrap_or_default();
        answer.as_object_mut().unwrap().extend(view.as_object().cloned().unwrap_or_default());
        let _ = writeln!(out, "{answer}");
    }
}
