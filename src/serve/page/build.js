// Makes page.js, page.css, icon.svg and licences.txt of the sources, in the folder that is named
// (default ../assets). The same sources and packages give the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const into = resolve(process.argv[2] ?? join(here, "../assets"));
const bundled = ["htm", "preact", "uplot"];

mkdirSync(into, { recursive: true });
await build({
  entryPoints: { page: join(here, "main.js") },
  outdir: into,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome123", "firefox120", "safari17.5"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});

function licence(name) {
  const folder = join(here, "node_modules", name);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const text = readFileSync(join(folder, "LICENSE"), "utf8").trim();
  return `${name} ${version}\n${"=".repeat(72)}\n${text}\n`;
}

const heading =
  "timbao is free software under the GNU General Public License, version 3 or later.\n" +
  "Its page has these packages in it:\n";
writeFileSync(join(into, "licences.txt"), [heading, ...bundled.map(licence)].join("\n"));
writeFileSync(join(into, "icon.svg"), readFileSync(join(here, "icon.svg")));
