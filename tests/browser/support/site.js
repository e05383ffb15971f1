// Serves target/site as the real server does (same content policy, same cache rules), for tests that
// need the app but no API. It can be stopped and started again on its port.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

import { SITE as ROOT } from "./paths.js";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

async function answer(request, response, replaced) {
  const path = normalize(new URL(request.url, "http://site").pathname);
  // Like the real server: a route of the app is the page, a missing file is missing.
  const file = extname(path) ? path : "/index.html";
  response.setHeader("Content-Security-Policy", POLICY);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader(
    "Cache-Control",
    path.startsWith("/static/") ? "public, max-age=31536000, immutable" : "no-cache",
  );
  try {
    const body = replaced.get(file) ?? (await readFile(join(ROOT, file)));
    response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

/** A file of the built site, as text. */
export const builtFile = (path) => readFile(join(ROOT, path), "utf8");

/** Starts the site on `port` (0: any free one); `replaced` serves other contents for some paths. */
export async function startSite(port = 0) {
  const replaced = new Map();
  const server = createServer((request, response) => answer(request, response, replaced));
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const bound = server.address().port;
  return {
    port: bound,
    replaced,
    address: `http://127.0.0.1:${bound}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
