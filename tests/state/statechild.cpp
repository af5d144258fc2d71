// SPDX-License-Identifier: GPL-3.0-or-later
// statechild ROLE FILE ARGUMENT: another program that uses the same file, for the tests to race
// with and to kill. Prints what is on disk, a line each.
#include "datasource/state/statestore.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/resource.h>
#include <unistd.h>

using namespace onex;

namespace {

void say(const std::string &line)
{
    std::puts(line.c_str());
    std::fflush(stdout);
}

int failed(const Error &error)
{
    say("error " + std::to_string(static_cast<int>(error.kind)) + " " + describe(error));
    return 0;
}

std::unique_ptr<StateStore> openOrExit(const char *path)
{
    auto opened = StateStore::open(QString::fromLocal8Bit(path));
    if (opened)
        return *std::move(opened);
    failed(opened.error());
    std::exit(0);
}

JournalEntry entryOf(const std::string &id)
{
    JournalEntry entry;
    entry.alertId = id;
    entry.labels = Labels{{"alertname", id}};
    entry.author = "child";
    return entry;
}

AlertTransition transitionOf(const std::string &id, int time)
{
    return {time, id, Labels{{"alertname", id}}, "", "firing", 1, 1.0, "summary"};
}

// Everything that writes, again and again, until it is killed or cannot: "kind id".
int write(const char *path, const char *name)
{
    const auto store = openOrExit(path);
    for (int i = 0;; ++i) {
        const std::string id = std::string(name) + "-" + std::to_string(i);
        const auto begun = store->journal().begin(entryOf(id), i);
        if (!begun)
            return failed(begun.error());
        say("nonce " + begun->entry.nonce);
        const auto noted = store->audit().append({i, "child", "silence", id, "{}"});
        if (!noted)
            return failed(noted.error());
        say("audit " + noted->hash);
        const auto recorded
            = store->history().record({transitionOf(id, i), transitionOf(id + "b", i)});
        if (!recorded)
            return failed(recorded.error());
        say("history " + id);
        const auto claimed = store->notified().claim(id, 1, "new", i);
        if (!claimed)
            return failed(claimed.error());
        say("claim " + id);
    }
}

// Waits for a line, then is as fast as it can: "won alert nonce", "lost alert nonce", "claimed
// alert".
int race(const char *path, const char *count)
{
    const auto store = openOrExit(path);
    say("ready");
    (void)std::getchar();
    for (int i = 0; i < std::atoi(count); ++i) {
        const std::string id = std::to_string(i);
        const auto begun = store->journal().begin(entryOf(id), i);
        if (!begun)
            return failed(begun.error());
        say((begun->done ? "won " : "lost ") + id + " " + begun->entry.nonce);
        const auto claimed = store->notified().claim(id, 1, "new", i);
        if (!claimed)
            return failed(claimed.error());
        if (*claimed)
            say("claimed " + id);
    }
    return 0;
}

// As write, where no file may be longer than so many bytes: like a disk that is full.
int fill(const char *path, const char *bytes)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{static_cast<rlim_t>(std::atol(bytes)), RLIM_INFINITY};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 2;
    return write(path, "fill");
}

// As somebody who may not write here.
int powerless(const char *path, const char *)
{
    constexpr uid_t nobody = 65534;
    if (getuid() == 0 && setuid(nobody) != 0)
        return 2;
    const auto store = openOrExit(path);
    const auto begun = store->journal().begin(entryOf("a"), 1);
    if (!begun)
        return failed(begun.error());
    say("written");
    return 0;
}

struct Role
{
    const char *name;
    int (*run)(const char *path, const char *argument);
};
constexpr Role kRoles[]{
    {"write", &write}, {"race", &race}, {"fill", &fill}, {"powerless", &powerless}};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    for (const Role &role : kRoles)
        if (argc == 4 && std::strcmp(argv[1], role.name) == 0)
            return role.run(argv[2], argv[3]);
    return 2;
}
