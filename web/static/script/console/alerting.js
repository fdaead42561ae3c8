// @ts-check
/** Says that something waits, where the adviser looks when the page is not in front: in its title, and by the browser. */

const title = document.title;

/**
 * Puts a number before the title, or takes it away.
 * @param {number} count
 */
export function countInTitle(count) {
  document.title = count > 0 ? `(${count}) ${title}` : title;
}

/**
 * Shows a notification if the adviser has asked for them, and is not looking. It says nothing about any family.
 * @param {string} words
 */
export function notify(words) {
  if (document.hidden && "Notification" in window && Notification.permission === "granted") {
    new Notification(words, { tag: "waiting" });
  }
}

/** Offers notifications where the browser has them and nobody has decided yet. */
export function offerNotifications() {
  /** @type {HTMLButtonElement | null} */
  const button = document.querySelector("[data-notify]");
  if (!button || !("Notification" in window) || Notification.permission !== "default") return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await Notification.requestPermission();
    button.hidden = true;
  });
}
