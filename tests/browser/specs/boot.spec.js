// The app starts on a phone: its engine answers from the worker under the strict content policy,
// and once the app was there, it is there without a server.

import { expect, test } from "@playwright/test";

import { startSite } from "../support/site.js";

let site;
test.beforeEach(async () => {
  site = await startSite();
});
test.afterEach(() => site.stop());

/** The first screen asks for a code only after the engine worker opened its storage and said that
 * nobody is enrolled here. */
const engineAnswered = (page, limit = {}) => expect(page.getByLabel("رمز التسجيل")).toBeVisible(limit);
/** The very first opening on a machine that was only just set up: browser and app are read from a cold
 * disk, and the app's code is compiled twice, for the page and for its worker. */
const FIRST_EVER = { timeout: 60_000 };

/** How many files the engine holds in the origin's private file system. */
const storedFiles = (page) =>
  page.evaluate(async () => {
    const count = async (folder) => {
      let files = 0;
      for await (const entry of folder.values()) files += entry.kind === "file" ? 1 : await count(entry);
      return files;
    };
    return count(await navigator.storage.getDirectory());
  });

test("opens right to left, with the engine at work and nothing to complain of", async ({ page }) => {
  const heard = [];
  page.on("pageerror", (error) => heard.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") heard.push(message.text());
  });
  await page.goto(site.address);
  await engineAnswered(page, FIRST_EVER);
  expect(await storedFiles(page)).toBeGreaterThan(0);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  expect(heard).toEqual([]);
});

test("opens with the server stopped, and keeps the API apart", async ({ page }) => {
  await page.goto(site.address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await site.stop();
  await page.reload();
  await engineAnswered(page);
  const version = await page.locator("meta[name=mandoob-version]").getAttribute("content");
  const served = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = (event) => resolve(event.data);
        navigator.serviceWorker.controller.postMessage({ type: "version" }, [channel.port2]);
      }),
  );
  expect(served).toBe(version);
  // What goes to the API is never answered from the device: without a server it fails, and says so.
  expect(await page.evaluate(() => fetch("/api/anything").then(() => "answered", () => "failed"))).toBe("failed");
  site = await startSite(site.port);
});
