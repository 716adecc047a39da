/* Progressive enhancement only: every page does its task with this file missing. */
(function () {
  "use strict";

  /* htmx sends Django's CSRF token with each change. */
  document.addEventListener("htmx:configRequest", function (event) {
    var meta = document.querySelector('meta[name="csrf-token"]');
    if (meta && event.detail.verb !== "get") {
      event.detail.headers["X-CSRFToken"] = meta.content;
    }
  });

  /* A part that could not be loaded says so where the reader looks. */
  function tellFailure(event) {
    var target = event.detail.target;
    if (!target) { return; }
    var note = document.createElement("p");
    note.className = "callout tone-bad";
    note.setAttribute("role", "alert");
    note.textContent = "内容没有加载成功，请检查网络后重试。";
    target.prepend(note);
  }
  document.addEventListener("htmx:responseError", tellFailure);
  document.addEventListener("htmx:sendError", tellFailure);

  /* Tabs: when only the panel was swapped, mark the tab that was followed. */
  document.addEventListener("htmx:afterOnLoad", function (event) {
    var link = event.detail.elt.closest ? event.detail.elt.closest("[data-tabs] a") : null;
    if (!link) { return; }
    link.closest("[data-tabs]").querySelectorAll("a").forEach(function (other) {
      if (other === link) { other.setAttribute("aria-current", "page"); } else { other.removeAttribute("aria-current"); }
    });
  });

  /* Menus close on Escape and when the reader goes elsewhere. */
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    document.querySelectorAll("details[data-menu][open]").forEach(function (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details[data-menu][open]").forEach(function (menu) {
      if (!menu.contains(event.target)) { menu.open = false; }
    });
  });

  /* Forms: warn before typed text is lost, and do not send twice on a slow line. */
  var dirty = new Set();
  document.addEventListener("input", function (event) {
    var form = event.target.closest("form[data-guard]");
    if (form) { dirty.add(form); }
  });
  /* Without a connection the browser would show its own page in place of the form, and what was typed be gone. */
  function sayOffline(form) {
    var said = form.querySelector("[data-offline]");
    if (!said) {
      said = document.createElement("p");
      said.dataset.offline = "";
      said.className = "text-danger";
      said.setAttribute("role", "alert");
      form.prepend(said);
    }
    said.textContent = "网络已断开，没有提交。填写的内容还在页面上，网络恢复后请再按一次。";
    said.scrollIntoView({ block: "center" });
  }
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method === "post" && navigator.onLine === false) { event.preventDefault(); sayOffline(form); return; }
    dirty.delete(form);
    if (form.method !== "post") { return; }
    if (form.dataset.sending) { event.preventDefault(); return; }
    form.dataset.sending = "1";
    window.setTimeout(function () { delete form.dataset.sending; }, 8000);
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sending]").forEach(function (form) { delete form.dataset.sending; });
  });
  window.addEventListener("beforeunload", function (event) {
    dirty.forEach(function (form) { if (!form.isConnected) { dirty.delete(form); } });
    if (dirty.size) { event.preventDefault(); }
  });

  /* Chosen files are listed with size and, for pictures, a small preview drawn on a canvas (no blob: address). */
  var LONGEST = 96;
  function readable(bytes) {
    return bytes < 1048576 ? Math.max(1, Math.round(bytes / 1024)) + " KB" : (bytes / 1048576).toFixed(1) + " MB";
  }
  function thumbnail(file, canvas) {
    if (!window.createImageBitmap || file.type.indexOf("image/") !== 0) { return; }
    window.createImageBitmap(file).then(function (picture) {
      var scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
      canvas.width = Math.max(1, Math.round(picture.width * scale));
      canvas.height = Math.max(1, Math.round(picture.height * scale));
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.hidden = false;
    }, function () { canvas.remove(); });
  }
  document.addEventListener("change", function (event) {
    var input = event.target;
    if (input.type !== "file") { return; }
    var list = document.getElementById(input.id + "_chosen");
    if (!list) { return; }
    list.replaceChildren();
    Array.prototype.forEach.call(input.files, function (file) {
      var item = document.createElement("li");
      var canvas = document.createElement("canvas");
      var name = document.createElement("span");
      var tooLarge = Number(input.dataset.maxBytes) > 0 && file.size > Number(input.dataset.maxBytes);
      canvas.hidden = true;
      name.textContent = file.name + "（" + readable(file.size) + (tooLarge ? "，超过大小限制" : "") + "）";
      name.className = tooLarge ? "text-danger" : "";
      item.append(canvas, name);
      list.append(item);
      thumbnail(file, canvas);
    });
  });

  /* The error summary of a refused form takes the focus, so that it is read first. */
  function ready(root) {
    var summary = root.querySelector("[data-error-summary]");
    if (summary) { summary.focus(); }
  }
  document.addEventListener("htmx:afterSettle", function (event) { ready(event.detail.elt); });
  ready(document);
})();
