/* mdBook's own page: what keeps readers out of it. */
(function () {
  "use strict";
  var root = document.documentElement, main = document.querySelector("main");
  if (!window.rehearse || window.rehearse.site) return;
  window.rehearse.site = true;
  var store = window.rehearse.store;

  /* Something that is no button, and acts as one. */
  function pressable(element, name) {
    element.tabIndex = 0;
    element.setAttribute("role", "button");
    if (name) element.setAttribute("aria-label", name);
    element.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      element.click();
    });
  }

  var toggle = document.getElementById("mdbook-sidebar-toggle");
  if (toggle) pressable(toggle);

  document.addEventListener("DOMContentLoaded", function () {
    /* mdBook scrolls its table of contents, and browsers take that for where Tab begins. */
    if (!location.hash && document.activeElement === document.body) {
      document.body.tabIndex = -1;
      document.body.focus({ preventScroll: true });
      document.body.blur();
      document.body.removeAttribute("tabindex");
    }
    document.querySelectorAll(".chapter-fold-toggle").forEach(function (fold) {
      var item = fold.closest("li"), link = fold.parentElement.querySelector("a");
      pressable(fold, "What is in " + link.textContent.trim());
      function tell() { fold.setAttribute("aria-expanded", item.classList.contains("expanded")); }
      fold.addEventListener("click", function () { setTimeout(tell); });
      tell();
    });
  });

  /* What scrolls sideways can be reached, so that the arrow keys move it. */
  function name(element) {
    if (element.closest(".rh-out, samp")) return "Output";
    if (element.matches("pre > code")) return "Code";
    return "Table";
  }
  function scrollers() {
    /* All are measured before any is changed: a page is laid out once, not once for each. */
    Array.from(main.querySelectorAll("pre > code, .table-wrapper, samp"), function (element) {
      return [element, element.scrollWidth > element.clientWidth + 1];
    }).forEach(function (measured) {
      var element = measured[0], wide = measured[1];
      var ours = element.hasAttribute("data-rh-scrolls");
      if (wide && !ours && !element.closest("[tabindex]:not(main)")) {
        element.tabIndex = 0;
        element.setAttribute("role", "group");
        element.setAttribute("aria-label", name(element) + ", scrolls sideways");
        element.setAttribute("data-rh-scrolls", "");
      } else if (!wide && ours) {
        ["tabindex", "role", "aria-label", "data-rh-scrolls"].forEach(function (attribute) {
          element.removeAttribute(attribute);
        });
      }
    });
  }
  if (main) {
    scrollers();
    if (window.ResizeObserver) new ResizeObserver(scrollers).observe(main);
  }

  /* mdBook's button for hidden lines forgets its name. */
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("pre > .buttons button");
    if (button) setTimeout(function () {
      if (button.getAttribute("aria-label") === "undefined") button.setAttribute("aria-label", button.title);
    });
  });

  /* mdBook names teasers in a way that has no effect and is not allowed. */
  var results = document.getElementById("mdbook-searchresults");
  if (results && window.MutationObserver) new MutationObserver(function () {
    results.querySelectorAll("span.teaser[aria-label]").forEach(function (teaser) {
      teaser.removeAttribute("aria-label");
    });
  }).observe(results, { childList: true });

  /* Single keys of mdBook (arrows turn the page, s and / search, ? helps): never while one is at
     something that has keys of its own, and not at all for those who switch them off. */
  function on() { return store.get("setting", "keys") !== false; }
  root.addEventListener("keydown", function (event) {
    var at = event.target;
    if (event.altKey || event.ctrlKey || event.metaKey || !at.closest) return;
    if (!/^(Arrow(Left|Right)|[sS/?])$/.test(event.key)) return;
    if (at.closest("#mdbook-searchbar-outer")) return;
    var busy = at.isContentEditable || at.closest("a, button, summary, form, input, select, textarea, pre, code, math, samp, iframe, [role]:not([role=banner]), [tabindex]:not(main), [data-rh-keys]");
    if (busy || !on()) event.stopPropagation();
  });

  var buttons = document.querySelector("#mdbook-menu-bar .left-buttons");
  if (buttons) {
    var button = document.createElement("button");
    button.type = "button";
    button.id = "rh-keys";
    button.className = "icon-button";
    button.setAttribute("aria-label", "Single-key shortcuts");
    button.innerHTML = '<svg viewBox="0 0 20 16" aria-hidden="true"><rect x="1" y="2" width="18" height="12" rx="2"/><path d="M4 6h1M8 6h1M12 6h1M16 6h0M5 10h10"/><path class="rh-off" d="M2 15L18 1"/>' + "<" + "/svg>";
    var tell = function () {
      button.setAttribute("aria-pressed", on());
      button.title = "Single-key shortcuts (\u2190 \u2192 s / ?) are " + (on() ? "on" : "off");
    };
    button.addEventListener("click", function () {
      store.set("setting", "keys", on() ? false : null);
    });
    store.watch(tell);
    tell();
    buttons.append(button);
  }

  /* Browsers that do not print what is folded. */
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open]):not(.rh-hint)").forEach(function (details) {
      details.open = true;
      details.setAttribute("data-rh-closed", "");
    });
  });
  window.addEventListener("afterprint", function () {
    document.querySelectorAll("details[data-rh-closed]").forEach(function (details) {
      details.open = false;
      details.removeAttribute("data-rh-closed");
    });
  });
})();
