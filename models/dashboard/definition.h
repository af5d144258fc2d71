// SPDX-License-Identifier: GPL-3.0-or-later
// A dashboard as it was written, in plain structs: what both loaders (YAML, Grafana JSON) make and
// every view reads. Strings are as written; variables are not yet replaced.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace onex {

// Where in a file something stands and what is wrong with it. Never fatal for the dashboard.
struct Problem
{
    QString message; // what is wrong and what was expected
    int line = 0;    // 1-based, 0 unknown
    int column = 0;  // 1-based, 0 unknown
    bool operator==(const Problem &) const = default;
};

// --- how values look -------------------------------------------------------------------------

struct ThresholdStep
{
    std::optional<double> value; // none: the base, from minus infinity
    QString color; // a colour name ("green", "dark-red", "semi-dark-blue"), "#rrggbb[aa]", "rgb(…)"
    bool operator==(const ThresholdStep &) const = default;
};

struct Thresholds
{
    bool percentage = false;          // of min to max
    std::vector<ThresholdStep> steps; // ascending, base first
    bool operator==(const Thresholds &) const = default;
};

struct ValueMapping
{
    enum class Kind { Value, Range, Regex, Special };
    enum class Special { Null, Nan, NullOrNan, True, False, Empty };
    Kind kind = Kind::Value;
    QString value;                  // Value: the text or number to equal
    std::optional<double> from, to; // Range, inclusive; none: unbounded
    QString pattern;                // Regex
    Special special = Special::Null;
    QString text; // shown instead; empty: the value itself
    QString color;
    bool operator==(const ValueMapping &) const = default;
};

struct Link
{
    QString title;
    QString url; // may hold variables; opened only for http and https, after it was shown, or a
                 // dashboard of this program: "/d/UID"
    QStringList tags{};         // instead of an address: every dashboard that has all of them
    bool keepTime = false;      // the range goes along
    bool keepVariables = false; // and what the variables are set to
    bool operator==(const Link &) const = default;
};

enum class ColorMode { Fixed, Thresholds, Palette, PaletteByName, Continuous, Shades };
enum class DrawStyle { Line, Bars, Points };
enum class Interpolation { Linear, Smooth, StepBefore, StepAfter };
enum class Stacking { None, Normal, Percent };
enum class AxisPlacement { Auto, Left, Right, Hidden };
enum class Scale { Linear, Log2, Log10, SymLog };
enum class ThresholdStyle { Off, Line, Dashed, Area, LineAndArea };
enum class ShowPoints { Auto, Never, Always };

// Every field is optional, so that defaults and overrides are one type and one merge. What a
// missing field means stands behind it.
struct FieldOptions
{
    std::optional<QString> unit;    // "" : short numbers without suffix
    std::optional<int> decimals;    // automatic
    std::optional<double> min, max; // from the data
    std::optional<double> softMin, softMax;
    std::optional<QString> displayName;   // the legend format decides
    std::optional<QString> noValue;       // "No data"
    std::optional<ColorMode> colorMode;   // Palette for graphs and pies, Thresholds for stats
    std::optional<QString> color;         // of Fixed and Shades
    std::optional<QString> colorScheme;   // of Continuous: "GrYlRd", "BlPu" …
    std::optional<Thresholds> thresholds; // base green, from 80 red
    std::optional<std::vector<ValueMapping>> mappings;
    std::optional<std::vector<Link>> links;

    std::optional<DrawStyle> drawStyle;         // Line
    std::optional<Interpolation> interpolation; // Linear
    std::optional<double> lineWidth;            // 1 pixel
    std::optional<int> fillOpacity;             // 0 percent
    std::optional<double> pointSize;            // 5 pixels
    std::optional<ShowPoints> showPoints;       // Auto
    std::optional<std::vector<double>> dashes;  // solid
    std::optional<std::int64_t>
        spanNullsMs;                   // 0: gaps stay; INT64_MAX: always connected; else up to this
    std::optional<bool> nullAsZero;    // old graphs' nullPointMode; false
    std::optional<Stacking> stacking;  // None
    std::optional<QString> stackGroup; // "A"
    std::optional<AxisPlacement> axis; // Auto: left, a second unit goes right
    std::optional<QString> axisLabel;
    std::optional<Scale> scale;                   // Linear
    std::optional<ThresholdStyle> thresholdStyle; // Off
    std::optional<bool> negativeY;                // mirrored below zero; false
    std::optional<QString> fillBelowTo;           // display name of the lower series
    std::optional<bool> hideFromLegend, hideFromGraph, hideFromTooltip; // false
    bool operator==(const FieldOptions &) const = default;
};

// Fields of `over` that are set replace those of `base`.
FieldOptions merged(FieldOptions base, const FieldOptions &over);

struct Override
{
    enum class Match { Name, Names, Regex, Type, Target, Value };
    Match match = Match::Name;
    // Display names; or one regular expression, type or refId; or calculation, comparison (lt, lte,
    // gt, gte, eq, neq) and number.
    QStringList arguments;
    bool exclude = false; // Names only: all but these
    FieldOptions options;
    bool operator==(const Override &) const = default;
};

// --- what is asked ---------------------------------------------------------------------------

struct Target
{
    enum class Format { TimeSeries, Table, Heatmap };
    QString refId; // "A", "B" …; unique in the panel
    QString expr;
    QString legend;  // {{label}} template; empty: labels; "__auto"
    QString minStep; // duration, may hold variables; empty: the panel's
    int stepFactor = 1;
    bool instant = false;
    Format format = Format::TimeSeries;
    bool hidden = false;
    QString source; // name, variable or ${DS_…}; empty: the panel's
    bool operator==(const Target &) const = default;
};

// --- panels ----------------------------------------------------------------------------------

// Cells of a grid 24 wide; a row is 30 pixels high.
struct GridRect
{
    int x = 0, y = 0, w = 12, h = 8;
    bool operator==(const GridRect &) const = default;
};

struct LegendOptions
{
    enum class Mode { List, Table, Hidden };
    Mode mode = Mode::List;
    bool right = false; // beside the graph instead of below
    QStringList calcs; // "lastNotNull", "mean", "max" … (reduceOptions' names); columns of a table
    QString sortBy;    // a calc or "name"; empty: query order
    bool sortDescending = true;
    bool operator==(const LegendOptions &) const = default;
};

struct TooltipOptions
{
    enum class Mode { All, Single, Hidden };
    enum class Sort { None, Ascending, Descending };
    Mode mode = Mode::All;
    Sort sort = Sort::Descending;
    bool operator==(const TooltipOptions &) const = default;
};

// How a series becomes one number (stat, pie).
struct ReduceOptions
{
    QString calc = QStringLiteral("lastNotNull");
    bool allValues = false; // a value a sample instead of one a series
    int limit = 0;          // 0: no limit
    QString fields;         // regular expression on display names; empty: all numeric
    bool operator==(const ReduceOptions &) const = default;
};

struct StatOptions
{
    enum class ColorTarget { Value, Background, None };
    enum class TextMode { Auto, Value, ValueAndName, Name, None };
    enum class Orientation { Auto, Horizontal, Vertical };
    ColorTarget colorTarget = ColorTarget::Value;
    TextMode textMode = TextMode::Auto;
    Orientation orientation = Orientation::Auto;
    bool sparkline = true;
    bool operator==(const StatOptions &) const = default;
};

struct PieOptions
{
    bool donut = false;
    bool legendValue = true, legendPercent = true;
    QStringList labels; // on the slices: "name", "value", "percent"
    bool operator==(const PieOptions &) const = default;
};

struct HeatmapOptions
{
    // Whether bucket counts are made here from plain series; otherwise the series are buckets.
    // None: buckets if every series has an `le` label or is a native histogram.
    std::optional<bool> calculate;
    int yBuckets = 0;                  // of calculate; 0: automatic
    std::optional<double> yBucketSize; // of calculate, in the unit of the values
    std::int64_t xBucketMs = 0;        // of calculate; 0: automatic
    QString scheme = QStringLiteral("Oranges");
    double exponent = 0.5; // of the colour scale; 1 is linear
    bool reverse = false;
    std::optional<double> colorMin, colorMax;
    double hideBelow = 1e-9;
    int cellGap = 1; // pixels
    Scale yScale = Scale::Linear;
    std::optional<double> yMin, yMax;
    bool showLegend = true;
    bool operator==(const HeatmapOptions &) const = default;
};

struct PanelDefinition
{
    int id = 0; // unique in the dashboard; given by the loader where the file has none
    QString title;
    QString description;
    QString kind; // "graph", "stat", "pie", "heatmap", "row"; what this program does not draw: as
                  // written
    QString writtenKind;          // "timeseries", "single_stat" …
    std::optional<GridRect> rect; // none: in reading order
    QString source;               // empty: the dashboard's first, else the default
    std::vector<Target> targets;
    QString minStep;                  // duration; empty: the source's scrape interval
    std::optional<int> maxDataPoints; // the panel's width in pixels
    QString timeFrom;                 // "1h": this panel shows another range
    QString timeShift;                // "1d": … ending earlier
    QString repeat;                   // variable: one copy a value
    bool repeatVertically = false;
    int repeatPerRow = 0; // 0: as many as fit
    bool transparent = false;

    FieldOptions defaults;
    std::vector<Override> overrides;
    LegendOptions legend;
    TooltipOptions tooltip;
    ReduceOptions reduce;
    StatOptions stat;
    PieOptions pie;
    HeatmapOptions heatmap;
    std::vector<Link> links;

    bool collapsed = false;              // row
    std::vector<PanelDefinition> panels; // row, collapsed: what it holds
    std::vector<Problem> problems;       // of this panel; shown in it
    bool operator==(const PanelDefinition &) const = default;
};

// --- variables -------------------------------------------------------------------------------

struct VariableDefinition
{
    enum class Kind { Query, Custom, Textbox, Constant, Datasource, Interval };
    enum class Refresh { Never, OnLoad, OnTimeRange };
    struct Option
    {
        QString text, value;
        bool operator==(const Option &) const = default;
    };
    using Options = QList<Option>; // shared by its copies, of which each panel has one

    Kind kind = Kind::Custom;
    QString name;
    QString label; // empty: the name
    QString description;
    QString query;  // label_values(…), a list, a text, an interval list, a source kind
    QString source; // of Query
    QString regex;  // filter, may have groups text and value
    int sort = 0;   // Grafana's 0 to 8
    Refresh refresh = Refresh::OnLoad;
    bool multi = false;
    bool includeAll = false;
    QString allValue;    // never escaped
    bool hidden = false; // not in the variables row
    Options options;     // Custom, Interval
    QStringList current; // values; "$__all" for All
    bool operator==(const VariableDefinition &) const = default;
};

// --- the whole -------------------------------------------------------------------------------

struct DashboardDefinition
{
    QString uid; // stable: from the file, else made of its place
    QString title;
    QString description;
    QString folder; // in the sidebar; empty: that of the file
    QStringList tags;
    QString refresh; // "30s"; empty: off
    QString from = QStringLiteral("now-6h");
    QString to = QStringLiteral("now");
    QString timezone; // "browser", "utc", IANA name; empty: local
    std::vector<VariableDefinition> variables;
    std::vector<PanelDefinition> panels; // reading order; rows among them
    bool foreignSources = false;         // sources are named as another installation knows them
    std::vector<Link> links;
    QString file;                  // path, empty when not from a file
    std::vector<Problem> problems; // not of one panel
    bool operator==(const DashboardDefinition &) const = default;
};

} // namespace onex
