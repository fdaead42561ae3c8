// @ts-check
/** Sends a form again and again until the server has it. The same client id each time makes it one message. */

import { ask } from "./asking.js";

const SECONDS_BETWEEN_TRIES = [1, 2, 4, 8, 15, 30];
const MILLISECONDS_FOR_AN_ANSWER = 30000;
const PASSING_TROUBLE = new Set([429, 502, 503, 504]);

/** The server has read the message and cannot take it as it is. */
export class RefusedError extends Error {}

/**
 * Posts until it is taken. Throws RefusedError with the server's own words.
 * @param {string} address
 * @param {URLSearchParams} fields
 * @param {(body: { card?: string | null }) => void} onDelay is called each time it has to be tried again
 * @returns {Promise<import("./log.js").News>}
 */
export async function post(address, fields, onDelay) {
  for (let tries = 0; ; tries += 1) {
    const { status, body } = await tryOnce(address, fields);
    if (status >= 200 && status < 300) return body;
    if (body.error?.code === "page_was_old" && body.form_token !== fields.get("form_token")) {
      renewForms(body.form_token);
      fields.set("form_token", body.form_token);
      continue;
    }
    if (status !== 0 && !PASSING_TROUBLE.has(status)) throw new RefusedError(body.error?.message ?? "");
    onDelay(body);
    await pause(SECONDS_BETWEEN_TRIES[Math.min(tries, SECONDS_BETWEEN_TRIES.length - 1)] ?? 30);
  }
}

/** An id that no other message has. `crypto.randomUUID` exists only on secure pages, so it is not used. */
export function newClientId() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
}

/**
 * @param {string} address
 * @param {URLSearchParams} fields
 * @returns {Promise<{ status: number, body: any }>} status 0 where no answer came
 */
async function tryOnce(address, fields) {
  const abort = new AbortController();
  const patience = setTimeout(() => abort.abort(), MILLISECONDS_FOR_AN_ANSWER);
  try {
    const headers = { Accept: "application/json" };
    const response = await ask(address, { method: "POST", body: fields, headers, signal: abort.signal });
    return { status: response.status, body: await response.json() };
  } catch {
    return { status: 0, body: {} };
  } finally {
    clearTimeout(patience);
  }
}

/** @param {string} token */
function renewForms(token) {
  for (const field of document.querySelectorAll('input[name="form_token"]')) {
    field.setAttribute("value", token);
  }
}

/**
 * Waits, or less when the line comes back.
 * @param {number} seconds
 */
function pause(seconds) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, seconds * 1000);
    window.addEventListener("online", done);
    function done() {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve(undefined);
    }
  });
}
