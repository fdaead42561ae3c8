// @ts-check
/** Starts the chat inside a partner's frame: it carries its own visit, turns its own pages, and talks to the page around it. */
import { askBy } from "../asking.js";
import { enhance } from "../enhancing.js";
import { carry, goOn, hasBegun } from "./carrying.js";
import { talkToHost } from "./talking.js";
import { turnPages } from "./turning.js";

const { ground = "", ink = "" } = document.documentElement.dataset;
document.documentElement.style.setProperty("--partner-ground", ground);
document.documentElement.style.setProperty("--partner-ink", ink);

goOn();
askBy(carry);
const talk = talkToHost();
const turn = turnPages(() => talk.look());
enhance(turn.signal());
if (hasBegun()) turn("/").then(() => talk.begin());
else talk.begin();
