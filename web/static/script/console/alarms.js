// @ts-check
/** Looks every twenty seconds whether there is something nobody may miss, and says it once to those who listen. */
import { elementsOf } from "./drawing.js";

const MILLISECONDS_BETWEEN_LOOKS = 20_000;

/** @type {HTMLElement | null} */
const alarms = document.querySelector("[data-alarms]");

async function look() {
  const response = await fetch("/adviser/alarms", { headers: { Accept: "application/json" } }).catch(() => null);
  if (!alarms || !response?.ok) return;
  const fresh = elementsOf((await response.json()).html);
  if (fresh.textContent?.trim() !== alarms.textContent?.trim()) alarms.replaceChildren(fresh);
}

if (alarms) setInterval(look, MILLISECONDS_BETWEEN_LOOKS);
