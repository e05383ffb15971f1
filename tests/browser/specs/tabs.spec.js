// The app in two tabs: one has the work, the other says where it is and takes over in peace. Nothing
// that is being typed is lost on the way.

import { PIN, enrol, unlock } from "../support/entry.js";
import { CASE } from "../support/interview.js";
import { look } from "../support/looks.js";
import { question } from "../support/questions.js";
import { expect, test } from "../support/world.js";

const WORDS = "كلام يُكتب الآن";

const view = (page) => question(page, "researcher_view").locator("textarea");
const goOn = (page) => page.getByRole("button", { name: "المتابعة هنا", exact: true });
const title = (page, text) => expect(page.getByRole("heading", { level: 1, name: text, exact: true })).toBeVisible();
const unlockButton = (page) => page.getByRole("button", { name: "فتح", exact: true });

async function write(page, words) {
  await page.getByRole("link", { name: CASE }).tap();
  await page.getByRole("button", { name: "بدء زيارة" }).tap();
  await page.getByRole("link", { name: /^رأي الباحث/ }).tap();
  await view(page).tap();
  await view(page).pressSequentially(words);
}

test("a second tab says where the app is open, and takes over with what is being typed", async ({ server, device }) => {
  const phone = await device();
  const first = await phone.open();
  await enrol(first, { code: server.code("delegate"), secret: PIN });
  await write(first, WORDS);

  const second = await phone.tab();
  await test.step("it says since when, and that something is being typed", async () => {
    await title(second, "مفتوح في صفحة أخرى");
    await expect(second.getByText(/مفتوح في صفحة أو نافذة أخرى من هذا المتصفح منذ .*الساعة \d\d:\d\d/)).toBeVisible();
    await expect(second.getByText("كتابة جارية هناك")).toBeVisible();
    await look(second, "tab-elsewhere");
  });

  await test.step("it takes over, locked, and goes on at the same question", async () => {
    await goOn(second).tap();
    await expect(unlockButton(second)).toBeVisible();
    await title(first, "انتقل العمل إلى صفحة أخرى");
    await expect(first.locator("body")).not.toContainText(WORDS);
    await first.bringToFront();
    await look(first, "tab-moved");
    await second.bringToFront();
    await unlock(second, PIN);
    await expect(view(second)).toHaveValue(WORDS);
  });

  await test.step("it is taken back, and what was written since is there", async () => {
    await view(second).press("Control+End");
    await view(second).pressSequentially(" وبعده");
    await first.bringToFront();
    await first.getByRole("button", { name: "إعادته إلى هذه الصفحة" }).tap();
    await unlock(first, PIN);
    await expect(view(first)).toHaveValue(`${WORDS} وبعده`);
    await title(second, "انتقل العمل إلى صفحة أخرى");
  });

  await test.step("when the one with the work is closed, the other opens by itself", async () => {
    await first.close();
    await expect(unlockButton(second)).toBeVisible();
    await unlock(second, PIN);
    await expect(view(second)).toHaveValue(`${WORDS} وبعده`);
  });
  expect(phone.complaints).toEqual([]);
});

test("of three tabs, the one that was asked to takes over", async ({ server, device }) => {
  const phone = await device();
  const first = await phone.open();
  await enrol(first, { code: server.code("delegate"), secret: PIN });
  const second = await phone.tab();
  await title(second, "مفتوح في صفحة أخرى");
  const third = await phone.tab();
  await title(third, "مفتوح في صفحة أخرى");
  await goOn(third).tap();
  await expect(unlockButton(third)).toBeVisible();
  await title(first, "انتقل العمل إلى صفحة أخرى");
  await title(second, "مفتوح في صفحة أخرى");
});

test("a tab that hangs is passed over, and stands back when it comes to itself", async ({ server, device }) => {
  const phone = await device();
  const first = await phone.open();
  await enrol(first, { code: server.code("delegate"), secret: PIN });
  await write(first, WORDS);
  await expect(first.locator("[data-saving]")).toHaveAttribute("data-saving", "saved");
  const second = await phone.tab();
  await title(second, "مفتوح في صفحة أخرى");

  const hanging = first.evaluate(() => {
    const end = Date.now() + 25_000;
    while (Date.now() < end);
  });
  await goOn(second).tap();
  await expect(second.getByText("الصفحة الأخرى لا تجيب")).toBeVisible();
  await look(second, "tab-silent", { focus: false });
  await second.getByRole("button", { name: "المتابعة هنا مع ذلك" }).tap();
  await unlock(second, PIN);
  await expect(view(second)).toHaveValue(WORDS);
  await hanging;
  await title(first, "انتقل العمل إلى صفحة أخرى");
});

test("a tab that was only busy is heard again, without being asked anew", async ({ server, device }) => {
  const phone = await device();
  const first = await phone.open();
  await enrol(first, { code: server.code("delegate"), secret: PIN });
  const busy = first.evaluate(() => {
    const end = Date.now() + 8_000;
    while (Date.now() < end);
  });
  const second = await phone.tab();
  await expect(second.getByText("الصفحة الأخرى لا تجيب")).toBeVisible();
  await busy;
  await expect(goOn(second)).toBeVisible();
  await expect(second.getByText("الصفحة الأخرى لا تجيب")).toHaveCount(0);
  await goOn(second).tap();
  await unlock(second, PIN);
});

test("a page that the browser puts away leaves the work to others, and asks for it when it is back", async ({ server, device }) => {
  const phone = await device();
  const first = await phone.open();
  await enrol(first, { code: server.code("delegate"), secret: PIN });
  const second = await phone.tab();
  await title(second, "مفتوح في صفحة أخرى");
  const tell = (name) =>
    first.evaluate((name) => window.dispatchEvent(new PageTransitionEvent(name, { persisted: true })), name);
  await tell("pagehide");
  await expect(unlockButton(second)).toBeVisible();
  await unlock(second, PIN);
  await tell("pageshow");
  await expect(first.getByRole("button", { name: "إعادته إلى هذه الصفحة" })).toBeVisible();
});

test("an update is for the tab with the work, not for the one that waits", async ({ server, device }) => {
  const phone = await device();
  const first = await phone.open();
  await enrol(first, { code: server.code("delegate"), secret: PIN });
  const second = await phone.tab();
  await title(second, "مفتوح في صفحة أخرى");
  for (const page of [first, second]) {
    await page.evaluate(() => {
      document.documentElement.dataset.update = "yes";
      window.dispatchEvent(new Event("mandoob:update"));
    });
  }
  const offer = (page) => page.getByRole("button", { name: "تحديث الآن" });
  await expect(offer(first)).toBeVisible();
  await expect(offer(second)).toHaveCount(0);
  await goOn(second).tap();
  await expect(unlockButton(second)).toBeVisible();
  await expect(offer(second)).toBeVisible();
  await expect(offer(first)).toHaveCount(0);
});
