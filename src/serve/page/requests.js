// Asks the server that the page is from, and no other.

// A request of which only the newest counts: a newer one ends those before.
export class NewestOnly {
  #controller = null;

  cancel() {
    this.#controller?.abort();
  }

  // The response, or null where a newer request came first.
  async fetch(address, options = {}) {
    this.cancel();
    this.#controller = new AbortController();
    try {
      return await fetch(address, { ...options, signal: this.#controller.signal });
    } catch (error) {
      if (error.name === "AbortError") return null;
      throw error;
    }
  }
}

// Nothing where the server does not have it or does not answer: what is missing is left out.
export async function jsonOrNull(address) {
  try {
    const response = await fetch(address);
    if (response.ok) return await response.json();
    await response.body?.cancel();
    return null;
  } catch {
    return null;
  }
}
