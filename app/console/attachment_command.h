// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/attachment_report.h"
#include "app/console/command_line.h"
#include "app/console/operation_command.h"
#include "models/views/attachment_forms.h"

#include <string>

namespace poolhouse::console {

/// `poolhouse attach` and `poolhouse detach`: one operation of the engine.
class AttachmentCommand final : public OperationCommand {
public:
    AttachmentCommand(CommandLine::Command command, ChangeRequest request, EngineDependencies dependencies,
                      QObject* parent = nullptr);

private:
    void onReady(const fleet::ClusterRecord& cluster) override;
    [[nodiscard]] QString printed(const OperationReport& report) const override;
    [[nodiscard]] QString failureOf(const operations::Operation& operation) const override;
    [[nodiscard]] QString interruption() const override;
    void attach(const fleet::ClusterRecord& cluster);
    [[nodiscard]] std::string nameOfNewAttachment(const fleet::ClusterRecord& cluster,
                                                  const core::Change& change) const;
    void detach(const fleet::ClusterRecord& cluster);
    [[nodiscard]] views::DetachForm detaching(const fleet::ClusterRecord& cluster,
                                              const core::AttachmentId& attachment) const;
    void submit(const fleet::ClusterRecord& cluster);

    CommandLine::Command m_command;
};

} // namespace poolhouse::console
