// The box that suggests, mostly with answers that the test gives: what the server suggests has its
// own tests.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ReadingRoom, violations } from "./reading_room.js";

let room;
before(async () => (room = await ReadingRoom.open()));
after(() => room.close());

const suggestions = [
  { text: "lũ quét", kind: "query", domain: null },
  { text: "lũ quét Kỳ Sơn", kind: "query", domain: null },
  { text: "Báo Núi Mây", kind: "outlet", domain: "baonuimay.example" },
];

async function visit(reply) {
  const page = await room.visit("/");
  if (reply) await page.route("**/api/suggest?*", reply);
  await page.locator("#q").pressSequentially("lu qu");
  return page;
}

const answered = (route) => route.fulfill({ json: { suggestions } });

test("the server restores accents", async () => {
  const page = await visit(null);
  await page.locator("#suggestions li", { hasText: "lũ qu" }).first().waitFor();
  await page.context().close();
});

test("arrows choose, Enter searches", async () => {
  const page = await visit(answered);
  await page.waitForSelector("#suggestions li");
  assert.equal(await page.getAttribute("#q", "aria-expanded"), "true");
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.inputValue("#q"), "lũ quét Kỳ Sơn");
  assert.equal(await page.getAttribute("#q", "aria-activedescendant"), "suggestion-1");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".hits");
  assert.equal(await page.getAttribute("#q", "aria-expanded"), "false");
  await page.context().close();
});

test("Esc closes the list and brings back what was typed", async () => {
  const page = await visit(answered);
  await page.waitForSelector("#suggestions li");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal(await page.inputValue("#q"), "lu qu");
  assert.equal(await page.locator("#suggestions").isVisible(), false);
  await page.context().close();
});

test("an outlet is looked for as one", async () => {
  const page = await visit(answered);
  await page.locator("#suggestions li").nth(2).click();
  await page.waitForURL(/outlet.*baonuimay/);
  await page.waitForSelector(".hits");
  await page.context().close();
});

test("a server without suggestions is not asked again", async () => {
  let asked = 0;
  const page = await visit((route) => {
    asked += 1;
    route.fulfill({ status: 404 });
  });
  await page.waitForTimeout(200);
  const before = asked;
  await page.locator("#q").pressSequentially("et");
  await page.waitForTimeout(200);
  assert.equal(asked, before);
  assert.equal(await page.locator("#suggestions").isVisible(), false);
  await page.context().close();
});
