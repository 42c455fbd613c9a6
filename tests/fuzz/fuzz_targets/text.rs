//! Any bytes as a text paste: `It rained.` is kept as it is, and every sentence stands inside its block.
#![no_main]

use galleyproof::{Lexicon, Paste, read};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::english);

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let article = read(Paste::text(text.as_ref()), &LEXICON);
    assert_eq!(article.layout.text.as_str(), text);
    for sentence in &article.layout.sentences {
        assert!(article.layout.blocks[sentence.block].span.covers(sentence.span));
    }
});
