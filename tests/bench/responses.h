// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies of range queries as Prometheus writes them, of the sizes that DESIGN.md measures.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>

namespace onex::bench {

struct Workload
{
    const char *name;
    int series;
    int samples;
    std::int64_t stepS;
};

constexpr std::array kWorkloads{
    Workload{"10x240", 10, 240, 15},
    Workload{"3x11000", 3, 11'000, 15},
    Workload{"600x1000", 600, 1'000, 15},
    Workload{"100x11000", 100, 11'000, 15},
};
constexpr std::int64_t kStartS = 1'777'636'800;

inline std::string responseBody(const Workload &work, int shift = 0)
{
    std::string body = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    char text[96];
    for (int s = 0; s < work.series; ++s) {
        body += s > 0 ? "," : "";
        body += R"({"metric":{"__name__":"http_requests","instance":"node-)" + std::to_string(s)
            + R"(:9100","job":"api"},"values":[)";
        double walk = 100 + s;
        for (int i = 0; i < work.samples; ++i) {
            walk += std::sin((i + shift) * 0.37 + s) * 3 + std::cos(i * 0.011 * (s % 7 + 1));
            const auto time = static_cast<long long>(kStartS + (i + shift) * work.stepS);
            std::snprintf(text, sizeof text, R"(%s[%lld,"%.12g"])", i > 0 ? "," : "", time, walk);
            body += text;
        }
        body += "]}";
    }
    return body + "]}}";
}

} // namespace onex::bench
