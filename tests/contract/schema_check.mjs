// SPDX-License-Identifier: GPL-3.0-or-later
// schema_check.mjs OPENAPI TOOLS RECORDS [--all-operations]: validates all recorded responses against the contract. In the
// scenario "degraded", enum values outside the contract are intended and allowed. With --all-operations, an operation of
// the contract without a successful exchange is a failure.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Contract } from './contract.mjs';

const [file, tools, records, ...flags] = process.argv.slice(2);
const contract = new Contract(file, tools);
const exercised = new Set();
const complaints = new Map();
let exchanges = 0;

for (const name of readdirSync(records).filter((each) => each.endsWith('.jsonl'))) {
    for (const line of readFileSync(join(records, name), 'utf8').split('\n').filter(Boolean)) {
        const record = JSON.parse(line);
        ++exchanges;
        const operation = contract.operationOf(record.method, record.path);
        if (operation && record.status < 300) {
            exercised.add(operation.id);
        }
        const found = contract.judge(record).filter((each) => !(each.isEnum && record.scenario === 'degraded'));
        for (const { text } of found) {
            const key = `${record.method} ${operation?.path ?? record.path} ${record.status}: ${text.replace(/\/\d+/g, '/N')}`;
            complaints.set(key, complaints.get(key) ?? `${name}: ${line.slice(0, 600)}`);
        }
    }
}

const missing = contract.operations.map((each) => each.id).filter((id) => !exercised.has(id));
console.log(`${exchanges} exchanges, ${exercised.size} of ${contract.operations.length} operations answered with success`);
for (const [what, where] of complaints) {
    console.log(`\n${what}\n    ${where}`);
}
if (missing.length > 0) {
    console.log(`\nnot exercised: ${missing.join(', ')}`);
}
const incomplete = flags.includes('--all-operations') && missing.length > 0;
if (exchanges === 0) {
    console.log('nothing was recorded');
}
process.exitCode = complaints.size > 0 || incomplete || exchanges === 0 ? 1 : 0;
