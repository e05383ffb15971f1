// A request up to the committee, by the people of an office: somebody is received, a question is
// referred and answered, a case is opened, the request is written, a paper matched, the declaration
// signed, notice given, handed in, returned, handed in again and forwarded.

import { join } from "node:path";

import { PHONE } from "../support/device.js";
import { PASSPHRASE, PIN, enrol } from "../support/entry.js";
import { NEWS, heading, signDeclaration } from "../support/field.js";
import { look } from "../support/looks.js";
import { onPaper } from "../support/paper.js";
import { RESULTS } from "../support/paths.js";
import { answer } from "../support/questions.js";
import { RENT, giveNotice, handInRequest, writeRequest } from "../support/request.js";
import { expect, test } from "../support/world.js";

const CALLER = "سلمى عبدالرحمن عبدالمحسن الاختباري";
const QUESTION = "هل يشمل دعم الإيجار المتأخرات؟";
const ANSWER = "يشمل ما لا يزيد على سنة، بعقد موثق.";
const COMMENT = "عقد الإيجار غير واضح التاريخ.";

const way = (page) => page.getByRole("region", { name: "مسار الطلب" });
const finish = (page) => page.getByRole("button", { name: "إنهاء وحفظ" }).tap();
const back = (page) => page.getByRole("link", { name: "رجوع" }).tap();
const listed = (page, region, name) => page.getByRole("region", { name: region }).getByRole("link", { name });

test("from the door to the committee", async ({ server, device }) => {
  const devices = [await device(PHONE), await device(PHONE), await device(PHONE)];
  const [office, study, branch] = devices;
  const page = await office.open();
  const researcher = await study.open();
  const supervisor = await branch.open();

  await test.step("somebody is received", async () => {
    await enrol(page, { code: server.code("relations_officer"), secret: PIN });
    await expect(page.getByRole("link", { name: "التسليم ويوم التوزيع" })).toBeVisible();
    await look(page, "home-relations");
    await page.getByRole("button", { name: "استقبال مراجع" }).tap();
    await heading(page, "تواصل");
    await finish(page);
    await look(page, "contact-missing", { focus: false });
    await answer(page, ["one", "channel", "المقابلة"]);
    await answer(page, ["text", "caller_name", CALLER]);
    await answer(page, ["text", "caller_mobile", "٠٥٠٠٠٠٠٠٠١"]);
    await answer(page, ["text", "subject", "سؤال عن دعم الإيجار"]);
    await answer(page, ["one", "outcome", "يُفتح به طلب دعم"]);
    await finish(page);
    await expect(page.getByRole("link", { name: "فتح ملف جديد" })).toBeVisible();
    await look(page, "contact-done");
  });

  await test.step("what is not clear is referred", async () => {
    await page.getByRole("button", { name: "إحالة", exact: true }).tap();
    await heading(page, "إحالة");
    await answer(page, ["one", "sort", "مسؤول البحث الاجتماعي"]);
    await answer(page, ["text", "subject", "شروط دعم الإيجار"]);
    await answer(page, ["text", "question", QUESTION]);
    await answer(page, ["one", "way_back", "الاتصالات الهاتفية"]);
    await look(page, "referral", { focus: false });
    await finish(page);
    await expect(page.getByText("قيد المتابعة")).toBeVisible();
    await back(page);
    await heading(page, "تواصل");
  });

  await test.step("a case is opened from it", async () => {
    await page.getByRole("link", { name: "فتح ملف جديد" }).tap();
    await heading(page, "فتح ملف جديد");
    await expect(page.locator("[id$=name-input]").first()).toHaveValue(CALLER);
    await page.getByRole("button", { name: "فتح الملف" }).tap();
    await expect(page.getByText("اختيار الفئة مطلوب.")).toBeVisible();
    await look(page, "new-case-missing", { focus: false });
    await page.getByText("أيتام", { exact: true }).tap();
    await page.getByRole("button", { name: "فتح الملف" }).tap();
    // Another family has this number.
    await expect(page.getByText("ملف واحد قد يكون للشخص نفسه")).toBeVisible();
    await look(page, "new-case-similar", { focus: false });
    await page.getByRole("button", { name: "شخص آخر: فتح ملف جديد" }).tap();
    await heading(page, CALLER);
    await look(page, "case-new");
  });

  await test.step("the researcher answers", async () => {
    await enrol(researcher, { code: server.code("researcher"), secret: PIN });
    const referred = listed(researcher, "أسئلة محالة إلى البحث الاجتماعي", /شروط دعم الإيجار/);
    await expect(referred).toBeVisible(NEWS);
    await look(researcher, "home-researcher");
    await referred.tap();
    await heading(researcher, "إحالة");
    await expect(researcher.getByText(QUESTION)).toBeVisible();
    await researcher.getByRole("button", { name: "الرد على الإحالة" }).tap();
    await heading(researcher, "متابعة");
    await answer(researcher, ["one", "outcome", "انتهت"]);
    await answer(researcher, ["text", "answer", ANSWER]);
    await answer(researcher, ["one", "told", "لم يتم بعد"]);
    await finish(researcher);
    await expect(researcher.getByText("انتهت").first()).toBeVisible();
    await back(researcher);
    await heading(researcher, "إحالة");
    await look(researcher, "referral-answered");
    await back(researcher);
  });

  await test.step("the request is written", async () => {
    await writeRequest(page, RENT);
    await look(page, "request-written", { focus: false });
    await expect(page.getByText("لو سُلِّم الطلب الآن أوقفه ما يلي:")).toBeVisible();
  });

  await test.step("a paper is matched with the original", async () => {
    const papers = page.getByRole("region", { name: "المستندات المطلوبة" });
    await papers.getByRole("link", { name: /هوية صاحب الملف/ }).tap();
    await look(page, "request-paper", { focus: false });
    await page.getByRole("button", { name: /تسجيل/ }).first().tap();
    await page.getByRole("button", { name: "طوبق بالأصل" }).tap();
    await expect(page.getByText("طابقه").first()).toBeVisible();
    await look(page, "request-document", { focus: false });
    await back(page);
    await expect(papers.getByText("مطابق وساري")).toHaveCount(1);
  });

  await test.step("declared and noticed", async () => {
    await signDeclaration(page, CALLER);
    await page.getByRole("button", { name: "عرض الإشعار على صاحب الطلب" }).tap();
    await expect(page.getByRole("dialog")).toBeFocused();
    // It lies over the whole screen, the switch of languages too.
    await office.picture(join(RESULTS, "screens", "request-notice-ar.png"));
    await page.getByRole("button", { name: "إغلاق دون إقرار بالقراءة" }).tap();
    await giveNotice(page);
  });

  await test.step("handed in with what lacks", async () => {
    await look(page, "request-ready", { focus: false });
    await handInRequest(page);
    await expect(way(page)).toBeVisible();
    await look(page, "request-handed-in", { focus: false });
  });

  await test.step("the supervisor returns it", async () => {
    await enrol(supervisor, { code: server.code("supervisor"), secret: PASSPHRASE });
    const waits = supervisor.getByRole("link", { name: /طلبات تنتظر رفعها للجنة/ });
    await expect(waits).toContainText("معاملة واحدة", NEWS);
    await look(supervisor, "home-supervisor");
    await waits.tap();
    await supervisor.getByRole("link", { name: new RegExp(CALLER) }).tap();
    await expect(supervisor.getByRole("region", { name: "ما يوقف الطلب" })).toBeVisible();
    await look(supervisor, "request-review", { focus: false });
    await supervisor.getByRole("button", { name: "إعادة للاستكمال" }).tap();
    await supervisor.getByRole("button", { name: "إعادة الطلب للاستكمال" }).tap();
    await expect(supervisor.locator("#comment-problem")).not.toBeEmpty();
    await supervisor.locator("#comment").fill(COMMENT);
    await look(supervisor, "request-return", { focus: false });
    await supervisor.getByRole("button", { name: "إعادة الطلب للاستكمال" }).tap();
    await expect(waits).toContainText("لا شيء ينتظر");
  });

  await test.step("it is completed and handed in again", async () => {
    await expect(page.getByText(COMMENT)).toBeVisible(NEWS);
    await answer(page, ["text", "reason", "توقف الدخل بعد وفاة العائل، والعقد موثق من منصة إيجار."]);
    await look(page, "request-returned", { focus: false });
    await handInRequest(page);
  });

  await test.step("forwarded with what is known to lack", async () => {
    await supervisor.getByRole("link", { name: /طلبات تنتظر رفعها للجنة/ }).tap();
    const row = supervisor.getByRole("link", { name: new RegExp(CALLER) });
    await expect(row).toBeVisible(NEWS);
    await row.tap();
    await expect(supervisor.getByText("لا يُرفع قبل وضع علامة", { exact: false })).toBeVisible();
    const holds = supervisor.getByRole("region", { name: "ما يوقف الطلب" });
    for (const hold of await holds.getByRole("checkbox").all()) await hold.check();
    await supervisor.getByRole("button", { name: "رفع للجنة" }).tap();
    await supervisor.getByRole("button", { name: "نعم، رفع الطلب" }).tap();
    await expect(page.getByText("رُفع للجنة").first()).toBeVisible(NEWS);
    await look(page, "request-forwarded", { focus: false });
    await page.getByRole("link", { name: "مذكرة العرض على اللجنة" }).tap();
    await heading(page, "مذكرة عرض على لجنة البحث");
    await look(page, "memo", { focus: false });
    await onPaper(page, "request-memo-ar", [CALLER, RENT.subject, "رُفع مع علم المشرف بما يأتي:"], 1, 2);
  });

  await test.step("the file says what happened in it", async () => {
    await back(page);
    await back(page);
    await page.getByRole("link", { name: "ما جرى في الملف" }).tap();
    await heading(page, "ما جرى في الملف");
    await expect(page.getByText("إعادة الطلب للاستكمال")).toBeVisible();
    await look(page, "timeline");
  });

  expect(devices.flatMap(({ complaints }) => complaints)).toEqual([]);
});
