//! Any bytes as HTML: read to the end, every span inside the text, `<p>It rained.` as well as `<<<`.
#![no_main]

use galleyproof::export::json;
use galleyproof::text::Unit;
use galleyproof::{Lexicon, html, read};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::english);

fuzz_target!(|bytes: &[u8]| {
    let article = read(html::paste(&String::from_utf8_lossy(bytes)), &LEXICON);
    let view = json::of(&article, &LEXICON, Unit::Byte);
    for block in &view.blocks {
        assert!(view.text.get(block.start as usize..block.end as usize).is_some());
    }
});
