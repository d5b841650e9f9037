// SPDX-License-Identifier: GPL-3.0-or-later
// Which mutants a piece of code has, worked by hand.
import assert from 'node:assert/strict';
import test from 'node:test';
import { mutantsOf } from './operators.mjs';

/** The mutated lines of a source of one line. */
const mutants = (line) => mutantsOf('file.cpp', `${line}\n`).map(({ mutant }) => mutant);

const table = [
    ['relational operators meet their border and their opposite', 'f(a < b);', ['f(a <= b);', 'f(a >= b);']],
    ['equality', 'f(a == b);', ['f(a != b);']],
    ['arithmetic', 'f(a + b * c);', ['f(a - b * c);', 'f(a + b / c);']],
    ['logical operators', 'f(a && !b);', ['f(a || !b);', 'f(a && b);']],
    ['bits', 'f(a & b);', ['f(a | b);']],
    ['assignments with an operator', 'a += b;', ['a -= b;']],
    ['steps', '++a;', ['--a;']],
    [
        'constants', 'f(0, 1, 10, true);',
        ['f(1, 1, 10, true);', 'f(0, 2, 10, true);', 'f(0, 0, 10, true);', 'f(0, 1, 11, true);', 'f(0, 1, 10, false);'],
    ],
    ['constants with a suffix', 'f(1U);', ['f(2U);', 'f(0U);']],
    ['constants that are no integers', 'f(0.5);', ['f((0.5 + 1));']],
    ['the size of a type is none', 'std::array<char, 8> digits{};', []],
    ['conditions', 'if (a) {', ['if (!(a)) {']],
    ['conditions behind a declaration', 'if (auto a = f(); a) {', ['if (auto a = f(); !(a)) {']],
    ['conditions that declare', 'if (auto a = f()) {', []],
    ['choices', 'const int x = a ? b : c;', ['const int x = a && false ? b : c;', 'const int x = a || true ? b : c;']],
    ['returned values', 'return f(a);', ['return !(f(a));', 'return {};']],
    ['returned emptiness', 'return {};', []],
    ['statements', '{ f(a); }', ['{ ; }']],
    [
        'statements over members', '{ a.b->c[0](1); }',
        ['{ ; }', '{ a.b->c[1](1); }', '{ a.b->c[0](2); }', '{ a.b->c[0](0); }'],
    ],
    ['jumps', '{ continue; }', ['{ ; }']],
    ['declarations stay', '{ Reader reader(text); }', []],
    ['templates and pointers are no operators', 'std::vector<int> f(const T& a, T&& b, const U* c);', []],
    ['comments and strings are no code', 'x("1 < 2"); /* 1 < 2 */ // 1 < 2', []],
    ['the preprocessor is none', '#if 1 < 2', []],
];

for (const [name, line, expected] of table) {
    test(name, () => {
        assert.deepEqual(mutants(line).sort(), [...expected].sort());
    });
}

test('a mutant keeps the numbers of all lines and says its own', () => {
    const source = 'int a;\nvoid f() {\n    g(a,\n      b);\n}\n';
    const [mutant] = mutantsOf('file.cpp', source);
    assert.equal(mutant.line, 3);
    assert.equal(mutant.original, 'g(a, b);');
    assert.equal(mutant.mutant, ';');
    assert.equal(mutant.text.split('\n').length, source.split('\n').length);
});

test('what is in a function named is set apart', () => {
    const source = 'int f(int a) const {\n    return a + 1;\n}\nint g() {\n    f(1);\n    return 2;\n}\n';
    const apart = mutantsOf('file.cpp', source, ['f']).filter((mutant) => mutant.apart);
    assert.deepEqual([...new Set(apart.map(({ line }) => line))], [2]);
    assert.ok(mutantsOf('file.cpp', source).every((mutant) => !mutant.apart));
});
