// SPDX-License-Identifier: GPL-3.0-or-later
// Rows about credentials of Advanced and classic databases.
import assert from 'node:assert/strict';
import { A, D, G, group, sends, together } from './tool/group.mjs';
import { unanswered } from './tool/heroku.mjs';

const { row, edge } = group('credentials');
const app = 'status-page';
const database = 'postgresql-tapered-35561';
const small = ['--time-scale', '60'];

const all = async (sandbox) => (await sandbox.data(database, 'credentials')).items;
const credential = async (sandbox, name) => (await all(sandbox)).find((each) => each.name === name);
const active = (sandbox, name) => sandbox.until(`${name} is active`, async () => {
    const found = await credential(sandbox, name);
    return found?.state === 'active' ? found : undefined;
});
const password = (of) => of.roles.find((each) => each.state === 'active').password;
const ownerOf = async (sandbox) => (await all(sandbox)).find((each) => each.type === 'owner');

async function need(sandbox, name) {
    if (!await credential(sandbox, name)) {
        await sandbox.request('POST', `/data/postgres/v1/${(await sandbox.addon(database)).id}/credentials`, { name });
    }
    return active(sandbox, name);
}

row(21, 'data:pg:credentials', small, async ({ cli, sandbox }) => {
    const owner = await ownerOf(sandbox);
    await cli(`data:pg:credentials DATABASE -a ${app}`, {
        out: [owner.name, /[Oo]wner/, /[Aa]ctive/], not: ['undefined', password(owner)], calls: [A, G, D('GET', 'credentials')],
    });
});

row(22, 'data:pg:credentials:create', small, async ({ cli, sandbox }) => {
    await cli(`data:pg:credentials:create DATABASE -a ${app} --name reporting`,
        { calls: [A, sends(D('POST', 'credentials'), { name: 'reporting' })] });
    const made = await active(sandbox, 'reporting');
    assert.equal(made.type, 'additional');
    await cli(`data:pg:credentials DATABASE -a ${app}`, { out: 'reporting' });
    await cli(`data:pg:credentials:create DATABASE -a ${app} --name reporting`, { exit: 2, err: /Error/ });
    assert.equal((await all(sandbox)).filter((each) => each.name === 'reporting').length, 1);
});

row(23, 'data:pg:credentials:destroy', small, async ({ cli, sandbox }) => {
    await need(sandbox, 'free cred');
    const { calls } = await cli(`data:pg:credentials:destroy DATABASE -a ${app} --name 'free cred' --confirm ${app}`,
        { calls: [A, together(D('GET', 'credentials'), G), D('DELETE', 'credentials/free%20cred')] });
    assert.equal(calls.at(-1).status, 204);
    await sandbox.until('it is gone', async () => !(await credential(sandbox, 'free cred')));
    await cli(`data:pg:credentials:destroy DATABASE -a ${app} --name 'free cred' --confirm ${app}`, { exit: 2, err: 'not_found' });
});

row(23, 'not the owner, not one in use', small, async ({ cli, sandbox }) => {
    const owner = await ownerOf(sandbox);
    await need(sandbox, 'busy');
    const made = await sandbox.request('POST', '/addon-attachments', {
        addon: { name: database }, app: { name: app }, name: 'BUSY', namespace_config: { role: 'busy', proxy: 'false' },
    });
    assert.equal(made.status, 201);
    for (const name of [owner.name, 'busy']) {
        const { status } = await cli(`data:pg:credentials:destroy DATABASE -a ${app} --name ${name} --confirm ${app}`,
            { exit: 2, calls: name === 'busy' ? [A, together(D('GET', 'credentials'), G)] : undefined });
        assert.equal(status, 2);
        const { id } = await sandbox.addon(database);
        assert.equal((await sandbox.request('DELETE', `/data/postgres/v1/${id}/credentials/${name}`)).status, 422);
    }
    assert.ok(await credential(sandbox, owner.name));
    assert.ok(await credential(sandbox, 'busy'));
});

row(24, 'data:pg:credentials:rotate', small, async ({ cli, sandbox }) => {
    const owner = await ownerOf(sandbox);
    const before = (await sandbox.get(`/apps/${app}/config-vars`)).DATABASE_URL;
    await cli(`data:pg:credentials:rotate DATABASE -a ${app} --confirm ${app}`,
        { calls: [A, together(D('GET', 'credentials'), G), sends(D('POST', `credentials/${owner.name}/rotate`), {})] });
    await sandbox.until('the owner has another password', async () => {
        const now = await ownerOf(sandbox);
        return now.state === 'active' && password(now) !== password(owner);
    });
    assert.notEqual((await sandbox.get(`/apps/${app}/config-vars`)).DATABASE_URL, before, 'the app got the new password');
});

row(24, 'one by name, forced', small, async ({ cli, sandbox }) => {
    const before = await need(sandbox, 'forced-one');
    const owner = await ownerOf(sandbox);
    await cli(`data:pg:credentials:rotate DATABASE -a ${app} --confirm ${app} --name forced-one --force`,
        { calls: [A, together(D('GET', 'credentials'), G), sends(D('POST', 'credentials/forced-one/rotate'), { forced: true })] });
    const after = await active(sandbox, 'forced-one');
    assert.notEqual(password(after), password(before));
    assert.equal(password(await ownerOf(sandbox)), password(owner));
    await cli(`data:pg:credentials:rotate DATABASE -a ${app} --confirm ${app} --name nobody`,
        { exit: 1, calls: [A, together(D('GET', 'credentials'), G)] });
});

row(24, 'no --confirm and no terminal: nothing is done', small, async ({ cli }) => {
    await cli(`data:pg:credentials:rotate DATABASE -a ${app}`,
        { exit: unanswered, calls: [A, together(D('GET', 'credentials'), G)], alone: true });
});

row(25, 'data:pg:credentials:rotate --all', small, async ({ cli, sandbox }) => {
    await need(sandbox, 'second');
    await active(sandbox, (await ownerOf(sandbox)).name);
    const before = new Map((await all(sandbox)).map((each) => [each.name, password(each)]));
    await cli(`data:pg:credentials:rotate DATABASE -a ${app} --confirm ${app} --all --force`,
        { calls: [A, together(D('GET', 'credentials'), G), sends(D('POST', 'rotate_credentials'), { forced: true })] });
    await sandbox.until('all have another password', async () => (await all(sandbox))
        .every((each) => each.state === 'active' && password(each) !== before.get(each.name)));
    await cli(`data:pg:credentials:rotate DATABASE -a ${app} --confirm ${app} --all`,
        { calls: [A, together(D('GET', 'credentials'), G), sends(D('POST', 'rotate_credentials'), {})] });
});

row(26, 'data:pg:credentials:url', small, async ({ cli, sandbox }) => {
    const reporter = await need(sandbox, 'urls');
    const owner = await active(sandbox, (await ownerOf(sandbox)).name);
    for (const [flag, of] of [['', owner], [' --name urls', reporter]]) {
        await cli(`data:pg:credentials:url DATABASE -a ${app}${flag}`, {
            out: [`password=${password(of)}`, `postgres://${of.roles[0].user}:`, `@${of.host}:${of.port}/${of.database}`],
            calls: [A, D('GET', 'credentials'), D('GET', `credentials/${of.name}`)],
        });
    }
});
