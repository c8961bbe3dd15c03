/* Which chapters, exercises and quizzes are done: said at the end of a chapter, shown in the table of
   contents and on the page for it. Nothing leaves the reader's machine. */
(function () {
  "use strict";
  var kept = window.rehearse;
  if (!kept || kept.progress) return;
  kept.progress = true;
  var store = kept.store;

  /* A key is "chapter:part/name" or "exercise:id"; a quiz is done once all of it is right. */
  function done(key) {
    if (key.indexOf("quiz:") !== 0) return store.get("done", key) === true;
    var answered = store.get("quiz", key.slice(5));
    return Boolean(answered && answered.of && answered.right === answered.of);
  }

  function make(tag, text, parent) {
    var element = document.createElement(tag);
    if (text) element.textContent = text;
    if (parent) parent.append(element);
    return element;
  }
  function button(text, parent, act) {
    var made = make("button", text, parent);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }
  function mark(place, isDone) {
    place.textContent = isDone ? "\u2713 " : "\u25CB ";
    place.className = "rh-mark";
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", isDone ? "done:" : "to do:");
  }

  /* At the end of a chapter. In print.html, with every chapter on one page, there are many. */
  document.querySelectorAll(".rh-done[data-rh-key]").forEach(function (place) {
    var key = place.dataset.rhKey;
    var toggle = button("", place, function () { store.set("done", key, done(key) ? null : true); });
    if (place.dataset.rhProgress) {
      var link = make("a", "What is left", place);
      link.href = place.dataset.rhProgress;
    }
    function tell() {
      toggle.textContent = done(key) ? "\u2713 Done. Take the mark off" : "Mark this chapter as done";
    }
    store.watch(tell);
    tell();
    place.hidden = false;
  });

  /* In the table of contents, which mdBook's script builds. */
  var root = new URL(typeof path_to_root === "string" ? path_to_root || "./" : "./", document.baseURI).href;
  function contents() {
    document.querySelectorAll("#mdbook-sidebar .chapter-link-wrapper > a[href]:not(.header-in-summary)").forEach(function (link) {
      var address = link.href.split("#")[0];
      if (address.indexOf(root) !== 0) return;
      var key = "chapter:" + decodeURIComponent(address.slice(root.length)).replace(/\.html$/, "");
      var there = link.querySelector(".rh-mark");
      if (there) there.remove();
      if (!done(key)) return;
      make("span", " \u2713", make("span", "", link)).setAttribute("aria-hidden", "true");
      link.lastChild.className = "rh-mark";
      make("span", " (done)", link.lastChild).className = "rh-only-said";
    });
  }
  document.addEventListener("DOMContentLoaded", contents);
  store.watch(contents);

  /* The page that shows how far one has come. */
  var page = document.querySelector(".rh-progress");
  if (!page) return;
  function tell() {
    page.querySelectorAll("[data-rh-key]").forEach(function (place) {
      mark(place, done(place.dataset.rhKey));
    });
    page.querySelectorAll("ul").forEach(function (list) {
      var all = list.querySelectorAll("[data-rh-key]"), count = 0;
      if (!all.length || list.parentElement.closest("ul")) return;
      all.forEach(function (place) { if (done(place.dataset.rhKey)) count += 1; });
      var said = list.previousElementSibling;
      if (!said || said.className !== "rh-count") {
        said = make("p");
        said.className = "rh-count";
        list.before(said);
      }
      said.textContent = count + " of " + all.length + " done" + (count === all.length ? "." : ", " + (all.length - count) + " left.");
    });
  }
  store.watch(tell);
  tell();

  var tools = make("section");
  tools.className = "rh-kept";
  make("h2", "What this browser keeps", tools).id = "kept";
  make("p", "Marks and answers are kept in this browser, for this address of the book, and nowhere else. Save them to a file to take them to another browser, or before you clear its data.", tools);
  var row = make("p", "", tools);
  button("Save to a file", row, function () {
    var text = JSON.stringify({ version: 1, book: kept.title, kept: store.all() }, null, 1);
    var link = make("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = "progress.json";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
    say("Saved as progress.json, where your browser puts downloads.");
  });
  var label = make("label", "Load a file", row);
  var file = make("input", "", label);
  file.type = "file";
  file.accept = ".json,application/json";
  file.addEventListener("change", function () {
    var chosen = file.files[0];
    if (!chosen) return;
    chosen.text().then(function (text) {
      var found = null;
      try { found = JSON.parse(text); } catch (error) { /* Said below. */ }
      var good = found && found.version === 1 && found.kept && typeof found.kept === "object" && !Array.isArray(found.kept);
      if (!good) return say("That file holds no progress: nothing has changed.");
      if (found.book !== kept.title) return say("That file is of another book: nothing has changed.");
      if (Object.keys(store.all()).length && !window.confirm("Replace what this browser keeps by what the file holds?")) return say("Nothing has changed.");
      store.replace(found.kept);
      say("Loaded.");
    }).finally(function () { file.value = ""; });
  });
  button("Forget everything", row, function () {
    if (!window.confirm("Forget all marks and answers in this browser? There is no way back.")) return say("Nothing has changed.");
    var settings = {}, all = store.all();
    Object.keys(all).forEach(function (key) {
      if (key.indexOf("setting:") === 0) settings[key] = all[key];
    });
    store.replace(settings);
    say("Forgotten.");
  });
  var status = make("p", "", tools);
  status.setAttribute("role", "status");
  function say(text) { status.textContent = text; }
  page.append(tools);
})();
