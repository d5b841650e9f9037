// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/attachment_name.h"
#include "tests/support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace poolhouse;
using core::attachmentNameProblem;
using Problem = core::AttachmentNameProblem;

class TestAttachmentName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void problems_data() {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<int>("problem"); ///< -1: none
        const auto row = [](const char* what, std::string name, std::optional<Problem> problem = std::nullopt) {
            QTest::newRow(what) << std::move(name) << (problem ? static_cast<int>(*problem) : -1);
        };
        row("usual", "DATABASE");
        row("one letter", "A");
        row("digits and underscores", "READS_2_");
        row("the longest", std::string(core::maxAttachmentNameLength, 'A'));
        row("too long", std::string(core::maxAttachmentNameLength + 1, 'A'), Problem::TooLong);
        row("empty", "", Problem::Empty);
        row("a digit first", "2READS", Problem::FirstNotLetter);
        row("an underscore first", "_READS", Problem::FirstNotLetter);
        row("a hyphen", "WEB-READS", Problem::InvalidCharacter);
        row("small letters", "reads", Problem::InvalidCharacter);
        row("other letters", "\xc3\x84RGER", Problem::InvalidCharacter);
    }
    void problems() {
        QFETCH(const std::string, name);
        const auto problem = attachmentNameProblem(name);
        QTEST(problem ? static_cast<int>(*problem) : -1, "problem");
    }

    void theMainOneIsKnownAsItIsEntered() {
        QVERIFY(core::isMainAttachment("DATABASE") && core::isMainAttachment("database"));
        QVERIFY(!core::isMainAttachment("DATABASE_URL") && !core::isMainAttachment(""));
    }

    void theApiKeepsCapitals() {
        QCOMPARE(core::attachmentNameOf("web_Reads2"), std::string("WEB_READS2"));
        QCOMPARE(core::attachmentNameOf("\xc3\xa4"), std::string("\xc3\xa4"));
    }

    void attachmentsAndTheirConfigVars() {
        QCOMPARE(core::configVarOf("WEB_READS"), std::string("WEB_READS_URL"));
        QCOMPARE(core::attachmentOfConfigVar("WEB_READS_URL"), std::string("WEB_READS"));
        QCOMPARE(core::attachmentOfConfigVar("WEB_READS_URLS"), std::string("WEB_READS_URLS"));
        QCOMPARE(core::attachmentOfConfigVar("_URL"), std::string("_URL"));
    }

    void generatedNamesAreValidAndFree() {
        QCOMPARE(core::generateAttachmentName("web-reads", {}), std::string("WEB_READS"));
        QCOMPARE(core::generateAttachmentName("web-reads", {"WEB_READS", "WEB_READS_2"}), std::string("WEB_READS_3"));
        for (const auto* pool : {"", "9", "-x", "\xc3\xa4"}) {
            QVERIFY(!attachmentNameProblem(core::generateAttachmentName(pool, {})));
        }
        for (const char first : {'R', '9'}) { // with and without a prefix
            const auto longest = first + std::string(core::maxAttachmentNameLength + 10, 'R');
            std::vector<std::string> taken;
            for (int more = 0; more < 12; ++more) { // a number of two digits
                const auto name = core::generateAttachmentName(longest, taken);
                QVERIFY2(!attachmentNameProblem(name), name.c_str());
                QVERIFY(std::find(taken.begin(), taken.end(), name) == taken.end());
                taken.push_back(name);
            }
        }
    }
};

POOLHOUSE_PLAIN_TEST(TestAttachmentName)
#include "tst_attachment_name.moc"
