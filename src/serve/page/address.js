// The state of the page is its address; the API takes the same words.

const matching = ["q", "outlet", "author", "since", "until", "any", "all", "accents", "expand"];

export function parameters() {
  return new URLSearchParams(location.search);
}

// The parameters that say which articles match, but those left out.
export function matchingParameters(...leftOut) {
  const kept = new URLSearchParams();
  for (const [name, value] of parameters()) {
    if (matching.includes(name) && !leftOut.includes(name)) kept.append(name, value);
  }
  return kept;
}

// The address of the results with some parameters changed (null takes one away), at their first
// page.
export function changedAddress(changes) {
  const changed = parameters();
  changed.delete("offset");
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) changed.delete(name);
    else changed.set(name, value);
  }
  return `/?${changed}`;
}
