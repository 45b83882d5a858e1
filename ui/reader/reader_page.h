// One article with its evidence: the text with everything found in it marked, what is known of the article
// and why, the claim at the cursor in words; what is wrong is put right here. A second article can stand
// beside it.
#pragma once

#include "model/article.h"
#include "model/facts.h"
#include "store/store.h"

#include <QStringList>
#include <QWidget>

#include <array>
#include <memory>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QMenu;
class QPlainTextEdit;
class QScrollArea;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace claimline::ui {

class Button;
class ClaimCard;
class ReaderView;

// What is read of one article: with what people put right in it.
struct ReaderContent {
    Article article;
    Facts facts;
    std::vector<store::ClaimMark> marks; // beside facts.claims
    std::string grade;                   // of a person; empty: not judged
};

class ReaderPage final : public QWidget {
    Q_OBJECT

public:
    explicit ReaderPage(QWidget* parent = nullptr);

    // Shows the article and, where `quote` is not empty, that passage. `articles`: those in view, numbered
    // from 1, the shown one among them. `words`: of a search, marked in the text.
    void setArticle(std::shared_ptr<const ReaderContent> content, const QStringList& parties, Span quote,
                    std::vector<store::ArticleRow> articles, const QStringList& words = {});
    void setBeside(std::shared_ptr<const ReaderContent> content); // nullptr: one article again
    void setBytes(const QByteArray& bytes);                       // as they were read from the file
    std::shared_ptr<const ReaderContent> content() const { return content_; }
    ReaderView& view() { return *view_; }
    ReaderView& beside() { return *second_; }
    bool besideShown() const;
    QPlainTextEdit& bytes() { return *bytes_; }
    void setOriginalShown(bool on); // the bytes in the place of the text

signals:
    void back();
    void compare();
    void previousArticle();
    void nextArticle();
    void correctClaim(quint32 claim);
    void rejectClaim(quint32 claim, bool rejected);
    void markClaim(claimline::Span words);
    void correctArticle();
    void gradeSet(claimline::ArticleId article, const QString& grade);
    void articleChosen(claimline::ArticleId article);
    void besideChosen(claimline::ArticleId article);
    void bytesWanted(claimline::ArticleId article);

private:
    QWidget* makeControls();
    QWidget* makeList();
    QWidget* makeCentre();
    QWidget* makePanel();
    void addFact(QVBoxLayout& column, const QString& label, QLabel*& value);
    void fillList();
    void showArticle();
    void showClaim(std::uint32_t claim);
    void showOriginal(bool on);
    void find();

    std::shared_ptr<const ReaderContent> content_;
    std::vector<store::ArticleRow> articles_;
    QStringList parties_;
    ReaderView *view_, *second_;
    std::array<QWidget*, 2> halves_{};
    std::array<QLabel*, 2> names_{}; // above them, where there are two
    QListWidget* list_ = nullptr;
    QStackedWidget* centre_ = nullptr;
    QPlainTextEdit* bytes_ = nullptr;
    QLabel* bytesHead_ = nullptr;
    QScrollArea* panel_ = nullptr;
    QLabel* position_ = nullptr;
    QLineEdit* search_ = nullptr;
    QToolButton *claims_ = nullptr, *times_ = nullptr, *places_ = nullptr, *original_ = nullptr,
                *besideButton_ = nullptr;
    QMenu *besideMenu_ = nullptr, *gradeMenu_ = nullptr;
    QLabel *published_ = nullptr, *reasons_ = nullptr, *publisher_ = nullptr, *agency_ = nullptr,
           *author_ = nullptr, *dateline_ = nullptr, *grade_ = nullptr, *file_ = nullptr;
    ClaimCard* card_ = nullptr;
    bool filling_ = false;
};

} // namespace claimline::ui
