//! What the markup said of a line, as evidence for its role: `<h2>Kurds</h2>` is a subhead if the story goes on below it.

use super::roles::{Boilerplate, Role, Roled};
use crate::paste::{Hint, Says};

/// Changes roles where a line's whole markup speaks against them. One walk over lines and hints, both in order.
pub fn adjust(blocks: &mut [Roled], hints: &[Hint]) {
    let headline = blocks.iter().position(|block| block.role == Role::Headline);
    let mut open: Vec<&Hint> = Vec::new();
    let mut next = 0;
    for (i, block) in blocks.iter_mut().enumerate() {
        while let Some(hint) = hints.get(next).filter(|hint| hint.start < block.span.end()) {
            open.push(hint);
            next += 1;
        }
        open.retain(|hint| hint.end > block.span.start());
        // Elements nest a few deep around any one line.
        let span = block.span;
        let around = open.iter().filter(|hint| hint.start <= span.start() && hint.end >= span.end());
        for hint in around {
            weigh(block, &hint.says, headline.is_some_and(|headline| i > headline));
        }
    }
}

fn weigh(block: &mut Roled, says: &Says, below_headline: bool) {
    let set = |block: &mut Roled, role: Role, why: &'static str| {
        (block.role, block.of, block.why, block.confidence) = (role, None, why, 0.85);
    };
    let in_story = matches!(block.role, Role::Paragraph | Role::Subhead | Role::ListItem | Role::Boilerplate | Role::Caption);
    match says {
        Says::Heading(level)
            if below_headline
                && matches!(block.role, Role::Paragraph | Role::Boilerplate)
                && *level > 1
                && block.of.is_none_or(|of| of == Boilerplate::Other) =>
        {
            set(block, Role::Subhead, "heading");
            block.level = Some(*level);
        }
        Says::ListItem if matches!(block.role, Role::Paragraph | Role::Subhead) || block.of == Some(Boilerplate::Other) => {
            set(block, Role::ListItem, "list-item");
            block.level = Some(1);
        }
        Says::BlockQuote if block.role == Role::Paragraph => set(block, Role::BlockQuote, "block-quote"),
        Says::Caption if in_story => set(block, Role::Caption, "caption"),
        Says::ImageAlt if in_story || block.role == Role::Dek => set(block, Role::ImageAlt, "alt-text"),
        Says::PullQuote if in_story => set(block, Role::PullQuote, "pull-quote"),
        Says::Author if matches!(block.role, Role::Boilerplate | Role::Caption) && block.span.len() < 120 => {
            set(block, Role::Byline, "author")
        }
        Says::Dek if below_headline && matches!(block.role, Role::Paragraph | Role::Caption | Role::Boilerplate) => {
            set(block, Role::Dek, "standfirst")
        }
        Says::Aside(kind) if block.role != Role::Headline && block.role != Role::Byline => {
            set(block, Role::Boilerplate, "aside");
            block.of = Some(match kind.as_str() {
                "nav" => Boilerplate::Nav,
                "footer" => Boilerplate::Footer,
                "form" => Boilerplate::Newsletter,
                _ => Boilerplate::Other,
            });
        }
        _ => {}
    }
}
