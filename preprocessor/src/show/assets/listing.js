/* Buttons above listings: hidden lines, the whole code instead of a difference, copy. */
(function () {
  "use strict";
  var here = document.currentScript && document.currentScript.src;
  var waiting = {};

  /* Calls back with the lines of a program: from this page, or from its own script. */
  function fetched(name, callback) {
    var given = document.querySelector('script[data-program="' + name + '"][type]');
    if (given) return callback(JSON.parse(given.textContent).split("\n"));
    (waiting[name] = waiting[name] || []).push(callback);
    if (!here || waiting[name].length > 1) return;
    var script = document.createElement("script");
    script.src = new URL("programs/" + name + ".js", here).href;
    script.onerror = function () {
      waiting[name].splice(0).forEach(function (callback) { callback(null); });
    };
    document.head.appendChild(script);
  }
  document.addEventListener("rehearse:program", function (event) {
    var lines = event.detail.text.split("\n");
    (waiting[event.detail.name] || []).splice(0).forEach(function (callback) { callback(lines); });
  });

  function button(bar, text, click) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", click);
    bar.appendChild(made);
    return made;
  }

  /* What the reader sees of the program; notes have no text of their own. */
  function visible(code) {
    var copy = code.cloneNode(true);
    if (!code.classList.contains("rh-all")) {
      copy.querySelectorAll(".rh-hidden").forEach(function (hidden) { hidden.remove(); });
    }
    return copy.textContent.replace(/\n*$/, "\n");
  }

  function copied(text, done) {
    function plainly() {
      var area = document.createElement("textarea"), focus = document.activeElement, good = false;
      area.value = text;
      area.style.position = "fixed";
      document.body.appendChild(area);
      area.select();
      try { good = document.execCommand("copy"); } catch (error) { /* Told below. */ }
      area.remove();
      if (focus) focus.focus();
      done(good);
    }
    if (!navigator.clipboard) return plainly();
    navigator.clipboard.writeText(text).then(function () { done(true); }, plainly);
  }

  function copier(bar, name, text) {
    var said = document.createElement("span"), timer;
    said.setAttribute("role", "status");
    var made = button(bar, "Copy", function () {
      copied(text(), function (good) {
        said.textContent = good ? "Copied" : "Not copied: the browser refused";
        clearTimeout(timer);
        timer = setTimeout(function () { said.textContent = ""; }, 3000);
      });
    });
    made.setAttribute("aria-label", "Copy " + name);
    bar.insertBefore(said, made);
  }

  function dress(listing) {
    var bar = listing.querySelector(".rh-bar");
    if (!bar || bar.firstChild) return;
    var whole = listing.querySelector(".rh-whole");
    var code = (whole || listing).querySelector("pre > code");
    var hidden = code.querySelectorAll(".rh-hidden");
    listing.classList.add("rh-on");

    if (whole) {
      button(bar, "Show whole code", function () {
        whole.open = !whole.open;
      });
      whole.addEventListener("toggle", function () {
        listing.classList.toggle("rh-as-whole", whole.open);
        bar.firstChild.textContent = whole.open ? "Show changes" : "Show whole code";
      });
    }
    if (hidden.length) {
      var unfold = button(bar, "Show hidden lines", function () {
        function turn(open) {
          code.classList.toggle("rh-all", open);
          unfold.setAttribute("aria-expanded", String(open));
          unfold.textContent = open ? "Hide hidden lines" : "Show hidden lines";
        }
        var empty = code.querySelector(".rh-hidden[data-at]:empty");
        if (code.classList.contains("rh-all") || !empty) {
          return turn(!code.classList.contains("rh-all"));
        }
        fetched(code.dataset.program, function (lines) {
          if (!lines) {
            unfold.textContent = "Hidden lines could not be loaded";
            return;
          }
          hidden.forEach(function (gap) {
            var at = gap.dataset.at.split("-");
            gap.textContent = lines.slice(+at[0], +at[1]).join("\n") + "\n";
          });
          turn(true);
        });
      });
      unfold.setAttribute("aria-expanded", "false");
      unfold.classList.add("rh-unfold");
    }
    var label = code.getAttribute("aria-label");
    copier(bar, label.charAt(0).toLowerCase() + label.slice(1), function () { return visible(code); });
    var run = listing.querySelector(".rh-run");
    if (run) {
      var beside = document.createElement("span");
      beside.className = "rh-beside";
      run.after(beside);
      copier(beside, "the command", function () { return run.textContent; });
    }
  }

  document.querySelectorAll(".rh-listing").forEach(dress);
})();
