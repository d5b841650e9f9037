// SPDX-License-Identifier: GPL-3.0-or-later
// Read-only rows: levels, info, attachments.
import assert from 'node:assert/strict';
import { A, D, G, group, together } from './tool/group.mjs';

const { row, edge } = group('reading');
const small = [];

row(1, 'data:pg:levels', small, async ({ cli }) => {
    await cli('data:pg:levels', {
        out: [/4G-Performance\s+\d+\s+4\s+380/, /1536G-Performance\s+\d+\s+1536\s+5000/],
        calls: ['GET /data/postgres/v1/levels/advanced'],
    });
});

row(2, 'data:pg:info', small, async ({ cli }) => {
    await cli('data:pg:info READS -a example-app', {
        out: ['postgresql-rectangular-12345 on example-app', /Plan:\s+Advanced/, /Status:\s+Available/, /Version:\s+17\.\d/,
            /Region:\s+us/, /Data Size:\s+142.* GB \/ /, /Leader pool.*HEROKU_POSTGRESQL_COBALT/,
            /Follower pool web-reads.*READS/, /Follower pool analytics.*DATABASE_ANALYTICS/,
            '3 instances of 4G-Performance (HA)', /Connections: \d+ \/ 1140 used/, /leader\.\w+: up/, /standby\.\w+: up/],
        not: ['undefined', 'NaN'],
        calls: [A, together(D('GET', 'info'), G)],
    });
});

row(2, 'the same database by all its names', small, async ({ cli, sandbox }) => {
    const { id } = await sandbox.addon('postgresql-horizontal-12345');
    for (const name of ['DATABASE', 'DATABASE_URL', 'postgresql-horizontal-12345', id]) {
        await cli(`data:pg:info ${name} -a example-app`, { out: 'postgresql-horizontal-12345 on example-app' });
    }
});

row(2, 'a name that nothing has', small, async ({ cli }) => {
    await cli('data:pg:info NOTHING -a example-app', { exit: 2, err: ["Couldn't find that add", 'Error ID: not_found'], calls: [A] });
});

row(3, 'data:pg:info of another app', small, async ({ cli }) => {
    const { calls } = await cli('data:pg:info billing-prod::DATABASE -a example-app', {
        out: ['postgresql-cubic-55310 on billing-prod', 'Follower pool invoice-reads'],
        calls: [A, together(D('GET', 'info'), G)],
    });
    assert.deepEqual(calls[0].request, { addon: 'DATABASE', app: 'billing-prod' });
});

row(4, 'data:pg:attachments', small, async ({ cli }) => {
    await cli('data:pg:attachments READS -a example-app', {
        out: [/HEROKU_POSTGRESQL_COBALT\s+.*leader/, /READS\s+.*web-reads/, /DATABASE_ANALYTICS\s+.*analytics/, 'catalog-api'],
        calls: [A, together(D('GET', 'credentials'), G)],
    });
});

row(4, 'data:pg:attachments over two pages', small, async ({ cliThrough }) => {
    let whole;
    const halves = ({ method, path, headers }) => {
        if (method !== 'GET' || !/^\/addons\/[^/]+\/addon-attachments$/.test(path)) {
            return undefined;
        }
        if (headers.range === 'id ]half..') {
            return { status: 200, body: whole.slice(2) };
        }
        return (answer) => {
            whole = answer.body;
            return { status: 206, headers: { 'Next-Range': 'id ]half..' }, body: whole.slice(0, 2) };
        };
    };
    await cliThrough(halves, 'data:pg:attachments READS -a example-app', {
        out: ['HEROKU_POSTGRESQL_COBALT', 'READS', 'DATABASE_ANALYTICS'],
        calls: [A, together(D('GET', 'credentials'), G), G],
    });
});
