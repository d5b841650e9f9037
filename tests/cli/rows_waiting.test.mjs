// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that upgrade, wait and connect.
import assert from 'node:assert/strict';
import { A, D, group, sends, T } from './tool/group.mjs';

const { row, edge } = group('waiting');
const app = 'catalog-api';
const wait = '--wait-interval 1 --no-notify';
const small = ['--time-scale', '60'];
const slower = ['--time-scale', '12']; // changes outlast the start of the next command
const status = D('GET', 'wait_status');
const L = `GET /apps/${app}/addon-attachments`;
const V = `GET /apps/${app}/config-vars`;
const isT = (path) => path === '/actions/addon-attachments/resolve';
const isStatus = (path) => path.endsWith('/wait_status');

function judgePolls(calls, from) {
    const polls = calls.slice(from);
    assert.ok(polls.length >= 2, 'it had to wait');
    assert.ok(polls.every((each) => isStatus(each.path)));
    assert.deepEqual([...new Set(polls.map((each) => each.response.waiting))], [true, false]);
}

row(32, 'data:pg:upgrade:run', small, async ({ cli, sandbox }) => {
    const before = (await sandbox.data('postgresql-parallel-66093', 'info')).version;
    await cli(`data:pg:upgrade:run IMPORTS -a ${app} --confirm ${app} --version 18`,
        { calls: [T, D('GET', 'info'), sends(D('POST', 'upgrade/run'), { version: '18' })] });
    const after = await sandbox.until('it is upgraded', async () => {
        const info = await sandbox.data('postgresql-parallel-66093', 'info');
        return info.status === 'available' && info.version !== before ? info : undefined;
    });
    assert.match(after.version, /^18/);
    await cli(`data:pg:upgrade:run IMPORTS -a ${app} --confirm ${app} --version 15`, { exit: 2, err: /15|version/ });
    await cli(`data:pg:upgrade:run IMPORTS -a ${app} --confirm ${app} --version 99`, { exit: 2, err: /99|version/ });
});

row(33, 'data:pg:upgrade:wait', slower, async ({ cli }) => {
    await cli(`data:pg:upgrade:run DATABASE -a ${app} --confirm ${app}`,
        { calls: [T, D('GET', 'info'), sends(D('POST', 'upgrade/run'), {})] });
    const { calls } = await cli(`data:pg:upgrade:wait DATABASE -a ${app} ${wait}`, { not: 'undefined' });
    assert.equal(calls[0].path, '/actions/addon-attachments/resolve');
    judgePolls(calls, 1);
});

row(34, 'data:pg:wait', slower, async ({ cli, sandbox }) => {
    await cli('data:pg:wait DATABASE -a status-page --no-notify', { calls: [T, status] });
    const { id } = await sandbox.addon('postgresql-tapered-35561');
    await sandbox.request('POST', `/data/postgres/v1/${id}/pools`, { count: 1, level: '4G-Performance', name: 'waited' });
    const { calls } = await cli(`data:pg:wait DATABASE -a status-page ${wait}`, { not: 'undefined' });
    judgePolls(calls, 1);
    assert.equal((await sandbox.pool('postgresql-tapered-35561', 'waited')).status, 'available');
});

row(34, 'data:pg:wait for a new database', slower, async ({ cli, sandbox }) => {
    await cli(`data:pg:create -a ${app} --level 4G-Performance --name awaited --as AWAITED`);
    const { calls } = await cli(`data:pg:wait AWAITED -a ${app} ${wait}`);
    judgePolls(calls, 1);
    assert.equal((await sandbox.data('awaited', 'info')).status, 'available');
});

row(35, 'data:pg:wait, a name that only a config var has', small, async ({ cliThrough }) => {
    const alias = ({ path }) => (path === `/apps/${app}/config-vars`
        ? (answer) => ({ ...answer, body: { ...answer.body, ALIAS_URL: answer.body.DATABASE_URL } }) : undefined);
    await cliThrough(alias, `data:pg:wait ALIAS -a ${app} ${wait}`, { calls: [T, L, V, status] });
});

row(35, 'data:pg:wait, a name that nothing has', small, async ({ cli }) => {
    await cli(`data:pg:wait NOTHING -a ${app} ${wait}`, { exit: 1, err: 'NOTHING', calls: [T, L, V] });
});

row(36, 'data:pg:wait, two attachments of one add-on', small, async ({ cliThrough }) => {
    const twice = ({ path }) => {
        if (isT(path)) {
            return (answer) => ({ ...answer, body: [...answer.body, { ...answer.body[0], name: 'SECOND', config_vars: ['SECOND_URL'] }] });
        }
        return path.endsWith('/config-vars')
            ? (answer) => ({ ...answer, body: { ...answer.body, SECOND_URL: answer.body.DATABASE_URL } }) : undefined;
    };
    await cliThrough(twice, `data:pg:wait DATABASE -a ${app} ${wait}`, { calls: [T, V, status] });
});

row(37, 'data:pg:psql', small, async ({ cli, sandbox }) => {
    const url = new URL((await sandbox.get(`/apps/${app}/config-vars`)).BROWSE_URL);
    await cli(`data:pg:psql BROWSE -a ${app} -c 'select 1'`, {
        out: [/psql .*-c select 1/, `PGHOST=${url.hostname}`, `PGPORT=${url.port}`, `PGUSER=${url.username}`,
            `PGDATABASE=${url.pathname.slice(1)}`],
        calls: [T, V],
    });
});

row(38, 'data:pg:psql in a private network', ['--time-scale', '600'], async ({ cli, sandbox }) => {
    await cli(`data:pg:create -a ${app} --level 4G-Performance --network private --name hidden --as HIDDEN`);
    await sandbox.until('it is there', async () => (await sandbox.addon('hidden')).state === 'provisioned');
    const { calls } = await cli(`data:pg:psql HIDDEN -a ${app} -c 'select 1'`);
    assert.deepEqual(calls.map((each) => [each.method, each.path, each.status]), [
        ['POST', '/actions/addon-attachments/resolve', 200], ['GET', `/apps/${app}/config-vars`, 200], ['POST', `/apps/${app}/dynos`, 201]]);
    assert.match(calls[2].request.command, /psql/);
    assert.match(calls[2].response.attach_url, /^(rendezvous|https?):\/\/(127\.0\.0\.1|localhost|[\w.]+\.invalid)[:/]/, 'nothing leaves this computer');
    await cli(`data:pg:psql HIDDEN -a ${app} -f /dev/null`, { exit: 1, err: '--file', calls: [T, V] });
});

row(40, 'data:pg:docs', small, async ({ cli }) => {
    await cli('data:pg:docs', { exit: 13, calls: [], alone: true });
});

edge('wait_status 404 with message: fails at once', small, async ({ cliThrough }) => {
    const gone = ({ path }) => (isStatus(path) ? { status: 404, body: { id: 'not_found', message: 'Not found.' } } : undefined);
    await cliThrough(gone, `data:pg:wait DATABASE -a ${app} ${wait}`, { exit: 2, calls: [T, status] });
});

edge('wait_status 404 without message: tried 21 times', small, async ({ cliThrough }) => {
    const mute = ({ path }) => (isStatus(path) ? { status: 404, body: { id: 'not_found' } } : undefined);
    const { calls } = await cliThrough(mute, `data:pg:wait DATABASE -a ${app} ${wait}`, { exit: 1 });
    assert.equal(calls.filter((each) => isStatus(each.path)).length, 21);
});

edge('resolver: nothing, other services, two add-ons', small, async ({ cliThrough }) => {
    const answers = (change) => ({ path }) => (path === '/actions/addons/resolve'
        ? (answer) => ({ ...answer, body: change(answer.body) }) : undefined);
    const line = `data:pg:info DATABASE -a ${app}`;
    await cliThrough(answers(() => []), line, { exit: 1, err: "Couldn't find that addon.", calls: [A] });
    await cliThrough(answers(([one]) => [{ ...one, addon_service: { id: one.id, name: 'heroku-redis' } }]), line,
        { exit: 1, err: "Couldn't find that addon.", calls: [A] });
    await cliThrough(answers(([one]) => [one, { ...one, name: 'postgresql-other-1' }]), line,
        { exit: 1, err: ['postgresql-globular-40718', 'postgresql-other-1'], calls: [A] });
});

edge('dynos 409: retried only without a message', ['--time-scale', '600'], async ({ cliThrough, sandbox }) => {
    if (!await sandbox.addon('hidden')) {
        await sandbox.request('POST', `/apps/${app}/addons`,
            { attachment: { name: 'HIDDEN' }, config: { level: '4G-Performance' }, name: 'hidden', plan: { name: 'heroku-postgresql:advanced-private' } });
        await sandbox.until('it is there', async () => (await sandbox.addon('hidden')).state === 'provisioned');
    }
    const busy = (body) => ({ path }) => (path.endsWith('/dynos') ? { status: 409, body } : undefined);
    const dynos = (calls) => calls.filter((each) => each.path.endsWith('/dynos')).length;
    const line = `data:pg:psql HIDDEN -a ${app} -c 'select 1'`;
    assert.equal(dynos((await cliThrough(busy({ id: 'conflict', message: 'No release.' }), line, { exit: 2 })).calls), 1);
    assert.equal(dynos((await cliThrough(busy({ id: 'conflict' }), line, { exit: 1 })).calls), 3);
});

edge('config var postgresql://: not recognised', small, async ({ cliThrough }) => {
    const renamed = ({ path }) => (path.endsWith('/config-vars') ? (answer) => ({
        ...answer, body: Object.fromEntries(Object.entries(answer.body).map(([name, value]) => [name, value.replace('postgres://', 'postgresql://')])),
    }) : undefined);
    await cliThrough(renamed, `data:pg:psql DATABASE -a ${app} -c 'select 1'`, { exit: 1, not: 'PGHOST' });
});
