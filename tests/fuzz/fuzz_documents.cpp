// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/catalog_document.h"
#include "models/documents/needs_document.h"
#include "models/documents/plan_document.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace poolhouse;
using namespace poolhouse::documents;

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

template <class T> void check(const DocumentResult<T>& result) {
    require(result.ok() || !result.error().text.empty());
}

} // namespace

/// The first byte selects the kind of document. What is read must be written and read again without loss.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] % 3 == 0) {
        check(readNeeds(text));
    } else if (data[0] % 3 == 1) {
        check(readCatalog(text));
    } else if (const auto plan = readPlan(text)) {
        require(readPlan(writePlan(plan.value())).ok());
    } else {
        check(plan);
    }
    return 0;
}
