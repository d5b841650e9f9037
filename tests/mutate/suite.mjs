// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the tests of the rules until one fails.
import { spawn } from 'node:child_process';
import { subjectOf } from './project.mjs';

/** Mutants may allocate without end; no core dumps. */
const limits = 'ulimit -c 0; ulimit -v 8388608; exec "$0" "$@"';

/**
 * Runs one test: 'passed', 'failed' or 'too long'. Stops at the first failing function; `limit` is in milliseconds.
 */
function runTest({ program, libraries }, limit) {
    return new Promise((resolve) => {
        const child = spawn('sh', ['-c', limits, program, '-nocrashhandler'], {
            env: { ...process.env, LD_LIBRARY_PATH: libraries, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
            stdio: ['ignore', 'pipe', 'ignore'],
        });
        let outcome;
        const end = (why) => {
            outcome ??= why;
            child.kill('SIGKILL');
        };
        const timer = setTimeout(() => end('too long'), limit);
        let line = '';
        child.stdout.setEncoding('utf8').on('data', (text) => {
            const lines = (line + text).split('\n');
            line = lines.pop();
            if (lines.some((each) => each.startsWith('FAIL!'))) {
                end('failed');
            }
        });
        child.on('close', (code) => {
            clearTimeout(timer);
            resolve(outcome ?? (code === 0 ? 'passed' : 'failed'));
        });
    });
}

export class Suite {
    #project;
    #durations = new Map(); // by test, in milliseconds

    constructor(project) {
        this.#project = project;
    }

    /** Runs every test on the unchanged rules and notes its duration. Throws when one does not pass. */
    async measure() {
        for (const test of this.#project.tests) {
            const start = performance.now();
            const outcome = await runTest(this.#project.programOf(test), 300_000);
            if (outcome !== 'passed') {
                throw new Error(`${test} does not pass without a mutant: ${outcome}`);
            }
            this.#durations.set(test, performance.now() - start);
        }
    }

    /** Runs the tests on the last mutant of `file`: 'failed' or 'too long' for the first that fails, else 'passed'. */
    async judge(file) {
        for (const test of this.#testsFor(file)) {
            const limit = Math.max(10_000, this.#durations.get(test) * 20);
            const outcome = await runTest(this.#project.programOf(test, file), limit);
            if (outcome !== 'passed') {
                return outcome;
            }
        }
        return 'passed';
    }

    /** The tests of the same subject first, then those that include its header, then the others; shorter ones first. */
    #testsFor(file) {
        const subject = subjectOf(file);
        if (file.endsWith('.h')) {
            return [`tst_${subject}`];
        }
        const distance = (test) => {
            const other = subjectOf(test);
            if (other === subject) {
                return 0;
            }
            if (other.startsWith(`${subject}_`) || subject.startsWith(`${other}_`)) {
                return 1;
            }
            return this.#project.readTest(test).includes(`models/core/${subject}.h"`) ? 2 : 3;
        };
        return [...this.#project.tests].sort(
            (a, b) => distance(a) - distance(b) || this.#durations.get(a) - this.#durations.get(b),
        );
    }
}
