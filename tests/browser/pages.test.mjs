// What holds on every page of the book, whatever stands on it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { allThemes, site, themes } from "./browser.mjs";
import { chapter, chapters, fileUrl, folder, pages, read } from "./book.mjs";

const the = site();

/** Rules whose answer depends on the theme; and on the width of the window. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const SPACE = ["target-size", "scrollable-region-focusable"];

/** The page with the whole book: what stands on it is looked at chapter by chapter. */
const LONG = "print.html";

// Two at a time: a browser has processes of its own.
describe("every page", { concurrency: 2 }, () => {
  for (const page of pages) {
    test(`${page} is accessible, quiet, within its window, also on a phone`, () =>
      the.visit(page, { theme: "light" }, async (visit) => {
        assert.ok(await visit.page.evaluate(() => document.documentElement.classList.contains("js")));
        await visit.fitsItsWindow();
        await visit.isAccessible({ without: page === LONG ? COLOURS : [] });
        await visit.page.setViewportSize({ width: 360, height: 740 });
        // What scrolls is made to be reached once the browser has laid the page out anew.
        await visit.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        await visit.fitsItsWindow();
        await visit.isAccessible({ rules: SPACE });
      }));
    if (page === LONG) continue;
    test(`${page} is readable on a dark screen`, () =>
      the.visit(page, { theme: "navy" }, (visit) => visit.isAccessible({ rules: COLOURS })));
  }
});

describe("the other themes", { concurrency: 2 }, () => {
  for (const theme of allThemes.filter((theme) => !themes.includes(theme))) {
    for (const page of [chapter("roc-auc.html"), "index.html"]) {
      test(`${page} in ${theme} is readable`, () =>
        the.visit(page, { theme }, (visit) => visit.isAccessible({ rules: COLOURS })));
    }
  }
});

describe("without JavaScript", { concurrency: 2 }, () => {
  for (const page of chapters) {
    test(`${page} shows all it has`, () =>
      the.visit(page, { script: false }, async (visit) => {
        const { text, frame } = await visit.page.evaluate(() => ({
          text: document.querySelector("main").innerText,
          frame: document.querySelector("iframe.sidebar-iframe-outer")?.src ?? "",
        }));
        assert.ok(text.length > 100, `only: ${text}`);
        assert.ok(frame.endsWith("toc.html"), "the contents stand in a frame");
        await visit.fitsItsWindow();
      }));
  }
  for (const page of [chapter("roc-auc.html"), "index.html"]) {
    for (const dark of [false, true]) {
      test(`${page} is accessible on a ${dark ? "dark" : "light"} screen`, () =>
        the.visit(page, { bare: true, dark }, (visit) => visit.isAccessible()));
    }
  }
});

describe("from files, without a server", { concurrency: 2 }, () => {
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
