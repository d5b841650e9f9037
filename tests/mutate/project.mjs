// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of the rules and their tests in the build folder, built once; mutants replace one file of it at a time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
    copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const rulesFolder = 'models/core';
const testsFolder = 'tests/models/core';
const supportFolder = 'tests/support';
const library = 'libpoolhouse_core.so';
const objectPattern = / -o ("[^"]+"|\S+)/;

/** Runs a command; throws with its output when it fails. */
function run(command, args) {
    const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status !== 0) {
        throw new Error(`${command} ${args.join(' ')} failed\n${error?.message ?? stdout + stderr}`);
    }
}

/** Copies the files of `from` to `to`, removes others there, and touches only what differs, for incremental builds. */
function mirror(from, to, wanted = () => true) {
    mkdirSync(to, { recursive: true });
    const names = readdirSync(from).filter(wanted);
    for (const name of readdirSync(to).filter((each) => !names.includes(each))) {
        rmSync(join(to, name));
    }
    for (const name of names) {
        const target = join(to, name);
        if (!existsSync(target) || !readFileSync(target).equals(readFileSync(join(from, name)))) {
            copyFileSync(join(from, name), target);
        }
    }
}

/** What the tests in `folder` include of tests/support, and the main function. */
function supportOf(folder) {
    const names = new Set(['test_main.cpp']);
    for (const test of readdirSync(folder).filter((name) => /\.(cpp|h)$/.test(name))) {
        for (const [, name] of readFileSync(join(folder, test), 'utf8').matchAll(/#include "tests\/support\/(\w+\.h)"/g)) {
            names.add(name);
        }
    }
    return names;
}

/** "plan" for "plan.cpp", "plan.h" and "tst_plan.cpp". */
export const subjectOf = (file) => file.replace(/^tst_/, '').replace(/\.\w+$/, '');

export class Project {
    #tree;
    #build;
    #mutants;
    #commands = new Map(); // by source
    #facts; // see project/CMakeLists.txt
    #seen = new Map(); // by file: hashes of the objects compiled from it

    /** Copies the rules and tests of the source tree `source` into the folder `work`, which nothing else uses. */
    constructor(source, work) {
        this.#tree = join(work, 'tree');
        this.#build = join(work, 'build');
        this.#mutants = join(work, 'mutants');
        for (const folder of [rulesFolder, testsFolder]) {
            mirror(join(source, folder), join(this.#tree, folder), (name) => /\.(cpp|h)$/.test(name));
        }
        const support = supportOf(join(source, testsFolder));
        mirror(join(source, supportFolder), join(this.#tree, supportFolder), (name) => support.has(name));
        mkdirSync(this.#mutants, { recursive: true });
    }

    /** Configures and builds the library and the tests. */
    build({ cmake, compiler, generator }) {
        const chosen = compiler ? [`-DCMAKE_CXX_COMPILER=${compiler}`] : [];
        const settings = ['-G', generator, `-DTREE=${this.#tree}`, ...chosen];
        run(cmake, ['--fresh', '-S', join(here, 'project'), '-B', this.#build, ...settings]);
        run(cmake, ['--build', this.#build, '--parallel', '1']);
        this.#facts = JSON.parse(readFileSync(join(this.#build, 'project.json'), 'utf8'));
        for (const entry of JSON.parse(readFileSync(join(this.#build, 'compile_commands.json'), 'utf8'))) {
            this.#commands.set(entry.file, entry);
        }
    }

    get tests() {
        return this.#facts.tests;
    }

    /** The files to mutate: all sources, and the headers that have a test but no source file. */
    files() {
        const names = readdirSync(join(this.#tree, rulesFolder)).sort();
        const headerOnly = (name) =>
            !names.includes(`${subjectOf(name)}.cpp`) && this.tests.includes(`tst_${subjectOf(name)}`);
        return names.filter((name) => name.endsWith('.cpp') || headerOnly(name));
    }

    read(file) {
        return readFileSync(join(this.#tree, rulesFolder, file), 'utf8');
    }

    readTest(test) {
        return readFileSync(join(this.#tree, testsFolder, `${test}.cpp`), 'utf8');
    }

    /**
     * Builds the library, or for a header its test, with `text` in place of `file`. False when it does not compile, or
     * compiles to the same object as the original or an earlier mutant.
     */
    buildWith(file, text) {
        if (!this.#seen.has(file)) {
            this.#seen.set(file, new Set([this.#compile(file)]));
        }
        const path = join(this.#tree, rulesFolder, file);
        const original = readFileSync(path);
        const { atime, mtime } = statSync(path);
        writeFileSync(path, text);
        let hash;
        try {
            hash = this.#compile(file);
        } finally {
            writeFileSync(path, original);
            utimesSync(path, atime, mtime); // or the next build would compile it again
        }
        if (hash === undefined || this.#seen.get(file).has(hash)) {
            return false;
        }
        this.#seen.get(file).add(hash);
        this.#link(file);
        return true;
    }

    /** How to run a test on the last mutant of `file`; without `file`, on the unchanged rules. */
    programOf(test, file) {
        const inHeader = file?.endsWith('.h');
        return {
            program: join(inHeader ? this.#mutants : this.#build, test),
            libraries: file === undefined || inHeader ? this.#build : this.#mutants,
        };
    }

    get #object() {
        return join(this.#mutants, 'mutant.o');
    }

    /** The translation unit of a file: the file itself, or for a header its test. */
    #unitOf(file) {
        return file.endsWith('.h')
            ? join(this.#tree, testsFolder, `tst_${subjectOf(file)}.cpp`)
            : join(this.#tree, rulesFolder, file);
    }

    /** The hash of the object; undefined when the file does not compile. */
    #compile(file) {
        const { command, directory } = this.#commands.get(this.#unitOf(file));
        const line = command.replace(objectPattern, ` -o '${this.#object}'`);
        if (spawnSync('sh', ['-c', line], { cwd: directory, stdio: 'ignore' }).status !== 0) {
            return undefined;
        }
        return createHash('sha256').update(readFileSync(this.#object)).digest('hex');
    }

    #link(file) {
        const { compiler, libraries } = this.#facts;
        if (file.endsWith('.h')) {
            const program = join(this.#mutants, `tst_${subjectOf(file)}`);
            run(compiler, ['-o', program, this.#object, join(this.#build, library), ...libraries]);
            return;
        }
        const others = this.files().filter((name) => name.endsWith('.cpp') && name !== file);
        const objects = others.map((name) => {
            const { command, directory } = this.#commands.get(this.#unitOf(name));
            return join(directory, objectPattern.exec(command)[1].replaceAll('"', ''));
        });
        run(compiler, ['-shared', '-o', join(this.#mutants, library), this.#object, ...objects]);
    }
}
