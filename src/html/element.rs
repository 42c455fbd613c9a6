//! What an element is to a reader: `<li class="related-links">` is an item of a list that leads elsewhere.

use super::attribute;
use super::story::Kind;
use crate::lexicon::List;
use crate::paste::Says;
use html5gum::StartTag;
use std::sync::LazyLock;

/// An element, as far as it matters.
#[derive(Debug, Clone, Default)]
pub struct Element {
    /// What its name says, and what its class does.
    pub says: [Option<Says>; 2],
    /// A reader sees nothing of what is in it.
    pub hides: bool,
    /// `<title>` and linked data: read aside, not shown.
    pub reads_aside: bool,
    /// What kind of place beside the story its name says it is; and its class.
    by_name: Option<&'static str>,
    by_class: Option<&'static str>,
    /// `p`, `div`, `section`: begins a line.
    pub is_block: bool,
    /// Holds one paragraph, heading, item or cell.
    pub holds_text: bool,
    /// `itemprop`, where it has one that tells of the story.
    pub property: Option<Property>,
}

/// What microdata says of an element's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Property {
    Headline,
    Author,
    /// The time as the element gives it.
    Published(String),
    Modified(String),
}

impl Element {
    pub fn of(name: &str, tag: &StartTag<()>, is_hidden: bool) -> Element {
        let linked_data =
            name == "script" && attribute(tag, "type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
        // A drawing has a `<title>` too.
        let reads_aside = linked_data || name == "title";
        let by_class = by_attributes(tag);
        let hides = is_unseen(name) || is_hidden_by(name, tag) || by_class == Some("hidden") && !name.starts_with('h');
        if is_hidden || hides {
            return Element { hides, reads_aside, is_block: is_block(name), ..Element::default() };
        }
        Element {
            says: [by_name(name, tag), by_class.filter(|_| !is_whole(name)).and_then(said)],
            hides,
            reads_aside,
            by_name: ["nav", "footer", "aside", "form", "button"].into_iter().find(|&aside| aside == name),
            by_class: by_class.filter(|is| !is_whole(name) && matches!(said(is), Some(Says::Aside(_)))),
            is_block: is_block(name),
            holds_text: matches!(
                name,
                "p" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "td" | "th" | "dt" | "dd" | "figcaption" | "pre"
            ),
            property: property(tag),
        }
    }

    /// The kind of place beside the story that it is, by its name or by its class.
    pub fn beside(&self) -> Option<Kind> {
        let by_name = self.by_name.map(|is| Kind { is, by_class: false });
        by_name.or(self.by_class.map(|is| Kind { is, by_class: true }))
    }

    pub fn is_link(&self) -> bool {
        self.says.iter().flatten().any(|says| matches!(says, Says::Link(_)))
    }
}

pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "blockquote"
            | "pre"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "aside"
            | "nav"
            | "main"
            | "figure"
            | "figcaption"
            | "form"
            | "table"
            | "tr"
            | "caption"
            | "address"
            | "fieldset"
            | "details"
            | "summary"
            | "button"
            | "center"
            | "hgroup"
            | "body"
            | "title"
    )
}

/// Elements whose content a browser does not show, or shows as a control.
fn is_unseen(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "head"
            | "iframe"
            | "object"
            | "select"
            | "datalist"
            | "textarea"
            | "canvas"
            | "title"
            | "audio"
            | "video"
            | "map"
            | "xml"
            | "noframes"
            | "noembed"
            | "rp"
    )
}

/// `html`, `body`, `main` and `article` hold the page: what a script hides of them for a moment is not hidden, and their
/// classes tell of the page, not of them.
fn is_whole(name: &str) -> bool {
    matches!(name, "html" | "body" | "main" | "article")
}

fn is_hidden_by(name: &str, tag: &StartTag<()>) -> bool {
    if is_whole(name) {
        return false;
    }
    let by_style = || {
        attribute(tag, "style").is_some_and(|style| {
            let plain: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
            // Word writes the bullet of an item into the text and says that it may be left out.
            plain.contains("display:none") || plain.contains("visibility:hidden") || plain.contains("mso-list:ignore")
        })
    };
    tag.attributes.contains_key(&b"hidden"[..])
        || attribute(tag, "aria-hidden").as_deref() == Some("true")
        || name == "dialog" && !tag.attributes.contains_key(&b"open"[..])
        || by_style()
}

/// What an element says of its text by its name.
fn by_name(name: &str, tag: &StartTag<()>) -> Option<Says> {
    let level = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()).filter(|level| (1..=6).contains(level));
    if let Some(level) = level {
        return Some(Says::Heading(level));
    }
    let class = |word: &str| attribute(tag, "class").is_some_and(|class| class.contains(word));
    match name {
        "li" => Some(Says::ListItem),
        "p" if class("MsoListParagraph") => Some(Says::ListItem),
        "p" if class("MsoTitle") => Some(Says::Heading(1)),
        "p" => Some(Says::Paragraph),
        "blockquote" => Some(Says::BlockQuote),
        "figcaption" | "figure" => Some(Says::Caption),
        "time" => attribute(tag, "datetime").map(|time| Says::Time(time.into_owned())),
        "a" if attribute(tag, "rel").is_some_and(|rel| rel.split_whitespace().any(|rel| rel == "author")) => Some(Says::Author),
        "a" => {
            let leads = |href: &str| {
                !href.is_empty() && !href.starts_with('#') && !href.trim_start().to_ascii_lowercase().starts_with("javascript:")
            };
            attribute(tag, "href").filter(|href| leads(href)).map(|href| Says::Link(href.into_owned()))
        }
        "nav" | "footer" | "aside" | "form" | "button" => Some(Says::Aside(name.to_owned())),
        _ => None,
    }
}

/// Names of classes and what they mean, the same on pages of any language.
static MARKUP: LazyLock<List> = LazyLock::new(|| List::parse(include_str!("../lexicon/markup.txt")));

fn said(meaning: &str) -> Option<Says> {
    match meaning {
        "author" => Some(Says::Author),
        "caption" => Some(Says::Caption),
        "dek" => Some(Says::Dek),
        "kicker" => Some(Says::Kicker),
        "pull" => Some(Says::PullQuote),
        "body" | "hidden" | "none" => None,
        aside => Some(Says::Aside(aside.to_owned())),
    }
}

/// What the words of an element's attributes mean: that it holds the story's body, else the first that means something.
fn by_attributes(tag: &StartTag<()>) -> Option<&'static str> {
    if tag.attributes.is_empty() {
        return None;
    }
    // What a script hides or shows by the width of the window is not hidden.
    let mut first = None;
    let is_toggled = |value: &str| [":block", ":flex", ":inline", "-block", "visible"].iter().any(|shown| value.contains(shown));
    let values = ["class", "id", "itemprop", "role", "data-component", "data-testid", "data-test", "data-type"];
    for value in values.iter().filter_map(|key| tag.attributes.get(key.as_bytes())) {
        let value = String::from_utf8_lossy(value);
        for name in value.split_ascii_whitespace() {
            match meaning(name) {
                Some("body") => return Some("body"),
                Some("unless-shown") if is_toggled(&value) => {}
                Some("unless-shown") => first = first.or(Some("other")),
                found => first = first.or(found),
            }
        }
    }
    first
}

/// `article__relatedLinks` is read as its words: the longest phrase first, `related-links`, then each word. Layers of a framework
/// (`md:flex`) and hashes (`sc-18fde0d6-0`) have no words that mean anything.
fn meaning(name: &str) -> Option<&'static str> {
    let words = Words::of(name)?;
    let phrase = |n: usize| (0..=words.n - n).find_map(|at| MARKUP.meaning(words.phrase(at, n)));
    (1..=words.n.min(4)).rev().find_map(phrase)
}

/// The words of a name in lower case, with hyphens between: `shareBar` and `share_bar` are `share-bar`. Kept without allocation,
/// since a page has thousands of names.
struct Words {
    text: [u8; 72],
    /// Where each word starts; the last is where the next would.
    at: [u8; 8],
    n: usize,
}

impl Words {
    /// A name of more than six words is a headline's, and figures among letters are a hash's.
    fn of(name: &str) -> Option<Words> {
        let mut words = Words { text: [b'-'; 72], at: [0; 8], n: 0 };
        let (mut end, mut before) = (0, b'-');
        for byte in name.bytes().take(64) {
            if byte.is_ascii_alphanumeric() {
                if !before.is_ascii_alphanumeric() || before.is_ascii_lowercase() && byte.is_ascii_uppercase() {
                    if words.n == 6 {
                        return None;
                    }
                    end += usize::from(words.n > 0);
                    words.at[words.n] = end as u8;
                    words.n += 1;
                }
                if end == words.text.len() {
                    return None;
                }
                words.text[end] = byte.to_ascii_lowercase();
                end += 1;
            }
            before = byte;
        }
        words.at[words.n] = end as u8 + 1;
        (words.n > 0).then_some(words)
    }

    /// `n` words from the `i`-th on.
    fn phrase(&self, i: usize, n: usize) -> &str {
        let range = usize::from(self.at[i])..usize::from(self.at[i + n]) - 1;
        self.text.get(range).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }
}

fn property(tag: &StartTag<()>) -> Option<Property> {
    let property = attribute(tag, "itemprop")?;
    let time = || attribute(tag, "datetime").or_else(|| attribute(tag, "content")).map(|time| time.into_owned());
    property.split_ascii_whitespace().find_map(|property| match property {
        "headline" => Some(Property::Headline),
        "author" | "creator" => Some(Property::Author),
        "datePublished" => time().map(Property::Published),
        "dateModified" => time().map(Property::Modified),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_read_as_words() {
        let cases = [
            ("article__relatedLinks", Some("related")),
            ("shareBar", Some("share")),
            ("author-bio", Some("author_bio")),
            ("container", None),
            ("a-mayor-who-would-share-all-of-it", None),
            ("4a8a-ad3bdc1f69ad", None),
        ];
        for (class, means) in cases {
            assert_eq!(meaning(class), means, "{class}");
        }
    }
}
