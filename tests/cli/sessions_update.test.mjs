// SPDX-License-Identifier: GPL-3.0-or-later
// data:pg:update on a terminal: complete sessions with menus.
import assert from 'node:assert/strict';
import { group } from './tool/group.mjs';
import { down } from './tool/terminal.mjs';

const { session, edge } = group('update');
const fast = ['--time-scale', '600'];
const pools = 'Select the pool to update, or add a follower pool:';
const action = 'What do you want to do?:';
const level = /Select a (Leader|Follower) Pool Level:/;
const number = 'Select the number of instances for this pool:';
const quiet = (sandbox, name, pool) => sandbox.until(`${pool} is available`, async () => {
    const found = await sandbox.pool(name, pool);
    return found?.status === 'available' ? found : undefined;
});

session('add a pool, scale it, change its level, destroy it', fast, async ({ terminal, sandbox }) => {
    const name = 'postgresql-concave-18822';
    const screen = terminal(`data:pg:update DATABASE -a sandbox-tools`);
    await screen.choose(pools, 'Add a follower pool');
    await screen.choose(level, '4G-Performance');
    await screen.choose(number, '2 instances');
    await screen.choose('Do you want to name this follower pool?', 'Yes');
    await screen.answer('Enter a unique pool name', 'night-jobs');
    await screen.choose('Confirm provisioning?', 'Confirm');
    await screen.expect("we're provisioning night-jobs follower pool");
    const made = await quiet(sandbox, name, 'night-jobs');
    assert.deepEqual([made.expected_count, made.expected_level, made.compute_instances.length], [2, '4G-Performance', 2]);

    await screen.choose(pools, 'night-jobs');
    await screen.choose(action, 'Update number of instances');
    await screen.choose(number, '3 instances');
    await screen.expect('The night-jobs follower pool now has 3 instances.');
    assert.equal((await quiet(sandbox, name, 'night-jobs')).compute_instances.length, 3);

    await screen.choose(action, 'Change pool level');
    await screen.choose(level, '8G-Performance');
    await screen.expect('Level changed from 4G-Performance to 8G-Performance for follower pool night-jobs.');
    const larger = await quiet(sandbox, name, 'night-jobs');
    assert.equal(larger.expected_level, '8G-Performance');
    assert.ok(larger.compute_instances.every((each) => each.level === '8G-Performance'));

    await screen.choose(action, 'Destroy pool');
    await screen.answer(/sandbox-tools/, 'sandbox-tools');
    await screen.expect(/Destroying follower pool .*done/);
    await sandbox.until('the pool is gone', async () => !(await sandbox.pool(name, 'night-jobs')));
    await screen.choose(pools, 'Exit');
    assert.equal((await screen.end()).status, 0);
});

session('standby off and on', fast, async ({ terminal, sandbox }) => {
    const name = 'postgresql-shaped-93257';
    const screen = terminal(`data:pg:update TRIALS -a sandbox-tools`);
    await screen.choose(pools, 'Leader');
    await screen.choose(action, 'Remove high availability');
    await screen.expect(/Removing the high availability .*done/);
    assert.deepEqual((await quiet(sandbox, name, 'leader')).compute_instances.map((each) => each.role), ['leader']);
    await screen.choose(action, 'Add a high availability (HA) standby instance');
    await screen.expect(/Adding a high availability .*done/);
    assert.deepEqual((await quiet(sandbox, name, 'leader')).compute_instances.map((each) => each.role).sort(), ['leader', 'standby']);
    await screen.choose(action, 'Change pool level');
    await screen.choose(level, '8G-Performance');
    await screen.expect('Level changed from 4G-Performance to 8G-Performance for leader pool.');
    await screen.choose(action, 'Go back');
    await screen.choose(pools, 'Exit');
    assert.equal((await screen.end()).status, 0);
    assert.equal((await quiet(sandbox, name, 'leader')).expected_level, '8G-Performance');
});

session('choose the database from a list, name the pool by chance', fast, async ({ terminal, sandbox }) => {
    const screen = terminal('data:pg:update -a media-ingest');
    await screen.choose('Select the Heroku Postgres Advanced database to update:', 'postgresql-angular-29944');
    await screen.choose(pools, 'Add a follower pool');
    await screen.choose(level, '4G-Performance');
    await screen.choose(number, '1 instance');
    await screen.choose('Do you want to name this follower pool?', 'No, assign a random name');
    await screen.choose('Confirm provisioning?', 'Confirm');
    const [, given] = await screen.expect(/we're provisioning (\S+) follower pool/);
    assert.match(given, /^[a-z]+-pool-\d+$/);
    assert.ok(await quiet(sandbox, 'postgresql-angular-29944', given));
    await screen.choose(pools, 'Exit');
    assert.equal((await screen.end()).status, 0);
});

edge('update: a bad pool name is refused, the menu is left', fast, async ({ terminal, sandbox }) => {
    const before = (await sandbox.data('postgresql-tapered-35561', 'info')).pools.length;
    const screen = terminal('data:pg:update DATABASE -a status-page');
    await screen.choose(pools, 'Add a follower pool');
    await screen.choose(level, '4G-Performance');
    await screen.choose(number, '1 instance');
    await screen.choose('Do you want to name this follower pool?', 'Yes');
    await screen.answer('Enter a unique pool name', 'Bad Name--');
    await screen.choose('Confirm provisioning?', 'Confirm');
    const { status, out } = await screen.end();
    assert.equal(status, 2);
    assert.match(out, /Error ID: unprocessable_entity/);
    assert.equal((await sandbox.data('postgresql-tapered-35561', 'info')).pools.length, before);
});

edge('update: PATCH 422, the menu is left', ['--time-scale', '0.01'], async ({ terminal, sandbox }) => {
    const screen = terminal('data:pg:update STATEMENTS -a billing-prod'); // its level is being changed
    await screen.choose(pools, 'statements');
    await screen.choose(action, 'Update number of instances');
    await screen.choose(number, '3 instances');
    const { status, out } = await screen.end();
    assert.equal(status, 2);
    assert.match(out, /being modified/);
    assert.equal((await sandbox.pool('postgresql-lively-80211', 'statements')).expected_count, 2);
});

edge('update: with 13 instances the menu only goes back', fast, async ({ terminal, sandbox }) => {
    const { id } = await sandbox.addon('postgresql-spherical-71186');
    const full = await sandbox.request('POST', `/data/postgres/v1/${id}/pools`, { count: 12, level: '4G-Performance', name: 'many' });
    assert.equal(full.status, 200);
    await quiet(sandbox, 'postgresql-spherical-71186', 'many');
    const screen = terminal('data:pg:update ASSETS -a media-ingest');
    await screen.choose(pools, 'many');
    await screen.choose(action, 'Update number of instances');
    await screen.expect(number);
    assert.ok((await screen.pointedLine(0)).includes('Go back'));
    screen.send('\x03');
    await screen.end();
});

edge('update: a level without a place in the list', ['--scenario', 'degraded'], async ({ terminal }) => {
    const { status, out } = await terminal('data:pg:update BABEL -a pools').end();
    assert.equal(status, 1);
    assert.match(out, /TypeError/);
});

edge('update: Ctrl-C in a menu asks for nothing', fast, async ({ terminal, sandbox }) => {
    const screen = terminal('data:pg:update DATABASE -a billing-prod');
    await screen.expect(pools);
    await screen.pointedLine(0);
    const before = sandbox.exchanges().length;
    screen.send(down);
    screen.send('\x03');
    await screen.end();
    assert.equal(sandbox.exchanges().length, before);
});
