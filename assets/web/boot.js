// The page's first script: starts the bundle, keeps the service worker, and passes its news on.
// No app logic here. The strict content policy allows no inline script, so this is a file.
//
// Between this file and the app (both directions are plain events on `window`):
//   mandoob:update    a newer version is complete on this device and waits
//   mandoob:stale     this page is older than the service worker that serves it
//   mandoob:activate  (from the app, when nothing is half-typed) switch to the waiting version

import init from "./app.js";

const RETRY_MS = 15_000;
const SWITCH_MS = 2_000;
const ownVersion = document.querySelector("meta[name=mandoob-version]").content;

function announce(name) {
  // Also left on the document, for an app that starts listening later.
  document.documentElement.dataset[name] = "yes";
  window.dispatchEvent(new Event(`mandoob:${name}`));
}

function askVersion(controller) {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = (event) => resolve(event.data);
    controller.postMessage({ type: "version" }, [channel.port2]);
  });
}

async function compareWithController() {
  const { controller } = navigator.serviceWorker;
  if (controller && (await askVersion(controller)) !== ownVersion) announce("stale");
}

function watch(registration) {
  const follow = (worker) => {
    if (!worker) return;
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed" && navigator.serviceWorker.controller) announce("update");
      // A download cut short: what arrived is kept, the rest is asked for again.
      if (worker.state === "redundant" && !registration.active) setTimeout(keepServiceWorker, RETRY_MS);
    });
  };
  if (registration.waiting) announce("update");
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  window.addEventListener("mandoob:activate", () => registration.waiting?.postMessage({ type: "activate" }));
}

async function keepServiceWorker() {
  try {
    watch(await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }));
  } catch {
    setTimeout(keepServiceWorker, RETRY_MS);
  }
}

// The best moment for a version that waits is now, before the app has started; unless another tab
// is at work. Asked several times, because a page just left counts as a tab for a moment longer.
// Resolves to whether this page is about to be loaded again.
async function switchBeforeStart() {
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration?.waiting) return false;
  const switched = new Promise((resolve) => {
    navigator.serviceWorker.addEventListener("controllerchange", () => resolve(true), { once: true });
  });
  const ask = () => registration.waiting?.postMessage({ type: "activate", ifAlone: true });
  ask();
  const asking = setInterval(ask, SWITCH_MS / 8);
  const tooLong = new Promise((resolve) => setTimeout(() => resolve(false), SWITCH_MS));
  const result = await Promise.race([switched, tooLong]);
  clearInterval(asking);
  return result;
}

async function start() {
  if (!("serviceWorker" in navigator)) return init();
  if (await switchBeforeStart()) return location.reload();
  const hadController = Boolean(navigator.serviceWorker.controller);
  let switching = false;
  window.addEventListener("mandoob:activate", () => (switching = true));
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (switching) location.reload();
    else if (hadController) compareWithController();
  });
  compareWithController();
  keepServiceWorker();
  return init();
}

// The words of a first load stand in the document; the app's own screens take their place.
try {
  await start();
} catch (error) {
  document.getElementById("not-loaded").hidden = false;
  console.error(error);
} finally {
  document.getElementById("loading").hidden = true;
}
