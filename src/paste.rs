//! What came in: plain text, or text with what its markup said of it (`<h1>`, `<time>`, a link, an image's alt text).

/// What a reader pasted, and what is known of it.
#[derive(Debug, Clone, Default)]
pub struct Paste {
    /// What every span will point into. For a text paste, exactly what was pasted.
    pub text: String,
    pub source: Source,
    /// What the markup said, in the order of the text. Empty for plain text.
    pub hints: Vec<Hint>,
    /// What the page said of itself (JSON-LD, Open Graph, microdata). Empty for plain text.
    pub page: PageFacts,
    /// The day the article is read against where it names none itself, as `YYYY-MM-DD` or a longer ISO 8601 time.
    pub reference_date: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Source {
    #[default]
    Text,
    Html,
}

/// A stretch of [`Paste::text`], in bytes, and what its markup said. Evidence, not law: the text decides where they disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    pub start: usize,
    pub end: usize,
    pub says: Says,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// A heading and its level, 1 to 6.
    Heading(u8),
    Paragraph,
    ListItem,
    BlockQuote,
    PullQuote,
    Caption,
    ImageAlt,
    /// `href` of an `<a>`.
    Link(String),
    /// `datetime` of a `<time>`, or its text.
    Time(String),
    /// Marked as the author (`rel=author`, `itemprop=author`, a class that says byline).
    Author,
    /// Marked as the standfirst.
    Dek,
    Kicker,
    /// `nav`, `aside`, `footer`, a share bar: a word of what kind it is.
    Aside(String),
    /// The smallest element that holds most of the page's sentences.
    Body,
}

/// What a page says of itself in its head.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageFacts {
    pub headline: Option<String>,
    pub dek: Option<String>,
    pub kicker: Option<String>,
    pub authors: Vec<String>,
    /// ISO 8601.
    pub published: Option<String>,
    /// ISO 8601.
    pub modified: Option<String>,
    pub site: Option<String>,
    /// A BCP 47 tag.
    pub language: Option<String>,
}

impl Paste {
    /// A paste of plain text.
    pub fn text(text: impl Into<String>) -> Paste {
        Paste { text: text.into(), ..Paste::default() }
    }

    /// The same paste, read against a day.
    pub fn on(self, reference_date: Option<String>) -> Paste {
        Paste { reference_date, ..self }
    }
}
