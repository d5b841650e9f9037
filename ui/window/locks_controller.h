// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "ui/locks/pattern_list_dialog.h"
#include "ui/window/message_sink.h"
#include "ui/window/selection.h"

#include <QObject>

#include <optional>

namespace poolhouse::fleet {
class Session;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::operations {
class Engine;
class ReadOnlyLocks;
} // namespace poolhouse::operations

namespace poolhouse::ui {

class Navigation;

/// What the lock banner shows.
struct LockBannerState {
    std::optional<QString> reason;            ///< the sentence of the lock that holds
    std::optional<core::Instant> liftedUntil; ///< of any lock of the account; empty: none is lifted
    bool liftable = true;                     ///< `reason`'s; not when it stands for locks that cannot be read

    [[nodiscard]] bool shown() const { return reason || liftedUntil; }
    friend bool operator==(const LockBannerState&, const LockBannerState&) = default;
};

/// What the controller needs of the lock banner and the locks dialog.
class LockView {
public:
    virtual ~LockView() = default;
    virtual void showBanner(const LockBannerState& state) = 0;
    /// Opens the dialog without blocking.
    virtual void openDialog(const QString& account, PatternListCallbacks ends) = 0;
};

/// Read-only locks in the window: the banner, lifting and restoring, the dialog, and the warning about locks that could
/// not be read. On the GUI thread.
class LocksController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    struct Dependencies {
        const fleet::Store& store;
        const fleet::Session& session;
        const operations::Engine& operations;
        operations::ReadOnlyLocks& locks;
        const core::Clock& clock;
        const Navigation& navigation;
        const Selection& selection;
        LockView& view;
        MessageSink& messages;
    };
    explicit LocksController(const Dependencies& dependencies, QObject* parent = nullptr);

    void refresh(); ///< the banner; emits refreshed()
    void unlock();  ///< the locks of the one target, for LockBanner::unlockFor
    void relock();  ///< every lifted lock
    void openDialog();

Q_SIGNALS:
    void refreshed(); ///< what may be changed can differ now

private:
    void refreshTrouble();
    [[nodiscard]] LockBannerState bannerState() const;

    Dependencies m_dependencies;
};

} // namespace poolhouse::ui
