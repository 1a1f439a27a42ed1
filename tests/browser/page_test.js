// What visitors of the reading room do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  ReadingRoom,
  isWiderThanWindow,
  layoutShift,
  settled,
  violations,
} from "./reading_room.js";

let room;
before(async () => (room = await ReadingRoom.open()));
after(() => room.close());

const title = (page) => page.locator(".hits h2").first().innerText();
const address = (page) => decodeURIComponent(page.url()).replaceAll("+", " ");

async function finish(page) {
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

test("a search shows passages with outlets and highlights", async () => {
  const page = await room.visit("/");
  await page.fill("#q", "lũ quét Kỳ Sơn");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".hits");
  assert.match(address(page), /\?q=lũ quét Kỳ Sơn$/);
  assert.match(await page.locator("h1").innerText(), /lũ quét Kỳ Sơn/);
  assert.ok((await page.locator(".passage mark").count()) > 0);
  assert.notEqual(await page.locator(".hits .outlet").first().innerText(), "");
  assert.match(await page.title(), /lũ quét Kỳ Sơn/);
  await finish(page);
});

test("a search without accents finds words with accents and says so", async () => {
  const page = await room.visit("/?q=trieu+cuong+can+tho");
  assert.match(await page.locator(".interpreted").innerText(), /triều cường/);
  assert.match(
    (await page.locator(".hits mark").first().innerText()).toLowerCase(),
    /triều|cường|cần/,
  );
  await finish(page);
});

test("nothing found is said, with another query where there is one", async () => {
  const page = await room.visit("/?q=xyzzyq");
  assert.match(await page.locator(".nothing").innerText(), /Không có kết quả/);
  await finish(page);
});

test("a facet narrows the results without loading the page anew", async () => {
  const page = await room.visit("/?q=tỉnh");
  await page.evaluate(() => (window.isSamePage = true));
  const value = page.locator('.facet[data-by="outlet"] li a').first();
  const count = await value.locator(".number").innerText();
  await value.click();
  await page.waitForSelector(".active");
  assert.match(address(page), /outlet=/);
  assert.equal((await page.locator(".count").innerText()).split(" ")[0], count);
  assert.ok(await page.evaluate(() => window.isSamePage));
  await page.locator(".active a").first().click();
  await page.waitForSelector(".active", { state: "detached" });
  await page.goBack();
  await page.waitForSelector(".active");
  assert.match(address(page), /outlet=/);
  await finish(page);
});

test("a topic becomes part of the query", async () => {
  const page = await room.visit("/?q=tỉnh");
  const value = page.locator('.facet[data-by="topic"] li a').first();
  const count = await value.locator(".number").innerText();
  await value.click();
  await page.waitForURL(/topic/);
  await page.waitForFunction(
    (n) => document.querySelector(".count").innerText.startsWith(n),
    count,
  );
  await finish(page);
});

test("all values of a facet can be seen", async () => {
  const page = await room.visit("/?q=tỉnh");
  const facet = page.locator('.facet[data-by="outlet"]');
  const distinct = Number(await facet.getAttribute("data-distinct"));
  await facet.locator(".more").click();
  await page.waitForFunction(
    (n) => document.querySelectorAll('.facet[data-by="outlet"] li').length === n,
    distinct,
  );
  const last = facet.locator("li a").last();
  const count = await last.locator(".number").innerText();
  await last.click();
  await page.waitForSelector(".active");
  assert.equal((await page.locator(".count").innerText()).split(" ")[0], count);
  await finish(page);
});

test("a stretch of the timeline becomes a filter", async () => {
  const page = await room.visit("/?q=tỉnh");
  const chart = page.locator("#timeline .u-over");
  await chart.waitFor();
  const box = await chart.boundingBox();
  await page.mouse.move(box.x + box.width * 0.3, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + 20, { steps: 5 });
  await page.mouse.up();
  await page.waitForURL(/since=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d/);
  await page.waitForSelector(".active");
  assert.equal(await page.locator(".active li").count(), 2);
  assert.notEqual(await page.inputValue("input[name=since]"), "");
  await finish(page);
});

test("copies unfold", async () => {
  const page = await room.visit("/?q=lua");
  const copies = page.locator(".copies").first();
  assert.equal(await copies.locator("li").first().isVisible(), false);
  await copies.locator("summary").click();
  assert.equal(await copies.locator("li").first().isVisible(), true);
  await finish(page);
});

test("an article has highlights, its source, its spread and related stories", async () => {
  const page = await room.visit("/?q=lua");
  const name = await title(page);
  await page.locator(".hits h2 a").first().click();
  await page.waitForSelector(".story");
  assert.equal(await page.locator(".story h1").innerText(), name);
  assert.ok((await page.locator(".story mark").count()) > 0);
  assert.ok((await page.locator(".spread li").count()) > 1);
  assert.ok((await page.locator(".related li").count()) > 0);
  const related = page.locator(".related li > a").first();
  const other = await related.innerText();
  await related.click();
  await page.waitForFunction((text) => document.querySelector("h1").innerText === text, other);
  await page.goBack();
  await page.goBack();
  await page.waitForSelector(".hits");
  assert.equal(await title(page), name);
  await finish(page);
});

test("the concordance aligns every occurrence", async () => {
  const page = await room.visit("/?q=lúa");
  await page.getByRole("link", { name: "KWIC" }).click();
  await page.waitForSelector(".concordance");
  assert.ok((await page.locator(".concordance tbody tr").count()) > 5);
  await page.getByRole("link", { name: "Theo từ bên phải" }).click();
  await page.waitForURL(/order=right/);
  await finish(page);
});

test("a citation is copied", async () => {
  const page = await room.visit("/?q=lua");
  await page.locator(".cite").first().click();
  await page.getByRole("button", { name: "BibTeX" }).click();
  await page.waitForFunction(() => document.querySelector("dialog pre")?.innerText.startsWith("@"));
  await page.getByRole("button", { name: "Chép" }).click();
  await page.getByRole("button", { name: "Đã chép" }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^@/);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  await finish(page);
});

test("a search is saved and found again", async () => {
  const page = await room.visit("/?q=lúa&sort=date");
  await page.getByRole("button", { name: "Đã lưu" }).click();
  await page.getByRole("button", { name: "Lưu câu tìm này" }).click();
  await page.keyboard.press("Escape");
  await page.goto(room.address);
  await page.getByRole("button", { name: "Đã lưu" }).click();
  await page.locator("dialog.saved li a").click();
  await page.waitForSelector(".hits");
  assert.match(address(page), /q=lúa&sort=date/);
  await finish(page);
});

test("the results can be downloaded", async () => {
  const page = await room.visit("/?q=lúa&outlet=nguoitronglua.example");
  for (const [name, start] of [
    ["CSV", "rank,score"],
    ["JSON", "{"],
    ["Cả bài", '{"id"'],
  ]) {
    const link = await page.getByRole("link", { name }).getAttribute("href");
    const response = await page.request.get(new URL(link, room.address).href);
    assert.equal(response.status(), 200, link);
    assert.ok((await response.text()).startsWith(start), name);
  }
  await finish(page);
});

test("everything is reached by keyboard", async () => {
  const page = await room.visit("/");
  await page.keyboard.press("/");
  await page.keyboard.type("lúa");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".hits");
  const focused = () => page.evaluate(() => document.activeElement.innerText);
  await page.keyboard.press("j");
  assert.equal(await focused(), await title(page));
  await page.keyboard.press("j");
  const second = await focused();
  assert.equal(second, await page.locator(".hits h2").nth(1).innerText());
  await page.keyboard.press("k");
  assert.equal(await focused(), await title(page));
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".story");
  assert.equal(await page.locator("h1").innerText(), second);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".hits");
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.press("Escape");
  assert.notEqual(await page.evaluate(() => document.activeElement.id), "q");
  await finish(page);
});

test("the skip link is the first stop", async () => {
  const page = await room.visit("/?q=lúa");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  await finish(page);
});

test("dark follows the system, and the switch outlasts a visit", async () => {
  const page = await room.visit("/?q=lúa", { colorScheme: "dark" });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await paper();
  assert.equal(dark, "rgb(23, 24, 26)");
  await page.getByRole("button", { name: "Nền sáng" }).click();
  assert.notEqual(await paper(), dark);
  await page.reload();
  assert.notEqual(await paper(), dark);
  await finish(page);
});

test("English is a switch away", async () => {
  const page = await room.visit("/?q=lúa");
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL(/lang=en/);
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.match(await page.locator("h1").innerText(), /^Results/);
  await finish(page);
});

for (const [name, path] of [
  ["start", "/"],
  ["results", "/?q=lua"],
  ["concordance", "/?q=lúa&view=concordance"],
  ["nothing", "/?q=xyzzyq"],
]) {
  for (const [width, height] of [
    [360, 740],
    [3840, 2160],
  ]) {
    test(`${name} fits ${width} px`, async () => {
      const page = await room.visit(path, { viewport: { width, height } });
      await settled(page);
      assert.equal(await isWiderThanWindow(page), false);
      await finish(page);
    });
  }
  for (const colorScheme of ["light", "dark"]) {
    test(`${name} in ${colorScheme} keeps WCAG 2.2 AA and does not move`, async () => {
      const page = await room.visit(path, { colorScheme });
      await settled(page);
      assert.ok((await layoutShift(page)) < 0.01);
      assert.deepEqual(await violations(page), []);
      await finish(page);
    });
  }
}

for (const lang of ["vi", "en"]) {
  test(`an article and dialogs keep WCAG 2.2 AA (${lang})`, async () => {
    const page = await room.visit(`/?q=lua&lang=${lang}`);
    await page.locator(".cite").first().click();
    await page.waitForSelector("dialog[open]");
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Escape");
    await page.locator(".hits h2 a").first().click();
    await page.waitForSelector(".story");
    assert.equal(await isWiderThanWindow(page), false);
    assert.deepEqual(await violations(page), []);
    await finish(page);
  });
}

test("without scripts search, filters, copies and articles work", async () => {
  const page = await room.visit("/", { javaScriptEnabled: false });
  await page.fill("#q", "lua");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=lua/);
  assert.ok((await page.locator(".hits > li").count()) > 1);
  await page.locator(".copies summary").first().click();
  assert.equal(await page.locator(".copies li").first().isVisible(), true);
  await page.fill("input[name=since]", "2024-01-01");
  await page.locator(".dates button").click();
  await page.waitForURL(/since=2024-01-01/);
  await page.locator(".hits h2 a").first().click();
  await page.waitForURL(/article/);
  assert.ok((await page.locator(".text p").count()) > 1);
  await page.locator(".back a").click();
  await page.waitForURL(/q=lua/);
  await page.goto(`${room.address}?q=lúa&view=concordance`);
  assert.ok((await page.locator(".concordance tbody tr").count()) > 5);
  await finish(page);
});

test("an unknown article is a page that says so", async () => {
  const page = await room.visit("/article/none");
  assert.match(await page.locator("h1").innerText(), /Không tìm thấy/);
  assert.deepEqual(await violations(page), []);
  await page.context().close();
});

test("the first page weighs at most 60 KB packed", async () => {
  const page = await room.visit("/");
  const bytes = await page.evaluate(() =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .map((entry) => entry.encodedBodySize)
      .reduce((sum, size) => sum + size, 0),
  );
  assert.ok(bytes > 10_000 && bytes <= 60 * 1024, `${bytes} bytes`);
  await finish(page);
});
