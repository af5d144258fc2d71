// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/host/hostparts.h"

namespace onex {
namespace {

constexpr MetricType kCounter = MetricType::Counter, kGauge = MetricType::Gauge;

// As they stand behind an interface's name.
constexpr HostMetric kColumns[] = {
    {"node_network_receive_bytes_total", kCounter, "Network device bytes received."},
    {"node_network_receive_packets_total", kCounter, "Network device packets received."},
    {"node_network_receive_errs_total", kCounter, "Network device receive errors."},
    {"node_network_receive_drop_total", kCounter, "Network device packets dropped at receipt."},
    {"node_network_receive_fifo_total", kCounter, "Network device receive FIFO errors."},
    {"node_network_receive_frame_total", kCounter, "Network device framing errors."},
    {"node_network_receive_compressed_total", kCounter, "Network device compressed packets in."},
    {"node_network_receive_multicast_total", kCounter, "Network device multicast packets in."},
    {"node_network_transmit_bytes_total", kCounter, "Network device bytes sent."},
    {"node_network_transmit_packets_total", kCounter, "Network device packets sent."},
    {"node_network_transmit_errs_total", kCounter, "Network device transmit errors."},
    {"node_network_transmit_drop_total", kCounter, "Network device packets dropped on sending."},
    {"node_network_transmit_fifo_total", kCounter, "Network device transmit FIFO errors."},
    {"node_network_transmit_colls_total", kCounter, "Network device collisions."},
    {"node_network_transmit_carrier_total", kCounter, "Network device carrier losses."},
    {"node_network_transmit_compressed_total", kCounter, "Network device compressed packets out."},
};

void addInterfaces(const std::string &text, MetricFamilies &all)
{
    for (const std::string_view line : linesOf(text)) {
        const std::size_t colon = line.rfind(':'); // an alias has one in its name
        const auto names = wordsOf(line.substr(0, colon));
        if (colon == std::string_view::npos || names.empty())
            continue;
        const Labels labels{{"device", std::string(names.front())}};
        const auto words = wordsOf(line.substr(colon + 1));
        for (std::size_t i = 0; i < std::size(kColumns) && i < words.size(); ++i)
            all[i].samples.push_back({all[i].name, labels, numberOf(words[i])});
    }
}

struct Field
{
    std::string_view protocol; // "Tcp:"
    std::string_view name;
    HostMetric metric;
};

constexpr Field kFields[] = {
    {"Tcp:", "CurrEstab", {"node_netstat_Tcp_CurrEstab", kGauge, "Statistic TcpCurrEstab."}},
    {"Tcp:",
     "ActiveOpens",
     {"node_netstat_Tcp_ActiveOpens", kCounter, "Statistic TcpActiveOpens."}},
    {"Tcp:",
     "PassiveOpens",
     {"node_netstat_Tcp_PassiveOpens", kCounter, "Statistic TcpPassiveOpens."}},
    {"Tcp:", "InSegs", {"node_netstat_Tcp_InSegs", kCounter, "Statistic TcpInSegs."}},
    {"Tcp:", "OutSegs", {"node_netstat_Tcp_OutSegs", kCounter, "Statistic TcpOutSegs."}},
    {"Tcp:",
     "RetransSegs",
     {"node_netstat_Tcp_RetransSegs", kCounter, "Statistic TcpRetransSegs."}},
    {"Tcp:", "InErrs", {"node_netstat_Tcp_InErrs", kCounter, "Statistic TcpInErrs."}},
    {"Tcp:", "OutRsts", {"node_netstat_Tcp_OutRsts", kCounter, "Statistic TcpOutRsts."}},
    {"Udp:",
     "InDatagrams",
     {"node_netstat_Udp_InDatagrams", kCounter, "Statistic UdpInDatagrams."}},
    {"Udp:",
     "OutDatagrams",
     {"node_netstat_Udp_OutDatagrams", kCounter, "Statistic UdpOutDatagrams."}},
    {"Udp:", "InErrors", {"node_netstat_Udp_InErrors", kCounter, "Statistic UdpInErrors."}},
    {"Ip:", "Forwarding", {"node_netstat_Ip_Forwarding", kGauge, "Statistic IpForwarding."}},
};

// A line of names, then one of values, each behind the protocol.
void addProtocols(const std::string &text, MetricFamilies &all)
{
    const auto lines = linesOf(text);
    for (std::size_t i = 0; i + 1 < lines.size(); i += 2) {
        const auto names = wordsOf(lines[i]), values = wordsOf(lines[i + 1]);
        for (const Field &field : kFields)
            for (std::size_t at = 1; at < std::min(names.size(), values.size()); ++at)
                if (names[0] == field.protocol && names[at] == field.name)
                    all.push_back(single(field.metric, numberOf(values[at])));
    }
}

// "TCP: inuse 1 orphan 0": node_sockstat_TCP_inuse and so on.
void addSockets(const std::string &text, MetricFamilies &all)
{
    for (const std::string_view line : linesOf(text)) {
        const auto words = wordsOf(line);
        if (words.empty())
            continue;
        const std::string protocol(words[0].substr(0, words[0].size() - 1));
        for (std::size_t i = 1; i + 1 < words.size(); i += 2) {
            const std::string field(words[i]), name = "node_sockstat_" + protocol + "_" + field;
            MetricFamily family{name, "Number of " + protocol + " sockets in state " + field + ".",
                                kGauge};
            family.samples.push_back({name, {}, numberOf(words[i + 1])});
            all.push_back(std::move(family));
        }
    }
}

} // namespace

MetricFamilies networkMetrics(const HostFiles &files)
{
    MetricFamilies all;
    for (const HostMetric &column : kColumns)
        all.push_back(familyOf(column));
    addInterfaces(files.read("proc/net/dev"), all);
    addProtocols(files.read("proc/net/snmp"), all);
    addSockets(files.read("proc/net/sockstat"), all);
    return all;
}

} // namespace onex
