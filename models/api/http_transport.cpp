// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/http_transport.h"

namespace poolhouse::api {

QByteArray HttpResponse::header(const QByteArray& name) const {
    for (const auto& [key, value] : headers) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

} // namespace poolhouse::api
