// How long the list of cases takes to open: from the moment at which the passphrase's key is there
// until the rows are on the screen, in a real browser's worker with the real server's records.
// Browsers do not throttle workers, so a phone is reckoned as an unthrottled desktop core times four.
//
// One JSON line a figure; `node bench/open-list.js 1000 10000` chooses how many cases.

import { expect } from "@playwright/test";

import { DESK, newDevice } from "../support/device.js";
import { PASSPHRASE, enrol, lock, unlock } from "../support/entry.js";
import { startServer } from "../support/server.js";

const PHONE = 4;
const BAR_SECONDS = 1;
const ROUNDS = 5;
const BRANCH = "b4cqbov4ffuwxdhjwlesdatnim";
const DELEGATE = "xr34vmndpind4tycmnpnrzr3ye";
/** Cases that the demonstration has already. */
const THERE = 20;
const SYNC_MS = 600_000;

const FIRST = ["نورة", "سعد", "هيا", "منيرة", "خالد", "سارة", "تركي", "لطيفة", "فهد", "مها", "ريم"];
const FAMILY = ["التجريبي", "الاختباري", "النموذجي", "الافتراضي", "المثالي"];
const PLACES = ["المويه", "ظلم", "دغيبجة", "هجرة المثال", "هجرة النموذج"];
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

const pick = (list, number) => list[number % list.length];

/** A random id that is the same for the same number; the last letter holds three bits only. */
function id(number) {
  let text = "";
  let bits = number + 1;
  for (let at = 0; at < 25; at += 1) {
    bits = (Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    text += LETTERS[bits >>> 27];
  }
  return `${text}a`;
}

/** Ten digits beginning with 1, the last one the check digit of the others (Luhn). */
function identity(number) {
  const digits = `1${String(number).padStart(8, "0")}`;
  const sum = [...digits].reduce((total, digit, at) => {
    const twice = at % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return digits + ((10 - (sum % 10)) % 10);
}

/** Invented cases for the delegate, as the office's file has them. */
function cases(count) {
  const one = (number) => `
[[cases]]
id = "${id(number)}"
branch = "${BRANCH}"
assignee = "${DELEGATE}"
number = "B-${String(number).padStart(5, "0")}"
name = "${pick(FIRST, number)} ${pick(FIRST, number * 7 + 3)} ${pick(FIRST, number * 5 + 1)} ${pick(FAMILY, number)}"
identity_number = "${identity(number)}"
mobile = "05${String(10_000_000 + number)}"
category = "orphans"
region = "منطقة مكة المكرمة"
city = "${pick(PLACES, number)}"
members = [{ name = "${pick(FIRST, number * 3)} ${pick(FAMILY, number)}", relation = "son", birth_date = "2014-03-20" }]
`;
  return Array.from({ length: count - THERE }, (_, number) => one(number)).join("");
}

/** Notes when the passphrase's key was there, and when the list was. */
function watch() {
  const times = { keys: 0, rows: 0 };
  window.openList = times;
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(script, options) {
      super(script, options);
      // The worker that derives a key says one thing and ends.
      if (options.name === "compute") this.addEventListener("message", () => (times.keys = performance.now()));
    }
  };
  const look = () => {
    if (!times.rows && document.querySelector(".row-link .row-title")) {
      requestAnimationFrame(() => (times.rows ||= performance.now()));
    }
  };
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
}

async function measure(count) {
  const server = await startServer(cases(count));
  const device = await newDevice(server.address, DESK);
  try {
    let page = await device.open();
    await page.addInitScript(watch);
    await page.reload();
    await enrol(page, { code: server.code("delegate"), secret: PASSPHRASE });
    const all = new RegExp(`${new Intl.NumberFormat("en").format(count)}|${count}`);
    await expect(page.locator(".section-head [role=status]").filter({ hasText: all })).toBeVisible({ timeout: SYNC_MS });
    const seconds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await lock(page);
      await page.evaluate(() => Object.assign(window.openList, { keys: 0, rows: 0 }));
      await unlock(page, PASSPHRASE);
      await page.waitForFunction(() => window.openList.rows > 0);
      const { keys, rows } = await page.evaluate(() => window.openList);
      if (!keys || keys > rows) throw new Error("the derivation of the key was not seen");
      seconds.push((rows - keys) / 1000);
    }
    return seconds.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)];
  } finally {
    await device.remove();
    await server.remove();
  }
}

const counts = process.argv.slice(2).map(Number);
for (const count of counts.length ? counts : [1_000, 10_000]) {
  const value = Math.round((await measure(count)) * PHONE * 1000) / 1000;
  const figure = { bench: "open-list", metric: `cases_${count}`, value, unit: "s", bar: BAR_SECONDS };
  console.log(JSON.stringify({ ...figure, better: "lower", ok: value <= BAR_SECONDS }));
}
