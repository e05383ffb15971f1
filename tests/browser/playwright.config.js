// How the browser tests run: the machine's own Chromium, at a phone's size, one after another
// (two cores are shared with the server).

import { defineConfig, devices } from "@playwright/test";

const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: "specs",
  outputDir: "results/artifacts",
  workers: 1,
  retries: 0,
  // Waiting for a condition costs nothing where the machine is quick.
  expect: { timeout: 10_000 },
  timeout: process.env.MANDOOB_LONG ? 600_000 : 60_000,
  reporter: [["list"]],
  use: {
    actionTimeout: 15_000,
    ...devices["Pixel 7"],
    locale: "ar-SA",
    timezoneId: "Asia/Riyadh",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: chromium,
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
