// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/sqlite/sqlerror.h"

#include <array>

namespace onex {

namespace {

// SQLite's primary result codes (https://sqlite.org/rescode.html).
constexpr int kPerm = 3, kBusy = 5, kLocked = 6, kReadOnly = 8, kIoError = 10, kCorrupt = 11,
              kFull = 13, kCantOpen = 14, kProtocol = 15, kNotADatabase = 26;

struct Meaning
{
    int code;
    Error::Kind kind;
    const char *words;
};

constexpr std::array kMeanings{
    Meaning{kPerm, Error::Kind::Denied,
            "may not be used; check the permissions of file and folder"},
    Meaning{kReadOnly, Error::Kind::Denied,
            "may not be written; check the permissions of file and folder"},
    Meaning{kCantOpen, Error::Kind::Denied,
            "cannot be opened; check the permissions of file and folder"},
    Meaning{kBusy, Error::Kind::Unavailable, "is held by another program for too long"},
    Meaning{kLocked, Error::Kind::Unavailable, "is held by another program for too long"},
    Meaning{kProtocol, Error::Kind::Unavailable, "is held by another program for too long"},
    Meaning{kFull, Error::Kind::NoSpace, "cannot grow: the disk is full; make room and try again"},
    Meaning{kIoError, Error::Kind::NoSpace,
            "cannot be read or written: the disk is full or failing"},
    Meaning{kCorrupt, Error::Kind::BadInput,
            "is damaged (sqlite3's .recover reads what is left of it)"},
    Meaning{kNotADatabase, Error::Kind::BadInput, "is damaged or of another program"},
};

} // namespace

Error errorOf(const QSqlError &error, const QString &path, const std::string &name,
              const std::string &ifDamaged)
{
    const int primary = error.nativeErrorCode().toInt() & 0xff;
    Error result;
    result.origin = path.toStdString();
    for (const Meaning &meaning : kMeanings)
        if (meaning.code == primary) {
            result.kind = meaning.kind;
            result.message = name + " " + meaning.words;
            if (result.kind == Error::Kind::BadInput && !ifDamaged.empty())
                result.message += "; " + ifDamaged;
            return result;
        }
    result.message = "the database refuses this: " + error.text().trimmed().toStdString();
    return result;
}

} // namespace onex
