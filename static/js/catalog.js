/* The public catalogue: arrow keys in the list of suggestions, and a button that copies the address of the page.
   Searching and sharing work without it. */
(function () {
  "use strict";

  document.querySelectorAll("form[data-suggest]").forEach(function (form) {
    var box = form.querySelector("input[type='search']"), list = form.querySelector(".catalog-suggestions");
    form.addEventListener("keydown", function (event) {
      var links = Array.from(list.querySelectorAll("a")), at = links.indexOf(document.activeElement);
      if (event.key === "Escape") {
        list.replaceChildren();
        box.focus();
      } else if (links.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        event.preventDefault();
        var next = at + (event.key === "ArrowDown" ? 1 : -1);
        (next < 0 ? (at < 0 ? links[links.length - 1] : box) : links[next] || links[0]).focus();
      }
    });
  });

  document.querySelectorAll("input[data-copy]").forEach(function (field) {
    field.addEventListener("focus", function () { field.select(); });
    if (!navigator.clipboard) { return; }
    var button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-outline-secondary";
    button.textContent = "复制链接";
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(field.value).then(function () { button.textContent = "已复制"; });
    });
    field.after(button);
  });
})();
