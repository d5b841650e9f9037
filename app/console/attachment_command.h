// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/attachment_report.h"
#include "app/console/change_command.h"
#include "app/console/command_line.h"
#include "models/views/attachment_forms.h"

#include <string>

namespace poolhouse::console {

/// `poolhouse attach` and `poolhouse detach`: one operation of the engine.
class AttachmentCommand final : public ChangeCommand {
public:
    AttachmentCommand(CommandLine::Command command, ChangeRequest request, EngineDependencies dependencies,
                      QObject* parent = nullptr);

    [[nodiscard]] CommandResult interrupted() const override;

private:
    void onReady(const fleet::ClusterRecord& cluster) override;
    void attach(const fleet::ClusterRecord& cluster);
    [[nodiscard]] std::string nameOfNewAttachment(const fleet::ClusterRecord& cluster,
                                                  const core::Change& change) const;
    void detach(const fleet::ClusterRecord& cluster);
    [[nodiscard]] views::DetachForm detaching(const fleet::ClusterRecord& cluster,
                                              const core::AttachmentId& attachment) const;
    void submit(const fleet::ClusterRecord& cluster);
    void follow();
    void finishAs(AttachmentReport::Result result, int exitCode, const QString& complaint = {});
    [[nodiscard]] CommandResult printed(AttachmentReport::Result result, int exitCode, const QString& complaint) const;

    CommandLine::Command m_command;
    AttachmentReport m_report;
    std::string m_operation; ///< its id; empty: not asked for
};

} // namespace poolhouse::console
