/* Puts a citation, or the words proposed, into the text being typed. Without a script the same is
   done by typing, or by the buttons beside the saved draft. */
(function () {
  "use strict";
  let last = null;

  function target(element) {
    const around = element.closest(".piece, main");
    const near = around && around.querySelector("textarea[data-cites]");
    return last && last.isConnected && around.contains(last) ? last : near;
  }

  function put(area, words, start, end) {
    area.focus();
    area.setRangeText(words, start, end, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  document.addEventListener("focusin", function (event) {
    if (event.target.matches("textarea[data-cites]")) last = event.target;
  });

  document.addEventListener("click", function (event) {
    const button = event.target.closest("button[data-mark], button[data-replace]");
    const area = button && target(button);
    if (!area) return;
    if (button.dataset.mark) {
      put(area, button.dataset.mark, area.selectionStart, area.selectionEnd);
      return;
    }
    const start = area.value.indexOf(button.dataset.replace);
    if (start >= 0) put(area, button.dataset.with, start, start + button.dataset.replace.length);
  });
})();
