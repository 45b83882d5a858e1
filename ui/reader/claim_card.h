// The claim at hand in words: who says it, through whom, how surely, and what of it a person put right.
#pragma once

#include "look/controls.h"
#include "store/store.h"

#include <QStringList>

namespace claimline::ui {

struct ReaderContent;

// "firmly", "with some reserve", "hedged": how firmly the source commits itself.
QString certaintyWords(double certainty);
QString stanceWords(const Claim& claim);
// "Harbour authority, to the Coast Wire, in the Pier Gazette": the chain as a sentence.
QString chainWords(const Claim& claim);

class ClaimCard final : public QWidget {
    Q_OBJECT
public:
    explicit ClaimCard(QWidget* parent = nullptr);
    // `index`: into content's claims, or none.
    void setClaim(const ReaderContent* content, std::uint32_t index, const QStringList& parties, int number,
                  int total);

signals:
    void compare();
    void correct();
    void reject(bool rejected);

private:
    void showNone();
    void addRow(const QString& name, const QString& words);
    RunLabel *head_, *chain_, *rows_;
    std::vector<RunLabel::Run> runs_;
    QLabel* place_;
    Button *compare_, *correct_, *reject_;
    bool rejected_ = false;
};

} // namespace claimline::ui
