// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace poolhouse::core {
class Clock;
} // namespace poolhouse::core

namespace poolhouse::fleet {
class ComingReader;
class Poller;
class Session;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::views {
struct ComingView;
} // namespace poolhouse::views

namespace poolhouse::ui {

class Navigation;

/// Has upcoming maintenance read for as long as its page is in front, and shown there. On the GUI thread.
class ComingController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    struct Dependencies {
        const fleet::Store& store;
        fleet::ComingReader& reader;
        const fleet::Poller& poller;
        const fleet::Session& session;
        const core::Clock& clock;
        const Navigation& navigation;
        std::function<bool()> isVisible; ///< the page
        std::function<void(const views::ComingView& view)> show;
    };
    explicit ComingController(Dependencies dependencies, QObject* parent = nullptr);

    void follow();  ///< another page may be in front; ages pass
    void refresh(); ///< the texts

private:
    [[nodiscard]] bool isInFront() const;

    Dependencies m_dependencies;
};

} // namespace poolhouse::ui
