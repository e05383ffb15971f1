// Answering the questions of a visit's form as a person does: touching and typing. Questions are
// found by their name in the form, which is the same in both languages.
//
// An answer is [kind, name, value, shown]: `shown` is what the field holds afterwards, where that
// is not what was typed (Arabic digits, spaces in numbers).

import { expect } from "@playwright/test";

/** The element of a question, within the page or the card of a repeat. */
export const question = (scope, name) => scope.locator(`[id="q-${name}"], [id^="q-"][id$="-${name}"]`);

/** The words under a question that say what is wrong with its answer. */
export const problem = (scope, name) => question(scope, name).locator(".problem");

const input = (scope, name) => question(scope, name).locator("input[type=text], textarea");
const DATE_PARTS = ["اليوم", "الشهر", "السنة"];

async function typeInto(field, text) {
  await field.tap();
  // The touch becomes a focus a little later, and would undo a selection made before that.
  await expect(field).toBeFocused();
  await field.selectText();
  await field.pressSequentially(text);
}

async function touch(asked, label) {
  await asked.getByText(label, { exact: true }).tap();
}

const ANSWERING = {
  async text(scope, name, value) {
    const field = input(scope, name);
    await typeInto(field, value);
    await field.press("Tab");
  },
  async one(scope, name, value) {
    await touch(question(scope, name), value);
  },
  /** One of a list so long that it is searched. */
  async searched(scope, name, value) {
    const asked = question(scope, name);
    await asked.getByRole("searchbox").pressSequentially(value);
    await touch(asked, value);
  },
  async many(scope, name, values) {
    for (const value of values) await touch(question(scope, name), value);
  },
  async date(scope, name, parts) {
    const asked = question(scope, name);
    for (const [place, part] of parts.entries()) {
      await typeInto(asked.getByLabel(DATE_PARTS[place], { exact: true }), part);
    }
    await asked.getByLabel(DATE_PARTS[2], { exact: true }).press("Tab");
  },
};

/** Answers one question. */
export const answer = (scope, [kind, name, value]) => ANSWERING[kind](scope, name, value);

/** Answers in the order of the screen. */
export async function answerAll(scope, answers) {
  for (const one of answers) await answer(scope, one);
}

/** The card of the nth instance of a repeat. */
export const card = (page, title, number) => page.getByRole("region", { name: `${title} ${number}` });

/** Opens the card of an instance that lies folded because it is complete. */
export async function unfold(page, title, number) {
  const fold = card(page, title, number).getByRole("heading").getByRole("button");
  await expect(fold).toHaveAttribute("aria-expanded", "false");
  await fold.tap();
  await expect(fold).toHaveAttribute("aria-expanded", "true");
}

/** Adds an instance to a repeat and answers its questions. */
export async function addInstance(page, title, number, answers) {
  await page.getByRole("button", { name: `إضافة: ${title}` }).tap();
  await answerAll(card(page, title, number), answers);
}

const CHOSEN = new Set(["one", "searched", "many"]);

/** Answers a question unless that is its answer already: the case knows some of them. */
export async function answerOnce(scope, given) {
  const [kind, name, value] = given;
  if (CHOSEN.has(kind)) {
    const label = Array.isArray(value) ? value[0] : value;
    const tile = question(scope, name).getByLabel(label, { exact: true });
    if ((await tile.count()) > 0 && (await tile.first().isChecked())) return;
  }
  await answer(scope, given);
}

/** Answers the questions of the nth instance of a repeat; it may be there already. */
export async function answerInstance(page, title, number, given) {
  const there = card(page, title, number);
  if ((await there.count()) === 0) return addInstance(page, title, number, given);
  const fold = there.getByRole("heading").getByRole("button");
  if ((await fold.getAttribute("aria-expanded")) === "false") await fold.tap();
  for (const one of given) await answerOnce(there, one);
}

/** Expects that an answer is on its screen as it was given. */
export async function expectAnswer(scope, [kind, name, value, shown]) {
  const asked = question(scope, name);
  if (kind === "text") await expect(input(scope, name)).toHaveValue(shown ?? value);
  if (kind === "one" || kind === "searched") await expect(asked.getByLabel(value, { exact: true })).toBeChecked();
  if (kind === "many") {
    for (const one of value) await expect(asked.getByLabel(one, { exact: true })).toBeChecked();
  }
  if (kind === "date") await expect(asked.locator(".same-day")).toContainText(shown);
}
