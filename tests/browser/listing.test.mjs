// The buttons above a listing, from the keyboard.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { site } from "./browser.mjs";
import { chapter, fileUrl } from "./book.mjs";

const the = site();
const page = chapter("roc-auc.html");
const listing = "#listing-roc-auc-sweep";

/** Tab to a button of the listing and press it. */
async function press(visit, name) {
  const found = visit.page.locator(listing).getByRole("button", { name }).first();
  await found.evaluate((element) => element.setAttribute("data-wanted", "yes"));
  await visit.tabTo("[data-wanted]");
  await visit.page.keyboard.press("Enter");
  await visit.page.evaluate(() => document.querySelector("[data-wanted]").removeAttribute("data-wanted"));
}

const lines = (visit) =>
  visit.page.locator(`${listing} pre code`).first().evaluate((code) => code.innerText.split("\n").length);

describe("a listing", () => {
  for (const [where, options] of [["a server", {}], ["a file", { url: fileUrl(page) }]]) {
    test(`shows its hidden lines and hides them again, from ${where}`, () =>
      the.visit(page, options, async (visit) => {
        const few = await lines(visit);
        await press(visit, "Show hidden lines");
        const hide = visit.page.locator(listing).getByRole("button", { name: "Hide hidden lines" });
        const pressed = visit.page.locator(`${listing} [aria-expanded=true]`);
        await pressed.or(hide).first().waitFor();
        await visit.page.waitForFunction(
          ([selector, few]) => document.querySelector(selector).innerText.split("\n").length > few,
          [`${listing} pre code`, few],
        );
      }));
  }

  test("goes to the clipboard as it is seen", () =>
    the.visit(page, {}, async (visit) => {
      await press(visit, "Copy");
      await visit.page.locator(listing).getByText("Copied").first().waitFor();
      const copied = await visit.page.evaluate(() => navigator.clipboard.readText());
      assert.match(copied, /\n$/);
      assert.ok(copied.trim().length > 20);
    }));
});
