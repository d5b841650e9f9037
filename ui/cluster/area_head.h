// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"
#include "models/views/area_status.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace poolhouse::ui {

class TextLabel;
class TintFrame;
class ToneIcon;

/// Header of an area's tab: headline, age, "Refresh", what could not be read, and grey bars while it is
/// read for the first time. Object names, after the prefix of the tab: "…Tone", "…Headline", "…Retry", "…Age",
/// "…Problem", "…Partial", "…Skeleton".
class AreaHead : public QWidget {
    Q_OBJECT
public:
    /// `loading`: the spoken name of the grey bars.
    AreaHead(const QString& prefix, const QString& loading, QWidget* parent = nullptr);

    /// `tone`: of the headline; empty: no sign. `partial`: what of the answer could not be read; else empty.
    void showHead(const views::AreaStatus& status, const QString& headline, std::optional<text::Tone> tone,
                  const QString& partial);

    void focusRetry(); ///< to "Refresh"

Q_SIGNALS:
    void retryRequested();

private:
    ToneIcon* m_tone;
    TextLabel* m_headline;
    QPushButton* m_retry;
    TextLabel* m_age;
    TextLabel* m_problem;
    TintFrame* m_problemFrame;
    TextLabel* m_partial;
    TintFrame* m_partialFrame;
    QWidget* m_skeleton;
};

} // namespace poolhouse::ui
