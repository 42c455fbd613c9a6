//! The stages of reading one by one: laying out `By Jane Roe` is timed apart from finding who she is.
//!
//! Natively `main.rs` holds the clock; as WebAssembly, JavaScript does, since a wasm module has none.

use galleyproof::annotations::{self, Annotations, date, mention, quantity, quote};
use galleyproof::layout::{self, Layout};
use galleyproof::relations::{attribution, calendar, coreference};
use galleyproof::{Lexicon, Paste, html};
use std::cell::RefCell;

/// The stages, in the order in which [`Desk::run`] wants them.
pub const STAGES: [&str; 7] = ["html", "layout", "names", "quotations", "attribution", "coreference", "dates and amounts"];

/// A text on its way, with what the stages so far have made of it.
pub struct Desk {
    lexicon: Lexicon,
    text: String,
    page: String,
    layout: Layout,
    annotations: Annotations,
    attributions: Vec<attribution::Attribution>,
}

impl Desk {
    /// A desk with a text and everything that its later stages need.
    pub fn with(text: String) -> Desk {
        let lexicon = Lexicon::english();
        let layout = layout::of(Paste::text(&text), &lexicon);
        let annotations = annotations::find(&layout, &lexicon);
        let attributions = attribution::find(&layout, &annotations, &lexicon);
        let page = as_page(&text);
        Desk { lexicon, text, page, layout, annotations, attributions }
    }

    /// Bytes that a stage reads.
    pub fn size(&self, stage: usize) -> usize {
        if stage == 0 { self.page.len() } else { self.text.len() }
    }

    /// Runs a stage by its index in [`STAGES`]; gives how many things it made.
    pub fn run(&self, stage: usize) -> usize {
        let (layout, found, lexicon) = (&self.layout, &self.annotations, &self.lexicon);
        match stage {
            0 => html::paste(&self.page).text.len(),
            1 => layout::of(Paste::text(&self.text), lexicon).blocks.len(),
            2 => mention::find(layout, lexicon).len(),
            3 => quote::find(layout, lexicon).len(),
            4 => attribution::find(layout, found, lexicon).len(),
            5 => coreference::find(layout, found, &self.attributions, lexicon).entities.len(),
            6 => {
                let n_read = calendar::find(layout, found, lexicon).values.len();
                date::find(layout, lexicon).len() + quantity::find(layout, lexicon).len() + n_read
            }
            _ => 0,
        }
    }
}

/// The text as the source of a page: a paragraph a line.
fn as_page(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let paragraphs = escaped.lines().filter(|line| !line.trim().is_empty());
    paragraphs.map(|line| format!("<p class=\"story-body\" id=\"p\">{line}</p>\n")).collect()
}

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
    static INBOX: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Room for a text of `length` bytes; JavaScript writes it there and then calls [`lay_down`].
#[unsafe(no_mangle)]
pub extern "C" fn room_for(length: usize) -> *mut u8 {
    INBOX.with(|inbox| {
        *inbox.borrow_mut() = vec![0; length];
        inbox.borrow_mut().as_mut_ptr()
    })
}

/// Puts the text that was written on the desk.
#[unsafe(no_mangle)]
pub extern "C" fn lay_down() {
    let text = INBOX.with(|inbox| String::from_utf8_lossy(&inbox.borrow()).into_owned());
    DESK.with(|desk| *desk.borrow_mut() = Some(Desk::with(text)));
}

/// Bytes that a stage reads.
#[unsafe(no_mangle)]
pub extern "C" fn size_of_stage(stage: usize) -> usize {
    DESK.with(|desk| desk.borrow().as_ref().map_or(0, |desk| desk.size(stage)))
}

/// Runs a stage over what lies on the desk; gives how many things it made.
#[unsafe(no_mangle)]
pub extern "C" fn run_stage(stage: usize) -> usize {
    DESK.with(|desk| desk.borrow().as_ref().map_or(0, |desk| desk.run(stage)))
}
