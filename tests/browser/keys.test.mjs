// The book without a mouse.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { site } from "./browser.mjs";
import { chapter } from "./book.mjs";

const the = site();
const page = chapter("roc-auc.html");

/** Put the focus somewhere, and see whether a key turns the page or opens the search. */
async function press(visit, selector, key) {
  await visit.page.evaluate((selector) => {
    const element = document.querySelector(selector);
    if (!element) throw new Error(`nothing is ${selector}`);
    element.focus();
    if (document.activeElement !== element) throw new Error(`${selector} takes no focus`);
  }, selector);
  await visit.page.keyboard.press(key);
  await visit.page.waitForTimeout(120);
}

const searching = (visit) => visit.page.locator("#mdbook-search-wrapper").isVisible();

describe("the menu", () => {
  test("the first Tab leads past it", () =>
    the.visit(page, {}, async (visit) => {
      await visit.page.keyboard.press("Tab");
      assert.match(await visit.focused(), /rh-skip/);
      assert.ok(await visit.page.locator(".rh-skip").isVisible());
      await visit.page.keyboard.press("Enter");
      assert.equal(await visit.page.evaluate(() => document.activeElement.tagName), "MAIN");
    }));

  test("the table of contents opens and closes", () =>
    the.visit(page, { width: 900 }, async (visit) => {
      const open = () => visit.page.evaluate(() => document.documentElement.classList.contains("sidebar-visible"));
      assert.equal(await open(), false);
      await visit.tabTo("#mdbook-sidebar-toggle");
      await visit.page.keyboard.press("Enter");
      assert.equal(await open(), true);
      await visit.page.keyboard.press("Space");
      assert.equal(await open(), false);
    }));

  test("a theme is chosen", () =>
    the.visit(page, { theme: "light" }, async (visit) => {
      await visit.tabTo("#mdbook-theme-toggle");
      await visit.page.keyboard.press("Enter");
      await visit.tabTo("#mdbook-theme-navy");
      await visit.isAccessible();
      await visit.page.keyboard.press("Enter");
      assert.match(await visit.page.evaluate(() => document.documentElement.className), /navy/);
    }));

  test("the EPUB is there to be loaded", () =>
    the.visit(page, {}, async (visit) => {
      await visit.tabTo(".rh-epub");
      const [download] = await Promise.all([
        visit.page.waitForEvent("download"),
        visit.page.keyboard.press("Enter"),
      ]);
      assert.match(download.suggestedFilename(), /\.epub$/);
    }));
});

describe("mdBook's single keys", () => {
  test("turn the page and open the search where nothing else has the focus", async () => {
    await the.visit(page, {}, async (visit) => {
      await visit.page.keyboard.press("s");
      assert.ok(await searching(visit));
    });
    await the.visit(page, {}, async (visit) => {
      await visit.page.keyboard.press("ArrowLeft");
      await visit.page.waitForURL((url) => !url.pathname.endsWith(page));
    });
  });

  for (const selector of ["main a[href]", "main summary", "main pre button, main .rh-bar button", "#mdbook-theme-toggle", "#mdbook-sidebar a"]) {
    test(`do nothing at ${selector}`, () =>
      the.visit(page, {}, async (visit) => {
        for (const key of ["ArrowRight", "ArrowLeft", "s", "/", "?"]) {
          await press(visit, selector, key);
          assert.equal(visit.path(), page, `${key} turned the page`);
          assert.equal(await searching(visit), false, `${key} opened the search`);
          assert.equal(await visit.page.locator("#mdbook-help-popup").isVisible(), false, `${key} opened the help`);
        }
      }));
  }

  test("move code that is too wide, and not the page", () =>
    the.visit(page, { width: 360 }, async (visit) => {
      const code = "main pre code[tabindex], main pre[tabindex], main samp[tabindex], main .table-wrapper[tabindex]";
      await press(visit, code, "ArrowRight");
      assert.equal(visit.path(), page);
      await visit.page.waitForFunction((code) => document.querySelector(code).scrollLeft > 0, code);
    }));

  test("can be switched off, and stay off", () =>
    the.visit(page, {}, async (visit) => {
      await visit.tabTo("#rh-keys");
      await visit.page.keyboard.press("Enter");
      assert.equal(await visit.page.locator("#rh-keys").getAttribute("aria-pressed"), "false");
      await visit.page.reload();
      assert.equal(await visit.page.locator("#rh-keys").getAttribute("aria-pressed"), "false");
      for (const key of ["ArrowRight", "s", "/", "?"]) {
        await visit.page.keyboard.press(key);
        await visit.page.waitForTimeout(120);
        assert.equal(visit.path(), page);
        assert.equal(await searching(visit), false);
      }
      await visit.tabTo("#rh-keys");
      await visit.page.keyboard.press("Enter");
      await visit.page.evaluate(() => document.activeElement.blur());
      await visit.page.keyboard.press("s");
      assert.ok(await searching(visit));
    }));
});

test("a reader who wants no motion gets none", () =>
  the.visit(page, { motion: "reduce" }, async (visit) => {
    const moving = await visit.page.evaluate(() =>
      [...document.querySelectorAll("*")].filter((element) => {
        const style = getComputedStyle(element);
        return style.transitionDuration.split(",").some((time) => parseFloat(time) > 0) || style.animationName !== "none";
      }).length,
    );
    assert.equal(moving, 0);
  }));
