// Work that the server takes no more: a phone lay in a drawer until its case had long been somebody
// else's. It is said, with the reason and what to do; all of it can be read; and it goes only when its
// author has said so.

import { NARROW } from "../support/device.js";
import { PASSPHRASE, PIN, enrol, unlock } from "../support/entry.js";
import { NEWS, delegateAtWork, heading, openCase } from "../support/field.js";
import { look } from "../support/looks.js";
import { question } from "../support/questions.js";
import { expect, test } from "../support/world.js";

/** Whom anybody may visit; and to whom the case goes. */
const FAMILY = "عبدالرحمن عبدالمحسن عبدالعزيز الاختباري";
const OTHER = "خالد عمر النموذجي";
const NOTE = "قال الجيران إنهم في السفر إلى آخر الشهر";
const REFUSED = "لم يقبل الخادم هذا";
/** Of several records: the visit, what it says, its being handed in. */
const NOT_TAKEN = /سجل.* لم يقبل.* الخادم/;
/** The server takes a former delegate's work for 30 days. */
const TOO_LATE = 31;

const matters = (page) => page.getByRole("region", { name: "أمور تحتاج إلى اطلاعك" });
const putAway = (page) => page.getByRole("button", { name: "تم الاطلاع" });

test("refused work says so, can be read, and is put away", async ({ server, device }) => {
  const phone = await device(NARROW);
  let page = await phone.open();

  await test.step("a visit is handed in where there is no signal, and the phone is put aside", async () => {
    await delegateAtWork(server, page);
    await server.stop();
    await openCase(page, FAMILY);
    await page.getByRole("button", { name: "لم تتم الزيارة" }).tap();
    await page.getByText("لم أجدهم", { exact: true }).tap();
    await page.getByText("بعد 3 أيام", { exact: true }).tap();
    await question(page, "outcome_note").locator("textarea, input").first().fill(NOTE);
    await page.getByRole("button", { name: "تسليم الزيارة" }).tap();
    await heading(page, "سُلِّمت الزيارة");
    await phone.close();
  });

  await test.step("the case goes to somebody else, and a month passes", async () => {
    await server.start();
    const desk = await device(NARROW);
    const office = await desk.open();
    await enrol(office, { code: server.code("supervisor"), secret: PASSPHRASE });
    await office.getByRole("navigation", { name: "أقسام المكتب" }).getByRole("link", { name: "الملفات" }).tap();
    await openCase(office, FAMILY);
    await office.getByRole("link", { name: "إسناد أو تكليف بزيارة" }).tap();
    await office.getByRole("radio", { name: new RegExp(OTHER) }).tap();
    const exchanges = () => server.logged("exchange").length;
    const before = exchanges();
    await office.getByRole("button", { name: "إسناد", exact: true }).tap();
    // The first may have begun before that; the second carries it.
    await expect.poll(exchanges, NEWS).toBeGreaterThan(before + 1);
    await desk.close();
    expect(desk.complaints).toEqual([]);
    await server.stop();
    await server.pass(TOO_LATE);
    await server.start();
  });

  await test.step("it is said at the visit, where she comes back to", async () => {
    page = await phone.open();
    await unlock(page, PIN);
    await heading(page, "سُلِّمت الزيارة");
    const status = page.getByRole("region", { name: "أين وصلت؟" });
    await expect(status).toContainText("لم يقبل الخادم هذه الزيارة", NEWS);
    await expect(status).not.toContainText("بانتظار المراجعة");
    await expect(page.getByText("الزيارة التي بدأتها باقية معك")).toHaveCount(0);
    await expect(page.getByRole("banner").getByText(NOT_TAKEN)).toBeVisible(NEWS);
    await look(page, "finish-refused", { focus: false });
  });

  await test.step("and on her first screen, which leads to why and what to do", async () => {
    for (const left of ["سُلِّمت الزيارة", FAMILY, FAMILY]) {
      await heading(page, left);
      await page.getByRole("link", { name: "رجوع" }).tap();
    }
    await heading(page, "أمل فهد التجريبي");
    const row = matters(page).getByRole("link", { name: FAMILY });
    await expect(row).toContainText(NOT_TAKEN);
    // Trying again is for whoever the case went to.
    await expect(page.getByRole("region", { name: "زيارات مطلوبة" })).toHaveCount(0);
    await look(page, "home-refused", { focus: false });
    await row.tap();
    await heading(page, FAMILY);
    await expect(page.getByText(REFUSED)).toBeVisible();
    await expect(page.getByText("دورك، أو إسناد الملف الآن، لم يعد يشمله.")).toBeVisible();
    await expect(page.getByText("أبلغ مشرف الفرع برقم الملف")).toBeVisible();
    await look(page, "case-refused", { focus: false });
  });

  await test.step("nothing of it is lost: it is read as it was written", async () => {
    await page.getByRole("link", { name: "زيارة", exact: true }).tap();
    await expect(page.getByText(NOTE)).toBeVisible();
    await look(page, "refused-read", { focus: false });
    await page.goBack();
    await heading(page, FAMILY);
  });

  await test.step("the news is put away after asking, and the case leaves", async () => {
    await putAway(page).tap();
    await expect(page.getByRole("alertdialog")).toContainText("لا سبيل إلى استرجاعه");
    await look(page, "refused-put-away", { focus: false });
    await page.getByRole("button", { name: "إلغاء" }).tap();
    await expect(page.getByText(REFUSED)).toBeVisible();
    await putAway(page).tap();
    await page.getByRole("button", { name: "إزالة" }).tap();
    // Where the case was, nothing is left to see.
    await heading(page, "أمل فهد التجريبي");
    await expect(matters(page)).toHaveCount(0);
    await expect(page.getByRole("link", { name: FAMILY })).toHaveCount(0);
  });
  expect(phone.complaints).toEqual([]);
});
