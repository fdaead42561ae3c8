// @ts-check
/** Leaving fast: a press on the link or three on the Shift key clear the view at once, then the browser goes elsewhere. */

const PRESSES = 3;
const MILLISECONDS_TO_PRESS = 5000;

/**
 * Makes every way to leave clear the view first, so that a slow line shows nothing.
 * @param {AbortSignal} signal ends it
 */
export function leaveFast(signal) {
  /** @type {HTMLAnchorElement | null} */
  const link = document.querySelector("[data-leave]");
  if (!link) return;
  const leave = () => clearAndGo(link);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  onThreeShifts(leave, signal);
  // A page kept by the browser must not come back with the words still on it.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  }, { signal });
}

/** @param {HTMLAnchorElement} link */
function clearAndGo(link) {
  document.dispatchEvent(new CustomEvent("leaving"));
  const words = document.createElement("p");
  words.className = "leaving";
  words.setAttribute("role", "alert");
  words.textContent = link.dataset.leaving ?? "";
  document.title = words.textContent;
  document.body.replaceChildren(words);
  // Replaces this page in the history, so that "back" does not lead to it; from a frame, the page around it.
  const view = link.target === "_top" && window.top ? window.top : window;
  view.location.replace(link.href);
}

/**
 * @param {() => void} then
 * @param {AbortSignal} signal
 */
function onThreeShifts(then, signal) {
  let presses = 0;
  let since = 0;
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") presses = 0;
  }, { signal });
  window.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") return;
    const now = Date.now();
    if (now - since > MILLISECONDS_TO_PRESS) presses = 0;
    if (presses === 0) since = now;
    presses += 1;
    if (presses === PRESSES) then();
  }, { signal });
}
