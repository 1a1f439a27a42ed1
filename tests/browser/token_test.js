// A server that asks for a token: the browser asks its visitor for a password.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ReadingRoom, settled } from "./reading_room.js";

const token = "0123456789abcdef";

let room;
before(async () => (room = await ReadingRoom.open(token)));
after(() => room.close());

test("with the token as password everything is answered", async () => {
  const page = await room.visit("/?q=lua", { httpCredentials: { username: "", password: token } });
  await settled(page);
  await page.locator(".cite").first().click();
  await page.waitForSelector("dialog[open] pre");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("without it nothing is shown", async () => {
  const page = await room.visit("/?q=lua", {
    httpCredentials: { username: "", password: "guess" },
  });
  assert.equal(await page.locator(".hits").count(), 0);
  await page.context().close();
});
