// @ts-check
/** While a person has the chat, each sees that the other types. Nothing of what is typed leaves the page before it is sent. */
import { ask } from "./asking.js";
import { textBox } from "./composing.js";

const MILLISECONDS_BETWEEN_HINTS = 3000;
const MILLISECONDS_IT_SHOWS = 6000;

/**
 * Tells the adviser when the family types.
 * @param {HTMLFormElement} composer
 * @param {import("./log.js").Log} log
 */
export function hintFrom(composer, log) {
  const { types } = log.element.dataset;
  if (!types) return;
  let hinted = 0;
  textBox(composer).addEventListener("input", () => {
    if (Date.now() - hinted < MILLISECONDS_BETWEEN_HINTS) return;
    hinted = Date.now();
    const token = composer.querySelector('input[name="form_token"]')?.getAttribute("value") ?? "";
    ask(types, { method: "POST", body: new URLSearchParams({ form_token: token }) }).catch(() => null);
  });
}

let timer = 0;

/**
 * Shows that the adviser types, for a few seconds or until the message is there.
 * @param {boolean} isTyping
 */
export function showTyping(isTyping) {
  /** @type {HTMLElement | null} */
  const place = document.querySelector("[data-typing]");
  if (!place) return;
  clearTimeout(timer);
  place.hidden = !isTyping;
  place.textContent = isTyping ? (place.dataset.typingWords ?? "") : "";
  if (isTyping) timer = window.setTimeout(() => showTyping(false), MILLISECONDS_IT_SHOWS);
}
