// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong, as a value: a kind to act on, a sentence for a person, and where it came from.
#pragma once

#include <string>

namespace onex {

struct Error
{
    enum class Kind {
        Cancelled,   // somebody asked for it; never shown as a failure
        Timeout,     // the overall deadline or the idle time-out
        Network,     // refused, reset, name not found, no route
        Tls,         // certificate or handshake
        Refused,     // this program would not do it: redirect, scheme, credentials in the clear
        TooLarge,    // a cap of this program was exceeded
        Unavailable, // the server says try again later (503, 429, starting)
        BadQuery,    // the server or this program rejects the request (400, 422)
        BadAnswer,   // the answer is not what the protocol promises
        BadInput,    // a file that a person wrote
        NotFound,
        Denied,  // credentials or permissions are missing, wrong or not enough (401, 403)
        NoSpace, // the disk is full, or does not take what is written
        Internal
    };

    Kind kind = Kind::Internal;
    std::string message; // one sentence, plain text, may quote the server
    std::string origin;  // URL without credentials, or file; may be empty
    int line = 0;        // 1-based, 0 unknown
    int column = 0;      // 1-based, 0 unknown
    // Of a request that changes something: it may have taken effect all the same. False: it did
    // not.
    bool unclear = false;

    bool operator==(const Error &) const = default;
};

// "origin:line:column: message", leaving out what is not known.
std::string describe(const Error &error);

// True where asking again later can help without anyone changing anything.
bool isTransient(Error::Kind kind);

} // namespace onex
