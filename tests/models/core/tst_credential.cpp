// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/credential.h"
#include "tests/support/test_main.h"

using namespace poolhouse::core;

namespace {

Credential credential(const char* name, const char* type) {
    Credential made;
    made.name = name;
    made.type = readEnum(credentialTypeWords(), type);
    return made;
}

Attachment attachment(const char* id, const char* target) {
    return {{id}, "DATABASE", {}, {"c1"}, parseNamespace(target)};
}

QString used(const Credential& of, const std::vector<Credential>& credentials, const std::vector<Attachment>& all) {
    const auto found = attachmentsUsing(of, credentials, all);
    if (!found) {
        return QStringLiteral("unknown");
    }
    QStringList ids;
    for (const auto* each : *found) {
        ids << QString::fromStdString(each->id.value);
    }
    return ids.join(QLatin1Char(' '));
}

} // namespace

class TestCredential : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOwnerComesFirst() {
        const std::vector<Credential> all{credential("zeta", "additional"), credential("analyst", "additional"),
                                          credential("u0", "owner"), credential("odd", "robot")};
        QStringList names;
        for (const auto* each : orderedCredentials(all)) {
            names << QString::fromStdString(each->name);
        }
        QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("u0 analyst odd zeta"));
    }

    /// x-attachment-namespace: no role, or an empty one, means the owner; so does the owner's name.
    void attachmentsUseOneCredentialEach() {
        const std::vector<Attachment> all{attachment("none", ""),
                                          attachment("pool", "pool:reads"),
                                          attachment("owner", "role:u0|pool:leader"),
                                          attachment("other", "role:analyst"),
                                          attachment("case", "role:Analyst"),
                                          attachment("empty", "role:|proxy:true")};
        const std::vector<Credential> credentials{credential("u0", "owner"), credential("analyst", "additional")};
        QCOMPARE(used(credentials[0], credentials, all), QStringLiteral("none pool owner empty"));
        QCOMPARE(used(credentials[1], credentials, all), QStringLiteral("other"));
        QCOMPARE(used(credential("Analyst", "robot"), credentials, all), QStringLiteral("case")); // no owner
    }

    void oneOfUnknownTypeMayBeTheOwner() {
        const std::vector<Credential> credentials{credential("u0", ""), credential("analyst", "additional")};
        const std::vector<Attachment> named{attachment("owner", "role:u0"), attachment("other", "role:analyst")};
        auto all = named;
        all.push_back(attachment("none", ""));
        QCOMPARE(used(credentials[0], credentials, all), QStringLiteral("unknown"));
        QCOMPARE(used(credentials[0], credentials, named), QStringLiteral("owner"));
        QCOMPARE(used(credentials[1], credentials, all), QStringLiteral("other"));
    }
};

POOLHOUSE_PLAIN_TEST(TestCredential)
#include "tst_credential.moc"
