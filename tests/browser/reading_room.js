// The real program, serving corpus/sample on a port of its own, and a browser before it.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const require = createRequire(join(root, "src/serve/page/package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

// The address that the program says it listens on.
function listening(server) {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (bytes) => {
      said += bytes;
      const address = said.match(/http:\/\/\S+:\d+\//);
      if (address) resolve(address[0]);
    });
    server.on("exit", () => reject(new Error(`timbao serve ended: ${said}`)));
  });
}

export class ReadingRoom {
  // `token`: what the server asks of its clients.
  static async open(token) {
    const room = new ReadingRoom();
    room.folder = mkdtempSync(join(tmpdir(), "timbao-browser-"));
    const db = process.env.TIMBAO_TEST_DB ?? join(room.folder, "db");
    const timbao = process.env.TIMBAO_BINARY;
    if (!process.env.TIMBAO_TEST_DB) {
      execFileSync(timbao, ["index", "--db", db, join(root, "corpus/sample")], { stdio: "ignore" });
    }
    const command = ["serve", "--db", db, "--listen", "127.0.0.1:0"];
    if (token) {
      writeFileSync(join(room.folder, "token"), token);
      command.push("--token-file", join(room.folder, "token"));
    }
    room.server = spawn(timbao, command);
    room.address = await listening(room.server);
    room.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM,
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    });
    return room;
  }

  async close() {
    await this.browser.close();
    this.server.kill("SIGTERM");
    rmSync(this.folder, { recursive: true, force: true });
  }

  // A page of its own; `problems` collects what its console reports and what it asks elsewhere.
  async visit(path, options = {}) {
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: "vi-VN",
      permissions: ["clipboard-read", "clipboard-write"],
      ...options,
    });
    context.setDefaultTimeout(5000);
    const page = await context.newPage();
    page.problems = [];
    page.on("console", (message) => {
      if (message.type() === "error") page.problems.push(message.text());
    });
    page.on("pageerror", (error) => page.problems.push(String(error)));
    page.on("request", (request) => {
      if (!request.url().startsWith(this.address)) page.problems.push(`asks ${request.url()}`);
    });
    await page.goto(this.address + path.replace(/^\//, ""));
    return page;
  }
}

// What breaks WCAG 2.2 AA, or good practice, as readable lines.
export async function violations(page) {
  await page.evaluate(axe); // Not as a script element: the page forbids those.
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html}`),
  );
}

// How far things moved without the visitor's doing.
export function layoutShift(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );
}

// Waits until scripts have drawn what they draw.
export async function settled(page) {
  if ((await page.locator("#timeline").count()) > 0) await page.waitForSelector("#timeline canvas");
}

export async function isWiderThanWindow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
}
