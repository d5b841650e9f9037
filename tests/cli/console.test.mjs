// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the console and the CLI say the same of a sandbox.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { group } from './tool/group.mjs';

const { edge } = group('console');
const app = 'catalog-api';
const database = 'postgresql-globular-40718';
const small = [];
const fast = ['--time-scale', '600'];

/** The JSON of `poolhouse ARGS`. */
async function poolhouse({ home, sandbox }, ...args) {
    const env = home.environment(sandbox.url, { QT_QPA_PLATFORM: 'offscreen', DBUS_SESSION_BUS_ADDRESS: 'disabled:' });
    const { stdout } = await promisify(execFile)(process.env.POOLHOUSE_EXE, [...args, '--json', '--api-url', sandbox.url], { env });
    return JSON.parse(stdout);
}

/** A line of `out` has all of `parts`, capital or not. */
function says(out, ...parts) {
    const has = (line) => parts.every((part) => line.toLowerCase().includes(String(part).toLowerCase()));
    assert.ok(out.split('\n').some(has), `no line with ${parts.join(' and ')}:\n${out}`);
}

async function change(sandbox, method, rest, body) {
    const { id } = await sandbox.addon(database);
    const { status } = await sandbox.request(method, rest.replace('ID', id), body);
    assert.ok(status < 300, `${method} ${rest}: ${status}`);
}

edge('credentials', small, async (bench) => {
    await change(bench.sandbox, 'POST', '/data/postgres/v1/ID/credentials', { name: 'reporting' });
    const { credentials } = await poolhouse(bench, 'credentials', database);
    const { out } = await bench.cli(`data:pg:credentials DATABASE -a ${app}`, {});
    assert.equal(credentials.length, 2);
    for (const { name, type } of credentials) {
        says(out, name);
        says(out, name, type);
    }
});

edge('settings', small, async (bench) => {
    await change(bench.sandbox, 'PUT', '/data/postgres/v1/ID/settings', { settings: 'log_statement:mod' });
    const { settings } = await poolhouse(bench, 'settings', `${app}::DATABASE`);
    const { out } = await bench.cli(`data:pg:settings DATABASE -a ${app}`, {});
    assert.deepEqual(settings.filter(({ changed }) => changed).map(({ name }) => name), ['log_statement']);
    for (const { name, value } of settings) {
        says(out, name, value);
    }
});

edge('quotas', small, async (bench) => {
    await change(bench.sandbox, 'PATCH', '/data/postgres/v1/ID/quotas/storage',
        { warning_gb: 12, critical_gb: 500, enforcement_action: 'notify' });
    const { quotas: [quota] } = await poolhouse(bench, 'quotas', database);
    const { out } = await bench.cli(`data:pg:quotas DATABASE -a ${app}`, {});
    says(out, 'warning', quota.warning_gb);
    says(out, 'critical', quota.critical_gb);
    says(out, 'enforcement action', quota.enforcement_action);
    says(out, 'status', quota.current_gb);
    assert.equal(quota.standing, 'warning_exceeded');
    says(out, 'warning', 'exceeded');
});

edge('maintenances', small, async (bench) => {
    await change(bench.sandbox, 'POST', '/data/maintenances/v1/ID/schedule', { delay_weeks: '2' });
    const { maintenance } = await poolhouse(bench, 'maintenance', database);
    const told = JSON.parse((await bench.cli(`data:maintenances:info DATABASE -a ${app} --json`, {})).out);
    assert.equal(maintenance.state, told.status);
    assert.equal(maintenance.reason, told.reason);
    assert.equal(maintenance.window.text, told.addon.window);
    for (const member of ['scheduled_for', 'required_by']) {
        assert.equal(Date.parse(maintenance[member]), Date.parse(told[member]), member);
    }
    const { maintenances, not_read: notRead } = await poolhouse(bench, 'maintenance');
    assert.deepEqual(notRead, []);
    const listed = JSON.parse((await bench.cli(`data:maintenances -a ${app} --json`, {})).out);
    for (const each of listed.filter(({ addon }) => addon.plan.startsWith('advanced'))) {
        assert.equal(maintenances.find(({ cluster }) => cluster.name === each.addon.name)?.state, each.status);
    }
});

edge('pools that the console adds, scales and destroys', fast, async (bench) => {
    const change = async (...args) => {
        const { result } = await poolhouse(bench, 'pool', ...args, '--wait');
        assert.equal(result, 'done', args.join(' '));
        return (await bench.cli(`data:pg:info DATABASE -a ${app}`, {})).out;
    };
    const added = await change('add', database, '--level', '4G-Performance', '--name', 'reports');
    says(added, 'reports');
    says(added, '1 instance of 4G-Performance');
    says(await change('scale', database, 'reports', '--count', '2'), '2 instances of 4G-Performance');
    assert.doesNotMatch(await change('destroy', database, 'reports', '--confirm', `${app}/reports`), /reports/);
});

edge('attachments that the console makes and removes', fast, async (bench) => {
    const line = `data:pg:attachments DATABASE -a ${app}`;
    await poolhouse(bench, 'attach', database, '--app', app, '--pool', 'browse', '--as', 'SHELVES', '--wait');
    says((await bench.cli(line, {})).out, 'SHELVES');
    await bench.cli(`data:pg:attachments:destroy SHELVES -a ${app} --confirm ${app}`, {});
    await assert.rejects(poolhouse(bench, 'detach', database, '--app', app, '--as', 'SHELVES'), /no attachment named SHELVES/);
});
