// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/destroy_pool_dialog.h"

#include "models/fleet/store.h"
#include "models/views/phrase_check.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tint_frame.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>

namespace poolhouse::ui {

namespace {

/// In any order.
QString attachedTo(const fleet::ClusterRecord& cluster, const std::string& pool) {
    QStringList ids;
    for (const auto& each : cluster.attachments) {
        if (each.target.pool == pool) {
            ids << QString::fromStdString(each.id.value);
        }
    }
    ids.sort();
    return ids.join(QLatin1Char(' '));
}

} // namespace

DestroyPoolDialog::DestroyPoolDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                                     std::string pool, QWidget* parent)
    : ConfirmDialog(store, clock, std::move(cluster), QStringLiteral("destroy"), parent), m_pool(std::move(pool)) {
    setObjectName(QStringLiteral("destroyPoolDialog"));
    setTitle(tr("Destroy follower pool"));
    m_alternative = makeAlternative();
    build(m_alternative);
    showForm();
    showButtons();
    updateStyle();
    focusFirst();
}

QWidget* DestroyPoolDialog::makeAlternative() {
    auto* box = new TintFrame(text::Tone::Attention, page());
    m_instead = new QLabel(box);
    m_instead->installEventFilter(this);
    m_instead->setObjectName(QStringLiteral("scaleToZero"));
    m_instead->setWordWrap(true);
    m_instead->setTextFormat(Qt::RichText);
    m_instead->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_instead->setFocusPolicy(Qt::TabFocus);
    m_instead->setAccessibleName(tr("To stop paying and keep the endpoint, scale it to 0 instances instead."));
    auto* boxRow = new QHBoxLayout(box);
    boxRow->setContentsMargins(15, 12, 15, 12);
    boxRow->addWidget(m_instead);
    connect(m_instead, &QLabel::linkActivated, this, [this] {
        Q_EMIT scaleToZeroRequested(cluster(), QString::fromStdString(m_pool));
        reject();
    });
    return box;
}

bool DestroyPoolDialog::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_instead && event->type() == QEvent::FocusIn) {
        // Select the link text to show the focus.
        const auto text = m_instead->text();
        const auto tag = text.indexOf(QLatin1String("<a "));
        const auto words = text.indexOf(QLatin1Char('>'), tag) + 1;
        m_instead->setSelection(static_cast<int>(tag), static_cast<int>(text.indexOf(QLatin1String("</a>")) - words));
    }
    if (watched == m_instead && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
            Q_EMIT m_instead->linkActivated(QStringLiteral("scale"));
            return true;
        }
    }
    return ConfirmDialog::eventFilter(watched, event);
}

void DestroyPoolDialog::updateStyle() {
    ConfirmDialog::updateStyle();
    // Rich text does not follow the palette: rebuild the link with the current colour.
    const auto link = QStringLiteral("<a href=\"scale\" style=\"color: %1\">").arg(Theme::of(palette()).accent.name());
    m_instead->setText(
        tr("To stop paying and keep the endpoint, %1scale it to 0 instances instead%2.", "a link between")
            .arg(link, QStringLiteral("</a>")));
}

void DestroyPoolDialog::showForm() {
    auto form = views::destroyForm(snapshot(), m_pool, typed());
    if (!form) {
        return;
    }
    if (confirmOnly(attachedTo(snapshot().record, m_pool),
                    tr("The attachments of %1 changed while this was open. What was typed to confirm was dropped.")
                        .arg(QString::fromStdString(m_pool)))) {
        form = views::destroyForm(snapshot(), m_pool, typed());
    }
    m_form = std::move(form);
    m_alternative->setVisible(m_form->canScaleToZero);
    showContent({m_form->title, m_form->consequence, m_form->facts, m_form->warnings, m_form->phrase, m_form->mismatch,
                 m_form->verb, tr("&Keep the pool")});
}

std::vector<core::Change> DestroyPoolDialog::changes() const {
    return m_form ? m_form->changes : std::vector<core::Change>{};
}

std::optional<QString> DestroyPoolDialog::whyNot() const {
    if (!m_form) {
        return tr("The pool no longer exists.");
    }
    return m_form->confirmed ? std::nullopt : std::optional(views::typeFirst(m_form->phrase));
}

bool DestroyPoolDialog::stillThere(const core::ClusterInfo& info) const {
    return info.findPool(m_pool) != nullptr;
}

} // namespace poolhouse::ui
