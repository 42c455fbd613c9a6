//! Articles written to teach names, with each name marked in the text: `Mr [P Jutting], now 31, is on trial at [L Hong Kong]'s [O High Court].`
//!
//! An article begins with a line `## kind`. `P` is a person, `O` an organisation, `L` a place, `G` a group.

use serde_json::{Value, json};

/// The articles of a file, as records.
pub fn parse(path: &str, source: &str) -> Result<Vec<Value>, String> {
    let mut articles: Vec<String> = Vec::new();
    for line in source.lines().filter(|line| !line.starts_with("# ")) {
        match articles.last_mut() {
            _ if line.starts_with("## ") => articles.push(String::new()),
            Some(article) => {
                article.push_str(line);
                article.push('\n');
            }
            None if line.trim().is_empty() => {}
            None => return Err(format!("{path} has text before its first line with ## and a kind of article: {line}")),
        }
    }
    articles.iter().map(|article| record(article.trim()).map_err(|what| format!("{path}: {what}"))).collect()
}

fn record(marked: &str) -> Result<Value, String> {
    let (mut text, mut entities, mut n) = (String::new(), Vec::new(), 0);
    let mut rest = marked;
    while let Some(at) = rest.find('[') {
        let (before, from) = rest.split_at(at);
        let around = || from.chars().take(40).collect::<String>();
        let (inside, behind) = from[1..].split_once(']').ok_or_else(|| format!("a bracket stays open: {}", around()))?;
        let (of, name) = inside.split_once(' ').ok_or_else(|| format!("a bracket holds no name: {}", around()))?;
        let of = match of {
            "P" => "PERSON",
            "O" => "ORG",
            "L" => "PLACE",
            "G" => "NORP",
            _ => return Err(format!("a name is P, O, L or G: {}", around())),
        };
        if name.contains('[') {
            return Err(format!("a name stands inside another: {}", around()));
        }
        n += before.chars().count();
        text.push_str(before);
        text.push_str(name);
        let end = n + name.chars().count();
        entities.push(json!({"start": n, "end": end, "type": of}));
        n = end;
        rest = behind;
    }
    text.push_str(rest);
    Ok(json!({"source": "written", "license": "CC0", "text": text, "entities": entities}))
}
