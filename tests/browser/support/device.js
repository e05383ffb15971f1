// A device: a browser with a profile folder of its own, which stays when the browser ends, however
// it ends. OPFS lives in that folder.

import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, devices } from "@playwright/test";

import { CHROMIUM } from "./paths.js";

/** What the phone of most delegates looks like to a page. */
export const PHONE = { ...devices["Pixel 5"], viewport: { width: 393, height: 851 }, deviceScaleFactor: 2 };
/** The narrowest phone that is cared for. */
export const NARROW = { ...PHONE, viewport: { width: 360, height: 780 } };
/** A supervisor's desk. */
export const DESK = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, hasTouch: true };

const FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export class Device {
  /** What the browser complained about, apart from what is expected without a network. */
  complaints = [];
  #context = null;

  constructor(folder, address, looks) {
    this.folder = folder;
    this.address = address;
    this.looks = looks;
  }

  /** Opens the browser, and the app at `path`. */
  async open(path = "/") {
    this.#context = await chromium.launchPersistentContext(this.folder, {
      ...this.looks,
      locale: "ar-SA",
      timezoneId: "Asia/Riyadh",
      executablePath: CHROMIUM,
      args: FLAGS,
    });
    this.#context.setDefaultTimeout(30_000);
    const page = this.#context.pages()[0] ?? (await this.#context.newPage());
    this.#listen(page);
    await page.goto(this.address + path);
    this.page = page;
    return page;
  }

  /** A second tab of the same browser. */
  async tab(path = "/") {
    const page = await this.#context.newPage();
    await page.goto(this.address + path);
    return page;
  }

  #listen(page) {
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      const told = message.type() === "error" || message.type() === "warning";
      if (told && !/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/.test(message.text())) {
        this.complaints.push(message.text());
      }
    });
  }

  /** Ends the browser as a phone does that needs its memory: at once, nothing is asked. */
  async kill() {
    const browser = this.#context.browser();
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const gone = once(this.#context, "close");
    process.kill(processInfo.find((process) => process.type === "browser").id, "SIGKILL");
    await gone;
    this.#context = null;
  }

  async close() {
    const context = this.#context;
    this.#context = null;
    await context?.close();
  }

  /** A picture of what is on the screen now, if the browser is open. */
  async picture(path) {
    await this.#context?.pages().at(-1)?.screenshot({ path });
  }

  async remove() {
    await this.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A device that nobody has used yet. */
export async function newDevice(address, looks = PHONE) {
  return new Device(await mkdtemp(join(tmpdir(), "mandoob-device-")), address, looks);
}
