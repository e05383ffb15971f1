// How the browser tests run: the machine's own Chromium, at a phone's size, two stories at a time (each
// has a server and devices of its own, and waits half of its time).

import { defineConfig, devices } from "@playwright/test";

const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: "specs",
  outputDir: "results/artifacts",
  workers: 2,
  retries: 0,
  // Waiting for a condition costs nothing where the machine is quick.
  expect: { timeout: 20_000 },
  timeout: process.env.MANDOOB_LONG ? 1_200_000 : 420_000,
  reporter: [["list"]],
  use: {
    actionTimeout: 30_000,
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
