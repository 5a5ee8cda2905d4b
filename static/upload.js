// Sending files with a bar for each. Without this file the same form sends them all at once.
//
// A form asks for it by data-upload: "each" sends every file by itself, so that a good one stays whatever becomes of the
// others; "together" only gathers and judges them, for a form that is one act. Every sentence comes from the page
// (data-say-…), with braces where something is filled in.
(() => {
  "use strict";

  const MEGABYTE = 1024 * 1024;
  const lang = document.documentElement.lang;
  const unit = (name, digits) => {
    const format = new Intl.NumberFormat(lang, { style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits: digits });
    return (n) => format.format(n);
  };
  const [kilobytes, megabytes, seconds, minutes] = [unit("kilobyte", 0), unit("megabyte", 1), unit("second", 0), unit("minute", 0)];
  const size = (n) => (n < MEGABYTE ? kilobytes(Math.ceil(n / 1024)) : megabytes(n / MEGABYTE));
  const time = (s) => (s < 90 ? seconds(Math.max(1, Math.ceil(s))) : minutes(Math.ceil(s / 60)));

  const element = (tag, className, text = "") => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  };

  function uploads(form) {
    const input = form.querySelector("input[type=file]");
    const each = form.dataset.upload === "each";
    const ends = input.accept.split(",").filter(Boolean);
    const rows = [];
    let sending = null;

    const say = (name, values = {}) => {
      const key = `say${name.split("-").map((part) => part[0].toUpperCase() + part.slice(1)).join("")}`;
      return (form.dataset[key] ?? "").replace(/\{(\w+)\}/g, (_, blank) => values[blank] ?? "");
    };

    const list = element("ul", "files uploads");
    list.setAttribute("aria-label", say("list"));
    list.hidden = true;
    const live = element("p", "muted");
    live.setAttribute("role", "status");
    const field = input.closest(".field");
    field.append(element("p", "hint", say("drop")), list, live);

    // What is wrong with a file can be told before it is sent.
    const fault = (file) => {
      const name = file.name.toLowerCase();
      const wanted = rows.filter((row) => row.state !== "bad").length;
      if (!ends.some((end) => name.endsWith(end))) return "kind";
      if (file.size === 0) return "empty";
      if (file.size > Number(form.dataset.fileBytes)) return "too-large";
      return wanted >= Number(form.dataset.room) ? "too-many" : null;
    };

    // The row's one button changes with its state and keeps the focus.
    const BUTTONS = { ready: "leave-out", bad: "leave-out", sending: "cancel", failed: "retry" };
    const show = (row, state, text) => {
      row.state = state;
      row.text.textContent = text;
      row.text.classList.toggle("file__state--bad", state === "bad" || state === "failed");
      row.bar.hidden = state !== "sending";
      const wanted = BUTTONS[state];
      if (wanted) row.button.replaceChildren(say(wanted), element("span", "sr-only", ` ${row.file.name}`));
      else {
        if (document.activeElement === row.button) row.item.focus();
        row.button.remove();
      }
    };

    const add = (file) => {
      const row = { file, item: element("li", "file"), text: element("p", "file__state"), bar: element("progress") };
      row.button = element("button", "button button--small");
      row.button.type = "button";
      row.item.tabIndex = -1;
      row.bar.max = file.size || 1;
      row.bar.value = 0;
      row.bar.setAttribute("aria-label", file.name);
      const about = element("div");
      about.append(element("p", "file__name", file.name), element("p", "file__facts", size(file.size)), row.bar, row.text);
      const buttons = element("div", "buttons");
      buttons.append(row.button);
      row.item.append(about, buttons);
      row.button.addEventListener("click", () => press(row));
      const wrong = fault(file);
      show(row, wrong ? "bad" : "ready", say(wrong ?? "ready"));
      rows.push(row);
      list.append(row.item);
      return wrong && `${file.name}: ${say(wrong)}`;
    };

    const press = (row) => {
      if (row.state === "sending") return row.request.abort();
      if (row.state === "failed") {
        show(row, "ready", say("ready"));
        return next();
      }
      const at = rows.indexOf(row);
      rows.splice(at, 1);
      row.item.remove();
      list.hidden = rows.length === 0;
      hand();
      (rows[at] ?? rows[at - 1])?.item.focus() ?? input.focus();
    };

    // A form that is one act sends what its own control holds: every good file, however it came.
    const hand = () => {
      if (each) return void (input.value = "");
      const held = new DataTransfer();
      for (const row of rows) if (row.state === "ready") held.items.add(row.file);
      input.files = held.files;
    };

    const take = (files) => {
      const wrong = [...files].map(add).filter(Boolean);
      list.hidden = rows.length === 0;
      hand();
      if (wrong.length) live.textContent = wrong.join(" ");
    };

    const next = () => {
      if (sending) return;
      const row = rows.find((row) => row.state === "ready");
      if (row) return send(row);
      const kept = rows.filter((row) => row.state === "kept").length;
      live.textContent += ` ${say("finished", { kept, n: rows.length })}`;
      if (kept) refresh();
    };

    const send = (row) => {
      const body = new FormData();
      for (const control of form.querySelectorAll("input[type=hidden]")) body.append(control.name, control.value);
      body.append(input.name, row.file, row.file.name);
      const request = new XMLHttpRequest();
      row.request = request;
      sending = row;
      const began = performance.now();
      let told = 0;
      request.upload.addEventListener("progress", (event) => {
        const now = performance.now();
        row.bar.value = Math.min(event.loaded, row.file.size);
        if (now - told < 250) return;
        told = now;
        const speed = event.loaded / ((now - began) / 1000);
        const left = time((event.total - event.loaded) / speed);
        const done = size(row.bar.value);
        row.text.textContent = say("sending", { done, total: size(row.file.size), speed: size(speed), left });
      });
      request.upload.addEventListener("load", () => (row.text.textContent = say("checking")));
      const ended = (state, text) => {
        sending = null;
        show(row, state, text);
        live.textContent = `${row.file.name}: ${text}`;
        next();
      };
      request.addEventListener("load", () => {
        const answer = read(request.responseText);
        if (answer.kept) ended("kept", answer.says);
        else ended(request.status === 422 ? "bad" : "failed", answer.says ?? say("failed"));
      });
      request.addEventListener("error", () => ended("failed", say("failed")));
      request.addEventListener("abort", () => ended("failed", say("stopped")));
      show(row, "sending", say("begun"));
      request.open("POST", form.getAttribute("action"));
      request.setRequestHeader("Accept", "application/json");
      request.send(body);
    };

    const read = (text) => {
      try {
        return JSON.parse(text);
      } catch {
        return {};
      }
    };

    // The list of what is there is drawn anew by the server; nothing else on the page moves.
    const refresh = async () => {
      const answer = await fetch(location.href).catch(() => null);
      if (!answer?.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const [old, fresh] = [document, page].map((page) => page.querySelector("[data-uploaded]"));
      if (old && fresh && !old.contains(document.activeElement)) old.replaceWith(fresh);
    };

    input.addEventListener("change", () => {
      const chosen = [...input.files];
      if (!each) rows.splice(0).forEach((row) => row.item.remove());
      take(chosen);
    });
    const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
    form.addEventListener("dragover", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      field.classList.add("field--over");
    });
    form.addEventListener("dragleave", (event) => {
      if (!form.contains(event.relatedTarget)) field.classList.remove("field--over");
    });
    form.addEventListener("drop", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      field.classList.remove("field--over");
      take(event.dataTransfer.files);
    });
    document.addEventListener("paste", (event) => {
      if (event.clipboardData?.files.length) take(event.clipboardData.files);
    });
    if (!each) return;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!rows.some((row) => row.state === "ready" || row.state === "sending")) {
        live.textContent = say("choose");
        return input.focus();
      }
      next();
    });
    addEventListener("beforeunload", (event) => {
      if (sending) event.preventDefault();
    });
  }

  for (const form of document.querySelectorAll("form[data-upload]")) uploads(form);
})();
