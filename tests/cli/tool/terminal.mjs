// SPDX-License-Identifier: GPL-3.0-or-later
// The Heroku CLI on a terminal, for interactive commands. script(1) of bsdutils, part of every Debian, provides the
// terminal: keys are written to its stdin, and its output is captured.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { herokuScript } from './heroku.mjs';

const answerLimit = 40_000;
export const enter = '\r';
export const down = '\x1b[B';
export const up = '\x1b[A';

const escapes = /\x1b(?:\[[0-9;?]*[A-Za-z]|\][^\x07]*\x07|[=>])|\r/g;
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

export class Terminal {
    constructor(home, url, args) {
        const command = [process.execPath, herokuScript, ...args].map(quoted).join(' ');
        this.raw = '';
        this.seen = 0;
        this.changed = 0;
        this.closed = false;
        this.child = spawn('script', ['-qefc', `stty rows 60 cols 160; exec ${command}`, '/dev/null'], {
            cwd: join(home.path, 'work'),
            env: home.environment(url, { TERM: 'xterm', SHELL: '/bin/sh' }),
            stdio: ['pipe', 'pipe', 'pipe'],
        });
        const take = (text) => {
            this.raw += text;
            this.changed = Date.now();
        };
        this.child.stdout.setEncoding('utf8').on('data', take);
        this.child.stderr.setEncoding('utf8').on('data', take);
        this.ended = new Promise((resolve) => {
            this.child.once('close', (code, signal) => {
                this.closed = true;
                resolve(code ?? signal);
            });
        });
    }

    /** All output so far, without escape sequences. */
    get text() {
        return this.raw.replace(escapes, '');
    }

    /** Waits for a text after the previously awaited one. */
    async expect(pattern) {
        const wanted = typeof pattern === 'string' ? new RegExp(pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : pattern;
        const deadline = Date.now() + answerLimit;
        for (;;) {
            const match = wanted.exec(this.text.slice(this.seen));
            if (match) {
                this.seen += match.index + match[0].length;
                return match;
            }
            if (Date.now() > deadline || this.closed) {
                this.child.kill('SIGKILL');
                throw new Error(`the terminal never showed ${wanted}; it showed:\n${this.text.slice(-3000)}`);
            }
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
    }

    send(keys) {
        this.child.stdin.write(keys);
    }

    /** Waits for the question, moves the cursor of its list to the line that contains `choice`, and selects it. */
    async choose(question, choice) {
        await this.expect(question);
        for (let step = 0; step < 30; ++step) {
            const pointed = await this.pointedLine(step);
            if (pointed.includes(choice)) {
                this.seen = this.text.length;
                this.send(enter);
                return;
            }
            this.shownBefore = this.text.length;
            this.send(down);
        }
        throw new Error(`no choice "${choice}" for "${question}":\n${this.text.slice(-3000)}`);
    }

    /** The list line under the cursor, once redrawn after the last key. */
    async pointedLine(step) {
        const from = step === 0 ? this.seen : this.shownBefore;
        const deadline = Date.now() + answerLimit;
        for (;;) {
            const shown = this.text.slice(from);
            const at = shown.lastIndexOf('❯');
            // A line end proves the line complete; the last line has none and is complete when no more output arrives.
            if (at >= 0 && (shown.includes('\n', at) || Date.now() - this.changed > 80)) {
                return shown.slice(at).split('\n')[0];
            }
            if (Date.now() > deadline || this.closed) {
                throw new Error(`no list was drawn:\n${this.text.slice(-3000)}`);
            }
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
    }

    async answer(question, text) {
        await this.expect(question);
        this.send(text + enter);
    }

    async end() {
        const timer = setTimeout(() => this.child.kill('SIGKILL'), answerLimit);
        const status = await this.ended;
        clearTimeout(timer);
        return { status, out: this.text };
    }
}
