// SPDX-License-Identifier: GPL-3.0-or-later
// Rows 1 to 51 were all run and passed, as the README claims.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { places } from './tool/places.mjs';

const rows = 51;
const outcomes = readdirSync(places.results).flatMap((each) => JSON.parse(readFileSync(join(places.results, each), 'utf8')));

test('every row of the table passes', () => {
    const state = new Map();
    for (const { kind, id, passed } of outcomes.filter((each) => each.kind === 'row')) {
        state.set(id, (state.get(id) ?? true) && passed);
    }
    const numbers = Array.from({ length: rows }, (_, i) => i + 1);
    const passing = numbers.filter((each) => state.get(each));
    console.log(`${passing.length} of ${rows} rows pass`);
    assert.deepEqual(numbers.filter((each) => !state.get(each)), [], 'rows that failed or were not run');
    const claim = /(\d+) of (\d+) rows/.exec(readFileSync(join(places.source, 'README.md'), 'utf8'));
    assert.deepEqual(claim?.slice(1).map(Number), [passing.length, rows], 'what README.md says');
});

test('every edge case and session passes', () => {
    const others = outcomes.filter((each) => each.kind !== 'row');
    console.log(`${others.filter((each) => each.passed).length} of ${others.length} edge cases and sessions pass`);
    assert.deepEqual(others.filter((each) => !each.passed).map((each) => each.title), []);
});
