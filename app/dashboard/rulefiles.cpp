// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/rulefiles.h"

#include "datasource/files/files.h"

#include <algorithm>

namespace onex {
namespace {

Result<std::vector<RuleGroupDefinition>> rulesIn(const QString &file)
{
    const auto text = bytesOfFile(file, static_cast<qsizetype>(kLongestRuleFile) + 1);
    if (!text)
        return fail(text.error());
    return parseRules(text->toStdString(), file.toStdString());
}

} // namespace

RuleFiles::RuleFiles(QObject *parent)
    : QObject(parent)
{
    connect(&m_watch, &FileWatch::changed, this, [this](const QStringList &files) {
        for (const QString &file : files)
            read(file);
    });
}

void RuleFiles::add(OwnRules &evaluator, const QStringList &files)
{
    m_evaluators.push_back(&evaluator);
    for (const QString &file : files) {
        m_files.emplace(file, File{&evaluator});
        m_watch.watch(file);
        read(file);
    }
}

void RuleFiles::read(const QString &file)
{
    const auto groups = rulesIn(file);
    Q_EMIT told(QStringLiteral("rules in ") + file,
                groups ? QString() : QString::fromStdString(describe(groups.error())));
    if (!groups)
        return;
    const auto [first, last] = m_files.equal_range(file);
    for (auto it = first; it != last; ++it) {
        it->second.groups = *groups;
        apply(*it->second.evaluator);
    }
}

void RuleFiles::apply(OwnRules &evaluator) const
{
    std::vector<RuleGroupDefinition> all;
    for (const auto &[path, file] : m_files)
        if (file.evaluator == &evaluator)
            all.insert(all.end(), file.groups.begin(), file.groups.end());
    evaluator.setOwnRules(std::move(all));
}

std::vector<RuleGroup> RuleFiles::groups() const
{
    std::vector<RuleGroup> all;
    for (const OwnRules *evaluator : m_evaluators)
        std::ranges::move(evaluator->ownRules(), std::back_inserter(all));
    return all;
}

} // namespace onex
