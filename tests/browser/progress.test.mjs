// What a reader has done, kept in the browser.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { site, themes } from "./browser.mjs";
import { chapter, fileUrl, read } from "./book.mjs";

const the = site();
const page = chapter("roc-auc.html");
const overview = chapter("progress.html");

const inContents = (visit) => visit.page.locator(`#mdbook-sidebar a[href$="${page}"]`);
const onPage = (visit) => visit.page.locator(`.rh-progress li:has(a[href$="${page}"])`).first();

test("a chapter is marked as done from the keyboard, and the mark shows and can be taken off", () =>
  the.visit(page, {}, async (visit) => {
    await visit.tabTo(".rh-done button");
    await visit.page.keyboard.press("Enter");
    assert.match(await visit.focused(), /Done/);
    await visit.says(inContents(visit), /✓/);
    assert.match(await inContents(visit).textContent(), /\(done\)/);
    await visit.isAccessible();
    await visit.page.locator(".rh-done a").click();
    assert.equal(visit.path(), overview);
    await visit.says(inContents(visit), /✓/);
    await visit.says(onPage(visit), /✓/);
    assert.equal(await onPage(visit).locator("[role=img]").first().getAttribute("aria-label"), "done:");
    await visit.page.goBack();
    await visit.tabTo(".rh-done button");
    await visit.page.keyboard.press("Space");
    await visit.says(inContents(visit), /^[^✓]*$/);
  }));

for (const theme of themes) {
  test(`the page says what is done and left, stage by stage, in ${theme}`, () =>
    the.visit(overview, { theme }, async (visit) => {
      const counts = await visit.page.locator(".rh-count").allInnerTexts();
      assert.ok(counts.length >= 5, counts.join("\n"));
      for (const count of counts) assert.match(count, /^0 of (\d+) done, \1 left\.$/);
      await visit.isAccessible();
    }));
}

test("progress is saved to a file, forgotten, and loaded again", () =>
  the.visit(page, {}, async (visit) => {
    const folder = mkdtempSync(join(tmpdir(), "book-"));
    try {
      await visit.page.locator(".rh-done button").click();
      await visit.page.goto(the.server.url + overview);
      const [download] = await Promise.all([
        visit.page.waitForEvent("download"),
        visit.page.getByRole("button", { name: "Save to a file" }).click(),
      ]);
      const file = join(folder, "progress.json");
      await download.saveAs(file);
      assert.equal(JSON.parse(readFileSync(file, "utf8")).version, 1);

      let answer = "dismiss";
      const asked = [];
      visit.page.on("dialog", (dialog) => { asked.push(dialog.message()); return dialog[answer](); });
      const forget = visit.page.getByRole("button", { name: "Forget everything" });
      await forget.click();
      await visit.says(onPage(visit), /✓/);
      answer = "accept";
      await forget.click();
      await visit.says(onPage(visit), /○/);
      assert.equal(asked.length, 2);

      const status = visit.page.locator(".rh-kept [role=status]");
      const load = async (path, says) => {
        await visit.page.locator(".rh-kept input[type=file]").setInputFiles(path);
        await visit.page.waitForFunction((says) => document.querySelector(".rh-kept [role=status]").textContent.includes(says), says);
      };
      const other = join(folder, "other.json");
      for (const [text, says] of [
        ["not JSON", "holds no progress"],
        ['{"version":2,"kept":{}}', "holds no progress"],
        ['{"version":1,"book":"another","kept":{}}', "of another book"],
      ]) {
        writeFileSync(other, text);
        await load(other, says);
        await visit.says(onPage(visit), /○/);
      }
      await load(file, "Loaded");
      await visit.says(onPage(visit), /✓/);
      assert.ok(await status.isVisible());
    } finally {
      rmSync(folder, { recursive: true });
    }
  }));

test("without JavaScript the page lists the chapters", () =>
  the.visit(overview, { script: false }, async (visit) => {
    assert.ok((await visit.page.locator(".rh-progress li a").count()) > 5);
    assert.equal(await visit.page.locator(".rh-progress button").count(), 0);
  }));

test("marks are kept for pages that are read from files, too", () =>
  the.visit(page, { url: fileUrl(page) }, async (visit) => {
    await visit.page.locator(".rh-done button").click();
    await visit.page.goto(fileUrl(overview));
    await visit.says(onPage(visit), /✓/);
  }));

test("what is no chapter has no mark", () => {
  assert.doesNotMatch(read(chapter("listings.html")), /rh-done/);
});
