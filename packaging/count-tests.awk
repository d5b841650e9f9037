# SPDX-License-Identifier: GPL-3.0-or-later
# Reads ctest's JUnit report and prints "PASSED FAILED SKIPPED" in test functions: an entry that is a whole test
# class counts once for each function it reports, any other entry counts once.
function finish_entry(    name, failures, passes, skips) {
    if (entry == "") return
    for (name in result) {
        if (result[name] == "FAIL") ++failures
        else if (result[name] == "SKIP") ++skips
        else ++passes
    }
    if (entry == "fail" && failures == 0) ++failures # it crashed, timed out or is no Qt test
    if (failures + passes + skips == 0) {
        if (entry == "run") ++passes
        else ++skips
    }
    passed += passes
    failed += failures
    skipped += skips
    entry = ""
    split("", result)
}
/<testcase / {
    finish_entry()
    entry = $0
    sub(/.* status="/, "", entry)
    sub(/".*/, "", entry)
}
# "PASS   : TestWalls::filesStayReadable()", with the row of a data-driven test between the brackets.
entry != "" && match($0, /(PASS|FAIL!|SKIP) +: [A-Za-z0-9_:]+::[A-Za-z0-9_]+\(/) {
    line = substr($0, RSTART, RLENGTH - 1)
    verdict = line ~ /^PASS/ ? "PASS" : line ~ /^FAIL/ ? "FAIL" : "SKIP"
    sub(/.*::/, "", line)
    if ((line == "initTestCase" || line == "cleanupTestCase") && verdict != "FAIL") next
    if (result[line] != "FAIL" && (verdict == "FAIL" || result[line] != "PASS")) result[line] = verdict
}
END {
    finish_entry()
    print passed + 0, failed + 0, skipped + 0
}
