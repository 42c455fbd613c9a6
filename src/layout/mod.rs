//! What each line of the page is, and its sentences and tokens: `By Jane Roe` is a byline.

pub mod blocks;
mod body;
mod captions;
pub mod chain;
mod dated;
pub mod evidence;
mod hinted;
mod interview;
pub mod lines;
mod live;
mod made_of;
pub mod marks;
pub mod numbers;
pub mod page;
mod prints;
pub mod roles;
mod said;
pub mod sentences;
mod sheet;
pub mod tokens;
pub mod when;

use crate::lexicon::Lexicon;
use crate::paste::{Hint, PageFacts, Paste, Source};
use crate::text::{Span, Text};
use std::ops::Range;

pub use roles::{Boilerplate, Role};
pub use tokens::{Token, TokenKind};

/// A page, laid out. Blocks, sentences and tokens stand in the order of the text and do not overlap.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    pub text: Text,
    pub source: Source,
    pub hints: Vec<Hint>,
    pub page: PageFacts,
    pub reference_date: Option<String>,
    pub blocks: Vec<Block>,
    pub sentences: Vec<Sentence>,
    pub tokens: Vec<Token>,
}

/// A line or paragraph of the page, without the blanks around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    pub span: Span,
    pub role: Role,
    /// Of a subhead, 2 to 6; of a list item, its depth from 1.
    pub level: Option<u8>,
    /// What a block of boilerplate is for.
    pub of: Option<Boilerplate>,
    /// How sure the role is, 0 to 1.
    pub confidence: f32,
    /// Which rule or evidence decided the role.
    pub why: &'static str,
    /// Of [`Layout::sentences`].
    pub sentences: Range<usize>,
    /// Of [`Layout::tokens`].
    pub tokens: Range<usize>,
}

/// Never crosses a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    /// Index into [`Layout::blocks`].
    pub block: usize,
    /// Of [`Layout::tokens`].
    pub tokens: Range<usize>,
}

/// Lays a paste out. Any text gives a layout; every character that is not blank stands in a block.
pub fn of(paste: Paste, lexicon: &Lexicon) -> Layout {
    let Paste { text, source, hints, page, reference_date } = paste;
    let text = Text::new(text);
    let (lines, tokens) = lines::look(&text, &blocks::cut(&text, &hints), lexicon);
    let roles = roles::assign(&text, &lines, &hints, &page, lexicon);
    let mut layout = Layout { text, source, hints, page, reference_date, tokens, ..Layout::default() };
    layout.blocks.reserve(roles.len());
    layout.sentences.reserve(roles.len() * 2);
    for roled in roles {
        layout.push(roled, lexicon);
    }
    layout
}

impl Layout {
    /// The words of a token.
    pub fn word(&self, token: &Token) -> &str {
        &self.text.as_str()[token.start as usize..token.end as usize]
    }

    /// The span from one token to another, both included.
    pub fn span_of(&self, first: &Token, last: &Token) -> Span {
        self.text.cut(first.start as usize, last.end as usize)
    }

    /// The first block with a role.
    pub fn first(&self, role: Role) -> Option<&Block> {
        self.blocks.iter().find(|block| block.role == role)
    }

    /// The index of the first token that ends after a byte offset.
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.end as usize <= at)
    }

    /// The index of the block that holds a byte offset, or of the next one.
    pub fn block_at(&self, at: usize) -> usize {
        self.blocks.partition_point(|block| block.span.end() <= at)
    }

    /// The index of the sentence that holds a byte offset, or of the next one.
    pub fn sentence_at(&self, at: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.span.end() <= at)
    }

    fn push(&mut self, block: roles::Roled, lexicon: &Lexicon) {
        let first_token = self.blocks.last().map_or(0, |last| last.tokens.end);
        let first_sentence = self.sentences.len();
        let n = self.tokens[first_token..].iter().take_while(|token| (token.start as usize) < block.span.end()).count();
        let tokens = first_token..first_token + n;
        for sentence in sentences::cut(&self.text, &self.tokens[tokens.clone()], lexicon) {
            let within = first_token + sentence.start..first_token + sentence.end;
            let span = self.span_of(&self.tokens[within.start], &self.tokens[within.end - 1]);
            self.sentences.push(Sentence { span, block: self.blocks.len(), tokens: within });
        }
        self.blocks.push(Block {
            span: block.span,
            role: block.role,
            level: block.level,
            of: block.of,
            confidence: block.confidence,
            why: block.why,
            sentences: first_sentence..self.sentences.len(),
            tokens,
        });
    }
}
