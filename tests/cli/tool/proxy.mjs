// SPDX-License-Identifier: GPL-3.0-or-later
// A proxy between the CLI and the sandbox that modifies single responses, for server behaviour that the sandbox lacks.
import { createServer, request as forward } from 'node:http';

/**
 * `rule(request)` receives {method, path, body, count} (count: earlier requests with this method and path) and returns
 * undefined (forward the sandbox's response), a response {status, body, headers, text} to send instead, or a function
 * that maps the sandbox's {status, headers, body} to a response.
 */
export class Proxy {
    static async start(target, rule) {
        const proxy = new Proxy();
        proxy.calls = [];
        proxy.target = new URL(target);
        proxy.rule = rule;
        proxy.server = createServer((request, response) => proxy.pass(request, response));
        await new Promise((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
        proxy.url = `http://127.0.0.1:${proxy.server.address().port}`;
        return proxy;
    }

    async stop() {
        this.server.closeAllConnections();
        await new Promise((resolve) => this.server.close(resolve));
    }

    async pass(request, response) {
        const parts = [];
        for await (const part of request) {
            parts.push(part);
        }
        const sent = Buffer.concat(parts);
        const [path, query = ''] = request.url.split('?');
        const count = this.calls.filter((each) => each.method === request.method && each.path === path).length;
        const call = { method: request.method, path, query, request: sent.length > 0 ? JSON.parse(sent) : null, count };
        this.calls.push(call);
        const verdict = this.rule({ ...call, body: call.request, headers: request.headers });
        const answer = typeof verdict === 'function' ? verdict(await this.ask(request, sent))
            : verdict ?? await this.ask(request, sent);
        if (answer === 'hold') {
            return; // no response
        }
        call.status = answer.status;
        const text = answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body));
        const headers = { 'Content-Type': 'application/json', ...answer.headers };
        delete headers['content-length'];
        delete headers['transfer-encoding'];
        if (headers['content-type']) {
            delete headers['Content-Type'];
        }
        response.writeHead(answer.status, { ...headers, 'Content-Length': Buffer.byteLength(text) });
        response.end(text);
    }

    ask(request, sent) {
        return new Promise((resolve, reject) => {
            const onward = forward({
                host: this.target.hostname,
                port: this.target.port,
                method: request.method,
                path: request.url,
                headers: { ...request.headers, 'accept-encoding': 'identity' },
            }, async (response) => {
                const parts = [];
                for await (const part of response) {
                    parts.push(part);
                }
                const text = Buffer.concat(parts).toString('utf8');
                const { date, connection, ...headers } = response.headers;
                resolve({ status: response.statusCode, headers, body: text === '' ? undefined : JSON.parse(text) });
            });
            onward.once('error', reject);
            onward.end(sent);
        });
    }
}
