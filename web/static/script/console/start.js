// @ts-check
/** What the script adds to the list and to a case, both of which work without it. */
import { followCase } from "./case.js";
import { followList } from "./list.js";
import { writeIn } from "./writing.js";

document.documentElement.classList.add("enhanced");

/** @type {HTMLElement | null} */
const list = document.querySelector("[data-list]");
if (list) followList(list);

/** @type {HTMLElement | null} */
const log = document.querySelector("[data-case]");
if (log) followCase(log);

/** @type {HTMLFormElement | null} */
const form = document.querySelector("[data-reply]");
if (form) writeIn(form);
