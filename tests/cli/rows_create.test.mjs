// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that create and destroy databases.
import assert from 'node:assert/strict';
import { A, C, D, group, sends } from './tool/group.mjs';

const { row, edge } = group('create');
const app = 'sandbox-tools';
const slow = []; // keeps new databases in provisioning
const fast = ['--time-scale', '600'];
const P = (name) => `GET /apps/${app}/addons/${name}`;
const destroyCall = 'DELETE /apps/*/addons/*';

row(10, 'data:pg:create --level', slow, async ({ cli, sandbox }) => {
    const { calls: [{ response }] } = await cli(`data:pg:create -a ${app} --level 4G-Performance`, {
        err: [`Creating a 4G-Performance database on ${app}... done`],
        calls: [sends(C(app), { attachment: {}, config: { level: '4G-Performance' }, plan: { name: 'heroku-postgresql:advanced' } })],
    });
    const made = await sandbox.addon(response.name);
    assert.equal(made.state, 'provisioning');
    const leader = await sandbox.pool(made.name, 'leader');
    assert.equal(leader.expected_count, 2, 'with a standby unless one says no');
    assert.equal(leader.expected_level, '4G-Performance');
    await cli(`data:pg:info ${made.name} -a ${app}`, { out: [/Status:\s+Provisioning/, /Version:/], not: ['undefined', 'Invalid'] });
});

row(11, 'data:pg:create with everything', fast, async ({ cli, sandbox }) => {
    await cli(`data:pg:create -a ${app} --level 8G-Performance --followers 2 --high-availability --as MAIN --name all-of-it`
        + ` --version 17 --provision-option foo:bar --provision-option baz --confirm ${app}`, {
        err: 'done', out: /provisioning .* follower pool on all-of-it/,
        calls: [sends(C(app), {
            attachment: { name: 'MAIN' },
            config: { 'high-availability': true, level: '8G-Performance', version: '17', foo: 'bar', baz: 'true' },
            confirm: app, name: 'all-of-it', plan: { name: 'heroku-postgresql:advanced' },
        }), sends(D('POST', 'pools'), { count: 2, level: '8G-Performance' })],
    });
    const ready = await sandbox.until('all-of-it is available', async () => {
        const info = await sandbox.data('all-of-it', 'info');
        return info.status === 'available' ? info : undefined;
    });
    assert.match(ready.version, /^17/);
    assert.deepEqual(ready.pools.map((each) => [each.expected_count, each.expected_level, each.compute_instances.length]),
        [[2, '8G-Performance', 2], [2, '8G-Performance', 2]]);
    assert.ok((await sandbox.get(`/apps/${app}/config-vars`)).MAIN_URL.startsWith('postgres://'));
});

row(12, 'data:pg:create --network private, without standby', slow, async ({ cli, sandbox }) => {
    for (const network of ['private', 'shield']) {
        await cli(`data:pg:create -a ${app} --level 4G-Performance --no-high-availability --network ${network} --name in-${network}`, {
            calls: [sends(C(app), {
                attachment: {}, config: { 'high-availability': false, level: '4G-Performance' }, name: `in-${network}`,
                plan: { name: `heroku-postgresql:advanced-${network}` },
            })],
        });
        assert.equal((await sandbox.addon(`in-${network}`)).plan.name, `heroku-postgresql:advanced-${network}`);
        assert.equal((await sandbox.pool(`in-${network}`, 'leader')).expected_count, 1);
    }
});

row(13, 'data:pg:create --wait', ['--time-scale', '90'], async ({ cli, sandbox }) => {
    const { calls } = await cli(`data:pg:create -a ${app} --level 4G-Performance --name patient --followers 1 --wait`, {
        err: [/Waiting|done/], out: /follower pool on patient/,
    });
    const polls = calls.filter((each) => each.method === 'GET');
    assert.ok(polls.length >= 1 && polls.every((each) => each.path === `/apps/${app}/addons/patient`));
    assert.equal(polls.at(-1).response.state, 'provisioned');
    assert.equal(calls.at(-1).path.endsWith('/pools'), true);
    assert.equal((await sandbox.data('patient', 'info')).pools.length, 2);
});

row(14, 'data:pg:destroy', slow, async ({ cli, sandbox }) => {
    await cli(`data:pg:create -a ${app} --level 4G-Performance --name short-lived`);
    await cli(`data:pg:destroy short-lived -a ${app} --confirm ${app}`, {
        err: /Destroying|done|background/, calls: [A, sends(destroyCall, { force: false })],
    });
    const left = await sandbox.addon('short-lived');
    assert.ok(left === undefined || left.state.startsWith('deprovision'));
});

row(14, 'attached elsewhere: refused unless forced', fast, async ({ cli, sandbox }) => {
    const line = 'data:pg:destroy READS -a example-app --confirm example-app';
    await cli(line, { exit: 1, err: /attached/i, calls: [A, sends(destroyCall, { force: false })] });
    assert.equal((await sandbox.addon('postgresql-rectangular-12345')).state, 'provisioned');
    await cli(`${line} --force`, { calls: [A, sends(destroyCall, { force: true })] });
    await sandbox.until('it is gone', async () => !(await sandbox.addon('postgresql-rectangular-12345')));
    const rest = await sandbox.get('/addon-attachments');
    assert.ok(rest.every((each) => each.addon.name !== 'postgresql-rectangular-12345'), 'its attachments went with it');
});

row(14, 'HEROKU_FORCE does the same', slow, async ({ cli }) => {
    await cli('data:pg:destroy READS -a example-app --confirm example-app', { calls: [A, sends(destroyCall, { force: true })] },
        { HEROKU_FORCE: '1' });
});

row(14, 'another confirmation, another app', slow, async ({ cli }) => {
    await cli('data:pg:destroy DATABASE -a status-page --confirm sandbox-tools', { exit: 1, calls: [A] });
    await cli('data:pg:destroy postgresql-cubic-55310 -a status-page --confirm status-page', { exit: 2 });
});

row(15, 'data:pg:destroy without app', slow, async ({ cli }) => {
    await cli('data:pg:destroy postgresql-spherical-71186 --confirm media-ingest',
        { calls: [sends(A, { addon: 'postgresql-spherical-71186' }), destroyCall] });
});

edge('flags judged locally: no request at all', slow, async ({ cli }) => {
    await cli(`data:pg:create -a ${app} --level 4G-Performance --followers 14`, { exit: 2, calls: [] });
    await cli(`data:pg:create -a ${app} --followers 2`, { exit: 2, calls: [] });
});

edge('create: values that are refused', slow, async ({ cli, sandbox }) => {
    const names = async () => (await sandbox.get('/addons')).map((each) => each.name);
    const before = await names();
    await cli(`data:pg:create -a ${app} --level 5G-Performance`, { exit: 2, err: ['5G-Performance', 'Error ID: invalid_params'] });
    await cli(`data:pg:create -a ${app} --level 4G-Performance --name postgresql-cubic-55310`, { exit: 2, err: 'Error ID: invalid_params' });
    await cli(`data:pg:create -a ${app} --level 4G-Performance --version 3`, { exit: 2, err: 'Error ID: invalid_params' });
    await cli('data:pg:create -a no-such-app --level 4G-Performance', { exit: 2, err: 'Error ID: not_found' });
    assert.deepEqual((await names()).filter((each) => !before.includes(each)), []);
});

edge('create: the answer says deprovisioned', slow, async ({ cliThrough }) => {
    const failed = ({ method, path }) => (method === 'POST' && path.endsWith('/addons')
        ? (answer) => ({ ...answer, body: { ...answer.body, state: 'deprovisioned' } }) : undefined);
    await cliThrough(failed, `data:pg:create -a ${app} --level 4G-Performance --wait --followers 1`, { exit: 1, calls: [C(app)] });
});

edge('create: the pool is refused, the database stays', slow, async ({ cliThrough, sandbox }) => {
    const refused = ({ method, path }) => (method === 'POST' && path.endsWith('/pools')
        ? { status: 422, body: { id: 'unprocessable_entity', message: 'No room for another pool.' } } : undefined);
    await cliThrough(refused, `data:pg:create -a ${app} --level 4G-Performance --name half-made --followers 1`,
        { exit: 2, err: 'No room for another pool.', calls: [C(app), D('POST', 'pools')] });
    assert.equal((await sandbox.addon('half-made')).state, 'provisioning');
});

edge('destroy answers provisioned', slow, async ({ cliThrough }) => {
    const still = ({ method }) => (method === 'DELETE' ? (answer) => ({ ...answer, body: { ...answer.body, state: 'provisioned' } }) : undefined);
    await cliThrough(still, 'data:pg:destroy DATABASE -a catalog-api --confirm catalog-api', { exit: 1 });
});

edge('destroy error: the message inside a fixed sentence', slow, async ({ cliThrough }) => {
    const broken = ({ method }) => (method === 'DELETE' ? { status: 500, body: { id: 'server_error', message: 'The disk is on fire.' } } : undefined);
    await cliThrough(broken, 'data:pg:destroy DATABASE -a status-page --confirm status-page', { exit: 1, err: 'The disk is on fire.' });
});
