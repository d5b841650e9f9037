// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/proxy_secrets.h"

#include <QByteArray>

namespace poolhouse::api {

namespace {

void removeAll(std::string& text, const std::string& part) {
    for (auto at = text.find(part); !part.empty() && at != std::string::npos; at = text.find(part, at)) {
        text.erase(at, part.size());
    }
}

/// "user:password@" of an address, with or without a scheme; the password may hold any character, even an @.
std::string userInfoOf(const std::string& address) {
    const auto scheme = address.find("://");
    const auto start = scheme == std::string::npos ? 0 : scheme + 3;
    const auto end = address.rfind('@');
    return end == std::string::npos || end < start ? std::string() : address.substr(start, end + 1 - start);
}

/// Whatever precedes an @ in the first word after "://".
void removeUserInfos(std::string& text) {
    for (auto at = text.find("://"); at != std::string::npos; at = text.find("://", at)) {
        at += 3;
        const auto end = text.find_first_of(" '\"\n", at);
        const auto sign = text.rfind('@', end == std::string::npos ? end : end - 1);
        if (sign != std::string::npos && sign >= at) {
            text.erase(at, sign + 1 - at);
        }
    }
}

} // namespace

std::vector<std::string> proxiesInEnvironment() {
    std::vector<std::string> proxies;
    for (const char* name : {"https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"}) {
        if (const auto value = qgetenv(name); !value.isEmpty()) {
            proxies.push_back(value.toStdString());
        }
    }
    return proxies;
}

std::string withoutProxySecrets(std::string text, const std::vector<std::string>& proxies) {
    constexpr std::size_t shortest = 4; ///< a shorter password would take pieces out of words
    for (const auto& proxy : proxies) {
        const auto userInfo = userInfoOf(proxy);
        removeAll(text, userInfo);
        const auto colon = userInfo.find(':');
        if (colon == std::string::npos) {
            continue;
        }
        const auto password = userInfo.substr(colon + 1, userInfo.size() - colon - 2);
        if (password.size() >= shortest) {
            removeAll(text, password);
            removeAll(text, QByteArray::fromPercentEncoding(QByteArray::fromStdString(password)).toStdString());
        }
    }
    removeUserInfos(text);
    return text;
}

} // namespace poolhouse::api
