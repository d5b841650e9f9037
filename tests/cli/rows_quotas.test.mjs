// SPDX-License-Identifier: GPL-3.0-or-later
// Rows about quotas and settings.
import assert from 'node:assert/strict';
import { A, D, group, sends } from './tool/group.mjs';

const { row, edge } = group('quotas');
const app = 'catalog-api';
const database = 'postgresql-globular-40718';
const small = ['--time-scale', '60'];
const quota = (sandbox) => sandbox.data(database, 'quotas/storage');
const setting = async (sandbox, name) => (await sandbox.data(database, 'settings')).items.find((each) => each.name === name);
const patch = D('PATCH', 'quotas/storage');

row(27, 'data:pg:quotas', small, async ({ cli }) => {
    await cli(`data:pg:quotas DATABASE -a ${app}`, { out: /Storage/, not: 'undefined', calls: [A, D('GET', 'quotas')] });
});

row(28, 'data:pg:quotas --type storage', small, async ({ cli }) => {
    await cli(`data:pg:quotas DATABASE -a ${app} --type storage`, { out: /Storage/, calls: [A, D('GET', 'quotas/storage')] });
});

row(29, 'data:pg:quotas:update', small, async ({ cli, sandbox }) => {
    await cli(`data:pg:quotas:update DATABASE -a ${app} --type storage --warning 12 --critical none --enforcement-action notify`, {
        out: [/Warning:\s+12/, /Enforcement Action:\s+[Nn]otify/, /exceeded/i],
        calls: [A, sends(patch, { warning_gb: 12, critical_gb: null, enforcement_action: 'notify' })],
    });
    const after = await quota(sandbox);
    assert.deepEqual([after.warning_gb, after.critical_gb, after.enforcement_action], [12, null, 'notify']);
    await cli(`data:pg:info DATABASE -a ${app}`, { out: /Storage:.*exceeded/i });
    await cli(`data:pg:quotas:update DATABASE -a ${app} --type storage --critical 5000`, { calls: [A, sends(patch, { critical_gb: 5000 })] });
    assert.equal((await quota(sandbox)).warning_gb, 12, 'what is not named stays');
});

edge('quotas:update --warning 12.7abc sends 12', small, async ({ cli }) => {
    await cli(`data:pg:quotas:update DATABASE -a ${app} --type storage --warning 12.7abc`, { calls: [A, sends(patch, { warning_gb: 12 })] });
});

edge('quotas:update --warning=-5 is refused by the server', small, async ({ cli, sandbox }) => {
    const before = await quota(sandbox);
    await cli(`data:pg:quotas:update DATABASE -a ${app} --type storage --warning=-5`, { exit: 2, calls: [A, sends(patch, { warning_gb: -5 })] });
    assert.deepEqual((await quota(sandbox)).warning_gb, before.warning_gb);
});

edge('quotas:update judged locally: no request at all', small, async ({ cli }) => {
    await cli(`data:pg:quotas:update DATABASE -a ${app} --type storage --warning 0`, { exit: 2, calls: [] });
    await cli(`data:pg:quotas:update DATABASE -a ${app} --type storage --warning many`, { exit: 2, calls: [] });
    await cli(`data:pg:quotas:update DATABASE -a ${app} --type storage`, { exit: 2, calls: [] });
});

row(30, 'data:pg:settings', small, async ({ cli, sandbox }) => {
    await cli(`data:pg:settings DATABASE -a ${app}`, {
        out: [/log_min_duration_statement/, /auto_explain\.log_analyze/, /log_statement/], not: 'undefined', calls: [A, D('GET', 'settings')],
    });
    assert.ok((await setting(sandbox, 'log_connections')) !== undefined);
});

row(31, 'data:pg:settings --set', small, async ({ cli, sandbox }) => {
    const before = await setting(sandbox, 'log_min_duration_statement');
    await cli(`data:pg:settings DATABASE -a ${app} --set=log_min_duration_statement:1500 --set=log_statement:mod`, {
        out: [/log_min_duration_statement.*1500/, /log_statement.*mod/],
        calls: [A, sends(D('PUT', 'settings'), { settings: 'log_min_duration_statement:1500,log_statement:mod' })],
    });
    const after = await sandbox.until('it is in force', async () => {
        const now = await setting(sandbox, 'log_min_duration_statement');
        return String(now.current) === '1500' ? now : undefined;
    });
    assert.notEqual(String(before.current), '1500');
    assert.deepEqual(after.default, before.default);
});

row(31, 'names and values that are refused', small, async ({ cli, sandbox }) => {
    const before = await sandbox.data(database, 'settings');
    await cli(`data:pg:settings DATABASE -a ${app} --set=no_such_setting:1`, { exit: 2, err: 'no_such_setting' });
    await cli(`data:pg:settings DATABASE -a ${app} --set=log_statement:everything`, { exit: 2, err: 'log_statement' });
    await cli(`data:pg:settings DATABASE -a ${app} --set=log_min_duration_statement:7 --set=no_such_setting:1`, { exit: 2 });
    assert.deepEqual(await sandbox.data(database, 'settings'), before, 'all or nothing');
});
