//! What a word may do in a clause: `said` is the past of a verb that reports a clause, `the` opens a noun phrase, `would` is a modal.

use super::word_map::WordMap;

/// The roles of a small word and the forms of a verb, a bit each.
pub mod does {
    pub const DET: u32 = 1;
    pub const POSS: u32 = 1 << 1;
    pub const PRON: u32 = 1 << 2;
    pub const OBJ: u32 = 1 << 3;
    pub const PREP: u32 = 1 << 4;
    pub const COORD: u32 = 1 << 5;
    pub const SUB: u32 = 1 << 6;
    pub const WH: u32 = 1 << 7;
    pub const REL: u32 = 1 << 8;
    pub const MODAL: u32 = 1 << 9;
    pub const BE: u32 = 1 << 10;
    pub const HAVE: u32 = 1 << 11;
    pub const DO: u32 = 1 << 12;
    pub const FUSED: u32 = 1 << 13;
    pub const NOT: u32 = 1 << 14;
    pub const ADV: u32 = 1 << 15;
    pub const TIME: u32 = 1 << 16;
    pub const PARTICLE: u32 = 1 << 17;
    pub const PLURAL: u32 = 1 << 18;
    pub const BASE: u32 = 1 << 19;
    pub const S: u32 = 1 << 20;
    pub const PAST: u32 = 1 << 21;
    pub const PART: u32 = 1 << 22;
    pub const ING: u32 = 1 << 23;
    /// Where something is said: `a statement`.
    pub const OCCASION: u32 = 1 << 24;
    /// A verb that an adjective of thought may follow: `feels sure`.
    pub const LINK: u32 = 1 << 25;
    /// A helper by itself makes no clause: `being`, `having`.
    pub const BARE: u32 = 1 << 26;

    /// Forms that make a clause by themselves.
    pub const AUXILIARY: u32 = MODAL | BE | HAVE | DO;
    pub const VERB: u32 = BASE | S | PAST | PART | ING;
    /// A word of a closed class: no noun, verb or adjective.
    pub const SMALL: u32 = DET | POSS | PRON | OBJ | PREP | COORD | SUB | WH | REL | AUXILIARY | FUSED | NOT | ADV;
}

/// What may follow a word that reports, a bit each. `speech_verbs.txt` names them by letter.
pub mod frame {
    /// A clause, with or without `that`.
    pub const CLAUSE: u16 = 1;
    /// A clause with `that` or a question word.
    pub const THAT: u16 = 1 << 1;
    /// It may stand behind or inside what it reports.
    pub const INSIDE: u16 = 1 << 2;
    pub const QUOTE: u16 = 1 << 3;
    pub const INFINITIVE: u16 = 1 << 4;
    pub const OBJECT: u16 = 1 << 5;
    pub const ADDRESSEE: u16 = 1 << 6;
    pub const STATE: u16 = 1 << 7;
    /// A noun phrase and what it is called.
    pub const NAME: u16 = 1 << 8;
}

/// A word that reports speech or thought.
#[derive(Debug, Clone)]
pub struct Cue {
    /// What is done with words: `say`, `deny`, `warn`.
    pub class: &'static str,
    pub frames: u16,
    /// Prepositions that lead to what is reported: `called for …`.
    pub prepositions: Vec<&'static str>,
}

/// What one word may do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Word {
    pub does: u32,
    /// Which cue the word is as a verb, as a noun and as an adjective, counted from 1; 0 for none.
    verb: u16,
    noun: u16,
    adjective: u16,
}

impl Word {
    pub fn may(self, what: u32) -> bool {
        self.does & what != 0
    }

    /// The word with these roles alone, and no cue.
    pub fn only(self, what: u32) -> Word {
        Word { does: self.does & what, ..Word::default() }
    }
}

/// All words of which the lists tell something.
#[derive(Debug, Default)]
pub struct Grammar {
    words: WordMap<Box<str>, Word>,
    cues: Vec<Cue>,
}

/// The lists that a grammar is made of.
pub struct Lists {
    pub function_words: &'static str,
    pub common_verbs: &'static str,
    pub speech_verbs: &'static str,
    pub speech_nouns: &'static str,
    pub speech_adjectives: &'static str,
}

impl Grammar {
    /// Reads the lists. Their lines are in the program, so a bad one is a bug that the tests find.
    pub fn parse(lists: &Lists) -> Grammar {
        let mut grammar = Grammar::default();
        for (word, roles) in entries(lists.function_words) {
            let bits = roles.split_whitespace().map(role).fold(0, |all, bit| all | bit);
            grammar.entry(word.to_owned()).does |= bits;
        }
        for (verb, _) in entries(lists.common_verbs) {
            grammar.push_forms(verb, 0);
        }
        for (verb, told) in entries(lists.speech_verbs) {
            let cue = grammar.push_cue(told);
            grammar.push_forms(verb, cue);
        }
        for (noun, told) in entries(lists.speech_nouns) {
            let cue = grammar.push_cue(told);
            for form in [noun.to_owned(), plural(noun)] {
                grammar.entry(form).noun = cue;
            }
        }
        for (adjective, told) in entries(lists.speech_adjectives) {
            let cue = grammar.push_cue(told);
            grammar.entry(adjective.to_owned()).adjective = cue;
        }
        grammar
    }

    /// What a word in lower case may do; nothing for a word of no list.
    pub fn word(&self, word: &str) -> Word {
        self.words.get(word).copied().unwrap_or_default()
    }

    pub fn verb(&self, word: Word) -> Option<&Cue> {
        self.cue(word.verb)
    }

    pub fn noun(&self, word: Word) -> Option<&Cue> {
        self.cue(word.noun)
    }

    pub fn adjective(&self, word: Word) -> Option<&Cue> {
        self.cue(word.adjective)
    }

    /// The class of a verb that brings in quotations or clauses, in any form.
    pub fn meaning(&self, word: &str) -> Option<&'static str> {
        let cue = self.verb(self.word(word))?;
        (cue.frames & (frame::QUOTE | frame::CLAUSE | frame::THAT | frame::INSIDE) != 0).then_some(cue.class)
    }

    /// Whether a word is a verb of speech or thought that a clause may follow without `that`.
    pub fn takes_clause(&self, word: &str) -> bool {
        self.verb(self.word(word)).is_some_and(|cue| cue.frames & frame::CLAUSE != 0)
    }

    /// Whether a word names what is said: `comments`.
    pub fn is_noun(&self, word: Word) -> bool {
        word.noun != 0
    }

    /// Whether a verb's report may follow a preposition: `warned of …`.
    pub fn takes(&self, word: &str, preposition: &str) -> bool {
        self.verb(self.word(word)).is_some_and(|cue| cue.prepositions.contains(&preposition))
    }

    /// Whether a word is such a verb.
    pub fn has(&self, word: &str) -> bool {
        self.meaning(word).is_some()
    }

    fn cue(&self, id: u16) -> Option<&Cue> {
        self.cues.get((id as usize).checked_sub(1)?)
    }

    fn entry(&mut self, word: String) -> &mut Word {
        self.words.entry(word.into_boxed_str())
    }

    /// `accuse: q o for` is a class and its frames.
    fn push_cue(&mut self, told: &'static str) -> u16 {
        let (class, frames) = told.split_once(':').unwrap_or((told, ""));
        let mut cue = Cue { class: class.trim(), frames: 0, prepositions: Vec::new() };
        for named in frames.split_whitespace() {
            match letter(named) {
                0 => cue.prepositions.push(named),
                bit => cue.frames |= bit,
            }
        }
        self.cues.push(cue);
        self.cues.len() as u16
    }

    /// Every form of a verb, with the spelling of a doubled consonant beside the plain one: one of the two is no word.
    fn push_forms(&mut self, verb: &'static str, cue: u16) {
        let mut parts = verb.split_whitespace();
        let base = parts.next().unwrap_or("");
        let past = parts.next();
        let participle = parts.next().or(past);
        let mut add = |form: String, bit: u32| {
            let word = self.entry(form);
            word.does |= bit;
            if cue != 0 {
                word.verb = cue;
            }
        };
        add(base.to_owned(), does::BASE);
        add(third_person(base), does::S);
        for stem in stems(base) {
            add(format!("{stem}ing"), does::ING);
            if past.is_none() {
                add(format!("{stem}ed"), does::PAST | does::PART);
            }
        }
        if base.ends_with("ee") {
            add(format!("{base}ing"), does::ING);
        }
        if past.is_none() && base.ends_with('y') {
            add(format!("{}ied", &base[..base.len() - 1]), does::PAST | does::PART);
        }
        past.into_iter().for_each(|form| add(form.to_owned(), does::PAST));
        participle.into_iter().for_each(|form| add(form.to_owned(), does::PART));
    }
}

fn entries(source: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once(" = ").unwrap_or((line, "")))
}

fn third_person(base: &str) -> String {
    let before = base.chars().rev().nth(1).unwrap_or(' ');
    match base.chars().last() {
        Some('y') if !matches!(before, 'a' | 'e' | 'o' | 'u') => format!("{}ies", &base[..base.len() - 1]),
        Some('s' | 'x' | 'z' | 'o') => format!("{base}es"),
        Some('h') if matches!(before, 's' | 'c') => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

fn plural(noun: &str) -> String {
    third_person(noun)
}

/// What `-ing` and `-ed` are put to: `argu`, `plan` and `plann`.
fn stems(base: &str) -> Vec<String> {
    match base.strip_suffix('e') {
        Some(stem) => vec![stem.to_owned()],
        None => vec![base.to_owned(), format!("{base}{}", base.chars().last().unwrap_or(' '))],
    }
}

fn role(name: &str) -> u32 {
    match name {
        "det" => does::DET,
        "poss" => does::POSS,
        "pron" => does::PRON,
        "obj" => does::OBJ,
        "prep" => does::PREP,
        "coord" => does::COORD,
        "sub" => does::SUB,
        "wh" => does::WH,
        "rel" => does::REL,
        "modal" => does::MODAL,
        "be" => does::BE,
        "have" => does::HAVE,
        "do" => does::DO,
        "fused" => does::FUSED,
        "not" => does::NOT,
        "adv" => does::ADV,
        "time" => does::TIME,
        "particle" => does::PARTICLE,
        "occasion" => does::OCCASION,
        "link" => does::LINK,
        "bare" => does::BARE,
        "plural" => does::PLURAL,
        _ => 0,
    }
}

fn letter(name: &str) -> u16 {
    match name {
        "c" => frame::CLAUSE,
        "t" => frame::THAT,
        "p" => frame::INSIDE,
        "q" => frame::QUOTE,
        "i" => frame::INFINITIVE,
        "o" => frame::OBJECT,
        "a" => frame::ADDRESSEE,
        "s" => frame::STATE,
        "n" => frame::NAME,
        _ => 0,
    }
}
