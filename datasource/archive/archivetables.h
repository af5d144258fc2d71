// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of this program's own archive, an SQLite file, and their checksums. Times are ms since
// the epoch; labels, queries and variables JSON; samples XOR chunks as Prometheus' own.
#pragma once

#include "datasource/sqlite/database.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace onex {

struct ArchiveTable
{
    const char *name;
    const char *create;
    const char *insert;
    const char *select; // in the order in which the rows were written
};

enum class ArchivePart { Meta, Series, Chunks, Alerts, Dashboards, Notes };
inline constexpr int kArchiveParts = 6;
const ArchiveTable &tableOf(ArchivePart part);

Result<void> makeArchiveTables(const Database &db);
// BadInput where it is no archive, was written by a newer program, or has tables, views or
// triggers other than those above.
Result<void> requireArchive(const Database &db);

// Of all values of a part, in their order: SHA-256.
class PartChecksum
{
public:
    void add(const QVariantList &row);
    QByteArray result() const { return m_hash.result(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

Result<void> writeChecksum(const Database &db, ArchivePart part, const PartChecksum &sum);
// BadInput where the part is not what was written.
Result<void> verifyChecksum(const Database &db, ArchivePart part, const PartChecksum &sum);

} // namespace onex
