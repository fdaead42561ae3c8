// @ts-check
/** While a family waits for an adviser, new messages come by themselves: streamed, or fetched now and then. */
import { ask, mayStream } from "./asking.js";
import { showTyping } from "./typing.js";

const MILLISECONDS_BETWEEN_LOOKS = 10000;

/**
 * @param {import("./log.js").Log} log
 * @param {AbortSignal} signal ends it
 */
export function follow(log, signal) {
  const { live, new: address } = log.element.dataset;
  if (!live || !address) return;
  if (!mayStream()) return look(log, address, signal);
  const stream = new EventSource(`${live}?after=${log.last}`);
  stream.addEventListener("message", (event) => {
    showTyping(false);
    log.add(JSON.parse(event.data));
  });
  stream.addEventListener("typing", () => showTyping(true));
  stream.addEventListener("error", () => {
    // The browser connects again by itself after a lost line. A refusal closes the stream for good.
    if (stream.readyState === EventSource.CLOSED) look(log, address, signal);
  });
  signal.addEventListener("abort", () => stream.close());
}

/**
 * @param {import("./log.js").Log} log
 * @param {string} address
 * @param {AbortSignal} signal
 */
function look(log, address, signal) {
  const looking = setInterval(async () => {
    if (document.hidden) return;
    try {
      const response = await ask(`${address}?after=${log.last}`, { headers: { Accept: "application/json" } });
      if (response.ok) log.add(await response.json());
    } catch {
      // The line is down. The next look tries again.
    }
  }, MILLISECONDS_BETWEEN_LOOKS);
  signal.addEventListener("abort", () => clearInterval(looking));
}
