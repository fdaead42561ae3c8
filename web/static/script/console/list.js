// @ts-check
/** The list of those who wait, always as it is now. What has the keyboard keeps it. */
import { countInTitle, notify, offerNotifications } from "./alerting.js";
import { elementsOf } from "./drawing.js";
import { listen } from "./streaming.js";

/** @param {HTMLElement} list */
export function followList(list) {
  const { live, look } = list.dataset;
  if (!live || !look) return;
  let count = Number(list.dataset.count);
  countInTitle(count);
  offerNotifications();
  /** @param {{ html: string, count: number }} news */
  const draw = (news) => {
    const fresh = elementsOf(news.html);
    if (fresh.textContent === list.textContent) return;
    const focused = list.contains(document.activeElement) ? document.activeElement?.id : "";
    list.replaceChildren(fresh);
    if (focused) document.getElementById(focused)?.focus();
    countInTitle(news.count);
    if (news.count > count) tell(news.count);
    count = news.count;
  };
  listen(live, () => look, { list: draw, look: draw });
}

/** @param {number} count */
function tell(count) {
  /** @type {HTMLElement | null} */
  const news = document.querySelector("[data-news]");
  if (news) news.textContent = (news.dataset.words ?? "").replace("{count}", String(count));
  /** @type {HTMLElement | null} */
  const button = document.querySelector("[data-notify]");
  notify(button?.dataset.words ?? "");
}
