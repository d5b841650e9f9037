// SPDX-License-Identifier: GPL-3.0-or-later
// The three lines of the README work when pasted into a shell; only the program's folder and the port are replaced. npx
// resolves to the installed CLI.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { herokuScript, Home } from './tool/heroku.mjs';
import { places } from './tool/places.mjs';

async function freePort() {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address();
    await new Promise((resolve) => server.close(resolve));
    return port;
}

test('the lines of the README', async () => {
    const readme = readFileSync(join(places.source, 'README.md'), 'utf8');
    const section = readme.slice(readme.indexOf('### Point the Heroku CLI at the sandbox'));
    const lines = /```sh\n([\s\S]*?)```/.exec(section)[1].trim();
    assert.equal(lines.split('\n').length, 3);
    const version = JSON.parse(readFileSync(join(places.source, 'tests/cli/package.json'), 'utf8')).devDependencies.heroku;
    assert.ok(lines.includes(`heroku@${version} `), 'the pinned version');

    const home = new Home();
    home.program('npx', `shift 2; exec "${process.execPath}" "${herokuScript}" "$@"`);
    const port = await freePort();
    const script = lines.replaceAll('5433', String(port)).replace('build/release/app/sandbox/poolhouse-sandbox', `'${places.sandbox}'`);
    assert.notEqual(script, lines);
    const { PATH } = home.environment('http://localhost');
    const shell = spawn('sh', ['-c', `${script}\nstatus=$?; kill $!; exit $status`], {
        cwd: join(home.path, 'work'),
        env: { PATH, HOME: home.path, TMPDIR: home.path, LANG: 'C.UTF-8' },
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: 60_000,
    });
    let out = '';
    let err = '';
    shell.stdout.setEncoding('utf8').on('data', (text) => { out += text; });
    shell.stderr.setEncoding('utf8').on('data', (text) => { err += text; });
    const status = await new Promise((resolve) => shell.once('close', resolve));
    home.remove();
    assert.equal(status, 0, out + err);
    assert.match(out, /postgresql-horizontal-12345 on example-app/);
});
