// Exercises as a reader without a mouse works through them.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { site } from "./browser.mjs";
import { chapters, fileUrl, read } from "./book.mjs";

const the = site();
/** Pages with one exercise: where there are several, a button's name is there as often. */
const pages = chapters.filter((page) => read(page).split("data-rh-exercise=").length === 2);
const exercise = ".rh-exercise";
const button = (visit, name) => visit.page.locator(exercise).getByRole("button", { name });

/** Tab to a button of the exercise and press it. */
async function press(visit, name) {
  const found = button(visit, name);
  await found.evaluate((element) => element.setAttribute("data-wanted", "yes"));
  await visit.tabTo("[data-wanted]", 600);
  await visit.page.keyboard.press("Enter");
  await visit.page.evaluate(() => document.querySelector("[data-wanted]")?.removeAttribute("data-wanted"));
}

test("there are exercises to try", () => assert.ok(pages.length > 0));

describe("an exercise", () => {
  const page = pages[0];

  test("offers the next hint once the one before was opened", () =>
    the.visit(page, {}, async (visit) => {
      const hints = visit.page.locator(`${exercise} .rh-hint`);
      assert.ok((await hints.count()) > 1);
      assert.equal(await hints.nth(1).isVisible(), false);
      await visit.tabTo(`${exercise} .rh-hint summary`, 600);
      await visit.page.keyboard.press("Enter");
      await hints.nth(1).waitFor();
    }));

  test("gives its code and tests to the clipboard", () =>
    the.visit(page, {}, async (visit) => {
      await press(visit, "Copy the code and its tests");
      await visit.page.locator(exercise).getByText("Copied.").waitFor();
      const copied = await visit.page.evaluate(() => navigator.clipboard.readText());
      assert.match(copied, /pub fn /);
      assert.match(copied, /#\[test\]/);
    }));

  for (const theme of ["light", "navy"]) {
    test(`shows the solution when asked for, and is accessible then, in ${theme} on a phone`, () =>
      the.visit(page, { theme, width: 360 }, async (visit) => {
        const shown = visit.page.locator(`${exercise} .rh-shown`);
        assert.equal(await shown.isVisible(), false);
        await press(visit, "Show the solution");
        await shown.waitFor();
        assert.match(await shown.innerText(), /Solution/);
        await visit.isAccessible({ within: exercise });
        await visit.fitsItsWindow();
        await press(visit, "Hide the solution");
        assert.equal(await shown.isVisible(), false);
      }));
  }

  test("remembers that it is done", () =>
    the.visit(page, {}, async (visit) => {
      await visit.tabTo(`${exercise} input[type=checkbox]`, 600);
      await visit.page.keyboard.press("Space");
      await visit.page.reload();
      assert.ok(await visit.page.locator(`${exercise} input[type=checkbox]`).isChecked());
    }));

  test("leads to its solution without JavaScript", () =>
    the.visit(page, { script: false }, async (visit) => {
      const link = visit.page.locator(exercise).getByRole("link", { name: /solution/i });
      const [path, id] = (await link.getAttribute("href")).split("#");
      assert.match(path, /answers\.html$/);
      assert.ok(read("answers.html").includes(`id="${id}"`));
    }));

  test("works from a file", () =>
    the.visit(page, { url: fileUrl(page) }, async (visit) => {
      await press(visit, "Show the solution");
      await visit.page.locator(`${exercise} .rh-shown`).waitFor();
    }));
});
