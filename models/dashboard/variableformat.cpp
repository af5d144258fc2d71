// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/variableformat.h"

#include <QDateTime>
#include <QTimeZone>
#include <QUrl>

#include <array>

namespace onex {

namespace {

using Quote = QString (*)(const QString &);

QString escaped(const QString &text, QStringView special)
{
    QString result;
    for (const QChar c : text) {
        if (special.contains(c))
            result += u'\\';
        result += c;
    }
    return result;
}

QString regexQuoted(const QString &text) { return escaped(text, u"\\^$.|?*+()[]{}"); }

QString literal(const QString &text, PromqlText::Part part)
{
    switch (part) {
    case PromqlText::Part::Backticked:
        return text;
    case PromqlText::Part::DoubleQuoted:
        return escaped(text, u"\\\"");
    case PromqlText::Part::SingleQuoted:
        return escaped(text, u"\\'");
    case PromqlText::Part::Code:
    case PromqlText::Part::Comment:
        break;
    }
    return escaped(text, u"\\\"'");
}

QString jsonString(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            result += u'\\' + QString(c);
        else if (c < u' ')
            result += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            result += c;
    }
    return u'"' + result + u'"';
}

QString percent(const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); }
QString same(const QString &text) { return text; }
QString doubleQuoted(const QString &text) { return u'"' + escaped(text, u"\"") + u'"'; }
QString singleQuoted(const QString &text) { return u'\'' + escaped(text, u"'") + u'\''; }

QString sqlString(const QString &text)
{
    QString doubled = text;
    return u'\'' + doubled.replace(QLatin1Char('\''), QLatin1String("''")) + u'\'';
}

// open and close are written around more than one value.
struct Format
{
    QStringView name;
    Quote quote;
    QStringView open, separator, close;
};

constexpr std::array kFormats{
    Format{u"regex", &regexQuoted, u"(", u"|", u")"},
    Format{u"pipe", &same, u"", u"|", u""},
    Format{u"csv", &same, u"", u",", u""},
    Format{u"raw", &same, u"", u",", u""},
    Format{u"json", &jsonString, u"[", u",", u"]"},
    Format{u"glob", &same, u"{", u",", u"}"},
    Format{u"doublequote", &doubleQuoted, u"", u",", u""},
    Format{u"singlequote", &singleQuoted, u"", u",", u""},
    Format{u"sqlstring", &sqlString, u"", u",", u""},
};

const Format &formatNamed(const QString &name)
{
    for (const Format &format : kFormats)
        if (format.name == name)
            return format;
    return kFormats[5];
}

QString joined(const QStringList &values, const Format &format)
{
    QStringList quoted;
    for (const QString &value : values)
        quoted += format.quote(value);
    const QString text = quoted.join(format.separator);
    return values.size() > 1 ? format.open.toString() + text + format.close.toString() : text;
}

QString textOf(const VariableValue &variable, const QString &value)
{
    for (const auto &option : variable.options)
        if (option.value == value)
            return option.text;
    return value;
}

QString texts(const VariableValue &variable)
{
    if (variable.all)
        return QStringLiteral("All");
    QStringList parts;
    for (const QString &value : variable.values)
        parts += textOf(variable, value);
    return parts.join(u" + ");
}

QString queryParameters(const VariableValue &variable)
{
    const QStringList values = variable.all ? QStringList{QStringLiteral("All")} : variable.values;
    QStringList parts;
    for (const QString &value : values)
        parts += QStringLiteral("var-") + percent(variable.definition.name) + u'=' + percent(value);
    return parts.join(u'&');
}

bool hasOwnAll(const VariableValue &variable)
{
    return variable.all && !variable.definition.allValue.isEmpty();
}

} // namespace

QString formatVariable(const VariableValue &variable, const QString &format)
{
    if (format == u"text")
        return texts(variable);
    if (format == u"queryparam")
        return queryParameters(variable);
    if (hasOwnAll(variable))
        return variable.definition.allValue;
    if (format == u"percentencode")
        return percent(joined(variable.values, formatNamed(QStringLiteral("glob"))));
    if (format.startsWith(u"date"))
        return formatDate(variable.values.value(0), format.mid(5));
    return joined(variable.values, formatNamed(format));
}

QString formatForQuery(const VariableValue &variable, PromqlText::Part part)
{
    if (hasOwnAll(variable))
        return variable.definition.allValue;
    const bool isPattern = variable.definition.multi || variable.definition.includeAll;
    if (!isPattern)
        return literal(variable.values.join(u','), part);
    QStringList parts;
    for (const QString &value : variable.values)
        parts += literal(regexQuoted(value), part);
    return parts.size() > 1 ? u'(' + parts.join(u'|') + u')' : parts.join(u'|');
}

QString formatDate(const QString &epochMs, const QString &pattern)
{
    bool ok = false;
    const qint64 ms = epochMs.toLongLong(&ok);
    if (!ok)
        return epochMs;
    if (pattern == u"seconds")
        return QString::number(ms / 1000);
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()).toUTC();
    if (pattern.isEmpty() || pattern == u"iso")
        return time.toString(Qt::ISODateWithMs);
    QString qt = pattern;
    return time.toString(qt.replace(u'Y', u'y').replace(u'D', u'd').replace(u'S', u'z'));
}

} // namespace onex
