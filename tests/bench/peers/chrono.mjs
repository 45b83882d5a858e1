// What chrono-node does with the text that claimline-bench measures the stage of time on, in one run: both rates, and
// their ratio.
//
//   npm pack chrono-node@2.10.3      (and unpack it)
//   node tests/bench/peers/chrono.mjs UNPACKED/dist/esm/index.js BUILD/bin/claimline-bench [FILE…]
//
// FILEs are plain text or JSON Lines with "text"; without any, it is the bench's own articles. Each text goes in whole,
// as an article comes. Prints megabytes a second and the expressions found for chrono-node, then what claimline-bench
// says of its own stage of time.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [library, bench, ...files] = process.argv.slice(2);
if (!library || !bench) {
    console.error("usage: chrono.mjs chrono-node/dist/esm/index.js claimline-bench [FILE…]");
    process.exit(2);
}

const articles = 42; // as many as analysis_rows.cpp reads
const run = (...options) => execFileSync(bench, options, { encoding: "utf8", maxBuffer: 1 << 28 });
const textsOf = (lines) => lines.split("\n").filter((line) => line.trim()).map((line) => JSON.parse(line).text);
const texts = files.length === 0 ? textsOf(run("--articles", String(articles))) : files.flatMap((path) => {
    const text = readFileSync(path, "utf8");
    return path.endsWith(".jsonl") ? textsOf(text) : [text];
});
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const chrono = await import(pathToFileURL(resolve(library)));
const reference = new Date(Date.UTC(2024, 10, 20, 12));
const parseAll = () => texts.reduce((found, text) => found + chrono.parse(text, reference).length, 0);

parseAll(); // the compiler warms up
const rounds = Math.max(1, Math.ceil(2_000_000 / bytes));
let found = 0;
const begin = process.cpuUsage();
for (let i = 0; i < rounds; ++i) found = parseAll();
const spent = process.cpuUsage(begin);
const peer = (bytes * rounds) / ((spent.user + spent.system) / 1e6) / 1e6;
console.log(`chrono-node: ${peer.toFixed(2)} MB/s, ${found} expressions in ${texts.length} texts`);

const own = JSON.parse(run("--json", "--only", "analysis/time")).cpu;
console.log(`claimline, stage of time: ${own.toFixed(2)} MB/s; ${(own / peer).toFixed(1)} times as fast`);
