// @ts-check
/**
 * Carries the visit, for want of a cookie: in memory, and in the session storage of this frame where the browser lends it any.
 * It is sent to our own origin alone, in a header, and never stands in an address.
 */

const { visit: fresh = "", partner = "" } = document.documentElement.dataset;
const NAME = `visit ${partner}`;
const CHANGED = "Visit";
const NEXT = "Visit-Next";

let visit = fresh;

/** Takes up the visit that began on an earlier page of the partner's site, in this tab. */
export function goOn() {
  visit = kept() ?? fresh;
  document.addEventListener("leaving", () => keep(null));
}

/** Whether there is anything to take up. */
export function hasBegun() {
  return visit !== fresh;
}

/** Lets go of a visit that the server no longer knows. */
export function beginAnew() {
  visit = fresh;
  keep(null);
}

/**
 * Asks with the visit, keeps what became of it, and goes where the reply leads.
 * @type {import("../asking.js").Ask}
 */
export async function carry(address, options = {}) {
  const url = new URL(address, location.origin);
  if (url.origin !== location.origin) throw new Error("The visit is ours alone.");
  const headers = new Headers(options.headers);
  headers.set("Authorization", `Visit ${visit}`);
  const response = await fetch(url, { ...options, headers, credentials: "omit" });
  const changed = response.headers.get(CHANGED);
  if (changed) keep((visit = changed));
  return response;
}

/**
 * Where a reply leads, or null where it is the end of the way.
 * @param {Response} response
 */
export function nextOf(response) {
  return response.headers.get(NEXT);
}

/** @returns {string | null} */
function kept() {
  try {
    return sessionStorage.getItem(NAME);
  } catch {
    // A browser that lends the frame no storage keeps the visit in memory, for as long as this page lives.
    return null;
  }
}

/** @param {string | null} value */
function keep(value) {
  try {
    if (value === null) sessionStorage.removeItem(NAME);
    else sessionStorage.setItem(NAME, value);
  } catch {
    // As above.
  }
}
