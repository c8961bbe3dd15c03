// The words one would type find the page one wants.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { site } from "./browser.mjs";

const the = site();

describe("search", () => {
  for (const [words, page] of [
    ["union find", "neardups.html"],
    ["near duplicates", "neardups.html"],
    ["tied scores", "roc-auc.html"],
    ["roc", "roc-auc.html"],
    ["recruiter", "recruiter-screen.html"],
    ["true positive rate", "glossary.html"],
  ]) {
    test(`"${words}" finds ${page}`, () =>
      the.visit("index.html", {}, async (visit) => {
        await visit.page.keyboard.press("/");
        await visit.page.keyboard.type(words);
        const results = visit.page.locator("#mdbook-searchresults li a");
        await results.first().waitFor();
        const found = await results.evaluateAll((links) => links.map((link) => link.href.split("/").pop()));
        assert.ok(found.slice(0, 10).some((link) => link.startsWith(page)), found.slice(0, 10).join("\n"));
        await visit.isAccessible({ within: "#mdbook-search-wrapper" });
      }));
  }
});
