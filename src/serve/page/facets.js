// Facets show their first values; a button brings the others.
import { html, render } from "htm/preact";
import { matchingParameters } from "./address.js";
import { jsonOrNull } from "./requests.js";
import { numeral, say } from "./strings.js";

const most = 200;

// The server gives the address of a filter with this character in the place of its value.
const place = encodeURIComponent("\uE000");

function addressOf(pattern, key) {
  const isQuoted = pattern.includes(`%22${place}%22`);
  return pattern.replaceAll(place, () =>
    encodeURIComponent(isQuoted ? key.replaceAll('"', " ") : key),
  );
}

function Value({ pattern, value }) {
  const key = value.value ?? value.domain ?? value.name;
  return html`<li>
    <a rel="nofollow" href=${addressOf(pattern, key)}>
      <span class="value" title=${key}>${value.name ?? key}</span>${" "}
      <span class="number">${numeral(value.articles)}</span>
    </a>
  </li>`;
}

async function showAll(section, button) {
  const asked = matchingParameters();
  asked.set("by", section.dataset.by);
  asked.set("limit", most);
  const facets = await jsonOrNull(`/api/facets?${asked}`);
  if (!facets) return;
  const list = section.querySelector("ul");
  list.replaceChildren();
  button.remove();
  list.classList.add("whole");
  render(
    facets.values.map(
      (value) => html`<${Value} pattern=${section.dataset.address} value=${value} />`,
    ),
    list,
  );
  list.querySelector("a").focus();
}

export function improveFacets(main) {
  for (const section of main.querySelectorAll(".facet[data-distinct]")) {
    if (Number(section.dataset.distinct) <= section.querySelectorAll("li").length) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "more";
    button.textContent = say("more");
    button.addEventListener("click", () => showAll(section, button));
    section.append(button);
  }
}
