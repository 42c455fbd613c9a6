//! Pages written to teach the roles of lines, a label before each: `subhead`, a tab, `What happens next?`. A bare line is the paste's own
//! blank line.
//!
//! A page begins with a line `## kind`; `byline+date` stands for a line that is both.

use serde_json::{Value, json};

/// The pages of a file, as records. Each counts as a publisher of its own.
pub fn parse(path: &str, source: &str) -> Result<Vec<Value>, String> {
    let mut pages: Vec<(usize, Vec<&str>)> = Vec::new();
    for (i, line) in source.lines().enumerate().filter(|(_, line)| !line.starts_with("# ")) {
        match pages.last_mut() {
            _ if line.starts_with("## ") => pages.push((i + 2, Vec::new())),
            Some((_, lines)) => lines.push(line),
            None if line.trim().is_empty() => {}
            None => return Err(format!("{path} has text before its first line with ## and a kind of page: {line}")),
        }
    }
    pages.iter().map(|(first, lines)| page(path, *first, lines)).collect()
}

/// One page, which begins at a line of the file.
fn page(path: &str, first: usize, lines: &[&str]) -> Result<Value, String> {
    let (mut text, mut blocks, mut n) = (String::new(), Vec::new(), 0);
    for (i, line) in lines.iter().enumerate() {
        let labelled = if line.trim().is_empty() { Some(("", "")) } else { line.split_once('\t') };
        let (labels, words) = labelled.ok_or_else(|| format!("{path}, line {}: put a label and a tab before the words", first + i))?;
        let end = n + words.chars().count();
        let mut labels = labels.split('+');
        if let Some(label) = labels.next().filter(|label| !label.is_empty()) {
            blocks.push(json!({"start": n, "end": end, "label": label, "also": labels.collect::<Vec<_>>()}));
        }
        text.push_str(words);
        text.push('\n');
        n = end + 1;
    }
    Ok(json!({"id": format!("{path}:{first}"), "text": text, "blocks": blocks}))
}
