// SPDX-License-Identifier: GPL-3.0-or-later
// data:pg:create and data:pg:attachments:create on a terminal.
import assert from 'node:assert/strict';
import { group } from './tool/group.mjs';

const { session } = group('interactive');
const fast = ['--time-scale', '60'];

session('create with two follower pools', fast, async ({ terminal, sandbox }) => {
    const screen = terminal('data:pg:create -a sandbox-tools --name by-hand');
    await screen.choose('Select a Leader Pool Level:', '8G-Performance');
    await screen.choose('Do you want to keep the high availability standby instance?', 'Remove high availability');
    await screen.choose('Confirm provisioning?', 'Confirm');
    await screen.choose('You can configure a follower pool while the leader pool is being configured.', 'Configure a follower pool');
    for (const [name, more] of [['first-pool', 'y'], ['second-pool', 'n']]) {
        await screen.choose('Select a Follower Pool Level:', '4G-Performance');
        await screen.choose('Select the number of instances for this pool:', '1 instance');
        await screen.choose('Do you want to name this follower pool?', 'Yes');
        await screen.answer('Enter a unique pool name', name);
        await screen.choose('Confirm provisioning?', 'Confirm');
        await screen.expect(`we're provisioning ${name} follower pool on by-hand`);
        await screen.answer('Configure another follower pool?', more);
    }
    const { status, out } = await screen.end(); // ends with data:pg:info of the new database
    assert.equal(status, 0);
    assert.match(out, /Follower pool first-pool[\s\S]*Follower pool second-pool/);
    assert.doesNotMatch(out, /undefined|NaN/);
    const info = await sandbox.until('it is available', async () => {
        const now = await sandbox.data('by-hand', 'info');
        return now.status === 'available' ? now : undefined;
    });
    assert.deepEqual(info.pools.map((each) => [each.name, each.expected_count, each.expected_level]),
        [['leader', 1, '8G-Performance'], ['first-pool', 1, '4G-Performance'], ['second-pool', 1, '4G-Performance']]);
});

session('attach by choosing', fast, async ({ terminal, sandbox }) => {
    const { id } = await sandbox.addon('postgresql-tapered-35561');
    await sandbox.request('POST', `/data/postgres/v1/${id}/credentials`, { name: 'chosen' });
    await sandbox.until('the credential is active', async () => (await sandbox.data('postgresql-tapered-35561', 'credentials')).items
        .some((each) => each.name === 'chosen' && each.state === 'active'));
    const screen = terminal('data:pg:attachments:create DATABASE -a status-page');
    await screen.choose('Which credential do you want to use?', 'chosen');
    await screen.choose('Which instance pool would you like to attach?', 'public-reads');
    await screen.answer('Name for Postgres database attachment', '');
    const [, given] = await screen.expect(/Setting (\S+) config vars/);
    assert.equal((await screen.end()).status, 0);
    const made = (await sandbox.get('/apps/status-page/addon-attachments')).find((each) => each.name === given);
    assert.match(given, /^HEROKU_POSTGRESQL_[A-Z]+/);
    assert.equal(made.namespace, 'role:chosen|proxy:false|pool:public-reads');
});
