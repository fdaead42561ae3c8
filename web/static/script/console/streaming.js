// @ts-check
/** News from the server: streamed, or asked for now and then where there is no place for another stream. */

const MILLISECONDS_BETWEEN_LOOKS = 5000;

/** @typedef {Record<string, (data: any) => void>} Hearers */

/**
 * Listens until the page is left.
 * @param {string} live the address of the stream
 * @param {() => string} look the address to ask instead
 * @param {Hearers} hearers what to do with each kind of event; `look` takes what was asked for
 */
export function listen(live, look, hearers) {
  const stream = new EventSource(live);
  for (const [kind, hear] of Object.entries(hearers)) {
    stream.addEventListener(kind, (event) => hear(JSON.parse(event.data)));
  }
  stream.addEventListener("error", () => {
    // The browser connects again by itself after a lost line. A refusal closes the stream for good.
    if (stream.readyState === EventSource.CLOSED) setInterval(() => ask(look(), hearers), MILLISECONDS_BETWEEN_LOOKS);
  });
  window.addEventListener("pagehide", () => stream.close());
}

/**
 * @param {string} address
 * @param {Hearers} hearers
 */
async function ask(address, hearers) {
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    if (response.ok) hearers.look?.(await response.json());
  } catch {
    // The line is down. The next look tries again.
  }
}
