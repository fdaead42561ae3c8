// @ts-check
/** The conversation on the page: puts each message in once, in order, and keeps the reader's place. */

/** @typedef {{ sequence: number, html: string }} Message */
/** @typedef {{ messages: Message[], pinned: string | null }} News */

export class Log {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.last = Number(element.dataset.last);
  }

  /**
   * Puts new messages below the others. A message that is there already is left alone, so that it is announced once.
   * @param {News} news
   */
  add(news) {
    for (const message of news.messages) {
      if (this.element.querySelector(`[data-sequence="${message.sequence}"]`)) continue;
      this.takeOutOldForms();
      this.element.append(elementsOf(message.html));
      this.last = Math.max(this.last, message.sequence);
    }
    if (news.messages.length) this.begin();
    if (news.pinned) this.pin(news.pinned);
  }

  /**
   * Shows what the visitor sent before the server has it.
   * @param {string} text
   */
  addPending(text) {
    /** @type {HTMLTemplateElement | null} */
    const template = document.querySelector("template[data-pending]");
    const pending = /** @type {HTMLElement} */ (template?.content.firstElementChild?.cloneNode(true));
    const bubble = pending.querySelector(".bubble");
    if (bubble) bubble.textContent = text;
    // Beside the log and not in it: the log would announce the visitor's own words.
    this.element.after(pending);
    const others = document.querySelectorAll(".pending");
    others[others.length - 1]?.after(pending);
    this.begin();
    return pending;
  }

  /**
   * Brings a message to the top of the view.
   * @param {number} sequence
   */
  show(sequence) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const message = this.element.querySelector(`[data-sequence="${sequence}"]`);
    message?.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  }

  /** @param {string} html */
  pin(html) {
    const place = document.querySelector("[data-pinned]");
    if (place && !place.firstElementChild) place.append(elementsOf(html));
  }

  /** What was there for the start of a conversation goes, what belongs to one comes. */
  begin() {
    document.body.classList.add("begun");
    document.querySelector("[data-composer] textarea")?.setAttribute("rows", "1");
    document.querySelectorAll("[data-opening]").forEach((opening) => opening.remove());
    document.querySelectorAll("[data-yours]").forEach((links) => links.removeAttribute("hidden"));
  }

  /** Older choices no longer fit, and the form for a person stands once. What holds the focus stays. */
  takeOutOldForms() {
    for (const form of this.element.querySelectorAll(".paper > .choices, [data-person-form]")) {
      if (!form.contains(document.activeElement)) form.remove();
    }
  }
}

/** The log of this page, or null where there is none. */
export function openLog() {
  /** @type {HTMLElement | null} */
  const element = document.querySelector("[data-log]");
  return element && new Log(element);
}

/**
 * Pieces of the page as the server drew them. The server has escaped what people typed.
 * @param {string} html
 */
export function elementsOf(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
