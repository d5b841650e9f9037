// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of rows that share sandboxes: definition and checks.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { heroku, Home } from './heroku.mjs';
import { places } from './places.mjs';
import { Proxy } from './proxy.mjs';
import { Sandbox } from './sandbox.mjs';
import { Terminal } from './terminal.mjs';

// Calls by the letters used in the conformance table.
export const A = 'POST /actions/addons/resolve';
export const T = 'POST /actions/addon-attachments/resolve';
export const C = (app) => `POST /apps/${app}/addons`;
export const R = (app) => `GET /apps/${app}/releases`;
export const G = 'GET /addons/*/addon-attachments';
export const D = (method, rest) => `${method} /data/postgres/v1/*/${rest}`;
export const M = (method, rest = '') => `${method} /data/maintenances/v1/*${rest}`;
/** Concurrent calls, in any order. */
export const together = (...calls) => ({ together: calls });
/** A call with exactly this body. */
export const sends = (call, body) => ({ call, body });

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const shortCall = (each) => `${each.method} ${each.path.replace(ids, '*')}`;
/** Removes the CLI's line breaks at 80 columns and its error marks, to compare words only. */
const flat = (text) => text.replace(/^ ›/gm, ' ').replace(/\s+/g, ' ');

function sameCalls(actual, expected) {
    let rest = actual;
    for (const each of expected) {
        const wanted = each.together ?? [each];
        const next = rest.slice(0, wanted.length);
        rest = rest.slice(wanted.length);
        const names = wanted.map((one) => one.call ?? one);
        assert.deepEqual(next.map(shortCall).sort(), [...names].sort(),
            `the calls, which were ${JSON.stringify(actual.map(shortCall), null, 1)}`);
        for (const one of wanted) {
            if (one.call !== undefined) {
                assert.deepEqual(next.find((call) => shortCall(call) === one.call).request, one.body, `body of ${one.call}`);
            }
        }
    }
    assert.deepEqual(rest.map(shortCall), [], 'calls that should not have been made');
}

/**
 * Checks a finished command. stdout must contain `out`, stderr `err`, neither of them `not`: strings or patterns. Only
 * for running it: `alone`, in a process of its own.
 */
export function judge(result, { exit = 0, out = [], err = [], not = [], calls } = {}) {
    const shown = `\n--- ${result.line}\n--- exit ${result.status}\n--- stdout\n${result.out}\n--- stderr\n${result.err ?? ''}`
        + `\n--- calls\n${(result.calls ?? []).map((each) => `${each.status} ${shortCall(each)} `
            + `${JSON.stringify(each.request)}`).join('\n')}\n`;
    const holds = (text, part) => (part instanceof RegExp ? part.test(text) : flat(text).includes(part));
    try {
        assert.equal(result.status, exit, 'exit status');
        for (const part of [out].flat()) {
            assert.ok(holds(result.out, part), `stdout must hold ${part}`);
        }
        for (const part of [err].flat()) {
            assert.ok(holds(result.err, part), `stderr must hold ${part}`);
        }
        for (const part of [not].flat()) {
            assert.ok(!holds(result.out + result.err, part), `must not hold ${part}`);
        }
        if (calls) {
            sameCalls(result.calls, calls);
        }
    } catch (error) {
        throw new Error(error.message + shown);
    }
    return result;
}

/** Context of a row: a sandbox (shared by rows with the same options) and the CLI connected to it. */
class Bench {
    constructor(home, sandbox) {
        this.home = home;
        this.sandbox = sandbox;
    }

    /** Runs `heroku LINE`; LINE is split into words, '...' keeps spaces. */
    cli = async (line, expected, environment = {}) => {
        const before = this.sandbox.exchanges().length;
        const result = await heroku(this.home, this.sandbox.url, words(line), environment, expected?.alone);
        result.line = line;
        result.calls = this.sandbox.exchanges().slice(before);
        return expected === undefined ? result : judge(result, expected);
    };

    /** The same through a proxy with `rule`; the calls are those seen by the proxy. */
    cliThrough = async (rule, line, expected, environment = {}) => {
        const proxy = await Proxy.start(this.sandbox.url, rule);
        try {
            const result = await heroku(this.home, proxy.url, words(line), environment, expected?.alone);
            result.line = line;
            result.calls = proxy.calls;
            return expected === undefined ? result : judge(result, expected);
        } finally {
            await proxy.stop();
        }
    };

    terminal = (line, url = this.sandbox.url) => new Terminal(this.home, url, words(line));
}

export function words(line) {
    return [...line.matchAll(/(?:[^\s']|'[^']*')+/g)].map(([word]) => word.replaceAll("'", ''));
}

const outcomes = [];
let home = null;
const benches = new Map();

/** The bench for `options`: one sandbox per set of options, started on first use, stopped with the group. */
async function benchOf(name, options) {
    const key = options.join(' ');
    home ??= new Home();
    if (!benches.has(key)) {
        benches.set(key, new Bench(home, await Sandbox.start(`${name}-${benches.size}`, options)));
    }
    return benches.get(key);
}

export function group(name) {
    after(async () => {
        writeFileSync(join(places.results, `${name}.json`), JSON.stringify(outcomes));
        for (const bench of benches.values()) {
            await bench.sandbox.stop();
        }
        home?.remove();
    });
    const define = (kind, id, title, options, body) => test(`${kind} ${typeof id === 'number' ? `${id}: ` : ''}${title}`, async () => {
        const outcome = { kind, id, title, passed: false };
        outcomes.push(outcome);
        await body(await benchOf(name, options));
        outcome.passed = true;
    });
    return {
        /** A row of the command table, by number; `options`: of its sandbox. */
        row: (number, title, options, body) => define('row', number, title, options, body),
        /** An edge case. */
        edge: (title, options, body) => define('edge', title, title, options, body),
        /** A complete terminal session. */
        session: (title, options, body) => define('session', title, title, options, body),
    };
}
