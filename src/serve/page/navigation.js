// Shows the next page without loading it anew: takes the server's HTML and puts its parts in place.
import { NewestOnly } from "./requests.js";
import { say } from "./strings.js";

const improvements = [];
const pages = new NewestOnly();
let shown = location.pathname + location.search;

// `improve` is called with <main> now, and with that of each page to come before it is shown.
export function onPage(improve) {
  improvements.push(improve);
  improve(document.querySelector("main"));
}

function isPage(url) {
  return (
    url.origin === location.origin && (url.pathname === "/" || url.pathname.startsWith("/article/"))
  );
}

// Without the place within it.
function addressOf(url) {
  return url.pathname + url.search;
}

// The form keeps its box, which may have the focus; all else of it is the new page's.
function updateForm(fetched) {
  const form = document.querySelector("form.search");
  const other = fetched.querySelector("form.search");
  form.q.value = other.q.getAttribute("value");
  for (const hidden of form.querySelectorAll("input[type=hidden]")) hidden.remove();
  form.append(...other.querySelectorAll("input[type=hidden]"));
}

function updateLanguageLink(fetched) {
  const shown = document.querySelector("a.language");
  const other = fetched.querySelector("a.language");
  if (shown && other) shown.href = other.getAttribute("href");
}

function put(fetched) {
  const main = document.importNode(fetched.querySelector("main"), true);
  document.title = fetched.title;
  updateForm(fetched);
  updateLanguageLink(fetched);
  document.querySelector("main").replaceWith(main);
  for (const improve of improvements) improve(main);
}

function moveTo(hash, scroll) {
  const target = hash && document.getElementById(decodeURIComponent(hash.slice(1)));
  if (target) target.scrollIntoView();
  else scrollTo(0, scroll ?? 0);
}

async function load(url, scroll) {
  shown = addressOf(url);
  const busy = setTimeout(() => document.body.classList.add("busy"), 200);
  try {
    const response = await pages.fetch(url);
    if (!response) return;
    const text = await response.text();
    const fetched = new DOMParser().parseFromString(text, "text/html");
    if (!fetched.querySelector("main")) throw new Error("not a page");
    put(fetched);
    moveTo(url.hash, scroll);
    document.querySelector("main").focus({ preventScroll: true });
    announce(
      (document.querySelector("main .count") ?? document.querySelector("main h1")).textContent,
    );
  } catch {
    announce(say("failed"));
  } finally {
    clearTimeout(busy);
    document.body.classList.remove("busy");
  }
}

// Says something to those who do not see the page.
export function announce(text) {
  let place = document.getElementById("announcement");
  if (!place) {
    place = document.createElement("p");
    place.id = "announcement";
    place.setAttribute("role", "status");
    document.body.append(place);
  }
  place.textContent = text;
  setTimeout(() => {
    if (place.textContent === text) place.textContent = "";
  }, 4000);
}

export function navigate(address) {
  const url = new URL(address, location.href);
  history.replaceState({ scroll: scrollY }, "");
  history.pushState({}, "", url);
  return load(url);
}

function isPlainClick(event) {
  const { button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented } = event;
  return button === 0 && !(metaKey || ctrlKey || shiftKey || altKey || defaultPrevented);
}

function followLink(event) {
  const link = event.target.closest("a[href]");
  if (!link || !isPlainClick(event) || link.hasAttribute("download")) return;
  if (link.classList.contains("language")) return;
  const url = new URL(link.href);
  if (!isPage(url) || (url.hash && addressOf(url) === shown)) return;
  event.preventDefault();
  navigate(url);
}

function submitForm(event) {
  const form = event.target;
  if (form.method !== "get" || event.defaultPrevented) return;
  event.preventDefault();
  const given = [...new FormData(form)].filter(([, value]) => value !== "");
  navigate(`/?${new URLSearchParams(given)}`);
}

export function listenToNavigation() {
  history.scrollRestoration = "manual";
  document.addEventListener("click", followLink);
  document.addEventListener("submit", submitForm);
  addEventListener("popstate", (event) => {
    const url = new URL(location.href);
    if (addressOf(url) !== shown) load(url, event.state?.scroll);
    else moveTo(url.hash, event.state?.scroll);
  });
}
