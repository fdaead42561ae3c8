// @ts-check
/** Starts what the script adds, once, for as long as the page lives. */
import { enhance } from "./enhancing.js";

enhance(new AbortController().signal);
