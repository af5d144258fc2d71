// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/colors.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace onex {
namespace {

// Hues as dashboards name them, from "dark-" to "super-light-".
struct Hue
{
    const char *name;
    std::array<QRgb, 5> shades;
};
constexpr Hue kHues[] = {
    {"red", {0xffc4162a, 0xffe02f44, 0xfff2495c, 0xffff7383, 0xffffa6b0}},
    {"orange", {0xfffa6400, 0xffff780a, 0xffff9830, 0xffffb357, 0xffffcb7d}},
    {"yellow", {0xffe0b400, 0xfff2cc0c, 0xfffade2a, 0xffffee52, 0xfffff899}},
    {"green", {0xff37872d, 0xff56a64b, 0xff73bf69, 0xff96d98d, 0xffc8f2c2}},
    {"blue", {0xff1f60c4, 0xff3274d9, 0xff5794f2, 0xff8ab8ff, 0xffc0d8ff}},
    {"purple", {0xff8f3bb8, 0xffa352cc, 0xffb877d9, 0xffca95e5, 0xffdeb6f2}},
};
constexpr std::array<const char *, 5> kShadePrefixes
    = {"dark-", "semi-dark-", "", "light-", "super-light-"};

QHash<QString, QRgb> makeNames()
{
    QHash<QString, QRgb> names;
    for (const Hue &hue : kHues)
        for (std::size_t i = 0; i < kShadePrefixes.size(); ++i)
            names.insert(QLatin1String(kShadePrefixes[i]) + QLatin1String(hue.name), hue.shades[i]);
    return names;
}

// "rgb(1, 2, 3)" and "rgba(1, 2, 3, 0.5)".
std::optional<QColor> functionColor(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral(
        R"(^rgba?\(\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*([\d.]+)\s*(?:,\s*([\d.]+)(%?)\s*)?\)$)"));
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    const auto channel = [&match](int group) {
        const double value = match.captured(group).toDouble(); // 0 where it is no number
        return static_cast<int>(std::lround(std::clamp(value, 0.0, 255.0)));
    };
    QColor color(channel(1), channel(2), channel(3));
    if (match.hasCaptured(4)) {
        const double alpha = match.captured(4).toDouble() / (match.captured(5).isEmpty() ? 1 : 100);
        color.setAlphaF(static_cast<float>(std::clamp(alpha, 0.0, 1.0)));
    }
    return color;
}

// CSS order, with the alpha last; Qt's own has it first.
std::optional<QColor> hexColor(const QString &text)
{
    QString digits = text.mid(1);
    if (digits.size() == 3 || digits.size() == 4) {
        QString doubled;
        for (const QChar c : digits)
            doubled += QString(2, c);
        digits = doubled;
    }
    if (digits.size() == 6)
        digits += QLatin1String("ff");
    bool ok = false;
    const uint rgba = digits.toUInt(&ok, 16);
    if (!ok || digits.size() != 8)
        return {};
    return QColor::fromRgba((rgba >> 8) | (rgba << 24));
}

// Told apart on both grounds; neighbours differ in hue and in lightness.
constexpr std::array<QRgb, 32> kPalette = {
    0xff6fbf6a, 0xfff0c22b, 0xff5b9bf3, 0xfff98a34, 0xffee5566, 0xff3fc5d0, 0xffb57be0, 0xff8c9bb0,
    0xff3f8f3a, 0xffc79a00, 0xff2f6fd0, 0xffd9631e, 0xffc22f49, 0xff1f8f9c, 0xff8b49bd, 0xffe57fbd,
    0xff9bd68f, 0xffe6d36a, 0xff94bff9, 0xfff7b57d, 0xfff3909a, 0xff8fdde2, 0xffcda6ee, 0xffb08968,
    0xff2fa583, 0xffa4a12c, 0xff6a6fe0, 0xffb9543f, 0xffd0478f, 0xff4d7f94, 0xffa868a0, 0xff7d9c4b,
};

// FNV-1a: the same colour in every run and on every machine, which qHash does not promise.
quint32 stableHash(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    quint32 hash = 2166136261u;
    for (const char byte : bytes)
        hash = (hash ^ static_cast<quint8>(byte)) * 16777619u;
    return hash;
}

double linearized(float channel)
{
    const double c = channel;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linearized(color.redF()) + 0.7152 * linearized(color.greenF())
        + 0.0722 * linearized(color.blueF());
}

QColor mixed(const QColor &a, const QColor &b, double part)
{
    const auto mix
        = [part](float from, float to) { return static_cast<float>(from + (to - from) * part); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()),
                            mix(a.blueF(), b.blueF()), a.alphaF());
}

} // namespace

QColor namedColor(const QString &name, const Theme &theme)
{
    static const QHash<QString, QRgb> names = makeNames();
    const QString key = name.trimmed().toLower();
    if (const auto it = names.constFind(key); it != names.cend())
        return QColor(*it);
    if (key == u"text")
        return theme.text;
    if (key == u"transparent")
        return QColor(Qt::transparent);
    if (key == u"panel" || key == u"background")
        return theme.panel;
    std::optional<QColor> color = key.startsWith(u'#') ? hexColor(key) : functionColor(key);
    if (!color && QColor::isValidColor(key))
        color = QColor(key);
    return color.value_or(theme.muted);
}

QColor paletteColor(int index)
{
    const auto size = static_cast<int>(kPalette.size());
    return QColor(kPalette[static_cast<std::size_t>((index % size + size) % size)]);
}

QColor paletteColorByName(const QString &name)
{
    return QColor(kPalette[stableHash(name) % kPalette.size()]);
}

QColor withAlpha(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

QColor shadeOf(const QColor &color, int index, int count)
{
    if (count < 2)
        return color;
    const double position = static_cast<double>(index % count) / (count - 1); // 0 darkest
    if (position < 0.5)
        return mixed(color, Qt::black, 0.45 * (1 - 2 * position));
    return mixed(color, Qt::white, 0.5 * (2 * position - 1));
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

QColor readableOn(const QColor &ground, QColor color, double ratio)
{
    const QColor target = luminance(ground) < 0.18 ? Qt::white : Qt::black;
    for (int i = 0; i < 20 && contrastRatio(ground, color) < ratio; ++i)
        color = mixed(color, target, 0.1);
    return color;
}

QColor textOn(const QColor &ground)
{
    static const QColor light(0xff, 0xff, 0xff), dark(0x14, 0x16, 0x1b);
    // White is preferred up to a point: on saturated mid tones it is what people read best.
    return contrastRatio(ground, light) >= 3.0 ? light : dark;
}

QColor thresholdColor(const Thresholds &thresholds, double value, double min, double max,
                      const Theme &theme)
{
    const QString *color = nullptr;
    for (const ThresholdStep &step : thresholds.steps) {
        const double at = !step.value ? -HUGE_VAL
            : thresholds.percentage   ? min + (max - min) * *step.value / 100
                                      : *step.value;
        if (!color || value >= at)
            color = &step.color;
    }
    return color ? namedColor(*color, theme) : theme.text;
}

Thresholds defaultThresholds()
{
    return {false, {{std::nullopt, QStringLiteral("green")}, {80.0, QStringLiteral("red")}}};
}

} // namespace onex
