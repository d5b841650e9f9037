// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/lock_content.h"
#include "app/console/netrc.h"
#include "app/console/saved_draft_json.h"
#include "app/console/source.h"
#include "app/console/window_request.h"
#include "models/tables/lock_list.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace poolhouse;
using namespace poolhouse::console;

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

void checkDraft(std::string_view text) {
    const auto draft = readSavedDraft(text);
    require(draft.ok() ? readSavedDraft(writeSavedDraft(draft.value())).ok() : !draft.error().text.empty());
}

void checkNetrc(std::string_view text) {
    const auto password = netrcPassword(text, "api.heroku.com");
    require(!password || (!password->empty() && password->size() <= text.size()));
}

void checkRequest(const QByteArray& text) {
    if (const auto request = readRequest(text)) {
        require(readRequest(writtenRequest(*request)).has_value());
    }
}

void checkHost(const QByteArray& text) {
    const auto source = defaultApi(QString::fromUtf8(text));
    if (const auto* api = std::get_if<ApiSource>(&source)) {
        for (const auto& url : {api->hosts.platform, api->hosts.data}) {
            require(api::isConfidential(url) && url.userInfo().isEmpty() && url.path().isEmpty());
        }
    } else {
        require(!std::get<UrlProblem>(source).text.isEmpty());
    }
}

void checkLocks(const QByteArray& text) {
    const auto content = readLockContent(text);
    if (!content) {
        return;
    }
    require(readLockContent(writtenLockContent(content.value())).value() == content.value());
    for (const auto& [account, lines] : content.value().accounts) {
        if (const auto locks = tables::readLocks(lines)) {
            require(tables::readLocks(tables::writtenLocks(*locks)).has_value());
        }
    }
}

/// A file whose checksum fits the content.
QByteArray sealed(const QByteArray& text) {
    const auto content = QJsonDocument::fromJson(text).object();
    const auto sum =
        QCryptographicHash::hash(QJsonDocument(content).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256);
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), QStringLiteral("poolhouse-locks")},
                                     {QStringLiteral("version"), 1},
                                     {QStringLiteral("sha256"), QString::fromLatin1(sum.toHex())},
                                     {QStringLiteral("content"), content}})
        .toJson();
}

} // namespace

/// The first byte selects the kind of text: a draft, a netrc, the request of another start, HEROKU_HOST, the locks as
/// they are, or the content of the locks.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const QByteArray bytes(text.data(), static_cast<qsizetype>(text.size()));
    switch (data[0] % 6) {
    case 0: checkDraft(text); break;
    case 1: checkNetrc(text); break;
    case 2: checkRequest(bytes); break;
    case 3: checkHost(bytes); break;
    case 4: checkLocks(bytes); break;
    default: checkLocks(sealed(bytes)); break;
    }
    return 0;
}
