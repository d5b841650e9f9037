// SPDX-License-Identifier: GPL-3.0-or-later
// Validates exchanges against the OpenAPI file.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const enumWords = new Set(['enum', 'const']);

export class Contract {
    /** `tools`: the folder that contains node_modules. */
    constructor(file, tools) {
        const require = createRequire(join(tools, 'package.json'));
        const Ajv = require('ajv/dist/2020').default;
        this.document = require('yaml').parse(readFileSync(file, 'utf8'));
        this.ajv = new Ajv({ strict: false, allErrors: true, allowUnionTypes: true });
        require('ajv-formats').default(this.ajv);
        this.validators = new Map();
        this.operations = [];
        for (const [path, item] of Object.entries(this.document.paths)) {
            for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
                if (item[method]) {
                    this.operations.push({
                        method: method.toUpperCase(),
                        path,
                        parts: path.split('/'),
                        id: item[method].operationId,
                        definition: item[method],
                    });
                }
            }
        }
    }

    /** The operation of a request; literal path segments take precedence over parameters. */
    operationOf(method, path) {
        const parts = path.split('/');
        const fits = (operation) => operation.method === method && operation.parts.length === parts.length
            && operation.parts.every((part, i) => (part.startsWith('{') ? parts[i] !== '' : part === parts[i]));
        const literal = (operation) => operation.parts.map((part) => (part.startsWith('{') ? '1' : '0')).join('');
        return this.operations.filter(fits).sort((a, b) => (literal(a) < literal(b) ? -1 : 1))[0];
    }

    knowsPath(path) {
        return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].some((method) => this.operationOf(method, path));
    }

    dereferenced(node) {
        return node?.$ref ? node.$ref.slice(2).split('/').reduce((at, key) => at[key], this.document) : node;
    }

    /** Violations of a schema by a value: [{text, isEnum}]. */
    complaints(key, schema, value) {
        if (!this.validators.has(key)) {
            this.validators.set(key, this.ajv.compile({ ...schema, components: this.document.components }));
        }
        const validate = this.validators.get(key);
        if (validate(value)) {
            return [];
        }
        return validate.errors.map((error) => ({
            text: `${error.instancePath || 'the body'} ${error.message}`
                + `${error.params?.allowedValues ? ` (${error.params.allowedValues.join(', ')})` : ''}`,
            isEnum: enumWords.has(error.keyword),
        }));
    }

    /** Violations of the contract by a recorded exchange. */
    judge(record) {
        const operation = this.operationOf(record.method === 'HEAD' ? 'GET' : record.method, record.path);
        if (!operation) {
            return this.judgeUnknown(record);
        }
        const found = [];
        const responses = operation.definition.responses;
        if (record.status === 304) {
            return record.response === null ? [] : [{ text: '304 with a body' }];
        }
        const response = this.dereferenced(responses[record.status] ?? (record.status >= 400 ? responses.default : undefined));
        if (!response) {
            return [{ text: `status ${record.status}, which ${operation.id} does not have` }];
        }
        const schema = response.content?.['application/json']?.schema;
        if (record.method === 'HEAD') {
            return found;
        }
        if (!schema && record.response !== null && record.status === 204) {
            found.push({ text: 'a body where there is none' });
        }
        if (schema) {
            const type = record.headers['content-type'] ?? '';
            if (!type.startsWith('application/json')) {
                found.push({ text: `content type "${type}"` });
            }
            found.push(...this.complaints(`${operation.id} ${responses[record.status] ? record.status : 'default'}`, schema, record.response));
        }
        found.push(...this.judgeHeaders(record, response));
        found.push(...this.judgeAccepted(record, operation));
        return found;
    }

    judgeHeaders(record, response) {
        const found = [];
        if (!record.headers['request-id']) {
            found.push({ text: 'no Request-Id' });
        }
        for (const [name, each] of Object.entries(response.headers ?? {})) {
            const value = record.headers[name.toLowerCase()];
            const integer = this.dereferenced(each).schema.type === 'integer';
            if (value !== undefined && integer && !/^\d+$/.test(value)) {
                found.push({ text: `header ${name} is "${value}"` });
            }
            const needed = ['Next-Range', 'RateLimit-Remaining'].includes(name) && (name !== 'Next-Range' || record.status === 206);
            const optional = name === 'Next-Range' && !record.headers['next-range'];
            if (value === undefined && needed && !optional) {
                found.push({ text: `no header ${name}` });
            }
        }
        return found;
    }

    /** An accepted request must be valid by the contract. */
    judgeAccepted(record, operation) {
        const schema = operation.definition.requestBody?.content?.['application/json']?.schema;
        if (!schema || record.status >= 300) {
            return [];
        }
        return this.complaints(`${operation.id} request`, schema, record.request)
            .map((each) => ({ text: `accepted a request whose ${each.text}` }));
    }

    /** Paths outside the contract must not exist, except GET /apps, which the public reference documents. */
    judgeUnknown(record) {
        if (record.path === '/apps' && ['GET', 'HEAD'].includes(record.method)) {
            return [200, 206, 304].includes(record.status) || record.status >= 400 ? [] : [{ text: `status ${record.status}` }];
        }
        const found = [];
        if (record.status < 400) {
            found.push({ text: `status ${record.status} for an operation that the contract does not have` });
        }
        const error = { $ref: '#/components/schemas/Error' };
        return record.method === 'HEAD' ? found : [...found, ...this.complaints('unknown', error, record.response)];
    }
}
