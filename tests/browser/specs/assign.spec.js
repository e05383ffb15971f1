// A supervisor with two hundred cases: finds them, assigns one and many, orders visits, hears which
// families a delegate does not visit, and follows what is due; the delegate finds it.

import { DESK, NARROW } from "../support/device.js";
import { PASSPHRASE, PIN, enrol } from "../support/entry.js";
import { look } from "../support/looks.js";
import { TOGETHER, manyCases, nameOf } from "../support/office.js";
import { startServer } from "../support/server.js";
import { expect, test as base } from "../support/world.js";

/** Devices ask for news every ten seconds. */
const NEWS = { timeout: 20_000 };
/** Visited by a woman only, in the demonstration. */
const BY_WOMAN = "نورة محمد عبدالله التجريبي";
const [WOMAN, MAN] = ["أمل فهد التجريبي", "خالد عمر النموذجي"];

const test = base.extend({
  server: async ({}, use) => {
    const server = await startServer(manyCases(180));
    await use(server);
    await server.remove();
  },
});

const tab = (page, name) => page.getByRole("navigation", { name: "أقسام المكتب" }).getByRole("link", { name });
const heading = (page, name) => page.getByRole("heading", { level: 1, name, exact: true });
const delegate = (page, name) => page.getByRole("radio", { name: new RegExp(name) });

async function find(page, name) {
  await page.getByLabel("بحث في ملفات الأيتام").fill(name);
  await expect(page.getByText("ملف واحد", { exact: true })).toBeVisible();
}

test("two hundred cases: found, assigned, ordered, followed", async ({ server, device }) => {
  const [desk, phone] = [await device(NARROW), await device(NARROW)];
  const [page, hers] = [await desk.open(), await phone.open()];
  await enrol(hers, { code: server.code(WOMAN), secret: PIN });
  await expect(hers.getByText("20 ملفاً")).toBeVisible(NEWS);
  await enrol(page, { code: server.code("supervisor"), secret: PASSPHRASE });

  await test.step("nothing is handed in, due or late yet", async () => {
    await expect(page.getByText("لا زيارة بانتظار المراجعة.")).toBeVisible();
    await look(page, "office-home-empty");
    await tab(page, "المتابعة").tap();
    await expect(page.getByText("لا زيارة مطلوبة.")).toBeVisible();
    await expect(page.getByRole("link", { name: WOMAN })).toContainText("اتصل الجهاز اليوم", NEWS);
    await expect(page.getByRole("link", { name: MAN })).toContainText("لم يتصل جهاز بعد");
    await look(page, "follow-empty");
  });

  await test.step("all the cases, and those that are nobody's", async () => {
    await tab(page, "الملفات").tap();
    await expect(page.getByText("204 ملفات")).toBeVisible(NEWS);
    await look(page, "cases-all", { whole: false });
    await page.getByText("بلا مندوب", { exact: true }).first().tap();
    await expect(page.getByText("180 ملفاً")).toBeVisible();
    await page.getByLabel("بحث في ملفات الأيتام").fill("لا أحد هنا");
    await expect(page.getByText("لا ملف يطابق")).toBeVisible();
    await look(page, "cases-none-found", { focus: false });
    await page.getByRole("button", { name: "عرض كل الملفات" }).tap();
  });

  await test.step("a family that a woman visits is not assigned to a man; the others are", async () => {
    await find(page, nameOf(1001));
    await page.getByRole("checkbox", { name: nameOf(1001) }).tap();
    await find(page, BY_WOMAN);
    await page.getByRole("checkbox", { name: BY_WOMAN }).tap();
    await page.getByRole("button", { name: "إسناد ملفين" }).tap();
    await expect(heading(page, "إسناد الملفات")).toBeFocused();
    await expect(page.getByText("مندوبة فقط", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "إسناد", exact: true }).tap();
    await expect(page.getByText("اختيار المندوب مطلوب.")).toBeVisible();
    await delegate(page, MAN).tap();
    await page.getByRole("button", { name: "إسناد", exact: true }).tap();
    await expect(page.getByRole("alert").getByText(BY_WOMAN)).toBeVisible();
    await look(page, "assign-not-suited", { focus: false });
    await page.getByRole("button", { name: "إسناد البقية فقط" }).tap();
    await page.getByRole("button", { name: "إسناد", exact: true }).tap();
    await expect(page.getByText(`أُسند ملف واحد إلى ${MAN}`)).toBeVisible();
    await look(page, "cases-assigned", { focus: false, whole: false });
  });

  await test.step("many at once, with a visit ordered", async () => {
    await page.getByLabel("بحث في ملفات الأيتام").fill(TOGETHER);
    await expect(page.getByText("10 ملفات")).toBeVisible();
    await page.getByRole("button", { name: "تحديد المعروض كله" }).tap();
    await page.getByRole("button", { name: "إسناد 10 ملفات" }).tap();
    await expect(page.getByText("يحضر: والدتها")).toBeVisible();
    await delegate(page, WOMAN).tap();
    await page.getByRole("checkbox", { name: /مع التكليف بزيارة/ }).tap();
    await page.getByRole("button", { name: "إسناد مع التكليف بزيارة" }).tap();
    await expect(page.getByText("موعد الزيارة مطلوب.")).toBeVisible();
    await page.getByRole("button", { name: "خلال 3 أيام" }).tap();
    await expect(page.getByText("موعد الزيارة مطلوب.")).toHaveCount(0);
    await page.getByText("عاجلة جداً", { exact: true }).tap();
    await page.getByLabel("ملاحظة للمندوب (اختيارية)").fill("الطريق ترابي، ويُستدل على البيوت بخزان القرية.");
    await look(page, "assign-order", { focus: false });
    await page.getByRole("button", { name: "إسناد مع التكليف بزيارة" }).tap();
    await expect(page.getByText(`أُسندت 10 ملفات إلى ${WOMAN}`)).toBeVisible();
  });

  await test.step("what is due is followed, and leads to its case", async () => {
    await tab(page, "المتابعة").tap();
    await expect(page.getByRole("region", { name: "زيارات قادمة" }).getByText("10 زيارات", { exact: true })).toBeVisible();
    await look(page, "follow-due");
    await page.getByRole("region", { name: "زيارات قادمة" }).getByRole("link", { name: nameOf(1000) }).tap();
    await expect(heading(page, nameOf(1000))).toBeVisible();
    await expect(page.getByText("مندوبة فقط", { exact: true })).toBeVisible();
    await look(page, "case-office");
  });

  await test.step("the conditions of a family are changed", async () => {
    await page.getByRole("button", { name: "تعديل الشروط" }).tap();
    await page.getByText("أي مندوب أو مندوبة", { exact: true }).tap();
    await page.getByLabel("من يلزم حضوره الزيارة؟ (اختياري)").fill("عمّها راشد");
    await look(page, "case-conditions", { focus: false });
    await page.getByRole("button", { name: "حفظ الشروط" }).tap();
    await expect(page.getByText("يحضر: عمّها راشد").first()).toBeVisible();
    await expect(page.getByText("مندوبة فقط", { exact: true })).toHaveCount(0);
  });

  await test.step("the delegate finds the visit, with who must be there", async () => {
    await expect(hers.getByText(nameOf(1000)).first()).toBeVisible(NEWS);
    await expect(hers.getByText("يحضر: عمّها راشد").first()).toBeVisible(NEWS);
    await expect(hers.getByText("الطريق ترابي", { exact: false }).first()).toBeVisible();
  });

  await test.step("on a desk", async () => {
    await page.setViewportSize(DESK.viewport);
    await page.getByRole("link", { name: "رجوع" }).tap();
    await expect(page.getByText("10 زيارات قادمة")).toBeVisible();
    await look(page, "desk-office-home", { focus: false });
    await tab(page, "المتابعة").tap();
    await expect(page.getByRole("region", { name: "زيارات قادمة" })).toBeVisible();
    await look(page, "desk-follow", { focus: false });
  });

  expect([...desk.complaints, ...phone.complaints]).toEqual([]);
});

test("who only reads has no boxes and decides nothing", async ({ server, device }) => {
  const desk = await device(NARROW);
  const page = await desk.open();
  await enrol(page, { code: server.code("committee_member"), secret: PASSPHRASE });
  await expect(heading(page, "زيارات سُلِّمت")).toBeVisible();
  await expect(page.getByRole("link", { name: "المتابعة" })).toHaveCount(0);
  await look(page, "reader-home-empty");
  await tab(page, "الملفات").tap();
  await expect(page.getByText("204 ملفات")).toBeVisible(NEWS);
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await find(page, BY_WOMAN);
  await page.getByRole("link", { name: BY_WOMAN }).tap();
  await heading(page, BY_WOMAN).waitFor();
  await expect(page.getByRole("link", { name: "إسناد أو تكليف بزيارة" })).toHaveCount(0);
  expect(desk.complaints).toEqual([]);
});
