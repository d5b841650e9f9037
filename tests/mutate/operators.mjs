// SPDX-License-Identifier: GPL-3.0-or-later
// The mutation operators: each one maps the tokens of a file to edits, and every edit makes one mutant.
import { bodiesOf, closingOf, tokensOf } from './lexer.mjs';

/** Replacements of binary operators. In formatted code they have blanks around them, and template brackets have not. */
const binary = {
    '<': ['<=', '>='], '>': ['>=', '<='], '<=': ['<', '>'], '>=': ['>', '<'], '==': ['!='], '!=': ['=='],
    '+': ['-'], '-': ['+'], '*': ['/'], '/': ['*'], '%': ['*'],
    '<<': ['>>'], '>>': ['<<'], '&': ['|'], '|': ['&'], '^': ['&'],
    '&&': ['||'], '||': ['&&'],
    '+=': ['-='], '-=': ['+='], '*=': ['/='], '/=': ['*='], '|=': ['&='], '&=': ['|='], '^=': ['&='],
};
const step = { '++': '--', '--': '++' };

const edit = (start, end, text) => ({ start, end, text });
const replaced = (token, text) => edit(token.start, token.end, text);

function* operators(tokens, source) {
    for (const token of tokens) {
        const spaced = source[token.start - 1] === ' ' && /\s/.test(source[token.end] ?? '');
        if (token.kind === 'mark' && spaced) {
            for (const other of binary[token.text] ?? []) {
                yield replaced(token, other);
            }
        }
        if (token.text in step) {
            yield replaced(token, step[token.text]);
        }
        if (token.text === '!') {
            yield replaced(token, '');
        }
    }
}

function* constants(tokens) {
    for (const [at, token] of tokens.entries()) {
        if (token.text === 'true' || token.text === 'false') {
            yield replaced(token, token.text === 'true' ? 'false' : 'true');
        }
        // The last argument of a template is an array size: another size changes no result.
        if (token.kind === 'number' && tokens[at + 1]?.text !== '>') {
            const [, digits, suffix] = /^(.*?)([uUlLfF]*)$/.exec(token.text);
            if (/^\d+$/.test(digits)) {
                yield replaced(token, `${BigInt(digits) + 1n}${suffix}`);
                if (digits === '1') {
                    yield replaced(token, `0${suffix}`);
                }
            } else {
                yield replaced(token, `(${token.text} + 1)`);
            }
        }
    }
}

/** Whether a condition is a declaration, which cannot be negated. */
const declares = (tokens) => tokens.some(({ text }) => text === '=') || tokens.length === 0;

function* conditions(tokens) {
    for (const [at, token] of tokens.entries()) {
        if ((token.text === 'if' || token.text === 'while') && tokens[at + 1]?.text === '(') {
            const close = closingOf(tokens, at + 1);
            let first = at + 2;
            for (let each = first; each < close; ++each) {
                first = tokens[each].text === ';' ? each + 1 : first; // skips an init statement
            }
            if (!declares(tokens.slice(first, close))) {
                yield edit(tokens[first].start, tokens[first].start, '!(');
            }
        }
        if (token.text === '?') {
            yield edit(token.start, token.start, '&& false ');
            yield edit(token.start, token.start, '|| true ');
        }
    }
}

function* returns(tokens) {
    for (const [at, token] of tokens.entries()) {
        if (token.text === 'return' && tokens[at + 1]?.text !== ';') {
            const end = endOfStatement(tokens, at);
            const empty = tokens[at + 1].text === '{' && closingOf(tokens, at + 1) === at + 2;
            if (!empty) {
                yield edit(tokens[at + 1].start, tokens[end].start, '{}');
                yield edit(tokens[at + 1].start, tokens[at + 1].start, '!(');
            }
        }
    }
}

/** Index of the semicolon that ends the statement at index `from`. */
function endOfStatement(tokens, from) {
    let at = from;
    while (at < tokens.length - 1 && tokens[at].text !== ';') {
        at = '([{'.includes(tokens[at].text) ? closingOf(tokens, at) + 1 : at + 1;
    }
    return at;
}

const jumps = new Set(['break', 'continue']);
const notExpressions = new Set(
    (
        'const constexpr static auto return if else for while do switch case default using namespace struct class ' +
        'enum union template typename friend public private protected explicit virtual inline extern operator throw ' +
        'try catch'
    ).split(' '),
);

/** Whether the statement at index `from` is an expression (call, assignment, increment) or a jump. */
function isExpression(tokens, from) {
    if (tokens[from].text in step) {
        return true;
    }
    if (tokens[from].kind !== 'word' || notExpressions.has(tokens[from].text)) {
        return jumps.has(tokens[from].text);
    }
    let at = from + 1;
    for (; at < tokens.length; ++at) {
        const { text } = tokens[at];
        if (text === '(' || text === '[') {
            at = closingOf(tokens, at);
        } else if (text === '.' || text === '->' || text === '::') {
            ++at;
        } else {
            break;
        }
    }
    return /^(;|=|[-+*/%&|^]=|\+\+|--)$/.test(tokens[at]?.text ?? '');
}

/** `container.reserve(...)` saves time only. */
const isReserve = (tokens, at) => tokens[at + 1]?.text === '.' && tokens[at + 2]?.text === 'reserve';

function* statements(tokens) {
    for (const [at, token] of tokens.entries()) {
        const begins = at > 0 && [';', '{', '}'].includes(tokens[at - 1].text);
        if (begins && isExpression(tokens, at) && !isReserve(tokens, at)) {
            yield edit(token.start, tokens[endOfStatement(tokens, at)].start, '');
        }
    }
}

/** Closes the bracket of a `!(` where the condition or the statement ends. */
function closed(change, tokens) {
    if (change.text !== '!(') {
        return [change];
    }
    const from = tokens.findIndex(({ start }) => start === change.start);
    let at = from;
    while (at < tokens.length && ![';', ')'].includes(tokens[at].text)) {
        at = '([{'.includes(tokens[at].text) ? closingOf(tokens, at) + 1 : at + 1;
    }
    return [change, edit(tokens[at].start, tokens[at].start, ')')];
}

/** The text after the edits. Line breaks in removed text stay, so that line numbers do not change. */
function applied(source, edits) {
    let text = source;
    for (const { start, end, text: put } of [...edits].reverse()) {
        text = text.slice(0, start) + put + text.slice(start, end).replace(/[^\n]/g, '') + text.slice(end);
    }
    return text;
}

const squeezed = (text) => text.replace(/\s+/g, ' ').trim();

/**
 * All mutants of one file in text order: { file, line, above, original, mutant, text, apart }. `line` counts from 1;
 * `original` and `mutant` are the lines that differ, joined into one; `above` is the line before them; `text` is the
 * whole file; `apart` is true inside the functions named in `functions`.
 */
export function mutantsOf(file, source, functions = []) {
    const tokens = tokensOf(source);
    const bodies = functions.flatMap((name) => bodiesOf(tokens, name));
    const isApart = ({ start }) =>
        bodies.some(({ open, close }) => start > tokens[open].start && start < tokens[close].start);
    const kinds = [operators, constants, conditions, returns, statements];
    const changes = kinds.flatMap((kind) => [...kind(tokens, source)]);
    const lines = source.split('\n');
    const mutants = new Map();
    const inOrder = (a, b) => a.start - b.start || a.end - b.end || (a.text < b.text ? -1 : 1);
    for (const change of changes.sort(inOrder)) {
        const edits = closed(change, tokens);
        const text = applied(source, edits);
        const first = source.slice(0, change.start).split('\n').length - 1;
        const last = source.slice(0, edits.at(-1).end).split('\n').length;
        mutants.set(text, {
            file,
            line: first + 1,
            above: squeezed(lines[first - 1] ?? ''),
            original: squeezed(lines.slice(first, last).join(' ')),
            mutant: squeezed(text.split('\n').slice(first, last).join(' ')),
            text,
            apart: isApart(change),
        });
    }
    mutants.delete(source);
    return [...mutants.values()];
}
