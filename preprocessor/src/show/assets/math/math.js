// Copy formulas as the LaTeX they were made of: a browser would copy their symbols, one to a line.
if (!window.rehearseMath) {
  window.rehearseMath = true;
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (event.defaultPrevented || !selection.rangeCount || !event.clipboardData) return;
    const range = selection.getRangeAt(0).cloneRange();
    const around = (node) => (node.closest ? node : node.parentElement).closest("math[alttext]");
    const [first, last] = [around(range.startContainer), around(range.endContainer)];
    if (first) range.setStartBefore(first);
    if (last) range.setEndAfter(last);
    const copy = document.createElement("div");
    copy.append(range.cloneContents());
    const formulas = copy.querySelectorAll("math[alttext]");
    if (!formulas.length) return;
    const html = copy.innerHTML;
    for (const formula of formulas) {
      const mark = formula.getAttribute("display") === "block" ? "$$" : "$";
      formula.replaceWith(mark + formula.getAttribute("alttext") + mark);
    }
    // What is not on the page has no line breaks.
    copy.style.cssText = "position:fixed;left:-9999px";
    document.body.append(copy);
    event.clipboardData.setData("text/plain", copy.innerText);
    event.clipboardData.setData("text/html", html);
    copy.remove();
    event.preventDefault();
  });
}
