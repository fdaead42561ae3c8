// @ts-check
/** Starts everything the script adds to a page that already works without it. */
import { composeIn } from "./composing.js";
import { countIn } from "./counting.js";
import { thankFor } from "./feedback.js";
import { follow } from "./following.js";
import { leaveFast } from "./leaving.js";
import { openLog } from "./log.js";
import { sendFrom } from "./sending.js";

document.documentElement.classList.add("enhanced");
leaveFast();

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
  sendFrom(composer, log);
  thankFor(log);
  follow(log);
}
