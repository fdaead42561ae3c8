// @ts-check
/** A case that is open: each message as it comes, that the family types, and that a colleague has done something. */
import { countInTitle } from "./alerting.js";
import { elementsOf } from "./drawing.js";
import { listen } from "./streaming.js";

const MILLISECONDS_OF_TYPING = 6000;

/** @param {HTMLElement} log */
export function followCase(log) {
  const { live, look } = log.dataset;
  if (!live || !look) return;
  let last = Number(log.dataset.last);
  let unread = 0;
  log.scrollTop = log.scrollHeight;
  /** @param {{ messages: { sequence: number, html: string }[] }} news */
  const add = (news) => {
    for (const message of news.messages) {
      if (log.querySelector(`[data-sequence="${message.sequence}"]`)) continue;
      log.append(elementsOf(message.html));
      last = Math.max(last, message.sequence);
      unread += document.hidden ? 1 : 0;
      document.querySelector("[data-empty]")?.remove();
    }
    log.scrollTop = log.scrollHeight;
    countInTitle(unread);
    showTyping(false);
  };
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) countInTitle((unread = 0));
  });
  listen(`${live}?after=${last}`, () => `${look}?after=${last}`, {
    message: add,
    look: add,
    typing: () => showTyping(true),
    moved: () => document.querySelector("[data-moved]")?.removeAttribute("hidden"),
  });
}

let timer = 0;

/** @param {boolean} isTyping */
function showTyping(isTyping) {
  /** @type {HTMLElement | null} */
  const place = document.querySelector("[data-typing]");
  if (!place) return;
  clearTimeout(timer);
  place.textContent = isTyping ? (place.dataset.words ?? "") : "";
  if (isTyping) timer = window.setTimeout(() => showTyping(false), MILLISECONDS_OF_TYPING);
}
