// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/files/filewatch.h"
#include "datasource/rules/ownrules.h"

#include <map>

namespace onex {

// Files of rules for those who evaluate them, read again when they change. A file that is wrong
// says where, and what it was before goes on.
class RuleFiles final : public QObject
{
    Q_OBJECT
public:
    explicit RuleFiles(QObject *parent = nullptr);

    // The evaluator outlives this.
    void add(OwnRules &evaluator, const QStringList &files);

    bool isEmpty() const { return m_files.empty(); }
    std::vector<RuleGroup> groups() const; // of all evaluators, as they were evaluated last

Q_SIGNALS:
    void told(const QString &topic, const QString &sentence); // empty: it is well again

private:
    void read(const QString &file);
    void apply(OwnRules &evaluator) const;

    struct File
    {
        OwnRules *evaluator = nullptr;
        std::vector<RuleGroupDefinition> groups{}; // as they were last good
    };
    std::vector<OwnRules *> m_evaluators;
    std::multimap<QString, File> m_files;
    FileWatch m_watch;
};

} // namespace onex
