//! The command line as an archive uses it: good input, bad input, and nothing lost between.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_galleyproof"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that turns its options away may close its input before it is written.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("the program ends")
}

fn lines(output: &Output) -> Vec<serde_json::Value> {
    let out = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    out.lines().map(|line| serde_json::from_str(line).expect("a JSON object a line")).collect()
}

fn says(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn parse_reads_standard_input() {
    let output = run(&["parse", "--offsets", "byte"], "Rain goes on\n\nIt rained for 12 hours.".as_bytes());
    assert!(output.status.success(), "{}", says(&output));
    let article: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(article["schema"], "galleyproof/article@1");
    assert_eq!(article["offsets"], "byte");
    assert_eq!(article["headline"]["text"], "Rain goes on");
}

#[test]
fn parse_prints_every_format() {
    for (format, sign) in [
        ("json", "\"schema\""),
        ("ninjs", "\"uri\""),
        ("json-ld", "\"NewsArticle\""),
        ("web-annotation", "\"AnnotationPage\""),
        ("csv", "id,statement"),
    ] {
        let output = run(&["parse", "--format", format], b"Rain goes on");
        assert!(output.status.success() && String::from_utf8_lossy(&output.stdout).contains(sign), "{format}: {}", says(&output));
    }
}

#[test]
fn wrong_files_and_options_get_a_sentence() {
    let wrong = [
        (vec!["parse", "no-such-file.txt"], "there is no file no-such-file.txt"),
        (vec!["parse", "tests"], "is a directory"),
        (vec!["parse", "--reference-date", "yesterday"], "2016-08-27"),
        (vec!["parse", "--offsets", "inches"], "codepoint"),
        (vec!["polish"], "unrecognized subcommand"),
    ];
    for (arguments, sentence) in wrong {
        let output = run(&arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(says(&output).contains(sentence), "{arguments:?} says {}", says(&output));
        assert!(output.stdout.is_empty());
    }
    let output = run(&["parse"], b"caf\xe9");
    assert_eq!(output.status.code(), Some(2));
    assert!(says(&output).contains("not UTF-8"), "{}", says(&output));
}

#[test]
fn a_bad_line_of_a_batch_costs_only_itself() {
    let input = b"{\"id\": 1, \"text\": \"Rain\"}\nnot json\n{\"id\": \"x\"}\n\n{\"id\": 2, \"text\": 7}\n\xff\n{\"id\": 3, \"html\": \"<p>Rain</p>\"}\n{\"id\": 4, \"text\": \"Rain\", \"reference_date\": \"soon\"}\n";
    let output = run(&["batch"], input);
    assert_eq!(output.status.code(), Some(1), "{}", says(&output));
    let found = lines(&output);
    let ids: Vec<_> = found.iter().map(|line| line["id"].to_string()).collect();
    assert_eq!(ids, ["1", "null", "\"x\"", "2", "null", "3", "4"]);
    let bad: Vec<_> = found.iter().map(|line| line["error"].is_string()).collect();
    assert_eq!(bad, [false, true, true, true, true, false, true]);
    assert_eq!(found[5]["source"], "html");
    assert!(says(&output).contains("line 2:"), "{}", says(&output));
}

#[test]
fn lone_surrogates_count_as_one_character() {
    let output =
        run(&["batch", "--offsets", "codepoint"], b"{\"id\": 1, \"text\": \"A \\ud800 b\"}\n{\"id\": 2, \"text\": \"\\ud83d\\ude00\"}\n");
    assert!(output.status.success(), "{}", says(&output));
    let found = lines(&output);
    assert_eq!(found[0]["text"], "A \u{FFFD} b");
    assert_eq!(found[1]["text"], "😀");
}

#[test]
fn an_empty_batch_is_fine() {
    let output = run(&["batch"], b"");
    assert!(output.status.success() && output.stdout.is_empty());
}

#[test]
fn help_says_how() {
    let output = run(&["--help"], b"");
    let help = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && help.contains("parse") && help.contains("batch"), "{help}");
}
