// Facets show their first values; a button brings the others.
import { html, render } from "htm/preact";
import { matchingParameters } from "./address.js";
import { jsonOrNull } from "./requests.js";
import { numeral, say } from "./strings.js";

const most = 200;

// The server's links tell how a value becomes a filter: another value takes the place of theirs.
function addressOf(link, shownKey, key) {
  const address = new URL(link.href);
  for (const [name, value] of [...address.searchParams]) {
    if (name === "q") address.searchParams.set(name, value.replace(`"${shownKey}"`, () => `"${key.replaceAll('"', " ")}"`));
    else if (name !== "outlet" || value === shownKey) address.searchParams.set(name, value.replace(shownKey, () => key));
  }
  return address.pathname + address.search;
}

function Value({ link, shownKey, value }) {
  const key = value.value ?? value.domain ?? value.name;
  return html`<li>
    <a rel="nofollow" href=${addressOf(link, shownKey, key)}>
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
  const link = list.querySelector("a");
  const shownKey = link.querySelector(".value").title;
  list.replaceChildren();
  button.remove();
  list.classList.add("whole");
  render(
    html`${facets.values.map((value) => html`<${Value} link=${link} shownKey=${shownKey} value=${value} />`)}`,
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
