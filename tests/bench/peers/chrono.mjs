// What chrono-node does with the text that bench_text measures the stage of time on, in one run: both rates, and their ratio.
//
//   npm pack chrono-node@2.10.3      (and unpack it)
//   node tests/bench/peers/chrono.mjs UNPACKED/dist/esm/index.js BUILD/tests/bench/bench_text FILE…
//
// FILEs are plain text or JSON Lines with "text"; without any, the samples are read. Each text goes in whole, as an
// article comes. Prints megabytes a second and the expressions found for chrono-node, then what bench_text says of its
// own stage of time on the samples.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [library, bench, ...files] = process.argv.slice(2);
if (!library || !bench) {
    console.error("usage: chrono.mjs chrono-node/dist/esm/index.js bench_text [FILE…]");
    process.exit(2);
}

function filesUnder(folder) {
    return readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory() ? filesUnder(path) : path.endsWith(".txt") ? [path] : [];
    });
}

const samples = join(dirname(fileURLToPath(import.meta.url)), "../../../data/samples");
const texts = (files.length > 0 ? files : filesUnder(samples)).flatMap((path) => {
    const text = readFileSync(path, "utf8");
    const lines = path.endsWith(".jsonl") ? text.split("\n").filter((line) => line.trim()) : null;
    return lines ? lines.map((line) => JSON.parse(line).text) : [text];
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

const report = JSON.parse(
    execFileSync(bench, ["--benchmark_filter=timeStage", "--benchmark_format=json"], { encoding: "utf8" }));
const own = report.benchmarks.find((row) => row.name === "timeStage").bytes_per_second / 1e6;
console.log(`claimline, stage of time: ${own.toFixed(2)} MB/s; ${(own / peer).toFixed(1)} times as fast`);
