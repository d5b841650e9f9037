// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/http_transport.h"

#include <algorithm>

namespace poolhouse::api {

QByteArray HttpResponse::header(const QByteArray& name) const {
    for (const auto& [key, value] : headers) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

bool fitsHeader(const QByteArray& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 127; });
}

} // namespace poolhouse::api
