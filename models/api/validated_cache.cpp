// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/validated_cache.h"

namespace poolhouse::api {

const HttpResponse* ValidatedCache::find(const QByteArray& key) {
    const auto place = m_places.find(key);
    if (place == m_places.end()) {
        return nullptr;
    }
    m_entries.splice(m_entries.begin(), m_entries, place->second);
    return &place->second->response;
}

void ValidatedCache::keep(const QByteArray& key, const HttpResponse& response) {
    forget(key);
    const auto validator = response.header("etag");
    if (validator.isEmpty() || !fitsHeader(validator) || response.body.size() > m_mostBytes) {
        return;
    }
    m_entries.push_front({key, response});
    m_places[key] = m_entries.begin();
    m_bytes += response.body.size();
    while (m_bytes > m_mostBytes) {
        forget(QByteArray(m_entries.back().key));
    }
}

void ValidatedCache::forget(const QByteArray& key) {
    const auto place = m_places.find(key);
    if (place == m_places.end()) {
        return;
    }
    m_bytes -= place->second->response.body.size();
    m_entries.erase(place->second);
    m_places.erase(place);
}

} // namespace poolhouse::api
