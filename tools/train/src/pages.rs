//! Pages written to teach roles, a label before each line: `subhead	What happens next?`; a bare line is the paste's own blank line.
//!
//! `byline+date` stands for a line that is both. The first line, `# kind`, says what sort of page it is.

use serde_json::{Value, json};

/// The page in a file, as a record.
pub fn parse(path: &str, source: &str) -> Result<Value, String> {
    let (mut text, mut blocks, mut n) = (String::new(), Vec::new(), 0);
    for (i, line) in source.lines().enumerate().filter(|(_, line)| !line.starts_with("# ")) {
        let (labels, words) = if line.trim().is_empty() {
            ("", "")
        } else {
            line.split_once('\t').ok_or_else(|| format!("{path}, line {}: put a label and a tab before the words", i + 1))?
        };
        let end = n + words.chars().count();
        let mut labels = labels.split('+');
        if let Some(label) = labels.next().filter(|label| !label.is_empty()) {
            blocks.push(json!({"start": n, "end": end, "label": label, "also": labels.collect::<Vec<_>>()}));
        }
        text.push_str(words);
        text.push('\n');
        n = end + 1;
    }
    // Each page is a publisher of its own.
    Ok(json!({"id": path, "text": text, "blocks": blocks}))
}
