//! Who is he and who is she, and what says so: `Mrs. Lee`, `actress Ann Lee`, `his wife, Ann Lee`, `Ann`.

use crate::lexicon::Lexicon;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    Female,
    Male,
}

/// What told a gender, the weakest first. A stronger one overrules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Evidence {
    /// A pronoun that could mean nobody else.
    Pronoun,
    /// An office that bears a man's ending, as women's did too: `chairman`.
    Office,
    /// Counts of who bears the first name.
    FirstName,
    /// `actress`, `spokeswoman`.
    Role,
    /// `his wife`.
    Relation,
    /// `Mrs.`, `King`.
    Title,
}

/// A gender and what told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    pub is: Gender,
    pub from: Evidence,
}

impl Gender {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            Gender::Female => "female",
            Gender::Male => "male",
        }
    }

    /// `m` and `f` as the lists write them.
    pub fn of(letter: &str) -> Option<Gender> {
        match letter {
            "m" => Some(Gender::Male),
            "f" => Some(Gender::Female),
            _ => None,
        }
    }
}

impl Evidence {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            Evidence::Pronoun => "pronoun",
            Evidence::Office => "office",
            Evidence::FirstName => "first-name",
            Evidence::Role => "role",
            Evidence::Relation => "relation",
            Evidence::Title => "title",
        }
    }
}

/// What a title or noun tells: the strongest of its words.
pub fn of_title(title: &str, lexicon: &Lexicon) -> Option<Told> {
    let lower = title.to_lowercase();
    let owner = lower.starts_with("his ") || lower.starts_with("her ");
    // What `of` hangs on a title tells of somebody else: `secretary of the Queen`.
    let own = lower.split(" of ").next().unwrap_or("");
    own.split_whitespace()
        .skip(usize::from(owner))
        .filter_map(|word| of_word(word.trim_matches(['.', ',']), lexicon))
        .max_by_key(|told| told.from)
}

fn of_word(word: &str, lexicon: &Lexicon) -> Option<Told> {
    if let Some(is) = lexicon.titles.meaning(word).and_then(Gender::of) {
        let from = match word {
            _ if word.ends_with("man") && !word.ends_with("woman") => Evidence::Office,
            _ if word.ends_with("woman") || word.ends_with("ess") && word.len() > 6 => Evidence::Role,
            _ => Evidence::Title,
        };
        return Some(Told { is, from });
    }
    let is = lexicon.person_nouns.meaning(word).and_then(Gender::of)?;
    Some(Told { is, from: Evidence::Relation })
}

/// What a first name tells by the counts of its bearers; unknown where both bear it or the list lacks it.
pub fn of_first_name(name: &str, lexicon: &Lexicon) -> Option<Told> {
    let is = lexicon.first_names.meaning(name).and_then(Gender::of)?;
    Some(Told { is, from: Evidence::FirstName })
}

/// The stronger of two, the first where they are of one kind.
pub fn stronger(known: Option<Told>, new: Option<Told>) -> Option<Told> {
    match (known, new) {
        (Some(known), Some(new)) if new.from > known.from => Some(new),
        (None, new) => new,
        (known, _) => known,
    }
}
