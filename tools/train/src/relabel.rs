//! Labels made by hand in place of a record's own: `gmb-40650<TAB>Harriet Miers=P; Supreme Court=O; Plan Colombia:Colombia=-`.
//!
//! `P` is a person, `O` an organisation, `L` a place, `G` a group, `-` no name. A name before a colon and its neighbours
//! says where the rule holds. Longer names go first, and every place where the name stands between word edges is labelled.

use serde_json::{Value, json};
use std::collections::HashMap;

/// Rules by the id of the record.
#[derive(Default)]
pub struct Relabelled(HashMap<String, Vec<Rule>>);

struct Rule {
    /// The words looked for, the name among them.
    within: String,
    name: String,
    of: char,
}

impl Relabelled {
    pub fn parse(source: &str) -> Result<Relabelled, String> {
        let lines = source.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        lines.map(of_line).collect::<Result<_, _>>().map(Relabelled)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Puts its labels in a record that has rules; says whether it has.
    pub fn apply(&self, record: &mut Value) -> Result<bool, String> {
        let Some(rules) = record["id"].as_str().and_then(|id| self.0.get(id)) else { return Ok(false) };
        record["entities"] = entities(record["text"].as_str().unwrap_or(""), rules);
        Ok(true)
    }
}

fn of_line(line: &str) -> Result<(String, Vec<Rule>), String> {
    let (id, rest) = line.split_once('\t').ok_or_else(|| format!("no tab after the id: {line}"))?;
    let rules = rest.split(';').map(str::trim).filter(|part| !part.is_empty());
    let mut rules =
        rules.map(|part| of_part(part).ok_or_else(|| format!("{id}: {part} is no name=P, O, L, G or -"))).collect::<Result<Vec<_>, _>>()?;
    rules.sort_by_key(|rule| (rule.within == rule.name, usize::MAX - rule.name.len()));
    Ok((id.to_owned(), rules))
}

fn of_part(part: &str) -> Option<Rule> {
    let (name, of) = part.rsplit_once('=')?;
    let of = of.chars().next().filter(|of| "POLG-".contains(*of))?;
    let (within, name) = name.split_once(':').filter(|(within, name)| within.contains(name)).unwrap_or((name, name));
    Some(Rule { within: within.to_owned(), name: name.to_owned(), of })
}

fn entities(text: &str, rules: &[Rule]) -> Value {
    let mut taken = vec![false; text.len()];
    let mut found = Vec::new();
    for rule in rules {
        for (at, _) in text.match_indices(&rule.within) {
            let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
            if inside(text[..at].chars().next_back()) || inside(text[at + rule.within.len()..].chars().next()) {
                continue;
            }
            let start = at + rule.within.find(&rule.name).unwrap_or(0);
            let end = start + rule.name.len();
            if taken[start..end].contains(&true) {
                continue;
            }
            taken[start..end].fill(true);
            found.push((start, end, rule.of));
        }
    }
    found.sort_unstable();
    let points = |at: usize| text[..at].chars().count();
    let entity = |(start, end, of): (usize, usize, char)| {
        let of = match of {
            'P' => "PERSON",
            'O' => "ORG",
            'L' => "PLACE",
            'G' => "NORP",
            _ => return None,
        };
        Some(json!({"start": points(start), "end": points(end), "type": of}))
    };
    found.into_iter().filter_map(entity).collect()
}
