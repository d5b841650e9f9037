// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that are typed beside data:pg. They are no rows of the conformance table.
import assert from 'node:assert/strict';
import { A, group, M, R, sends } from './tool/group.mjs';

const { edge } = group('neighbours');
const app = 'example-app';
const small = ['--time-scale', '60'];

edge('data:maintenances:run goes on in maintenance mode', small, async ({ cli, sandbox }) => {
    const { id } = await sandbox.addon('postgresql-lively-80211');
    await sandbox.request('POST', `/data/maintenances/v1/${id}/schedule`, { delay_weeks: '1' });
    await cli('maintenance:on -a billing-prod', { err: 'done', calls: [sends('PATCH /apps/billing-prod', { maintenance: true })] });
    await cli('data:maintenances:run LEDGER -a billing-prod',
        { err: 'maintenance triggered', calls: [A, 'GET /apps/*', M('POST', '/run')] });
});

edge('apps:info has all it divides and splits', small, async ({ cli }) => {
    await cli(`apps:info -a ${app}`, { out: ['Repo Size:', 'heroku-24', 'heroku-postgresql:advanced'], not: ['undefined', 'NaN'] });
});

edge('data:pg:info where optional members are missing', ['--scenario', 'degraded'], async ({ cli }) => {
    await cli('data:pg:info DATABASE -a figures', { out: 'postgresql-untold-30008' });
});

edge('config:set makes a release', small, async ({ cli }) => {
    await cli(`config:set FOO=bar -a ${app}`, { out: 'FOO', err: /done, v\d+/ });
    await cli(`releases:info -a ${app}`, { out: ['Set FOO config vars', /FOO: +bar/] });
});

edge('addons:attach sends a namespace', small, async ({ cli, sandbox }) => {
    const { id } = await sandbox.addon('postgresql-rectangular-12345');
    await sandbox.request('POST', `/data/postgres/v1/${id}/credentials`, { name: 'clerk' });
    const { calls } = await cli(`addons:attach postgresql-rectangular-12345 -a ${app} --as CLERK --credential clerk`, {
        err: /done, v\d+/,
        calls: ['GET /addons/postgresql-rectangular-12345', 'GET /addons/postgresql-rectangular-12345/config/credential:clerk',
            'POST /addon-attachments', R(app)],
    });
    assert.equal(calls[2].request.namespace, 'credential:clerk');
    assert.equal(calls[2].response.namespace, 'role:clerk');
});

edge('pg:credentials sends the token as a password', small, async ({ cli }) => {
    await cli(`pg:credentials postgresql-rigid-40120 -a ${app}`, { out: ['default', 'active'] });
});

edge('ps:scale and ps', small, async ({ cli }) => {
    await cli(`ps:scale web=2:Standard-2X -a ${app}`, { err: 'web at 2:Standard-2X' });
    await cli(`ps -a ${app}`, { out: ['web.1: up', 'web.2: up'] });
});

edge('logs end', small, async ({ cli }) => {
    await cli(`logs -a ${app}`, { out: 'heroku[web.1]: State changed from starting to up' });
});

edge('what is not served is named by its family', small, async ({ cli }) => {
    await cli('pipelines', { exit: 2, err: 'does not serve this request of "heroku pipelines"', not: ' /pipelines' });
});
