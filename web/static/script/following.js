// @ts-check
/** While a family waits for an adviser, new messages come by themselves: streamed, or fetched now and then. */

const MILLISECONDS_BETWEEN_LOOKS = 10000;

/** @param {import("./log.js").Log} log */
export function follow(log) {
  const { live, new: address } = log.element.dataset;
  if (!live || !address) return;
  const stream = new EventSource(`${live}?after=${log.last}`);
  stream.addEventListener("message", (event) => log.add(JSON.parse(event.data)));
  stream.addEventListener("error", () => {
    // The browser connects again by itself after a lost line. A refusal closes the stream for good.
    if (stream.readyState === EventSource.CLOSED) look(log, address);
  });
}

/**
 * @param {import("./log.js").Log} log
 * @param {string} address
 */
function look(log, address) {
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const response = await fetch(`${address}?after=${log.last}`, { headers: { Accept: "application/json" } });
      if (response.ok) log.add(await response.json());
    } catch {
      // The line is down. The next look tries again.
    }
  }, MILLISECONDS_BETWEEN_LOOKS);
}
