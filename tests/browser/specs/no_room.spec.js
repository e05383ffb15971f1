// The phone's storage is full in the middle of a photo: words and what to do, and everything that was
// there before is still there; with room again it goes on.

import { CASE } from "../support/interview.js";
import { NARROW } from "../support/device.js";
import { PIN, inArabic, unlock } from "../support/entry.js";
import { beginVisit, delegateAtWork, heading, openCase, openSection, saved } from "../support/field.js";
import { look } from "../support/looks.js";
import { DENSE, jpeg } from "../support/pictures.js";
import { answer, expectAnswer } from "../support/questions.js";
import { expect, test } from "../support/world.js";

/** Preparing a photo takes as long as it takes on two busy cores. */
const SLOW = { timeout: 30_000 };
const NUMBER = ["text", "number", "30012345678"];
const ISSUER = ["text", "issuer", "شركة الكهرباء النموذجية"];
const FULL = "امتلأت ذاكرة الجهاز.";

const thumbs = (page) => page.locator(".thumb img");
const done = (page) => page.getByRole("button", { name: "تم، الصورة واضحة" });
const told = (page) => page.getByRole("alert").filter({ hasText: FULL });
const take = (page, picture) => page.locator("#page-camera").setInputFiles(jpeg(picture));

/** As many pages as fit, and no more, into what the browser gave a file before it asked for room. */
const MOST = 12;

/** The browser lets this origin keep no more than this many bytes, until that is ended. */
async function allowOnly(page, address, quotaSize) {
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: address, quotaSize });
  // The limit goes with the session that set it.
  return () => session.detach();
}

test("storage is full in the middle of a photo", async ({ server, device }) => {
  const phone = await device(NARROW);
  let page = await phone.open();
  const picture = await DENSE();
  await delegateAtWork(server, page);
  // Without a signal no room can be made of what the server has.
  await server.stop();
  await openCase(page, CASE);
  await beginVisit(page);
  await openSection(page, "المستندات");
  await page.locator("#q-electricity_bill").getByRole("button", { name: "تسجيل" }).tap();
  await heading(page, "فاتورة كهرباء");
  await answer(page, NUMBER);
  await take(page, picture);
  await done(page).tap(SLOW);
  await expect(thumbs(page)).toHaveCount(1, SLOW);
  await answer(page, ISSUER);
  await saved(page);
  let kept = 1;

  await test.step("it is said, with what to do; nothing of what was there is gone", async () => {
    await allowOnly(page, server.address, 1);
    // A file grows for a while within what it was given.
    while (kept < MOST) {
      await take(page, picture);
      await expect(done(page).or(told(page))).toBeVisible(SLOW);
      if (await told(page).isVisible()) break;
      await done(page).tap();
      kept += 1;
      await expect(thumbs(page)).toHaveCount(kept, SLOW);
    }
    await expect(told(page)).toContainText("احذف");
    await look(page, "page-no-room", { focus: false });
    await expect(thumbs(page)).toHaveCount(kept);
    await expectAnswer(page, NUMBER);
    await expectAnswer(page, ISSUER);
  });

  await test.step("the browser is ended; without any room the app says so before it asks who is there", async () => {
    const path = new URL(page.url()).pathname;
    await phone.kill();
    page = await phone.open("/");
    const allowAgain = await allowOnly(page, server.address, 1);
    await page.goto(server.address + path);
    await inArabic(page);
    await expect(page.getByText(FULL)).toBeVisible(SLOW);
    await look(page, "entry-no-room", { focus: false });
    await allowAgain();
    await page.getByRole("button", { name: "إعادة المحاولة" }).tap();
    await unlock(page, PIN);
    await heading(page, "فاتورة كهرباء");
    await expect(thumbs(page)).toHaveCount(kept, SLOW);
    await expectAnswer(page, NUMBER);
    await expectAnswer(page, ISSUER);
  });

  await test.step("with room again the photo is taken as usual", async () => {
    await take(page, picture);
    await done(page).tap(SLOW);
    await expect(thumbs(page)).toHaveCount(kept + 1, SLOW);
    await expect(told(page)).toHaveCount(0);
  });
  expect(phone.complaints).toEqual([]);
});
