//! Trains the name tagger: `{"text": "Lavrov left Geneva.", "entities": [{"start": 0, "end": 6, "type": "PERSON"}, …]}` a line.
//!
//! A `.tsv` holds labels in place of a record's own ([`crate::relabel`]), a `.txt` articles with marked names ([`crate::written`]).
//!
//! A conditional random field over hashed evidence, by AdaGrad, with small weights cut to 0 after each round (L1). Some evidence
//! is withheld at each step, so that no name leans on one word alone, and the last rounds are averaged.

use crate::relabel::Relabelled;
use crate::written;
use galleyproof::annotations::mention::EntityType;
use galleyproof::annotations::name::evidence::{Island, Seen, row_after};
use galleyproof::annotations::name::tagger::{Chain, LABELS, Scores, Steps, label};
use galleyproof::layout::{self, Layout};
use galleyproof::lexicon::Weights;
use galleyproof::{Lexicon, Paste};
use serde_json::Value;

/// Two to the power of `BITS` rows.
const BITS: u32 = 20;
const ROUNDS: usize = 8;
const RATE: f32 = 0.15;
/// What each round takes from each weight that the round touched.
const SHRINK: f32 = 0.016;
const STEP: f32 = 0.0625;
/// Evidence seen fewer times than this is left out.
const RARE: u16 = 2;
/// The part of the evidence that is withheld at each step.
const WITHHELD: f32 = 0.15;
/// The first round of those that are averaged.
const SETTLED: usize = 3;

/// An island with what speaks for each of its words and what each is.
struct Sample {
    rows: Vec<Vec<u32>>,
    gold: Vec<u8>,
    weight: f32,
}

/// Trains on files and gives the weights file.
pub fn train(files: &[String]) -> Result<Vec<u8>, String> {
    let lexicon = Lexicon::english();
    let (mut relabelled, mut records) = (Relabelled::default(), Vec::new());
    for path in files {
        let source = std::fs::read_to_string(path).map_err(|error| format!("{path} cannot be read: {error}"))?;
        match path.rsplit('.').next() {
            Some("tsv") => relabelled = Relabelled::parse(&source)?,
            Some("txt") => records.extend(written::parse(path, &source)?),
            _ => records.extend(
                source.lines().filter(|line| !line.trim().is_empty()).map(|line| parsed(path, line)).collect::<Result<Vec<_>, _>>()?,
            ),
        }
    }
    let (mut samples, mut n_records) = (Vec::new(), 0);
    for record in &mut records {
        let is_relabelled = relabelled.apply(record)?;
        let weight = weight(record, is_relabelled);
        if weight > 0.0 {
            n_records += 1;
            add_samples(record, weight, &lexicon, &mut samples);
        }
    }
    let weights = fit(&mut samples);
    let n = samples.iter().map(|sample| sample.gold.len()).sum::<usize>();
    let head = format!(
        "# What speaks for a word being part of a name, by hashed evidence (src/annotations/name/evidence/).\n\
         # Made by: galleyproof-train names, from {n_records} records, {n} words that could be names, {} documents of them relabelled by hand.\n\
         # Source: UNER English EWT and PUD, Wikipedia through CrossNER, Wikigold and GUM, Wikinews through GUM, re3d (UK, US and\n\
         # Australian government, CENTCOM), VOA news through GMB, articles written for it. Licence: CC BY-SA 4.0; NOTICE lists the sources.",
        relabelled.len(),
    );
    Ok(Weights::written(&head, &weights, LABELS, STEP))
}

fn parsed(path: &str, line: &str) -> Result<Value, String> {
    serde_json::from_str(line).map_err(|error| format!("{path} has a line that is no JSON: {error}"))
}

/// How much a record counts: what may not be used counts nothing.
fn weight(record: &Value, is_relabelled: bool) -> f32 {
    let of = |field: &str| record[field].as_str().unwrap_or("");
    let (licence, source) = (of("license"), of("source"));
    let allowed = ["CC BY", "CC0", "MIT", "OGL", "public domain"];
    match source {
        _ if !allowed.iter().any(|name| licence.contains(name)) => 0.0,
        _ if is_relabelled => 1.0,
        // Its texts are in the public domain, its own labels are not.
        _ if source.starts_with("GMB") => 0.0,
        _ if source.starts_with("CrossNER") => 0.45,
        _ if source.starts_with("UNER") => 2.0,
        _ if source.starts_with("GUM/Wikinews") => 2.0,
        "written" => 0.8,
        _ => 1.0,
    }
}

fn add_samples(record: &Value, weight: f32, lexicon: &Lexicon, samples: &mut Vec<Sample>) {
    let text = record["text"].as_str().unwrap_or("");
    let layout = layout::of(Paste::text(text), lexicon);
    let labels = gold(record, text, &layout);
    let seen = Seen::of(&layout, lexicon, |_| false);
    for island in seen.islands() {
        samples.push(sample(&seen, island, &labels, weight));
    }
}

fn sample(seen: &Seen, island: &Island, labels: &[u8], weight: f32) -> Sample {
    let mut rows = Vec::new();
    let at = |i: usize| {
        seen.rows(island, i, &mut rows);
        rows.iter().map(|row| row >> (32 - BITS)).collect()
    };
    let rows: Vec<Vec<u32>> = island.tokens.clone().map(at).collect();
    let mut gold = labels[island.tokens.clone()].to_vec();
    // A name that began outside the island begins at its first word.
    if let Some(first) = gold.first_mut().filter(|first| **first > 0 && **first % 2 == 0) {
        *first -= 1;
    }
    Sample { rows, gold, weight }
}

/// The label of each token.
fn gold(record: &Value, text: &str, layout: &Layout) -> Vec<u8> {
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut labels = vec![0; layout.tokens.len()];
    for entity in record["entities"].as_array().into_iter().flatten() {
        let at = |field: &str| entity[field].as_u64().and_then(|at| bytes.get(at as usize).copied()).unwrap_or(0);
        let (start, end) = (at("start"), at("end"));
        let Some(of) = type_of(entity["type"].as_str().unwrap_or("")) else { continue };
        let mut is_first = true;
        for i in layout.token_at(start)..layout.tokens.len() {
            let token = &layout.tokens[i];
            if token.start as usize >= end {
                break;
            }
            let word = layout.word(token);
            let is_edge = is_first && matches!(word, "the" | "The" | "a") || word.starts_with(['\'', '’']) && token.end as usize >= end;
            if (token.start as usize) < start || token.end as usize > end || is_edge {
                continue;
            }
            labels[i] = label(of, is_first) as u8;
            is_first = false;
        }
    }
    labels
}

fn type_of(name: &str) -> Option<EntityType> {
    match name {
        "PERSON" => Some(EntityType::Person),
        "ORG" => Some(EntityType::Organization),
        "PLACE" => Some(EntityType::Place),
        _ => None,
    }
}

/// Stochastic gradient steps over the samples in an order of their own each round.
fn fit(samples: &mut [Sample]) -> Vec<f32> {
    let n_rows = 1 << BITS;
    let mut counts = vec![0u16; n_rows];
    for sample in samples.iter() {
        sample.rows.iter().flatten().for_each(|&row| counts[row as usize] = counts[row as usize].saturating_add(1));
    }
    for sample in samples.iter_mut() {
        sample.rows.iter_mut().for_each(|rows| rows.retain(|&row| counts[row as usize] >= RARE));
    }
    let mut weights = vec![0.0f32; n_rows * LABELS];
    let mut squares = vec![1.0f32; n_rows * LABELS];
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut seed = 0x1234_5678_9abc_def0u64;
    let mut sums = vec![0.0f32; weights.len()];
    for round in 0..ROUNDS {
        shuffle(&mut order, &mut seed);
        let mut loss = 0.0;
        for &at in &order {
            loss += learn(&thinned(&samples[at], &mut seed), &mut weights, &mut squares);
        }
        weights.iter_mut().filter(|weight| **weight != 0.0).for_each(|weight| {
            *weight = (weight.abs() - SHRINK).max(0.0).copysign(*weight);
        });
        if round >= SETTLED {
            sums.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight);
        }
        eprintln!("round {round}: loss {loss:.0}, {} weights", weights.iter().filter(|weight| weight.abs() >= STEP / 2.0).count());
    }
    averaged(sums)
}

/// The mean of the settled rounds; where all evidence speaks, each weight speaks as much less as was withheld before.
fn averaged(mut sums: Vec<f32>) -> Vec<f32> {
    let rounds = (ROUNDS - SETTLED) as f32;
    let step_rows: [usize; LABELS] = std::array::from_fn(|label| (row_after(label) >> (32 - BITS)) as usize);
    for (row, weights) in sums.chunks_mut(LABELS).enumerate() {
        // Steps from label to label are never withheld.
        let speaks = if step_rows.contains(&row) { 1.0 } else { 1.0 - WITHHELD };
        weights.iter_mut().for_each(|weight| *weight *= speaks / rounds);
    }
    sums
}

/// A sample with some of its evidence withheld.
fn thinned(sample: &Sample, seed: &mut u64) -> Sample {
    let mut kept =
        |rows: &Vec<u32>| rows.iter().copied().filter(|_| (random(seed) >> 40) as f32 >= WITHHELD * (1u64 << 24) as f32).collect();
    Sample { rows: sample.rows.iter().map(&mut kept).collect(), gold: sample.gold.clone(), weight: sample.weight }
}

fn learn(sample: &Sample, weights: &mut [f32], squares: &mut [f32]) -> f32 {
    let row = |row: u32| row as usize * LABELS;
    let spoken: Vec<Scores> = sample
        .rows
        .iter()
        .map(|rows| {
            let mut scores = [0.0; LABELS];
            for &at in rows {
                scores.iter_mut().zip(&weights[row(at)..]).for_each(|(score, weight)| *score += weight);
            }
            scores
        })
        .collect();
    let step_rows: [usize; LABELS] = std::array::from_fn(|label| row(row_after(label) >> (32 - BITS)));
    let steps = Steps::new(step_rows.map(|at| std::array::from_fn(|label| weights[at + label])));
    let chain = Chain::of(&spoken, &steps);
    let words = chain.words();
    let mut nudge = |at: usize, gradient: f32| {
        if gradient.abs() > 1e-4 {
            squares[at] += gradient * gradient;
            weights[at] += RATE * gradient / squares[at].sqrt();
        }
    };
    let mut loss = 0.0;
    for (i, (rows, probable)) in sample.rows.iter().zip(&words).enumerate() {
        let gold = sample.gold[i] as usize;
        loss -= probable[gold].max(1e-9).ln() * sample.weight;
        for label in 0..LABELS {
            let gradient = sample.weight * (f32::from(label == gold) - probable[label]);
            rows.iter().for_each(|&at| nudge(row(at) + label, gradient));
        }
        for next in 0..LABELS {
            // From the word before; the first word stands behind one that is no name.
            for before in 0..LABELS {
                let (is_gold, expected) = match i {
                    0 if before > 0 => continue,
                    0 => (next == gold, probable[next]),
                    _ => (before == sample.gold[i - 1] as usize && next == gold, chain.pair(i - 1, before, next)),
                };
                nudge(step_rows[before] + next, sample.weight * (f32::from(is_gold) - expected));
            }
        }
    }
    if let (Some(&gold), Some(probable)) = (sample.gold.last(), words.last()) {
        for before in 0..LABELS {
            nudge(step_rows[before], sample.weight * (f32::from(before == gold as usize) - probable[before]));
        }
    }
    loss
}

/// Fisher and Yates.
fn shuffle(order: &mut [usize], seed: &mut u64) {
    for at in (1..order.len()).rev() {
        order.swap(at, (random(seed) % (at as u64 + 1)) as usize);
    }
}

/// Xorshift.
fn random(seed: &mut u64) -> u64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    *seed
}
