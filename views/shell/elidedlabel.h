// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace onex {

// One line of inert text that ends with "…" where it does not fit.
class ElidedLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setFullText(const QString &text);
    int fullWidth() const; // that the whole text needs

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();

    QString m_full;
};

} // namespace onex
