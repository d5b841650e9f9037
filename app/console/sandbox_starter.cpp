// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/sandbox_starter.h"

#include "app/sandbox/sandbox.h"

namespace poolhouse::console {

namespace {

class BuiltInSandbox final : public RunningSandbox {
public:
    explicit BuiltInSandbox(std::unique_ptr<sandbox::Sandbox> sandbox) : m_sandbox(std::move(sandbox)) {}
    [[nodiscard]] QUrl url() const override { return QUrl(QString::fromStdString(m_sandbox->url())); }

private:
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
};

} // namespace

SandboxStarter builtInSandbox() {
    return [](const SandboxSource& source) -> core::Result<std::unique_ptr<RunningSandbox>, models::ProblemText> {
        sandbox::SandboxOptions options;
        options.scenario = source.scenario.toStdString();
        options.seed = source.seed;
        options.timeScale = source.timeScale;
        options.databaseFile = source.database.toStdString();
        auto started = sandbox::Sandbox::start(options);
        if (!started) {
            return models::ProblemText{QStringLiteral("The sandbox could not be started."),
                                       QString::fromStdString(started.error().sentence), {}, {}};
        }
        return std::unique_ptr<RunningSandbox>(std::make_unique<BuiltInSandbox>(std::move(started).value()));
    };
}

} // namespace poolhouse::console
