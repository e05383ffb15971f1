// What each test gets: a server of its own, and devices that are put away afterwards. Where a test
// failed, the screens as they were are kept in results/.

import { join } from "node:path";
import { test as base } from "@playwright/test";

import { newDevice } from "./device.js";
import { RESULTS } from "./paths.js";
import { MUWAYH, startServer } from "./server.js";

export { expect } from "@playwright/test";

export const test = base.extend({
  /** Another association, and the files of its guides: `test.use({ association, guides })`. */
  association: [MUWAYH, { option: true }],
  guides: [{}, { option: true }],
  server: async ({ association, guides }, use) => {
    const server = await startServer("", { association, guides });
    await use(server);
    await server.remove();
  },
  device: async ({ server }, use, testInfo) => {
    const devices = [];
    await use(async (looks) => {
      const device = await newDevice(server.address, looks);
      devices.push(device);
      return device;
    });
    for (const [place, device] of devices.entries()) {
      if (testInfo.status !== testInfo.expectedStatus) {
        await device.picture(join(RESULTS, `failed-${testInfo.line}-${place}.png`)).catch(() => {});
        if (device.complaints.length) console.log(device.complaints.join("\n"));
      }
      await device.remove();
    }
  },
});
