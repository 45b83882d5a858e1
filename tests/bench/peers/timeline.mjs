// What a frame of vis-timeline costs in headless Chromium, on items as claimline-bench makes them: the peer that the
// timeline's figures are put beside. Needs chromium and npm's vis-timeline:
//
//   npm pack vis-timeline@8.5.4      (and unpack it)
//   node tests/bench/peers/timeline.mjs UNPACKED/standalone/umd/vis-timeline-graph2d.min.js 10000 100000
//
// Prints, per number of items: seconds to the first picture, and the median of the milliseconds a frame while the
// window (of about 300 items, as the whole range cannot be shown) moves and zooms. CPU time is not to be had from
// a browser: these are times by the clock, with the frame cap off.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [library, ...sizes] = process.argv.slice(2);
if (!library || sizes.length === 0) {
    console.error("usage: timeline.mjs vis-timeline-graph2d.min.js NUMBER…");
    process.exit(2);
}

const page = (count) => `<!doctype html><meta charset="utf-8"><body style="margin:0"><div id="t"></div>
<script src="/library.js"></script><script>
let seed = 7;
const any = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
const day = 86400000, first = Date.UTC(2004, 0, 1), items = [];
for (let i = 0, burst = 0; i < ${count}; ++i) {
    if (i % 40 === 0) burst = any(7300);
    const at = first + (any(3) === 0 ? burst + any(6) : any(7300)) * day;
    const item = { id: i, content: "Ferry stopped off the north pier " + i, start: at, group: any(3) };
    if (any(5) === 0) item.end = at + (1 + any(5)) * day;
    items.push(item);
}
const groups = [0, 1, 2].map((id) => ({ id, content: "side " + id }));
const width = 7300 * day * 300 / ${count}, middle = first + 7300 * day * 0.43;
const shown = (from, length) => ({ start: new Date(from - length / 2), end: new Date(from + length / 2) });
const median = (all) => all.sort((a, b) => a - b)[all.length >> 1];
const frame = () => new Promise(requestAnimationFrame);
async function frames(change) {
    const times = [];
    for (let i = 0; i < 60; ++i) {
        const before = performance.now();
        change(i);
        await frame();
        await frame();
        times.push((performance.now() - before) / 2);
    }
    return median(times);
}
(async () => {
    const begin = performance.now();
    const timeline = new vis.Timeline(document.getElementById("t"), new vis.DataSet(items), groups,
        { height: "900px", width: "1600px", ...shown(middle, width) });
    await new Promise((done) => timeline.on("changed", done));
    await frame();
    const start = (performance.now() - begin) / 1000;
    const still = { animation: false };
    const pan = await frames((i) => { const s = shown(middle + i * width / 200, width); timeline.setWindow(s.start, s.end, still); });
    const zoom = await frames((i) => { const s = shown(middle, width * Math.pow(0.97, i)); timeline.setWindow(s.start, s.end, still); });
    fetch("/result", { method: "POST", body: JSON.stringify({ start, pan, zoom }) });
})();
</script>`;

const patience = 180_000; // milliseconds

async function run(count) {
    const profile = mkdtempSync(join(tmpdir(), "peer-"));
    let browser, answer;
    const answered = new Promise((done) => { answer = done; });
    const server = createServer((request, reply) => {
        if (request.method === "POST") {
            let text = "";
            request.on("data", (bytes) => { text += bytes; });
            request.on("end", () => { reply.end(); answer(JSON.parse(text)); });
        } else {
            const isPage = request.url === "/";
            reply.setHeader("Content-Type", isPage ? "text/html" : "text/javascript");
            reply.end(isPage ? page(count) : request.url === "/library.js" ? readFileSync(library) : "");
        }
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    browser = spawn("chromium", ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-frame-rate-limit",
        "--disable-gpu-vsync", "--window-size=1600,900", `--user-data-dir=${profile}`,
        `http://127.0.0.1:${server.address().port}/`], { stdio: "ignore" });
    const timer = setTimeout(() => answer(null), patience);
    const result = await answered;
    clearTimeout(timer);
    browser.kill("SIGKILL");
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    return result;
}

console.log("items      first picture s   pan ms/frame   zoom ms/frame");
for (const size of sizes) {
    const result = await run(Number(size));
    const cell = (value) => value.toFixed(2).padStart(14);
    console.log(String(size).padEnd(10), result ? cell(result.start) + cell(result.pan) + cell(result.zoom) : "  not finished in time");
}
