// "/" to the search box, j and k from article to article, Esc back.
import { navigate } from "./navigation.js";

const stories = ".hits h2 a, .related li > a, .concordance tbody a";

function isTyping(target) {
  return target.matches(
    "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]",
  );
}

// The article that the focus is at or, where it is elsewhere, the nearest below the top edge.
function move(step) {
  const links = [...document.querySelectorAll(stories)];
  const within = document.activeElement?.closest(".hits > li, .related li, .concordance tr");
  const current = links.findIndex((link) => within?.contains(link));
  const next = current < 0 ? (step > 0 ? 0 : links.length - 1) : current + step;
  const link = links[Math.min(Math.max(next, 0), links.length - 1)];
  link?.focus({ preventScroll: true });
  link?.scrollIntoView({ block: "center" });
}

function goBack() {
  const back = document.querySelector(".back a");
  if (back) navigate(back.href);
}

const actions = {
  "/": () => {
    const box = document.getElementById("q");
    box.focus();
    box.select();
  },
  j: () => move(1),
  k: () => move(-1),
  Escape: goBack,
};

export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
