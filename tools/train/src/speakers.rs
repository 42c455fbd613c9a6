//! The weights of the speakers: a log-linear choice, trained quotation by quotation on articles whose speakers are marked.
//!
//! A record is `{"id", "text", "quotes": [{"kind", "quoted": [[start, end]], "start", "end", "speaker": {"text", "start", "end",
//! "fragments"?} | null}]}`, offsets in code points. First the weights are tried on articles that were held out, five parts
//! in turn, and the figures go to stderr; then they are made of all and go to stdout.

use galleyproof::annotations::{self, Annotations};
use galleyproof::layout::{self, Layout};
use galleyproof::lexicon::Lexicon;
use galleyproof::paste::Paste;
use galleyproof::relations::attribution;
use galleyproof::relations::attribution::evidence::{Evidence, Weights};
use galleyproof::relations::attribution::question::Question;
use galleyproof::relations::attribution::ranking::{self, Candidate, Choice, Who};
use galleyproof::text::{Span, Unit};
use serde_json::Value;

const PARTS: u64 = 5;
const STEP: f64 = 0.12;
const EPOCHS: usize = 40;
/// How many weights are kept.
const MOST: usize = 150;
const L2: f64 = 1e-3;
const L1: f64 = 1e-3;
const N: usize = Evidence::ALL.len();

struct Article {
    part: u64,
    layout: Layout,
    found: Annotations,
    gold: Vec<Gold>,
}

/// A marked quotation in code points, and who said it: where, and the head word.
struct Gold {
    at: (u32, u32),
    speaker: Option<(Vec<(u32, u32)>, String)>,
}

/// A question with the candidates that are right.
struct Sample {
    part: u64,
    candidates: Vec<(usize, Vec<usize>)>,
    right: Vec<bool>,
    weight: f64,
}

pub fn train(files: &[String]) -> Result<(), String> {
    let lexicon = Lexicon::english();
    let mut articles = Vec::new();
    for file in files {
        let source = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
        for line in source.lines().filter(|line| !line.trim().is_empty()) {
            let record: Value = serde_json::from_str(line).map_err(|error| format!("{file}: {error}"))?;
            articles.push(article(&record, &lexicon));
        }
    }
    let told: Vec<Sample> = articles.iter().flat_map(|article| samples(article, &lexicon, None)).collect();
    let reached = told.iter().filter(|s| s.right.iter().any(|&r| r)).count();
    eprintln!("{} articles, {} questions, {reached} with a right candidate", articles.len(), told.len());
    let first: Vec<Weights> = (0..PARTS).map(|part| fit(&told.iter().filter(|s| s.part != part).collect::<Vec<_>>())).collect();
    report("speakers told", &articles, &lexicon, &first);
    // What the weights themselves carry from quotation to quotation is learnt from too.
    let own: Vec<Sample> = articles.iter().flat_map(|a| samples(a, &lexicon, Some(&first[a.part as usize]))).collect();
    let both: Vec<&Sample> = told.iter().chain(&own).collect();
    let second: Vec<Weights> = (0..PARTS).map(|part| fit(&both.iter().copied().filter(|s| s.part != part).collect::<Vec<_>>())).collect();
    report("own speakers", &articles, &lexicon, &second);
    print(&fit(&both), articles.len());
    Ok(())
}

fn article(record: &Value, lexicon: &Lexicon) -> Article {
    let id = record["id"].as_str().unwrap_or("");
    let layout = layout::of(Paste::text(record["text"].as_str().unwrap_or("")), lexicon);
    let found = annotations::find(&layout, lexicon);
    let text: Vec<char> = record["text"].as_str().unwrap_or("").chars().collect();
    let gold = record["quotes"].as_array().into_iter().flatten().flat_map(|quote| gold(quote, &text)).collect();
    Article { part: number(id) % PARTS, layout, found, gold }
}

fn gold(quote: &Value, text: &[char]) -> Vec<Gold> {
    if quote["kind"] == "indirect" {
        return Vec::new();
    }
    let pair = |pair: &Value| (pair[0].as_u64().unwrap_or(0) as u32, pair[1].as_u64().unwrap_or(0) as u32);
    let own = |at: &Value| (at["start"].as_u64().unwrap_or(0) as u32, at["end"].as_u64().unwrap_or(0) as u32);
    let spans: Vec<(u32, u32)> = quote["quoted"].as_array().map_or_else(|| vec![own(quote)], |all| all.iter().map(pair).collect());
    let speaker = &quote["speaker"];
    let told = (!speaker.is_null()).then(|| {
        let fragments = speaker["fragments"].as_array().into_iter().flatten().map(pair);
        (fragments.chain([own(speaker)]).collect::<Vec<_>>(), head(speaker["text"].as_str().unwrap_or("")))
    });
    // A quotation over paragraphs is one a paragraph.
    let lines = spans.into_iter().flat_map(|(start, end)| {
        let mut from = start;
        let mut lines = Vec::new();
        for i in start..=end {
            if i == end || text.get(i as usize) == Some(&'\n') {
                lines.extend((i > from).then_some((from, i)));
                from = i + 1;
            }
        }
        lines
    });
    lines.map(|at| Gold { at, speaker: told.clone() }).collect()
}

/// The last word of a name without what follows it.
fn head(text: &str) -> String {
    let mut own = text;
    for stop in [",", "(", ";", " — ", " who ", " whose ", " which ", " of ", " for ", " from ", " with ", " in ", " at ", " on ", " to "]
    {
        own = own.split(stop).next().filter(|own| !own.is_empty()).unwrap_or(own);
    }
    let last = own.split_whitespace().last().unwrap_or("");
    let last = last.trim_end_matches("’s").trim_end_matches("'s");
    last.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn number(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)) >> 7
}

/// The gold quotation that a span is; `Err` where it overlaps one without being it.
fn match_of(gold: &[Gold], span: Span) -> Result<Option<&Gold>, ()> {
    let (start, end) = span.in_unit(Unit::Codepoint);
    let mut touched = false;
    for one in gold {
        let both = end.min(one.at.1).saturating_sub(start.max(one.at.0));
        touched |= both > 0;
        if f64::from(both) >= 0.8 * f64::from(end.max(one.at.1) - start.min(one.at.0)) {
            return Ok(Some(one));
        }
    }
    if touched { Err(()) } else { Ok(None) }
}

fn is_right(question: &Question, article: &Article, candidate: &Candidate, gold: Option<&Gold>) -> bool {
    let Some(gold) = gold else { return candidate.who == Who::Unspoken };
    let Some((spans, head_word)) = &gold.speaker else { return candidate.who == Who::Nobody };
    let Some(span) = question.span(candidate.who) else { return false };
    let (start, end) = span.in_unit(Unit::Codepoint);
    spans.iter().any(|&(s, e)| start < e && s < end) || head(article.layout.text.of(span)) == *head_word && !head_word.is_empty()
}

/// All questions of an article, answered rightly on the way, or by weights.
fn samples(article: &Article, lexicon: &Lexicon, by: Option<&Weights>) -> Vec<Sample> {
    let mut found = Vec::new();
    let mut decide = |question: &Question, candidates: &[Candidate], keys: &[u64]| -> Option<Choice> {
        let gold = match_of(&article.gold, question.quotation());
        let mut right: Vec<bool> =
            candidates.iter().map(|candidate| gold.is_ok_and(|gold| is_right(question, article, candidate, gold))).collect();
        let choice = match by {
            Some(weights) => ranking::choose(candidates, keys, weights),
            None => {
                let best = (0..right.len()).find(|&i| right[i]);
                let wanted = if gold.is_ok_and(|gold| gold.is_some()) { Who::Nobody } else { Who::Unspoken };
                let best = best.or((0..right.len()).find(|&i| candidates[i].who == wanted))?;
                Some(Choice { candidate: candidates[best], spoken: f32::from(u8::from(candidates[best].who != Who::Unspoken)), sure: 1.0 })
            }
        };
        let weight = 1.0;
        if let Ok(Some(_)) = gold
            && !right.iter().any(|&r| r)
        {
            // A speaker who is no candidate tells only that the words are speech.
            right = candidates.iter().map(|candidate| candidate.who != Who::Unspoken).collect();
        }
        if gold.is_ok() && !question.is_archival() {
            let seen = |candidate: &Candidate| (column(candidate.who), candidate.seen.iter().collect());
            found.push(Sample { part: article.part, candidates: candidates.iter().map(seen).collect(), right, weight });
        }
        choice
    };
    attribution::find_with(&article.layout, &article.found, lexicon, &mut decide);
    found
}

fn column(who: Who) -> usize {
    match who {
        Who::Nobody => 1,
        Who::Unspoken => 2,
        _ => 0,
    }
}

/// The weights: all at first, then the `MOST` that matter most alone.
fn fit(samples: &[&Sample]) -> Weights {
    let all = climb(samples, &vec![[true; 3]; N]);
    let mut used = vec![[1.0f64; 3]; N];
    for (column, seen) in samples.iter().flat_map(|sample| &sample.candidates) {
        seen.iter().for_each(|&e| used[e][*column] += 1.0);
    }
    let heft = |e: usize, c: usize| all[e][c].abs() * used[e][c].sqrt();
    let mut order: Vec<f64> = (0..N).flat_map(|e| (0..3).map(move |c| (e, c))).map(|(e, c)| heft(e, c)).collect();
    order.sort_by(|a, b| b.total_cmp(a));
    let least = order[MOST.min(order.len() - 1)];
    let open: Vec<[bool; 3]> = (0..N).map(|e| std::array::from_fn(|c| heft(e, c) > least)).collect();
    let kept = climb(samples, &open);
    let column = |c: usize| kept.iter().map(|row| (row[c] * 100.0).round() as f32 / 100.0).collect();
    Weights { speaker: column(0), nobody: column(1), unspoken: column(2) }
}

/// Stochastic gradients of the likelihood, each weight with a step of its own (AdaGrad), then shrunk.
fn climb(samples: &[&Sample], open: &[[bool; 3]]) -> Vec<[f64; 3]> {
    let mut weights = vec![[0.0f64; 3]; N];
    let mut squares = vec![[1e-1f64; 3]; N];
    let mut slope = vec![[0.0f64; 3]; N];
    for epoch in 0..EPOCHS {
        for i in 0..samples.len() {
            let sample = samples[(i * 7919 + epoch * 104_729) % samples.len()];
            let scores: Vec<f64> = sample.candidates.iter().map(|(c, seen)| seen.iter().map(|&e| weights[e][*c]).sum()).collect();
            let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let odds: Vec<f64> = scores.iter().map(|s| (s - top).exp()).collect();
            let all: f64 = odds.iter().sum();
            let right: f64 = (0..odds.len()).filter(|&k| sample.right[k]).map(|k| odds[k]).sum();
            if right <= 0.0 {
                continue;
            }
            let mut touched = Vec::new();
            for (k, (c, seen)) in sample.candidates.iter().enumerate() {
                let pull = if sample.right[k] { odds[k] / right } else { 0.0 } - odds[k] / all;
                if pull.abs() > 1e-6 {
                    for &e in seen.iter().filter(|&&e| open[e][*c]) {
                        if slope[e][*c] == 0.0 {
                            touched.push((e, *c));
                        }
                        slope[e][*c] += pull * sample.weight;
                    }
                }
            }
            for (e, c) in touched {
                let pull = std::mem::take(&mut slope[e][c]);
                squares[e][c] += pull * pull;
                let step = STEP / squares[e][c].sqrt();
                let moved = weights[e][c] + step * (pull - L2 * weights[e][c]);
                weights[e][c] = moved.signum() * (moved.abs() - step * L1).max(0.0);
            }
        }
    }
    weights
}

/// How the held-out articles are read: quotations and speakers right, and whether confidence tells.
fn report(title: &str, articles: &[Article], lexicon: &Lexicon, weights: &[Weights]) {
    let (mut n_gold, mut n_found, mut n_match, mut n_joint, mut nobody) = (0, 0, 0, 0, [0, 0]);
    let mut bins = [[0usize; 2]; 10];
    let mut confidence = [0.0f64; 10];
    let mut sweep: Vec<(f32, bool, bool)> = Vec::new();
    for article in articles {
        n_gold += article.gold.len();
        let weights = &weights[article.part as usize];
        let mut decide = |question: &Question, candidates: &[Candidate], keys: &[u64]| {
            let choice = ranking::choose(candidates, keys, weights)?;
            if question.is_archival() {
                return Some(choice);
            }
            let gold = match_of(&article.gold, question.quotation());
            let matched = matches!(gold, Ok(Some(_)));
            let right = matched && is_right(question, article, &choice.candidate, gold.ok().flatten());
            sweep.push((choice.spoken, matched, right));
            if choice.spoken >= 0.65 {
                n_found += 1;
                n_match += usize::from(matched);
                n_joint += usize::from(right);
                if let Ok(Some(gold)) = gold
                    && gold.speaker.is_none()
                {
                    nobody[0] += usize::from(right);
                    nobody[1] += 1;
                }
                let sure = choice.spoken * choice.sure;
                let bin = ((sure * 10.0) as usize).min(9);
                bins[bin][0] += usize::from(right);
                bins[bin][1] += 1;
                confidence[bin] += f64::from(sure);
            }
            Some(choice)
        };
        attribution::find_with(&article.layout, &article.found, lexicon, &mut decide);
    }
    let f = |right: usize| 200.0 * right as f64 / (n_gold + n_found) as f64;
    eprintln!(
        "{title}: spans F {:.1}, joint F {:.1}, nobody {}/{} ({n_found} found of {n_gold})",
        f(n_match),
        f(n_joint),
        nobody[0],
        nobody[1]
    );
    for threshold in [0.4f32, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75] {
        let kept: Vec<_> = sweep.iter().filter(|s| s.0 >= threshold).collect();
        let f = |n: usize| 200.0 * n as f64 / (n_gold + kept.len()) as f64;
        eprintln!(
            "  from {threshold}: spans {:.1} joint {:.1}",
            f(kept.iter().filter(|s| s.1).count()),
            f(kept.iter().filter(|s| s.2).count())
        );
    }
    for (bin, [right, all]) in bins.iter().enumerate().filter(|(_, bin)| bin[1] > 0) {
        eprintln!("  confidence {:.2}: right {:.2} of {all}", confidence[bin] / *all as f64, *right as f64 / *all as f64);
    }
}

fn print(weights: &Weights, n: usize) {
    let cell = |w: f32| if w == 0.0 { ".".to_owned() } else { format!("{w:.2}") };
    let written = [&weights.speaker, &weights.nobody, &weights.unspoken].into_iter().flatten().filter(|w| **w != 0.0).count();
    println!("# What speaks for the speaker of a quotation, for nobody, and for words that are no speech: weights of a log-linear");
    println!(
        "# choice, {written} of them, in logarithms of odds. Rows are evidence (src/relations/attribution/evidence.rs). No words are weighed."
    );
    println!("# Source: tuned on the shape of the quotations of {n} news articles by tools/train. Licence: CC0.");
    println!("evidence\tspeaker\tnobody\tunspoken");
    for (e, evidence) in Evidence::ALL.iter().enumerate() {
        println!("{}\t{}\t{}\t{}", evidence.name(), cell(weights.speaker[e]), cell(weights.nobody[e]), cell(weights.unspoken[e]));
    }
}
