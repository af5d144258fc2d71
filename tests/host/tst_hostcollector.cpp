// SPDX-License-Identifier: GPL-3.0-or-later
// From the kernel's text to metrics.
#include "datasource/host/hostcollector.h"
#include "datasource/host/hostparts.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace onex;

namespace {

// The value of name{…}, NaN where there is none.
double valueOf(const MetricFamilies &families, const std::string &name, const Labels &labels = {})
{
    for (const MetricFamily &family : families)
        for (const MetricSample &sample : family.samples)
            if (sample.name == name && sample.labels == labels)
                return sample.value;
    return qQNaN();
}

} // namespace

class TestHostCollector : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_root;

    void write(const char *path, const QByteArray &text) const
    {
        const QString name = m_root->filePath(QLatin1String(path));
        QDir().mkpath(QFileInfo(name).path());
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    HostFiles files() const { return HostFiles(m_root->path().toStdString()); }

private Q_SLOTS:
    void init() { m_root = std::make_unique<QTemporaryDir>(); }

    void processors()
    {
        write("proc/stat",
              "cpu  300 0 100 1600 0 0 0 0 0 0\n"
              "cpu0 100 0 50 850 0 0 0 0 0 0\ncpu1 200 0 50 750 0 0 0 0 0 0\n"
              "intr 5000 1 2 3\nctxt 700\nbtime 1700000000\nprocesses 12\nprocs_running 2\n");
        write("proc/loadavg", "0.50 1.25 2.00 1/200 4321\n");
        const MetricFamilies all = processorMetrics(files());
        QCOMPARE(valueOf(all, "node_cpu_seconds_total", {{"cpu", "1"}, {"mode", "user"}}), 2.0);
        QCOMPARE(valueOf(all, "node_cpu_seconds_total", {{"cpu", "0"}, {"mode", "idle"}}), 8.5);
        QCOMPARE(valueOf(all, "node_intr_total"), 5000.0);
        QCOMPARE(valueOf(all, "node_boot_time_seconds"), 1.7e9);
        QCOMPARE(valueOf(all, "node_load5"), 1.25);
    }

    void memory()
    {
        write("proc/meminfo", "MemTotal:  16 kB\nActive(anon):  4 kB\nHugePages_Total:   7\n");
        const MetricFamilies all = memoryMetrics(files());
        QCOMPARE(valueOf(all, "node_memory_MemTotal_bytes"), 16384.0);
        QCOMPARE(valueOf(all, "node_memory_Active_anon_bytes"), 4096.0);
        QCOMPARE(valueOf(all, "node_memory_HugePages_Total"), 7.0);
    }

    void disks()
    {
        write("proc/diskstats",
              "   8  0 sda 10 1 200 3000 20 2 400 5000 1 600 7000\n"
              "   8  1 sda1 10 1 200 3000 20 2 400 5000 1 600 7000\n"
              " 259  0 nvme0n1 1 0 8 1 0 0 0 0 0 0 0 4 3 2 1 9 8\n   7  0 loop0 1 2 3\n");
        const MetricFamilies all = diskMetrics(files());
        const Labels sda{{"device", "sda"}};
        QCOMPARE(valueOf(all, "node_disk_read_bytes_total", sda), 200.0 * 512);
        QCOMPARE(valueOf(all, "node_disk_write_time_seconds_total", sda), 5.0);
        QCOMPARE(valueOf(all, "node_disk_flush_requests_total", {{"device", "nvme0n1"}}), 9.0);
        QVERIFY(qIsNaN(valueOf(all, "node_disk_flush_requests_total", sda)));
        QVERIFY(qIsNaN(valueOf(all, "node_disk_read_bytes_total", {{"device", "sda1"}})));
        QVERIFY(qIsNaN(valueOf(all, "node_disk_read_bytes_total", {{"device", "loop0"}})));
    }

    void filesystems()
    {
        const QByteArray folder = m_root->path().toUtf8();
        QDir(m_root->path()).mkdir(QStringLiteral("a b"));
        write("proc/self/mounts",
              "/dev/x " + folder + "/a\\040b ext4 rw 0 0\n/dev/y " + folder
                  + " ext4 rw 0 0\nserver:/z " + folder + " nfs4 rw 0 0\nproc /proc proc rw 0 0\n");
        const MetricFamilies all = filesystemMetrics(files());
        const auto labelsOf = [](const char *device, const std::string &place) {
            return Labels{{"device", device}, {"fstype", "ext4"}, {"mountpoint", place}};
        };
        const std::string place = m_root->path().toStdString();
        QVERIFY(valueOf(all, "node_filesystem_size_bytes", labelsOf("/dev/y", place)) > 1e6);
        QVERIFY(valueOf(all, "node_filesystem_size_bytes", labelsOf("/dev/x", place + "/a b"))
                > 1e6);
        QCOMPARE(all[0].samples.size(), std::size_t{2});
    }

    void network()
    {
        write("proc/net/dev",
              "Inter-|   Receive    |  Transmit\n face |bytes packets|bytes packets\n"
              "    lo: 9 9 0 0 0 0 0 0 9 9 0 0 0 0 0 0\n"
              "eth0:0: 1000 20 1 2 3 4 5 6 3000 40 7 8 9 10 11 12\n");
        write("proc/net/snmp",
              "Ip: Forwarding DefaultTTL\nIp: 2 64\n"
              "Tcp: MaxConn CurrEstab\nTcp: -1 17\n");
        write("proc/net/sockstat", "sockets: used 8\nTCP: inuse 3 orphan 1\n");
        const MetricFamilies all = networkMetrics(files());
        const Labels eth{{"device", "eth0:0"}};
        QCOMPARE(valueOf(all, "node_network_receive_bytes_total", eth), 1000.0);
        QCOMPARE(valueOf(all, "node_network_transmit_compressed_total", eth), 12.0);
        QCOMPARE(valueOf(all, "node_netstat_Tcp_CurrEstab"), 17.0);
        QCOMPARE(valueOf(all, "node_sockstat_sockets_used"), 8.0);
        QCOMPARE(valueOf(all, "node_sockstat_TCP_orphan"), 1.0);
    }

    // What stands for a second needs two looks.
    void specified()
    {
        const auto stat = [](int user, int idle, int waiting) {
            return "cpu0 " + QByteArray::number(user) + " 0 0 " + QByteArray::number(idle) + ' '
                + QByteArray::number(waiting) + " 0 0 0\n";
        };
        const auto disk = [](int reads, int ms) {
            return " 8 0 sda " + QByteArray::number(reads) + " 0 0 " + QByteArray::number(ms)
                + " 5 0 0 9 0 0 0\n";
        };
        write("proc/stat", stat(100, 900, 0));
        write("proc/diskstats", disk(100, 50));
        write("proc/meminfo",
              "MemTotal: 1000 kB\nMemAvailable: 400 kB\nSwapTotal: 0 kB\n"
              "SwapFree: 0 kB\n");
        write("proc/net/dev", "eth0: 1000 0 0 0 0 0 0 0 0 0\nlo: 7000 0 0 0 0 0 0 0 0 0\n");
        HostCollector collector(files());
        const MetricFamilies first = collector.collect(1'000'000);
        QVERIFY(qIsNaN(valueOf(first, "system_cpu_percent")));
        QVERIFY(qIsNaN(valueOf(first, "system_disk_read_iops")));
        QVERIFY(qFuzzyCompare(valueOf(first, "system_memory_percent"), 60.0));
        QCOMPARE(valueOf(first, "system_swap_percent"), 0.0);
        QCOMPARE(valueOf(first, "system_cpu_count"), 1.0);

        write("proc/stat", stat(130, 960, 10));
        write("proc/diskstats", disk(110, 75));
        write("proc/net/dev", "eth0: 3000 0 0 0 0 0 0 0 0 0\nlo: 9000 0 0 0 0 0 0 0 0 0\n");
        const MetricFamilies second = collector.collect(1'005'000);
        QVERIFY(qFuzzyCompare(valueOf(second, "system_cpu_percent"), 30.0));
        QCOMPARE(valueOf(second, "system_disk_read_iops"), 2.0);
        QVERIFY(qFuzzyCompare(valueOf(second, "system_disk_read_latency_ms"), 2.5));
        QVERIFY(qIsNaN(valueOf(second, "system_disk_write_latency_ms"))); // there were none
        QCOMPARE(valueOf(second, "system_network_bytes_in_per_sec"), 400.0);
        QCOMPARE(valueOf(second, "system_network_bytes_recv"), 3000.0);
    }

    // Nothing there, or nothing that can be read: no metrics, no crash.
    void damaged()
    {
        QVERIFY(qIsNaN(valueOf(HostCollector(files()).collect(1), "node_load1")));
        for (const char *path : {"proc/stat", "proc/meminfo", "proc/diskstats", "proc/net/dev",
                                 "proc/net/snmp", "proc/net/sockstat", "proc/loadavg",
                                 "proc/self/mounts", "proc/vmstat", "proc/sys/fs/file-nr"})
            write(path, "cpu\n:\n\\0 \\ \\04\nx: y\nTcp:\n \n: 1 2 3\nsda");
        (void)HostCollector(files()).collect(1);
    }
};

QTEST_GUILESS_MAIN(TestHostCollector)
#include "tst_hostcollector.moc"
