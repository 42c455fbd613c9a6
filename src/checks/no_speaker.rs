//! A quotation that the story gives to nobody: `"It was chaos."` alone in its paragraph.

use super::Check;
use crate::article::Article;
use crate::relations::attribution::SpeechKind;
use crate::text::Marked;

/// Direct speech in the story's body without a speaker.
pub fn run(article: &Article) -> Vec<Marked<Check>> {
    let layout = &article.layout;
    let in_body = |at: usize| layout.blocks.get(layout.block_at(at)).is_some_and(|block| block.role.is_body());
    let said = article.relations.attributions.iter().filter(|said| said.kind == SpeechKind::Direct && said.speaker.is_none());
    said.filter(|said| in_body(said.content.start())).map(|said| Marked { span: said.content, is: check() }).collect()
}

fn check() -> Check {
    let message = "Nobody is named as saying this: who said it?".to_owned();
    Check { kind: "no_speaker", message, suggestion: None }
}
