// @ts-check
/** Writing to a family: Control and Enter send, the family sees that somebody types, and the page stays where it is. */

const MILLISECONDS_BETWEEN_HINTS = 3000;

/** @param {HTMLFormElement} form */
export function writeIn(form) {
  /** @type {HTMLTextAreaElement | null} */
  const box = form.querySelector("#words");
  /** @type {HTMLButtonElement | null} */
  const send = form.querySelector('button[value="send"]');
  if (!box || !send) return;
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit(send);
    }
  });
  let hinted = 0;
  box.addEventListener("input", () => {
    if (Date.now() - hinted < MILLISECONDS_BETWEEN_HINTS) return;
    hinted = Date.now();
    hint(form);
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter !== send || isEmpty(form, box)) return;
    event.preventDefault();
    deliver(form, box, send);
  });
}

/**
 * Sends in the background; the stream brings the message into the log. Whatever goes wrong, the page itself sends it.
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} box
 * @param {HTMLButtonElement} send
 */
async function deliver(form, box, send) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, send)) fields.set(name, String(value));
  send.disabled = true;
  const response = await fetch(form.action, { method: "POST", body: fields, redirect: "manual" }).catch(() => null);
  send.disabled = false;
  if (response?.type !== "opaqueredirect") {
    form.submit();
    return;
  }
  box.value = "";
  field(form, "client_id").value = crypto.getRandomValues(new Uint32Array(4)).join("-");
  if (field(form, "article").value) location.reload();
  box.focus();
}

/** @param {HTMLFormElement} form */
async function hint(form) {
  const headers = { "X-Form-Token": field(form, "form_token").value };
  await fetch(form.dataset.types ?? "", { method: "POST", headers }).catch(() => null);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} box
 */
function isEmpty(form, box) {
  return !box.value.trim() && !field(form, "article").value;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {HTMLInputElement}
 */
function field(form, name) {
  const found = form.querySelector(`input[name="${name}"]`);
  if (!(found instanceof HTMLInputElement)) throw new Error(`The form has no field ${name}.`);
  return found;
}
