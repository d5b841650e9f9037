// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/http_transport.h"

#include <QByteArray>

#include <list>
#include <unordered_map>

namespace poolhouse::api {

/// LRU cache of responses with an ETag, to be served on a 304. Bounded by the total size of the bodies. Not
/// thread-safe.
class ValidatedCache {
public:
    explicit ValidatedCache(qsizetype mostBytes = 64 * 1024 * 1024) : m_mostBytes(mostBytes) {}

    /// Null when absent; valid until the next call.
    [[nodiscard]] const HttpResponse* find(const QByteArray& key);
    /// Stores `response` if it has an ETag that can be sent back and fits, else removes the entry of `key`.
    void keep(const QByteArray& key, const HttpResponse& response);
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }

private:
    struct Entry {
        QByteArray key;
        HttpResponse response;
    };
    struct Hash {
        std::size_t operator()(const QByteArray& key) const noexcept { return qHash(key); }
    };

    void forget(const QByteArray& key);

    const qsizetype m_mostBytes;
    qsizetype m_bytes = 0;
    std::list<Entry> m_entries; ///< most recently used first
    std::unordered_map<QByteArray, std::list<Entry>::iterator, Hash> m_places;
};

} // namespace poolhouse::api
