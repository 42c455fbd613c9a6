//! HTML source to a paste, without a browser: `<p>He <b>said</b> so.</p>` is `He said so.` and a paragraph.
//!
//! Tokens come from a tokenizer that follows the standard; what is made of them here is the text as a reader would see it,
//! a block a line, and what the markup said of each stretch. Elements need not nest well: an end tag closes the nearest
//! element of its name, and whatever was left open in it.

mod element;
mod facts;
mod story;

use crate::paste::{Hint, PageFacts, Paste, Says, Source};
use element::Element;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use std::borrow::Cow;
use story::Story;

/// Reads a clipboard fragment or a whole page. Any bytes give a paste.
pub fn paste(html: &str) -> Paste {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut page = Page::default();
    for Ok(token) in Tokenizer::new_with_emitter(fragment(html), emitter) {
        match token {
            Token::StartTag(tag) => page.start(&tag),
            Token::EndTag(tag) => page.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(words) => page.words(&String::from_utf8_lossy(&words)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.paste()
}

/// What stands between the comments by which a clipboard marks what was copied; the whole where there are none.
fn fragment(html: &str) -> &str {
    let Some((_, inner)) = html.split_once("<!--StartFragment-->") else { return html };
    inner.rsplit_once("<!--EndFragment-->").map_or(inner, |(inner, _)| inner)
}

/// The value of an attribute.
fn attribute<'t>(tag: &'t StartTag<()>, key: &str) -> Option<Cow<'t, str>> {
    tag.attributes.get(key.as_bytes()).map(|value| String::from_utf8_lossy(value))
}

/// What is open while the tokens go by.
#[derive(Default)]
struct Page {
    text: String,
    hints: Vec<Hint>,
    facts: PageFacts,
    /// The first main headings.
    headings: Vec<String>,
    open: Vec<Open>,
    story: Story,
    /// How many of the open elements hide what is in them.
    n_hidden: usize,
    /// How many of them keep blanks as they are.
    n_preformatted: usize,
    /// A blank or line end that waits for the next word.
    gap: Gap,
    /// What a `<title>` or a script of linked data holds.
    aside_text: String,
}

#[derive(Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Blank,
    Tab,
    Line,
}

/// An element that matters.
struct Open {
    name: String,
    start: usize,
    is: Element,
}

/// Elements nested deeper than this are read as if they stood beside each other; no page that a person wrote is so deep.
const DEEPEST: usize = 400;

impl Page {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name);
        match name.as_ref() {
            "br" => return self.gap(Gap::Line),
            "hr" => return self.gap(Gap::Line),
            "img" => return self.image(attribute(tag, "alt")),
            "meta" => return self.facts.meta(tag),
            "input" | "link" | "source" | "wbr" | "col" | "area" | "base" | "embed" | "param" | "track" => return,
            "html" => self.facts.language = attribute(tag, "lang").filter(|lang| !lang.is_empty()).map(Cow::into_owned),
            _ => {}
        }
        if self.open.len() >= DEEPEST {
            return;
        }
        let is_block = element::is_block(&name);
        self.close_implied(&name, is_block);
        if is_block {
            self.gap(Gap::Line);
        } else if matches!(name.as_ref(), "td" | "th") {
            self.gap(Gap::Tab);
        }
        let is = Element::of(&name, tag, self.n_hidden > 0);
        self.n_hidden += usize::from(is.hides);
        self.n_preformatted += usize::from(name == "pre");
        self.aside_text.clear();
        if name == "q" && self.n_hidden == 0 {
            self.flush();
            self.text.push('“');
        }
        self.story.open(&is);
        self.open.push(Open { name: name.into_owned(), start: self.text.len(), is });
    }

    /// `<p>` ends an open paragraph, `<li>` an open item, `<td>` an open cell.
    fn close_implied(&mut self, name: &str, is_block: bool) {
        let Some(last) = self.open.last() else { return };
        let implied = match name {
            "li" => last.name == "li",
            "td" | "th" => matches!(last.name.as_str(), "td" | "th"),
            "tr" => matches!(last.name.as_str(), "tr" | "td" | "th"),
            "dt" | "dd" => matches!(last.name.as_str(), "dt" | "dd"),
            "option" => last.name == "option",
            "body" => last.name == "head",
            _ => is_block && matches!(last.name.as_str(), "p" | "head"),
        };
        if implied {
            self.close_last();
        }
    }

    fn end(&mut self, name: &str) {
        // Bounded by DEEPEST, so an end tag without a start costs no more than that.
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else { return };
        while self.open.len() > at {
            self.close_last();
        }
        if element::is_block(name) {
            self.gap(Gap::Line);
        }
    }

    fn close_last(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.n_hidden -= usize::from(open.is.hides);
        self.n_preformatted -= usize::from(open.name == "pre");
        if open.is.reads_aside {
            let read = std::mem::take(&mut self.aside_text);
            match open.name.as_str() {
                "title" => self.facts.title(&read),
                _ => self.facts.linked_data(&read),
            }
        }
        if open.name == "q" && self.n_hidden == 0 {
            self.text.push('”');
        }
        let written = &self.text[open.start.min(self.text.len())..];
        let start = open.start + (written.len() - written.trim_start().len());
        self.story.close(&self.text[start..], &open.is, start);
        if start < self.text.len() && !open.is.hides {
            self.note(&open.is, start);
            let end = self.text.len();
            self.hints.extend(open.is.says.into_iter().flatten().map(|says| Hint { start, end, says }));
        }
    }

    /// What an element's text says of the page.
    fn note(&mut self, is: &Element, start: usize) {
        let text = &self.text[start..];
        if is.says.contains(&Some(Says::Heading(1))) && self.headings.len() < 8 {
            self.headings.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        if let Some(property) = &is.property {
            self.facts.visible(property, text);
        }
    }

    fn gap(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn words(&mut self, words: &str) {
        if self.open.last().is_some_and(|open| open.is.reads_aside) {
            return self.aside_text.push_str(words);
        }
        if self.n_hidden > 0 {
            return;
        }
        if self.n_preformatted > 0 {
            self.flush();
            return self.text.push_str(words);
        }
        for (i, word) in words.split(|c: char| c.is_ascii_whitespace() || c == '\u{a0}').enumerate() {
            if i > 0 {
                self.gap(Gap::Blank);
            }
            if !word.is_empty() {
                self.flush();
                self.text.push_str(word);
            }
        }
    }

    /// Writes the blank or line end that was waiting.
    fn flush(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if self.text.is_empty() || self.text.ends_with('\n') {
            return;
        }
        match gap {
            Gap::None => {}
            Gap::Blank => self.text.push(' '),
            Gap::Tab => self.text.push('\t'),
            Gap::Line => self.text.push('\n'),
        }
    }

    fn image(&mut self, alt: Option<Cow<str>>) {
        let Some(alt) = alt.filter(|alt| !alt.trim().is_empty() && self.n_hidden == 0) else { return };
        self.gap(Gap::Line);
        self.flush();
        let start = self.text.len();
        self.text.push_str(&alt.split_whitespace().collect::<Vec<_>>().join(" "));
        self.hints.push(Hint { start, end: self.text.len(), says: Says::ImageAlt });
        self.gap(Gap::Line);
    }

    fn paste(mut self) -> Paste {
        while !self.open.is_empty() {
            self.close_last();
        }
        let (body, wrong) = self.story.found(self.text.len());
        self.hints.retain(|hint| !matches!(hint.says, Says::Aside(_)) || !wrong.contains(&(hint.start, hint.end)));
        self.hints.extend(body.map(|body| Hint { start: body.start, end: body.end, says: Says::Body }));
        self.hints.sort_by_key(|hint| (hint.start, usize::MAX - hint.end));
        Paste { text: self.text, source: Source::Html, hints: self.hints, page: self.facts.settled(&self.headings), reference_date: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_what_a_reader_sees() {
        let page = paste(
            "<h1>Rain&nbsp;goes on</h1><p>It <b>rained</b>&amp;<br>rained.<p>On.<script>no()</script><div style='display: none'>no</div><table><tr><td>a<td>b</table>",
        );
        assert_eq!(page.text, "Rain goes on\nIt rained&\nrained.\nOn.\na\tb");
        assert_eq!(page.hints[0].says, Says::Heading(1));
    }

    #[test]
    fn broken_markup_keeps_its_text() {
        assert_eq!(paste("<p>a</div></b>b<<c").text, "ab<");
        assert_eq!(paste(&"<div>".repeat(100_000)).text, "");
    }

    #[test]
    fn a_clipboard_marks_what_was_copied() {
        assert_eq!(paste("<html><body>x<!--StartFragment--><p>It rained.</p><!--EndFragment-->y</body></html>").text, "It rained.");
    }
}
