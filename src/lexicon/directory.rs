//! A long list, ready when the program is: ten thousand first names as one automaton, made by `build.rs`.

/// Words in lower case, and what each means. Same questions as a [`List`](super::List), no reading at start.
#[derive(Debug)]
pub struct Directory {
    /// `None` would be a bug: what the build step wrote is part of the program.
    words: Option<fst::Map<&'static [u8]>>,
    meanings: Vec<&'static str>,
}

impl Directory {
    /// Takes what the build step wrote.
    pub fn new(automaton: &'static [u8], meanings: &'static str) -> Directory {
        Directory { words: fst::Map::new(automaton).ok(), meanings: meanings.split('\n').collect() }
    }

    /// Whether the list has this word, in lower case.
    pub fn has(&self, word: &str) -> bool {
        self.words.as_ref().is_some_and(|words| words.contains_key(word))
    }

    /// What a word in lower case means; the empty string for a word without a meaning.
    pub fn meaning(&self, word: &str) -> Option<&'static str> {
        self.meanings.get(self.words.as_ref()?.get(word)? as usize).copied()
    }

    /// Whether an entry begins with this word, in lower case: `new` of `new york`.
    pub fn begins(&self, word: &str) -> bool {
        let Some(words) = &self.words else { return false };
        let automaton = words.as_fst();
        let mut node = automaton.root();
        for letter in word.bytes() {
            let Some(at) = node.find_input(letter) else { return false };
            node = automaton.node(node.transition_addr(at));
        }
        !word.is_empty() && (node.is_final() || b" .'".iter().any(|&mark| node.find_input(mark).is_some()))
    }
}

#[cfg(test)]
mod tests {
    use crate::Lexicon;

    #[test]
    fn a_directory_answers_as_its_list_does() {
        let lexicon = Lexicon::english();
        let source = include_str!("en/gazetteer.txt").lines().filter(|line| !line.starts_with('#'));
        for (word, meaning) in source.filter_map(|line| line.split_once(" = ")) {
            assert_eq!(lexicon.gazetteer.meaning(word), Some(meaning), "{word}");
        }
        for (word, begins) in [("new", true), ("the", true), ("st", true), ("yor", false), ("zzz", false), ("", false)] {
            assert_eq!(lexicon.gazetteer.begins(word), begins, "{word}");
        }
        assert!(!lexicon.surnames.has("zzz") && lexicon.surnames.has("smith"));
    }
}
