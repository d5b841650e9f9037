// SPDX-License-Identifier: GPL-3.0-or-later
// The window and the CLI say the same of a sandbox: what is changed in one of them is seen in the other. One window for
// all tests, which follow each other.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { group } from './tool/group.mjs';
import { Window } from './tool/window.mjs';

const app = 'example-app';
const database = 'postgresql-horizontal-12345';
const fast = ['--time-scale', '200'];
const tab = (number) => ['tab', 'clusterTabs', number];
const [overview, apps, maintenance, settings, storage, credentials] = [0, 2, 3, 4, 5, 6].map(tab);

let window;
after(() => window?.stop()); // before its sandbox
const { edge } = group('window');

/** The window, on the cluster. */
async function windowOf({ home, sandbox }) {
    if (window === undefined) {
        window = new Window(home, sandbox.url);
        await window.walk(['tree', database], ['can', 'poolCard.search-reads/cardScale'], apps, ['click', 'appsAsTable']);
    }
    return window;
}

/** The rows of a table of the window, as `make(...cells)` of each. */
const rows = (texts, make) => texts.map((row) => make(...row.split(' | '))).sort();
/** The same of the CLI: the lines below the head, without its frame. */
const lines = (out, make) => out.split(/─{4,}\n/)[1].trim().split('\n')
    .map((line) => make(...line.trim().split(/\s{2,}/))).sort();
const only = (texts, pattern) => {
    const found = texts.map((text) => pattern.exec(text)).find(Boolean);
    assert.ok(found, `no text like ${pattern} among:\n${texts.join('\n')}`);
    return found;
};

/** What the window shows and what the CLI prints, in the same words. */
const views = {
    info: {
        async shown() {
            await window.walk(overview);
            const page = await window.read('clusterPage');
            const [, plan, region, version] = only(page, / · (\S+) · (\S+) · PostgreSQL (\S+)/);
            const [, followers] = only(page, /^of 13 · (\d) of 5 pools/);
            const said = [`${plan} ${region} ${version} ${page[1]}, ${only(page, /^\d+ GB$/)[0]}, ${followers} follower pools`];
            for (const name of ['Leader pool', 'reports', 'search-reads']) {
                const card = await window.read(`poolCard.${name}`);
                const [, limit] = only(card, /^[\d,]+ \/ ([\d,]+) connections/);
                said.push(`${name}: ${only(card, /^(\d+) × \$/)[1]} of ${only(card, /^\S+-Performance/)[0]}`
                    + `${card.includes('High availability') ? ' (HA)' : ''}, ${limit.replace(',', '')} connections`);
            }
            return said.sort();
        },
        async printed({ cli }) {
            const { out } = await cli(`data:pg:info ${database} -a ${app}`, {});
            const [, ...pools] = out.split('\n=== ');
            const fact = (name) => new RegExp(`^${name}: +(\\S+)`, 'm').exec(out)[1];
            const said = [`${fact('Plan')} ${fact('Region')} ${fact('PG Version')} ${fact('Status')}, ${parseInt(fact('Data Size'), 10)} GB, `
                + `${pools.length - 1} follower pools`];
            for (const pool of pools) {
                const [, leader, follower] = /^(?:(Leader pool)|Follower pool (\S+))/.exec(pool);
                const [, count, level, ha = ''] = /(\d+) instances? of ([^ :]+)( \(HA\))?:/.exec(pool);
                said.push(`${leader ?? follower}: ${count} of ${level}${ha}, ${/\/ (\d+) used/.exec(pool)[1]} connections`);
            }
            return said.sort();
        },
    },
    attachments: {
        async shown() {
            await window.walk(apps);
            return rows(await window.read('attachmentTable'), (name, variable, credential, pool) =>
                `${name}::${variable.replace(/_URL$/, '')} ${credential} ${pool === 'Leader pool' ? 'leader' : pool}`);
        },
        async printed({ cli }) {
            const { out } = await cli(`data:pg:attachments ${database} -a ${app}`, {});
            return lines(out, (name, credential, pool) => `${name} ${/\(owner\)/.test(credential) ? 'owner' : credential} ${pool}`);
        },
    },
    credentials: {
        async shown() {
            await window.walk(credentials);
            return rows(await window.read('credentialsTable'), (name, type, state, used) => {
                const attached = used === 'no attachment' ? [] : used.split(', ').map((each) => each.replace(/ in (\S+)$/, ' on $1'));
                return [`${name} ${type} ${state}`, ...attached.sort()].join(', ');
            });
        },
        async printed({ cli }) {
            const { out } = await cli(`data:pg:credentials ${database} -a ${app}`, {});
            return out.split(/─{4,}\n/)[1].trim().split(/\n\s*\n/).map((block) => {
                const [first, ...uses] = block.trim().split('\n');
                const attached = uses.map((line) => /as (\S+)(?: on (\S+) app)?/.exec(line)).map(([, name, on = app]) => `${name} on ${on}`);
                return [first.trim().split(/\s{2,}/).join(' '), ...attached.sort()].join(', ');
            }).sort();
        },
    },
    settings: {
        async shown() {
            await window.walk(settings);
            const flags = { on: 'true', off: 'false' }; // spelled as PostgreSQL does
            return rows(await window.read('settingsTable'), (name, value) => `${name} ${flags[value] ?? value}`);
        },
        async printed({ cli }) {
            return lines((await cli(`data:pg:settings ${database} -a ${app}`, {})).out, (name, value) => `${name} ${value}`);
        },
    },
    quotas: {
        async shown() {
            await window.walk(storage);
            const card = await window.read('quotaCard.0');
            const threshold = (name) => /: (\d+) GB/.exec(only(card, new RegExp(`^${name} threshold: .*`))[0])?.[1];
            return [threshold('Warning'), threshold('Critical'), only(card, /^Action: (.*)/)[1], only(card, /^Used: (\d+) GB/)[1],
                card.some((text) => / GB: exceeded by/.test(text)) ? 'exceeded' : 'not exceeded'];
        },
        async printed({ cli }) {
            const { out } = await cli(`data:pg:quotas ${database} -a ${app}`, {});
            const amount = (name) => new RegExp(`^${name}: +(\\d+)\\.00 GB`, 'm').exec(out)?.[1];
            return [amount('Warning'), amount('Critical'), /^Enforcement Action: (.*)/m.exec(out)[1].toLowerCase(), amount('Status'),
                /Exceeded/.test(out) ? 'exceeded' : 'not exceeded'];
        },
    },
};

/** They agree. Returns what they say. */
async function agree(bench, view) {
    const { shown, printed } = views[view];
    const said = await printed(bench);
    assert.deepEqual(await shown(), said, `the ${view}: window and CLI`);
    return said;
}

edge('changed in the window, printed by the CLI', fast, async (bench) => {
    await windowOf(bench);
    await window.walk(credentials, ['click', 'credentialsCreate'], ['type', 'credentialName', 'reporting'], ['click', 'askButton'],
        ['await', 'credentialsTable', 'reporting | additional | active']);
    await window.walk(storage, ['click', 'quotaChange.0'], ['type', 'quotaWarning', '400'], ['type', 'quotaCritical', '500'],
        ['choose', 'quotaAction', 'notify'], ['click', 'askButton'], ['await', 'quotaCard.0', 'Action: notify']);
    await window.walk(settings, ['edit', 'settingsTable', 'log_statement', 1], ['choose', 'settingEditor', 'mod'],
        ['click', 'settingsReview'], ['click', 'askButton'], ['await', 'settingsHeadline', '1 changed from the default']);
    await window.walk(apps, ['click', 'appsAttach'], ['choose', 'attachApp', 'status-page'], ['choose', 'attachPool', 'search-reads'],
        ['click', 'askButton'], ['await', 'attachmentTable', 'status-page']);
    await window.walk(overview, ['click', 'toolAddPool'], ['click', 'nextButton'], ['type', 'poolName', 'reports'], ['click', 'nextButton'],
        ['click', 'askButton'], ['click', 'poolCard.reports/cardScale'], ['click', 'scaleDialog/countMore'], ['click', 'askButton'],
        ['await', 'poolCard.reports', '2 instances up']);

    assert.ok((await agree(bench, 'info')).includes('reports: 2 of 8G-Performance (HA), 1600 connections'));
    assert.ok((await agree(bench, 'attachments')).includes('status-page::SEARCH_READS owner search-reads'));
    assert.ok((await agree(bench, 'credentials')).includes('reporting additional active'));
    assert.ok((await agree(bench, 'settings')).includes('log_statement mod'));
    assert.deepEqual(await agree(bench, 'quotas'), ['400', '500', 'notify', '348', 'not exceeded']);
});

/**
 * Carries out `poll` and waits until the widget says so. How often `path` was asked for by then: once, if the first
 * answer shows what the CLI changed.
 */
async function asksUntil(widget, text, sandbox, path, poll) {
    const from = sandbox.exchanges().length;
    await window.walk(...poll, ['await', widget, text]);
    return sandbox.exchanges().slice(from).filter((each) => each.method === 'GET' && each.path === path).length;
}

async function updatePool({ terminal, sandbox }, pool, count) {
    const screen = terminal(`data:pg:update ${database} -a ${app}`);
    await screen.choose('Select the pool to update', pool);
    await screen.choose('What do you want to do?:', 'Update number of instances');
    await screen.choose('Select the number of instances for this pool:', `${count} instances`);
    await screen.expect(`The ${pool} follower pool now has ${count} instances.`);
    await screen.choose('What do you want to do?:', 'Go back');
    await screen.choose('Select the pool to update', 'Exit');
    await screen.end();
    await sandbox.until(`${pool} is available`, async () => (await sandbox.pool(database, pool)).status === 'available');
}

edge('changed by the CLI, seen in the window within one poll', fast, async (bench) => {
    const { cli, sandbox } = bench;
    const { id } = await sandbox.addon(database);
    const data = (rest) => `/data/postgres/v1/${id}/${rest}`;
    const items = (rest) => sandbox.data(database, rest).then((answer) => answer.items);
    await windowOf(bench);
    await window.walk(maintenance, ['await', 'maintenanceHeadline', 'scheduled for'], overview);

    await updatePool(bench, 'search-reads', 3);
    // Nothing is done in the window: the poller reads the cluster, while the CLI goes on.
    const updated = asksUntil('poolCard.search-reads', '3 instances up', sandbox, data('info'), []);
    await cli(`data:pg:credentials:create ${database} -a ${app} --name analyst`, {});
    await cli(`data:pg:quotas:update ${database} -a ${app} --type storage --warning 300 --critical 600 --enforcement-action none`, {});
    await cli(`data:pg:settings ${database} -a ${app} --set=log_lock_waits:off`, {});
    await cli(`data:pg:attachments:create ${database} -a status-page --credential analyst --pool leader --as REPORTS`, {});
    const moved = await cli(`data:maintenances:schedule ${database} -a ${app} --weeks=2`, {});
    const [, day, time] = /changed from .* to (\S+) (\d+:\d+):00 \+0000/.exec(moved.out);
    assert.ok(await updated <= 1);
    assert.equal(await asksUntil('quotaCard.0', 'Critical threshold: 600 GB', sandbox, data('quotas'), [storage]), 0); // are read with it

    await sandbox.until('it is active', async () => (await items('credentials')).find(({ name }) => name === 'analyst').state === 'active');
    await sandbox.until('it is set', async () => (await items('settings')).find(({ name }) => name === 'log_lock_waits').current === false);
    // The others are read less often, or when asked for: by Refresh here.
    assert.ok(await asksUntil('attachmentTable', 'REPORTS_URL', sandbox, '/addon-attachments', [apps, ['trigger', 'actionRefresh']]) <= 1);
    for (const [place, button, widget, text, path] of [
        [credentials, 'credentialsRetry', 'credentialsTable', 'analyst | additional | active', data('credentials')],
        [settings, 'settingsRetry', 'settingsTable', 'log_lock_waits | off', data('settings')],
        [maintenance, 'maintenanceRetry', 'maintenanceHeadline', `scheduled for ${day} ${time} UTC.`, `/data/maintenances/v1/${id}`],
    ]) {
        assert.equal(await asksUntil(widget, text, sandbox, path, [place, ['click', button]]), 1, `requests for ${path}`);
    }

    assert.ok((await views.info.shown()).includes('search-reads: 3 of 4G-Performance (HA), 1140 connections'));
    assert.ok((await views.attachments.shown()).includes('status-page::REPORTS analyst leader'));
    assert.ok((await views.credentials.shown()).includes('analyst additional active, REPORTS on status-page'));
    assert.ok((await views.settings.shown()).includes('log_lock_waits false'));
    assert.deepEqual(await views.quotas.shown(), ['300', '600', 'none', '348', 'exceeded']);
});
