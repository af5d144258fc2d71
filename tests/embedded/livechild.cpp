// SPDX-License-Identifier: GPL-3.0-or-later
// livechild FILE: appends to the store, as fast as it can, until it is killed; prints the number of
// each moment that is safe.
#include "tests/embedded/livefixture.h"

#include <QCoreApplication>

#include <cstdio>

using namespace onex;
using namespace onex::test;

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    LiveStore store({.windowMs = 20'000});
    if (argc != 2 || !store.keepIn(QString::fromLocal8Bit(argv[1])))
        return 2;
    for (int moment = 0;; ++moment) {
        LiveBatch batch{kBegin + moment * 1000LL, {}};
        for (int n = 0; n < 50; ++n)
            batch.samples.push_back(
                {store.seriesId(labelsOf("m", n + moment / 30)), static_cast<double>(moment + n)});
        if (!store.append(batch))
            return 1;
        std::printf("%d\n", moment);
        std::fflush(stdout);
    }
}
