// Quizzes: checked, explained, tried again, kept; without a mouse, and without JavaScript.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { site, themes } from "./browser.mjs";
import { chapters, files, read } from "./book.mjs";

const the = site();
const withQuiz = chapters.filter((page) => read(page).includes("class=\"rh-quiz\""));

/** Pages that together have every kind of question: a block looks the same wherever it stands. */
const everyKind = (() => {
  const seen = new Set();
  return withQuiz.filter((page) => {
    const kinds = [...read(page).matchAll(/"kind":"(\w+)"/g)].map((found) => found[1]);
    const fresh = kinds.some((kind) => !seen.has(kind));
    for (const kind of kinds) seen.add(kind);
    return fresh;
  });
})();

/** Every question of a quiz with its key, in order. */
async function questions(quiz) {
  const keys = JSON.parse(await quiz.locator("script").textContent());
  const found = await quiz.locator(".rh-q").all();
  return Promise.all(found.map(async (field) => ({ field, key: keys[await field.getAttribute("data-question")] })));
}

/** Answer a question, right or wrong, whatever its type is. */
async function answer({ field, key }, right) {
  switch (key.kind) {
    case "choice":
      for (const input of await field.locator("input").all()) {
        const wanted = key.key.includes(await input.getAttribute("value")) === right;
        const radio = (await input.getAttribute("type")) === "radio";
        if (wanted || !radio) await input.setChecked(wanted);
      }
      break;
    case "text":
      await field.locator("input, textarea").fill(right ? ` ${key.key[0].toUpperCase()} ` : "not this");
      break;
    case "number":
      await field.locator("input").fill(right ? String(key.key) : String(key.key + 2 * key.within + 1));
      break;
    case "order": {
      const left = [...key.key];
      const selects = await field.locator("select").all();
      for (const [index, select] of selects.entries()) {
        const place = left.indexOf(await select.getAttribute("data-line"));
        if (place >= 0) left[place] = null;
        const belongs = right ? String(place + 1) : String((index % key.key.length) + 1);
        await select.selectOption(belongs);
      }
      break;
    }
    case "trace":
      if (right) {
        await field.locator(`input[value=${key.key}]`).check();
        if (key.key === "prints") await field.locator("textarea").fill(`${key.output}  \n`);
      } else {
        await field.locator("textarea").fill("something that it does not print");
      }
      break;
    default:
      assert.fail(`no such kind: ${key.kind}`);
  }
}

async function answerAll(quiz, right) {
  for (const question of await questions(quiz)) await answer(question, right);
  await quiz.getByRole("button", { name: "Check my answers" }).click();
}

/** From the top of the page: half below mdBook's menu, a control counts as too small a target. */
async function isAccessible(visit) {
  await visit.page.evaluate(() => window.scrollTo(0, 0));
  await visit.isAccessible(".rh-quiz");
}

const score = (quiz) => quiz.locator(".rh-score").textContent();

test("some chapters have a quiz", () => assert.ok(withQuiz.length >= 2, withQuiz.join(", ")));

describe("a quiz", { concurrency: 2 }, () => {
  for (const page of withQuiz) {
    test(`${page}: wrong answers are told, and the right ones accepted, kept and locked`, () =>
      the.visit(page, { theme: "light" }, async (visit) => {
        const quiz = visit.page.locator(".rh-quiz").first();
        const count = await quiz.locator(".rh-q").count();
        await answerAll(quiz, false);
        assert.equal(await score(quiz), `0 of ${count} right. ${count} to try again.`);

        const first = quiz.locator(".rh-q").first();
        await first.getByRole("button", { name: "Show the answer" }).click();
        assert.match(await visit.focused(), /rh-result/, "the answer has the focus");
        assert.match(await first.innerText(), /The answer:/);

        const others = (await questions(quiz)).slice(1);
        for (const question of others) await answer(question, true);
        await quiz.getByRole("button", { name: "Check my answers" }).click();
        assert.equal(await score(quiz), `${count - 1} of ${count} right.`);
        await isAccessible(visit);

        await visit.page.reload();
        assert.equal(await score(quiz), `${count - 1} of ${count} right.`, "kept");
        assert.equal(await quiz.locator(".rh-q :is(input, select, textarea):enabled").count(), 0, "locked");

        await quiz.getByRole("button", { name: "Start again" }).click();
        await visit.page.reload();
        assert.equal(await score(quiz), "");
      }));

    test(`${page} on a phone, checked: within its window`, () =>
      the.visit(page, { theme: "light", width: 360 }, async (visit) => {
        const quiz = visit.page.locator(".rh-quiz").first();
        await answerAll(quiz, false);
        await visit.fitsItsWindow();
        await quiz.getByRole("button", { name: "Start again" }).click();
        await answerAll(quiz, true);
        await visit.fitsItsWindow();
      }));
  }

  for (const page of everyKind) {
    for (const theme of themes) {
      test(`${page} in ${theme} on a phone, checked: accessible`, () =>
        the.visit(page, { theme, width: 360 }, async (visit) => {
          const quiz = visit.page.locator(".rh-quiz").first();
          await answerAll(quiz, false);
          await isAccessible(visit);
          await quiz.getByRole("button", { name: "Start again" }).click();
          await answerAll(quiz, true);
          await isAccessible(visit);
        }));
    }
  }

  test("is answered without a mouse, and keys do not turn the page or search", () =>
    the.visit(withQuiz[0], { theme: "light" }, async (visit) => {
      const { page } = visit;
      const search = () => page.locator("#mdbook-searchbar").isVisible();
      await visit.tabTo(".rh-quiz .rh-q :is(input, select, textarea)");
      await page.keyboard.press("ArrowDown");
      await visit.tabTo(".rh-quiz button[type=submit]");
      for (const key of ["ArrowRight", "ArrowLeft", "s", "/"]) await page.keyboard.press(key);
      assert.equal(visit.path(), withQuiz[0]);
      assert.equal(await search(), false);
      await page.keyboard.press("Enter");
      assert.match(await score(page.locator(".rh-quiz").first()), /0 of \d+ right/);
    }));

  test("takes over what another tab or an import has changed", () =>
    the.visit(withQuiz[0], { theme: "light" }, async (visit) => {
      const quiz = visit.page.locator(".rh-quiz").first();
      const count = await quiz.locator(".rh-q").count();
      await answerAll(quiz, true);
      const kept = await visit.page.evaluate(() => window.rehearse.store.all());
      await quiz.getByRole("button", { name: "Start again" }).click();
      await visit.page.evaluate((all) => window.rehearse.store.replace(all), kept);
      assert.equal(await score(quiz), `${count} of ${count} right.`);
    }));

  test("works without storage", () =>
    the.visit(withQuiz[0], { theme: "light" }, async (visit) => {
      await visit.page.addInitScript(() => {
        Storage.prototype.setItem = () => { throw new Error("full"); };
      });
      await visit.page.reload();
      const quiz = visit.page.locator(".rh-quiz").first();
      await answerAll(quiz, true);
      assert.match(await score(quiz), /^(\d+) of \1 right\.$/);
    }));
});

describe("without JavaScript", { concurrency: 2 }, () => {
  for (const page of withQuiz) {
    test(`${page} leads to its answers, and they lead back`, () =>
      the.visit(page, { script: false }, async (visit) => {
        const quiz = visit.page.locator(".rh-quiz").first();
        assert.equal(await quiz.getByRole("button").count(), 0, "no button that does nothing");
        const id = await quiz.getAttribute("id");
        await quiz.getByRole("link", { name: "All answers, with explanations" }).click();
        const answers = visit.page.locator(`.rh-answer:has(a[href$="#${id}"])`);
        await answers.locator("summary").first().click();
        assert.match(await answers.locator("details").first().innerText(), /Answer/);
        await answers.getByRole("link", { name: "Back to the question" }).click();
        assert.equal(visit.path(), page);
      }));
  }
});

test("answers are open on paper", () =>
  the.visit("answers.html", { theme: "navy" }, async (visit) => {
    const body = visit.page.locator(".rh-answer details p").first();
    assert.equal(await body.isVisible(), false);
    await visit.page.emulateMedia({ media: "print" });
    assert.equal(await body.isVisible(), true);
  }));

test("search finds questions and no explanation", () => {
  const index = files(".js").find((path) => path.startsWith("searchindex"));
  const found = read(index);
  for (const page of withQuiz) {
    const text = read(page);
    const [before, quiz] = text.split('class="rh-quiz"');
    const keys = JSON.parse(quiz.slice(quiz.indexOf('application/json">') + 18).split("</script>")[0]);
    const first = text.match(/<fieldset class="rh-q".*?<legend>.*?<\/span>\s*([^<]*)/s)[1].trim();
    assert.ok(found.includes(first), `no question in it: ${first}`);
    for (const { more } of Object.values(keys)) {
      const plain = more.replace(/<pre.*?<\/pre>/gs, "").match(/>([^<>]{30,})</)?.[1].trim();
      // What the chapter says as well is found there.
      if (plain && !before.includes(plain)) assert.ok(!found.includes(plain), `in the index: ${plain}`);
    }
  }
});
