//! Words that are names by where they stand: `Mr. Jutting`, `said Jutting`, `Marshall Mathers, known as Eminem`.

use super::evidence::Seen;
use super::tagger::Tagged;
use crate::annotations::mention::EntityType;

/// Finds them among the words that are no name yet. `names` is in the order of the text.
pub fn find(seen: &Seen, names: &[Tagged]) -> Vec<Tagged> {
    let mut found = Vec::new();
    let mut next = 0;
    for island in seen.islands() {
        let mut from = island.tokens.start;
        for i in island.tokens.clone() {
            while names.get(next).is_some_and(|name| name.tokens.end <= i) {
                next += 1;
            }
            if i < from || names.get(next).is_some_and(|name| name.tokens.start <= i) {
                continue;
            }
            let before = next.checked_sub(1).map(|before| &names[before]);
            if let Some(why) = seen.addresses(island, i) {
                found.push(Tagged { tokens: i..i + 1, of: EntityType::Person, confidence: 0.8, odds: [0.8, 0.0, 0.0], why });
            } else if let Some(known) = before.filter(|known| i == island.tokens.start && seen.is_also_known(&known.tokens, island)) {
                let end = names.get(next).map_or(island.tokens.end, |name| name.tokens.start.min(island.tokens.end));
                found.push(Tagged { tokens: i..end, of: known.of, confidence: 0.8, odds: known.odds, why: "also-known" });
                from = end;
            }
        }
    }
    found
}
