// SPDX-License-Identifier: GPL-3.0-or-later
// The Heroku CLI, isolated from the user's files and the network, without its background jobs.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { places } from './places.mjs';
import { token } from './sandbox.mjs';
import { Shared, sharing } from './shared.mjs';

export const herokuScript = join(places.tools, 'node_modules', 'heroku', 'bin', 'run.js');
/** Exit status where nobody can answer a question: Node 22 takes a wait that nothing can end for a failure. */
export const unanswered = Number(process.versions.node.split('.')[0]) >= 22 ? 1 : 0;
const timeLimit = 100_000;

/** A temporary home with the configuration of the CLI and git. */
export class Home {
    constructor() {
        this.path = mkdtempSync(join(tmpdir(), 'poolhouse-cli-'));
        for (const each of ['cache/heroku', 'data', 'config', 'bin', 'work']) {
            mkdirSync(join(this.path, each), { recursive: true });
        }
        writeFileSync(join(this.path, 'cache/heroku/terms-of-service'), '');
        // A stand-in for psql that prints how it was started.
        this.program('psql', 'echo "psql $*"; env | grep ^PG | sort');
        this.program('heroku', `exec "${process.execPath}" "${herokuScript}" "$@"`);
    }

    program(name, script) {
        const file = join(this.path, 'bin', name);
        writeFileSync(file, `#!/bin/sh\n${script}\n`);
        chmodSync(file, 0o755);
    }

    /** The complete environment; nothing is inherited, such as the user's proxies and certificates. */
    environment(url, more = {}) {
        return {
            PATH: `${join(this.path, 'bin')}:/usr/local/bin:/usr/bin:/bin`,
            HOME: this.path,
            GIT_CONFIG_GLOBAL: join(this.path, 'gitconfig'),
            GIT_CONFIG_NOSYSTEM: '1',
            XDG_CACHE_HOME: join(this.path, 'cache'),
            XDG_DATA_HOME: join(this.path, 'data'),
            XDG_CONFIG_HOME: join(this.path, 'config'),
            HEROKU_HOST: url.replace('127.0.0.1', 'localhost'),
            HEROKU_DATA_HOST: 'localhost',
            HEROKU_PARTICLEBOARD_URL: url,
            HEROKU_API_KEY: token,
            NODE_COMPILE_CACHE: join(places.tools, 'compiled'),
            DISABLE_TELEMETRY: 'true',
            HEROKU_DISABLE_AUTOUPDATE: '1',
            HEROKU_SKIP_NEW_VERSION_CHECK: 'true',
            NO_COLOR: '1',
            TZ: 'UTC',
            LANG: 'C.UTF-8',
            ...more,
        };
    }

    /** The process for the next command: undefined while another command uses it. */
    shared() {
        if (this.host?.busy) {
            return undefined;
        }
        if (!this.host?.usable) {
            this.host = new Shared(this.environment('http://localhost'));
        }
        return this.host;
    }

    remove() {
        this.host?.stop();
        rmSync(this.path, { recursive: true, force: true });
    }
}

/**
 * Runs the CLI without a terminal and waits for its end: {status, out, err}. Commands of a home share a process, unless
 * they run at the same time or `alone` is set, for commands that end because nobody can answer.
 */
export function heroku(home, url, args, environment = {}, alone = false) {
    const command = { script: herokuScript, args, cwd: join(home.path, 'work'), environment: home.environment(url, environment) };
    const shared = sharing && !alone ? home.shared() : undefined;
    return shared ? shared.run(command, timeLimit) : runAlone(command);
}

function runAlone({ script, args, cwd, environment }) {
    return new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [script, ...args], {
            cwd,
            env: environment,
            stdio: ['ignore', 'pipe', 'pipe'],
            timeout: timeLimit,
            killSignal: 'SIGKILL',
        });
        const result = { out: '', err: '' };
        child.stdout.setEncoding('utf8').on('data', (text) => { result.out += text; });
        child.stderr.setEncoding('utf8').on('data', (text) => { result.err += text; });
        child.once('error', reject);
        child.once('close', (code, signal) => resolve({ ...result, status: code ?? signal }));
    });
}
