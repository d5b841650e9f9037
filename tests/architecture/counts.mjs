#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// Counts rooms, arrows, cycles, classes, chains of signals, fan-out and tests of the working tree:
//   node tests/architecture/counts.mjs               Markdown on stdout
//   node tests/architecture/counts.mjs --base REV    the same for REV beside it; its files are counted in the rooms they
//                                                    have moved to since, so that the arrows can be compared
//   node tests/architecture/counts.mjs --json        the figures of the working tree as JSON
// Limits are asserted by tst_rooms.cpp, which reads the same rooms.txt; this script only reports. A header and its source
// are one unit. Mutants are those of the last whole run of the target mutate (build/mutate/result.json).
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const classLimit = 400;
const controllerLimit = 250;
const controller = /^ui\/window\/\w*(_controllers?|_dispatcher)\.cpp$/;
const sources = /^(models|ui|app|tests)\/.*\.(h|cpp)$/;

const git = (...args) => execFileSync("git", ["-C", root, ...args], { encoding: "utf8", maxBuffer: 1 << 28 });

// The order of the rooms: a room may include those of earlier lines. The number of the line is its level.
function roomLevels() {
    const levels = new Map();
    let level = 0;
    for (const line of readFileSync(join(here, "rooms.txt"), "utf8").split("\n")) {
        const rooms = line.replace(/#.*/, "").trim();
        if (rooms === "") continue;
        for (const room of rooms.split(/\s+/)) levels.set(room, level);
        ++level;
    }
    return levels;
}

/** Files of the working tree: path -> text. */
function workingTree() {
    const files = new Map();
    for (const path of git("ls-files", "--cached", "--others", "--exclude-standard").split("\n")) {
        if ((sources.test(path) || path.endsWith("CMakeLists.txt")) && existsSync(join(root, path))) {
            files.set(path, readFileSync(join(root, path), "utf8"));
        }
    }
    return files;
}

function treeOf(revision) {
    const paths = git("ls-tree", "-r", "--name-only", revision).split("\n");
    const wanted = paths.filter((path) => sources.test(path) || path.endsWith("CMakeLists.txt"));
    const blobs = execFileSync("git", ["-C", root, "cat-file", "--batch"], {
        input: wanted.map((path) => `${revision}:${path}\n`).join(""),
        maxBuffer: 1 << 28,
    });
    const files = new Map();
    let at = 0;
    for (const path of wanted) {
        const end = blobs.indexOf("\n", at);
        const size = Number(blobs.subarray(at, end).toString().split(" ")[2]);
        files.set(path, blobs.subarray(end + 1, end + 1 + size).toString());
        at = end + 1 + size + 1;
    }
    return files;
}

/** Where git finds the files of `revision` in the working tree: old path -> new path. */
function movedSince(revision) {
    const moved = new Map();
    for (const line of git("diff", "-M40%", "-l5000", "--diff-filter=R", "--name-status", revision).split("\n")) {
        const [, from, to] = line.split("\t");
        if (to) moved.set(from, to);
    }
    return moved;
}

const roomOf = (path) => {
    const parts = path.split("/");
    const depth = parts[0] === "tests" && (parts[1] === "models" || parts[1] === "ui" || parts[1] === "app") ? 3 : 2;
    return parts.slice(0, Math.min(depth, parts.length - 1)).join("/");
};
const unitOf = (path) => path.replace(/\.(h|cpp)$/, "");
const includesIn = (text) => [...text.matchAll(/^\s*#\s*include\s*"([^"]+)"/gm)].map((match) => match[1]);

/** Comments, strings and characters replaced by blanks; line breaks stay. */
function codeOnly(text) {
    const blank = (part) => part.replace(/[^\n]/g, " ");
    const literal = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|R"([^(\s]*)\([\s\S]*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'/g;
    return text.replace(literal, blank);
}

/** Lines of the member functions defined outside their class, by outermost class. */
function functionLines(text) {
    const code = codeOnly(text);
    const lines = new Map();
    // At the margin: a return type, then Class::function( or Class::Nested::function(.
    const definition = /^(?![\s#}])[^;{}()=]*?\b([A-Z]\w*)::(?:\w+::)*(?:~?\w+|operator[^(\s]+)\(/gm;
    for (let match; (match = definition.exec(code)) !== null; ) {
        let at = definition.lastIndex;
        for (let depth = 1; depth > 0 && at < code.length; ++at) {
            depth += code[at] === "(" ? 1 : code[at] === ")" ? -1 : 0;
        }
        // The body begins at the first brace on the margin's level that no initializer owns: the last one on a line.
        const body = /\{[ \t]*\n|\{[^\n{}]*\}[ \t]*\n|;/g;
        body.lastIndex = at;
        const opening = body.exec(code);
        if (!opening || opening[0] === ";") continue;
        let end = opening.index + 1;
        for (let depth = 1; depth > 0 && end < code.length; ++end) {
            depth += code[end] === "{" ? 1 : code[end] === "}" ? -1 : 0;
        }
        const count = code.slice(match.index, end).split("\n").length;
        lines.set(match[1], (lines.get(match[1]) ?? 0) + count);
        definition.lastIndex = end;
    }
    return lines;
}

/** Strongly connected groups of a graph (Map of Sets), those with more than one member. */
function cyclesOf(graph) {
    const index = new Map(), low = new Map(), stack = [], onStack = new Set(), cycles = [];
    const visit = (node) => {
        index.set(node, index.size);
        low.set(node, index.get(node));
        stack.push(node);
        onStack.add(node);
        for (const next of graph.get(node) ?? []) {
            if (!index.has(next)) {
                visit(next);
                low.set(node, Math.min(low.get(node), low.get(next)));
            } else if (onStack.has(next)) {
                low.set(node, Math.min(low.get(node), index.get(next)));
            }
        }
        if (low.get(node) !== index.get(node)) return;
        const group = [];
        let last;
        do {
            last = stack.pop();
            onStack.delete(last);
            group.push(last);
        } while (last !== node);
        if (group.length > 1) cycles.push(group.sort());
    };
    for (const node of graph.keys()) if (!index.has(node)) visit(node);
    return cycles;
}

/** The signals that each class declares in a header: class -> names. */
function declaredSignals(files) {
    const declared = new Map();
    for (const [path, text] of files) {
        if (!path.endsWith(".h")) continue;
        let name, inSignals = false;
        for (const line of codeOnly(text).split("\n")) {
            const opened = /^\s*class (\w+)\b[^;]*$/.exec(line);
            if (opened) name = opened[1];
            if (opened || /^\s*(public|protected|private)\b.*:\s*$/.test(line)) inSignals = false;
            if (/^\s*Q_SIGNALS:/.test(line)) inSignals = true;
            const signal = inSignals && /^\s*void (\w+)\(/.exec(line);
            if (signal) declared.set(name, (declared.get(name) ?? new Set()).add(signal[1]));
        }
    }
    return declared;
}

/** Signals that are emitted again, directly or by a lambda that does nothing else, more than once on their way. */
function signalChains(files) {
    const declared = declaredSignals(files);
    const next = new Map(), again = new Set();
    for (const [path, text] of files) {
        if (!path.endsWith(".cpp")) continue;
        const code = codeOnly(text);
        const owners = [...code.matchAll(/^(?![\s#}])[^;{}()=]*?\b([A-Z]\w*)::~?\w+\(/gm)];
        for (const match of code.matchAll(/\bconnect\([^;]*?&(\w+)::(\w+),\s*this,\s*(?:&(\w+)::(\w+)\)|\[[^\]]*\]\s*(?:\([^)]*\)\s*)?\{\s*Q_EMIT (\w+)\([^;]*\);\s*\}\))/g)) {
            const [, sender, signal, receiver, direct, emitted] = match;
            const owner = receiver ?? owners.filter((found) => found.index < match.index).at(-1)?.[1];
            const target = direct ?? emitted;
            if (!declared.get(sender)?.has(signal) || !declared.get(owner)?.has(target)) continue;
            const from = `${sender}::${signal}`, to = `${owner}::${target}`;
            next.set(from, (next.get(from) ?? new Set()).add(to));
            again.add(to);
        }
    }
    const chains = [];
    const follow = (chain) => {
        const after = [...(next.get(chain.at(-1)) ?? [])].filter((signal) => !chain.includes(signal));
        if (after.length === 0 && chain.length > 2) chains.push(chain.join(" > "));
        for (const signal of after) follow([...chain, signal]);
    };
    for (const from of next.keys()) if (!again.has(from)) follow([from]);
    return chains.sort();
}

/** The number of floors: files on the longest chain of includes. */
function floorsOf(graph, wanted) {
    const known = new Map();
    const floor = (node) => {
        if (!known.has(node)) {
            known.set(node, 1); // also what a cycle sees
            const below = [...(graph.get(node) ?? [])].filter(wanted).map(floor);
            known.set(node, 1 + Math.max(0, ...below));
        }
        return known.get(node);
    };
    return Math.max(0, ...[...graph.keys()].filter(wanted).map(floor));
}

function testFunctions(text) {
    let count = 0;
    for (const [, section] of text.matchAll(/private (?:Q_SLOTS|slots):([\s\S]*?)(?:\n(?:private|protected|public)\b|\n\};)/g)) {
        for (const [, name] of section.matchAll(/^\s*void (\w+)\(\)/gm)) {
            if (!/_data$|^(init|cleanup)(TestCase)?$/.test(name)) ++count;
        }
    }
    return count;
}

function figuresOf(files, roomed = (path) => path) {
    const levels = roomLevels();
    const rooms = new Map(), graph = new Map(), includedBy = new Map(), classes = new Map(), tests = new Map();
    const crossing = new Map(), upward = [];
    const product = (path) => sources.test(path) && !path.startsWith("tests/");
    for (const [path, text] of files) {
        if (!sources.test(path)) continue;
        const room = roomOf(roomed(path));
        const count = rooms.get(room) ?? { files: 0, lines: 0 };
        rooms.set(room, { files: count.files + 1, lines: count.lines + text.split("\n").length - 1 });
        if (/(^|\/)(tst_\w+|\w+_test)\.cpp$/.test(path)) tests.set(room, (tests.get(room) ?? 0) + testFunctions(text));
        for (const name of includesIn(text)) {
            if (!files.has(name)) continue;
            includedBy.set(name, (includedBy.get(name) ?? new Set()).add(path));
            if (!product(path)) continue;
            const other = roomOf(roomed(name));
            if (unitOf(name) !== unitOf(path)) {
                graph.set(unitOf(path), (graph.get(unitOf(path)) ?? new Set()).add(unitOf(name)));
            }
            if (other === room) continue;
            crossing.set(`${room} > ${other}`, (crossing.get(`${room} > ${other}`) ?? 0) + 1);
            if (levels.has(room) && levels.has(other) && levels.get(other) >= levels.get(room)) upward.push(`${path} > ${name}`);
        }
        if (product(path) && path.endsWith(".cpp")) {
            const space = room.startsWith("ui/") ? "ui" : room;
            for (const [name, lines] of functionLines(text)) {
                classes.set(`${space} ${name}`, (classes.get(`${space} ${name}`) ?? 0) + lines);
            }
        }
    }
    const seenBy = (header) => {
        const seen = new Set([header]);
        for (const file of seen) for (const next of includedBy.get(file) ?? []) seen.add(next);
        return [...seen].filter((file) => file.endsWith(".cpp")).length;
    };
    const headers = [...files.keys()].filter((path) => product(path) && path.endsWith(".h"));
    const outside = [];
    for (const [path, text] of files) {
        if (!path.endsWith("CMakeLists.txt")) continue;
        for (const [found] of text.matchAll(/\bUNITY_BUILD\s+(OFF|FALSE|NO|0)\b/g)) outside.push(`${path}: ${found}`);
        for (const [, names] of text.matchAll(/set_source_files_properties\(([^)]*?)\s+PROPERTIES[^)]*SKIP_UNITY_BUILD_INCLUSION/g)) {
            outside.push(...names.split(/\s+/).map((name) => join(dirname(path), name)));
        }
    }
    const rooming = new Map();
    for (const arrow of crossing.keys()) {
        const [from, to] = arrow.split(" > ");
        rooming.set(from, (rooming.get(from) ?? new Set()).add(to));
    }
    const cycles = cyclesOf(graph);
    const lineCount = (text) => text.split("\n").length - 1;
    const inside = (top) => [...graph].reduce((sum, [from, to]) => sum + (from.startsWith(top) ? [...to].filter((name) => name.startsWith(top)).length : 0), 0);
    return {
        rooms: Object.fromEntries([...rooms].sort()),
        unitArrows: { models: inside("models/"), ui: inside("ui/"), app: inside("app/") },
        floors: { models: floorsOf(graph, (unit) => unit.startsWith("models/")), ui: floorsOf(graph, (unit) => unit.startsWith("ui/")) },
        roomArrows: crossing.size,
        roomGraph: Object.fromEntries([...crossing].sort()),
        upward: upward.sort(),
        roomCycles: cyclesOf(rooming),
        cycles: cycles.filter((group) => group.length > 2),
        pairs: cycles.filter((group) => group.length === 2),
        largeControllers: [...files].filter(([path, text]) => controller.test(path) && lineCount(text) > controllerLimit).map(([path]) => path),
        largeClasses: [...classes].filter(([, lines]) => lines > classLimit).sort((a, b) => b[1] - a[1]),
        largestClasses: [...classes].sort((a, b) => b[1] - a[1]).slice(0, 10),
        outsideUnity: outside.sort(),
        signalChains: signalChains([...files].filter(([path]) => product(path))),
        fanOut: headers.map((path) => [path, seenBy(path)]).sort((a, b) => b[1] - a[1]).slice(0, 15),
        sourceFiles: [...files.keys()].filter((path) => sources.test(path) && path.endsWith(".cpp")).length,
        tests: Object.fromEntries([...tests].sort()),
    };
}

/** What tests/mutate/mutate.mjs recorded; null: not run. */
function recordedMutants() {
    const path = join(root, "build/mutate/result.json");
    return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
}

function mutantsText(mutants) {
    if (!mutants) return "not run";
    const { counted, killed, explained, survived, revision } = mutants;
    return `${killed} of ${counted} (${explained} explained, ${survived} survived) at ${revision}`;
}

function print(now, base) {
    const columns = base ? [base, now] : [now];
    const row = (name, value) => console.log(`| ${[name, ...columns.map(value)].join(" | ")} |`);
    const table = (title, heading) => {
        console.log(`\n## ${title}\n\n| ${[heading, ...(base ? ["before", "now"] : ["now"])].join(" | ")} |`);
        console.log(`|---|${columns.map(() => "---:|").join("")}`);
    };
    const names = (pick) => [...new Set(columns.flatMap((figures) => Object.keys(pick(figures))))].sort();
    const sum = (record, pick) => Object.values(record).reduce((total, value) => total + pick(value), 0);

    table("Counts", "");
    row("files", (figures) => sum(figures.rooms, (room) => room.files));
    row("lines", (figures) => sum(figures.rooms, (room) => room.lines));
    row("arrows between units of models (floors)", (figures) => `${figures.unitArrows.models} (${figures.floors.models})`);
    row("arrows between units of ui (floors)", (figures) => `${figures.unitArrows.ui} (${figures.floors.ui})`);
    row("arrows between rooms", (figures) => figures.roomArrows);
    row("includes against the order of rooms", (figures) => figures.upward.length);
    row("cycles of rooms", (figures) => figures.roomCycles.length);
    row("cycles of more than two units", (figures) => figures.cycles.length);
    row("pairs of units that include each other", (figures) => figures.pairs.length);
    row(`controllers over ${controllerLimit} lines`, (figures) => figures.largeControllers.length);
    row(`classes over ${classLimit} function lines`, (figures) => figures.largeClasses.length);
    row("files outside unity builds", (figures) => figures.outsideUnity.length);
    row("signals emitted again more than once", (figures) => figures.signalChains.length);
    row("test functions", (figures) => sum(figures.tests, (count) => count));
    row("mutants of models/core killed", (figures) => mutantsText(figures.mutants));

    table("Files and lines by room", "room");
    for (const room of names((figures) => figures.rooms)) {
        row(room, ({ rooms }) => (rooms[room] ? `${rooms[room].files} / ${rooms[room].lines}` : "-"));
    }
    table("Headers by fan-out: source files that see them", "header");
    const seen = (figures, header) => figures.fanOut.find(([name]) => name === header)?.[1] ?? "-";
    for (const header of new Set(columns.toReversed().flatMap((figures) => figures.fanOut.map(([name]) => name)))) {
        row(header, (figures) => seen(figures, header));
    }
    row("of source files", (figures) => figures.sourceFiles);
    table("Test functions by room", "room");
    for (const room of names((figures) => figures.tests)) row(room, ({ tests }) => tests[room] ?? "-");
    table("Largest classes, function lines", "class");
    for (const name of new Set(columns.toReversed().flatMap((figures) => figures.largestClasses.map(([key]) => key)))) {
        row(name, (figures) => figures.largestClasses.find(([key]) => key === name)?.[1] ?? "-");
    }
    const list = (title, entries) => entries.length > 0 && console.log(`\n## ${title}\n\n${entries.map((entry) => `- ${entry}`).join("\n")}`);
    for (const [figures, when] of base ? [[base, "before"], [now, "now"]] : [[now, "now"]]) {
        list(`Against the order, ${when}`, figures.upward);
        list(`Cycles of rooms, ${when}`, figures.roomCycles.map((group) => group.join(", ")));
        list(`Cycles of more than two units, ${when}`, figures.cycles.map((group) => group.join(", ")));
        list(`Pairs of units that include each other, ${when}`, figures.pairs.map((group) => group.join(", ")));
        list(`Controllers over ${controllerLimit} lines, ${when}`, figures.largeControllers);
        list(`Outside unity builds, ${when}`, figures.outsideUnity);
        list(`Signals emitted again more than once, ${when}`, figures.signalChains);
    }
}

const args = process.argv.slice(2);
const baseAt = args.indexOf("--base");
const unknown = args.filter((arg, at) => !["--base", "--json"].includes(arg) && (baseAt < 0 || at !== baseAt + 1));
if (unknown.length > 0 || (baseAt >= 0 && !args[baseAt + 1])) {
    console.error("usage: node tests/architecture/counts.mjs [--base REV] [--json]");
    process.exit(2);
}
const now = { ...figuresOf(workingTree()), mutants: recordedMutants() };
let base;
if (baseAt >= 0) {
    const revision = git("rev-parse", "--verify", `${args[baseAt + 1]}^{commit}`).trim();
    const moved = movedSince(revision);
    base = figuresOf(treeOf(revision), (path) => moved.get(path) ?? path);
}
if (args.includes("--json")) console.log(JSON.stringify(base ? { before: base, now } : now, null, 2));
else print(now, base);
