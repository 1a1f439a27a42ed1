// Citations to copy, in a dialog.
import { html, render } from "htm/preact";
import { say } from "./strings.js";

const formats = { markdown: "Markdown", bibtex: "BibTeX", ris: "RIS", csljson: "CSL-JSON" };

let dialog = null;

function close() {
  dialog.close();
}

async function copy(text, button) {
  await navigator.clipboard.writeText(text);
  button.textContent = say("copied");
  setTimeout(() => (button.textContent = say("copy")), 2000);
}

function draw(path, format, text) {
  render(
    html`<div class="dialog-head">
        <h2 id="citation-name">${say("cite")}</h2>
        <button type="button" onClick=${close}>${say("close")}</button>
      </div>
      <div class="formats" role="group" aria-labelledby="citation-name">
        ${Object.entries(formats).map(
          ([key, name]) =>
            html`<button
              type="button"
              aria-pressed=${String(key === format)}
              onClick=${() => show(path, key)}
            >
              ${name}
            </button>`,
        )}
      </div>
      <pre tabindex="0" aria-label=${formats[format]}>${text}</pre>
      <button type="button" class="main" onClick=${(event) => copy(text, event.currentTarget)}>
        ${say("copy")}
      </button>`,
    dialog,
  );
}

// `path` is the article's in the API.
async function show(path, format) {
  const response = await fetch(`${path}?format=${format}`).catch(() => null);
  draw(
    path,
    format,
    response?.ok ? (await response.text()).replaceAll("\r", "").trimEnd() : say("failed"),
  );
  if (!dialog.open) dialog.showModal();
}

function offer() {
  if (dialog) return;
  dialog = document.createElement("dialog");
  dialog.className = "citation";
  dialog.setAttribute("aria-labelledby", "citation-name");
  document.body.append(dialog);
}

function listen(link, path, format) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(path, format);
  });
}

export function improveCitations(main) {
  offer();
  for (const link of main.querySelectorAll(".hit .cite")) {
    listen(link, `/api${new URL(link.href).pathname}`, "markdown");
  }
  for (const link of main.querySelectorAll(".citations a")) {
    listen(link, new URL(link.href).pathname, link.dataset.format);
  }
}
