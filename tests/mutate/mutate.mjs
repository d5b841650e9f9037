// SPDX-License-Identifier: GPL-3.0-or-later
// mutate.mjs [--most N] [--seed N] [--only FILE] [--everything] [--source DIR] [--work DIR] [--cmake PROGRAM]
//            [--compiler PROGRAM] [--generator NAME]
// Breaks models/core in one place at a time, runs its tests and prints the mutants that no test detects. `--most` (250)
// mutants are taken in an order given by `--seed` (1); `--only plan.cpp` takes them from one file. Mutants that do not
// compile, or compile to the same object as the original or an earlier mutant, do not count. Without `--everything`,
// neither do those in the pruning functions listed in survivors.mjs. The source tree is only read: copies are mutated
// in `--work` (build/mutate). Exit code 1 when a mutant survives without an explanation in survivors.mjs, when an
// explanation there does not match exactly one mutant, or when fewer than 95 % are killed. A run over all files is
// recorded in build/mutate/result.json of the source tree, for tests/architecture/counts.mjs.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mutantsOf } from './operators.mjs';
import { Project } from './project.mjs';
import { Suite } from './suite.mjs';
import { explained, savesTime } from './survivors.mjs';

const wantedShare = 0.95;
const tree = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const { values: options } = parseArgs({
    options: {
        most: { type: 'string', default: '250' },
        seed: { type: 'string', default: '1' },
        only: { type: 'string' },
        source: { type: 'string', default: tree },
        work: { type: 'string', default: resolve(tree, 'build/mutate') },
        cmake: { type: 'string', default: 'cmake' },
        compiler: { type: 'string' },
        generator: { type: 'string', default: 'Ninja' },
        everything: { type: 'boolean', default: false },
    },
});

/** A shuffle that depends on the seed only (mulberry32, Fisher-Yates). */
function shuffled(items, seed) {
    let state = seed >>> 0;
    const random = () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
    const order = [...items];
    for (let at = order.length - 1; at > 0; --at) {
        const other = Math.floor(random() * (at + 1));
        [order[at], order[other]] = [order[other], order[at]];
    }
    return order;
}

const explains = (reason, mutant) =>
    ['file', 'original', 'mutant', 'above'].every((key) => reason[key] === undefined || reason[key] === mutant[key]);
const shown = (mutant) => `${mutant.file}:${mutant.line}\n  - ${mutant.original}\n  + ${mutant.mutant}`;

/** Builds and tests mutants until `most` of them have been counted. */
async function tested(project, suite, mutants, most) {
    const counts = { counted: 0, failed: 0, 'too long': 0, explained: 0, survived: 0, skipped: 0 };
    for (const mutant of mutants) {
        if (counts.counted === most) {
            break;
        }
        if (!project.buildWith(mutant.file, mutant.text)) {
            ++counts.skipped;
            continue;
        }
        const outcome = await suite.judge(mutant.file);
        ++counts.counted;
        if (outcome !== 'passed') {
            ++counts[outcome];
        } else {
            const reason = explained.find((each) => explains(each, mutant));
            ++counts[reason ? 'explained' : 'survived'];
            console.log(`${reason ? 'explained' : 'survived'}: ${shown(mutant)}${reason ? `\n  ${reason.why}` : ''}`);
        }
        if (counts.counted % 25 === 0) {
            console.error(`${counts.counted} of ${most}`);
        }
    }
    return counts;
}

/** `git describe` of the sources; they may lack a repository. */
function revisionOf(source) {
    try {
        return execFileSync('git', ['-C', source, 'describe', '--always', '--dirty', '--exclude', '*'], {
            encoding: 'utf8',
        }).trim();
    } catch {
        return 'unknown';
    }
}

function record(source, figures) {
    const folder = join(source, 'build/mutate');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'result.json'), `${JSON.stringify(figures, null, 4)}\n`);
}

setPriority(5);
const revision = revisionOf(options.source);
const project = new Project(options.source, resolve(options.work));
console.error('building the rules and their tests');
project.build(options);
const suite = new Suite(project);
await suite.measure();

const mutants = project
    .files()
    .flatMap((file) => mutantsOf(file, project.read(file), savesTime[file] ?? []));
const unclear = explained.filter((each) => mutants.filter((mutant) => explains(each, mutant)).length !== 1);
for (const each of unclear) {
    console.log(`explained, yet not of one mutant: ${each.file}\n  - ${each.original}\n  + ${each.mutant}`);
}
const taken = shuffled(mutants, Number(options.seed)).filter(
    ({ file, apart }) => (options.only ?? file) === file && (options.everything || !apart),
);
const counts = await tested(project, suite, taken, Number(options.most));
const killed = counts.failed + counts['too long'];
console.log(`${counts['too long']} of the killed ran out of time; ${counts.skipped} more changes made no mutant`);
console.log(
    `mutants: ${counts.counted}, killed ${killed}, explained ${counts.explained}, survived ${counts.survived}`,
);
if (options.only === undefined) {
    const { counted, explained: reasoned, survived } = counts;
    record(options.source, { revision, counted, killed, explained: reasoned, survived });
}
process.exitCode =
    counts.counted === 0 || counts.survived > 0 || unclear.length > 0 || killed < counts.counted * wantedShare ? 1 : 0;
