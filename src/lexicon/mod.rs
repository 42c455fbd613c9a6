//! Words are data: `said`, `Mr.`, `January`. One list a file under `en/`, and how to look a word up.

mod list;

pub use list::List;

/// All lists of a language. Made once, then only read.
#[derive(Debug)]
pub struct Lexicon {
    /// Abbreviations that do not end a sentence, without their last stop: `Mr`, `U.S`.
    pub abbreviations: List,
    /// Words of the calendar and the clock: `august = month 8`.
    pub calendar: List,
    /// Numbers in words: `twelve = 12`.
    pub numbers: List,
}

impl Lexicon {
    /// The English lists.
    pub fn english() -> Lexicon {
        Lexicon {
            abbreviations: List::parse(include_str!("en/abbreviations.txt")),
            calendar: List::parse(include_str!("en/calendar.txt")),
            numbers: List::parse(include_str!("en/numbers.txt")),
        }
    }
}
