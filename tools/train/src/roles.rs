//! The weights of the roles: a conditional random field, trained line by line on pages whose lines are labelled.
//!
//! A record is `{"id", "url", "text", "blocks": [{"start", "end", "label", "also"?}]}`, offsets in code points; a label
//! `uncertain`, or one that is not weighed, leaves the line open. A `.txt` file holds written pages (pages.rs). First the weights are tried on publishers that were held
//! out, ten parts in turn, and the figures go to stderr; then they are made of all and go to stdout.

use galleyproof::layout::chain::{N, Scores, WEIGHED, Weights};
use galleyproof::layout::evidence::{Evidence, Seen};
use galleyproof::layout::{blocks, lines, roles};
use galleyproof::lexicon::Lexicon;
use galleyproof::paste::PageFacts;
use galleyproof::text::Text;
use serde_json::Value;
use std::collections::BTreeMap;

const PARTS: u64 = 5;
const STEP: f64 = 0.15;
const EPOCHS: usize = 40;
/// How many weights of the chain are kept.
const MOST: usize = 420;
/// How much a weight costs, squared and by size.
const L2: f64 = 4e-3;
const L1: f64 = 6e-3;
/// The same for the headline.
const HEADLINE_L2: f64 = 3e-3;
const HEADLINE_L1: f64 = 3e-3;
/// A weight of the headline's below this is left out.
const SLIGHT: f64 = 0.06;
/// At how many publishers evidence must stand with a role to be weighed for it.
const LEAST: usize = 4;
/// How much a page of the second file counts: whole pages with their menus teach less of the story than the story itself.
const SECOND: f64 = 0.3;
/// How much a page that was written for it counts.
const WRITTEN: f64 = 0.5;
/// How much a page without its blank lines counts beside the page itself.
const COPY: f64 = 0.5;

/// A page ready to learn from.
struct Sample {
    set: usize,
    publisher: String,
    text: String,
    seen: Vec<Seen>,
    /// For each line, the roles it may have, a bit a role; the headline has none.
    gold: Vec<u16>,
    headline: Vec<bool>,
    candidates: Vec<bool>,
    /// Lines that are weighed.
    weighed: Vec<bool>,
    weight: f64,
    /// A second copy of a page, to learn from and not to be tried on.
    is_copy: bool,
}

pub fn train(files: &[String]) -> Result<(), String> {
    let lexicon = Lexicon::english();
    let mut samples = Vec::new();
    for (set, file) in files.iter().enumerate() {
        let source = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
        if file.ends_with(".txt") {
            for page in crate::pages::parse(file, &source)? {
                let page = sample(set, &page, &lexicon);
                samples.push(Sample { weight: page.weight * WRITTEN, ..page });
            }
            continue;
        }
        for line in source.lines().filter(|line| !line.trim().is_empty()) {
            let record: Value = serde_json::from_str(line).map_err(|error| format!("{file}: {error}"))?;
            samples.push(sample(set, &record, &lexicon));
            if set != 1 {
                samples.push(as_copy(sample(set, &without_blank_lines(&record), &lexicon)));
            }
        }
    }
    for set in 0..files.len() {
        let mut tally = Tally::default();
        for part in 0..PARTS {
            let held = |sample: &&Sample| number(&sample.publisher) % PARTS == part;
            let weights = PARTS_CACHE.with(|cache| {
                cache.borrow_mut().entry(part).or_insert_with(|| fit(&samples.iter().filter(|s| !held(s)).collect::<Vec<_>>())).clone()
            });
            samples.iter().filter(|s| s.set == set && !s.is_copy).filter(held).for_each(|sample| tally.add(sample, &weights, &lexicon));
        }
        eprintln!("{}, publishers held out:\n{tally}", files[set]);
    }
    let weights = fit(&samples.iter().collect::<Vec<_>>());
    let n_of = |is_written: bool| samples.iter().filter(|s| !s.is_copy && files[s.set].ends_with(".txt") == is_written).count();
    print(&weights, n_of(false), n_of(true));
    Ok(())
}

thread_local! { static PARTS_CACHE: std::cell::RefCell<BTreeMap<u64, Weights>> = const { std::cell::RefCell::new(BTreeMap::new()) }; }

fn sample(set: usize, record: &Value, lexicon: &Lexicon) -> Sample {
    let text = record["text"].as_str().unwrap_or("").to_owned();
    let publisher = record["url"].as_str().and_then(|url| url.split('/').nth(2)).or(record["id"].as_str()).unwrap_or("").to_owned();
    let fixed = Text::new(text.clone());
    let spans = blocks::cut(&fixed, &[]);
    let (looked, _) = lines::look(&fixed, &spans, lexicon);
    let page = roles::page(&looked);
    let seen = page.seen();
    let (gold, headline) = gold(record, &spans);
    let candidates = (0..looked.len()).map(|i| page.could_be_headline(i)).collect();
    let weighed = (0..looked.len()).map(|i| page.is_weighed(i)).collect();
    let weight = (60.0 / seen.len().max(60) as f64).sqrt() * if set == 1 { SECOND } else { 1.0 };
    Sample { set, publisher, text, seen, gold, headline, candidates, weighed, weight, is_copy: false }
}

fn as_copy(sample: Sample) -> Sample {
    Sample { is_copy: true, weight: sample.weight * COPY, ..sample }
}

/// The same page as programs paste it that set no blank lines.
fn without_blank_lines(record: &Value) -> Value {
    let mut text = String::new();
    let mut moved = vec![];
    let mut n = 0u64;
    for c in record["text"].as_str().unwrap_or("").chars() {
        moved.push(n);
        if c != '\n' || !text.ends_with('\n') {
            text.push(c);
            n += 1;
        }
    }
    moved.push(n);
    let mut copy = record.clone();
    for block in copy["blocks"].as_array_mut().into_iter().flatten() {
        for edge in ["start", "end"] {
            block[edge] = block[edge].as_u64().and_then(|at| moved.get(at as usize).copied()).into();
        }
    }
    copy["text"] = text.into();
    copy
}

fn gold(record: &Value, spans: &[galleyproof::text::Span]) -> (Vec<u16>, Vec<bool>) {
    let open: u16 = (1 << N) - 1;
    let of = |name: &str| {
        WEIGHED.iter().position(|role| role.name() == name).map_or(if name == "headline" { HEADLINE } else { 0 }, |at| 1u16 << at)
    };
    let labelled: Vec<(u64, u64, u16)> = record["blocks"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|block| {
            let also = block["also"].as_array().into_iter().flatten().filter_map(Value::as_str);
            let all = also.chain(block["label"].as_str()).fold(0, |all, name| all | of(name));
            (block["start"].as_u64().unwrap_or(0), block["end"].as_u64().unwrap_or(0), all)
        })
        .collect();
    let all: Vec<u16> = spans
        .iter()
        .map(|span| {
            let (start, end) = span.in_unit(galleyproof::text::Unit::Codepoint);
            let on = labelled.iter().filter(|(s, e, _)| *s < u64::from(end) && u64::from(start) < *e);
            Some(on.fold(0, |all, (_, _, labels)| all | labels)).filter(|&all| all != 0).unwrap_or(open)
        })
        .collect();
    let headline = all.iter().map(|all| all & HEADLINE != 0).collect();
    (all.iter().map(|all| if all & HEADLINE != 0 { open } else { *all }).collect(), headline)
}

const HEADLINE: u16 = 1 << 15;

/// The lists, made once.
fn lexicon() -> &'static Lexicon {
    static LEXICON: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
    LEXICON.get_or_init(Lexicon::english)
}

fn number(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)) >> 7
}

/// The weights: all at first, then the `MOST` that matter most alone.
fn fit(samples: &[&Sample]) -> Weights {
    let headline = fit_headline(samples);
    let samples: Vec<Sample> = samples.iter().map(|sample| placed(sample, &headline)).collect();
    let known = known(&samples);
    let all = climb(&samples, &known);
    let kept = climb(&samples, &heaviest(&samples, &all, &known));
    let cut = |row: &[f64; N]| row.map(|w| (w * 100.0).round() as f32 / 100.0);
    Weights {
        headline: headline.iter().map(|&w| if w.abs() < SLIGHT { 0.0 } else { (w * 100.0).round() as f32 / 100.0 }).collect(),
        speaks: kept[..Evidence::ALL.len()].iter().map(cut).collect(),
        next: std::array::from_fn(|a| cut(&kept[Evidence::ALL.len() + a])),
    }
}

/// Stochastic gradients of the likelihood, page by page, each weight with a step of its own (AdaGrad), then shrunk.
fn climb(samples: &[Sample], open: &[[bool; N]]) -> Vec<[f64; N]> {
    let mut weights = vec![[0.0f64; N]; open.len()];
    let mut squares = vec![[1e-2f64; N]; open.len()];
    for epoch in 0..EPOCHS {
        for i in 0..samples.len() {
            // A fixed walk that visits every page once in another order each time.
            let sample = &samples[(i * 7919 + epoch * 104_729) % samples.len()];
            for (row, slope) in slope(&weights, sample).iter().enumerate() {
                for (b, slope) in slope.iter().enumerate().filter(|(b, _)| open[row][*b]) {
                    let slope = slope * sample.weight;
                    squares[row][b] += slope * slope;
                    let step = STEP / squares[row][b].sqrt();
                    let moved = weights[row][b] + step * (slope - L2 * weights[row][b]);
                    weights[row][b] = moved.signum() * (moved.abs() - step * L1).max(0.0);
                }
            }
        }
    }
    weights
}

/// Evidence is weighed for a role that it was seen with at `LEAST` publishers; or never, where it is seen often.
fn known(samples: &[Sample]) -> Vec<[bool; N]> {
    let rows = Evidence::ALL.len() + N;
    let mut at: Vec<[std::collections::BTreeSet<u64>; N]> = (0..rows).map(|_| Default::default()).collect();
    let mut seen: Vec<std::collections::BTreeSet<u64>> = vec![Default::default(); rows];
    for sample in samples {
        let publisher = number(&sample.publisher);
        for i in 0..sample.seen.len() {
            let single = |gold: u16| (gold.count_ones() == 1).then(|| gold.trailing_zeros() as usize);
            let Some(b) = single(sample.gold[i]) else { continue };
            for e in sample.seen[i].iter() {
                at[e as usize][b].insert(publisher);
                seen[e as usize].insert(publisher);
            }
            if let Some(a) = i.checked_sub(1).and_then(|i| single(sample.gold[i])) {
                at[Evidence::ALL.len() + a][b].insert(publisher);
                seen[Evidence::ALL.len() + a].insert(publisher);
            }
        }
    }
    (0..rows)
        .map(|row| std::array::from_fn(|b| at[row][b].len() >= LEAST || at[row][b].len() <= 1 && seen[row].len() >= 4 * LEAST))
        .collect()
}

/// Which weights move the most: their size by how often they are used.
fn heaviest(samples: &[Sample], weights: &[[f64; N]], known: &[[bool; N]]) -> Vec<[bool; N]> {
    let mut used = vec![1.0f64; weights.len()];
    for sample in samples {
        sample.seen.iter().flat_map(|seen| seen.iter()).for_each(|e| used[e as usize] += sample.weight);
        (0..N).for_each(|b| used[Evidence::ALL.len() + b] += sample.seen.len() as f64 * sample.weight / N as f64);
    }
    let heft = |row: usize, b: usize| weights[row][b].abs() * used[row].sqrt();
    let mut all: Vec<f64> = (0..weights.len()).flat_map(|row| (0..N).map(move |b| (row, b))).map(|(row, b)| heft(row, b)).collect();
    all.sort_by(|a, b| b.total_cmp(a));
    let least = all[MOST.min(all.len() - 1)];
    (0..weights.len()).map(|row| std::array::from_fn(|b| known[row][b] && heft(row, b) > least)).collect()
}

/// The sample with its lines placed by the line that is taken for the headline.
fn placed(sample: &Sample, headline: &[f64]) -> Sample {
    let score = |i: &usize| sample.seen[*i].iter().map(|e| headline[e as usize]).sum::<f64>();
    let best = (0..sample.seen.len()).filter(|&i| sample.candidates[i]).max_by(|a, b| score(a).total_cmp(&score(b)).then(b.cmp(a)));
    let mut seen = sample.seen.clone();
    let text = Text::new(sample.text.clone());
    let (looked, _) = lines::look(&text, &blocks::cut(&text, &[]), lexicon());
    roles::page(&looked).place_by_headline(&mut seen, best);
    let kept = |i: &usize| sample.weighed[*i] && Some(*i) != best;
    let seen = (0..seen.len()).filter(kept).map(|i| seen[i]).collect();
    let gold = (0..sample.gold.len()).filter(kept).map(|i| sample.gold[i]).collect();
    let (headline, candidates, weighed) = Default::default();
    Sample { seen, gold, headline, candidates, weighed, text: String::new(), publisher: sample.publisher.clone(), ..*sample }
}

/// Weights for the line that is the headline, against all others of its page (conditional logit).
fn fit_headline(samples: &[&Sample]) -> Vec<f64> {
    let n = Evidence::ALL.len();
    let (mut weights, mut squares) = (vec![0.0; n], vec![1e-2f64; n]);
    for epoch in 0..100 {
        for i in 0..samples.len() {
            let sample = samples[(i * 7919 + epoch * 104_729) % samples.len()];
            let wanted = |i: usize| sample.headline[i] && sample.candidates[i];
            if !(0..sample.seen.len()).any(wanted) {
                continue;
            }
            let odds: Vec<f64> = (0..sample.seen.len())
                .map(|i| if sample.candidates[i] { sample.seen[i].iter().map(|e| weights[e as usize]).sum::<f64>().exp() } else { 0.0 })
                .collect();
            let all: f64 = odds.iter().sum();
            let right: f64 = (0..odds.len()).filter(|&i| wanted(i)).map(|i| odds[i]).sum();
            let mut slope = vec![0.0; n];
            for i in 0..odds.len() {
                let pull = if wanted(i) { odds[i] / right } else { 0.0 } - odds[i] / all;
                if pull.abs() > 1e-9 {
                    sample.seen[i].iter().for_each(|e| slope[e as usize] += pull);
                }
            }
            for e in 0..n {
                squares[e] += slope[e] * slope[e];
                let step = STEP / squares[e].sqrt();
                let moved: f64 = weights[e] + step * (slope[e] - HEADLINE_L2 * weights[e]);
                weights[e] = moved.signum() * (moved.abs() - step * HEADLINE_L1).max(0.0);
            }
        }
    }
    weights
}

/// How the log-likelihood of a page's roles rises with each weight: what the labels show less what the weights expect.
fn slope(weights: &[[f64; N]], sample: &Sample) -> Vec<[f64; N]> {
    let n_evidence = Evidence::ALL.len();
    let n = sample.seen.len();
    let mut slope = vec![[0.0; N]; weights.len()];
    let step: Vec<[f64; N]> = weights[n_evidence..].iter().map(|row| row.map(f64::exp)).collect();
    let here: Vec<[f64; N]> = sample
        .seen
        .iter()
        .map(|seen| {
            let mut sum = [0.0; N];
            seen.iter().for_each(|e| (0..N).for_each(|b| sum[b] += weights[e as usize][b]));
            let top = sum.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            sum.map(|s| (s - top).max(-300.0).exp())
        })
        .collect();
    for (sign, masked) in [(1.0, true), (-1.0, false)] {
        let allowed = |i: usize, b: usize| f64::from(u8::from(!masked || sample.gold[i] >> b & 1 == 1));
        let mut ahead = vec![[0.0; N]; n];
        for i in 0..n {
            let sum: [f64; N] = std::array::from_fn(|b| {
                let came = if i == 0 { 1.0 } else { (0..N).map(|a| ahead[i - 1][a] * step[a][b]).sum() };
                came * here[i][b] * allowed(i, b)
            });
            ahead[i] = unit(sum);
        }
        let mut behind = [1.0; N];
        for i in (0..n).rev() {
            let sure = unit(std::array::from_fn(|b| ahead[i][b] * behind[b]));
            for e in sample.seen[i].iter() {
                (0..N).for_each(|b| slope[e as usize][b] += sign * sure[b]);
            }
            let weighed: [f64; N] = std::array::from_fn(|b| behind[b] * here[i][b] * allowed(i, b));
            if i > 0 {
                let pair: [[f64; N]; N] = std::array::from_fn(|a| std::array::from_fn(|b| ahead[i - 1][a] * step[a][b] * weighed[b]));
                let all: f64 = pair.iter().flatten().sum();
                for a in 0..N {
                    (0..N).for_each(|b| slope[n_evidence + a][b] += sign * pair[a][b] / all.max(1e-300));
                }
                behind = unit(std::array::from_fn(|a| (0..N).map(|b| step[a][b] * weighed[b]).sum()));
            }
        }
    }
    slope
}

fn unit(row: [f64; N]) -> [f64; N] {
    let sum: f64 = row.iter().sum();
    if sum > 0.0 { row.map(|x| x / sum) } else { [1.0 / N as f64; N] }
}

/// Right, found and wanted lines by role.
#[derive(Default)]
struct Tally {
    roles: BTreeMap<&'static str, [u32; 3]>,
    right: u32,
    all: u32,
    headlines: [u32; 2],
    /// Bytes of the story's lines: right, found and wanted.
    body: [usize; 3],
    /// How often a line wanted one role and was given another.
    mistaken: BTreeMap<(&'static str, &'static str), u32>,
}

impl Tally {
    fn add(&mut self, sample: &Sample, weights: &Weights, lexicon: &Lexicon) {
        let text = Text::new(sample.text.clone());
        let spans = blocks::cut(&text, &[]);
        let (looked, _) = lines::look(&text, &spans, lexicon);
        let found = roles::weigh(&text, &looked, &[], &PageFacts::default(), weights);
        let mut at = 0;
        let mut headline = (false, false);
        for (span, &gold) in spans.iter().zip(&sample.gold) {
            while found[at].span.end() <= span.start() {
                at += 1;
            }
            let role = found[at].role;
            if sample.headline[spans.iter().position(|s| s == span).unwrap_or(0)] {
                headline.0 = true;
                let given = found.iter().find(|f| f.role.name() == "headline").map_or("", |f| text.of(f.span));
                headline.1 |= given.to_lowercase() == text.of(*span).to_lowercase();
                self.all += 1;
                self.right += u32::from(role.name() == "headline");
                if !headline.1 && std::env::var("SHOW").is_ok_and(|show| show == "headline") {
                    eprintln!("{}\t{}\tgave {given}", sample.publisher, text.of(*span));
                }
                continue;
            }
            if gold.count_ones() > 3 {
                continue;
            }
            let is_right = WEIGHED.iter().enumerate().any(|(b, &weighed)| gold >> b & 1 == 1 && weighed == role);
            let wanted = WEIGHED[gold.trailing_zeros() as usize].name();
            self.all += 1;
            self.right += u32::from(is_right);
            if !is_right {
                *self.mistaken.entry((wanted, role.name())).or_default() += 1;
                if std::env::var("SHOW").is_ok_and(|show| show == "all" || show == format!("{wanted}>{}", role.name())) {
                    eprintln!(
                        "ERR\t{wanted}>{}\t{}\t{}\t{}\t{}",
                        role.name(),
                        sample.publisher,
                        if std::env::var("WHY").is_ok() {
                            let i = spans.iter().position(|s| s == span).unwrap_or(0);
                            sample.seen[i]
                                .iter()
                                .map(|e| {
                                    format!("{}:{:.1}/{:.1}", e.name(), weights.speaks[e as usize][N - 1], weights.speaks[e as usize][4])
                                })
                                .collect::<Vec<_>>()
                                .join(" ")
                        } else {
                            found[at].why.to_owned()
                        },
                        found[at].confidence,
                        &text.of(*span).chars().take(120).collect::<String>()
                    );
                }
            }
            let is_body = if is_right { role.is_body() } else { WEIGHED[gold.trailing_zeros() as usize].is_body() };
            let bytes = span.end() - span.start();
            let counts = [is_body && role.is_body(), role.is_body(), is_body];
            self.body.iter_mut().zip(counts).for_each(|(sum, counts)| *sum += if counts { bytes } else { 0 });
            let name = if is_right { role.name() } else { wanted };
            self.roles.entry(name).or_default()[2] += 1;
            self.roles.entry(role.name()).or_default()[1] += 1;
            self.roles.entry(role.name()).or_default()[0] += u32::from(is_right);
        }
        self.headlines[0] += u32::from(headline.0);
        self.headlines[1] += u32::from(headline.1);
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        writeln!(
            f,
            "  lines right {:.3} of {}, headline {:.3}, body F {:.4}",
            f64::from(self.right) / f64::from(self.all.max(1)),
            self.all,
            f64::from(self.headlines[1]) / f64::from(self.headlines[0].max(1)),
            2.0 * self.body[0] as f64 / (self.body[1] + self.body[2]).max(1) as f64
        )?;
        for (role, [right, found, wanted]) in &self.roles {
            writeln!(
                f,
                "  {role:12} F {:.3}  found {found} wanted {wanted}",
                2.0 * f64::from(*right) / f64::from((found + wanted).max(1))
            )?;
        }
        let mut mistaken: Vec<_> = self.mistaken.iter().collect();
        mistaken.sort_by_key(|(pair, n)| (u32::MAX - **n, **pair));
        mistaken.iter().take(16).try_for_each(|((wanted, found), n)| writeln!(f, "  {wanted} taken for {found}: {n}"))
    }
}

fn print(weights: &Weights, n: usize, n_invented: usize) {
    let cell = |w: f32| if w == 0.0 { ".".to_owned() } else { format!("{w:.2}") };
    let row = |name: &str, row: &Scores| println!("{name}\t{}", row.map(cell).join("\t"));
    let written = weights.speaks.iter().chain(&weights.next).flatten().chain(&weights.headline).filter(|w| **w != 0.0).count();
    println!("# What speaks for the role of a line: weights of a conditional random field, {written} of them, in logarithms of odds.");
    println!("# Rows are evidence (src/layout/evidence.rs), or the role of the line above; columns are roles. No words are weighed.");
    println!(
        "# Source: tuned by tools/train on the shape of the lines of {n} news pages, and of {n_invented} invented ones (tools/train/pages)."
    );
    println!("# Licence: CC0.");
    println!("role\t{}\theadline", WEIGHED.map(|role| role.name()).join("\t"));
    for evidence in Evidence::ALL {
        let cells = weights.speaks[*evidence as usize].map(cell).join("\t");
        println!("{}\t{cells}\t{}", evidence.name(), cell(weights.headline[*evidence as usize]));
    }
    for (role, scores) in WEIGHED.iter().zip(&weights.next) {
        row(&format!("after-{}", role.name()), scores);
    }
}
