// Our own page. It uses the element's public doors only.
import "./define.js";
import type { GalleyProof } from "./define.js";
import sample from "./sample.txt?raw";

const proof = document.querySelector<GalleyProof>("galley-proof");
const theme = document.querySelector<HTMLButtonElement>("#theme");
const dark = matchMedia("(prefers-color-scheme: dark)");

function show(name: string): void {
  document.documentElement.dataset.theme = name;
  proof?.setAttribute("theme", name);
  theme?.setAttribute("aria-pressed", String(name === "dark"));
}

show(localStorage.getItem("theme") ?? (dark.matches ? "dark" : "light"));
dark.addEventListener("change", () => localStorage.getItem("theme") ?? show(dark.matches ? "dark" : "light"));
theme?.addEventListener("click", () => {
  const name = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  localStorage.setItem("theme", name);
  show(name);
});
document.querySelector("#sample")?.addEventListener("click", () => void proof?.read({ text: sample }));
// A paste anywhere on the page is an article, unless it goes into a field.
document.addEventListener("paste", (event) => {
  const target = event.composedPath()[0];
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) return;
  void proof?.take(event.clipboardData);
});
