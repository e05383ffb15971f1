// The committee: its secretary begins a session, says who is there, decides, takes back, and prints
// minutes and payment list; a member reads the memo; who was declined says how it went.

import { DESK, NARROW, PHONE } from "../support/device.js";
import { PASSPHRASE, PIN, enrol } from "../support/entry.js";
import { NEWS, delegateAtWork, heading, openCase } from "../support/field.js";
import { CASE } from "../support/interview.js";
import { look } from "../support/looks.js";
import { ACROSS, onPaper } from "../support/paper.js";
import { answer } from "../support/questions.js";
import { FRIDGE, RENT, askFor, forward } from "../support/request.js";
import { expect, test } from "../support/world.js";

const LONG = "عبدالرحمن عبدالمحسن عبدالعزيز الاختباري";
const [ONE, TWO, THREE] = ["هند سعيد التجريبي", "إبراهيم علي التجريبي", "نوير صالح الاختباري"];
const REASON = "لدى الأسرة ثلاجة صالحة سُلِّمت في رمضان الماضي.";

const item = (page, name) => page.getByRole("region", { name: "جدول الأعمال" }).getByRole("listitem").filter({ hasText: name });
const back = (page) => page.getByRole("link", { name: "رجوع" }).tap();
const decide = (page, ruling) => page.getByRole("button", { name: `تدوين القرار: ${ruling}` }).tap();
const choose = (page, ruling) => page.getByRole("radio", { name: new RegExp(`^${ruling}`) }).check();

async function isThere(page, name, word) {
  await page.getByRole("group", { name }).getByText(word, { exact: true }).tap();
}

test("a session decides, takes back, and is printed", async ({ server, device }) => {
  const [phone, desk, office, reading] = [await device(NARROW), await device(DESK), await device(PHONE), await device(PHONE)];
  const page = await phone.open();
  const supervisor = await desk.open();
  const secretary = await office.open();

  await test.step("two requests come before the committee", async () => {
    await delegateAtWork(server, page);
    await askFor(page, CASE, RENT);
    await back(page);
    await back(page);
    await askFor(page, LONG, FRIDGE);
    await enrol(supervisor, { code: server.code("supervisor"), secret: PASSPHRASE });
    await forward(supervisor, CASE);
    await forward(supervisor, LONG);
  });

  await test.step("a session is begun", async () => {
    await enrol(secretary, { code: server.code("secretary"), secret: PIN });
    await look(secretary, "home-secretary");
    await secretary.getByRole("link", { name: "جلسات اللجنة" }).tap();
    await secretary.getByRole("button", { name: "بدء جلسة" }).tap();
    await expect(secretary.getByLabel("رقم الجلسة")).toHaveValue("1");
    await secretary.getByRole("button", { name: "بدء جلسة" }).last().tap();
    await heading(secretary, "الجلسة رقم 1");
    await expect(secretary.getByText("ينقص النصابَ عضوان")).toBeVisible();
    await isThere(secretary, ONE, "حاضر");
    await isThere(secretary, TWO, "حاضر");
    await isThere(secretary, THREE, "غائب");
    await expect(secretary.getByText("النصاب مكتمل")).toBeVisible();
    await secretary.getByRole("button", { name: "تسجيل الميزانية" }).tap();
    await secretary.getByLabel("ما يمكن صرفه في هذه الجلسة").fill("٥٬٠٠٠");
    await secretary.getByRole("button", { name: "حفظ الميزانية" }).tap();
    await expect(secretary.getByText("2 من الطلبات").or(secretary.getByText("طلبان ينتظران جلسة."))).toBeVisible(NEWS);
    await look(secretary, "session-waiting", { focus: false });
    await secretary.getByRole("button", { name: "إضافة الكل إلى الجدول" }).tap();
    await expect(item(secretary, LONG)).toBeVisible();
    await item(secretary, LONG).getByText("التنحي عن هذا الطلب").tap();
    await item(secretary, LONG).getByLabel(TWO).check();
    await expect(item(secretary, LONG)).toContainText(`تنحّى عن هذا الطلب: ${TWO}`);
    await look(secretary, "session-agenda", { focus: false });
  });

  await test.step("one request is accepted, with more than is left", async () => {
    await item(secretary, CASE).getByRole("link", { name: "تدوين القرار" }).tap();
    await heading(secretary, "قرار اللجنة");
    await choose(secretary, "قبول");
    await secretary.getByRole("button", { name: "المبلغ كما طُلب" }).tap();
    await expect(secretary.getByText("هذا المبلغ أكثر من المتبقي بمقدار")).toBeVisible();
    await expect(secretary.getByText("لا يشارك في هذا القرار:")).toBeVisible();
    await expect(secretary.getByRole("checkbox", { name: THREE })).toHaveCount(0);
    await look(secretary, "decide", { focus: false });
    await decide(secretary, "قبول");
    await heading(secretary, "الجلسة رقم 1");
    await expect(item(secretary, CASE)).toContainText("المبلغ المقرر");
  });

  await test.step("the other lacks a reason, then a quorum, and is declined", async () => {
    await secretary.getByRole("link", { name: "القرار في الطلب التالي" }).tap();
    await heading(secretary, "قرار اللجنة");
    await choose(secretary, "اعتذار");
    await decide(secretary, "اعتذار");
    await expect(secretary.getByText("غير القبول يحتاج إلى سبب مكتوب.")).toBeVisible();
    await secretary.getByLabel("سبب القرار").fill(REASON);
    await decide(secretary, "اعتذار");
    await expect(secretary.getByText("النصاب غير مكتمل لهذا الطلب")).toBeVisible();
    await look(secretary, "decide-fault", { focus: false });
    await secretary.getByRole("link", { name: "إلى الجلسة" }).tap();
    await item(secretary, LONG).getByText("التنحي عن هذا الطلب").tap();
    await item(secretary, LONG).getByLabel(TWO).uncheck();
    await item(secretary, LONG).getByRole("link", { name: "تدوين القرار" }).tap();
    await expect(secretary.getByLabel("سبب القرار")).toHaveValue(REASON);
    await choose(secretary, "اعتذار");
    await decide(secretary, "اعتذار");
    await heading(secretary, "الجلسة رقم 1");
    await expect(item(secretary, LONG)).toContainText(REASON);
  });

  await test.step("the decision about money is taken back and made anew", async () => {
    await item(secretary, CASE).getByRole("link", { name: "التراجع بقرار جديد" }).tap();
    await expect(secretary.getByText("هذا القرار يتراجع عن قرار قائم")).toBeVisible();
    await choose(secretary, "قبول");
    await secretary.getByLabel("المبلغ المقرر بالريال").fill("4500.50");
    await secretary.getByLabel(/^سبب القرار/).fill("الباقي على جمعية أخرى.");
    await decide(secretary, "قبول");
    await heading(secretary, "الجلسة رقم 1");
    await expect(item(secretary, CASE)).toContainText("حلّ هذا القرار محل: قبول");
    await look(secretary, "session-decided", { focus: false });
  });

  await test.step("minutes and payment list on paper", async () => {
    await secretary.getByRole("link", { name: "محضر الاجتماع" }).last().tap();
    await heading(secretary, "محضر اجتماع");
    await look(secretary, "minutes");
    await onPaper(secretary, "minutes-ar", [CASE, LONG, REASON, "4,500.50", "رئيس اللجنة", THREE], 1, 2);
    await back(secretary);
    await secretary.getByRole("link", { name: "كشف الصرف" }).tap();
    await heading(secretary, "كشف صرف");
    await look(secretary, "payments");
    await onPaper(secretary, "payments-ar", [CASE, "4,500.50", "المحاسب", "لا آيبان مسجَّلاً"], 1, 1, ACROSS);
    await secretary.getByRole("button", { name: "English" }).tap();
    await onPaper(secretary, "payments-en", [CASE, "4,500.50", "Accountant"], 1, 1, ACROSS);
  });

  await test.step("a member reads the session and the memo", async () => {
    const member = await reading.open();
    await enrol(member, { code: server.code(ONE), secret: PIN });
    await member.getByRole("link", { name: "جلسات اللجنة" }).tap();
    await member.getByRole("link", { name: /الجلسة رقم 1/ }).tap(NEWS);
    await expect(member.getByText("للقراءة فقط")).toBeVisible();
    await look(member, "session-member", { focus: false });
    await item(member, CASE).getByRole("link", { name: "مذكرة العرض" }).tap();
    await heading(member, "مذكرة عرض على لجنة البحث");
    await onPaper(member, "memo-ar", [CASE, RENT.subject], 1, 2);
  });

  await test.step("who was declined is told, and says how it went", async () => {
    await expect(page.getByText("اعتذار").first()).toBeVisible(NEWS);
    await page.getByRole("button", { name: "تبليغ صاحب الطلب" }).tap();
    await answer(page, ["one", "channel", "الاتصالات الهاتفية"]);
    await answer(page, ["one", "told_to", "طالب الدعم"]);
    await page.getByRole("button", { name: "إنهاء وحفظ" }).tap();
    await page.getByRole("link", { name: "رجوع" }).tap();
    await page.getByRole("link", { name: "قياس الرضا" }).tap();
    await heading(page, "قياس الرضا");
    await page.getByRole("button", { name: "ختم الإجابات وإرسالها" }).tap();
    await expect(page.getByText("يكفي جواب سؤال واحد.")).toBeVisible();
    await page.getByRole("group", { name: "هل أُعطي الوقت الكافي؟" }).getByRole("radio", { name: /^جيد/ }).check();
    await look(page, "feedback", { focus: false });
    await page.getByRole("button", { name: "ختم الإجابات وإرسالها" }).tap();
    await heading(page, "شكراً");
    await look(page, "feedback-given");
  });
  expect([...phone.complaints, ...desk.complaints, ...office.complaints, ...reading.complaints]).toEqual([]);
});
