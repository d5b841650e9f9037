// SPDX-License-Identifier: GPL-3.0-or-later
// Paths, passed by CMake through the environment.
import { mkdirSync } from 'node:fs';

function given(name) {
    const value = process.env[name];
    if (!value) {
        throw new Error(`${name} is not set; run these tests through ctest -L cli`);
    }
    return value;
}

export const places = {
    sandbox: given('POOLHOUSE_SANDBOX_EXE'), ///< the program
    tools: given('POOLHOUSE_CLI_TOOLS'), ///< the folder that holds node_modules
    records: given('POOLHOUSE_RECORDS'), ///< what sandboxes answered, for the schema check
    results: given('POOLHOUSE_CLI_RESULTS'), ///< which rows passed
    source: given('POOLHOUSE_SOURCE_DIR'),
};
mkdirSync(places.records, { recursive: true });
mkdirSync(places.results, { recursive: true });
