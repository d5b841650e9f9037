// SPDX-License-Identifier: GPL-3.0-or-later
// Unusual server behaviour: errors, delays, warnings, unknown values, limits.
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { heroku } from './tool/heroku.mjs';
import { A, D, G, group, judge, together, words } from './tool/group.mjs';

const { edge } = group('edges');
const app = 'example-app';
const small = [];
const info = `data:pg:info DATABASE -a ${app}`;
const infoOf = (change) => ({ path }) => (path.endsWith('/info')
    ? (answer) => ({ ...answer, body: { ...answer.body, ...change(answer.body) } }) : undefined);
const resolver = (answer) => ({ path }) => (path === '/actions/addons/resolve' ? answer : undefined);

let held; // takes a minute; runs in parallel to the others, thus alone
edge('an answer that does not come: asked for', small, async ({ cliThrough }) => {
    held = cliThrough(({ path }) => (path.endsWith('/advanced') ? 'hold' : undefined), 'data:pg:levels',
        { exit: 1, err: /timed out/i, calls: ['GET /data/postgres/v1/levels/advanced'], alone: true });
    held.catch(() => {}); // checked below
});

edge('info: a pool status outside the enum prints undefined', ['--scenario', 'degraded'], async ({ cli }) => {
    await cli('data:pg:info BABEL -a pools', { out: ['undefined', 'Follower pool drifting'], calls: [A, together(D('GET', 'info'), G)] });
});

edge('info: everything else that degraded holds is shown', ['--scenario', 'degraded'], async ({ cli }) => {
    await cli('data:pg:info PRICELESS -a figures', { out: [/Forked From:\s+postgresql-departed-29999/, /Tables:\s+/], not: 'NaN' });
    await cli('data:pg:info DATABASE -a statuses', { out: /Status:/ });
    await cli('data:pg:info DATABASE -a pools', { out: [/Connections: \? \/ /, /Follower pool overfull/] });
});

edge('info: nothing in pools, quotas, plan_limits, rollback', small, async ({ cliThrough }) => {
    const bare = infoOf((body) => ({
        pools: [], quotas: [], plan_limits: [],
        features: { ...body.features, rollback: { enabled: true, earliest_time: null, latest_time: null } },
    }));
    await cliThrough(bare, info, { out: [/Data Size:\s+N\/A/, /Rollback:\s+Unavailable/i], not: 'undefined' });
});

edge('401 with an API key: fixed text, one call', ['--token', 'HRKU-the-only-one'], async ({ cli }) => {
    await cli(info, { exit: 1, err: 'HEROKU_API_KEY', calls: [A] });
    await cli('data:pg:levels', { out: /4G-Performance/ }, { HEROKU_API_KEY: 'HRKU-the-only-one' });
});

edge('no key at all: Bearer undefined is refused', small, async ({ cli }) => {
    await cli('data:pg:levels', { exit: 1 }, { HEROKU_API_KEY: 'undefined' });
});

edge('429: the pool of requests is empty', ['--rate-limit', '1', '--time-scale', '0.001'], async ({ cli, sandbox }) => {
    await sandbox.get('/apps');
    const { calls } = await cli(info, { exit: 2, err: 'Error ID: rate_limit', calls: [A] });
    assert.equal(calls[0].status, 429);
    assert.equal(calls[0].headers['ratelimit-remaining'], '0');
});

edge('5xx and 304: an error at once, no retry', small, async ({ cliThrough }) => {
    await cliThrough(resolver({ status: 503, body: { id: 'unavailable', message: 'Back soon.' } }), info, { exit: 2, err: 'Back soon.', calls: [A] });
    await cliThrough(resolver({ status: 500, text: 'oops', headers: { 'Content-Type': 'text/plain' } }), info, { exit: 1, calls: [A] });
    await cliThrough(({ path }) => (path.endsWith('/advanced') ? { status: 304 } : undefined), 'data:pg:levels',
        { exit: 1, calls: ['GET /data/postgres/v1/levels/advanced'] });
});

edge('302: followed', small, async ({ cliThrough }) => {
    const moved = ({ path, query }) => (path.endsWith('/advanced') && query !== 'again'
        ? { status: 302, headers: { Location: `${path}?again` } } : undefined);
    await cliThrough(moved, 'data:pg:levels', { out: /4G-Performance/,
        calls: ['GET /data/postgres/v1/levels/advanced', 'GET /data/postgres/v1/levels/advanced'] });
});

edge('connection refused: gives up by itself', small, async ({ home }) => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address();
    await new Promise((resolve) => server.close(resolve));
    judge({ ...await heroku(home, `http://127.0.0.1:${port}`, words('data:pg:levels')), line: 'data:pg:levels' }, { exit: 1, err: /ECONNREFUSED/ });
});

edge('X-Heroku-Warning, else Warning-Message: one line', small, async ({ cliThrough }) => {
    const warned = (headers) => ({ path }) => (path.endsWith('/advanced') ? (answer) => ({ ...answer, headers: { ...answer.headers, ...headers } }) : undefined);
    const both = await cliThrough(warned({ 'X-Heroku-Warning': 'Warning: mind the step', 'Warning-Message': 'not this' }), 'data:pg:levels',
        { err: 'mind the step', not: 'not this' });
    assert.equal(both.err.split('mind the step').length, 2);
    await cliThrough(warned({ 'Warning-Message': 'mind the gap' }), 'data:pg:levels', { err: 'mind the gap' });
});

edge('malformed JSON', small, async ({ cliThrough }) => {
    await cliThrough(({ path }) => (path.endsWith('/advanced') ? { status: 200, text: '{"items":[' } : undefined), 'data:pg:levels', { exit: 1 });
});

edge('answers of another content type are not read', small, async ({ sandbox }) => {
    for (const path of ['/addons', '/data/postgres/v1/pricing', '/no/such/path']) {
        const { headers } = await sandbox.request('GET', path);
        assert.match(headers.get('content-type'), /^application\/json/);
    }
});

edge('headers of one\'s own, the growing Request-Id', small, async ({ cliThrough, sandbox }) => {
    const seen = [];
    const look = ({ headers, path }) => { seen.push({ path, headers }); };
    await cliThrough(look, info, {}, { HEROKU_HEADERS: '{"X-Mine":"yes"}', HEROKU_DATA_CONTROL_PLANE: 'green' });
    assert.ok(seen.every((each) => each.headers['x-mine'] === 'yes'));
    assert.ok(seen.every((each) => (each.headers['x-data-control-plane'] === 'green') === each.path.startsWith('/data/')));
    assert.doesNotMatch(seen[0].headers['request-id'], /,/, 'ids of an earlier command');
    assert.ok(seen[1].headers['request-id'].includes(seen[0].headers['request-id']));
    const echoed = sandbox.exchanges().at(-1).headers['request-id'];
    assert.ok(echoed.includes(','), 'the sandbox gives back the whole list');
});

edge('neighbouring commands: whoami, apps, addons', small, async ({ cli }) => {
    await cli('auth:whoami', { out: 'ada@example.com' });
    const { out } = await cli('apps --json', {});
    assert.ok(JSON.parse(out).some((each) => each.name === app));
    await cli(`addons -a ${app}`, { out: ['postgresql-rectangular-12345', 'READS'] });
    await cli('addons --all', { out: 'postgresql-cubic-55310' });
    await cli(`addons:info DATABASE -a ${app}`, { out: 'postgresql-horizontal-12345' });
});

edge('two_factor: fails without a terminal, asks for the code on one', ['--two-factor'], async ({ cli, terminal, sandbox }) => {
    const refused = await cli(`data:pg:credentials:url DATABASE -a ${app}`);
    assert.equal(refused.status, 1, refused.out + refused.err);
    const screen = terminal(`data:pg:credentials:url DATABASE -a ${app}`);
    await screen.answer(/[Tt]wo-factor code/, '123456');
    const { status, out } = await screen.end();
    assert.equal(status, 0, out);
    assert.match(out, /postgres:\/\//);
    assert.ok(sandbox.exchanges().some((each) => each.method === 'PUT' && each.path.endsWith('/pre-authorizations')));
});

edge('rate limits are told, free of charge', small, async ({ sandbox }) => {
    const { remaining } = await sandbox.get('/account/rate-limits');
    for (let asked = 0; asked < 20; asked += 1) {
        assert.ok((await sandbox.get('/account/rate-limits')).remaining >= remaining, 'only time gives calls back');
    }
});

edge('an answer that does not come: timed out after 60 s, no retry', small, async () => {
    await held;
});
