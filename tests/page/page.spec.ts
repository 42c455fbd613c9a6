// The page as an editor uses it.
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";

const STORY = `Council backs tram line

By Jane Roe

March 3, 2021

LEEDS, March 3 (Reuters) - The tram line will open in 2026, Mayor Ann Lee said on Wednesday.

"We have waited for twelve years," she said. "It is time to build.".`;

async function paste(page: Page, types: Record<string, string>): Promise<void> {
  await page.locator("galley-proof textarea").focus();
  await page.evaluate((types) => {
    const data = new DataTransfer();
    for (const [type, value] of Object.entries(types)) data.setData(type, value);
    const target = document.querySelector("galley-proof")?.shadowRoot?.activeElement;
    target?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, composed: true, cancelable: true }));
  }, types);
  await expect(page.locator("galley-proof .sheet p").first()).toBeVisible();
}

/** The words that a highlight paints. */
function painted(page: Page, name: string): Promise<string[]> {
  return page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => (range.startContainer.textContent ?? "").slice(range.startOffset, range.endOffset)), name);
}

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

test("pasted text is read, painted and listed", async ({ page }) => {
  await paste(page, { "text/plain": STORY });
  await expect(page.locator(".sheet .headline")).toHaveText("Council backs tram line");
  expect(await painted(page, "gp-quote")).toEqual(["We have waited for twelve years,", "It is time to build."]);
  expect(await painted(page, "gp-person")).toContain("Ann Lee");
  await expect(page.locator(".panel")).toContainText("Ann Lee");
  await expect(page.locator(".sheet mark, .sheet span")).toHaveCount(0);
});

test("the story's facts lead the panel, and words in marks that nobody says are told apart", async ({ page }) => {
  await paste(page, { "text/plain": `${STORY}\n\nThe so-called "tram" is a bus.` });
  await expect(page.locator(".panel .facts")).toContainText("Jane Roe");
  await expect(page.locator(".panel .facts")).toContainText("2021-03-03");
  await expect(page.locator(".panel .facts")).toContainText("LEEDS");
  expect(await painted(page, "gp-marked")).toEqual(["tram"]);
  await expect(page.locator(".panel")).toContainText("held at arm's length");
});

test("pasted HTML is preferred and none of it reaches the page as markup", async ({ page }) => {
  await paste(page, { "text/plain": "wrong", "text/html": `<h1>Rain goes on</h1><p>It rained for <b>12 hours</b> in Leeds on Friday, the mayor said.</p><script>document.title = "x"</script><img src=x onerror="document.title='x'">` });
  await expect(page.locator(".sheet")).toContainText("It rained for 12 hours in Leeds");
  await expect(page.locator(".sheet script, .sheet img, .sheet b")).toHaveCount(0);
  await expect(page).toHaveTitle(/Galleyproof/);
});

test("the sample is read with its quotations under their speaker", async ({ page }) => {
  await page.getByRole("button", { name: "Try the sample" }).click();
  await expect(page.locator(".panel")).toContainText("Sergei Lavrov");
  expect((await painted(page, "gp-quote")).length).toBe(33);
});

test("a click on the paint explains it, a click on the list goes to its place", async ({ page }) => {
  await paste(page, { "text/plain": STORY });
  const quote = page.locator(".sheet p", { hasText: "We have waited" });
  await quote.click({ position: { x: 60, y: 12 } });
  await expect(page.locator(".card")).toContainText("We have waited for twelve years");
  await expect(page.locator(".card")).toContainText("said by");
  await page.locator(".panel button.item", { hasText: "It is time to build" }).click();
  await expect(page.locator(".card")).toContainText("It is time to build");
  expect(await painted(page, "gp-selected")).toEqual(["It is time to build."]);
});

test("a kind is switched off and on by keyboard", async ({ page }) => {
  await paste(page, { "text/plain": STORY });
  const people = page.locator('.legend [data-kind="person"]');
  await people.focus();
  await page.keyboard.press("Space");
  await expect(people).toHaveAttribute("aria-pressed", "false");
  expect(await painted(page, "gp-person")).toEqual([]);
  await page.keyboard.press("Enter");
  expect((await painted(page, "gp-person")).length).toBeGreaterThan(0);
  await page.keyboard.press("ArrowRight");
  await expect(people).not.toBeFocused();
});

test("the JSON is shown and downloaded", async ({ page }) => {
  await paste(page, { "text/plain": STORY });
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".download").click()]);
  expect(download.suggestedFilename()).toBe("article.json");
  const article = JSON.parse(await readFile(await download.path(), "utf8"));
  expect(article.schema).toBe("galleyproof/article@1");
  expect(article.text).toBe(STORY);
  await page.locator(".json").click();
  await expect(page.locator("dialog pre")).toContainText('"galleyproof/article@1"');
  await page.locator("dialog select").selectOption("ninjs");
  await expect(page.locator("dialog pre")).toContainText('"headlines"');
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog")).toBeHidden();
});

test("a file is opened; a wrong one gets a sentence", async ({ page }) => {
  const input = page.locator("galley-proof input[type=file]");
  await input.setInputFiles({ name: "scan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF") });
  await expect(page.getByRole("alert")).toContainText("neither text nor HTML");
  await input.setInputFiles({ name: "binary.txt", mimeType: "text/plain", buffer: Buffer.from([0xff, 0, 1, 2]) });
  await expect(page.getByRole("alert")).toContainText("not a text file");
  await input.setInputFiles({ name: "story.txt", mimeType: "text/plain", buffer: Buffer.from(STORY) });
  await expect(page.locator(".sheet .headline")).toHaveText("Council backs tram line");
  await page.locator(".clear").click();
  await expect(page.locator("galley-proof textarea")).toBeFocused();
});

test("nothing is requested once the page is loaded", async ({ page }) => {
  await page.waitForLoadState("networkidle");
  const requests: string[] = [];
  // The core itself is loaded from our own address when the first article comes.
  page.on("request", (request) => requests.push(request.url()));
  await paste(page, { "text/plain": STORY });
  await page.locator(".json").click();
  await page.waitForTimeout(500);
  const elsewhere = requests.filter((url) => !url.startsWith("http://127.0.0.1:5199/") && !url.startsWith("blob:") && !url.startsWith("data:"));
  expect(elsewhere).toEqual([]);
  expect(requests.filter((url) => !url.endsWith(".wasm"))).toEqual([]);
});

test("without highlights the kinds are marked by elements", async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "Highlight");
  });
  await page.goto("/");
  await paste(page, { "text/plain": STORY });
  await expect(page.locator(".sheet mark", { hasText: "We have waited for twelve years," })).toHaveCount(1);
  await expect(page.locator(".sheet p").last()).toHaveText(`"We have waited for twelve years," she said. "It is time to build.".`);
});

test("dark is remembered", async ({ page }) => {
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("galley-proof")).toHaveAttribute("theme", "dark");
  await page.reload();
  await expect(page.locator("galley-proof")).toHaveAttribute("theme", "dark");
});

test("a long article paints what is near the screen", async ({ page }) => {
  const body = Array.from({ length: 900 }, (_, i) => `"We waited ${i} days for the answer," Ann Lee said on Friday.`).join("\n\n");
  await paste(page, { "text/plain": `Council waits\n\n${body}` });
  await expect.poll(async () => (await painted(page, "gp-quote")).length).toBeGreaterThan(3);
  expect((await painted(page, "gp-quote")).length).toBeLessThan(200);
});
