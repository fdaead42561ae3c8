// @ts-check
/** Sends messages and choices without leaving the page, one after the other. Nothing that was typed is ever lost. */
import { sayProblem, setText, textBox } from "./composing.js";
import { lengthOf } from "./counting.js";
import { elementsOf } from "./log.js";
import { newClientId, post, RefusedError } from "./posting.js";

const MILLISECONDS_BEFORE_WORKING_SHOWS = 400;

/**
 * Takes over every form that sends a message, also those that come later.
 * @param {HTMLFormElement} composer
 * @param {import("./log.js").Log} log
 * @param {AbortSignal} signal ends it
 */
export function sendFrom(composer, log, signal) {
  /** @type {Promise<void>} */
  let queue = Promise.resolve();
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.matches("[data-sends]")) return;
    event.preventDefault();
    const isTyped = form === composer;
    if (isTyped && !isFit(composer)) return;
    const fields = fieldsOf(form, event.submitter);
    const pending = log.addPending(isTyped ? textBox(composer).value : (event.submitter?.textContent ?? "").trim());
    if (isTyped) setText(composer, "");
    queue = queue.then(() => deliver(form.action, fields, pending, isTyped ? composer : null, log));
  }, { signal });
}

/** @param {HTMLFormElement} composer */
function isFit(composer) {
  const text = textBox(composer).value;
  const isEmpty = !text.trim();
  const isLong = lengthOf(text) > Number(textBox(composer).dataset.limit);
  sayProblem(composer, isEmpty ? (composer.dataset.empty ?? "") : isLong ? (composer.dataset.tooLong ?? "") : null);
  return !isEmpty && !isLong;
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 */
function fieldsOf(form, submitter) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) fields.set(name, String(value));
  fields.set("client_id", newClientId());
  return fields;
}

/**
 * @param {string} address
 * @param {URLSearchParams} fields
 * @param {HTMLElement} pending
 * @param {HTMLFormElement | null} composer is null for a choice, which has no text to give back
 * @param {import("./log.js").Log} log
 */
async function deliver(address, fields, pending, composer, log) {
  const stopWorking = showWorking();
  fields.set("after", String(log.last));
  try {
    const news = await post(address, fields, (body) => {
      stopWorking();
      showDelay(pending, body.card);
    });
    pending.remove();
    unsentCard()?.replaceChildren();
    log.add(news);
    // Where somebody may be at risk, the card comes first and not their own words.
    log.show((news.pinned ? news.messages.at(-1) : news.messages[0])?.sequence ?? log.last);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    pending.remove();
    giveBack(fields.get("text") ?? "", error.message, composer);
  } finally {
    stopWorking();
  }
}

/**
 * Puts a refused text back into the box, before what may have been typed since.
 * @param {string} text
 * @param {string} problem
 * @param {HTMLFormElement | null} composer
 */
function giveBack(text, problem, composer) {
  /** @type {HTMLFormElement | null} */
  const form = composer ?? document.querySelector("[data-composer]");
  if (!form) return;
  const since = textBox(form).value;
  if (composer) setText(form, since ? `${text}\n${since}` : text);
  sayProblem(form, problem);
}

/**
 * Says that a message waits, and shows the words for an emergency where it needs them.
 * @param {HTMLElement} pending
 * @param {string | null | undefined} card
 */
function showDelay(pending, card) {
  pending.querySelector("[data-unsent]")?.removeAttribute("hidden");
  const place = unsentCard();
  if (card && place && !place.firstElementChild) place.append(elementsOf(card));
}

function unsentCard() {
  return document.querySelector("[data-unsent-card]");
}

/** Shows that an answer is looked for, unless it comes at once. Returns what stops it. */
function showWorking() {
  /** @type {HTMLElement | null} */
  const working = document.querySelector("[data-working]");
  const timer = setTimeout(() => {
    if (working) working.hidden = false;
  }, MILLISECONDS_BEFORE_WORKING_SHOWS);
  return () => {
    clearTimeout(timer);
    if (working) working.hidden = true;
  };
}
