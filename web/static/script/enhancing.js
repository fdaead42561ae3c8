// @ts-check
/** Everything the script adds to a page that already works without it. */
import { composeIn } from "./composing.js";
import { countIn } from "./counting.js";
import { thankFor } from "./feedback.js";
import { follow } from "./following.js";
import { leaveFast } from "./leaving.js";
import { openLog } from "./log.js";
import { sendFrom } from "./sending.js";
import { hintFrom } from "./typing.js";

/**
 * Adds it to the page as it stands. A frame that shows one page after another ends the old before it begins the new.
 * @param {AbortSignal} signal ends it
 */
export function enhance(signal) {
  document.documentElement.classList.add("enhanced");
  leaveFast(signal);

  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }

  /** @type {HTMLElement | null} */
  const summary = document.querySelector("[data-summary]");
  summary?.focus();

  /** @type {HTMLFormElement | null} */
  const composer = document.querySelector("[data-composer]");
  const log = openLog();
  if (composer && log) {
    composeIn(composer);
    countIn(composer);
    sendFrom(composer, log, signal);
    thankFor(log);
    follow(log, signal);
    hintFrom(composer, log);
  }
}
