// Public pages work whole without this script; it only adds comfort. No cookie, no request to another host.
import { offerReadingAloud } from "./aloud.js";
import { offerReadingTools, restoreLooks } from "./looks.js";
import { offerMenu } from "./menu.js";
import { root } from "./page.js";
import { offerPrintAndShare } from "./share.js";
import { offerSuggestions } from "./suggest.js";
import { wrapTables } from "./tables.js";
import { sayToday } from "./today.js";
import { offerHashing } from "./verify.js";
import { countVisit } from "./visits.js";

root.classList.add("js");
restoreLooks();
offerReadingTools();
offerMenu();
sayToday();
offerPrintAndShare();
offerReadingAloud();
offerSuggestions();
wrapTables();
countVisit();
offerHashing();
