// The book on paper.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { allThemes, site } from "./browser.mjs";
import { chapter, chapters } from "./book.mjs";

const the = site();

/** Colours and folded parts of a page as it goes to paper. */
function onPaper() {
  const shown = (element) => element.checkVisibility();
  const texts = [...document.querySelectorAll("main *")].filter(
    (element) => shown(element) && !element.closest("svg, math") && element.innerText?.trim() && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()),
  );
  const of = (element) => getComputedStyle(element);
  return {
    page: of(document.body).backgroundColor,
    ink: [...new Set(texts.map((element) => of(element).color))],
    paper: [...new Set(texts.map((element) => of(element).backgroundColor))],
    buttons: [...document.querySelectorAll("button, .rh-hint, .buttons, .rh-skip, #mdbook-menu-bar, #mdbook-sidebar")].filter(shown).length,
    folded: [...document.querySelectorAll("main details:not(.rh-hint)")].filter(shown).filter((details) => {
      const inside = [...details.children].filter((child) => child.tagName !== "SUMMARY" && of(child).display !== "none");
      return inside.some((child) => child.getBoundingClientRect().height === 0);
    }).length,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
}

describe("print is black on white, unfolded, without buttons", { concurrency: 2 }, () => {
  const cases = [
    ...chapters.map((page) => [page, "navy"]),
    ...allThemes.map((theme) => [chapter("roc-auc.html"), theme]),
    ["print.html", "coal"],
  ];
  for (const [page, theme] of cases) {
    test(`${page} in ${theme}`, () =>
      the.visit(page, { theme }, async (visit) => {
        await visit.page.emulateMedia({ media: "print" });
        const found = await visit.page.evaluate(onPaper);
        assert.deepEqual(found.ink, ["rgb(0, 0, 0)"], "the colours of text");
        const white = ["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"];
        assert.deepEqual(found.paper.filter((colour) => !white.includes(colour)), [], "what text stands on");
        assert.equal(found.page, "rgb(255, 255, 255)");
        assert.equal(found.buttons, 0, "things to be clicked");
        assert.equal(found.folded, 0, "folded parts");
        assert.ok(found.wide <= 0, `${found.wide} px too wide`);
      }));
  }
});

test("the page with the whole book holds every chapter", () =>
  the.visit("print.html", {}, async (visit) => {
    const titles = await visit.page.evaluate(() => [...document.querySelectorAll("h1")].map((title) => title.textContent.trim()));
    assert.ok(titles.length >= chapters.length - 1, titles.join(", "));
  }));
