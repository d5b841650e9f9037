// SPDX-License-Identifier: GPL-3.0-or-later
// A minimal C++ lexer: the tokens of a source file with their offsets, without comments and preprocessor lines.

const tokenPattern = new RegExp(
    [
        String.raw`(?<skipped>//[^\n]*|/\*[\s\S]*?\*/|\s+)`,
        String.raw`(?<text>(?:u8|u|U|L)?"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+')`,
        String.raw`(?<number>(?:0[xX][0-9a-fA-F']+|\d[\d']*(?:\.\d*)?(?:[eE][+-]?\d+)?)[uUlLfF]*)`,
        String.raw`(?<word>[A-Za-z_]\w*)`,
        String.raw`(?<mark><=>|<<=|>>=|\.\.\.|->|::|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[\s\S])`,
    ].join('|'),
    'y',
);

/**
 * The tokens of `source`: { kind: 'text' | 'number' | 'word' | 'mark', text, start, end } with offsets.
 * Comments and preprocessor lines yield no tokens.
 */
export function tokensOf(source) {
    const code = source.replace(/^[ \t]*#(?:\\\n|[^\n])*/gm, (line) => line.replace(/[^\n]/g, ' '));
    const tokens = [];
    tokenPattern.lastIndex = 0;
    for (let match; (match = tokenPattern.exec(code)) !== null; ) {
        const [kind, text] = Object.entries(match.groups).find(([, found]) => found !== undefined);
        if (kind !== 'skipped') {
            tokens.push({ kind, text, start: match.index, end: match.index + text.length });
        }
    }
    return tokens;
}

const closers = { '(': ')', '[': ']', '{': '}' };

/** Index of the token that closes the bracket at index `open`; the last index when it is never closed. */
export function closingOf(tokens, open) {
    const closer = closers[tokens[open].text];
    let depth = 0;
    for (let at = open; at < tokens.length; ++at) {
        if (tokens[at].text === tokens[open].text) {
            ++depth;
        } else if (tokens[at].text === closer && --depth === 0) {
            return at;
        }
    }
    return tokens.length - 1;
}

/** The bodies of all functions called `name`, as token indexes of their braces: [{ open, close }]. */
export function bodiesOf(tokens, name) {
    const bodies = [];
    for (let at = 0; at < tokens.length - 1; ++at) {
        if (tokens[at].text === name && tokens[at + 1].text === '(') {
            let open = closingOf(tokens, at + 1) + 1;
            while (tokens[open]?.kind === 'word') {
                ++open; // const, noexcept
            }
            if (tokens[open]?.text === '{') {
                bodies.push({ open, close: closingOf(tokens, open) });
            }
        }
    }
    return bodies;
}
