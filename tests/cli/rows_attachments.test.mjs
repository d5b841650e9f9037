// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that attach and detach, with server errors.
import assert from 'node:assert/strict';
import { A, G, group, R, sends } from './tool/group.mjs';
import { unanswered } from './tool/heroku.mjs';

const { row, edge } = group('attachments');
const small = ['--time-scale', '600'];
const post = 'POST /addon-attachments';
const database = 'postgresql-horizontal-12345';
const app = 'example-app';

async function needCredential(sandbox, name) {
    const { id } = await sandbox.addon(database);
    await sandbox.request('POST', `/data/postgres/v1/${id}/credentials`, { name });
    await sandbox.until(`credential ${name} is active`, async () => (await sandbox.data(database, 'credentials')).items
        .some((each) => each.name === name && each.state === 'active'));
}

const attachmentsOf = async (sandbox) => (await sandbox.get(`/apps/${app}/addon-attachments`));
const attachment = async (sandbox, name) => (await attachmentsOf(sandbox)).find((each) => each.name === name);
const configVars = (sandbox) => sandbox.get(`/apps/${app}/config-vars`);
async function version(sandbox) {
    const { body } = await sandbox.request('GET', `/apps/${app}/releases`, undefined, { Range: 'version ..; max=1, order=desc' });
    return body[0].version;
}

row(5, 'data:pg:attachments:create', small, async ({ cli, sandbox }) => {
    await needCredential(sandbox, 'analyst');
    const before = await version(sandbox);
    await cli(`data:pg:attachments:create DATABASE -a ${app} --credential analyst --pool search-reads --as REPORTS`, {
        err: [`Attaching ${database} with credential analyst and pool search-reads as REPORTS to ${app}... done`,
            `Setting REPORTS config vars and restarting ${app}... done, v${before + 1}`],
        calls: [A, sends(post, {
            addon: { name: database }, app: { name: app }, name: 'REPORTS',
            namespace_config: { pool: 'search-reads', proxy: 'false', role: 'analyst' },
        }), R(app)],
    });
    assert.equal((await attachment(sandbox, 'REPORTS')).namespace, 'role:analyst|proxy:false|pool:search-reads');
    assert.match((await configVars(sandbox)).REPORTS_URL, /^postgres:\/\/[^:]+:[^@]+@[^/]+:\d+\/\w+/);
    await cli(`data:pg:info DATABASE -a ${app}`, { out: /Follower pool search-reads.*REPORTS/ });
});

row(6, 'data:pg:attachments:create --confirm', small, async ({ cli, sandbox }) => {
    await needCredential(sandbox, 'analyst');
    await cli(`data:pg:attachments:create DATABASE -a ${app} --credential analyst --pool leader --as BOOKS --confirm ${app}`, {
        err: 'Attaching',
        calls: [A, sends(post, {
            addon: { name: database }, app: { name: app }, confirm: app, name: 'BOOKS',
            namespace_config: { pool: 'leader', proxy: 'false', role: 'analyst' },
        }), R(app)],
    });
    assert.ok(await attachment(sandbox, 'BOOKS'));
});

row(7, 'data:pg:attachments:create of a database of another app', small, async ({ cli, cliThrough, sandbox }) => {
    const owner = (await sandbox.data('postgresql-cubic-55310', 'credentials')).items[0].name;
    const line = `data:pg:attachments:create postgresql-cubic-55310 -a ${app} --credential ${owner} --pool reports`;
    const notInApp = ({ path, body }) => (path === '/actions/addons/resolve' && body.app
        ? { status: 404, body: { id: 'not_found', resource: 'add_on', message: "Couldn't find that add on." } } : undefined);
    await cliThrough(notInApp, `${line} --as INVOICES`, { err: 'done, v', calls: [A, A, post, R(app)] });
    const made = await attachment(sandbox, 'INVOICES');
    assert.equal(made.addon.app.name, 'billing-prod');
    assert.equal(made.app.name, app);
    await cli(`${line} --as INVOICES_AGAIN`, { err: 'done, v' }); // however the sandbox resolves it
});

row(8, 'data:pg:attachments:create, confirmation wanted', small, async ({ cliThrough, sandbox }) => {
    await needCredential(sandbox, 'analyst');
    const wanted = ({ method, path, count }) => (method === 'POST' && path === '/addon-attachments' && count === 0
        ? { status: 423, body: { id: 'confirmation_required', message: 'This would overwrite DATABASE_URL.' } } : undefined);
    const line = `data:pg:attachments:create DATABASE -a ${app} --credential analyst --pool leader --as LEDGERS`;
    const { calls } = await cliThrough(wanted, `${line} --confirm ${app}`, { calls: [A, post, post, R(app)] });
    assert.deepEqual(calls[1].request, calls[2].request);
    assert.ok(await attachment(sandbox, 'LEDGERS'));
});

row(8, 'no --confirm and no terminal: nothing is done', small, async ({ cliThrough, sandbox }) => {
    await needCredential(sandbox, 'analyst');
    const wanted = ({ method, path, body }) => (method === 'POST' && path === '/addon-attachments' && !body.confirm
        ? { status: 423, body: { id: 'confirmation_required', message: 'This would overwrite DATABASE_URL.' } } : undefined);
    await cliThrough(wanted, `data:pg:attachments:create DATABASE -a ${app} --credential analyst --pool leader --as UNSAID`,
        { exit: unanswered, calls: [A, post], alone: true });
    assert.equal(await attachment(sandbox, 'UNSAID'), undefined);
});

row(9, 'data:pg:attachments:destroy', small, async ({ cli, sandbox }) => {
    const owner = (await sandbox.data(database, 'credentials')).items[0].name;
    await cli(`data:pg:attachments:create DATABASE -a ${app} --credential ${owner} --pool leader --as SHORT`, { err: 'done' });
    const before = await version(sandbox);
    await cli(`data:pg:attachments:destroy SHORT -a ${app} --confirm ${app}`, {
        err: [`done, v${before + 1}`],
        calls: [`GET /apps/${app}/addon-attachments/SHORT`, sends(A, { addon: database }),
            'DELETE /addon-attachments/*', R(app)],
    });
    assert.equal(await attachment(sandbox, 'SHORT'), undefined);
    assert.equal((await configVars(sandbox)).SHORT_URL, undefined);
    await cli(`data:pg:attachments:destroy SHORT -a ${app} --confirm ${app}`, { exit: 2, err: 'Error ID: not_found' });
});

edge('attach: a name that is taken', small, async ({ cli, sandbox }) => {
    const owner = (await sandbox.data(database, 'credentials')).items[0].name;
    const before = await version(sandbox);
    const taken = await attachment(sandbox, 'READS');
    await cli(`data:pg:attachments:create DATABASE -a ${app} --credential ${owner} --pool leader --as READS`,
        { exit: unanswered, alone: true }); // a confirmation, which needs a terminal
    assert.deepEqual(await attachment(sandbox, 'READS'), taken);
    assert.equal(await version(sandbox), before);
});

edge('attach: an unknown credential', small, async ({ cli }) => {
    await cli(`data:pg:attachments:create DATABASE -a ${app} --credential nobody --pool leader --as NOT_MADE`, {
        exit: 1, err: [`The credential nobody doesn't exist on the database ${database}`], calls: [A, post],
    });
});

edge('attach: an unknown pool', small, async ({ cli, sandbox }) => {
    const owner = (await sandbox.data(database, 'credentials')).items[0].name;
    await cli(`data:pg:attachments:create DATABASE -a ${app} --credential ${owner} --pool nowhere --as NOT_MADE`, {
        exit: 1, err: [`The pool nowhere doesn't exist on the database ${database}`], calls: [A, post],
    });
    assert.equal(await attachment(sandbox, 'NOT_MADE'), undefined);
});

edge('attach: the phrases of the live service, status 503', small, async ({ cliThrough }) => {
    const live = ({ method, path }) => (method === 'POST' && path === '/addon-attachments'
        ? { status: 503, body: { id: 'addon_error', message: 'Add-on service said: invalid pool provided. Sorry.' } } : undefined);
    await cliThrough(live, `data:pg:attachments:create DATABASE -a ${app} --credential a --pool b --as C`,
        { exit: 1, err: "The pool b doesn't exist" });
});

edge('addons/resolve 404 without message: attach does not search again', small, async ({ cliThrough }) => {
    const mute = ({ path }) => (path === '/actions/addons/resolve' ? { status: 404, body: { id: 'not_found' } } : undefined);
    await cliThrough(mute, `data:pg:attachments:create DATABASE -a ${app} --credential a --pool b --as C`, { exit: 1, calls: [A] });
});

edge('releases []: the attachment is made, then the command breaks', small, async ({ cliThrough, sandbox }) => {
    const owner = (await sandbox.data(database, 'credentials')).items[0].name;
    const none = ({ path }) => (path === `/apps/${app}/releases` ? { status: 200, body: [] } : undefined);
    await cliThrough(none, `data:pg:attachments:create DATABASE -a ${app} --credential ${owner} --pool leader --as LONELY`,
        { exit: 1, calls: [A, post, R(app)] });
    assert.ok(await attachment(sandbox, 'LONELY'));
});
