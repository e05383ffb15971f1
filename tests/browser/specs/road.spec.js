// The road: a delegate records a visit without a network, in a browser that is killed while she
// types; it reaches the supervisor after the server is back; the review travels back to her.

import { AGES, CASE, LEFT_OUT, SECTIONS, VIEW, answerSection, completeFromFinish, expectSection } from "../support/interview.js";
import { DESK } from "../support/device.js";
import { PASSPHRASE, PIN, enrol, lock, servedByItself, unlock } from "../support/entry.js";
import { signDeclaration } from "../support/field.js";
import { answer, card, problem, question } from "../support/questions.js";
import { expect, test } from "../support/world.js";

/** An answer is durable this long after the last key, says the app's design. */
const DURABLE_MS = 250;
/** What lay on the phone leaves it this soon after the server is back. */
const SENT_MS = 10_000;
/** Devices ask for news every ten seconds. */
const NEWS = { timeout: 15_000 };

const next = (page) => page.getByRole("link", { name: "التالي" });
const heading = (page, text) => expect(page.getByRole("heading", { level: 1, name: text, exact: true })).toBeVisible();
const saved = (page) => expect(page.locator("[data-saving]")).toHaveAttribute("data-saving", "saved");
const view = (page) => question(page, "researcher_view").locator("textarea");

/** What is checked while one section or another is answered. */
const WATCH = {
  async "بيانات صاحب الملف"(page) {
    await answer(page, ["text", "id_number", "1000001015"]);
    await expect(problem(page, "id_number")).toHaveText("في رقم الهوية رقم خاطئ أو رقمان متبادلان. راجعه على الأصل.");
    await answer(page, ["text", "id_number", "1000001014"]);
    await expect(problem(page, "id_number")).toHaveCount(0);
    await answer(page, ["text", "mobile", "٠٥٠٠٠"]);
    await expect(problem(page, "mobile")).toHaveText("رقم الجوال 10 أرقام تبدأ بـ 05، والمكتوب 5.");
    await answer(page, ["text", "mobile", "0500000001"]);
    await expect(problem(page, "mobile")).toHaveCount(0);
    await expect(question(page, "age")).toContainText(String(AGES.head));
  },
  async "أفراد الأسرة"(page) {
    await expect(question(card(page, "فرد من الأسرة", 1), "member_age")).toContainText(String(AGES.son));
  },
  async السكن(page) {
    await answer(page, ["one", "housing_ownership", "ملك"]);
    await expect(question(page, "rent_yearly")).toHaveCount(0);
    await answer(page, ["one", "housing_ownership", "إيجار"]);
    await expect(question(page, "rent_yearly")).toBeVisible();
  },
  async "الخلاصة المحسوبة"(page) {
    // (2,500 that count − rent 1,000 − loans 100) ÷ (2 members + 1)
    await expect(question(page, "per_person_share")).toContainText("466.67");
    await expect(question(page, "family_band")).toContainText("الفئة ب");
    await expect(question(page, "under_15_count")).toContainText(AGES.son < 15 ? "2" : /[01]/);
  },
  async "الحساب البنكي"(page) {
    await answer(page, ["text", "iban", "SA0380000000608010167518"]);
    await expect(problem(page, "iban")).toContainText("في رقم الآيبان رقم خاطئ أو رقمان متبادلان.");
    await answer(page, ["text", "iban", "SA0380000000608010167519"]);
    await expect(problem(page, "iban")).toHaveCount(0);
  },
};

test("a visit recorded without coverage reaches the supervisor, and the review comes back", async ({ server, device }) => {
  const phone = await device();
  let page;

  await test.step("the delegate enrols by the link of the code", async () => {
    page = await phone.open(`/#enrol=${server.code("delegate")}`);
    await expect(page.getByLabel("رمز التسجيل")).not.toHaveValue("");
    expect(page.url()).toBe(`${server.address}/`);
    await page.getByRole("button", { name: "التحقق من الرمز" }).tap();
    await expect(page.getByText("أمل فهد التجريبي")).toBeVisible();
    await page.getByRole("button", { name: "نعم، متابعة" }).tap();
    await page.getByLabel("عبارة مرور أو رقم سري").fill("1234");
    await expect(page.getByText("من ينسخ ذاكرة هذا الجهاز يفتحها في دقائق")).toBeVisible();
    await page.getByLabel("عبارة مرور أو رقم سري").fill(PIN);
    await expect(page.getByText("فيفتحها في ساعات أو أيام")).toBeVisible();
    await page.getByLabel("إعادة كتابتها").fill(PIN);
    await page.getByRole("button", { name: "حفظ وبدء العمل" }).tap();
    await expect(page.getByText("20 ملفاً")).toBeVisible();
    await servedByItself(page);
  });

  await test.step("the server is gone; the app is there all the same", async () => {
    await server.stop();
    await page.reload();
    await unlock(page, PIN);
    await expect(page.getByText("بلا اتصال")).toBeVisible();
    // Another spelling than the file's: نورة محمد عبدالله.
    await page.getByLabel("بحث في ملفات الأيتام").pressSequentially("نوره مُحمد");
    await expect(page.getByText("ملف واحد")).toBeVisible();
    await page.getByRole("link", { name: CASE }).tap();
    await expect(page.getByText("خلف المسجد النموذجي الأول")).toBeVisible();
    await page.getByRole("button", { name: "بدء زيارة" }).tap();
    await heading(page, CASE);
  });

  await test.step("she asks and writes, section by section", async () => {
    await page.getByRole("link", { name: /^الزيارة/ }).tap();
    for (const section of SECTIONS) {
      await heading(page, section.heading);
      await answerSection(page, section);
      await WATCH[section.heading]?.(page);
      if (section !== SECTIONS.at(-1)) await next(page).tap();
    }
  });

  await test.step("the browser is killed while she types", async () => {
    await saved(page);
    await view(page).tap();
    await view(page).pressSequentially(VIEW[0] + VIEW[1].slice(0, 4));
    await page.waitForTimeout(DURABLE_MS);
    const path = new URL(page.url()).pathname;
    await phone.kill();
    page = await phone.open(path);
    await unlock(page, PIN);
    await heading(page, "رأي الباحث");
    await expect(view(page)).toHaveValue(VIEW[0] + VIEW[1].slice(0, 4));
    await view(page).press("Control+End");
    await view(page).pressSequentially(VIEW[1].slice(4));
    await saved(page);
  });

  await test.step("every answer is there", async () => {
    await page.getByRole("link", { name: "كل الأقسام" }).tap();
    await page.getByRole("link", { name: /^الزيارة/ }).tap();
    for (const section of SECTIONS) {
      await heading(page, section.heading);
      await expectSection(page, section);
      if (section !== SECTIONS.at(-1)) await next(page).tap();
    }
    await expect(view(page)).toHaveValue(VIEW.join(""));
  });

  await test.step("what is missing is listed and leads to its question", async () => {
    await page.getByRole("link", { name: "كل الأقسام" }).tap();
    await page.getByRole("link", { name: "إلى التسليم" }).tap();
    await expect(page.getByText("بقي أمران قبل التسليم")).toBeVisible();
    for (const [label, given] of LEFT_OUT) await completeFromFinish(page, label, given);
    await expect(page.getByRole("button", { name: "تسليم الزيارة" })).toHaveCount(0);
    await signDeclaration(page, CASE);
    await expect(page.getByText("الزيارة مكتملة")).toBeVisible();
    await page.getByRole("button", { name: "تسليم الزيارة" }).tap();
    await heading(page, "سُلِّمت الزيارة");
    await expect(page.locator("[aria-current=step]")).toContainText("محفوظ بالجهاز");
  });

  await test.step("locked, it sends itself once the server is back", async () => {
    await lock(page);
    const waiting = page.getByText(/(وتُرسَل|ويُرسَل) والجهاز مقفل/);
    await expect(waiting).toBeVisible();
    await server.start();
    const stored = () => server.logged("delivery").reduce((sum, line) => sum + line.stored, 0);
    await expect.poll(stored, { timeout: SENT_MS, intervals: [100] }).toBeGreaterThan(0);
    await expect(waiting).toHaveCount(0);
    await unlock(page, PIN);
    await heading(page, "سُلِّمت الزيارة");
    await expect(page.locator("[aria-current=step]")).toContainText("وصل الجمعية", NEWS);
    await expect(page.getByText("كل شيء مُرسَل")).toBeVisible();
  });

  const desk = await device(DESK);
  let desktop;
  await test.step("the supervisor reads it and sends it back with a comment", async () => {
    desktop = await desk.open();
    await enrol(desktop, { code: server.code("supervisor").toLowerCase(), secret: PASSPHRASE });
    await desktop.getByRole("link", { name: CASE }).click();
    await expect(desktop.getByText(VIEW.join(""))).toBeVisible();
    await expect(desktop.getByText("466.67")).toBeVisible();
    await expect(desktop.getByText(/^الكاتب: أمل فهد التجريبي، .*الساعة/).first()).toBeVisible();
    await desktop.getByRole("button", { name: "عرض كاتب كل إجابة ووقتها" }).click();
    await expect(desktop.locator(".writer").first()).toContainText("أمل فهد التجريبي");
    await desktop.getByRole("button", { name: "إعادة للاستكمال" }).click();
    await desktop.getByRole("button", { name: "إعادة الزيارة للاستكمال" }).click();
    await expect(desktop.getByText("اكتب ما يبيّن المطلوب أو السبب.")).toBeVisible();
    await desktop.getByLabel("ما المطلوب استكماله؟").fill("السكن: كم عدد دورات المياه؟");
    await desktop.getByRole("button", { name: "إعادة الزيارة للاستكمال" }).click();
    await heading(desktop, "زيارات للمراجعة");
    await expect(desktop.getByText("معادة للاستكمال")).toBeVisible();
  });

  await test.step("the delegate finds the comment, completes and hands in again", async () => {
    await expect(page.getByText("السكن: كم عدد دورات المياه؟")).toBeVisible(NEWS);
    await page.getByRole("link", { name: "رجوع" }).tap();
    await expect(page.getByText("السكن: كم عدد دورات المياه؟")).toBeVisible();
    await page.getByRole("link", { name: /^السكن/ }).tap();
    await answer(page, ["text", "bathrooms", "٢"]);
    await page.getByRole("link", { name: "كل الأقسام" }).tap();
    await page.getByRole("link", { name: "إلى التسليم" }).tap();
    // What was signed has changed; handing in all the same is chosen on purpose.
    await expect(page.getByText("إقرار يلزم تجديده")).toBeVisible();
    await page.getByRole("button", { name: "تسليم بلا إقرار" }).tap();
    await page.getByRole("button", { name: "تسليم الزيارة" }).tap();
    await heading(page, "سُلِّمت الزيارة");
    await expect(page.locator("[aria-current=step]")).toContainText("وصل الجمعية", NEWS);
  });

  await test.step("the supervisor accepts, and the delegate sees that it was read", async () => {
    await expect(desktop.getByText("مسلَّمة، بانتظار المراجعة")).toBeVisible(NEWS);
    await desktop.getByRole("link", { name: CASE }).click();
    await expect(desktop.getByText("عدد دورات المياه", { exact: true })).toBeVisible();
    await desktop.getByRole("button", { name: "قبول", exact: true }).click();
    await desktop.getByRole("button", { name: "نعم، قبول الزيارة" }).click();
    await heading(desktop, "زيارات للمراجعة");
    await expect(page.getByText("مقبولة", { exact: true })).toBeVisible(NEWS);
    await expect(page.locator("[aria-current=step]")).toContainText("اطّلع المشرف");
  });

  await test.step("nothing of a person is in the server's log, and no browser complained", async () => {
    expect(server.log).not.toMatch(/نورة|أمل|1000001014|0500000001/);
    expect(server.log).not.toContain(server.code("delegate"));
    expect([...phone.complaints, ...desk.complaints]).toEqual([]);
  });
});
