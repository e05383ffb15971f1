// The app starts on a phone: both workers answer under the strict content policy, and once it was
// there, it is there without a server.

import { expect, test } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";

import { startSite } from "../support/site.js";

let site;
test.beforeEach(async () => {
  site = await startSite();
});
test.afterEach(() => site.stop());

/** Everything the browser complained about while the test ran. */
function complaints(page) {
  const heard = [];
  page.on("pageerror", (error) => heard.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") heard.push(message.text());
  });
  return heard;
}

test("opens right to left; the device keeps a secret", async ({ page }) => {
  const heard = complaints(page);
  await page.goto(site.address);
  await expect(page.getByRole("heading", { name: "مندوب" })).toBeVisible();
  const device = page.locator("[data-device]");
  await expect(device).toHaveAttribute("data-device", "ok");
  await expect(device).toContainText("SQLCipher 4.");
  await expect(device).toContainText("Argon2id");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await page.screenshot({ path: "results/boot.png" });
  expect(heard).toEqual([]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((violation) => violation.id)).toEqual([]);
});

test("opens with the server stopped, and asks the server nothing that is its own", async ({ page }) => {
  await page.goto(site.address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await site.stop();
  await page.reload();
  await expect(page.locator("[data-device]")).toHaveAttribute("data-device", "ok");
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
  // The API never comes from the device: without a server it fails, and says so.
  expect(await page.evaluate(() => fetch("/api/anything").then(() => "answered", () => "failed"))).toBe("failed");
  site = await startSite(site.port);
});
