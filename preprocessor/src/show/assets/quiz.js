/* Quizzes: check, explain, try again what was wrong. Keys stand in the form's own JSON.
   Kept of a reader, as rehearse.store.get("quiz", id): {answers: {question: [value, state]}, right, of};
   a state is "right", "wrong" or "shown" (the reader has looked the answer up). */
(function () {
  "use strict";

  function all(root, selector) { return Array.prototype.slice.call(root.querySelectorAll(selector)); }
  function element(tag, name, html) {
    var made = document.createElement(tag);
    made.className = name;
    made.innerHTML = html;
    return made;
  }
  function button(label, act) {
    var made = element("button", "", label);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }
  /* As the build compares them: of texts, case and white space do not count; of outputs, white space
     at the end of lines and around them. */
  function folded(text) { return text.trim().split(/\s+/).join(" ").toLowerCase(); }
  function output(text) { return text.replace(/[ \t\r]+$/gm, "").trim(); }
  /* 0.5, 0,5, 1/2, 1 000 and 1e3; anything behind the number is its unit. */
  function number(text) {
    var clean = text.trim().replace(/(\d)[ _'\u00a0\u202f](?=\d{3}(?!\d))/g, "$1").replace("\u2212", "-");
    if (/^[^.]*\d,\d[^,.]*$/.test(clean)) clean = clean.replace(",", ".");
    var parts = /^([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(?:\s*\/\s*(\d+\.?\d*))?/i.exec(clean);
    return parts ? Number(parts[1]) / (parts[2] ? Number(parts[2]) : 1) : NaN;
  }

  /* One question: how it is read, filled in and graded. A grade is null (not answered) or
     {right, why: html, at: [[element, html]]}. */
  var kinds = {
    choice: {
      read: function (question) {
        return all(question, "input:checked").map(function (input) { return input.value; });
      },
      write: function (question, value) {
        all(question, "input").forEach(function (input) { input.checked = value.indexOf(input.value) >= 0; });
      },
      grade: function (question, key, value) {
        if (!value.length) return null;
        var right = value.length === key.key.length &&
          value.every(function (one) { return key.key.indexOf(one) >= 0; });
        var at = all(question, "input:checked").filter(function (input) {
          return key.why[input.value] && (right || key.key.indexOf(input.value) < 0);
        });
        var missing = !right && value.every(function (one) { return key.key.indexOf(one) >= 0; });
        return {
          right: right,
          why: missing ? "What you have chosen is right, and something is missing." : "",
          at: at.map(function (input) { return [input, key.why[input.value]]; })
        };
      }
    },
    text: {
      read: function (question) { return question.querySelector("input, textarea").value; },
      write: function (question, value) { question.querySelector("input, textarea").value = value; },
      grade: function (question, key, value) {
        if (!value.trim()) return null;
        function same(other) { return folded(other) === folded(value); }
        return { right: key.key.some(same), why: slip(key, same), at: [] };
      }
    },
    number: {
      grade: function (question, key, value) {
        if (!value.trim()) return null;
        var found = number(value), noise = 1e-9 * Math.max(1, Math.abs(key.key));
        if (isNaN(found)) return { right: false, why: "This is not a number.", at: [] };
        function near(other) { return Math.abs(found - other) <= key.within + noise; }
        return { right: near(key.key), why: slip(key, near), at: [] };
      }
    },
    order: {
      read: function (question) {
        return all(question, "select").map(function (select) { return [select.dataset.line, select.value]; });
      },
      write: function (question, value) {
        var left = value.slice();
        all(question, "select").forEach(function (select) {
          var index = left.findIndex(function (one) { return one[0] === select.dataset.line; });
          select.value = index < 0 ? "" : left.splice(index, 1)[0][1];
        });
      },
      grade: function (question, key, value) {
        if (value.every(function (one) { return one[1] === ""; })) return null;
        var lines = key.key.map(function (line, index) {
          return value.filter(function (one) { return one[1] === String(index + 1); });
        });
        var placed = lines.filter(function (found, index) {
          return found.length === 1 && found[0][0] === key.key[index];
        }).length;
        var used = value.filter(function (one) { return Number(one[1]) > 0; }).length;
        var right = placed === key.key.length && used === placed;
        return {
          right: right,
          why: right ? "" : placed + " of " + key.key.length + " lines are in their place.",
          at: all(question, "select").filter(function (select) {
            return Number(select.value) > 0 && key.why[select.dataset.line];
          }).map(function (select) { return [select, key.why[select.dataset.line]]; })
        };
      }
    },
    trace: {
      read: function (question) {
        var how = question.querySelector("input:checked");
        return [how ? how.value : "", question.querySelector("textarea").value];
      },
      write: function (question, value) {
        all(question, "input").forEach(function (input) { input.checked = input.value === value[0]; });
        question.querySelector("textarea").value = value[1];
      },
      grade: function (question, key, value) {
        if (!value[0]) return null;
        function same(other) { return output(other) === output(value[1]); }
        var prints = value[0] === "prints";
        var right = value[0] === key.key && (!prints || same(key.output));
        var why = (prints && slip(key, same)) || (value[0] !== key.key && key.why[value[0]]) || "";
        if (!right && !why && value[0] === key.key) why = "It does end well, but prints something else.";
        return { right: right, why: why, at: [] };
      }
    }
  };
  kinds.number.read = kinds.text.read;
  kinds.number.write = kinds.text.write;

  /* Why an expected wrong answer is wrong. */
  function slip(key, matches) {
    var found = key.slips.filter(function (one) {
      return matches(typeof key.key === "number" ? Number(one[0]) : one[0]);
    })[0];
    return found ? found[1] : "";
  }

  function setUp(form) {
    if (form.dataset.ready) return;
    form.dataset.ready = "yes";
    var keys = JSON.parse(form.querySelector("script").textContent);
    var questions = all(form, ".rh-q");
    var score = form.querySelector(".rh-score");
    var states = {}, kept = null;

    function key(question) { return keys[question.dataset.question]; }
    function kind(question) { return kinds[key(question).kind]; }
    function state(question) { return states[question.dataset.question]; }

    function clear(question) {
      all(question, ".rh-why").forEach(function (why) { why.remove(); });
      question.querySelector(".rh-result").textContent = "";
      question.removeAttribute("data-state");
      question.removeAttribute("aria-describedby");
      all(question, "input, select, textarea").forEach(function (control) {
        control.disabled = false;
        control.removeAttribute("aria-describedby");
      });
    }

    /* Show the state of a question, with what there is to say of its answer. */
    function show(question, grade) {
      clear(question);
      var now = state(question), result = question.querySelector(".rh-result");
      if (!now) {
        if (grade === null) result.append(element("p", "", "Not answered yet."));
        return;
      }
      question.dataset.state = now;
      question.setAttribute("aria-describedby", result.id);
      var verdicts = { right: "\u2713 Right.", wrong: "\u2717 Not right yet.", shown: "The answer:" };
      result.append(element("p", "rh-verdict", verdicts[now]));
      if (grade && now !== "shown") {
        if (grade.why) result.append(element("div", "rh-why", grade.why));
        grade.at.forEach(function (one, index) {
          var why = element("div", "rh-why", one[1]);
          why.id = result.id + "-" + index;
          one[0].setAttribute("aria-describedby", why.id);
          one[0].closest(".rh-opt").append(why);
        });
      }
      if (now === "wrong") {
        result.append(button("Show the answer", function () {
          states[question.dataset.question] = "shown";
          show(question, null);
          tell(keep());
          result.focus();
        }));
        return;
      }
      var more = now === "shown" ? key(question).answer + key(question).more : key(question).more;
      if (more) result.append(element("div", "", more));
      all(question, "input, select, textarea").forEach(function (control) { control.disabled = true; });
    }

    function count(wanted) {
      return questions.filter(function (question) { return state(question) === wanted; }).length;
    }
    function tell(right) {
      var wrong = count("wrong"), left = questions.length - right - wrong - count("shown");
      var text = right + " of " + questions.length + " right.";
      if (wrong) text += " " + wrong + " to try again.";
      if (left) text += " " + left + " not answered.";
      score.textContent = text;
    }
    function keep() {
      var right = count("right"), answers = {};
      questions.forEach(function (question) {
        if (state(question)) {
          answers[question.dataset.question] = [kind(question).read(question), state(question)];
        }
      });
      var value = Object.keys(answers).length ? { answers: answers, right: right, of: questions.length } : null;
      kept = JSON.stringify(value);
      window.rehearse.store.set("quiz", form.dataset.quiz, value);
      return right;
    }

    function reset() {
      form.reset();
      states = {};
      questions.forEach(clear);
      score.textContent = "";
    }
    /* What was kept, also after another tab or an import has changed it. */
    function restore() {
      var value = window.rehearse.store.get("quiz", form.dataset.quiz);
      if (JSON.stringify(value) === kept) return;
      kept = JSON.stringify(value);
      reset();
      if (!value) return;
      questions.forEach(function (question) {
        var one = value.answers[question.dataset.question];
        if (!one) return;
        kind(question).write(question, one[0]);
        var grade = kind(question).grade(question, key(question), kind(question).read(question));
        /* The key may have changed since. */
        if (grade || one[1] === "shown") {
          states[question.dataset.question] = one[1] === "shown" ? "shown" : grade.right ? "right" : "wrong";
        }
        show(question, grade);
      });
      tell(count("right"));
    }

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      questions.forEach(function (question) {
        if (state(question) === "right" || state(question) === "shown") return;
        var grade = kind(question).grade(question, key(question), kind(question).read(question));
        if (grade) states[question.dataset.question] = grade.right ? "right" : "wrong";
        else delete states[question.dataset.question];
        show(question, grade);
      });
      tell(keep());
    });
    form.querySelector("[data-again]").addEventListener("click", function () {
      reset();
      keep();
      form.querySelector("input, select, textarea").focus();
    });
    /* Who types an output means that there is one. */
    form.addEventListener("input", function (event) {
      var question = event.target.closest("fieldset");
      if (event.target.tagName === "TEXTAREA" && key(question).kind === "trace") {
        question.querySelector("input[value=prints]").checked = true;
      }
    });
    /* mdBook turns the page on arrow keys, and searches on others. */
    form.addEventListener("keydown", function (event) { event.stopPropagation(); });
    window.rehearse.store.watch(restore);
    restore();
  }

  all(document, ".rh-quiz").forEach(setUp);
})();
