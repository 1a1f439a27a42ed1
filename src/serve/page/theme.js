// Light or dark: as the system has it until the visitor chooses.
import { html, render } from "htm/preact";
import { say } from "./strings.js";

const key = "timbao.theme";

function chosen() {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage may be forbidden.
  }
}

export function isDark() {
  return (
    (chosen() ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark"
  );
}

export function applyTheme() {
  const theme = chosen();
  if (theme) document.documentElement.dataset.theme = theme;
}

function toggle() {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(key, theme);
  } catch {
    // It holds for this page.
  }
  dispatchEvent(new Event("themechange"));
  draw();
}

let place = null;

function draw() {
  render(
    html`<button type="button" onClick=${toggle}>
      ${say(isDark() ? "theme_light" : "theme_dark")}
    </button>`,
    place,
  );
}

export function offerTheme() {
  place = document.createElement("span");
  document.querySelector(".switches").append(place);
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    dispatchEvent(new Event("themechange"));
    draw();
  });
}
