// SPDX-License-Identifier: GPL-3.0-or-later
// Rows about classic databases.
import assert from 'node:assert/strict';
import { A, G, group, sends, T, together } from './tool/group.mjs';

const { row } = group('classic');
const app = 'example-app';
const database = 'postgresql-rigid-40120';
const small = ['--time-scale', '60'];
const classic = (method, rest) => `${method} /postgres/v0/databases/*/${rest}`;
const all = async (sandbox) => sandbox.get(`/postgres/v0/databases/${(await sandbox.addon(database)).id}/credentials`);
const credential = async (sandbox, name) => (await all(sandbox)).find((each) => each.name === name);
const password = (of) => of.credentials.find((each) => each.state === 'active').password;
const active = (sandbox, name) => sandbox.until(`${name} is active`, async () => {
    const found = await credential(sandbox, name);
    return found?.state === 'active' ? found : undefined;
});

row(39, 'data:pg:psql in a classic private space', small, async ({ cli }) => {
    const { calls } = await cli("data:pg:psql VAULT -a catalog-api -c 'select 1'", {
        exit: 1, err: 'secure tunnel', // to a fictitious bastion; not HTTP
        calls: [T, 'GET /apps/catalog-api/config-vars', 'GET /client/v11/databases/*/bastion'],
    });
    assert.equal(calls[2].status, 200);
});

row(41, 'data:pg:credentials:create, classic', small, async ({ cli, sandbox }) => {
    await cli(`data:pg:credentials:create LEGACY -a ${app} --name auditor`,
        { calls: [A, sends(classic('POST', 'credentials'), { name: 'auditor' })] });
    assert.ok(await active(sandbox, 'auditor'));
});

row(41, 'data:pg:credentials:url, classic', small, async ({ cli, sandbox }) => {
    const [first] = await all(sandbox);
    await cli(`data:pg:credentials:url LEGACY -a ${app}`,
        { out: ['postgres://', password(first)], calls: [A, classic('GET', 'credentials/default')] });
});

row(41, 'data:pg:credentials:rotate, classic', small, async ({ cli, sandbox }) => {
    const before = password(await active(sandbox, 'default'));
    await cli(`data:pg:credentials:rotate LEGACY -a ${app} --confirm ${app}`,
        { calls: [A, together(classic('GET', 'credentials'), G), classic('POST', 'credentials/default/credentials_rotation')] });
    await sandbox.until('another password', async () => {
        const now = await credential(sandbox, 'default');
        return now.state === 'active' && password(now) !== before;
    });
    await cli(`data:pg:credentials:rotate LEGACY -a ${app} --confirm ${app} --all`,
        { calls: [A, together(classic('GET', 'credentials'), G), classic('POST', 'credentials_rotation')] });
});

row(41, 'data:pg:credentials:destroy, classic', small, async ({ cli, sandbox }) => {
    await cli(`data:pg:credentials:create LEGACY -a ${app} --name 'free cred'`, {});
    await active(sandbox, 'free cred');
    await cli(`data:pg:credentials:destroy LEGACY -a ${app} --name 'free cred' --confirm ${app}`,
        { calls: [A, G, `DELETE /postgres/v0/databases/${database}/credentials/free%20cred`] });
    await sandbox.until('it is gone', async () => !(await credential(sandbox, 'free cred')));
    await cli(`data:pg:credentials:destroy LEGACY -a ${app} --name default --confirm ${app}`, { exit: 2 });
});

row(41, 'commands for Advanced databases alone say so', small, async ({ cli }) => {
    await cli(`data:pg:info LEGACY -a ${app}`, { exit: 2, err: 'Advanced-tier', calls: [A] });
    await cli('data:pg:credentials:create SCRATCH -a sandbox-tools --name nobody', { exit: 2, calls: [A] });
});
