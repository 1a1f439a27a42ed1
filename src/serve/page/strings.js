// What the scripts say: the server hands over its table in the language of the page.
const table = JSON.parse(document.getElementById("page-strings").textContent);

// The text of this key, with {} replaced by a value.
export function say(key, value = "") {
  return table[key].replace("{}", value);
}

// "12.345" or "12,345", as the server writes it.
export function numeral(value) {
  return new Intl.NumberFormat(document.documentElement.lang).format(value);
}
