// @ts-check
/** How a page of ours asks the server. In a frame on somebody else's site there is no cookie, so the visit is carried by hand. */

/** @typedef {(address: string, options?: RequestInit) => Promise<Response>} Ask */

/** @type {Ask | null} */
let carrier = null;

/**
 * Lets another function do the asking.
 * @param {Ask} ask
 */
export function askBy(ask) {
  carrier = ask;
}

/** @type {Ask} */
export function ask(address, options) {
  return carrier ? carrier(address, options) : fetch(address, options);
}

/** Whether the browser may stream by itself; it cannot where the visit has to be carried. */
export function mayStream() {
  return carrier === null;
}
