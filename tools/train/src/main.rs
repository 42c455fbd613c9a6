//! Makes the weights in `src/lexicon/en/` from annotated articles, the same from the same articles every time:
//! `cargo run --release -p galleyproof-train -- roles ARTICLES.jsonl ... > src/lexicon/en/role_weights.tsv`.

// Rows and columns of several tables walk together here; an index says so best.
#![allow(clippy::needless_range_loop)]

mod names;
mod pages;
mod relabel;
mod roles;
mod speakers;
mod written;

use std::io::Write;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = match words.split_first() {
        Some((kind, files)) if kind == "roles" && !files.is_empty() => roles::train(files),
        Some((kind, files)) if kind == "speakers" && !files.is_empty() => speakers::train(files),
        Some((kind, files)) if kind == "names" && !files.is_empty() => {
            names::train(files).and_then(|weights| std::io::stdout().write_all(&weights).map_err(|error| error.to_string()))
        }
        _ => Err("say what to train and on what: galleyproof-train roles|speakers|names ARTICLES.jsonl ...".to_owned()),
    };
    if let Err(complaint) = done {
        eprintln!("{complaint}");
        std::process::exit(2);
    }
}
