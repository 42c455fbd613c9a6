//! How the house stands: each room uses only those above it, every file says what it is for, word lists are sorted.

use std::path::{Path, PathBuf};

/// The rooms as `src/lib.rs` lists them; each uses only those before it.
fn rooms() -> Vec<String> {
    let source = std::fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs");
    source.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

#[test]
fn each_room_uses_only_those_above_it() {
    let rooms = rooms();
    assert!(rooms.len() > 8, "the rooms were not read: {rooms:?}");
    let mut wrong = Vec::new();
    for path in files(&root().join("src"), "rs") {
        let Some(here) = room_of(&path, &rooms) else { continue };
        let source = std::fs::read_to_string(&path).expect("a source file");
        for (i, line) in source.lines().enumerate() {
            let below =
                rooms[here + 1..].iter().find(|room| line.contains(&format!("crate::{room}")) && !line.trim_start().starts_with("//"));
            wrong.extend(below.map(|room| format!("{}:{} uses {room}, which stands below it", shown(&path), i + 1)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_outside_browser_knows_of_one() {
    for path in files(&root().join("src"), "rs") {
        if path.components().any(|part| part.as_os_str() == "browser") {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("a source file");
        for name in ["web_sys", "js_sys"] {
            assert!(!source.contains(name), "{} names {name}", shown(&path));
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for folder in ["src", "tests"] {
        for path in files(&root().join(folder), "rs") {
            let source = std::fs::read_to_string(&path).expect("a source file");
            assert!(source.starts_with("//! "), "{} has no head", shown(&path));
        }
    }
}

#[test]
fn word_lists_have_heads_and_are_sorted() {
    let lists = files(&root().join("src/lexicon"), "txt");
    assert!(!lists.is_empty());
    for path in lists {
        let source = std::fs::read_to_string(&path).expect("a word list");
        assert!(source.starts_with("# "), "{} has no head", shown(&path));
        assert!(source.to_lowercase().contains("licen"), "{} says no licence", shown(&path));
        let entries = source.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let entries: Vec<_> = entries.map(|line| line.split(" = ").next().unwrap_or(line)).collect();
        let unsorted = entries.windows(2).find(|pair| pair[0] >= pair[1]);
        assert!(unsorted.is_none(), "{}: {:?} stands out of order or twice", shown(&path), unsorted.map(|pair| pair[1]));
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// Which room a file of `src/` stands in; the front door and the programs stand in none.
fn room_of(path: &Path, rooms: &[String]) -> Option<usize> {
    let inside = path.strip_prefix(root().join("src")).ok()?;
    let first = inside.components().next()?.as_os_str().to_str()?;
    rooms.iter().position(|room| room == first.trim_end_matches(".rs"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}
