/* Says of a file that is too large that it is, before it is sent. Without a script the answer says so. */
(function () {
  "use strict";
  function megabytes(size) {
    return (size / 1e6).toFixed(1).replace(".", ",").replace(/,0$/, "") + " MB";
  }

  document.addEventListener("change", function (event) {
    const input = event.target;
    if (!input.matches("input[type=file][data-largest]")) return;
    const largest = Number(input.dataset.largest);
    const tooLarge = Array.from(input.files).filter((file) => file.size > largest);
    const said = tooLarge.map(
      (file) => `Tệp “${file.name}” có ${megabytes(file.size)}; nhiều nhất là ${megabytes(largest)}.`
    );
    let told = input.parentElement.querySelector(".too-large");
    if (!told) {
      told = document.createElement("p");
      told.className = "too-large why";
      told.setAttribute("role", "alert");
      input.after(told);
    }
    told.textContent = said.length ? said.join(" ") + " Hãy chọn lại tệp." : "";
    if (said.length) input.value = "";
  });
})();
