// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/http_transport.h"

#include <QByteArray>

#include <list>
#include <unordered_map>

namespace poolhouse::api {

/// Answers that carried an ETag, so that a 304 can stand for them. Bounded by the bytes of their bodies; what was not
/// used for longest goes first.
class ValidatedCache {
public:
    explicit ValidatedCache(qsizetype mostBytes = 64 * 1024 * 1024) : m_mostBytes(mostBytes) {}

    /// Null when nothing is kept under `key`; valid until the next call.
    [[nodiscard]] const HttpResponse* find(const QByteArray& key);
    /// Keeps `response` if it has an ETag and fits, else forgets what was kept under `key`.
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
    std::list<Entry> m_entries; ///< used last comes first
    std::unordered_map<QByteArray, std::list<Entry>::iterator, Hash> m_places;
};

} // namespace poolhouse::api
