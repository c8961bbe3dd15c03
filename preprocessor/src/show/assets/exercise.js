/* Exercises: hints one at a time, the code to the clipboard, the solution when asked for, done or not.
   Everything a button needs is made here: without JavaScript there are closed hints and a link. */
(function () {
  "use strict";
  function element(name, properties, children) {
    var made = document.createElement(name);
    Object.keys(properties).forEach(function (key) {
      if (key in made) made[key] = properties[key];
      else made.setAttribute(key, properties[key]);
    });
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  }

  function copied(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    var area = element("textarea", { value: text });
    document.body.append(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject();
  }

  /* The next hint is offered once the one before was opened. */
  function hints(exercise, say) {
    var all = Array.from(exercise.querySelectorAll(".rh-hint"));
    all.forEach(function (hint, index) {
      var next = all[index + 1];
      if (!next) return;
      next.hidden = true;
      hint.addEventListener("toggle", function () {
        if (!hint.open || !next.hidden) return;
        next.hidden = false;
        say("Hint " + (index + 2) + " is there if you need it.");
      });
    });
  }

  function set(exercise) {
    var id = exercise.dataset.rhExercise;
    var held = exercise.querySelector("script[type='application/json']");
    if (!held || exercise.dataset.rhReady) return;
    exercise.dataset.rhReady = "yes";
    var status = element("span", { role: "status" });
    var say = function (text) { status.textContent = text; };
    hints(exercise, say);

    var copy = element("button", { type: "button", textContent: "Copy the code and its tests" });
    copy.addEventListener("click", function () {
      var parts = Array.from(exercise.querySelectorAll(".rh-start code"));
      copied(parts.map(function (code) { return code.textContent.trimEnd() + "\n"; }).join("\n")).then(
        function () { say("Copied."); },
        function () { say("The browser does not let this page copy."); }
      );
    });

    var shown = element("div", { className: "rh-shown", id: "shown-" + id, hidden: true });
    var show = element("button", { type: "button", textContent: "Show the solution", "aria-controls": shown.id });
    show.setAttribute("aria-expanded", "false");
    show.addEventListener("click", function () {
      if (!shown.firstChild) shown.innerHTML = JSON.parse(held.textContent).solution;
      shown.hidden = !shown.hidden;
      show.setAttribute("aria-expanded", String(!shown.hidden));
      show.textContent = shown.hidden ? "Show the solution" : "Hide the solution";
    });

    var store = window.rehearse.store, key = "exercise:" + id;
    var box = element("input", { type: "checkbox" });
    var look = function () { box.checked = store.get("done", key) === true; };
    box.addEventListener("change", function () { store.set("done", key, box.checked ? true : null); });
    store.watch(look);
    look();

    var actions = exercise.querySelector(".rh-actions") || element("p", { className: "rh-actions" });
    actions.replaceChildren(copy, show, element("label", {}, [box, "I have done this exercise"]), status);
    held.before(actions, shown);
  }

  function start() {
    document.querySelectorAll("[data-rh-exercise]").forEach(set);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
