// SPDX-License-Identifier: GPL-3.0-or-later
// A process that runs one command of the CLI after the other. Starting Node and loading the CLI takes most of the time of a
// short command. Commands in it have the environment, output and exit status of a process of their own.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import * as modules from 'node:module';
import { fileURLToPath } from 'node:url';

const host = fileURLToPath(new URL('heroku_host.mjs', import.meta.url));
const mark = '\n\x04end of the command\x04\n';

/** Whether this version of Node can load modules anew (22.15 or newer), and nobody wants a process per command. */
export const sharing = typeof modules.registerHooks === 'function' && !process.env.POOLHOUSE_CLI_ALONE;

export class Shared {
    /** `environment`: for the start; each command has its own. */
    constructor(environment) {
        this.busy = false;
        this.usable = true;
        this.texts = { out: '', err: '' };
        this.child = spawn(process.execPath, [host], { env: environment, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
        for (const [name, stream] of [['out', this.child.stdout], ['err', this.child.stderr]]) {
            stream.setEncoding('utf8').on('data', (text) => {
                this.texts[name] += text;
                this.step?.();
            });
        }
        this.child.on('message', (answer) => {
            this.answer = answer;
            this.step?.();
        });
        this.child.once('error', (error) => this.stopped?.(error));
        this.child.once('close', (code, signal) => {
            this.usable = false;
            this.stopped?.(undefined, code ?? signal);
        });
    }

    /** {status, out, err} of a command, or of the process if it ends before the command. */
    async run(command, timeLimit) {
        assert.deepEqual(this.texts, { out: '', err: '' }, 'output after the end of the previous command');
        this.busy = true;
        this.answer = undefined;
        const timer = setTimeout(() => this.child.kill('SIGKILL'), timeLimit);
        try {
            return await new Promise((resolve, reject) => {
                this.stopped = (error, status) => (error ? reject(error) : resolve({ ...this.texts, status }));
                this.step = () => {
                    const { out, err } = this.texts;
                    if (this.answer === undefined || !out.endsWith(mark) || !err.endsWith(mark)) {
                        return;
                    }
                    this.texts = { out: '', err: '' };
                    this.usable &&= !this.answer.spent;
                    if (this.answer.unfinished) {
                        reject(new Error(`waits for what cannot come, which needs a process of its own (alone): ${command.args.join(' ')}`));
                    }
                    resolve({ status: this.answer.status, out: out.slice(0, -mark.length), err: err.slice(0, -mark.length) });
                };
                this.child.send({ ...command, mark });
            });
        } finally {
            clearTimeout(timer);
            this.step = undefined;
            this.stopped = undefined;
            this.busy = false;
            if (!this.usable) {
                this.stop();
            }
        }
    }

    stop() {
        this.usable = false;
        this.child.kill('SIGKILL');
    }
}
