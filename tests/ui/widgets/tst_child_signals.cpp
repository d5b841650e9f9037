// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "ui/widgets/child_signals.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace poolhouse;

namespace {

/// A field that reports whenever it loses the focus.
class ReportingField : public QLineEdit {
    Q_OBJECT
public:
    using QLineEdit::QLineEdit;

Q_SIGNALS:
    void left();

protected:
    void focusOutEvent(QFocusEvent* event) override {
        QLineEdit::focusOutEvent(event);
        Q_EMIT left();
    }
};

class FieldWindow : public QWidget {
public:
    explicit FieldWindow(int* reports) : m_box(new QWidget(this)), m_field(new ReportingField(m_box)) {
        auto* outer = new QVBoxLayout(this);
        outer->addWidget(m_box);
        auto* inner = new QVBoxLayout(m_box);
        inner->addWidget(m_field);
        connect(m_field, &ReportingField::left, this, [reports] { ++*reports; });
    }
    ~FieldWindow() override { ui::disconnectChildren(*this); }
    [[nodiscard]] ReportingField* field() const { return m_field; }

private:
    QWidget* m_box;
    ReportingField* m_field;
};

} // namespace

class TestChildSignals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWindowThatGoesIsNotToldOfItsFocus() {
        int reports = 0;
        auto* window = new FieldWindow(&reports);
        QPointer<ReportingField> field = window->field();
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window));
        field->setFocus();
        QCOMPARE(QApplication::focusWidget(), field.data());
        field->clearFocus();
        QCOMPARE(reports, 1);
        field->setFocus();
        int others = 0;
        connect(field, &ReportingField::left, this, [&others] { ++others; });
        delete window;
        QCOMPARE(reports, 1);
        QCOMPARE(others, 1); // only the window's own connections end
    }
};

POOLHOUSE_WIDGET_TEST(TestChildSignals)
#include "tst_child_signals.moc"
