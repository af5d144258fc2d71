// SPDX-License-Identifier: GPL-3.0-or-later
// Continuous colour schemes by the names that dashboards use. Stops: ColorBrewer 2 for the brewed
// ones, samples of the published maps for Viridis and its kin.
#include "models/panels/colors.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace onex {
namespace {

struct Scheme
{
    const char *name;
    std::span<const QRgb> stops;
    bool pale; // low end near white
};

constexpr QRgb kGrYlRd[] = {0xff73bf69, 0xfffade2a, 0xfff2495c};
constexpr QRgb kRdYlGr[] = {0xfff2495c, 0xfffade2a, 0xff73bf69};
constexpr QRgb kBlYlRd[] = {0xff1f60c4, 0xfffade2a, 0xffc4162a};
constexpr QRgb kYlRd[] = {0xfffff899, 0xffe02f44};
constexpr QRgb kBlPu[] = {0xff1f60c4, 0xffb877d9};
constexpr QRgb kYlBl[] = {0xfffade2a, 0xff1f60c4};
constexpr QRgb kOranges[] = {0xfffff5eb, 0xfffee6ce, 0xfffdd0a2, 0xfffdae6b, 0xfffd8d3c,
                             0xfff16913, 0xffd94801, 0xffa63603, 0xff7f2704};
constexpr QRgb kBlues[] = {0xfff7fbff, 0xffdeebf7, 0xffc6dbef, 0xff9ecae1, 0xff6baed6,
                           0xff4292c6, 0xff2171b5, 0xff08519c, 0xff08306b};
constexpr QRgb kGreens[] = {0xfff7fcf5, 0xffe5f5e0, 0xffc7e9c0, 0xffa1d99b, 0xff74c476,
                            0xff41ab5d, 0xff238b45, 0xff006d2c, 0xff00441b};
constexpr QRgb kReds[] = {0xfffff5f0, 0xfffee0d2, 0xfffcbba1, 0xfffc9272, 0xfffb6a4a,
                          0xffef3b2c, 0xffcb181d, 0xffa50f15, 0xff67000d};
constexpr QRgb kPurples[] = {0xfffcfbfd, 0xffefedf5, 0xffdadaeb, 0xffbcbddc, 0xff9e9ac8,
                             0xff807dba, 0xff6a51a3, 0xff54278f, 0xff3f007d};
constexpr QRgb kGreys[] = {0xffffffff, 0xfff0f0f0, 0xffd9d9d9, 0xffbdbdbd, 0xff969696,
                           0xff737373, 0xff525252, 0xff252525, 0xff000000};
constexpr QRgb kYlOrRd[] = {0xffffffcc, 0xffffeda0, 0xfffed976, 0xfffeb24c, 0xfffd8d3c,
                            0xfffc4e2a, 0xffe31a1c, 0xffbd0026, 0xff800026};
constexpr QRgb kYlOrBr[] = {0xffffffe5, 0xfffff7bc, 0xfffee391, 0xfffec44f, 0xfffe9929,
                            0xffec7014, 0xffcc4c02, 0xff993404, 0xff662506};
constexpr QRgb kYlGnBu[] = {0xffffffd9, 0xffedf8b1, 0xffc7e9b4, 0xff7fcdbb, 0xff41b6c4,
                            0xff1d91c0, 0xff225ea8, 0xff253494, 0xff081d58};
constexpr QRgb kYlGn[] = {0xffffffe5, 0xfff7fcb9, 0xffd9f0a3, 0xffaddd8e, 0xff78c679,
                          0xff41ab5d, 0xff238443, 0xff006837, 0xff004529};
constexpr QRgb kBuGn[] = {0xfff7fcfd, 0xffe5f5f9, 0xffccece6, 0xff99d8c9, 0xff66c2a4,
                          0xff41ae76, 0xff238b45, 0xff006d2c, 0xff00441b};
constexpr QRgb kBuPu[] = {0xfff7fcfd, 0xffe0ecf4, 0xffbfd3e6, 0xff9ebcda, 0xff8c96c6,
                          0xff8c6bb1, 0xff88419d, 0xff810f7c, 0xff4d004b};
constexpr QRgb kGnBu[] = {0xfff7fcf0, 0xffe0f3db, 0xffccebc5, 0xffa8ddb5, 0xff7bccc4,
                          0xff4eb3d3, 0xff2b8cbe, 0xff0868ac, 0xff084081};
constexpr QRgb kOrRd[] = {0xfffff7ec, 0xfffee8c8, 0xfffdd49e, 0xfffdbb84, 0xfffc8d59,
                          0xffef6548, 0xffd7301f, 0xffb30000, 0xff7f0000};
constexpr QRgb kPuBu[] = {0xfffff7fb, 0xffece7f2, 0xffd0d1e6, 0xffa6bddb, 0xff74a9cf,
                          0xff3690c0, 0xff0570b0, 0xff045a8d, 0xff023858};
constexpr QRgb kPuBuGn[] = {0xfffff7fb, 0xffece2f0, 0xffd0d1e6, 0xffa6bddb, 0xff67a9cf,
                            0xff3690c0, 0xff02818a, 0xff016c59, 0xff014636};
constexpr QRgb kPuRd[] = {0xfff7f4f9, 0xffe7e1ef, 0xffd4b9da, 0xffc994c7, 0xffdf65b0,
                          0xffe7298a, 0xffce1256, 0xff980043, 0xff67001f};
constexpr QRgb kRdPu[] = {0xfffff7f3, 0xfffde0dd, 0xfffcc5c0, 0xfffa9fb5, 0xfff768a1,
                          0xffdd3497, 0xffae017e, 0xff7a0177, 0xff49006a};
constexpr QRgb kSpectral[]
    = {0xff9e0142, 0xffd53e4f, 0xfff46d43, 0xfffdae61, 0xfffee08b, 0xffffffbf,
       0xffe6f598, 0xffabdda4, 0xff66c2a5, 0xff3288bd, 0xff5e4fa2};
constexpr QRgb kRdYlGn[] = {0xffa50026, 0xffd73027, 0xfff46d43, 0xfffdae61, 0xfffee08b, 0xffffffbf,
                            0xffd9ef8b, 0xffa6d96a, 0xff66bd63, 0xff1a9850, 0xff006837};
constexpr QRgb kRdYlBu[] = {0xffa50026, 0xffd73027, 0xfff46d43, 0xfffdae61, 0xfffee090, 0xffffffbf,
                            0xffe0f3f8, 0xffabd9e9, 0xff74add1, 0xff4575b4, 0xff313695};
constexpr QRgb kRdBu[] = {0xff67001f, 0xffb2182b, 0xffd6604d, 0xfff4a582, 0xfffddbc7, 0xfff7f7f7,
                          0xffd1e5f0, 0xff92c5de, 0xff4393c3, 0xff2166ac, 0xff053061};
constexpr QRgb kViridis[] = {0xff440154, 0xff472d7b, 0xff3b528b, 0xff2c728e, 0xff21918c,
                             0xff28ae80, 0xff5ec962, 0xffaddc30, 0xfffde725};
constexpr QRgb kInferno[] = {0xff000004, 0xff210c4a, 0xff57106e, 0xff8a226a, 0xffbc3754,
                             0xffe45a31, 0xfff98e09, 0xfff9cb35, 0xfffcffa4};
constexpr QRgb kMagma[] = {0xff000004, 0xff1d1147, 0xff51127c, 0xff832681, 0xffb73779,
                           0xffe75263, 0xfffc8961, 0xfffec488, 0xfffcfdbf};
constexpr QRgb kPlasma[] = {0xff0d0887, 0xff4c02a1, 0xff7e03a8, 0xffaa2395, 0xffcc4778,
                            0xffe66c5c, 0xfff89540, 0xfffdc527, 0xfff0f921};
constexpr QRgb kTurbo[] = {0xff30123b, 0xff4559cb, 0xff3d9efe, 0xff18d7cb, 0xff48f882, 0xffa4fc3c,
                           0xffe2dc38, 0xfffea331, 0xffef5911, 0xffc22403, 0xff7a0403};
constexpr QRgb kCividis[] = {0xff00224e, 0xff1a386f, 0xff434e6c, 0xff61656f, 0xff7d7c78,
                             0xff9b9476, 0xffbcae6c, 0xffdfc95c, 0xfffee838};

constexpr Scheme kSchemes[] = {
    {"oranges", kOranges, true},    {"blues", kBlues, true},      {"greens", kGreens, true},
    {"reds", kReds, true},          {"purples", kPurples, true},  {"greys", kGreys, true},
    {"grylrd", kGrYlRd, false},     {"rdylgr", kRdYlGr, false},   {"blylrd", kBlYlRd, false},
    {"ylrd", kYlRd, false},         {"blpu", kBlPu, false},       {"ylbl", kYlBl, false},
    {"ylorrd", kYlOrRd, true},      {"ylorbr", kYlOrBr, true},    {"ylgnbu", kYlGnBu, true},
    {"ylgn", kYlGn, true},          {"bugn", kBuGn, true},        {"bupu", kBuPu, true},
    {"gnbu", kGnBu, true},          {"orrd", kOrRd, true},        {"pubu", kPuBu, true},
    {"pubugn", kPuBuGn, true},      {"purd", kPuRd, true},        {"rdpu", kRdPu, true},
    {"spectral", kSpectral, false}, {"rdylgn", kRdYlGn, false},   {"rdylbu", kRdYlBu, false},
    {"rdbu", kRdBu, false},         {"viridis", kViridis, false}, {"inferno", kInferno, false},
    {"magma", kMagma, false},       {"plasma", kPlasma, false},   {"turbo", kTurbo, false},
    {"cividis", kCividis, false},
};

const Scheme &schemeOf(const QString &name)
{
    QString key = name.toLower();
    for (const QLatin1String prefix : {QLatin1String("continuous-"), QLatin1String("interpolate")})
        if (key.startsWith(prefix))
            key.remove(0, prefix.size());
    const std::span schemes(kSchemes);
    const auto it = std::find_if(schemes.begin(), schemes.end(), [&key](const Scheme &scheme) {
        return key == QLatin1String(scheme.name);
    });
    return it == schemes.end() ? schemes.front() : *it;
}

QColor between(QRgb a, QRgb b, double part)
{
    const auto mix = [part](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * part));
    };
    return {mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b))};
}

} // namespace

QColor schemeColor(const QString &scheme, double position, bool reverse)
{
    const std::span<const QRgb> stops = schemeOf(scheme).stops;
    double at = std::isfinite(position) ? std::clamp(position, 0.0, 1.0) : 0.0;
    if (reverse)
        at = 1 - at;
    const double scaled = at * static_cast<double>(stops.size() - 1);
    const std::size_t low = std::min(static_cast<std::size_t>(scaled), stops.size() - 2);
    return between(stops[low], stops[low + 1], scaled - static_cast<double>(low));
}

bool startsPale(const QString &scheme) { return schemeOf(scheme).pale; }

} // namespace onex
