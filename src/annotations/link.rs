//! What a click would open: `<a href>` of the markup, or an address written out, `www.example.org`.

use crate::layout::Layout;
use crate::lexicon::Lexicon;
use crate::paste::Says;
use crate::text::Marked;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub href: String,
}

/// Links of the markup, then addresses in the text, in the order of the text.
pub fn find(layout: &Layout, _lexicon: &Lexicon) -> Vec<Marked<Link>> {
    let marked = layout.hints.iter().filter_map(|hint| match &hint.says {
        Says::Link(href) => Some(Marked { span: layout.text.cut(hint.start, hint.end), is: Link { href: href.clone() } }),
        _ => None,
    });
    let mut found: Vec<_> = marked.chain(written(layout)).collect();
    found.sort_by_key(|link| (link.span.start(), usize::MAX - link.span.end()));
    // An address that is itself a link of the markup stands once.
    found.dedup_by(|later, earlier| earlier.span.covers(later.span));
    found
}

/// Words that begin as an address does, without the marks of the sentence that end them.
fn written(layout: &Layout) -> impl Iterator<Item = Marked<Link>> + '_ {
    let source = layout.text.as_str();
    source.match_indices(['h', 'w', 'H', 'W']).filter_map(move |(at, _)| {
        let rest = &source[at..];
        let lead = ["https://", "http://", "www."]
            .into_iter()
            .find(|lead| rest.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead)))?;
        let before = source[..at].chars().next_back();
        let is_start = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '<' | '"' | '“' | '\''));
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”' | '“')).unwrap_or(rest.len());
        let address = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
        let has_host = address[lead.len().min(address.len())..].contains('.') || lead != "www." && address.len() > lead.len();
        let href = if lead == "www." { format!("https://{address}") } else { address.to_owned() };
        (is_start && has_host).then(|| Marked { span: layout.text.cut(at, at + address.len()), is: Link { href } })
    })
}
