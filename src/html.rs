//! HTML source to a paste, without a browser: `<p>He <b>said</b> so.</p>` is `He said so.` and a paragraph.
//!
//! Tokens come from a tokenizer that follows the standard; what is made of them here is the text as a reader would see it,
//! a block a line, and what the markup said of each stretch. Elements need not nest well: an end tag closes the nearest
//! element of its name, and whatever was left open in it.

use crate::paste::{Hint, PageFacts, Paste, Says, Source};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

/// Reads a clipboard fragment or a whole page. Any bytes give a paste.
pub fn paste(html: &str) -> Paste {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut page = Page::default();
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => page.start(&tag),
            Token::EndTag(tag) => page.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(words) => page.words(&String::from_utf8_lossy(&words)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.paste()
}

/// What is open while the tokens go by.
#[derive(Default)]
struct Page {
    text: String,
    hints: Vec<Hint>,
    facts: PageFacts,
    open: Vec<Open>,
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
    says: Option<Says>,
    hides: bool,
    /// `<title>` and linked data: read aside, not shown.
    reads_aside: bool,
}

/// Elements nested deeper than this are read as if they stood beside each other; no page that a person wrote is so deep.
const DEEPEST: usize = 400;

impl Page {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let attribute = |key: &[u8]| tag.attributes.get(key).map(|value| String::from_utf8_lossy(value).into_owned());
        match name.as_str() {
            "br" => return self.gap(Gap::Line),
            "img" => return self.image(attribute(b"alt")),
            "meta" => {
                return self
                    .meta(attribute(b"property").or_else(|| attribute(b"name")).or_else(|| attribute(b"itemprop")), attribute(b"content"));
            }
            "hr" => return self.gap(Gap::Line),
            "input" | "link" | "source" | "wbr" | "col" | "area" | "base" | "embed" | "param" | "track" => return,
            "html" => self.facts.language = attribute(b"lang").filter(|lang| !lang.is_empty()),
            _ => {}
        }
        if self.open.len() >= DEEPEST {
            return;
        }
        if is_block(&name) {
            self.gap(Gap::Line);
        } else if matches!(name.as_str(), "td" | "th") {
            self.gap(Gap::Tab);
        }
        self.close_implied(&name);
        let hidden_by_style = attribute(b"style").is_some_and(|style| style.replace(' ', "").to_ascii_lowercase().contains("display:none"));
        let linked_data = name == "script" && attribute(b"type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json"));
        let hides = matches!(
            name.as_str(),
            "script"
                | "style"
                | "noscript"
                | "template"
                | "svg"
                | "head"
                | "iframe"
                | "object"
                | "select"
                | "textarea"
                | "canvas"
                | "title"
        ) || hidden_by_style
            || tag.attributes.contains_key(&b"hidden"[..])
            || attribute(b"aria-hidden").as_deref() == Some("true") && name != "body";
        self.n_hidden += usize::from(hides);
        self.n_preformatted += usize::from(name == "pre");
        self.aside_text.clear();
        let says = says(&name, &attribute);
        self.open.push(Open { reads_aside: linked_data || name == "title", name, start: self.text.len(), says, hides });
    }

    /// `<p>` ends an open paragraph, `<li>` an open item, `<td>` an open cell.
    fn close_implied(&mut self, name: &str) {
        let Some(last) = self.open.last() else { return };
        let implied = match name {
            "li" => last.name == "li",
            "td" | "th" => matches!(last.name.as_str(), "td" | "th"),
            "tr" => matches!(last.name.as_str(), "tr" | "td" | "th"),
            "dt" | "dd" => matches!(last.name.as_str(), "dt" | "dd"),
            _ => last.name == "p" && is_block(name),
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
        if is_block(name) {
            self.gap(Gap::Line);
        }
    }

    fn close_last(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.n_hidden -= usize::from(open.hides);
        self.n_preformatted -= usize::from(open.name == "pre");
        if open.reads_aside {
            let read = std::mem::take(&mut self.aside_text);
            match open.name.as_str() {
                "title" => self.facts.headline = self.facts.headline.take().or(Some(site_cut(&read))).filter(|title| !title.is_empty()),
                _ => linked_data(&read, &mut self.facts),
            }
        }
        let start = self.text[open.start.min(self.text.len())..].find(|c: char| !c.is_whitespace()).map(|skip| open.start + skip);
        if let (Some(says), Some(start)) = (open.says, start) {
            self.hints.push(Hint { start, end: self.text.len(), says });
        }
    }

    fn gap(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn words(&mut self, words: &str) {
        if self.open.last().is_some_and(|open| open.reads_aside) {
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

    fn image(&mut self, alt: Option<String>) {
        let Some(alt) = alt.filter(|alt| !alt.trim().is_empty() && self.n_hidden == 0) else { return };
        self.gap(Gap::Line);
        self.flush();
        let start = self.text.len();
        self.text.push_str(&alt.split_whitespace().collect::<Vec<_>>().join(" "));
        self.hints.push(Hint { start, end: self.text.len(), says: Says::ImageAlt });
        self.gap(Gap::Line);
    }

    fn meta(&mut self, name: Option<String>, content: Option<String>) {
        let (Some(name), Some(content)) = (name, content.map(|c| c.trim().to_owned()).filter(|c| !c.is_empty())) else { return };
        let facts = &mut self.facts;
        match name.to_ascii_lowercase().as_str() {
            "og:title" | "twitter:title" | "headline" => facts.headline = Some(content),
            "og:description" | "description" => facts.dek = facts.dek.take().or(Some(content)),
            "og:site_name" => facts.site = Some(content),
            "article:published_time" | "datepublished" | "date" | "dc.date" | "pubdate" => {
                facts.published = facts.published.take().or(Some(content))
            }
            "article:modified_time" | "datemodified" => facts.modified = Some(content),
            "article:section" => facts.kicker = Some(content),
            "author" | "article:author" | "parsely-author" if !content.starts_with("http") && !facts.authors.contains(&content) => {
                facts.authors.push(content)
            }
            _ => {}
        }
    }

    fn paste(mut self) -> Paste {
        while !self.open.is_empty() {
            self.close_last();
        }
        self.hints.sort_by_key(|hint| (hint.start, usize::MAX - hint.end));
        Paste { text: self.text, source: Source::Html, hints: self.hints, page: self.facts, reference_date: None }
    }
}

fn is_block(name: &str) -> bool {
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

/// What an element says of its text, by its name first, then by the words of its class.
fn says(name: &str, attribute: &dyn Fn(&[u8]) -> Option<String>) -> Option<Says> {
    let level = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()).filter(|level| (1..=6).contains(level));
    if let Some(level) = level {
        return Some(Says::Heading(level));
    }
    let class = format!("{} {}", attribute(b"class").unwrap_or_default(), attribute(b"itemprop").unwrap_or_default()).to_ascii_lowercase();
    let has = |word: &str| class.split(|c: char| !c.is_ascii_alphanumeric()).any(|part| part == word);
    match name {
        "li" => Some(Says::ListItem),
        "blockquote" => Some(Says::BlockQuote),
        "figcaption" => Some(Says::Caption),
        "time" => attribute(b"datetime").map(Says::Time),
        "a" if attribute(b"rel").as_deref() == Some("author") => Some(Says::Author),
        "a" => {
            attribute(b"href").filter(|href| !href.is_empty() && !href.starts_with('#') && !href.starts_with("javascript:")).map(Says::Link)
        }
        "nav" | "footer" | "aside" | "form" | "button" => Some(Says::Aside(name.to_owned())),
        _ if has("byline") || has("author") => Some(Says::Author),
        _ if has("caption") => Some(Says::Caption),
        _ if has("standfirst") || has("dek") || has("subtitle") => Some(Says::Dek),
        _ if has("pullquote") || class.contains("pull-quote") => Some(Says::PullQuote),
        _ if has("articlebody") => Some(Says::Body),
        "p" => Some(Says::Paragraph),
        _ => None,
    }
}

/// A title without the site's name: `Rain goes on | The Courier`.
fn site_cut(title: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = [" | ", " — ", " – ", " - "].iter().find_map(|mark| title.rfind(mark)).filter(|&cut| cut > 20);
    cut.map_or(title.clone(), |cut| title[..cut].to_owned())
}

/// What schema.org data says of the article. Broken data says nothing.
fn linked_data(source: &str, facts: &mut PageFacts) {
    if let Ok(value) = serde_json::from_str::<serde_json::Value>(source) {
        find_article(&value, facts, 0);
    }
}

fn find_article(value: &serde_json::Value, facts: &mut PageFacts, depth: u8) {
    use serde_json::Value;
    if depth > 4 {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| find_article(item, facts, depth + 1)),
        Value::Object(fields) => {
            if let Some(graph) = fields.get("@graph") {
                find_article(graph, facts, depth + 1);
            }
            let kind = fields.get("@type").map(ToString::to_string).unwrap_or_default();
            if kind.contains("Article") || kind.contains("Posting") || kind.contains("Report") {
                take_article(value, facts);
            }
        }
        _ => {}
    }
}

fn take_article(value: &serde_json::Value, facts: &mut PageFacts) {
    let text = |key: &str| value.get(key).and_then(|v| v.as_str()).map(str::trim).filter(|v| !v.is_empty()).map(str::to_owned);
    facts.headline = text("headline").or(facts.headline.take());
    facts.published = text("datePublished").or(facts.published.take());
    facts.modified = text("dateModified").or(facts.modified.take());
    let authors: Vec<String> = match value.get("author") {
        Some(serde_json::Value::Array(items)) => items.iter().filter_map(author_name).collect(),
        Some(one) => author_name(one).into_iter().collect(),
        None => Vec::new(),
    };
    if !authors.is_empty() {
        facts.authors = authors;
    }
}

fn author_name(value: &serde_json::Value) -> Option<String> {
    let name = value.as_str().or_else(|| value.get("name")?.as_str())?.trim();
    (!name.is_empty()).then(|| name.to_owned())
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
}
