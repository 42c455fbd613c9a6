//! A place in a text, counted in every unit that a reader of the answer may want.

/// From here to there, end exclusive.
///
/// Invariant: `start <= end`, both on character boundaries of the text it was cut from; the three counts name the
/// same places. Only [`Text::cut`](super::Text::cut) makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Span {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) start16: u32,
    pub(super) end16: u32,
    pub(super) start_cp: u32,
    pub(super) end_cp: u32,
}

impl Span {
    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Start and end in a unit.
    pub fn in_unit(self, unit: Unit) -> (u32, u32) {
        match unit {
            Unit::Byte => (self.start, self.end),
            Unit::Utf16 => (self.start16, self.end16),
            Unit::Codepoint => (self.start_cp, self.end_cp),
        }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a character.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// How offsets are counted outside: as the DOM counts, as Python counts, or as files are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    #[default]
    Utf16,
    Codepoint,
    Byte,
}

impl Unit {
    /// The name the contract gives it.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Utf16 => "utf-16",
            Unit::Codepoint => "codepoint",
            Unit::Byte => "byte",
        }
    }
}

/// Where, and what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked<T> {
    pub span: Span,
    pub is: T,
}
