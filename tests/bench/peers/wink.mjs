// What wink-nlp makes of a treebank's text beside the parser here, in one run: words a second on one core, and how
// many words have the right part of speech.
//
//   npm pack wink-nlp@2.4.0 wink-eng-lite-web-model@1.8.1      (and unpack both)
//   node tests/bench/peers/wink.mjs UNPACKED-WINK UNPACKED-MODEL BUILD/bin FILE.conllu…
//
// wink-nlp cuts and tags the text of each sentence; claimline gets the treebank's words, tags them and builds trees.
// A word counts for the comparison where wink-nlp has cut it as the treebank does, so that both are asked for the same
// words; how many these are is printed, and what wink-nlp reaches where every other word is taken for wrong.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [wink, model, binaries, ...files] = process.argv.slice(2);
if (files.length === 0) {
    console.error("usage: wink.mjs wink-nlp wink-eng-lite-web-model BUILD/bin FILE.conllu…");
    process.exit(2);
}
const require = createRequire(import.meta.url);
const nlp = require(resolve(wink))(require(resolve(model)), ["sbd", "pos"]);
const { its } = nlp;

// Sentences of { text, words: [{ begin, end, upos }] }; the parts of a multiword line ("don't": "do", "n't") lie one
// after the other in its place.
function sentencesOf(conllu) {
    return conllu.trim().split(/\n\n+/).map((block) => {
        const words = [];
        let text = "", parts = 0, at = 0; // parts that are to come of a multiword line, and where the next one begins
        for (const line of block.split("\n")) {
            const [id, form, , upos, , , , , , misc] = line.split("\t");
            if (misc === undefined || id.includes(".")) continue;
            const [first, last] = id.split("-").map(Number);
            const isPart = parts > 0 && last === undefined;
            if (!isPart) at = text.length;
            if (!isPart) text += form + (misc.includes("SpaceAfter=No") ? "" : " ");
            if (last !== undefined) {
                parts = last - first + 1;
                continue;
            }
            words.push({ begin: at, end: at + form.length, upos });
            at += form.length;
            parts = Math.max(0, parts - 1);
        }
        return { text, words };
    });
}

function taggedBy(text) {
    const tokens = nlp.readDoc(text).tokens();
    const values = tokens.out(its.value), tags = tokens.out(its.pos), gaps = tokens.out(its.precedingSpaces);
    const found = new Map();
    let at = 0;
    values.forEach((value, i) => {
        at += gaps[i].length;
        found.set(`${at} ${at + value.length}`, tags[i]);
        at += value.length;
    });
    return found;
}

const spentSince = (begin) => {
    const spent = process.cpuUsage(begin);
    return (spent.user + spent.system) / 1e6;
};

for (const file of files) {
    const conllu = readFileSync(file, "utf8");
    const sentences = sentencesOf(conllu);
    const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
    const tagAll = () => sentences.forEach(({ text }) => nlp.readDoc(text).tokens().out(its.pos));
    tagAll(); // the compiler warms up
    const rounds = Math.ceil(500_000 / words);
    const begin = process.cpuUsage();
    for (let i = 0; i < rounds; ++i) tagAll();
    const rate = (words * rounds) / spentSince(begin);

    const ours = execFileSync(join(binaries, "claimline-cli"), ["annotate", "--conllu"], { input: conllu, encoding: "utf8",
                                                                                         maxBuffer: 1 << 28 });
    const own = sentencesOf(ours);
    let same = 0, peerRight = 0, ownRight = 0;
    sentences.forEach((sentence, n) => {
        const found = taggedBy(sentence.text);
        sentence.words.forEach((word, i) => {
            const tag = found.get(`${word.begin} ${word.end}`);
            if (tag === undefined) return;
            ++same;
            peerRight += tag === word.upos;
            ownRight += own[n].words[i].upos === word.upos;
        });
    });
    const syntax = join(dirname(fileURLToPath(import.meta.url)), "../../../data/language/en/syntax.model");
    const measured = spawnSync(join(binaries, "claimline-train"), ["--measure", syntax, "--development", file],
                               { encoding: "utf8" }).stderr;
    const percent = (part, whole) => ((100 * part) / whole).toFixed(2);
    console.log(`${file.split("/").pop()}: ${words} words, of which wink-nlp cuts ${percent(same, words)} % alike`);
    console.log(`  UPOS of these: wink-nlp ${percent(peerRight, same)}, claimline ${percent(ownRight, same)}`);
    console.log(`  UPOS of all words: wink-nlp ${percent(peerRight, words)} with its own cutting`);
    console.log(`  words a second: wink-nlp ${Math.round(rate)} (cutting and tags), claimline ` +
                `${measured.match(/(\d+) words\/s/)[1]} (tags and trees)`);
}
