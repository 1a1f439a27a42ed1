// Suggestions as one types: a combobox (WAI-ARIA Authoring Practices, list autocomplete).
import { html, render } from "htm/preact";
import { NewestOnly } from "./requests.js";
import { say } from "./strings.js";

const pause = 40; // Milliseconds without a key before the server is asked.
const requests = new NewestOnly();

class Suggestions {
  #box = document.getElementById("q");
  #place = document.createElement("div");
  #list = [];
  #chosen = -1;
  #typed = "";
  #timer = 0;
  #offered = true; // Until the server says that it has none.

  constructor() {
    this.#box.setAttribute("role", "combobox");
    this.#box.setAttribute("aria-autocomplete", "list");
    this.#box.setAttribute("aria-controls", "suggestions");
    this.#box.parentElement.append(this.#place);
    this.#box.addEventListener("input", () => this.#ask());
    this.#box.addEventListener("keydown", (event) => this.#onKey(event));
    this.#box.addEventListener("blur", () => this.#close());
    this.#box.form.addEventListener("submit", () => this.#close());
    this.#draw();
  }

  #ask() {
    clearTimeout(this.#timer);
    this.#typed = this.#box.value;
    if (!this.#offered) return;
    if (this.#typed.trim() === "") this.#close();
    else this.#timer = setTimeout(() => this.#fetch(), pause);
  }

  async #fetch() {
    try {
      const response = await requests.fetch(
        `/api/suggest?${new URLSearchParams({ q: this.#typed })}`,
      );
      if (!response) return;
      this.#offered = response.status !== 404;
      if (!response.ok || document.activeElement !== this.#box) return;
      const { suggestions } = await response.json();
      this.#list = suggestions.filter(({ text }) => text !== this.#typed);
      this.#chosen = -1;
      this.#draw();
    } catch {
      this.#close();
    }
  }

  #onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.#list.length > 0) {
      event.preventDefault();
      const places = this.#list.length + 1; // One is the text as typed.
      this.#choose(((this.#chosen + 1 + step + places) % places) - 1);
    } else if (event.key === "Escape" && this.#list.length > 0) {
      event.preventDefault();
      this.#box.value = this.#typed;
      this.#close();
    } else if (event.key === "Enter" && this.#list[this.#chosen]?.kind === "outlet") {
      event.preventDefault();
      this.#take(this.#list[this.#chosen]);
    }
  }

  // A list that comes late must not take away what is chosen.
  #choose(index) {
    clearTimeout(this.#timer);
    requests.cancel();
    this.#chosen = index;
    const chosen = this.#list[index];
    this.#box.value = chosen && chosen.kind !== "outlet" ? chosen.text : this.#typed;
    this.#draw();
  }

  #take(suggestion) {
    if (suggestion.kind === "outlet") {
      this.#box.value = `outlet:"${(suggestion.domain ?? suggestion.text).replaceAll('"', " ")}"`;
    } else {
      this.#box.value = suggestion.text;
    }
    this.#close();
    this.#box.form.requestSubmit();
  }

  #close() {
    clearTimeout(this.#timer);
    requests.cancel();
    this.#list = [];
    this.#chosen = -1;
    this.#draw();
  }

  #draw() {
    const isOpen = this.#list.length > 0;
    this.#box.setAttribute("aria-expanded", String(isOpen));
    if (this.#chosen >= 0)
      this.#box.setAttribute("aria-activedescendant", `suggestion-${this.#chosen}`);
    else this.#box.removeAttribute("aria-activedescendant");
    render(
      html`<ul id="suggestions" role="listbox" aria-label=${say("suggestions")} hidden=${!isOpen}>
        ${this.#list.map((suggestion, i) => this.#option(suggestion, i))}
      </ul>`,
      this.#place,
    );
  }

  #option(suggestion, i) {
    // The box must keep the focus, or its blur would close the list before the click.
    return html`<li
      id=${`suggestion-${i}`}
      role="option"
      aria-selected=${String(i === this.#chosen)}
      onMouseDown=${(event) => event.preventDefault()}
      onClick=${() => this.#take(suggestion)}
    >
      <span lang="vi">${suggestion.text}</span>
      ${suggestion.kind === "outlet" && html`<span class="kind">${say("outlet")}</span>`}
    </li>`;
  }
}

export function offerSuggestions() {
  new Suggestions();
}
