//! Writes the JavaScript and TypeScript that go with a wasm file: `galleyproof-bindgen IN.wasm OUT_DIR`.

use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, out] = arguments.as_slice() else {
        eprintln!("usage: galleyproof-bindgen IN.wasm OUT_DIR");
        return ExitCode::from(2);
    };
    match write(input, out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("galleyproof-bindgen: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// An ES module for browsers, which Node loads too when it is handed the bytes.
fn write(input: &str, out: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(input).web(true)?.typescript(true).remove_name_section(true).out_name("galleyproof");
    Ok(bindgen.generate(out)?)
}
