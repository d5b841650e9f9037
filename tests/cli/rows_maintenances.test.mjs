// SPDX-License-Identifier: GPL-3.0-or-later
// Rows about maintenances.
import assert from 'node:assert/strict';
import { A, group, M, sends } from './tool/group.mjs';

const { row, edge } = group('maintenances');
const app = 'billing-prod';
const database = 'postgresql-cubic-55310';
const small = ['--time-scale', '60'];
const of = async (sandbox, name = database) => sandbox.get(`/data/maintenances/v1/${(await sandbox.addon(name)).id}`);
const list = 'GET /data/maintenances/v1/apps/*';
const schedule = (sandbox, name) => sandbox.addon(name)
    .then(({ id }) => sandbox.request('POST', `/data/maintenances/v1/${id}/schedule`, { delay_weeks: '1' }));

row(42, 'data:maintenances', small, async ({ cli }) => {
    const calls = [`GET /apps/${app}`, list];
    await cli(`data:maintenances -a ${app}`, { out: [database, 'REPORTS_URL'], not: 'undefined', calls });
    const { out } = await cli(`data:maintenances -a ${app} --json`, { calls });
    assert.ok(JSON.parse(out).some((each) => each.addon.name === database));
    await cli(`data:maintenances -a ${app} --csv -x --sort addon`, { out: /heroku-postgresql/ });
});

row(42, 'an app without databases', ['--scenario', 'empty'], async ({ cli, sandbox }) => {
    const [first] = await sandbox.get('/apps');
    if (first) {
        await cli(`data:maintenances -a ${first.name}`, { exit: 2, calls: [`GET /apps/${first.name}`, list] });
    } else {
        await cli('data:maintenances -a nothing-here', { exit: 2, err: 'not_found', calls: ['GET /apps/nothing-here'] });
    }
});

row(43, 'data:maintenances:info', small, async ({ cli }) => {
    await cli(`data:maintenances:info DATABASE -a ${app}`, { out: [/status/i, database], not: 'undefined', calls: [A, M('GET')] });
    const { out } = await cli(`data:maintenances:info ${database} --json`, { calls: [sends(A, { addon: database }), M('GET')] });
    assert.equal(JSON.parse(out).addon.name, database);
});

row(44, 'data:maintenances:history', small, async ({ cli }) => {
    const { calls } = await cli(`data:maintenances:history DATABASE -a ${app}`, { calls: [A, M('GET', '/history/')] });
    assert.equal(calls[1].query, 'limit=5');
    const more = await cli(`data:maintenances:history DATABASE -a ${app} --num 10 --json`);
    assert.equal(more.calls[1].query, 'limit=10');
    assert.ok(Array.isArray(JSON.parse(more.out)));
    await cli(`data:maintenances:history DATABASE -a ${app} --csv`);
});

row(45, 'data:maintenances:run', small, async ({ cli, sandbox }) => {
    await schedule(sandbox, 'postgresql-lively-80211');
    const before = await of(sandbox, 'postgresql-lively-80211');
    assert.notEqual(before.status, 'none');
    await cli(`data:maintenances:run LEDGER -a ${app}`, { exit: 2, err: 'maintenance mode', calls: [A, 'GET /apps/*'] });
    assert.deepEqual((await of(sandbox, 'postgresql-lively-80211')).status, before.status);
    const { calls } = await cli(`data:maintenances:run LEDGER -a ${app} --confirm ${app}`,
        { err: 'maintenance triggered', calls: [A, 'GET /apps/*', M('POST', '/run')] });
    assert.equal(calls[2].request, null);
    await sandbox.until('it is done', async () => (await of(sandbox, 'postgresql-lively-80211')).status === 'completed');
    await cli(`data:maintenances:history LEDGER -a ${app}`, { out: /completed/i });
});

row(46, 'data:maintenances:run --wait', small, async ({ cli, sandbox }) => {
    await schedule(sandbox, database);
    const { calls } = await cli(`data:maintenances:run DATABASE -a ${app} --force --wait`, { err: 'maintenance completed' });
    assert.deepEqual([...new Set(calls.slice(3).map((each) => each.method))], ['GET']);
    assert.equal(calls.at(-1).response.status, 'completed');
});

row(47, 'data:maintenances:schedule', small, async ({ cli, sandbox }) => {
    await cli('data:maintenances:schedule DATABASE -a status-page', { not: 'undefined', calls: [A, sends(M('POST', '/schedule'), { delay_weeks: '2' })] });
    const first = await of(sandbox, 'postgresql-tapered-35561');
    await cli('data:maintenances:schedule DATABASE -a status-page --weeks=2', { err: /changed from|scheduled/i });
    const later = await of(sandbox, 'postgresql-tapered-35561');
    const week = 7 * 24 * 3_600_000;
    assert.equal(Math.round((Date.parse(later.scheduled_for) - Date.parse(first.scheduled_for)) / week), 2);
    assert.equal(later.previously_scheduled_for, first.scheduled_for);
    await cli('data:maintenances:schedule DATABASE -a status-page --weeks=-2', { calls: [A, sends(M('POST', '/schedule'), { delay_weeks: '-2' })] });
    assert.equal((await of(sandbox, 'postgresql-tapered-35561')).scheduled_for, first.scheduled_for);
});

row(48, 'data:maintenances:schedule --week', small, async ({ cli }) => {
    const day = new Date(Date.now() + 35 * 24 * 3_600_000).toISOString().slice(0, 10);
    const { calls } = await cli(`data:maintenances:schedule DATABASE -a media-ingest --week ${day}`,
        { not: 'undefined', calls: [A, M('GET'), M('POST', '/schedule')] });
    assert.match(calls[2].request.delay_weeks, /^-?\d+$/);
});

row(49, 'data:maintenances:wait', small, async ({ cli, sandbox }) => {
    await cli('data:maintenances:wait DATABASE -a catalog-api', { exit: 2, calls: [A, M('GET')] });
    await schedule(sandbox, 'postgresql-globular-40718');
    const { id } = await sandbox.addon('postgresql-globular-40718');
    assert.equal((await sandbox.request('POST', `/data/maintenances/v1/${id}/run`)).status, 200);
    const { calls } = await cli('data:maintenances:wait DATABASE -a catalog-api');
    assert.equal(calls[1].response.status, 'running');
    assert.equal(calls.at(-1).response.status, 'completed');
});

row(50, 'data:maintenances:window', small, async ({ cli }) => {
    await cli(`data:maintenances:window DATABASE -a ${app}`, { out: /\d\d:\d\d/, not: 'undefined', calls: [A, M('GET', '/window')] });
    JSON.parse((await cli(`data:maintenances:window DATABASE -a ${app} --json`, {})).out);
});

row(51, 'data:maintenances:window:update', small, async ({ cli, sandbox }) => {
    await cli('data:maintenances:window:update DATABASE sunday 1:30PM -a catalog-api', {
        out: /Sundays 13:30/, not: 'undefined',
        calls: [A, sends(M('POST', '/window'), { day_of_week: 'sunday', time_of_day: '1:30PM' })],
    });
    const { id } = await sandbox.addon('postgresql-globular-40718');
    assert.match((await sandbox.get(`/data/maintenances/v1/${id}/window`)).window, /^Sundays 13:30 to (Sundays )?17:30 UTC$/);
    await cli('data:maintenances:window:update DATABASE someday 1:30PM -a catalog-api', { exit: 2, err: 'Error' });
    await cli('data:maintenances:window:update DATABASE sunday noonish -a catalog-api', { exit: 2, err: 'Error' });
    JSON.parse((await cli('data:maintenances:window:update DATABASE monday 22:00 -a catalog-api --json', {})).out);
});

edge('schedule without previously_scheduled_for: changed from undefined', small, async ({ cliThrough }) => {
    const forgetful = ({ method, path }) => (method === 'POST' && path.endsWith('/schedule')
        ? { status: 200, body: { scheduled_for: '2026-11-07 22:00:00 +0000' } } : undefined);
    const { out, err } = await cliThrough(forgetful, 'data:maintenances:schedule DATABASE -a sandbox-tools', {});
    assert.match(out + err, /changed from undefined/);
});
