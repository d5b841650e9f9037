// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/keyring.h"

#include "app/console/keyring_entry.h"

#include <QPointer>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <memory>
#include <utility>

namespace poolhouse::console {

namespace {

QString service() {
    return QStringLiteral("Poolhouse");
}

/// Any error but "not found" counts as no keyring: backends report that case inconsistently.
Keyring::Outcome outcomeOf(const QKeychain::Job& job) {
    switch (job.error()) {
    case QKeychain::NoError: return Keyring::Outcome::Done;
    case QKeychain::EntryNotFound: return Keyring::Outcome::NotFound;
    default: return Keyring::Outcome::Missing;
    }
}

/// An in-flight request, completed once by the job or the timeout.
class PendingRequest : public QObject {
public:
    PendingRequest(QObject* parent, QKeychain::Job* job, std::chrono::milliseconds timeout,
                   std::function<Keyring::Answer(QKeychain::Job&)> answer, Keyring::Reply reply)
        : QObject(parent), m_reply(std::move(reply)) {
        // the job has no parent and deletes itself: the backend may call into it after the timeout
        connect(job, &QKeychain::Job::finished, this,
                [this, answer = std::move(answer)](QKeychain::Job* done) { complete(answer(*done)); });
        QTimer::singleShot(timeout, this, [this] { complete({Keyring::Outcome::Missing, {}}); });
        QTimer::singleShot(0, job, &QKeychain::Job::start);
    }

private:
    void complete(Keyring::Answer answer) {
        deleteLater();
        if (auto reply = std::exchange(m_reply, nullptr)) {
            reply(std::move(answer));
        }
    }

    Keyring::Reply m_reply;
};

api::Call startJob(QObject* parent, QKeychain::Job* job, std::chrono::milliseconds timeout,
                   std::function<Keyring::Answer(QKeychain::Job&)> answer, Keyring::Reply reply) {
    const QPointer<QObject> request = new PendingRequest(parent, job, timeout, std::move(answer), std::move(reply));
    return api::Call([request] { delete request.data(); });
}

Keyring::Answer outcomeOnly(QKeychain::Job& job) {
    return {outcomeOf(job), {}};
}

} // namespace

DesktopKeyring::DesktopKeyring(std::chrono::milliseconds timeout, QObject* parent)
    : QObject(parent), m_timeout(timeout) {}

api::Call DesktopKeyring::read(const QString& key, Prompt prompt, Reply reply) {
    if (prompt == Prompt::Never) { // the attributes of QtKeychain's entries
        return readKeyringEntry({{QStringLiteral("server"), service()}, {QStringLiteral("user"), key}}, prompt,
                                m_timeout, this, std::move(reply));
    }
    auto* job = new QKeychain::ReadPasswordJob(service());
    job->setKey(key);
    const auto answer = [](QKeychain::Job& done) {
        auto& read = static_cast<QKeychain::ReadPasswordJob&>(done);
        return Answer{outcomeOf(done),
                      done.error() == QKeychain::NoError ? read.binaryData().toStdString() : std::string()};
    };
    return startJob(this, job, m_timeout, answer, std::move(reply));
}

api::Call DesktopKeyring::readCliToken(Prompt prompt, Reply reply) {
    return readKeyringEntry({{QStringLiteral("service"), QStringLiteral("heroku-cli")}}, prompt, m_timeout, this,
                            std::move(reply));
}

api::Call DesktopKeyring::write(const QString& key, const std::string& secret, Reply reply) {
    auto* job = new QKeychain::WritePasswordJob(service());
    job->setKey(key);
    job->setTextData(QString::fromStdString(secret));
    return startJob(this, job, m_timeout, outcomeOnly, std::move(reply));
}

api::Call DesktopKeyring::remove(const QString& key, Reply reply) {
    auto* job = new QKeychain::DeletePasswordJob(service());
    job->setKey(key);
    const auto answer = [](QKeychain::Job& done) {
        const auto outcome = outcomeOf(done);
        return Answer{outcome == Outcome::NotFound ? Outcome::Done : outcome, {}};
    };
    return startJob(this, job, m_timeout, answer, std::move(reply));
}

} // namespace poolhouse::console
