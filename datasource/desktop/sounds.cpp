// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/desktop/sounds.h"

#include <QCoreApplication>

#include <canberra.h>

namespace onex {
namespace {

struct Destroy
{
    void operator()(ca_context *context) const { ca_context_destroy(context); }
};

} // namespace

// Used by one thread at a time.
class Sounds::Player
{
public:
    // Canberra's number of what went wrong; 0: nothing.
    int play(const QByteArray &name, const QByteArray &program)
    {
        if (!m_context) {
            ca_context *context = nullptr;
            if (const int error = ca_context_create(&context); error != CA_SUCCESS)
                return error;
            m_context.reset(context);
            ca_context_change_props(context, CA_PROP_APPLICATION_NAME, program.constData(),
                                    nullptr);
        }
        const int error = ca_context_play(m_context.get(), 0, CA_PROP_EVENT_ID, name.constData(),
                                          CA_PROP_MEDIA_ROLE, "event", nullptr);
        m_hasPlayed = m_hasPlayed || error == CA_SUCCESS;
        if (error != CA_SUCCESS) // next time with a server that may have come back
            letGo();
        return error;
    }

    ~Player() { letGo(); }
    Player() = default;
    Q_DISABLE_COPY_MOVE(Player)

private:
    // Destroying one unloads Canberra's driver, whose own thread may still be on its way out of it
    // once a sound was played: such a context is left to the end of the program.
    void letGo()
    {
        if (m_hasPlayed)
            (void)m_context.release();
        m_context.reset();
        m_hasPlayed = false;
    }

    bool m_hasPlayed = false;
    std::unique_ptr<ca_context, Destroy> m_context;
};

Sounds::Sounds(QObject *parent)
    : QObject(parent)
    , m_player(std::make_shared<Player>())
{
    m_thread.setMaxThreadCount(1);
}

Sounds::~Sounds()
{
    m_thread.clear();
    m_thread.waitForDone();
}

void Sounds::play(const QString &name)
{
    if (m_waiting > 0)
        return;
    ++m_waiting;
    m_thread.start(
        [this, player = m_player, name, program = QCoreApplication::applicationName().toUtf8()] {
            const int error = player->play(name.toUtf8(), program);
            // Queued: this object waits for its thread before it goes.
            QMetaObject::invokeMethod(
                this,
                [this, name, error] {
                    --m_waiting;
                    if (error == CA_SUCCESS)
                        Q_EMIT played(name);
                    else
                        Q_EMIT failed(QString::fromUtf8(ca_strerror(error)));
                },
                Qt::QueuedConnection);
        });
}

} // namespace onex
