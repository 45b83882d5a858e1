// What a person puts right, asked for: a claim, an article, which reports belong to an event.
#pragma once

#include "model/event.h"
#include "store/store.h"

#include <QStringList>

#include <optional>
#include <vector>

class QWidget;

namespace claimline::ui {

// What a person may say of a claim; compared with what it was, it gives the decisions.
struct ClaimForm {
    QString source, side, words, reason;
    Stance stance = Stance::asserts;
};

// The span of the words in the text: the one nearest to `near` where they stand more than once. Blanks of any
// kind and number count as one. Nothing where they do not stand there.
std::optional<Span> spanOfWords(const std::string& text, const std::string& words, std::uint32_t near);

// Decisions that make `was` into `now`. Pure.
std::vector<store::Decision> claimDecisions(const Article& article, const Claim& claim, const ClaimForm& was,
                                            const ClaimForm& now);
store::Decision handClaim(const Article& article, Span content, const ClaimForm& form);

std::optional<ClaimForm> askClaim(QWidget* parent, const QString& title, const Article& article,
                                  const ClaimForm& now, const QStringList& sources, const QStringList& sides);

struct ArticleForm {
    QString title, publisher, author, date, reason;
};
std::vector<store::Decision> articleDecisions(const ArticleForm& was, const ArticleForm& now, ArticleId id);
std::optional<ArticleForm> askArticle(QWidget* parent, const ArticleForm& now);

// The reports that tell of another happening, as places in event.reports; empty: none, or given up.
std::vector<std::size_t> askSplit(QWidget* parent, const Event& event, const QStringList& publishers);
// No report of the first group may stand with one of the second again.
std::vector<store::Decision> splitDecisions(const Event& event, const std::vector<std::size_t>& apart);
// Joins them all, and takes back what a person parted between them before.
std::vector<store::Decision> mergeDecisions(const std::vector<std::shared_ptr<const Event>>& events,
                                            const std::vector<store::Decision>& made);

} // namespace claimline::ui
