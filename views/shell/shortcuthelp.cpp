// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/shortcuthelp.h"

#include "views/look/apptheme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace onex {
namespace {

struct Row
{
    QString text;
    QStringList keys; // any of them
};

struct Group
{
    QString title;
    std::vector<Row> rows;
};

template <typename T, typename Member>
T &entry(std::vector<T> &list, const QString &name, Member member)
{
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const T &item) { return item.*member == name; });
    if (found != list.end())
        return *found;
    list.push_back({name, {}});
    return list.back();
}

std::vector<Group> grouped(const QList<Shortcut> &shortcuts)
{
    std::vector<Group> groups;
    for (const Shortcut &shortcut : shortcuts) {
        Group &group = entry(groups, shortcut.group, &Group::title);
        entry(group.rows, shortcut.text, &Row::text).keys += shortcut.keys;
    }
    return groups;
}

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    return label;
}

QLabel *keyCap(const QString &key, QWidget *parent)
{
    QLabel *cap = plainLabel(key, parent);
    cap->setProperty("role", QStringLiteral("key"));
    return cap;
}

QLabel *between(const QString &word, QWidget *parent)
{
    QLabel *label = plainLabel(word, parent);
    label->setProperty("role", QStringLiteral("caption"));
    return label;
}

// "Ctrl+K" as one cap a key, "D, R" as two with "then" between.
void addKeys(QHBoxLayout *line, const QString &keys, QWidget *parent)
{
    const QStringList chords = keys.split(QStringLiteral(", "));
    for (qsizetype i = 0; i < chords.size(); ++i) {
        if (i > 0)
            line->addWidget(between(ShortcutHelp::tr("then"), parent));
        const QString &chord = chords[i];
        const bool plusKey = chord.endsWith(QLatin1String("++")) || chord == QLatin1String("+");
        QStringList parts = chord.split(u'+', Qt::SkipEmptyParts);
        if (plusKey)
            parts += QStringLiteral("+");
        for (const QString &part : parts)
            line->addWidget(keyCap(part, parent));
    }
}

QWidget *keysWidget(const QStringList &alternatives, QWidget *parent)
{
    auto *widget = new QWidget(parent);
    auto *line = new QHBoxLayout(widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    line->addStretch(1);
    for (qsizetype i = 0; i < alternatives.size(); ++i) {
        if (i > 0)
            line->addWidget(between(ShortcutHelp::tr("or"), parent));
        addKeys(line, alternatives[i], widget);
    }
    return widget;
}

QWidget *groupWidget(const Group &group, QWidget *parent)
{
    auto *widget = new QWidget(parent);
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 12);
    grid->setVerticalSpacing(5);
    grid->setHorizontalSpacing(16);
    QLabel *title = plainLabel(group.title, widget);
    title->setProperty("role", QStringLiteral("heading"));
    title->setIndent(0);
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    for (const Row &item : group.rows) {
        grid->addWidget(plainLabel(item.text, widget), row, 0);
        grid->addWidget(keysWidget(item.keys, widget), row, 1);
        ++row;
    }
    grid->setColumnStretch(0, 1);
    return widget;
}

// Groups in two columns of about the same number of rows, in reading order.
QWidget *columns(const std::vector<Group> &groups)
{
    auto *content = new QWidget;
    auto *line = new QHBoxLayout(content);
    line->setSpacing(40);
    QVBoxLayout *sides[] = {new QVBoxLayout, new QVBoxLayout};
    std::size_t all = 0, done = 0;
    for (const Group &group : groups)
        all += group.rows.size() + 2;
    for (const Group &group : groups) {
        const std::size_t rows = group.rows.size() + 2;
        sides[2 * done + rows > all ? 1 : 0]->addWidget(groupWidget(group, content));
        done += rows;
    }
    for (QVBoxLayout *side : sides) {
        side->addStretch(1);
        line->addLayout(side, 1);
    }
    return content;
}

} // namespace

ShortcutHelp::ShortcutHelp(const QList<Shortcut> &shortcuts, const Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard"));
    setPalette(paletteOf(theme));
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QWidget *content = columns(grouped(shortcuts));
    scroll->setWidget(content);
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->addWidget(scroll, 1);
    layout->addWidget(close, 0, Qt::AlignRight);
    close->setFocus();

    content->ensurePolished();
    const QSize wanted = content->sizeHint() + QSize(48, 72);
    resize(wanted.boundedTo(screen()->availableSize() - QSize(40, 80)));
}

void ShortcutHelp::keyPressEvent(QKeyEvent *event)
{
    if (event->text() == QLatin1String("?"))
        accept();
    else
        QDialog::keyPressEvent(event);
}

} // namespace onex
