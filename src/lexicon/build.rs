//! The build step for long lists: `sergei = m` and ten thousand more lines become one automaton that needs no reading at start.
//!
//! Writes, for each list, `NAME.fst` and `NAME.meanings`, one meaning a line in the order of their numbers.

use std::path::Path;

const LISTS: [&str; 3] = ["first_names", "gazetteer", "surnames"];

fn main() {
    let to = std::env::var("OUT_DIR").expect("cargo says where to write");
    for name in LISTS {
        let from = format!("src/lexicon/en/{name}.txt");
        println!("cargo::rerun-if-changed={from}");
        let source = std::fs::read_to_string(&from).unwrap_or_else(|error| panic!("{from} cannot be read: {error}"));
        let (automaton, meanings) = built(&source).unwrap_or_else(|error| panic!("{from}: {error}"));
        let path = Path::new(&to).join(name);
        std::fs::write(path.with_extension("fst"), automaton).expect("the automaton is written");
        std::fs::write(path.with_extension("meanings"), meanings.join("\n")).expect("the meanings are written");
    }
}

/// The automaton of a list, each word with the number of its meaning.
fn built(source: &str) -> Result<(Vec<u8>, Vec<&str>), fst::Error> {
    let mut meanings: Vec<&str> = Vec::new();
    let mut builder = fst::MapBuilder::memory();
    for line in source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (word, meaning) = line.split_once(" = ").unwrap_or((line, ""));
        let number = meanings.iter().position(|known| *known == meaning).unwrap_or(meanings.len());
        if number == meanings.len() {
            meanings.push(meaning);
        }
        builder.insert(word, number as u64)?;
    }
    Ok((builder.into_inner()?, meanings))
}
