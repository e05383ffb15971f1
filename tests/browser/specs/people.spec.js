// Several people with one phone: each has an own profile, comes back to the own place, and finds
// nothing of the others. Nobody there for long: the phone locks itself, and hides when it is put away.

import { PIN, enrol, lock, servedByItself } from "../support/entry.js";
import { CASE } from "../support/interview.js";
import { look } from "../support/looks.js";
import { question } from "../support/questions.js";
import { expect, test } from "../support/world.js";

const [FIRST, SECOND] = ["أمل", "هند"];
const SECOND_NAME = "هند سعد الاختباري";
const SECOND_PIN = "715028";
const SECOND_CASE = "مريم علي النموذجي";
const OFFICE = `
[[people]]
id = "aaaaaaaaaaaaaaaaaaaaaaaaaa"
name = "${SECOND_NAME}"
role = "delegate"
branch = "b4cqbov4ffuwxdhjwlesdatnim"

[[cases]]
id = "caaaaaaaaaaaaaaaaaaaaaaaaa"
branch = "b4cqbov4ffuwxdhjwlesdatnim"
assignee = "aaaaaaaaaaaaaaaaaaaaaaaaaa"
number = "A-0900"
name = "${SECOND_CASE}"
identity_number = "1000009001"
mobile = "0500000900"
category = "orphans"
region = "منطقة مكة المكرمة"
city = "المويه"
district = "حي المثال"
landmark = "عند خزان الماء"
members = []
`;
const WORDS = { [FIRST]: "كلام الأولى الذي لم يُرسَل", [SECOND]: "كلام الثانية الذي لم يُرسَل" };
const NEWS = { timeout: 15_000 };

const view = (page) => question(page, "researcher_view").locator("textarea");
const saved = (page) => expect(page.locator("[data-saving]")).toHaveAttribute("data-saving", "saved");
const path = (page) => new URL(page.url()).pathname;
const chooser = (page) => page.getByRole("heading", { name: "لمن هذا العمل؟" });
const card = (page, name) => page.getByRole("listitem").filter({ hasText: name });

/** Somebody's turn: from the list of people to the work. */
async function comeIn(page, name, secret) {
  await card(page, name).getByRole("button").tap();
  await page.getByLabel("عبارة المرور أو الرقم السري").fill(secret);
  await page.getByRole("button", { name: "فتح", exact: true }).tap();
  await expect(page.getByRole("button", { name: "قفل" })).toBeVisible();
}

/** Begins a visit to a case, and writes into its last section without leaving it. */
async function write(page, name, words) {
  await page.getByRole("link", { name }).tap();
  await page.getByRole("button", { name: "بدء زيارة" }).tap();
  await page.getByRole("link", { name: /^رأي الباحث/ }).tap();
  await view(page).tap();
  await view(page).pressSequentially(words);
}

/** The page is put aside as for the camera, and comes back. */
const setSeen = (page, state) =>
  page.evaluate((state) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
const covered = (page) => page.evaluate(() => getComputedStyle(document.body).opacity === "0");

test("two people take turns, and neither finds anything of the other", async ({ server, device }) => {
  await server.load(OFFICE);
  const phone = await device();
  const page = await phone.open();

  await test.step("a second person is added by a code", async () => {
    await enrol(page, { code: server.code("أمل فهد التجريبي"), secret: PIN });
    await expect(page.getByText("20 ملفاً")).toBeVisible();
    await servedByItself(page);
    await lock(page);
    await page.getByRole("button", { name: "إضافة شخص آخر برمز تسجيل" }).tap();
    await enrol(page, { code: server.code(SECOND_NAME), secret: SECOND_PIN });
    await expect(page.getByText("ملف واحد")).toBeVisible();
    await expect(page.getByText(CASE)).toHaveCount(0);
    await page.getByRole("button", { name: "قفل" }).tap();
    await expect(chooser(page)).toBeVisible();
  });

  let left;
  await test.step("the first writes without a network, and locks in the middle of it", async () => {
    await server.stop();
    await comeIn(page, FIRST, PIN);
    await write(page, CASE, WORDS[FIRST]);
    left = path(page);
    expect(left).toMatch(/^\/visit\/.+\/group\//);
    await page.getByRole("button", { name: "قفل" }).tap();
    await expect(chooser(page)).toBeVisible();
    await expect(card(page, FIRST)).toContainText("الإرسال");
    await look(page, "people-choose");
  });

  await test.step("nothing of the first is left for the second", async () => {
    expect(path(page)).toBe("/");
    expect(await page.title()).not.toContain("نورة");
    expect(JSON.stringify(await page.evaluate(() => history.state))).not.toMatch(/visit|case/);
    await comeIn(page, SECOND, SECOND_PIN);
    await expect(page.getByText("ملف واحد")).toBeVisible();
    await expect(page.getByLabel("بحث في ملفات الأيتام")).toHaveValue("");
    await page.getByLabel("بحث في ملفات الأيتام").fill("نورة");
    await expect(page.getByText("لا ملف يطابق")).toBeVisible();
    // The browser's own way back leads nowhere that was the first's.
    await page.goBack();
    await expect(page.getByText("ملف واحد")).toBeVisible();
    expect(path(page)).toBe("/");
    // Nor by the address: it belonged to somebody else.
    await page.goto(server.address + left);
    await expect(chooser(page)).toBeVisible();
    expect(path(page)).toBe("/");
    await comeIn(page, SECOND, SECOND_PIN);
    await expect(page.getByText("ملف واحد")).toBeVisible();
    await write(page, SECOND_CASE, WORDS[SECOND]);
    await page.getByRole("button", { name: "قفل" }).tap();
    await expect(chooser(page)).toBeVisible();
  });

  await test.step("each comes back to the own question", async () => {
    await comeIn(page, FIRST, PIN);
    await expect(view(page)).toHaveValue(WORDS[FIRST]);
    await expect(view(page)).toBeFocused();
    expect(path(page)).toContain(left);
    await page.getByRole("button", { name: "قفل" }).tap();
    await comeIn(page, SECOND, SECOND_PIN);
    await expect(view(page)).toHaveValue(WORDS[SECOND]);
    await page.getByRole("button", { name: "قفل" }).tap();
  });

  await test.step("and what both wrote is sent, although nobody is at work", async () => {
    for (const name of [FIRST, SECOND]) await expect(card(page, name)).toContainText("الإرسال");
    await server.start();
    for (const name of [FIRST, SECOND]) await expect(card(page, name)).not.toContainText("الإرسال", NEWS);
    expect(phone.complaints).toEqual([]);
  });
});

test("a phone that is killed behind the camera opens at the same question", async ({ server, device }) => {
  const phone = await device();
  let page = await phone.open();
  await enrol(page, { code: server.code("delegate"), secret: PIN });
  await write(page, CASE, "قبل الصورة");
  await saved(page);
  await setSeen(page, "hidden");
  expect(await covered(page)).toBe(true);
  await page.waitForTimeout(250);
  await phone.kill();
  // The phone's icon opens the app at its beginning.
  page = await phone.open("/");
  await page.getByLabel("عبارة المرور أو الرقم السري").fill(PIN);
  await page.getByRole("button", { name: "فتح", exact: true }).tap();
  await expect(view(page)).toHaveValue("قبل الصورة");
  await expect(view(page)).toBeFocused();
});

test("the phone locks itself when nobody is there, and hides what is on it", async ({ server, device }) => {
  const phone = await device();
  const page = await phone.open();
  await page.clock.install();
  await page.reload();
  await enrol(page, { code: server.code("delegate"), secret: PIN });
  await write(page, CASE, "قبل القفل");
  const notice = page.getByText("لم تُلمس الشاشة منذ مدة.");

  await test.step("half a minute before, it says so, and any touch keeps it open", async () => {
    await page.clock.fastForward("04:20");
    await expect(notice).toHaveCount(0);
    await page.clock.fastForward("00:15");
    await expect(notice).toBeVisible();
    await look(page, "leaving", { focus: false, whole: false });
    // Looking touched it.
    await expect(notice).toHaveCount(0);
    await page.clock.fastForward("04:20");
    await page.clock.fastForward("00:15");
    await expect(notice).toBeVisible();
    await page.getByRole("button", { name: "البقاء" }).tap();
    await expect(notice).toHaveCount(0);
  });

  await test.step("out of sight it is blank, and back from the camera it is open", async () => {
    await view(page).tap();
    await setSeen(page, "hidden");
    expect(await covered(page)).toBe(true);
    await page.screenshot({ path: "results/screens/covered.png" });
    await page.clock.fastForward("03:00");
    await setSeen(page, "visible");
    await expect.poll(() => covered(page)).toBe(false);
    await expect(view(page)).toHaveValue("قبل القفل");
    await expect(view(page)).toBeFocused();
    // That was a sign of life.
    await page.clock.fastForward("03:00");
    await expect(page.getByRole("button", { name: "قفل" })).toBeVisible();
  });

  await test.step("what is half-typed is kept before it locks, and one comes back to it", async () => {
    await view(page).press("Control+End");
    await view(page).pressSequentially(" وبعده");
    await page.clock.fastForward("04:45");
    await expect(notice).toBeVisible();
    await page.clock.fastForward("00:31");
    await expect(page.getByRole("button", { name: "فتح", exact: true })).toBeVisible();
    expect(path(page)).toBe("/");
    await page.getByLabel("عبارة المرور أو الرقم السري").fill(PIN);
    await page.getByRole("button", { name: "فتح", exact: true }).tap();
    await expect(view(page)).toHaveValue("قبل القفل وبعده");
  });

  await test.step("a page whose timers were held up locks as soon as it is seen", async () => {
    await setSeen(page, "hidden");
    const now = await page.evaluate(() => Date.now());
    await page.clock.setSystemTime(now + 6 * 60_000);
    await setSeen(page, "visible");
    await expect(page.getByRole("button", { name: "فتح", exact: true })).toBeVisible();
    await expect.poll(() => covered(page)).toBe(false);
  });
  expect(phone.complaints).toEqual([]);
});
