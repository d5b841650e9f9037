// SPDX-License-Identifier: GPL-3.0-or-later
// golden_check.mjs OPENAPI TOOLS FOLDER: validates the hand-written responses against the contract. Responses to changes
// may be partial; their members must be valid.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Contract } from './contract.mjs';

const [file, tools, folder] = process.argv.slice(2);
const contract = new Contract(file, tools);
let pairs = 0;
let bad = 0;
for (const name of readdirSync(folder)) {
    for (const pair of JSON.parse(readFileSync(join(folder, name), 'utf8'))) {
        ++pairs;
        const { method, path, body } = pair.request;
        const record = {
            method,
            path: path.replaceAll(/\{[^}]*\}/g, '00000000-0000-4000-8000-000000000000'),
            status: pair.status,
            request: body ?? null,
            response: pair.answer,
            headers: { 'content-type': 'application/json', 'request-id': 'x', 'ratelimit-remaining': '1', 'next-range': 'x' },
        };
        const known = contract.operationOf(record.method, record.path) !== undefined;
        const found = contract.judge(record).filter(({ text }) => !/must have required property/.test(text));
        if (!known || found.length > 0) {
            ++bad;
            console.log(`${name}: ${pair.name}: ${known ? found.map(({ text }) => text).join('; ') : 'no such operation'}`);
        }
    }
}
console.log(`${pairs} pairs, ${bad} of them not what the contract says`);
process.exitCode = bad > 0 || pairs === 0 ? 1 : 0;
