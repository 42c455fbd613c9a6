//! One name spelt two ways: `Sergei Lavrov` and `Sergey Lavrov`.

use super::Check;
use crate::annotations::mention::Form;
use crate::article::Article;
use crate::relations::coreference::{Entity, sound};
use crate::text::Marked;
use std::collections::HashMap;

/// Mentions with a word that sounds like one of the entity's name and is written otherwise.
pub fn run(article: &Article) -> Vec<Marked<Check>> {
    article.relations.cast.entities.iter().flat_map(|entity| of_entity(article, entity)).collect()
}

fn of_entity(article: &Article, entity: &Entity) -> Vec<Marked<Check>> {
    let usual: HashMap<String, &str> = entity.name.split_whitespace().map(|word| (sound(word), word)).collect();
    let mentions =
        entity.mentions.iter().map(|id| &article.annotations.mentions[id.0 as usize]).filter(|mention| mention.is.form == Form::Name);
    let variant = |words: &str| {
        words
            .split_whitespace()
            .find_map(|word| usual.get(&sound(word)).filter(|known| differ(known, word)).map(|known| (*known, word.to_owned())))
    };
    mentions
        .filter_map(|mention| {
            let words = article.layout.text.of(mention.span);
            let (known, word) = variant(words)?;
            let message = format!("{word} is written {known} elsewhere in this article; which is right?");
            Some(Marked {
                span: mention.span,
                is: Check { kind: "name_variant", message, suggestion: Some(words.replacen(&word, known, 1)) },
            })
        })
        .collect()
}

/// Written otherwise, and not only in capitals or with stops.
fn differ(a: &str, b: &str) -> bool {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    letters(a) != letters(b) && letters(a).len() > 3
}
