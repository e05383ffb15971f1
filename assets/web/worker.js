// First script of the engine and compute workers: the same bundle as the page's, which reads its
// role from the worker's name. Messages may arrive while the bundle loads: they are held back and
// delivered in order once it listens.

import init from "./app.js";

const early = [];
const hold = (event) => {
  event.stopImmediatePropagation();
  early.push(event);
};
self.addEventListener("message", hold);

await init();

self.removeEventListener("message", hold);
for (const { data, ports } of early) {
  self.dispatchEvent(new MessageEvent("message", { data, ports: [...ports] }));
}
