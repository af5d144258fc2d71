// SPDX-License-Identifier: GPL-3.0-or-later
// Ids and symbols: Grafana's unit list.
#include "models/panels/units.h"

#include <QHash>
#include <QStringList>

#include <cmath>

namespace onex {
namespace {

struct Row
{
    const char *id;
    UnitKind kind;
    const char *symbol; // UTF-8
    double base = 1;
};

using enum UnitKind;
constexpr double kKibi = 1024, kMebi = kKibi * 1024, kGibi = kMebi * 1024, kTebi = kGibi * 1024,
                 kPebi = kTebi * 1024;

constexpr Row kUnits[] = {
    // numbers
    {"none", Plain, ""},
    {"string", Text, ""},
    {"short", Short, ""},
    {"sishort", Si, ""},
    {"percent", Plain, "%"},
    {"percentunit", Percent, "%"},
    {"humidity", Plain, "%H"},
    {"dB", Plain, " dB"},
    {"candela", Plain, " cd"},
    {"hex0x", Hex, "0x"},
    {"hex", Hex, ""},
    {"sci", Scientific, ""},
    {"locale", Grouped, ""},
    {"pixel", Plain, " px"},
    {"bool", Boolean, "True|False"},
    {"bool_yes_no", Boolean, "Yes|No"},
    {"bool_on_off", Boolean, "On|Off"},
    // data
    {"bytes", Binary, "B"},
    {"kbytes", Binary, "B", kKibi},
    {"mbytes", Binary, "B", kMebi},
    {"gbytes", Binary, "B", kGibi},
    {"tbytes", Binary, "B", kTebi},
    {"pbytes", Binary, "B", kPebi},
    {"bits", Binary, "b"},
    {"decbytes", Si, "B"},
    {"deckbytes", Si, "B", 1e3},
    {"decmbytes", Si, "B", 1e6},
    {"decgbytes", Si, "B", 1e9},
    {"dectbytes", Si, "B", 1e12},
    {"decpbytes", Si, "B", 1e15},
    {"decbits", Si, "b"},
    // data rates
    {"pps", Si, "p/s"},
    {"binBps", Binary, "B/s"},
    {"Bps", Si, "B/s"},
    {"binbps", Binary, "b/s"},
    {"bps", Si, "b/s"},
    {"KiBs", Binary, "B/s", kKibi},
    {"Kibits", Binary, "b/s", kKibi},
    {"MiBs", Binary, "B/s", kMebi},
    {"Mibits", Binary, "b/s", kMebi},
    {"GiBs", Binary, "B/s", kGibi},
    {"Gibits", Binary, "b/s", kGibi},
    {"TiBs", Binary, "B/s", kTebi},
    {"Tibits", Binary, "b/s", kTebi},
    {"PiBs", Binary, "B/s", kPebi},
    {"Pibits", Binary, "b/s", kPebi},
    {"KBs", Si, "B/s", 1e3},
    {"Kbits", Si, "b/s", 1e3},
    {"MBs", Si, "B/s", 1e6},
    {"Mbits", Si, "b/s", 1e6},
    {"GBs", Si, "B/s", 1e9},
    {"Gbits", Si, "b/s", 1e9},
    {"TBs", Si, "B/s", 1e12},
    {"Tbits", Si, "b/s", 1e12},
    {"PBs", Si, "B/s", 1e15},
    {"Pbits", Si, "b/s", 1e15},
    // throughput
    {"cps", Count, "c/s"},
    {"ops", Count, "ops/s"},
    {"reqps", Count, "req/s"},
    {"rps", Count, "rd/s"},
    {"wps", Count, "wr/s"},
    {"iops", Count, "io/s"},
    {"eps", Count, "evt/s"},
    {"mps", Count, "msg/s"},
    {"recps", Count, "rec/s"},
    {"rowsps", Count, "rows/s"},
    {"cpm", Count, "c/m"},
    {"opm", Count, "ops/m"},
    {"reqpm", Count, "req/m"},
    {"rpm", Count, "rd/m"},
    {"wpm", Count, "wr/m"},
    {"epm", Count, "evts/m"},
    // time
    {"hertz", Si, "Hz"},
    {"ns", Time, "", 1e-9},
    {"µs", Time, "", 1e-6}, // micro sign
    {"μs", Time, "", 1e-6}, // Greek mu: both are in use
    {"us", Time, "", 1e-6},
    {"ms", Time, "", 1e-3},
    {"s", Time, "", 1},
    {"m", Time, "", 60},
    {"h", Time, "", 3600},
    {"d", Time, "", 86400},
    {"dtdurationms", Duration, "", 1e-3},
    {"dtdurations", Duration, "", 1},
    {"dthms", ClockShort, "", 1},
    {"dtdhms", ClockShort, "d", 1},
    {"timeticks", Time, "", 1e-2},
    {"clockms", Clock, "", 1e-3},
    {"clocks", Clock, "", 1},
    {"dateTimeAsIso", DateTime, "yyyy-MM-dd HH:mm:ss"},
    {"dateTimeAsIsoNoDateIfToday", DateTime, "today:yyyy-MM-dd HH:mm:ss"},
    {"dateTimeAsUS", DateTime, "MM/dd/yyyy h:mm:ss ap"},
    {"dateTimeAsUSNoDateIfToday", DateTime, "today:MM/dd/yyyy h:mm:ss ap"},
    {"dateTimeAsLocal", DateTime, "locale:"},
    {"dateTimeAsLocalNoDateIfToday", DateTime, "today:yyyy-MM-dd HH:mm:ss"},
    {"dateTimeAsSystem", DateTime, "yyyy-MM-dd HH:mm:ss"},
    {"dateTimeFromNow", DateTime, "age:"},
    // hardware and energy
    {"watt", Si, "W"},
    {"mwatt", Si, "W", 1e-3},
    {"kwatt", Si, "W", 1e3},
    {"megwatt", Si, "W", 1e6},
    {"gwatt", Si, "W", 1e9},
    {"Wm2", Plain, " W/m²"},
    {"voltamp", Si, "VA"},
    {"kvoltamp", Si, "VA", 1e3},
    {"voltampreact", Si, "VAr"},
    {"kvoltampreact", Si, "VAr", 1e3},
    {"watth", Si, "Wh"},
    {"watthperkg", Si, "Wh/kg"},
    {"kwatth", Si, "Wh", 1e3},
    {"kwattm", Si, "W-Min", 1e3},
    {"amph", Si, "Ah"},
    {"mamph", Si, "Ah", 1e-3},
    {"kamph", Si, "Ah", 1e3},
    {"joule", Si, "J"},
    {"ev", Si, "eV"},
    {"amp", Si, "A"},
    {"mamp", Si, "A", 1e-3},
    {"kamp", Si, "A", 1e3},
    {"volt", Si, "V"},
    {"mvolt", Si, "V", 1e-3},
    {"kvolt", Si, "V", 1e3},
    {"dBm", Plain, " dBm"},
    {"ohm", Si, "Ω"},
    {"kohm", Si, "Ω", 1e3},
    {"Mohm", Si, "Ω", 1e6},
    {"farad", Si, "F"},
    {"µfarad", Si, "F", 1e-6},
    {"nfarad", Si, "F", 1e-9},
    {"pfarad", Si, "F", 1e-12},
    {"ffarad", Si, "F", 1e-15},
    {"henry", Si, "H"},
    {"mhenry", Si, "H", 1e-3},
    {"µhenry", Si, "H", 1e-6},
    {"lumens", Si, "Lm"},
    {"lux", Plain, " lux"},
    {"rotrpm", Plain, " rpm"},
    {"rothz", Si, "Hz"},
    {"rotrads", Plain, " rad/s"},
    {"rotdegs", Plain, " °/s"},
    {"celsius", Plain, " °C"},
    {"fahrenheit", Plain, " °F"},
    {"kelvin", Plain, " K"},
    {"degree", Plain, "°"},
    {"radian", Plain, " rad"},
    {"pressurebar", Si, "bar"},
    {"pressurembar", Si, "bar", 1e-3},
    {"pressurekbar", Si, "bar", 1e3},
    {"pressurepa", Si, "Pa"},
    {"pressurehpa", Plain, " hPa"},
    {"pressurekpa", Si, "Pa", 1e3},
    {"pressurehg", Plain, "\"Hg"},
    {"pressurepsi", Plain, " psi"},
    // amounts
    {"massmg", Si, "g", 1e-3},
    {"massg", Si, "g"},
    {"masskg", Si, "g", 1e3},
    {"masst", Plain, " t"},
    {"masslb", Plain, " lb"},
    {"lengthmm", Si, "m", 1e-3},
    {"lengthm", Si, "m"},
    {"lengthkm", Si, "m", 1e3},
    {"lengthin", Plain, " in"},
    {"lengthft", Plain, " ft"},
    {"lengthmi", Plain, " mi"},
    {"areaM2", Plain, " m²"},
    {"mlitre", Si, "L", 1e-3},
    {"litre", Si, "L"},
    {"m3", Plain, " m³"},
    {"Nm3", Plain, " Nm³"},
    {"dm3", Plain, " dm³"},
    {"gallons", Plain, " gal"},
    {"velocityms", Plain, " m/s"},
    {"velocitykmh", Plain, " km/h"},
    {"velocitymph", Plain, " mph"},
    {"velocityknot", Plain, " kn"},
    {"accMS2", Plain, " m/s²"},
    {"accG", Plain, " g"},
    {"forceNm", Si, "Nm"},
    {"forceN", Si, "N"},
    {"flowlpm", Plain, " L/min"},
    {"flowcms", Plain, " m³/s"},
    {"litreh", Plain, " L/h"},
    {"flops", Si, "FLOP/s"},
    {"ppm", Plain, " ppm"},
    {"conppb", Plain, " ppb"},
    {"conμgm3", Plain, " µg/m³"},
    {"conmgm3", Plain, " mg/m³"},
    {"Hs", Si, "H/s"},
    {"KHs", Si, "H/s", 1e3},
    {"MHs", Si, "H/s", 1e6},
    {"GHs", Si, "H/s", 1e9},
    {"THs", Si, "H/s", 1e12},
    // money
    {"currencyUSD", Currency, "$"},
    {"currencyEUR", Currency, "€"},
    {"currencyGBP", Currency, "£"},
    {"currencyJPY", Currency, "¥"},
    {"currencyCNY", Currency, "¥"},
    {"currencyRUB", Currency, "₽"},
    {"currencyUAH", Currency, "₴"},
    {"currencyBRL", Currency, "R$"},
    {"currencyINR", Currency, "₹"},
    {"currencyKRW", Currency, "₩"},
    {"currencyIDR", Currency, "Rp"},
    {"currencyTRY", Currency, "₺"},
    {"currencyILS", Currency, "₪"},
    {"currencyZAR", Currency, "R"},
    {"currencyBTC", Currency, "฿"},
    {"currencyCHF", Currency, "CHF "},
    {"currencyCAD", Currency, "CA$"},
    {"currencyAUD", Currency, "A$"},
    {"currencyMXN", Currency, "MX$"},
    {"currencyVND", Count, "đ"},
    {"currencyDKK", Count, "kr"},
    {"currencyNOK", Count, "kr"},
    {"currencySEK", Count, "kr"},
    {"currencyISK", Count, "kr"},
    {"currencyCZK", Count, "czk"},
    {"currencyPLN", Count, "zł"},
    {"currencyHUF", Count, "Ft"},
};

const QHash<QString, Unit> &unitTable()
{
    static const QHash<QString, Unit> table = [] {
        QHash<QString, Unit> units;
        for (const Row &row : kUnits) {
            const QString id = QString::fromUtf8(row.id);
            units.insert(
                id, {id, row.kind, QString::fromUtf8(row.symbol), row.base, row.kind == Currency});
        }
        return units;
    }();
    return table;
}

// Letters that moment.js formats have and Qt's spell differently.
QString qtDateFormat(QString format)
{
    return format.replace(u'Y', u'y')
        .replace(u'D', u'd')
        .replace(u'A', QLatin1String("AP"))
        .replace(QLatin1String("SSS"), QLatin1String("zzz"))
        .replace(u'a', QLatin1String("ap"));
}

Unit patternUnit(const QString &id)
{
    const qsizetype colon = id.indexOf(u':');
    const QString rest = id.mid(colon + 1);
    const QString head = colon < 0 ? QString() : id.left(colon);
    if (head == u"suffix")
        return {id, Plain, rest.startsWith(u' ') || rest.isEmpty() ? rest : u' ' + rest};
    if (head == u"prefix")
        return {id, Plain, rest, 1, true};
    if (head == u"count")
        return {id, Count, rest};
    if (head == u"currency")
        return {id, Currency, rest, 1, true};
    if (head == u"time")
        return {id, DateTime, qtDateFormat(rest)};
    if (head == u"bool")
        return {id, Boolean, QString(rest).replace(u'/', u'|')};
    if (head != u"si" || rest.isEmpty())
        return {id, Plain, u' ' + id};
    static const QString kLetters = QStringLiteral("num kMGTPEZY");
    const qsizetype letter = rest.size() > 1 ? kLetters.indexOf(rest[0]) : -1;
    if (letter < 0)
        return {id, Si, rest};
    return {id, Si, rest.mid(1), std::pow(1000.0, static_cast<double>(letter - 3))};
}

std::vector<UnitScale> powers(double ratio, int smallest, const std::vector<QString> &prefixes,
                              const QString &symbol, const QString &gap, double base)
{
    std::vector<UnitScale> scales;
    for (std::size_t i = 0; i < prefixes.size(); ++i) {
        const QString text = prefixes[i] + symbol;
        scales.push_back({std::pow(ratio, static_cast<double>(i) + smallest) / base,
                          text.isEmpty() ? text : gap + text});
    }
    return scales;
}

std::vector<UnitScale> timeScales(double base)
{
    return {{1e-9 / base, QStringLiteral(" ns")},
            {1e-6 / base, QStringLiteral(" µs")},
            {1e-3 / base, QStringLiteral(" ms")},
            {1 / base, QStringLiteral(" s")},
            {60 / base, QStringLiteral(" min"), true},
            {3600 / base, QStringLiteral(" hour"), true},
            {86400 / base, QStringLiteral(" day"), true},
            {604800 / base, QStringLiteral(" week"), true},
            {31536000 / base, QStringLiteral(" year"), true}};
}

std::vector<QString> words(std::initializer_list<const char *> list)
{
    std::vector<QString> result;
    for (const char *word : list)
        result.push_back(QString::fromUtf8(word));
    return result;
}

// Nobody reads thousandths of a bit, a byte or a packet.
bool isIndivisible(const QString &symbol)
{
    static const QStringList kSymbols{QStringLiteral("b"), QStringLiteral("B"),
                                      QStringLiteral("b/s"), QStringLiteral("B/s"),
                                      QStringLiteral("p/s")};
    return kSymbols.contains(symbol);
}

} // namespace

Unit unitOf(const QString &id)
{
    if (id.isEmpty())
        return {id, Short, {}};
    const auto it = unitTable().constFind(id);
    return it == unitTable().cend() ? patternUnit(id) : *it;
}

std::vector<UnitScale> scalesOf(const Unit &unit)
{
    static const std::vector<QString> kShort
        = words({"", "K", "Mil", "Bil", "Tri", "Quadr", "Quint", "Sext", "Sept"});
    static const std::vector<QString> kCount = words({"", "K", "M", "B", "T"});
    static const std::vector<QString> kSi
        = words({"f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y"});
    static const std::vector<QString> kBinary
        = words({"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"});
    switch (unit.kind) {
    case Short:
        return powers(1000, 0, kShort, {}, QStringLiteral(" "), 1);
    case Count: {
        std::vector<UnitScale> scales = powers(1000, 0, kCount, {}, {}, 1);
        for (UnitScale &scale : scales)
            scale.suffix += u' ' + unit.symbol;
        return scales;
    }
    case Currency:
        return powers(1000, 0, kCount, {}, {}, 1);
    case Si:
        if (isIndivisible(unit.symbol))
            return powers(1000, 0, {kSi.begin() + 5, kSi.end()}, unit.symbol, QStringLiteral(" "),
                          unit.base);
        return powers(1000, -5, kSi, unit.symbol, QStringLiteral(" "), unit.base);
    case Binary:
        return powers(1024, 0, kBinary, unit.symbol, QStringLiteral(" "), unit.base);
    case Time:
        return timeScales(unit.base);
    case Percent:
        return {{0.01, unit.symbol}};
    default:
        return {{1, unit.before ? QString() : unit.symbol}};
    }
}

} // namespace onex
