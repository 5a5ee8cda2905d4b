// Small comforts. Every page works without this file.
(() => {
  "use strict";

  // A form came back with errors: start reading there.
  document.getElementById("error-summary")?.focus();

  // Copying a reference needs script, so the button is hidden until there is some.
  if (navigator.clipboard) {
    for (const button of document.querySelectorAll("button[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copy);
        const said = button.nextElementSibling;
        if (said?.getAttribute("role") !== "status") return;
        // Emptied first: the same words a second time are no news to a screen reader.
        said.textContent = "";
        setTimeout(() => (said.textContent = button.dataset.done), 100);
      });
    }
  }

  // A second click must not send a form twice. The button keeps its focus and its value: it only looks disabled.
  const sent = new Set();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.target) return;
    if (sent.has(form)) return event.preventDefault();
    sent.add(form);
    event.submitter?.setAttribute("aria-disabled", "true");
  });

  // Going back may show this very page again, with its forms still marked as sent.
  addEventListener("pageshow", () => {
    sent.clear();
    for (const button of document.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled");
  });
})();
