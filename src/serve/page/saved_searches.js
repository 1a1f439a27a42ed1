// Searches that the visitor keeps, in this browser only.
import { html, render } from "htm/preact";
import { parameters } from "./address.js";
import { navigate } from "./navigation.js";
import { say } from "./strings.js";

const key = "timbao.saved";
const dialog = document.createElement("dialog");

// What was stored may be anything.
function saved() {
  try {
    const list = JSON.parse(localStorage.getItem(key));
    return Array.isArray(list)
      ? list.filter((one) => typeof one?.address === "string" && one.address.startsWith("/?"))
      : [];
  } catch {
    return [];
  }
}

function store(list) {
  try {
    localStorage.setItem(key, JSON.stringify(list));
  } catch {
    // Storage may be forbidden or full: nothing is kept.
  }
  draw();
}

// The results that are shown, from their first page; null elsewhere.
function current() {
  const asked = parameters();
  if (!asked.get("q")) return null;
  asked.delete("offset");
  const filters = ["outlet", "author", "since", "until"].flatMap((name) => asked.getAll(name));
  return { address: `/?${asked}`, name: [asked.get("q"), ...filters].join(" · ") };
}

function open(event, address) {
  event.preventDefault();
  dialog.close();
  navigate(address);
}

function SaveButton({ list }) {
  const shown = current();
  if (!shown) return null;
  const isSaved = list.some((one) => one.address === shown.address);
  const others = list.filter((one) => one.address !== shown.address);
  return html`<button
    type="button"
    class="main"
    onClick=${() => store(isSaved ? others : [shown, ...others])}
  >
    ${say(isSaved ? "unsave" : "save")}
  </button>`;
}

function Saved({ list }) {
  if (list.length === 0) return html`<p class="faint">${say("no_saved")}</p>`;
  return html`<ul>
    ${list.map(
      (one) =>
        html`<li>
          <a href=${one.address} onClick=${(event) => open(event, one.address)}>${one.name}</a>
          <button
            type="button"
            aria-label=${`${say("remove")}: ${one.name}`}
            onClick=${() => store(list.filter((other) => other !== one))}
          >
            ×
          </button>
        </li>`,
    )}
  </ul>`;
}

function draw() {
  const list = saved();
  render(
    html`<div class="dialog-head">
        <h2 id="saved-name">${say("saved")}</h2>
        <button type="button" onClick=${() => dialog.close()}>${say("close")}</button>
      </div>
      <${SaveButton} list=${list} />
      <${Saved} list=${list} />`,
    dialog,
  );
}

export function offerSavedSearches() {
  dialog.className = "saved";
  dialog.setAttribute("aria-labelledby", "saved-name");
  document.body.append(dialog);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = say("saved");
  button.addEventListener("click", () => {
    draw();
    dialog.showModal();
  });
  document.querySelector(".switches").append(button);
}
