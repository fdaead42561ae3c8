// @ts-check
/** A "yes" to "Was this helpful?" is thanked for in its place. A "no" goes to the page that asks what was wrong. */
import { ask } from "./asking.js";
import { elementsOf } from "./log.js";

/** @param {import("./log.js").Log} log */
export function thankFor(log) {
  log.element.addEventListener("submit", async (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
    if (!form.matches("[data-feedback]") || button?.value !== "yes") return;
    event.preventDefault();
    const thanks = await send(form, button);
    if (thanks === null) {
      // The page itself tries, and says what is wrong.
      form.removeAttribute("data-feedback");
      form.requestSubmit(button);
      return;
    }
    const place = /** @type {HTMLElement} */ (elementsOf(`<p class="small" role="status" tabindex="-1"></p>`).firstElementChild);
    form.replaceWith(place);
    place.textContent = thanks;
    place.focus();
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement} button
 * @returns {Promise<string | null>} the words of thanks, or null where it was not taken
 */
async function send(form, button) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, button)) fields.set(name, String(value));
  try {
    const headers = { Accept: "application/json" };
    const response = await ask(form.action, { method: "POST", body: fields, headers });
    return response.ok ? (await response.json()).thanks : null;
  } catch {
    return null;
  }
}
