// The real server with a demonstration's association, on a free port with a folder of its own. It can
// be stopped, so that its process is really gone, and started again on the same port.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { REPOSITORY, SERVER, SITE } from "./paths.js";

const run = promisify(execFile);
/** The association of most stories; its profile and its office have the same file name. */
export const MUWAYH = "muwayh-orphans";
const profileOf = (association) => join(REPOSITORY, `assets/associations/${association}.toml`);
const officeOf = (association) => join(REPOSITORY, `assets/demo/${association}.toml`);
const START_MS = 20_000;
const DAY_S = 86_400;
/** Moves what the stopped server has noted into the past; `at` is in seconds. */
const AGE = `
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as db:
    db.execute("UPDATE log SET at = at - ?", [int(sys.argv[2])])
`;

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

class Server {
  #child = null;
  #lines = [];

  constructor(folder, port, { association, guides }) {
    this.folder = folder;
    this.port = port;
    this.association = association;
    this.guides = guides;
    this.address = `http://127.0.0.1:${port}`;
  }

  /** Enters the demonstration's association, people and cases; `more` is added to its office. */
  async load(more = "") {
    const office = join(this.folder, "office.toml");
    await writeFile(office, (await readFile(officeOf(this.association), "utf8")) + more);
    const { stdout } = await run(SERVER, [
      "load",
      ...["--data", this.folder],
      ...["--association", await this.#profile()],
      ...["--office", office],
    ]);
    this.people = JSON.parse(stdout).people;
  }

  /** The association's profile with its guides, which lie beside it. */
  async #profile() {
    let profile = await readFile(profileOf(this.association), "utf8");
    for (const [code, { file, bytes }] of Object.entries(this.guides)) {
      await writeFile(join(this.folder, file), bytes);
      profile = profile.replace(`code = "${code}",`, `code = "${code}", file = "${file}",`);
    }
    const path = join(this.folder, "association.toml");
    await writeFile(path, profile);
    return path;
  }

  /** Somebody of a role, or of a name. */
  #person(who) {
    return this.people.find((person) => person.role === who || person.name === who);
  }

  /** The one-time code of somebody. */
  code(who) {
    return this.#person(who).code;
  }

  /** Another code for somebody who may have a device already. */
  async newCode(who) {
    const { id } = this.#person(who);
    const { stdout } = await run(SERVER, ["code", "--data", this.folder, "--person", id]);
    return JSON.parse(stdout).code;
  }

  async start() {
    const child = spawn(
      SERVER,
      ["serve", "--data", this.folder, "--listen", `127.0.0.1:${this.port}`, "--web", SITE, "--log", "json"],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    this.#child = child;
    const serving = new Promise((resolve, reject) => {
      let rest = "";
      child.stderr.setEncoding("utf8").on("data", (text) => {
        const lines = (rest + text).split("\n");
        rest = lines.pop();
        this.#lines.push(...lines);
        if (lines.some((line) => line.includes('"serving"'))) resolve();
      });
      child.once("error", reject);
      child.once("exit", () => reject(new Error(`the server ended at once: ${this.#lines.join("\n")}`)));
      setTimeout(() => reject(new Error("the server does not begin to serve")), START_MS).unref();
    });
    await serving;
  }

  /** Ends the process, politely or not, and waits until it is gone. */
  async stop(signal = "SIGTERM") {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }

  /** So many days pass while the server is stopped: all that it noted lies so much longer ago. */
  async pass(days) {
    await run("python3", ["-c", AGE, join(this.folder, "mandoob.db"), String(days * DAY_S)]);
  }

  /** What the log says under `message`, newest last. */
  logged(message) {
    return this.#lines
      .map((line) => JSON.parse(line))
      .filter((line) => line.fields.message === message)
      .map((line) => line.fields);
  }

  /** The whole log as it was written. */
  get log() {
    return this.#lines.join("\n");
  }

  async remove() {
    await this.stop("SIGKILL");
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A server that is loaded and serves; `more` is added to its office. `guides` are files of the
 * policy's tools, by the tool's code: `{ file, bytes }`. */
export async function startServer(more = "", { association = MUWAYH, guides = {} } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "mandoob-server-"));
  const server = new Server(folder, await freePort(), { association, guides });
  await server.load(more);
  await server.start();
  return server;
}
