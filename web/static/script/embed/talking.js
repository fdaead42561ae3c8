// @ts-check
/**
 * Talks to the page around the frame: only to the one that the partner has named, and never about what anybody wrote.
 * Every message has the same three parts, both ways: `{ sendias: 1, kind, value }`.
 */
import { setText, textBox } from "../composing.js";

const HOSTS = (document.documentElement.dataset.hosts ?? "").split(" ").filter(Boolean);
const LONGEST_QUESTION = 2000;

/** @typedef {"ready" | "close" | "answer" | "handoff"} Kind */

export function talkToHost() {
  /** @type {string | null} the page around us, once it has said who it is */
  let host = null;
  let answersSeen = 0;
  let isWaiting = false;
  let hasBegun = false;
  const watcher = new MutationObserver(notice);

  /** @param {Kind} kind */
  function say(kind, value = "") {
    if (host) window.parent.postMessage({ sendias: 1, kind, value }, host);
  }

  window.addEventListener("message", ({ origin, source, data }) => {
    if (source !== window.parent || source === window || !HOSTS.includes(origin) || !isMessage(data)) return;
    if (data.kind === "hello" && !data.value) {
      host = origin;
      say("ready");
    } else if (data.kind === "open" && !data.value) focusIn();
    else if (data.kind === "ask" && data.value.length <= LONGEST_QUESTION) putQuestion(data.value);
  });
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing) say("close");
  });

  /** Tells what is new on the page: an answer, by its id alone, and that a person was asked for. */
  function notice() {
    const log = document.querySelector("[data-log]");
    const answers = log?.querySelectorAll(".answer") ?? [];
    const id = answers[answers.length - 1]?.querySelector('a[href^="/answers/"]')?.getAttribute("href")?.slice("/answers/".length);
    const waits = document.querySelector("#waiting, form.story") !== null;
    if (hasBegun && id && answers.length > answersSeen) say("answer", id);
    if (hasBegun && waits && !isWaiting) say("handoff");
    if (log) answersSeen = answers.length;
    if (log || waits) isWaiting = waits;
  }

  return {
    /** Looks at a page that has just come into the frame. */
    look() {
      watcher.disconnect();
      const log = document.querySelector("[data-log]");
      if (log) watcher.observe(log, { childList: true });
      notice();
    },
    /** What stands on the page by now is no news. */
    begin() {
      this.look();
      hasBegun = true;
    },
  };
}

/**
 * @param {any} data
 * @returns {data is { sendias: 1, kind: string, value: string }}
 */
function isMessage(data) {
  if (typeof data !== "object" || data === null) return false;
  if (Object.keys(data).sort().join() !== "kind,sendias,value") return false;
  return data.sendias === 1 && typeof data.kind === "string" && typeof data.value === "string";
}

/** The question box, but on a phone the page itself: the keyboard would cover what the chat has to say first. */
function focusIn() {
  const isTouched = matchMedia("(pointer: coarse)").matches;
  const place = (!isTouched && document.querySelector("[data-composer] textarea")) || document.getElementById("main");
  if (place instanceof HTMLElement) place.focus();
}

/**
 * The visitor reads it, and sends it or not.
 * @param {string} question
 */
function putQuestion(question) {
  /** @type {HTMLFormElement | null} */
  const composer = document.querySelector("[data-composer]");
  if (!composer) return;
  setText(composer, question);
  textBox(composer).focus();
}
