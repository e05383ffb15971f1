// How long a camera's 12 megapixels take in a real browser: from the file's bytes in the page to the
// small photo's, with the start of the worker, which is a new one for each photo.
//
// `node bench/photo.js FILE` prints one JSON line.

import { readFile } from "node:fs/promises";

import { DESK, newDevice } from "../support/device.js";
import { prepareInWorker } from "../support/photo_worker.js";
import { startSite } from "../support/site.js";

const BAR_MS = 1000;
const ROUNDS = 7;

const file = await readFile(process.argv[2]);
const site = await startSite();
const device = await newDevice(site.address, DESK);
try {
  const page = await device.open();
  await page.waitForSelector("h1");
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { milliseconds, answer } = await prepareInWorker(page, file);
    if (!answer.startsWith("Ok") || answer.length > 220_000) throw new Error(answer.slice(0, 40));
    times.push(milliseconds);
  }
  const value = Math.round(times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)]);
  const figure = { bench: "photo", metric: "worker_12_megapixels", value, unit: "ms", bar: BAR_MS };
  console.log(JSON.stringify({ ...figure, better: "lower", ok: value <= BAR_MS }));
} finally {
  await device.remove();
  await site.stop();
}
