// @ts-check
/** Puts what the server drew into the page. The server has escaped what people typed. */

/** @param {string} html */
export function elementsOf(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
