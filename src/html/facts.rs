//! What a page says of itself: `<meta property="og:title" …>`, a script of schema.org data, microdata.

use super::attribute;
use super::element::Property;
use crate::paste::PageFacts;
use html5gum::StartTag;
use serde_json::Value;
use std::collections::HashMap;

impl PageFacts {
    /// `<meta name=… content=…>`.
    pub(super) fn meta(&mut self, tag: &StartTag<()>) {
        let name = ["property", "name", "itemprop"].iter().find_map(|key| attribute(tag, key));
        let content = attribute(tag, "content").map(|content| content.trim().to_owned()).filter(|content| !content.is_empty());
        let (Some(name), Some(content)) = (name, content) else { return };
        let keep = |fact: &mut Option<String>, content: String| {
            fact.get_or_insert(content);
        };
        match name.to_ascii_lowercase().as_str() {
            "og:title" | "headline" => self.headline = Some(content),
            "twitter:title" | "dc.title" => keep(&mut self.headline, content),
            "og:description" | "description" => keep(&mut self.dek, content),
            "og:site_name" => self.site = Some(content),
            "article:published_time"
            | "datepublished"
            | "date"
            | "dc.date"
            | "dc.date.issued"
            | "pubdate"
            | "publishdate"
            | "parsely-pub-date"
            | "sailthru.date" => keep(&mut self.published, content),
            "article:modified_time" | "datemodified" | "og:updated_time" | "lastmod" => keep(&mut self.modified, content),
            "article:section" => self.kicker = Some(content),
            "author" | "article:author" | "parsely-author" | "dc.creator" | "sailthru.author" => self.author(content),
            _ => {}
        }
    }

    /// `<title>`: the headline and the site's name, `Rain goes on | The Courier`.
    pub(super) fn title(&mut self, title: &str) {
        if self.headline.is_none() {
            self.headline = Some(site_cut(title)).filter(|title| !title.is_empty());
        }
    }

    /// What an element's text is by its microdata; the first of a kind is the story's.
    pub(super) fn visible(&mut self, property: &Property, text: &str) {
        let text = || text.split_whitespace().collect::<Vec<_>>().join(" ");
        match property {
            Property::Headline if self.headline.is_none() => self.headline = Some(text()),
            Property::Author if self.authors.len() < 8 => self.author(text()),
            Property::Published(time) if self.published.is_none() => self.published = Some(time.clone()),
            Property::Modified(time) if self.modified.is_none() => self.modified = Some(time.clone()),
            _ => {}
        }
    }

    fn author(&mut self, name: String) {
        let name = name.strip_prefix("By ").or_else(|| name.strip_prefix("by ")).unwrap_or(&name).trim().to_owned();
        if !name.is_empty() && !name.contains("://") && name.len() < 80 && !self.authors.contains(&name) {
            self.authors.push(name);
        }
    }

    /// The facts once the page is read: where it has a main heading, that is its headline as readers see it; of several, the one
    /// that its data names too, else the first.
    pub(super) fn settled(mut self, headings: &[String]) -> PageFacts {
        let told = self.headline.as_deref().map(plain);
        let is_told = |heading: &&String| told.as_deref().is_some_and(|told| told.starts_with(&plain(heading)));
        let is_long = |heading: &&String| heading.split(' ').count() > 2 || told.is_none();
        let seen = headings.iter().find(is_told).or(headings.first()).filter(is_long);
        self.headline = seen.cloned().or(self.headline);
        self
    }

    /// What schema.org data says of the article. Broken data says nothing.
    pub(super) fn linked_data(&mut self, source: &str) {
        // Some pages let line ends stand inside strings, or wrap the data as a script's comment.
        let bare = source.trim().trim_start_matches("<!--").trim_end_matches("-->").trim_end_matches(';').trim();
        let value = serde_json::from_str::<Value>(bare).or_else(|_| serde_json::from_str(&bare.replace(|c: char| c.is_control(), " ")));
        if let Ok(value) = value {
            let mut people = HashMap::new();
            name_people(&value, &mut people, 0);
            self.find_article(&value, &people, 0);
        }
    }

    fn find_article(&mut self, value: &Value, people: &HashMap<&str, &str>, depth: u8) {
        if depth > 4 {
            return;
        }
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.find_article(item, people, depth + 1)),
            Value::Object(fields) => {
                let kind = fields.get("@type").map(ToString::to_string).unwrap_or_default();
                if ["Article", "Posting", "Report", "Review"].iter().any(|article| kind.contains(article)) {
                    self.take_article(value, people);
                }
                for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                    fields.get(key).into_iter().for_each(|inner| self.find_article(inner, people, depth + 1));
                }
            }
            _ => {}
        }
    }

    fn take_article(&mut self, value: &Value, people: &HashMap<&str, &str>) {
        let text = |key: &str| value.get(key).and_then(Value::as_str).map(unescaped).filter(|text| !text.is_empty());
        self.headline = text("headline").or(self.headline.take());
        self.published = text("datePublished").or(self.published.take());
        self.modified = text("dateModified").or(self.modified.take());
        self.site = self.site.take().or_else(|| value.get("publisher").and_then(|publisher| name_of(publisher, people)));
        let authors = value.get("author").or_else(|| value.get("creator"));
        let authors: Vec<String> = authors.map(|authors| names_of(authors, people)).unwrap_or_default();
        if !authors.is_empty() {
            self.authors.clear();
            authors.into_iter().take(32).for_each(|author| self.author(author));
        }
    }
}

/// Names by `@id`, where the data gives its persons apart from its article.
fn name_people<'v>(value: &'v Value, people: &mut HashMap<&'v str, &'v str>, depth: u8) {
    match value {
        Value::Array(items) if depth < 4 => items.iter().for_each(|item| name_people(item, people, depth + 1)),
        Value::Object(fields) if depth < 4 => {
            let text = |key: &str| fields.get(key).and_then(Value::as_str);
            people.extend(text("@id").zip(text("name")));
            fields.get("@graph").into_iter().for_each(|graph| name_people(graph, people, depth + 1));
        }
        _ => {}
    }
}

fn names_of(value: &Value, people: &HashMap<&str, &str>) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().filter_map(|item| name_of(item, people)).collect(),
        // `"name": ["Jane Roe", "John Doe"]`
        Value::Object(fields) if fields.get("name").is_some_and(Value::is_array) => names_of(&fields["name"], people),
        one => name_of(one, people).into_iter().collect(),
    }
}

fn name_of(value: &Value, people: &HashMap<&str, &str>) -> Option<String> {
    let id = || value.get("@id").and_then(Value::as_str).and_then(|id| people.get(id).copied());
    let name = value.as_str().or_else(|| value.get("name")?.as_str()).or_else(id)?;
    Some(unescaped(name)).filter(|name| !name.is_empty())
}

/// Data that was escaped for HTML though it stands in a script.
fn unescaped(text: &str) -> String {
    let plain = text.trim();
    if !plain.contains('&') {
        return plain.to_owned();
    }
    let marks = [("&quot;", "\""), ("&#039;", "'"), ("&#39;", "'"), ("&apos;", "'"), ("&#8217;", "’"), ("&nbsp;", " "), ("&amp;", "&")];
    marks.iter().fold(plain.to_owned(), |text, (mark, plain)| text.replace(mark, plain))
}

/// A title without the site's name.
fn site_cut(title: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = [" | ", " — ", " – ", " - "].iter().find_map(|mark| title.rfind(mark)).filter(|&cut| cut > 20);
    cut.map_or(title.clone(), |cut| title[..cut].to_owned())
}

/// Letters and digits alone.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use crate::html::paste;

    #[test]
    fn linked_data_tells_of_the_article() {
        let data = r#"{"@context": "https://schema.org", "@graph": [
            {"@type": "Person", "@id": "urn:roe", "name": "Jane Roe"},
            {"@type": ["NewsArticle"], "headline": "Tram line to open &amp; stay", "datePublished": "2021-03-03T14:05:00Z",
             "dateModified": "2021-03-04", "author": [{"@id": "urn:roe"}, {"@type": "Person", "name": "John Doe"}],
             "publisher": {"@type": "Organization", "name": "The Harbour Courier"}}]}"#;
        let page = paste(&format!("<script type='application/ld+json'>{data}</script>")).page;
        assert_eq!(page.headline.as_deref(), Some("Tram line to open & stay"));
        assert_eq!(page.authors, ["Jane Roe", "John Doe"]);
        assert_eq!(page.published.as_deref(), Some("2021-03-03T14:05:00Z"));
        assert_eq!(page.modified.as_deref(), Some("2021-03-04"));
        assert_eq!(page.site.as_deref(), Some("The Harbour Courier"));
    }

    #[test]
    fn broken_data_says_nothing_and_shows_nothing() {
        let page = paste("<script type='application/ld+json'>{\"@type\": \"NewsArticle\", </script><p>It rained.</p>");
        assert_eq!((page.text.as_str(), page.page.headline), ("It rained.", None));
    }

    #[test]
    fn the_head_and_microdata_tell_too() {
        let source = "<html lang=en><head><title>Tram line to open in spring | The Harbour Courier</title>\
            <meta property='og:site_name' content='The Harbour Courier'><meta property='article:published_time' content='2021-03-03'></head>\
            <body><span itemprop=author>By Jane Roe</span><time itemprop=dateModified datetime='2021-03-04'>Thursday</time></body></html>";
        let page = paste(source).page;
        assert_eq!(page.headline.as_deref(), Some("Tram line to open in spring"));
        assert_eq!(page.authors, ["Jane Roe"]);
        assert_eq!((page.published.as_deref(), page.modified.as_deref()), (Some("2021-03-03"), Some("2021-03-04")));
        assert_eq!(page.language.as_deref(), Some("en"));
    }

    #[test]
    fn the_main_heading_is_the_headline() {
        let source = "<meta property='og:title' content='Tram line'><h1>Harbour</h1><h1>Tram line to open in spring</h1>";
        assert_eq!(paste(source).page.headline.as_deref(), Some("Tram line"));
        let source = "<meta property='og:title' content='Tram line to open in spring | Courier'><h1>Courier</h1><h1>Tram line to open in spring</h1>";
        assert_eq!(paste(source).page.headline.as_deref(), Some("Tram line to open in spring"));
    }
}
