// A newer version of the app: it comes whole or not at all, and takes over only when the page lets it.

import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";

import { builtFile, startSite } from "../support/site.js";

const digest = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
const shownVersion = (page) => page.locator("meta[name=mandoob-version]").getAttribute("content");
const running = (page) => expect(page.locator("#main > *").first()).toBeAttached();

let site;
let current;
test.beforeEach(async ({ page }) => {
  site = await startSite();
  await page.goto(site.address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await running(page);
  current = await shownVersion(page);
});
test.afterEach(() => site.stop());

/** Puts a next version on the server; `whole` or with a page that is not the announced one. */
async function publish(next, whole) {
  const page = await builtFile("index.html");
  const nextPage = page.replaceAll(current, next);
  const worker = await builtFile("sw.js");
  site.replaced.set("/index.html", whole ? nextPage : `${nextPage}<!-- cut`);
  site.replaced.set("/sw.js", worker.replaceAll(current, next).replace(digest(page), digest(nextPage)));
}

const lookForUpdate = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const coming = registration.installing;
    if (!coming) return registration.waiting?.state;
    return new Promise((resolve) => {
      coming.addEventListener("statechange", () => resolve(coming.state), { once: true });
    });
  });

test("waits until the page says that nothing is half-typed, then takes over", async ({ page }) => {
  await publish("9.9.9+next", true);
  expect(await lookForUpdate(page)).toBe("installed");
  await expect(page.locator("html")).toHaveAttribute("data-update", "yes");
  expect(await shownVersion(page)).toBe(current);
  await page.evaluate(() => window.dispatchEvent(new Event("mandoob:activate")));
  await expect(page.locator("meta[name=mandoob-version]")).toHaveAttribute("content", "9.9.9+next");
  await running(page);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(["mandoob 9.9.9+next"]);
});

test("takes over when the app is opened anew, but not beside another tab", async ({ page, context }) => {
  await publish("9.9.9+next", true);
  const other = await context.newPage();
  await other.goto(site.address);
  await running(other);
  expect(await lookForUpdate(page)).toBe("installed");
  await page.reload();
  await running(page);
  expect(await shownVersion(page)).toBe(current);
  await other.close();
  // The browser counts a closed tab for a while longer: then the next opening takes over.
  await expect(async () => {
    await page.reload();
    await running(page);
    expect(await shownVersion(page)).toBe("9.9.9+next");
  }).toPass({ timeout: 30_000 });
});

test("in two tabs, the one with the work decides when, and the other follows", async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto(site.address);
  await expect(other.getByRole("heading", { name: "مفتوح في صفحة أخرى" })).toBeVisible();
  await publish("9.9.9+next", true);
  expect(await lookForUpdate(page)).toBe("installed");
  await expect(other.locator("html")).toHaveAttribute("data-update", "yes");
  const offer = (tab) => tab.getByRole("button", { name: "تحديث الآن" });
  await expect(offer(page)).toBeVisible();
  await expect(offer(other)).toHaveCount(0);
  expect(await shownVersion(page)).toBe(current);
  await offer(page).tap();
  for (const tab of [page, other]) {
    await expect(tab.locator("meta[name=mandoob-version]")).toHaveAttribute("content", "9.9.9+next");
    await running(tab);
  }
  // One of them has the work again, and neither fell.
  await expect
    .poll(async () => {
      const both = [page, other].map((tab) => tab.getByLabel("رمز التسجيل").count());
      return (await Promise.all(both)).reduce((sum, found) => sum + found, 0);
    })
    .toBe(1);
});

test("is left aside when one of its files is not what the build made", async ({ page }) => {
  await publish("9.9.9+cut", false);
  expect(await lookForUpdate(page)).toBe("redundant");
  await page.reload();
  await running(page);
  expect(await shownVersion(page)).toBe(current);
});
