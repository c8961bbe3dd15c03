// A browser with the book in it, and what every test asks of a page.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "./book.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The themes that the book offers first: the one for light screens and the one for dark ones. */
export const themes = ["light", "navy"];

/** Every theme in the menu. */
export const allThemes = ["light", "rust", "coal", "navy", "ayu"];

/** What WCAG 2.2 asks at levels A and AA, as far as a program can tell. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const BROWSERS = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** Chromium, as Debian ships it, or the one that `CHROMIUM` names. It is to reach for no network. */
function launch() {
  const executablePath = BROWSERS.find((path) => path && existsSync(path));
  assert.ok(executablePath, "no Chromium: install it, or name one in CHROMIUM");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * One browser and one server for a test file. Call it at the top of the file; then
 * `await site.open("page.html", { theme: "navy" })` in a test gives a `Visit`.
 */
export function site() {
  const the = { browser: null, server: null, visits: [] };
  before(async () => {
    [the.browser, the.server] = await Promise.all([launch(), serve()]);
  });
  after(async () => {
    await the.browser?.close();
    await the.server?.close();
  });

  /**
   * A page, opened as a new reader would: nothing is remembered, nothing is loaded twice.
   *
   * `theme`: mdBook's name of it. `width`: of the window, in CSS pixels. `script`: whether
   * JavaScript is on. `bare`: scripts are taken out of the page, so that it is what it is without
   * JavaScript, and axe can run. `url`: another address than that of the page on the server.
   * `stored`: what the browser remembers for the book. `motion`: as `prefers-reduced-motion`.
   * `dark`: the reader's system has dark screens.
   */
  the.open = async (page, options = {}) => {
    const { theme, width = 1200, script = true, bare = false, url, motion, dark = false } = options;
    const stored = { ...options.stored };
    const context = await the.browser.newContext({
      viewport: { width, height: 900 },
      javaScriptEnabled: script,
      reducedMotion: motion ?? "no-preference",
      colorScheme: dark ? "dark" : "light",
    });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]).catch(() => {});
    if (theme) stored["mdbook-theme"] = theme;
    await context.addInitScript((kept) => {
      // Once: what the page itself changes later stays changed when it is loaded again.
      try {
        if (localStorage.getItem("tests-began")) return;
        for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value);
        localStorage.setItem("tests-began", "1");
      } catch { /* A frame without storage. */ }
    }, stored);
    const visit = new Visit(await context.newPage(), url ?? the.server.url + page, the.server.url);
    await visit.begin(bare);
    return visit;
  };

  /** Open a page, do something with it, and see that it stayed quiet: no error, no request. */
  the.visit = async (page, options, use) => {
    const visit = await the.open(page, options);
    try {
      await use(visit);
      visit.stayedQuiet();
    } finally {
      await visit.close();
    }
  };
  return the;
}

/** A page that is open, and what it has said and asked for so far. */
class Visit {
  constructor(page, url, home) {
    Object.assign(this, { page, url, home, errors: [], requests: [] });
  }

  async begin(bare) {
    const { page } = this;
    page.on("console", (message) => {
      // The 404 page is served with the status it stands for.
      const expected = message.text().includes("404") && this.url.includes("404.html");
      if (message.type() === "error" && !expected) this.errors.push(message.text());
    });
    page.on("pageerror", (error) => this.errors.push(String(error)));
    await page.route("**/*", (route) => {
      const url = route.request().url();
      const own = [this.home, "data:", "blob:"].some((start) => url.startsWith(start));
      const local = this.url.startsWith("file:") && url.startsWith("file:");
      if (bare && own && url.split(/[?#]/)[0].endsWith(".html")) {
        return route.fetch().then(async (response) => {
          const text = await response.text();
          const body = text.replace(/<script\b[^>]*>.*?<\/script>/gs, "").replace(/<\/?noscript>/g, "");
          return route.fulfill({ response, body });
        });
      }
      if (own || local) return route.continue();
      this.requests.push(`${route.request().method()} ${url}`);
      return route.abort();
    });
    // The page with the whole book has close to 200,000 elements, and the machine may be busy.
    await page.goto(this.url, { waitUntil: "load", timeout: 240_000 });
  }

  close() {
    return this.page.context().close();
  }

  /** No error on the console, and nothing asked of anybody but the book. */
  stayedQuiet() {
    if (this.requests.length > 0) assert.fail(`requests that leave the book:\n${this.requests.join("\n")}`);
    if (this.errors.length > 0) assert.fail(`errors on the console:\n${this.errors.join("\n")}`);
  }

  /**
   * No rule of WCAG 2.2 A or AA is broken, as far as axe can tell. `within`: a selector, to look at
   * a part of the page. `rules`: only these; `without`: not these.
   */
  async isAccessible({ within, rules, without = [] } = {}) {
    await this.page.evaluate(axe);
    const found = await this.page.evaluate(
      async ([runOnly, context, without]) => {
        const result = await window.axe.run(context ?? document, {
          runOnly,
          rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
          resultTypes: ["violations"],
          preload: false,
        });
        return result.violations.map((violation) => {
          const nodes = violation.nodes.slice(0, 5).map((node) => {
            const data = node.any[0]?.data;
            const contrast = data?.contrastRatio ? ` (${data.contrastRatio}:1, ${data.fgColor} on ${data.bgColor})` : "";
            return `    ${node.target.join(" ")}${contrast}`;
          });
          return `${violation.id} (${violation.impact}, ${violation.nodes.length} places): ${violation.help}\n${nodes.join("\n")}`;
        });
      },
      [rules ? { type: "rule", values: rules } : { type: "tag", values: RULES }, within, without],
    );
    if (found.length > 0) assert.fail(`axe found:\n${found.join("\n")}`);
  }

  /** Nothing makes the page wider than its window. */
  async fitsItsWindow() {
    const wide = await this.page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      const page = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
      if (page <= width) return [];
      const beyond = [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > width + 1)
        .slice(0, 8)
        .map((element) => `${element.tagName.toLowerCase()}.${element.className} ${Math.round(element.getBoundingClientRect().right)}`);
      return [`${page} px of ${width}`, ...beyond];
    });
    if (wide.length > 0) assert.fail(`wider than the window:\n${wide.join("\n")}`);
  }

  /**
   * Press Tab until the focus is on something that matches, as a reader without a mouse does.
   * Fails after `limit` presses.
   */
  async tabTo(selector, limit = 400) {
    for (let presses = 0; presses <= limit; presses += 1) {
      const there = await this.page.evaluate(
        (wanted) => Boolean(document.activeElement?.matches(wanted)),
        selector,
      );
      if (there) return;
      await this.page.keyboard.press("Tab");
    }
    assert.fail(`Tab does not lead to ${selector}`);
  }

  /** What has the focus, as `tag#id.class` and its accessible name. */
  focused() {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      const name = element.getAttribute("aria-label") ?? element.textContent.trim();
      return `${element.tagName.toLowerCase()}#${element.id}.${element.className} ${name.slice(0, 40)}`;
    });
  }

  /** Wait until an element says something. */
  async says(locator, text) {
    const { setTimeout: sleep } = await import("node:timers/promises");
    let said = "";
    for (let tries = 0; tries < 100; tries += 1) {
      said = await locator.innerText();
      if (text.test(said)) return;
      await sleep(50);
    }
    assert.match(said, text);
  }

  /** The path of the page that is open now. */
  path() {
    return new URL(this.page.url()).pathname.slice(1);
  }
}
