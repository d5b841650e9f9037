// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that fork a database or roll it back.
import assert from 'node:assert/strict';
import { A, C, D, group, sends } from './tool/group.mjs';

const { row, edge } = group('fork');
const app = 'catalog-api';
const small = [];
const plan = { name: 'heroku-postgresql:advanced' };
const source = 'postgresql-globular-40718';
const minutesAgo = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString().slice(0, 19);

row(16, 'data:pg:fork', small, async ({ cli, sandbox }) => {
    await cli(`data:pg:fork DATABASE -a ${app} --as COPY --name the-copy`, {
        calls: [A, D('GET', 'info'), sends(C(app), {
            attachment: { name: 'COPY' }, config: { fork: 'DATABASE', level: '16G-Performance' }, name: 'the-copy', plan,
        })],
    });
    const info = await sandbox.data('the-copy', 'info');
    assert.equal(info.forked_from.name, source);
    assert.deepEqual(info.pools.map((each) => each.name), ['leader']);
    await cli(`data:pg:info COPY -a ${app}`, { out: /Forked From:\s+postgresql-globular-40718/ });
});

row(16, 'of a database named as APP::NAME', small, async ({ cli, sandbox }) => {
    await cli(`data:pg:fork billing-prod::LEDGER -a ${app} --name from-ledger`, { calls: [A, D('GET', 'info'), C(app)] });
    assert.equal((await sandbox.data('from-ledger', 'info')).forked_from.name, 'postgresql-lively-80211');
});

row(17, 'data:pg:fork --level', small, async ({ cli, sandbox }) => {
    await cli(`data:pg:fork DATABASE -a ${app} --level 4G-Performance --provision-option k:v --name small-copy`, {
        calls: [A, sends(C(app), { attachment: {}, config: { fork: 'DATABASE', level: '4G-Performance', k: 'v' }, name: 'small-copy', plan })],
    });
    assert.equal((await sandbox.pool('small-copy', 'leader')).expected_level, '4G-Performance');
});

row(18, 'data:pg:fork --rollback-to', small, async ({ cli, sandbox }) => {
    const instant = minutesAgo(60);
    await cli(`data:pg:fork DATABASE -a ${app} --rollback-to ${instant} --level 4G-Performance --name an-hour-ago`, {
        calls: [A, sends(C(app), {
            attachment: {}, config: { level: '4G-Performance', 'recovery-time': instant, rollback: 'DATABASE' }, name: 'an-hour-ago', plan,
        })],
    });
    assert.equal((await sandbox.data('an-hour-ago', 'info')).forked_from.name, source);
});

row(18, 'an instant that cannot be reached', small, async ({ cli, sandbox }) => {
    const before = (await sandbox.get('/addons')).length;
    for (const instant of ['2001-01-01T00:00:00', 'yesterday', '2199-01-01T00:00:00']) {
        await cli(`data:pg:fork DATABASE -a ${app} --rollback-to ${instant} --level 4G-Performance`, { exit: 2, calls: [A, C(app)] });
    }
    assert.equal((await sandbox.get('/addons')).length, before);
});

row(19, 'data:pg:fork --rollback-by', small, async ({ cli }) => {
    const { calls } = await cli(`data:pg:fork DATABASE -a ${app} --rollback-by '1 day 3 hours 20 minutes' --name a-day-ago`,
        { calls: [A, D('GET', 'info'), C(app)] });
    assert.match(calls[2].request.config['recovery-time'], /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
});

row(19, 'an interval that cannot be read', small, async ({ cli }) => {
    await cli(`data:pg:fork DATABASE -a ${app} --rollback-by 'a while'`, { exit: 2, calls: [A, D('GET', 'info')] });
});

row(20, 'data:pg:fork --wait', ['--time-scale', '90'], async ({ cli }) => {
    const { calls } = await cli(`data:pg:fork DATABASE -a ${app} --name patient-copy --wait`);
    const polls = calls.slice(3);
    assert.ok(polls.length >= 1 && polls.every((each) => each.path === `/apps/${app}/addons/patient-copy`));
    assert.equal(polls.at(-1).response.state, 'provisioned');
});

edge('fork: no leader pool in info', small, async ({ cliThrough }) => {
    const headless = ({ path }) => (path.endsWith('/info') ? (answer) => ({ ...answer, body: { ...answer.body, pools: [] } }) : undefined);
    const { calls } = await cliThrough(headless, `data:pg:fork DATABASE -a ${app}`);
    assert.deepEqual(calls[2].request.config, { fork: 'DATABASE' });
});
