// Every screen in Arabic and in English: on a narrow phone, the supervisor's also on a desk.

import { CASE, LEFT_OUT, SECTIONS, VIEW, answerSection, completeFromFinish } from "../support/interview.js";
import { DESK, NARROW } from "../support/device.js";
import { PASSPHRASE, PIN, enrol, lock, unlock } from "../support/entry.js";
import { look, portrait } from "../support/looks.js";
import { addInstance, question } from "../support/questions.js";
import { expect, test } from "../support/world.js";

const NEWS = { timeout: 15_000 };
/** Somebody without cases, and a name that is hard to put into a line. */
const NEW_HERE = "عبدالرحمن عبدالمحسن عبدالعزيز عبدالوهاب الاختباري";
const NEW_PERSON = `
[[people]]
id = "aaaaaaaaaaaaaaaaaaaaaaaaaa"
name = "${NEW_HERE}"
role = "delegate"
branch = "b4cqbov4ffuwxdhjwlesdatnim"
`;
/** One section of each kind: choices, texts and numbers, dates, a repeat, what is calculated. */
const SHOWN = ["الزيارة", "بيانات صاحب الملف", "أفراد الأسرة", "السكن", "الخلاصة المحسوبة", "رأي الباحث"];
const LONGEST_CASE = "أم كلثوم عبدالرحيم عبدالغفور عبدالستار الاختباري";

const toOverview = (page) => page.getByRole("link", { name: "كل الأقسام" }).tap();
const toFinish = (page) => page.getByRole("link", { name: "إلى التسليم" }).tap();
const sectionLink = (page, heading) => page.getByRole("link", { name: new RegExp(`^${heading}`) });

test("coming in", async ({ server, device }) => {
  await server.load(NEW_PERSON);
  const phone = await device(NARROW);
  const page = await phone.open();
  await page.getByLabel("رمز التسجيل").waitFor();
  await look(page, "enrol-code");
  await page.getByLabel("رمز التسجيل").fill("ABCD-EFGH");
  await page.getByRole("button", { name: "التحقق من الرمز" }).tap();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "enrol-code-wrong", { focus: false });
  await page.getByLabel("رمز التسجيل").fill(server.code(NEW_HERE));
  await page.getByRole("button", { name: "التحقق من الرمز" }).tap();
  await page.getByRole("button", { name: "نعم، متابعة" }).waitFor();
  await look(page, "enrol-person");
  await page.getByRole("button", { name: "نعم، متابعة" }).tap();
  await page.getByLabel("عبارة مرور أو رقم سري").waitFor();
  await look(page, "enrol-secret");
  await page.getByLabel("عبارة مرور أو رقم سري").fill(PIN);
  await page.getByLabel("إعادة كتابتها").fill("another");
  await page.getByRole("button", { name: "حفظ وبدء العمل" }).tap();
  await look(page, "enrol-secret-weak", { focus: false });
  await page.getByLabel("إعادة كتابتها").fill(PIN);
  await page.getByRole("button", { name: "حفظ وبدء العمل" }).tap();
  await expect(page.getByText("لا ملفات مسندة إليك بعد.")).toBeVisible();
  await look(page, "home-empty");
  await lock(page);
  await look(page, "unlock");
  await page.getByLabel("عبارة المرور أو الرقم السري").fill("wrong one");
  await page.getByRole("button", { name: "فتح", exact: true }).tap();
  await expect(page.getByText("عبارة المرور غير صحيحة.")).toBeVisible();
  await look(page, "unlock-wrong", { focus: false });
  await page.getByRole("button", { name: "إضافة شخص آخر برمز تسجيل" }).tap();
  await enrol(page, { code: server.code("administrator"), secret: PASSPHRASE });
  await expect(page.getByText("دورك في الجمعية: مدير النظام.")).toBeVisible();
  await look(page, "home-other-role");
  await page.getByRole("button", { name: "قفل" }).tap();
  await expect(page.getByRole("heading", { name: "لمن هذا العمل؟" })).toBeVisible();
  await look(page, "unlock-choose");
  expect(phone.complaints).toEqual([]);
});

test("the delegate's work and the supervisor's", async ({ server, device }) => {
  const [phone, desk] = [await device(NARROW), await device(DESK)];
  const page = await phone.open();
  const desktop = await desk.open();

  await test.step("the lists, empty and full", async () => {
    await enrol(desktop, { code: server.code("supervisor"), secret: PASSPHRASE });
    await expect(desktop.getByText("لا زيارة بانتظار المراجعة.")).toBeVisible();
    await look(desktop, "desk-queue-empty");
    await enrol(page, { code: server.code("delegate"), secret: PIN });
    await expect(page.getByText("20 ملفاً")).toBeVisible();
    await look(page, "home");
    await page.getByLabel("بحث في ملفات الأيتام").fill("لا أحد");
    await expect(page.getByText("لا ملف يطابق")).toBeVisible();
    await look(page, "home-search-none", { focus: false });
    await page.getByLabel("بحث في ملفات الأيتام").fill("كلثوم");
    await page.getByRole("link", { name: LONGEST_CASE }).tap();
    await page.getByRole("heading", { level: 1, name: LONGEST_CASE }).waitFor();
    await look(page, "case-long-name");
    await page.getByRole("link", { name: "رجوع" }).tap();
    await page.getByRole("link", { name: CASE }).tap();
    await page.getByRole("button", { name: "بدء زيارة" }).tap();
    await page.getByRole("heading", { name: "أقسام الزيارة" }).waitFor();
    await look(page, "visit");
  });

  await test.step("the sections of the form", async () => {
    await sectionLink(page, "الزيارة").tap();
    for (const [place, section] of SECTIONS.entries()) {
      await page.getByRole("heading", { level: 1, name: section.heading, exact: true }).waitFor();
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
      await answerSection(page, section);
      if (section.heading === "بيانات صاحب الملف") await portrait(page, "group", question(page, "birth_date"));
      if (SHOWN.includes(section.heading)) await look(page, `section-${place + 1}`, { focus: false });
      if (section !== SECTIONS.at(-1)) await page.getByRole("link", { name: "التالي" }).tap();
    }
    await toOverview(page);
    await sectionLink(page, "أفراد الأسرة").tap();
    await addInstance(page, "فرد من الأسرة", 3, [["text", "member_name", "عبد".repeat(60)]]);
    await addInstance(page, "فرد من الأسرة", 4, [["text", "member_id", "123"]]);
    await page.getByRole("region", { name: "فرد من الأسرة 3" }).getByRole("button", { name: "حذف" }).tap();
    await look(page, "section-long-name-and-problems", { focus: false });
    await page.getByRole("button", { name: "نعم، حذف" }).tap();
    await page.getByRole("region", { name: "فرد من الأسرة 3" }).getByRole("button", { name: "حذف" }).tap();
    await page.getByRole("button", { name: "نعم، حذف" }).tap();
    await toOverview(page);
    await look(page, "visit-nearly-done");
  });

  await test.step("handing in", async () => {
    await toFinish(page);
    await page.getByRole("heading", { name: "تسليم الزيارة" }).waitFor();
    await portrait(page, "finish");
    await look(page, "finish-missing");
    const view = ["مرئيات الباحث", ["text", "researcher_view", VIEW.join("")]];
    for (const [label, given] of [...LEFT_OUT, view]) await completeFromFinish(page, label, given);
    await page.getByRole("button", { name: "تسليم بلا إقرار" }).tap();
    await expect(page.getByText("الزيارة مكتملة")).toBeVisible();
    await look(page, "finish-ready", { focus: false });
    await page.getByRole("button", { name: "تسليم الزيارة" }).tap();
    await expect(page.locator("[aria-current=step]")).toContainText("وصل الجمعية", NEWS);
    await look(page, "handed-in", { focus: false });
    await page.getByRole("link", { name: "قراءة ما سُلِّم" }).tap();
    await expect(page.getByText("466.67")).toBeVisible();
    await look(page, "read");
  });

  await test.step("the supervisor's desk", async () => {
    await expect(desktop.getByText("مسلَّمة، بانتظار المراجعة")).toBeVisible(NEWS);
    await look(desktop, "desk-queue", { focus: false });
    await desktop.getByRole("link", { name: CASE }).tap();
    await expect(desktop.getByText("466.67")).toBeVisible();
    await portrait(desktop, "read");
    await look(desktop, "desk-read");
    await desktop.getByRole("button", { name: "عرض كاتب كل إجابة ووقتها" }).tap();
    await desktop.getByRole("button", { name: "إعادة للاستكمال" }).tap();
    await desktop.getByRole("button", { name: "إعادة الزيارة للاستكمال" }).tap();
    await look(desktop, "desk-return", { focus: false, whole: false });
    await desktop.setViewportSize(NARROW.viewport);
    await look(desktop, "supervisor-return", { focus: false, whole: false });
    await look(desktop, "supervisor-read", { focus: false });
    await desktop.getByLabel("ما المطلوب استكماله؟").fill("السكن: كم عدد دورات المياه؟");
    await desktop.getByRole("button", { name: "إعادة الزيارة للاستكمال" }).tap();
    await expect(desktop.getByText("معادة للاستكمال")).toBeVisible();
    await look(desktop, "supervisor-queue");
    await desktop.setViewportSize(DESK.viewport);
    await look(desktop, "desk-queue-reviewed", { focus: false });
  });

  await test.step("what came back", async () => {
    await page.getByRole("link", { name: "رجوع" }).tap();
    await expect(page.getByText("السكن: كم عدد دورات المياه؟")).toBeVisible(NEWS);
    await look(page, "finish-returned", { focus: false });
    await page.getByRole("link", { name: "رجوع" }).tap();
    await page.getByRole("heading", { name: "أقسام الزيارة" }).waitFor();
    await look(page, "visit-returned");
    await page.getByRole("link", { name: "رجوع" }).tap();
    await page.getByRole("link", { name: "متابعة الزيارة" }).waitFor();
    await look(page, "case-visited");
    await page.getByRole("link", { name: "رجوع" }).tap();
    await page.getByRole("heading", { name: "زيارات لم تكتمل" }).waitFor();
    await look(page, "home-working");
    await page.goto(`${server.address}/nowhere`);
    await unlock(page, PIN);
    await look(page, "no-page");
  });
  expect([...phone.complaints, ...desk.complaints]).toEqual([]);
});
