import { listenForFiles } from "./files.js";
import { listenForKeys } from "./keys.js";
import { offerLooks } from "./looks.js";
import { guardLeaving } from "./leaving.js";
import { listenForOpeners } from "./openers.js";
import { offerRows } from "./rows.js";
import { readyPartial } from "./partial.js";
import { showUploads } from "./uploads.js";
import { listenForTables, readyTables } from "./tables.js";

readyPartial((content) => readyTables(content));
listenForFiles();
listenForKeys();
listenForOpeners();
guardLeaving();
offerRows();
offerLooks();
listenForTables();
showUploads();
