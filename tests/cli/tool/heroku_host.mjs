// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the CLI's script several times in one process, each time as if in a process of its own; see shared.mjs. A message
// {script, args, cwd, environment, mark} starts a command. Its output, followed by `mark`, goes to stdout and stderr. The
// answer is {status, spent} or, where the event loop ran dry before the end of the command, {unfinished, spent}; `spent`:
// this process must not run another one.
//
// The CLI's own packages are loaded anew for each command, since their modules hold state: caches of answers, request
// ids, the running action. Only libraries of others, the larger part, stay loaded.
import { globalAgent as http } from 'node:http';
import { globalAgent as https } from 'node:https';
import { createRequire, flushCompileCache, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const own = /\/node_modules\/(heroku|@heroku|@heroku-cli|@oclif)\/(?!.*\/node_modules\/)/;
const globals = ['oclif', 'ux', 'http-call', 'cliTelemetry', 'telemetrySent']; // set by these packages
const drainLimit = 200; // ms
const { cache } = createRequire(import.meta.url); // of all CommonJS modules
const { channel } = process;
const send = process.send.bind(process);
delete process.send; // a command has no parent to talk to

let runs = 0;
let running = null;

// A query makes another module of the same file. The first command has none, so that the compile cache serves it.
registerHooks({
    resolve(specifier, context, next) {
        const found = next(specifier, context);
        return runs > 1 && context.conditions.includes('import') && own.test(found.url)
            ? { ...found, url: `${found.url}?run=${runs}` } : found;
    },
});

const emitters = [process, process.stdout, process.stderr];
const listeners = () => emitters.flatMap((emitter) => emitter.eventNames().flatMap((event) => emitter.rawListeners(event)
    .map((listener) => ({ emitter, event, listener }))));
/** The listeners that the command added. */
const added = () => listeners().filter((each) => !running.listeners
    .some((one) => one.emitter === each.emitter && one.event === each.event && one.listener === each.listener));

function start({ script, args, cwd, environment, mark }) {
    const command = { mark, listeners: listeners(), status: undefined, loaded: false, spent: false };
    running = command;
    runs += 1;
    for (const name of Object.keys(process.env)) {
        delete process.env[name];
    }
    Object.assign(process.env, environment);
    process.chdir(cwd);
    process.argv = [process.execPath, script, ...args];
    process.exitCode = undefined;
    for (const file of Object.keys(cache).filter((each) => own.test(each))) {
        delete cache[file];
    }
    for (const name of globals) {
        delete globalThis[name];
    }
    channel.unref(); // only the command keeps the event loop going, so that its end is seen
    import(pathToFileURL(script).href).then(() => { command.loaded = true; }, (error) => {
        if (command.status === undefined) {
            fail(error);
        }
    });
}

/** Ends the command with this status; whatever it still does has no effect. */
function end(status) {
    if (running.status !== undefined) {
        return;
    }
    running.status = status;
    for (const { listener } of added().filter(({ emitter, event }) => emitter === process && event === 'exit')) {
        listener.call(process, status);
    }
    process.stdout.write = () => true;
    process.stderr.write = () => true;
    for (const handle of process._getActiveHandles().filter((each) => each !== process.stdout && each !== process.stderr)) {
        handle.destroy?.();
    }
    running.timer = setTimeout(report, drainLimit, true).unref();
}

/** For an error that the CLI did not catch. */
function fail(error) {
    console.error(error);
    running.spent = true;
    end(1);
}

process.exit = (status) => {
    end(status ?? process.exitCode ?? 0);
    throw new Error('process.exit'); // nothing after the call is executed
};

process.on('uncaughtException', (error) => {
    if (running?.status === undefined) {
        fail(error);
    }
});

function report(goesOn) {
    const unfinished = running.status === undefined && !running.loaded;
    const spent = running.spent || goesOn === true || unfinished || process.stdin.readableFlowing !== null;
    end(process.exitCode ?? 0);
    const { status, mark, timer } = running;
    clearTimeout(timer);
    for (const { emitter, event, listener } of added()) {
        emitter.removeListener(event, listener);
    }
    http.destroy();
    https.destroy();
    running = null;
    for (const stream of [process.stdout, process.stderr]) {
        delete stream.write; // the command may have replaced it
        stream.write(mark);
    }
    channel.ref();
    if (runs === 1) {
        flushCompileCache(); // modules with a query are not worth keeping
    }
    send(unfinished ? { unfinished, spent } : { status, spent });
}

process.on('beforeExit', () => {
    if (running !== null) {
        report();
    }
});
process.on('message', start);
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
