// Where the tests find what was built, and where they leave what is to be looked at.

import { join } from "node:path";
import { fileURLToPath } from "node:url";

const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? fromHere("../../../target");

/** The repository's root. */
export const REPOSITORY = fromHere("../../..");
/** The built app; another one can be tried with MANDOOB_SITE. */
export const SITE = process.env.MANDOOB_SITE ?? join(target, "site");
/** The server's program; another one can be tried with MANDOOB_SERVER. */
export const SERVER = process.env.MANDOOB_SERVER ?? join(target, "debug", "sync-server");
/** Pictures and other traces of a run. */
export const RESULTS = fromHere("../results");
/** The browser. */
export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
