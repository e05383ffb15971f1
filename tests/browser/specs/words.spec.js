// What people read when something is not as it should be: what happened, and what to do next.

import { CASE } from "../support/interview.js";
import { PIN, enrol, lock, servedByItself, unlock } from "../support/entry.js";
import { answer, problem, question } from "../support/questions.js";
import { expect, test } from "../support/world.js";

const codeField = (page) => page.getByLabel("رمز التسجيل");
const checkCode = (page) => page.getByRole("button", { name: "التحقق من الرمز" }).tap();

/** The failure on the screen: what happened and what to do. */
async function told(page, what, next) {
  await expect(page.getByRole("alert")).toContainText(what);
  await expect(page.getByRole("alert")).toContainText(next);
}

/** Gives a secret, right or wrong. */
async function tryToOpen(page, secret) {
  await page.getByLabel("عبارة المرور أو الرقم السري").fill(secret);
  await page.getByRole("button", { name: "فتح", exact: true }).tap();
}

test("codes: none, wrong, used, and a server that is away", async ({ server, device }) => {
  const [first, second] = [await device(), await device()];
  const page = await first.open();
  await checkCode(page);
  await expect(page.getByText("أدخل رمز التسجيل أولاً.")).toBeVisible();

  await codeField(page).fill("ABCD-EFGH-JKMN");
  await checkCode(page);
  await told(page, "رمز التسجيل غير معروف لدى الجمعية.", "راجع الرمز حرفاً حرفاً");

  await server.stop();
  await codeField(page).fill(server.code("delegate"));
  await checkCode(page);
  await told(page, "تعذّر الوصول إلى خادم الجمعية.", "أعد المحاولة");
  await server.start();
  await enrol(page, { secret: PIN });
  await expect(page.getByText("20 ملفاً")).toBeVisible();

  const other = await second.open();
  await codeField(other).fill(server.code("delegate"));
  await checkCode(other);
  await told(other, "استُعمل رمز التسجيل هذا من قبل.", "اطلب رمزاً جديداً من مدير النظام.");
  await codeField(other).fill(await server.newCode("delegate"));
  await enrol(other, { secret: PIN });
  await expect(other.getByText("20 ملفاً")).toBeVisible();
});

test("wrong secrets meet a growing wait that a reload does not shorten", async ({ server, device }) => {
  const phone = await device();
  const page = await phone.open();
  await enrol(page, { code: server.code("delegate"), secret: PIN });
  await lock(page);
  const timer = page.getByRole("timer");
  const waited = async () => Number((await timer.textContent()).match(/\d+/)?.[0] ?? 0);
  for (const wrong of ["000000", "111111", "222222"]) {
    await tryToOpen(page, wrong);
    await expect(page.getByText("عبارة المرور غير صحيحة.")).toBeVisible();
    await expect(page.getByRole("button", { name: "فتح", exact: true })).toBeVisible();
  }
  await expect(timer).toContainText("المحاولة التالية بعد");
  const firstWait = await waited();
  expect(firstWait).toBeGreaterThan(0);
  await expect.poll(waited).toBeLessThan(firstWait);
  await expect(timer).toBeEmpty({ timeout: 10_000 });

  await tryToOpen(page, "333333");
  await expect(timer).toContainText("المحاولة التالية بعد");
  expect(await waited()).toBeGreaterThan(5);
  await page.reload();
  await tryToOpen(page, PIN);
  await expect(timer).toContainText("المحاولة التالية بعد");
  await expect(timer).toBeEmpty({ timeout: 12_000 });
  await unlock(page, PIN);
});

test("without a network, with too long a text, and at an address that leads nowhere", async ({ server, device }) => {
  const phone = await device();
  const page = await phone.open();
  await enrol(page, { code: server.code("delegate"), secret: PIN });
  await expect(page.getByText("20 ملفاً")).toBeVisible();
  await servedByItself(page);
  await server.stop();
  await expect(page.getByText("بلا اتصال")).toBeVisible({ timeout: 15_000 });

  await page.getByRole("link", { name: CASE }).tap();
  await page.getByRole("button", { name: "بدء زيارة" }).tap();
  await page.getByRole("link", { name: /^الزيارة/ }).tap();
  const purpose = question(page, "visit_purpose").locator("input");
  await answer(page, ["text", "visit_purpose", "تحديث سنوي"]);
  await purpose.fill("تحديث سنوي ".repeat(200));
  await expect(problem(page, "visit_purpose")).toContainText("النص أطول من المسموح");
  // Nothing is cut off, and what was kept before is kept.
  expect((await purpose.inputValue()).length).toBeGreaterThan(2000);
  await answer(page, ["date", "visit_date", ["31", "2", "2026"]]);
  await expect(problem(page, "visit_date")).toHaveText(
    "هذا التاريخ غير موجود في التقويم. راجع اليوم والشهر والسنة.",
  );
  await answer(page, ["date", "visit_date", ["1", "1", "2090"]]);
  await expect(problem(page, "visit_date")).toHaveText("يجب ألا يكون التاريخ بعد اليوم");

  // She comes back to where she was, and goes home from there.
  await page.goto(server.address);
  await unlock(page, PIN);
  for (const heading of ["الزيارة", CASE, CASE]) {
    await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
    await page.getByRole("link", { name: "رجوع" }).tap();
  }
  await expect(page.getByText("سجل واحد على هذا الجهاز فقط")).toBeVisible();
  await expect(page.getByText("محفوظة ومشفّرة، وتُرسَل من نفسها عند أول اتصال.")).toBeVisible();
  await expect(page.getByText(/بلا اتصال · سجل واحد لم يُرسَل/)).toBeVisible();

  await page.goto(`${server.address}/nowhere`);
  await unlock(page, PIN);
  await expect(page.getByText("لا توجد صفحة بهذا العنوان.")).toBeVisible();
  await expect(page.getByText("ارجع إلى الرئيسية.")).toBeVisible();
});
