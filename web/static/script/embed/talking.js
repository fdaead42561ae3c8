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
  let lastAnswer = "";
  let isWaiting = false;
  const watcher = new MutationObserver(noticeAnswer);

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

  /** Tells which article was shown last, by its id alone. */
  function noticeAnswer() {
    const answers = document.querySelectorAll("[data-log] .answer");
    const link = answers[answers.length - 1]?.querySelector('a[href^="/answers/"]');
    const place = answers.length ? `${answers.length} ${link?.getAttribute("href")}` : "";
    const id = link?.getAttribute("href")?.match(/^\/answers\/([a-z0-9-]{1,64})$/)?.[1];
    if (place === lastAnswer) return;
    lastAnswer = place;
    if (id) say("answer", id);
  }

  /** Looks at a page that has just come: what is on it already is no news, but that a person was asked for may be. */
  function notice() {
    watcher.disconnect();
    const log = document.querySelector("[data-log]");
    if (log) watcher.observe(log, { childList: true });
    const waits = document.getElementById("waiting") !== null;
    if (waits && !isWaiting) say("handoff");
    isWaiting ||= waits;
  }

  return { notice };
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
  if (place instanceof HTMLElement) place.focus({ preventScroll: true });
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
