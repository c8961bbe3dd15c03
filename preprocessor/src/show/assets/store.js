/* What a reader has answered and finished, kept on the reader's own machine.
   rehearse.store.get(kind, id), .set(kind, id, value), .all(), .replace(all), .watch(callback).
   Pages opened from files share one store, so keys begin with the book's title. */
(function () {
  "use strict";
  if (window.rehearse) return;
  var title = document.title.slice(document.title.lastIndexOf(" - ") + 1).replace(/^- /, "").trim();
  var prefix = "rehearse:" + title + ":";
  var watchers = [];

  /* A browser may refuse storage; then a page forgets, and works otherwise. */
  function storage() {
    try { return window.localStorage; } catch (error) { return null; }
  }
  function tell() {
    watchers.forEach(function (watcher) { watcher(); });
  }
  function write(key, value) {
    var kept = storage();
    if (!kept) return;
    try {
      if (value === null || value === undefined) kept.removeItem(key);
      else kept.setItem(key, JSON.stringify(value));
    } catch (error) { /* Full, or refused. */ }
  }
  function keys() {
    var kept = storage(), found = [];
    for (var index = 0; kept && index < kept.length; index += 1) {
      var key = kept.key(index);
      if (key.indexOf(prefix) === 0) found.push(key);
    }
    return found;
  }
  function read(key) {
    var kept = storage();
    try { return kept ? JSON.parse(kept.getItem(key)) : null; } catch (error) { return null; }
  }

  window.rehearse = {
    title: title,
    store: {
      get: function (kind, id) { return read(prefix + kind + ":" + id); },
      set: function (kind, id, value) { write(prefix + kind + ":" + id, value); tell(); },
      all: function () {
        var all = {};
        keys().forEach(function (key) { all[key.slice(prefix.length)] = read(key); });
        return all;
      },
      replace: function (all) {
        keys().forEach(function (key) { write(key, null); });
        Object.keys(all).forEach(function (key) { write(prefix + key, all[key]); });
        tell();
      },
      watch: function (watcher) { watchers.push(watcher); }
    }
  };
  window.addEventListener("storage", tell);
})();
