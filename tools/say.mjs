// How the tools speak and run things: one line a step, one sentence when something is missing.
import { spawnSync } from "node:child_process";

/** Says what happens now. */
export function step(words) {
  console.log(`\u2192 ${words}`);
}

/** Says what to do, and stops. */
export function stop(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

/** Runs a program with its output shown; stops with `sentence` where it fails. */
export function run(program, args, sentence, options = {}) {
  const done = spawnSync(program, args, { stdio: "inherit", ...options });
  if (done.error || done.status !== 0) stop(sentence ?? `${program} ${args.join(" ")} failed; its words are above.`);
}

/** What a program prints, or null where it does not run. */
export function asked(program, args) {
  const done = spawnSync(program, args, { encoding: "utf8" });
  return done.error || done.status !== 0 ? null : done.stdout.trim();
}
