// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/words.h"

#include <array>

namespace onex {

namespace {

constexpr std::array kDrawStyles{
    Choice{u"line", DrawStyle::Line},
    Choice{u"bars", DrawStyle::Bars},
    Choice{u"points", DrawStyle::Points},
};
constexpr std::array kInterpolations{
    Choice{u"linear", Interpolation::Linear},
    Choice{u"smooth", Interpolation::Smooth},
    Choice{u"stepBefore", Interpolation::StepBefore},
    Choice{u"stepAfter", Interpolation::StepAfter},
    Choice{u"step_before", Interpolation::StepBefore},
    Choice{u"step_after", Interpolation::StepAfter},
};
constexpr std::array kStackings{
    Choice{u"none", Stacking::None},
    Choice{u"normal", Stacking::Normal},
    Choice{u"percent", Stacking::Percent},
    Choice{u"standard", Stacking::Normal},
};
constexpr std::array kAxes{
    Choice{u"auto", AxisPlacement::Auto},
    Choice{u"left", AxisPlacement::Left},
    Choice{u"right", AxisPlacement::Right},
    Choice{u"hidden", AxisPlacement::Hidden},
};
constexpr std::array kThresholdStyles{
    Choice{u"off", ThresholdStyle::Off},
    Choice{u"line", ThresholdStyle::Line},
    Choice{u"dashed", ThresholdStyle::Dashed},
    Choice{u"area", ThresholdStyle::Area},
    Choice{u"line+area", ThresholdStyle::LineAndArea},
    Choice{u"dashed+area", ThresholdStyle::LineAndArea},
    Choice{u"series", ThresholdStyle::Off},
};
constexpr std::array kPoints{
    Choice{u"auto", ShowPoints::Auto},
    Choice{u"never", ShowPoints::Never},
    Choice{u"always", ShowPoints::Always},
};
constexpr std::array kColorModes{
    Choice{u"fixed", ColorMode::Fixed},
    Choice{u"thresholds", ColorMode::Thresholds},
    Choice{u"palette", ColorMode::Palette},
    Choice{u"palette-classic", ColorMode::Palette},
    Choice{u"palette-classic-by-name", ColorMode::PaletteByName},
    Choice{u"palette-by-name", ColorMode::PaletteByName},
    Choice{u"continuous", ColorMode::Continuous},
    Choice{u"shades", ColorMode::Shades},
};
constexpr std::array kTooltipModes{
    Choice{u"all", TooltipOptions::Mode::All},
    Choice{u"multi", TooltipOptions::Mode::All},
    Choice{u"single", TooltipOptions::Mode::Single},
    Choice{u"hidden", TooltipOptions::Mode::Hidden},
    Choice{u"none", TooltipOptions::Mode::Hidden},
};
constexpr std::array kTooltipSorts{
    Choice{u"none", TooltipOptions::Sort::None},
    Choice{u"ascending", TooltipOptions::Sort::Ascending},
    Choice{u"asc", TooltipOptions::Sort::Ascending},
    Choice{u"descending", TooltipOptions::Sort::Descending},
    Choice{u"desc", TooltipOptions::Sort::Descending},
};
constexpr std::array kColorTargets{
    Choice{u"value", StatOptions::ColorTarget::Value},
    Choice{u"background", StatOptions::ColorTarget::Background},
    Choice{u"background_solid", StatOptions::ColorTarget::Background},
    Choice{u"none", StatOptions::ColorTarget::None},
};
constexpr std::array kTextModes{
    Choice{u"auto", StatOptions::TextMode::Auto},
    Choice{u"value", StatOptions::TextMode::Value},
    Choice{u"value_and_name", StatOptions::TextMode::ValueAndName},
    Choice{u"name", StatOptions::TextMode::Name},
    Choice{u"none", StatOptions::TextMode::None},
};
constexpr std::array kOrientations{
    Choice{u"auto", StatOptions::Orientation::Auto},
    Choice{u"horizontal", StatOptions::Orientation::Horizontal},
    Choice{u"vertical", StatOptions::Orientation::Vertical},
};
constexpr std::array kSpecials{
    Choice{u"null", ValueMapping::Special::Null},
    Choice{u"nan", ValueMapping::Special::Nan},
    Choice{u"null+nan", ValueMapping::Special::NullOrNan},
    Choice{u"true", ValueMapping::Special::True},
    Choice{u"false", ValueMapping::Special::False},
    Choice{u"empty", ValueMapping::Special::Empty},
};
constexpr std::array kFormats{
    Choice{u"time_series", Target::Format::TimeSeries},
    Choice{u"table", Target::Format::Table},
    Choice{u"heatmap", Target::Format::Heatmap},
};

} // namespace

std::span<const Choice<DrawStyle>> drawStyles() { return kDrawStyles; }
std::span<const Choice<Interpolation>> interpolations() { return kInterpolations; }
std::span<const Choice<Stacking>> stackings() { return kStackings; }
std::span<const Choice<AxisPlacement>> axisPlacements() { return kAxes; }
std::span<const Choice<ThresholdStyle>> thresholdStyles() { return kThresholdStyles; }
std::span<const Choice<ShowPoints>> pointChoices() { return kPoints; }
std::span<const Choice<ColorMode>> colorModes() { return kColorModes; }
std::span<const Choice<TooltipOptions::Mode>> tooltipModes() { return kTooltipModes; }
std::span<const Choice<TooltipOptions::Sort>> tooltipSorts() { return kTooltipSorts; }
std::span<const Choice<StatOptions::ColorTarget>> colorTargets() { return kColorTargets; }
std::span<const Choice<StatOptions::TextMode>> textModes() { return kTextModes; }
std::span<const Choice<StatOptions::Orientation>> orientations() { return kOrientations; }
std::span<const Choice<ValueMapping::Special>> specials() { return kSpecials; }
std::span<const Choice<Target::Format>> formats() { return kFormats; }

} // namespace onex
