// @ts-check
/**
 * The one line on a partner's page. A link to the chat becomes a button that opens the chat in place, in a frame of ours.
 * It stores nothing, asks the network for nothing until it is opened, and leaves the page as it found it on `remove()`.
 */
(() => {
  "use strict";
  const script = document.currentScript;
  const isHere = /** @type {any} */ (window).SendiasChat;
  if (!(script instanceof HTMLScriptElement) || isHere || !("adoptedStyleSheets" in Document.prototype)) return;

  const ORIGIN = new URL(script.src).origin;
  const LINKS = `a[href^="${ORIGIN}/?partner="]`;
  const OWN_COLOURS = { ground: "#0e5559", ink: "#ffffff" };
  const LEAST_CONTRAST = 4.5;
  const MILLISECONDS_TO_ANSWER = 4000;
  const EVENTS = /** @type {const} */ (["open", "close", "answer", "handoff"]);
  const set = script.dataset;

  const { ground, ink } = colours();
  const SIDE = set.position === "start" ? "start" : "end";
  /** What is important inside a shadow root wins over anything the page says, so no style of the page can reach in. */
  const BUTTON = `
    :host { all: initial !important; display: block !important; position: fixed !important; z-index: 2147483647 !important; color-scheme: light dark !important; }
    [hidden] { display: none !important; }
    .ask, .panel { box-sizing: border-box; position: fixed; bottom: 16px; inset-inline-${SIDE}: 16px; font: max(16px, 1rem)/1.3 system-ui, sans-serif; }
    .ask { max-width: calc(100vw - 32px); min-height: 48px; padding: 10px 22px; border: 2px solid transparent; border-radius: 26px; background: ${ground}; color: ${ink}; font-weight: 600; cursor: pointer; box-shadow: 0 2px 10px rgb(0 0 0 / 30%); }
    .ask:hover, .bar :hover { text-decoration: underline; }
    :focus-visible { outline: 3px solid ${ink}; outline-offset: -7px; }
    @media (forced-colors: active) { :focus-visible { outline-color: Highlight; } }
    @media print { :host { display: none !important; } }`;
  const PANEL = `
    .panel { display: flex; flex-direction: column; width: min(430px, 100vw - 32px); height: min(720px, 100dvh - 32px); border: 1px solid ${ground}; border-radius: 14px; overflow: hidden; background: Canvas; color: CanvasText; box-shadow: 0 8px 40px rgb(0 0 0 / 35%); outline: 0; }
    .bar { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; background: ${ground}; color: ${ink}; }
    .bar > * { box-sizing: border-box; min-height: 44px; padding: 10px 16px; border: 0; background: none; color: inherit; font: inherit; cursor: pointer; }
    .bar > button { font-weight: 600; }
    p { margin: 24px 16px; }
    iframe { flex: 1; width: 100%; min-height: 0; border: 0; background: Canvas; }
    iframe:focus-visible { outline: 0; }
    @media (max-width: 520px), (max-height: 520px) { .panel { inset: var(--top, 0) 0 auto; width: auto; height: var(--height, 100dvh); border: 0; border-radius: 0; } }
    @media (forced-colors: active) { .bar { border-bottom: 2px solid; } }`;

  /** @type {Record<string, Set<(value?: string) => void>>} */
  const listeners = Object.fromEntries(EVENTS.map((name) => [name, new Set()]));
  const place = document.createElement("sendias-chat");
  const root = place.attachShadow({ mode: "open" });
  const label = set.label || document.querySelector(LINKS)?.textContent?.trim() || "Ask SENDIAS";
  const words = {
    close: set.close || "Close the chat",
    page: set.page || "Open in a new page",
    failed: set.failed || "The chat cannot be shown on this page.",
  };

  const button = make("button", { class: "ask", type: "button", "aria-haspopup": "dialog" }, make("bdi", {}, label));
  const region = make("section", { "aria-label": label }, button);
  /** @type {HTMLElement} drawn when it is first opened, as is everything in it */
  let panel;
  /** @type {HTMLElement} */
  let failed;
  /** @type {HTMLElement} */
  let toPage;
  /** @type {HTMLIFrameElement | undefined} */
  let frame;
  let isOpen = false;
  let isReady = false;
  let question = "";
  let isLookedAt = false;
  /** @type {HTMLElement} */
  let opener = button;

  /** @param {HTMLElement} [from] the element that gets the focus back */
  function open(from) {
    attach();
    if (isOpen) return focusIn();
    opener = from ?? button;
    if (!frame) draw();
    isOpen = true;
    panel.hidden = false;
    showState();
    // The top layer is above every z-index. Not before it is needed: it makes the browser lay the page out at once.
    if ("popover" in place) place.showPopover();
    fit();
    focusIn();
    tell("open");
  }

  function close() {
    if (!isOpen) return;
    const hadFocus = document.activeElement === place;
    isOpen = false;
    panel.hidden = true;
    showState();
    if ("popover" in place) place.hidePopover();
    if (hadFocus) (opener.isConnected ? opener : button).focus();
    tell("close");
  }

  function draw() {
    const partner = partnerKey();
    toPage = make("a", { href: `${ORIGIN}/?partner=${partner}`, target: "_blank", rel: "noopener" }, words.page);
    failed = make("p", { hidden: "", role: "status" }, words.failed);
    const closer = make("button", { type: "button" }, words.close);
    const bar = make("div", { class: "bar", dir: "auto" }, toPage, closer);
    panel = make("div", { class: "panel", role: "dialog", "aria-label": label, tabindex: "-1" }, bar, failed);
    closer.addEventListener("click", close);
      panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) close();
    });
    style(PANEL);
    frame = /** @type {HTMLIFrameElement} */ (make("iframe", { src: `${ORIGIN}/embed/${partner}`, title: label, allow: "" }));
    frame.addEventListener("load", () => {
      isReady = false;
      say("hello");
      setTimeout(giveUp, MILLISECONDS_TO_ANSWER);
    });
    panel.append(frame);
    root.append(panel);
  }

  /** The page is not one that may show the chat, or the frame's script is blocked. The chat has a page of its own. */
  function giveUp() {
    if (!frame || isReady) return;
    frame.hidden = true;
    failed.hidden = false;
    if (isOpen && root.activeElement === frame) toPage.focus();
  }

  function focusIn() {
    if (!frame || !isReady) return panel.focus();
    frame.focus();
    say("open");
    if (question) say("ask", question);
    question = "";
  }

  /**
   * Every message has these three parts, and goes to our own origin alone.
   * @param {"hello" | "open" | "ask"} kind
   */
  function say(kind, value = "") {
    frame?.contentWindow?.postMessage({ sendias: 1, kind, value }, ORIGIN);
  }

  /** @param {MessageEvent} event */
  function hear({ origin, source, data }) {
    if (origin !== ORIGIN || !frame || source !== frame.contentWindow) return;
    if (typeof data !== "object" || data === null || Object.keys(data).sort().join() !== "kind,sendias,value") return;
    const { sendias, kind, value } = data;
    if (sendias !== 1 || typeof value !== "string") return;
    if (kind === "ready" && !value) {
      isReady = true;
      frame.hidden = !(failed.hidden = true);
      if (document.activeElement === place) focusIn();
    } else if (kind === "close" && !value) close();
    else if (kind === "answer" && /^[a-z0-9-]{1,64}$/.test(value)) tell(kind, value);
    else if (kind === "handoff" && !value) tell(kind);
  }

  /**
   * @param {typeof EVENTS[number]} name
   * @param {string} [value]
   */
  function tell(name, value) {
    for (const listener of listeners[name] ?? []) {
      try {
        value === undefined ? listener() : listener(value);
      } catch (error) {
        console.error(error);
      }
    }
  }

  /** A small screen is filled as far as the on-screen keyboard leaves it. Somebody who has zoomed in by hand moves freely. */
  function fit() {
    const view = window.visualViewport;
    if (!isOpen || !view || view.scale > 1.01) return;
    panel.style.setProperty("--top", `${view.offsetTop}px`);
    panel.style.setProperty("--height", `${view.height}px`);
  }

  /** The links on the page as it is now; a page that swaps its body brings new ones. */
  function showState() {
    const links = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(LINKS));
    for (const link of links) {
      for (const [name, value] of Object.entries({ role: "button", "aria-haspopup": "dialog", "aria-expanded": String(isOpen) })) {
        if (link.getAttribute(name) !== value) link.setAttribute(name, value);
      }
    }
    const isPasted = Boolean(links.length || set.partner);
    button.setAttribute("aria-expanded", String(isOpen));
    region.hidden = !isPasted || set.position === "inline" || isOpen;
  }

  /** Below `html` and not in the body, so that a body that is swapped does not take a conversation with it. */
  function attach() {
    if (!place.isConnected) {
      document.documentElement.append(place);
      if ("popover" in place && isOpen) place.showPopover();
    }
    showState();
  }

  function look() {
    if (isLookedAt) return;
    isLookedAt = true;
    requestAnimationFrame(() => {
      isLookedAt = false;
      attach();
    });
  }

  function remove() {
    watcher.disconnect();
    stop.abort();
    place.remove();
    for (const link of document.querySelectorAll(LINKS)) {
      for (const name of ["role", "aria-haspopup", "aria-expanded"]) link.removeAttribute(name);
    }
    delete (/** @type {any} */ (window).SendiasChat);
  }

  /** @param {Event} event */
  function linkOf({ target }) {
    return target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(LINKS)) : null;
  }

  /** The key of the snippet, or of the first link to the chat. */
  function partnerKey() {
    const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(LINKS));
    return encodeURIComponent(set.partner || (link && new URL(link.href).searchParams.get("partner")) || "");
  }

  /** The colours of the snippet where they can be read on one another (WCAG 2.2, 1.4.3), or else ours. */
  function colours() {
    const { ground, ink } = set;
    if (!ground || !ink) return OWN_COLOURS;
    const [one, other] = [ground, ink].map((colour) => {
      const [r = 0, g = 0, b = 0] = (colour.match(/[0-9a-f]{2}/gi) ?? []).map((part) => {
        const share = parseInt(part, 16) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.05 + 0.2126 * r + 0.7152 * g + 0.0722 * b;
    });
    const areColours = [ground, ink].every((colour) => /^#[0-9a-f]{6}$/i.test(colour));
    const contrast = Math.max(one ?? 1, other ?? 1) / Math.min(one ?? 1, other ?? 1);
    return areColours && contrast >= LEAST_CONTRAST ? { ground, ink } : OWN_COLOURS;
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} attributes
   * @param {...(Node | string)} children
   */
  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /** @param {string} rules */
  function style(rules) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }

  const stop = new AbortController();
  const { signal } = stop;
  style(BUTTON);
  root.append(region);
  place.popover = "manual";
  const api = {
    open: () => open(),
    close,
    remove,
    /** @param {string} text */
    ask(text) {
      question = String(text).slice(0, 2000);
      open();
    },
    ...Object.fromEntries(
      EVENTS.map((name) => [
        `on${name[0]?.toUpperCase()}${name.slice(1)}`,
        /** @param {(value?: string) => void} listener */
        (listener) => {
          listeners[name]?.add(listener);
          return () => listeners[name]?.delete(listener);
        },
      ]),
    ),
  };
  Object.defineProperty(window, "SendiasChat", { value: Object.freeze(api), configurable: true });

  button.addEventListener("click", () => open());
  window.addEventListener("message", hear, { signal });
  window.visualViewport?.addEventListener("resize", fit, { signal });
  window.visualViewport?.addEventListener("scroll", fit, { signal });
  document.addEventListener(
    "click",
    (event) => {
      const link = linkOf(event);
      // A click that asks for a new tab or window is left to the browser.
      if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open(link);
    },
    { signal },
  );
  document.addEventListener(
    "keydown",
    (event) => {
      const link = event.key === " " ? linkOf(event) : null;
      if (!link) return;
      event.preventDefault();
      open(link);
    },
    { signal },
  );
  const watcher = new MutationObserver(look);
  watcher.observe(document, { childList: true, subtree: true });
  attach();
  document.dispatchEvent(new CustomEvent("sendias-chat-ready"));
})();
