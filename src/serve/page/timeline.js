// Articles over time, as a chart of which a stretch can be chosen. The dates beside the results do
// the same by keyboard.
import "uplot/dist/uPlot.min.css";
import { changedAddress, matchingParameters, parameters } from "./address.js";
import { navigate } from "./navigation.js";
import { jsonOrNull } from "./requests.js";
import { numeral, say } from "./strings.js";

const day = 24 * 3600;
const height = 96;

let uPlot = null; // Not before there is something to draw: it takes some ms to set itself up.
let chart = null;
const resizing = new ResizeObserver(([entry]) =>
  chart?.setSize({ width: entry.contentRect.width, height }),
);

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// Days as seconds, as if Vietnam were at UTC: no clock is shown.
const secondsOf = (isoDay) => Date.parse(`${isoDay}T00:00:00Z`) / 1000;
const isoDayOf = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10);

// All the time in which the query has articles, whichever part of it is shown.
async function fetchTimeline() {
  for (const by of ["month", "day"]) {
    const asked = matchingParameters("since", "until");
    asked.set("by", by);
    const timeline = await jsonOrNull(`/api/timeline?${asked}`);
    if (!timeline || timeline.periods.length > 3) return timeline;
    if (by === "day") return timeline;
  }
}

function endOf(periods, i, by) {
  if (i + 1 < periods.length) return secondsOf(periods[i + 1].start) - day;
  const last = new Date(`${periods[i].start}T00:00:00Z`);
  if (by === "day") return last / 1000;
  return Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 0) / 1000;
}

// The periods that a chosen stretch touches become the filter.
function choose(self, timeline) {
  const { left, width } = self.select;
  if (width < 2) return;
  const { periods, by } = timeline;
  const first = self.posToIdx(left);
  const last = self.posToIdx(left + width);
  navigate(
    changedAddress({ since: periods[first].start, until: isoDayOf(endOf(periods, last, by)) }),
  );
}

// Bars stand around the time at which their period starts.
const halfOf = (timeline) => (timeline.by === "day" ? 1 : 30) * (day / 2);

// Shades what the dates of the page leave.
function shadeChosen(self, timeline) {
  const { ctx, bbox } = self;
  const since = parameters().get("since");
  const until = parameters().get("until");
  if (!since && !until) return;
  const at = (seconds) => self.valToPos(seconds - halfOf(timeline), "x", true);
  const right = bbox.left + bbox.width;
  const from = since ? Math.max(at(secondsOf(since)), bbox.left) : bbox.left;
  const to = until ? Math.min(at(secondsOf(until) + day), right) : right;
  ctx.fillStyle = colour("--chosen");
  ctx.fillRect(from, bbox.top, Math.max(to - from, 2), bbox.height);
}

// "2023", "4/2023", "14/4": as much of a date as tells the times apart.
function timeLabels(seconds, by) {
  const dates = seconds.map((time) => new Date(time * 1000));
  const isYears = dates.every((date) => date.getUTCMonth() === 0 && date.getUTCDate() === 1);
  return dates.map((date) => {
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
    if (isYears) return String(year);
    return by === "day" ? `${date.getUTCDate()}/${month}` : `${month}/${year}`;
  });
}

function optionsOf(timeline, width) {
  const half = halfOf(timeline);
  const axis = { stroke: () => colour("--faint"), font: "12px system-ui", ticks: { show: false } };
  return {
    width,
    height,
    padding: [6, 18, 0, 4],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
    scales: {
      x: { time: true, range: (self, first, last) => [first - half, last + half] },
      y: { range: (self, low, high) => [0, Math.max(high, 1)] },
    },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
    axes: [
      {
        ...axis,
        size: 22,
        space: 60,
        grid: { show: false },
        values: (self, splits) => timeLabels(splits, timeline.by),
      },
      {
        ...axis,
        size: 44,
        grid: { stroke: () => colour("--rule"), width: 1 },
        splits: (self) => [0, self.scales.y.max],
        values: (self, values) => values.map(numeral),
      },
    ],
    series: [
      {},
      {
        paths: uPlot.paths.bars({ size: [0.8, 40], gap: 1 }),
        fill: () => colour("--bar"),
        points: { show: false },
        width: 0,
      },
    ],
    hooks: {
      drawClear: [(self) => shadeChosen(self, timeline)],
      setSelect: [(self) => choose(self, timeline)],
      setCursor: [(self) => readOut(self, timeline)],
    },
  };
}

function readOut(self, timeline) {
  const i = self.cursor.idx;
  const place = self.root.closest("#timeline")?.querySelector(".read-out");
  if (!place) return;
  const period = i == null ? null : timeline.periods[i];
  place.textContent = period
    ? `${period.period}: ${numeral(timeline.series[0].articles[i])}`
    : say("brush");
}

function summaryOf(timeline) {
  const { periods, series } = timeline;
  const total = series[0].articles.reduce((sum, count) => sum + count, 0);
  return say("chart", `${periods[0].period} – ${periods.at(-1).period}, ${numeral(total)}`);
}

function draw(place, timeline) {
  const caption = document.createElement("p");
  caption.className = "read-out";
  caption.textContent = say("brush");
  const picture = document.createElement("div");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", summaryOf(timeline));
  place.replaceChildren(caption, picture);
  const times = timeline.periods.map((period) => secondsOf(period.start));
  chart = new uPlot(
    optionsOf(timeline, place.clientWidth),
    [times, timeline.series[0].articles],
    picture,
  );
  resizing.observe(place);
}

export async function showTimeline(main) {
  chart?.destroy();
  chart = null;
  resizing.disconnect();
  const place = main.querySelector("#timeline");
  if (!place) return;
  const timeline = await fetchTimeline();
  uPlot ??= (await import("uplot")).default;
  if (place.isConnected && timeline?.periods.length > 0) draw(place, timeline);
}

addEventListener("themechange", () => chart?.redraw());
