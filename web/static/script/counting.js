// @ts-check
/** How many characters are left: seen when it gets close, spoken only when the typing pauses. */
import { textBox } from "./composing.js";

const SHARE_BEFORE_IT_SHOWS = 0.75;
const MILLISECONDS_OF_PAUSE = 1000;

/** @param {HTMLFormElement} form */
export function countIn(form) {
  const box = textBox(form);
  const limit = Number(box.dataset.limit);
  const seen = form.querySelector("[data-count]");
  const spoken = form.querySelector("[data-count-spoken]");
  if (!seen || !spoken) throw new Error("The composer has no place for the count.");
  let pause = 0;
  box.addEventListener("input", () => {
    const length = lengthOf(box.value);
    const words = wordsFor(form, limit - length);
    const isNear = length >= limit * SHARE_BEFORE_IT_SHOWS;
    seen.textContent = words;
    seen.classList.toggle("count-near", isNear);
    seen.classList.toggle("count-over", length > limit);
    clearTimeout(pause);
    pause = window.setTimeout(() => {
      spoken.textContent = isNear ? words : "";
    }, MILLISECONDS_OF_PAUSE);
  });
}

/**
 * Characters as the server counts them: an emoji is one.
 * @param {string} text
 */
export function lengthOf(text) {
  return [...text].length;
}

/**
 * @param {HTMLFormElement} form
 * @param {number} left
 */
function wordsFor(form, left) {
  const { leftOne = "", leftMany = "", overOne = "", overMany = "" } = form.dataset;
  const count = Math.abs(left);
  const words = left < 0 ? (count === 1 ? overOne : overMany) : count === 1 ? leftOne : leftMany;
  return words.replace("{count}", count.toLocaleString("en-GB"));
}
