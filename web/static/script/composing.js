// @ts-check
/** The question box: Enter sends, Shift and Enter make a new line, and the box grows with what is typed. */

/** @param {HTMLFormElement} form */
export function composeIn(form) {
  const box = textBox(form);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || isTouched()) return;
    event.preventDefault();
    form.requestSubmit();
  });
  box.addEventListener("input", () => grow(box));
  grow(box);
}

/**
 * Puts a text into the box as if it had been typed.
 * @param {HTMLFormElement} form
 * @param {string} text
 */
export function setText(form, text) {
  const box = textBox(form);
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * The box of the form.
 * @param {HTMLFormElement} form
 * @returns {HTMLTextAreaElement}
 */
export function textBox(form) {
  const box = form.querySelector("textarea");
  if (!box) throw new Error("The composer has no textarea.");
  return box;
}

/**
 * Says what is wrong with the text, or that nothing is.
 * @param {HTMLFormElement} form
 * @param {string | null} problem
 */
export function sayProblem(form, problem) {
  const box = textBox(form);
  /** @type {HTMLElement | null} */
  const place = form.querySelector("[data-problem]");
  if (!place) throw new Error("The composer has no place for a problem.");
  place.hidden = problem === null;
  place.textContent = problem ?? "";
  place.closest(".field")?.classList.toggle("field-problem", problem !== null);
  const described = new Set((box.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  described[problem === null ? "delete" : "add"](place.id);
  box.setAttribute("aria-describedby", [...described].join(" "));
  box.toggleAttribute("aria-invalid", problem !== null);
  if (problem !== null) {
    box.setAttribute("aria-invalid", "true");
    box.focus();
  }
}

/** On a phone the Enter key of the keyboard makes a new line, as people expect there. */
function isTouched() {
  return matchMedia("(pointer: coarse)").matches;
}

/** @param {HTMLTextAreaElement} box */
function grow(box) {
  const borders = box.offsetHeight - box.clientHeight;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + borders}px`;
}
