// SPDX-License-Identifier: GPL-3.0-or-later
// data:pg:migrate on a terminal: from a classic to an Advanced database.
import assert from 'node:assert/strict';
import { group } from './tool/group.mjs';
import { Proxy } from './tool/proxy.mjs';

const { session, edge } = group('migrate');
const fast = ['--time-scale', '1200'];
const menu = 'What do you want to do?:';
const migration = (sandbox, target) => sandbox.data(target, 'migrations');
const reach = (sandbox, target, status) => sandbox.until(`the migration is ${status}`, async () => {
    const found = await migration(sandbox, target);
    return found.status === status ? found : undefined;
});

async function configure(screen, source, target, method) {
    await screen.choose(menu, 'Configure');
    await screen.choose('Select the source database:', source);
    await screen.choose('Select the destination database:', target);
    await screen.choose('Select the migration method:', method);
    await screen.choose('Confirm migration configuration:', 'Confirm');
    await screen.expect(/Configuring migration.*done/);
}

session('configure, cancel, configure again, run', fast, async ({ terminal, sandbox }) => {
    const target = 'postgresql-angular-29944';
    let screen = terminal('data:pg:migrate -a media-ingest');
    await configure(screen, 'postgresql-polished-60734', target, 'Snapshot');
    await screen.choose(menu, 'Exit');
    assert.equal((await screen.end()).status, 0);
    const first = await reach(sandbox, target, 'ready');
    assert.equal(first.source_id, (await sandbox.addon('postgresql-polished-60734')).id);

    screen = terminal('data:pg:migrate -a media-ingest');
    await screen.choose(menu, 'Cancel');
    await screen.choose('Select the migration to cancel:', 'postgresql-polished-60734');
    await screen.choose('Confirm to cancel migration:', 'Confirm');
    await screen.expect(/Canceling migration.*done/);
    assert.equal((await migration(sandbox, target)).status, 'cancelled');
    await configure(screen, 'postgresql-polished-60734', target, 'Streaming');
    await reach(sandbox, target, 'ready');
    await screen.choose(menu, 'Exit'); // the menu predates the status "ready"
    assert.equal((await screen.end()).status, 0);

    screen = terminal('data:pg:migrate -a media-ingest');
    await screen.choose(menu, 'Start');
    await screen.choose('Select the migration to start:', 'postgresql-polished-60734');
    await screen.choose('Confirm to start migration:', 'Confirm');
    await screen.expect(/Starting migration.*done/);
    await screen.choose(menu, 'Exit');
    assert.equal((await screen.end()).status, 0);
    const done = await reach(sandbox, target, 'completed');
    assert.deepEqual([done.completed, done.successful], [true, true]);
});

session('into a new database', fast, async ({ terminal, sandbox }) => {
    const before = sandbox.exchanges().length;
    const screen = terminal('data:pg:migrate -a example-app --method streaming');
    await screen.choose(menu, 'Configure');
    await screen.choose('Select the source database:', 'postgresql-rigid-40120');
    await screen.choose('Select the destination database:', 'Create a new Advanced database');
    await screen.choose('Select a Leader Pool Level:', '8G-Performance');
    await screen.choose('Do you want to keep the high availability standby instance?', 'Keep');
    await screen.choose('Confirm provisioning?', 'Confirm');
    await screen.choose('Confirm migration configuration:', 'Confirm');
    await screen.expect(/Configuring migration.*done/);
    await screen.choose(menu, 'Exit');
    assert.equal((await screen.end()).status, 0);
    const exchanges = sandbox.exchanges().slice(before);
    const configured = exchanges.find((each) => each.method === 'POST' && each.path.endsWith('/migrations'));
    assert.equal(configured.status, 200);
    assert.equal(configured.request.method, 'cdc');
    const created = exchanges.find((each) => each.method === 'POST' && each.path.endsWith('/addons'));
    assert.equal(created.request.config.from, configured.request.source_id);
    await reach(sandbox, created.response.name, 'ready');
});

async function brokenMigrations(terminal, sandbox, answer) {
    const proxy = await Proxy.start(sandbox.url, ({ path }) => (path.endsWith('/migrations') ? answer : undefined));
    try {
        return await terminal('data:pg:migrate -a catalog-api', proxy.url).end();
    } finally {
        await proxy.stop();
    }
}

edge('migrations 404 with message: normal', fast, async ({ terminal }) => {
    const screen = terminal('data:pg:migrate -a catalog-api');
    await screen.choose(menu, 'Exit');
    assert.equal((await screen.end()).status, 0);
});

edge('migrations 404 without message, 5xx: aborts', fast, async ({ terminal, sandbox }) => {
    assert.equal((await brokenMigrations(terminal, sandbox, { status: 404, body: { id: 'not_found' } })).status, 2);
    assert.equal((await brokenMigrations(terminal, sandbox, { status: 500, body: { id: 'server_error', message: 'No.' } })).status, 2);
});
