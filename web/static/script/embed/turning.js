// @ts-check
/** Turns the pages of the chat inside the frame: a link or a form of ours brings the next page into the place of this one. */
import { ask } from "../asking.js";
import { enhance } from "../enhancing.js";
import { beginAnew, nextOf } from "./carrying.js";

const MOST_STEPS = 5;

/** @typedef {((address: string, options?: RequestInit) => Promise<void>) & { signal: () => AbortSignal }} Turn */

/**
 * Takes over every link and form of ours that no other part of the script has taken.
 * @param {() => void} onTurned is called with each new page in its place
 * @returns {Turn}
 */
export function turnPages(onTurned) {
  let life = new AbortController();

  /** @type {Turn} */
  const turn = Object.assign(
    /** @param {string} address @param {RequestInit} [options] */
    async (address, options) => {
      document.body.setAttribute("aria-busy", "true");
      const page = await fetched(address, options).catch(() => null);
      document.body.removeAttribute("aria-busy");
      if (!page) return sayNotTurned();
      life.abort();
      life = new AbortController();
      show(page.document);
      enhance(life.signal);
      onTurned();
      arriveAt(page.place);
    },
    { signal: () => life.signal },
  );
  // On the window, so that whatever belongs to the page itself comes first.
  window.addEventListener("click", (event) => followLink(event, turn));
  window.addEventListener("submit", (event) => sendForm(event, turn));
  return turn;
}

/**
 * @param {MouseEvent} event
 * @param {Turn} turn
 */
function followLink(event, turn) {
  /** @type {HTMLAnchorElement | null} */
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  // Dialling and writing need no new page. What leads elsewhere gets one, because no site of others belongs into this frame.
  if (!/^https?:$/.test(link.protocol)) link.target = "_self";
  if (link.origin !== location.origin || link.target === "_top" || link.matches("[data-own-page], .no-script a")) return;
  event.preventDefault();
  if (link.pathname === location.pathname && link.hash) arriveAt(link.hash);
  else turn(link.href);
}

/**
 * @param {SubmitEvent} event
 * @param {Turn} turn
 */
function sendForm(event, turn) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const address = new URL(form.action);
  if (event.defaultPrevented || address.origin !== location.origin) return;
  event.preventDefault();
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, event.submitter)) fields.append(name, String(value));
  if (form.method === "post") return void turn(address.href, { method: "POST", body: fields });
  address.search = fields.toString();
  turn(address.href);
}

/**
 * The page at the end of the way, and the place on it; null for a file, which is saved instead.
 * @param {string} address
 * @param {RequestInit} [options]
 */
async function fetched(address, options) {
  let place = new URL(address, location.origin).hash;
  let response = await ask(address, { ...options, headers: { Accept: "text/html" } });
  for (let steps = 0; nextOf(response) && steps < MOST_STEPS; steps += 1) {
    const next = new URL(nextOf(response) ?? "/", location.origin);
    place = next.hash;
    response = await ask(next.href, { headers: { Accept: "text/html" } });
  }
  const text = await response.text();
  return { document: new DOMParser().parseFromString(text, "text/html"), place };
}

/** @param {Document} page */
function show(page) {
  if (!page.documentElement.classList.contains("embedded")) beginAnew();
  document.title = page.title;
  document.body.className = page.body.className;
  document.body.replaceChildren(...page.body.childNodes);
}

/**
 * Brings the reader to where the page begins for them, as a browser does when it turns a page.
 * @param {string} place
 */
function arriveAt(place) {
  if (document.activeElement?.matches("[data-summary]")) return;
  const target = (place && document.getElementById(place.slice(1))) || document.getElementById("main");
  if (!target) return;
  if (!target.matches("input, textarea, button, a, [tabindex]")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  if (place) target.scrollIntoView();
  else window.scrollTo(0, 0);
}

/** The page stays as it is, with everything that was filled in. */
function sayNotTurned() {
  const words = document.createElement("p");
  words.className = "warning";
  words.setAttribute("role", "alert");
  words.textContent = document.documentElement.dataset.notTurned ?? "";
  document.querySelector("main")?.prepend(words);
  words.scrollIntoView();
}
