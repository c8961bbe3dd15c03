// What holds on every page of the book, whatever stands on it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { allThemes, site, themes } from "./browser.mjs";
import { chapter, chapters, fileUrl, folder, pages, read } from "./book.mjs";

const the = site();

describe("every page, in both themes", () => {
  for (const page of pages) {
    for (const theme of themes) {
      test(`${page} in ${theme}: accessible, quiet, within its window`, () =>
        the.visit(page, { theme }, async (visit) => {
          assert.equal(await visit.page.evaluate(() => document.documentElement.classList.contains("js")), true);
          await visit.isAccessible();
          await visit.fitsItsWindow();
          await visit.page.setViewportSize({ width: 360, height: 740 });
          await visit.fitsItsWindow();
        }));
    }
    test(`${page} at 360 px is accessible`, () =>
      the.visit(page, { theme: "light", width: 360 }, (visit) => visit.isAccessible()));
  }
});

describe("the other themes", () => {
  for (const theme of allThemes.filter((theme) => !themes.includes(theme))) {
    test(`${theme} is accessible`, () =>
      the.visit(chapter("roc-auc.html"), { theme }, (visit) => visit.isAccessible()));
  }
});

describe("without JavaScript", () => {
  for (const page of chapters) {
    test(`${page} shows all it has`, () =>
      the.visit(page, { script: false }, async (visit) => {
        const { text, frame } = await visit.page.evaluate(() => ({
          text: document.querySelector("main").innerText,
          frame: document.querySelector("noscript iframe, iframe.sidebar-iframe-outer")?.src ?? "",
        }));
        assert.ok(text.length > 100, `only: ${text}`);
        assert.ok(frame.endsWith("toc.html"), "the contents stand in a frame");
        await visit.fitsItsWindow();
      }));
    test(`${page} is accessible`, () =>
      the.visit(page, { bare: true }, (visit) => visit.isAccessible()));
  }

  test("a dark screen gets readable pages", () =>
    the.visit(chapter("roc-auc.html"), { bare: true, dark: true }, (visit) => visit.isAccessible()));
});

describe("from files, without a server", () => {
  // Only a server shows the page for what is missing.
  for (const page of pages.filter((page) => page !== "404.html")) {
    test(`${page} is quiet`, () => the.visit(page, { url: fileUrl(page) }, async () => {}));
  }
});

test("every link within the book leads to something", async () => {
  await the.visit("index.html", { script: false }, async (visit) => {
    const ids = new Map();
    const anchors = (page) => {
      if (!ids.has(page)) ids.set(page, new Set([...read(page).matchAll(/\sid="([^"]*)"/g)].map((match) => match[1])));
      return ids.get(page);
    };
    const dead = [];
    for (const page of [...chapters, "print.html", "toc.html"]) {
      await visit.page.goto(the.server.url + page);
      const links = await visit.page.evaluate(() =>
        [...document.querySelectorAll("a[href], area[href]")].map((link) => link.href),
      );
      for (const link of links.filter((link) => link.startsWith(the.server.url))) {
        const url = new URL(link);
        const target = decodeURIComponent(url.pathname.slice(1)) || "index.html";
        const id = decodeURIComponent(url.hash.slice(1));
        const found = existsSync(join(folder, target));
        if (!found || (id && !anchors(target).has(id))) dead.push(`${page}: ${target}${url.hash}`);
      }
    }
    assert.deepEqual([...new Set(dead)], []);
  });
});
