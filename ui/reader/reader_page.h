// One article with its evidence: the text with everything found in it marked, what is known of the article
// and why, the claim at the cursor in words.
#pragma once

#include "model/article.h"
#include "model/facts.h"

#include <QStringList>
#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace claimline::ui {

class ReaderView;

class ReaderPage final : public QWidget {
    Q_OBJECT

public:
    explicit ReaderPage(QWidget* parent = nullptr);

    // Shows the article and, where `quote` is not empty, that passage. `number` of `total`: its place among
    // those shown.
    void setArticle(std::shared_ptr<const Article> article, std::shared_ptr<const Facts> facts,
                    const QStringList& parties, Span quote, int number, int total);
    ReaderView& view() { return *view_; }

signals:
    void back();
    void previousArticle();
    void nextArticle();

private:
    QWidget* makeControls();
    QWidget* makePanel();
    void addFact(QVBoxLayout& column, const QString& label, QLabel*& value);
    void showArticle();
    void showClaim(std::uint32_t claim);
    void find();

    std::shared_ptr<const Article> article_;
    std::shared_ptr<const Facts> facts_;
    ReaderView* view_;
    QLabel* position_ = nullptr;
    QLineEdit* search_ = nullptr;
    QToolButton *claims_ = nullptr, *times_ = nullptr, *places_ = nullptr;
    QLabel *published_ = nullptr, *reasons_ = nullptr, *publisher_ = nullptr, *agency_ = nullptr,
           *author_ = nullptr, *dateline_ = nullptr, *file_ = nullptr;
    QLabel *claimHead_ = nullptr, *chain_ = nullptr, *stance_ = nullptr, *said_ = nullptr;
};

} // namespace claimline::ui
