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
        const auto used = [&all](const Credential& of) {
            QStringList ids;
            for (const auto* each : attachmentsUsing(of, all)) {
                ids << QString::fromStdString(each->id.value);
            }
            return ids.join(QLatin1Char(' '));
        };
        QCOMPARE(used(credential("u0", "owner")), QStringLiteral("none pool owner empty"));
        QCOMPARE(used(credential("analyst", "additional")), QStringLiteral("other"));
        QCOMPARE(used(credential("u0", "")), QStringLiteral("owner")); // of unknown type: only what names it
    }
};

POOLHOUSE_PLAIN_TEST(TestCredential)
#include "tst_credential.moc"
