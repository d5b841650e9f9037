// SPDX-License-Identifier: GPL-3.0-or-later
// The window of the real program, used by the plugin tests/support/window_hand.cpp, which describes the steps.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { places } from './places.mjs';

const stepLimit = 100_000;

export class Window {
    /** Opened on the sandbox's API. */
    constructor(home, url) {
        this.child = spawn(process.env.POOLHOUSE_EXE, ['--api-url', url], {
            env: home.environment(url, {
                XDG_RUNTIME_DIR: home.path,
                DBUS_SESSION_BUS_ADDRESS: 'disabled:',
                LSAN_OPTIONS: `suppressions=${join(places.source, 'tests/leak_sanitizer.supp')}`,
                QT_QPA_PLATFORM: 'offscreen',
                QT_LOGGING_RULES: 'qt.qpa.*=false',
                QT_PLUGIN_PATH: process.env.POOLHOUSE_HAND_PLUGINS,
                QT_QPA_GENERIC_PLUGINS: 'poolhouse_hand',
                POOLHOUSE_HAND: 'stdin',
            }),
            stdio: ['pipe', 'pipe', 'pipe'],
        });
        this.child.stdin.on('error', () => {}); // it has ended, which the step says
        this.message = '';
        this.ended = new Promise((resolve) => this.child.once('close', (code, signal) => resolve(code ?? signal)));
        createInterface({ input: this.child.stdout }).on('line', (line) => this.take(JSON.parse(line)));
        createInterface({ input: this.child.stderr }).on('line', (line) => {
            if (!line.startsWith('This plugin does not support ')) { // said by the platform without a screen
                console.error(line);
            }
        });
    }

    take({ message, texts, step }) {
        this.message = message ?? this.message;
        this.texts = texts ?? this.texts;
        if (step !== undefined) {
            this.done();
        }
    }

    /** One after the other; fails if one of them stays impossible. */
    async walk(...steps) {
        for (const step of steps) {
            const done = new Promise((resolve) => { this.done = () => resolve(true); });
            this.child.stdin.write(`${JSON.stringify(step)}\n`);
            let timer;
            const late = new Promise((resolve) => { timer = setTimeout(resolve, stepLimit, false); });
            const carriedOut = await Promise.race([done, late, this.ended.then(() => false)]);
            clearTimeout(timer);
            assert.equal(carriedOut, true, `not possible: ${JSON.stringify(step)}; the message bar says: ${this.message}`);
        }
    }

    /** All that is to be read in a widget. */
    async read(widget) {
        await this.walk(['texts', widget]);
        return this.texts;
    }

    /** Ends it as a session that ends. */
    async stop() {
        this.child.kill('SIGTERM');
        assert.equal(await this.ended, 0, 'the exit status of poolhouse');
    }
}
