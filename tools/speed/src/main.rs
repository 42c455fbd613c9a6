//! Times the stages of reading natively: `cargo run --release -p galleyproof-speed -- ARTICLE.txt [STAGE]`.

use galleyproof_speed::{Desk, STAGES};
use std::time::{Duration, Instant};

/// How long a text is read at least, so that a clock can tell.
const SIZE: usize = 1_000_000;

fn main() {
    let mut words = std::env::args().skip(1);
    let Some(text) = words.next().and_then(|path| std::fs::read_to_string(path).ok()) else {
        eprintln!("say which article to read: galleyproof-speed ARTICLE.txt [STAGE]");
        std::process::exit(2);
    };
    let only = words.next();
    let desk = Desk::with(long(&text));
    for (stage, name) in STAGES.iter().enumerate().filter(|(_, name)| only.as_deref().is_none_or(|only| only == **name)) {
        let best = (0..7).map(|_| timed(&desk, stage)).min().unwrap_or_default();
        println!("{name:20} {:7.1} MB/s", desk.size(stage) as f64 / 1e6 / best.as_secs_f64());
    }
}

/// The article again and again, with other surnames each time so that no table of names is spared its growth.
fn long(text: &str) -> String {
    let mut parts = String::new();
    for i in 0.. {
        let mark: String = [i % 26, i / 26 % 26].iter().map(|&n| char::from(b'a' + n as u8)).collect();
        parts += &text.replace("Lavrov", &format!("Lavrov{mark}")).replace("Kerry", &format!("Kerry{mark}"));
        parts += "\n\n";
        if parts.len() > SIZE || text.is_empty() {
            return parts;
        }
    }
    parts
}

fn timed(desk: &Desk, stage: usize) -> Duration {
    let begun = Instant::now();
    std::hint::black_box(desk.run(stage));
    begun.elapsed()
}
