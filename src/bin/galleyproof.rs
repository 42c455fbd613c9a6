//! The command line: `galleyproof parse article.txt`, `galleyproof batch < in.ndjson > out.ndjson`.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use clap::{Args, Parser, Subcommand, ValueEnum};
    use galleyproof::text::Unit;
    use galleyproof::{Article, Lexicon, Paste, export, html, read};
    use serde::de::{Deserialize, Deserializer, Visitor};
    use std::io::{BufRead, IsTerminal, Read, Write};
    use std::path::{Path, PathBuf};
    use std::process::ExitCode;

    /// Reads news articles as a copy desk does: structure, quotations and who said them, names, dates and amounts.
    #[derive(Parser)]
    #[command(
        name = "galleyproof",
        version,
        after_help = "Exit status: 0 all read, 1 some lines of a batch could not be read, 2 nothing was read."
    )]
    struct Command {
        #[command(subcommand)]
        task: Task,
    }

    #[derive(Subcommand)]
    enum Task {
        /// Read one article and print it.
        Parse(Parse),
        /// Read many: a line {"id", "text" or "html", "reference_date"?} in, a line with that id out, in the same order.
        Batch(Batch),
    }

    #[derive(Args)]
    struct Parse {
        /// The article, as UTF-8 text or HTML. Standard input where it is left out or "-".
        file: Option<PathBuf>,
        /// Read the input as HTML source. A file named *.html or *.htm is read so anyway.
        #[arg(long)]
        html: bool,
        /// The day that "yesterday" is read against where the article names none.
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = reference_date)]
        reference_date: Option<String>,
        /// What start and end count.
        #[arg(long, value_name = "UNIT", value_enum, default_value = "utf-16")]
        offsets: Offsets,
        /// What to print.
        #[arg(long, value_enum, default_value = "json")]
        format: Format,
    }

    #[derive(Args)]
    struct Batch {
        /// What start and end count.
        #[arg(long, value_name = "UNIT", value_enum, default_value = "utf-16")]
        offsets: Offsets,
    }

    #[derive(Clone, Copy, ValueEnum)]
    enum Offsets {
        #[value(name = "utf-16")]
        Utf16,
        Codepoint,
        Byte,
    }

    #[derive(Clone, Copy, ValueEnum)]
    enum Format {
        /// The article as Galleyproof's own JSON.
        Json,
        /// IPTC ninjs 3.0.
        Ninjs,
        /// schema.org NewsArticle with its quotations.
        JsonLd,
        /// W3C Web Annotations (their offsets are always code points).
        WebAnnotation,
        /// One row a quotation.
        Csv,
    }

    /// A line of a batch.
    #[derive(serde::Deserialize)]
    struct Job {
        #[serde(default)]
        id: serde_json::Value,
        text: Option<Loose>,
        html: Option<Loose>,
        reference_date: Option<String>,
    }

    pub fn main() -> ExitCode {
        let done = match Command::parse().task {
            Task::Parse(task) => parse(task),
            Task::Batch(task) => batch(task),
        };
        done.unwrap_or_else(|sentence| {
            eprintln!("galleyproof: {sentence}");
            ExitCode::from(2)
        })
    }

    fn parse(task: Parse) -> Result<ExitCode, String> {
        let source = source_of(task.file.as_deref())?;
        let is_html = task.html || task.file.as_deref().is_some_and(is_html_file);
        let lexicon = Lexicon::english();
        let paste = if is_html { html::paste(&source) } else { Paste::text(source) };
        let article = read(paste.on(task.reference_date), &lexicon);
        let mut out = std::io::stdout().lock();
        written(writeln!(out, "{}", dressed(&article, &lexicon, task.format, unit(task.offsets)).trim_end()))?;
        Ok(ExitCode::SUCCESS)
    }

    fn dressed(article: &Article, lexicon: &Lexicon, format: Format, unit: Unit) -> String {
        let pretty = |value: serde_json::Value| serde_json::to_string_pretty(&value).unwrap_or_default();
        match format {
            Format::Json => serde_json::to_string_pretty(&export::json::of(article, lexicon, unit)).unwrap_or_default(),
            Format::Ninjs => pretty(export::ninjs::of(&export::json::of(article, lexicon, unit))),
            Format::JsonLd => pretty(export::json_ld::of(&export::json::of(article, lexicon, unit))),
            Format::WebAnnotation => pretty(export::web_annotation::of(&export::json::of(article, lexicon, Unit::Codepoint))),
            Format::Csv => export::csv::of(&export::json::of(article, lexicon, unit)),
        }
    }

    fn batch(task: Batch) -> Result<ExitCode, String> {
        let stdin = std::io::stdin();
        if stdin.is_terminal() {
            eprintln!("galleyproof: reading a JSON object a line from the keyboard; end with Ctrl-D");
        }
        let lexicon = Lexicon::english();
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        let mut n_bad = 0;
        for (i, line) in stdin.lock().split(b'\n').enumerate() {
            let line = line.map_err(|error| format!("standard input broke off at line {}: {error}", i + 1))?;
            if line.trim_ascii().is_empty() {
                continue;
            }
            let answer = answer(&line, &lexicon, unit(task.offsets)).unwrap_or_else(|(id, sentence)| {
                n_bad += 1;
                eprintln!("galleyproof: line {}: {sentence}", i + 1);
                serde_json::json!({"id": id, "error": sentence}).to_string()
            });
            written(writeln!(out, "{answer}"))?;
        }
        written(out.flush())?;
        Ok(if n_bad == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
    }

    /// The article of a line as JSON with its id first, or the id and what is wrong with the line.
    fn answer(line: &[u8], lexicon: &Lexicon, unit: Unit) -> Result<String, (serde_json::Value, String)> {
        let line = std::str::from_utf8(line).map_err(|error| {
            (serde_json::Value::Null, format!("the line is not UTF-8 (byte {}); save the batch as UTF-8", error.valid_up_to()))
        })?;
        let job: Job = serde_json::from_str(line).map_err(|error| (id_of(line), format!("not a JSON object of a batch: {error}")))?;
        if let Some(day) = &job.reference_date {
            reference_date(day).map_err(|sentence| (job.id.clone(), sentence))?;
        }
        let paste = match (job.html, job.text) {
            (Some(source), _) => html::paste(&source.0),
            (None, Some(text)) => Paste::text(text.0),
            (None, None) => return Err((job.id, "the line has neither \"text\" nor \"html\"".to_owned())),
        };
        let article = read(paste.on(job.reference_date), lexicon);
        let view = serde_json::to_string(&export::json::of(&article, lexicon, unit)).unwrap_or_default();
        Ok(format!("{{\"id\":{},{}", job.id, view.strip_prefix('{').unwrap_or("}")))
    }

    /// The id of a line that is JSON, though not a job.
    fn id_of(line: &str) -> serde_json::Value {
        let value: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
        value.get("id").cloned().unwrap_or_default()
    }

    fn source_of(file: Option<&Path>) -> Result<String, String> {
        let mut bytes = Vec::new();
        let name = match file.filter(|path| *path != Path::new("-")) {
            None => {
                if std::io::stdin().is_terminal() {
                    eprintln!("galleyproof: paste the article, then Ctrl-D");
                }
                std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| format!("standard input cannot be read: {error}"))?;
                "standard input".to_owned()
            }
            Some(path) => {
                bytes = std::fs::read(path).map_err(|error| cannot_read(path, &error))?;
                path.display().to_string()
            }
        };
        String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            format!("{name} is not UTF-8 text (byte {at} is not); convert it first, for example with iconv -t UTF-8")
        })
    }

    fn cannot_read(path: &Path, error: &std::io::Error) -> String {
        let name = path.display();
        match error.kind() {
            _ if path.is_dir() => format!("{name} is a directory; name one article, or pipe many into galleyproof batch"),
            std::io::ErrorKind::NotFound => format!("there is no file {name}"),
            std::io::ErrorKind::PermissionDenied => format!("{name} may not be read by this user"),
            _ => format!("{name} cannot be read: {error}"),
        }
    }

    fn is_html_file(path: &Path) -> bool {
        path.extension().is_some_and(|end| end.eq_ignore_ascii_case("html") || end.eq_ignore_ascii_case("htm"))
    }

    /// A day or a longer ISO 8601 time; what is wrong with it otherwise.
    fn reference_date(written: &str) -> Result<String, String> {
        let digits = |range: std::ops::Range<usize>| {
            written.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit())).and_then(|part| part.parse::<u32>().ok())
        };
        let dashes = written.get(4..5) == Some("-") && written.get(7..8) == Some("-");
        let is_day = digits(0..4).is_some() && matches!(digits(5..7), Some(1..=12)) && matches!(digits(8..10), Some(1..=31));
        let ends = matches!(written.as_bytes().get(10), None | Some(b'T' | b' '));
        if dashes && is_day && ends {
            Ok(written.to_owned())
        } else {
            Err(format!("reference date {written:?} is not of the form 2016-08-27"))
        }
    }

    fn unit(offsets: Offsets) -> Unit {
        match offsets {
            Offsets::Utf16 => Unit::Utf16,
            Offsets::Codepoint => Unit::Codepoint,
            Offsets::Byte => Unit::Byte,
        }
    }

    /// A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
    fn written(done: std::io::Result<()>) -> Result<(), String> {
        match done {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => std::process::exit(0),
            done => done.map_err(|error| format!("the answer cannot be written: {error}")),
        }
    }

    /// A JSON string that may hold lone surrogates, each read as U+FFFD, so that counts of characters stay.
    struct Loose(String);

    impl<'de> Deserialize<'de> for Loose {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Loose, D::Error> {
            deserializer.deserialize_byte_buf(LooseVisitor)
        }
    }

    struct LooseVisitor;

    impl Visitor<'_> for LooseVisitor {
        type Value = Loose;

        fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E>(self, text: &str) -> Result<Loose, E> {
            Ok(Loose(text.to_owned()))
        }

        fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Loose, E> {
            Ok(Loose(without_surrogates(bytes)))
        }
    }

    /// serde_json hands a lone surrogate over as the three bytes that UTF-8 would give it.
    fn without_surrogates(bytes: &[u8]) -> String {
        let mut text = String::with_capacity(bytes.len());
        let mut rest = bytes;
        loop {
            match std::str::from_utf8(rest) {
                Ok(valid) => return text + valid,
                Err(error) => {
                    let (valid, bad) = rest.split_at(error.valid_up_to());
                    text.push_str(std::str::from_utf8(valid).unwrap_or_default());
                    text.push('\u{FFFD}');
                    rest = &bad[bad.len().min(3)..];
                }
            }
        }
    }
}
