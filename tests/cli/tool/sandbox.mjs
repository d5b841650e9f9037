// SPDX-License-Identifier: GPL-3.0-or-later
// A poolhouse-sandbox process and its recorded exchanges.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { places } from './places.mjs';

export const token = '01234567-89ab-4def-8123-456789abcdef';

export class Sandbox {
    /** Starts a process on a free port; `options`: further arguments of poolhouse-sandbox. */
    static async start(name, options = []) {
        const sandbox = new Sandbox();
        sandbox.recordFile = join(places.records, `cli-${name}-${process.pid}.jsonl`);
        sandbox.process = spawn(places.sandbox, ['--record', sandbox.recordFile, ...options],
            { stdio: ['ignore', 'pipe', 'inherit'] });
        const lines = createInterface({ input: sandbox.process.stdout });
        const first = await new Promise((resolve, reject) => {
            lines.once('line', resolve);
            sandbox.process.once('exit', (code) => reject(new Error(`poolhouse-sandbox ended with ${code}`)));
            sandbox.process.once('error', reject);
        });
        sandbox.url = JSON.parse(first).url;
        return sandbox;
    }

    /** Stops it; fails after a crash or a sanitizer report. */
    async stop() {
        if (this.process.exitCode !== null || this.process.signalCode !== null) {
            assert.fail(`poolhouse-sandbox had ended by itself: ${this.process.exitCode ?? this.process.signalCode}`);
        }
        const ended = new Promise((resolve) => this.process.once('exit', (code, signal) => resolve(code ?? signal)));
        this.process.kill('SIGTERM');
        assert.equal(await ended, 0, 'the exit status of poolhouse-sandbox');
    }

    /** All exchanges so far. Complete, since the sandbox records before it responds. */
    exchanges() {
        const text = readFileSync(this.recordFile, 'utf8');
        return text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
    }

    /** Sends a request directly: {status, headers, body}. */
    async request(method, path, body, headers = {}) {
        const response = await fetch(this.url + path, {
            method,
            headers: {
                Accept: 'application/vnd.heroku+json; version=3.sdk',
                'Accept-Expansion': 'addon_service,plan',
                'Accept-Inclusion': 'addon:plan,config_vars',
                Authorization: `Bearer ${token}`,
                ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
                ...headers,
            },
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        const text = await response.text();
        return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
    }

    async get(path) {
        const answer = await this.request('GET', path);
        assert.ok(answer.status < 300, `GET ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
        return answer.body;
    }

    /** The add-on of that name, or undefined. */
    async addon(name) {
        return (await this.get('/addons')).find((each) => each.name === name);
    }

    async data(name, rest) {
        return this.get(`/data/postgres/v1/${(await this.addon(name)).id}/${rest}`);
    }

    async pool(name, pool) {
        return (await this.data(name, 'info')).pools.find((each) => each.name === pool);
    }

    /** Polls until `wanted` holds, to wait for changes in sandbox time. */
    async until(what, wanted) {
        const deadline = Date.now() + 30_000;
        for (;;) {
            const value = await wanted();
            if (value) {
                return value;
            }
            assert.ok(Date.now() < deadline, `not within 30 s: ${what}`);
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    }
}
