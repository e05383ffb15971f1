// What every screen has to hold to in both languages: the writing direction, nothing wider than the
// phone, nothing that keeps somebody with a screen reader out. Pictures are kept to be looked at.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";

import { RESULTS } from "./paths.js";

const SCREENS = join(RESULTS, "screens");
const LANGUAGES = [
  { code: "ar", direction: "rtl", switchTo: "العربية" },
  { code: "en", direction: "ltr", switchTo: "English" },
];

/** What stands out of the page sideways. */
const tooWide = () => {
  const room = document.documentElement.clientWidth;
  const scrolls = document.documentElement.scrollWidth > room;
  const out = [...document.querySelectorAll("body *")].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    const seen = width > 1 && !element.closest(".heard-only, .skip-link, [hidden]");
    return seen && (left < -1 || right > room + 1);
  });
  return [...(scrolls ? ["the page"] : []), ...out.map((element) => element.outerHTML.slice(0, 120))];
};

/** Words on buttons and choices that go on in the next line, but for those with a hyphen there. */
const brokenWords = () => {
  const broken = [];
  for (const button of document.querySelectorAll(".button, .tile")) {
    const texts = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      for (const { 0: word, index } of text.data.matchAll(/[^\s-]+/g)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 8)));
        if (lines.size > 1) broken.push(word);
      }
    }
  }
  return broken;
};

/** Once for each screen: what axe looks at (names, roles, contrast) is built alike in every language. */
async function accessible(page, name) {
  // There are no frames, so nothing has to be gathered in a tab of its own.
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await builder.options({ resultTypes: ["violations"] }).analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const lines = grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  expect(lines, `axe on ${name}`).toEqual([]);
}

/** A picture of the window, or of the whole page: as if the window were as long, because a header
 * and a bar that stay in view would be drawn in the middle. */
async function picture(page, name, whole) {
  await mkdir(SCREENS, { recursive: true });
  const window = page.viewportSize();
  const length = await page.evaluate(() => document.documentElement.scrollHeight);
  if (whole) await page.setViewportSize({ ...window, height: Math.max(length, window.height) });
  await page.screenshot({ path: join(SCREENS, `${name}.png`) });
  if (whole) await page.setViewportSize(window);
}

/** A picture for the README (docs/screens): what is in the window, at an element if one is named. */
export async function portrait(page, name, at) {
  await at?.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await picture(page, `readme-${name}`, false);
}

/** Looks at the screen in both languages, and leaves it in Arabic. `focus: false` where something
 * else than the heading has the focus for a reason. */
export async function look(page, name, { focus = true, whole = true } = {}) {
  if (focus) await expect(page.getByRole("heading", { level: 1 }), `focus on ${name}`).toBeFocused();
  for (const { code, direction, switchTo } of LANGUAGES) {
    const button = page.getByRole("button", { name: switchTo, exact: true });
    if ((await page.locator("html").getAttribute("lang")) !== code) await button.tap();
    await expect(page.locator("html")).toHaveAttribute("lang", code);
    await expect(page.locator("html")).toHaveAttribute("dir", direction);
    expect(await page.evaluate(tooWide), `too wide on ${name} (${code})`).toEqual([]);
    expect(await page.evaluate(brokenWords), `words broken on ${name} (${code})`).toEqual([]);
    await picture(page, `${name}-${code}`, whole);
  }
  await page.getByRole("button", { name: "العربية", exact: true }).tap();
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await accessible(page, name);
}
