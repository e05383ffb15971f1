// The service worker: serves one complete version of the app from this device, with or without a
// network. A version is served only when every file of it is here and has the digest that the build
// wrote below, so pages of two versions never mix. It never touches /api/, and it never takes over
// by itself: the page says when nothing is half-typed.

const VERSION = "{{version}}";
// [path, digest] of every file of this version. Paths under /static/ carry their content's hash.
const FILES = {{files}};

const CACHE = `mandoob ${VERSION}`;
const PAGE = "/index.html";
const PATHS = new Set(FILES.map(([path]) => path));

// Files that an earlier version, or an earlier attempt cut short by the link, already brought here
// are not fetched again. An attempt that fails keeps what it got; the version is just not served.
async function fill() {
  const cache = await caches.open(CACHE);
  for (const [path, integrity] of FILES) {
    if (await cache.match(path)) continue;
    const known = path.startsWith("/static/") && (await caches.match(path));
    if (known) {
      await cache.put(path, known);
      continue;
    }
    const response = await fetch(new Request(path, { integrity, cache: "no-cache", credentials: "omit" }));
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    await cache.put(path, response);
  }
}

async function removeOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("mandoob ") && name !== CACHE).map((name) => caches.delete(name)));
}

async function fromCache(path, request) {
  const cache = await caches.open(CACHE);
  // The browser may clear one store and not another; then the network is better than nothing.
  return (await cache.match(path)) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(removeOthers()));

// `ifAlone`: a page that is only starting does not know what another tab has half-typed.
async function activate(ifAlone) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!ifAlone || pages.length <= 1) await self.skipWaiting();
}

self.addEventListener("message", (event) => {
  if (event.data?.type === "activate") event.waitUntil(activate(event.data.ifAlone));
  if (event.data?.type === "version") event.ports[0]?.postMessage(VERSION);
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || url.pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") event.respondWith(fromCache(PAGE, request));
  else if (PATHS.has(url.pathname)) event.respondWith(fromCache(url.pathname, request));
});
