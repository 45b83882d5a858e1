// Journeys of a person who puts things right: each decision shows, stands in the log, survives a new
// analysis and can be undone.
#include "app/correction_dialogs.h"
#include "app/merge_dialog.h"
#include "compare/compare_page.h"
#include "journey.h"
#include "reader/reader_page.h"
#include "reader/reader_view.h"

#include <QPlainTextEdit>

namespace claimline::ui {
namespace {

using Kind = store::DecisionKind;

class Corrections : public test::Journey {
protected:
    Corrections()
        : Journey("ferry-fire") {}
    bool openFirstArticle() {
        window_->openReader(event().reports.front().article, {});
        return waitFor([&] { return window_->pageName() == "reader" && window_->reader().content(); });
    }
    // The first claim that somebody is named for.
    std::uint32_t firstClaim() const {
        const auto steps = window_->reader().view().document().steps();
        return steps.empty() ? none : steps.front();
    }
};

TEST_F(Corrections, ANewDateMovesTheEventAndUndoMovesItBack) {
    const std::string before = event().when.edtf;
    window_->redate("2023-01-02");
    ASSERT_TRUE(waitFor([&] { return settled() && event().when.edtf == "2023-01-02"; }));
    EXPECT_EQ(event().when.basis, DateBasis::user);
    window_->undoStack().undo();
    ASSERT_TRUE(waitFor([&] { return settled() && event().when.edtf == before; }));
    window_->undoStack().redo();
    ASSERT_TRUE(waitFor([&] { return settled() && event().when.edtf == "2023-01-02"; }));
}

TEST_F(Corrections, TagGradeReviewAndNoteStandInThePanelAndTheLogAndFilterTheEvents) {
    window_->setTag("port", true);
    window_->setGrade("B2");
    window_->setReview("second look");
    window_->addNote("ask the harbour master");
    ASSERT_TRUE(
        waitFor([&] { return logged(Kind::note) == 1 && window_->lists().changes().rowCount() == 4; }));
    const store::EventMarks marks = store::marksOf(event(), window_->decisions());
    EXPECT_EQ(marks.grade + "/" + marks.review, "B2/second look");
    EXPECT_TRUE(marks.tags.contains("port"));
    EXPECT_FALSE(window_->decisions().front().author.empty()) << "the log names who";
    const auto& log = window_->lists().changes();
    EXPECT_EQ(log.index(0, DecisionModel::what).data().toString(), "Note: ask the harbour master");
    store::Filter filter;
    filter.tags = {"port"};
    window_->setFilter(filter);
    ASSERT_TRUE(waitFor([&] { return rows() == 1; }));
}

TEST_F(Corrections, ADecisionIsTakenBackFromTheLogAndThatCanBeUndoneToo) {
    window_->retitle("Fire on the morning ferry");
    ASSERT_TRUE(waitFor([&] { return settled() && event().title == "Fire on the morning ferry"; }));
    ASSERT_TRUE(waitFor([&] { return window_->lists().changes().rowCount() == 1; }));
    window_->setUndone(window_->decisions().front().number, true);
    ASSERT_TRUE(waitFor([&] { return settled() && event().title != "Fire on the morning ferry"; }));
    ASSERT_TRUE(waitFor([&] {
        return window_->lists().changes().index(0, DecisionModel::state).data().toString() == "undone";
    }));
    window_->undoStack().undo();
    ASSERT_TRUE(waitFor([&] { return settled() && event().title == "Fire on the morning ferry"; }));
}

TEST_F(Corrections, MergedEventsAreOneAndUndoPartsThem) {
    const int before = rows();
    const EventId mine = event().id;
    EventId other;
    for (int row = 0; row < before && !other; ++row)
        if (window_->lists().events().idAt(row) != mine)
            other = window_->lists().events().idAt(row);
    store::Decision join;
    join.kind = Kind::join;
    join.report = event().reports.front().report;
    join.other = ReportId{other.value};
    window_->record("Merge events", {join});
    ASSERT_TRUE(waitFor([&] { return settled() && rows() == before - 1; }));
    window_->undoStack().undo();
    ASSERT_TRUE(waitFor([&] { return settled() && rows() == before; }));
}

TEST_F(Corrections, AReportSplitOffStandsAloneAndStaysSoAfterAnotherImport) {
    ASSERT_GE(event().reports.size(), 2u);
    const EventId whole = event().id;
    std::size_t last = event().reports.size() - 1; // not the one that the event is named after
    if (event().reports[last].report.value == whole.value)
        --last;
    const ReportRef moved = event().reports[last];
    window_->record("Split the event", splitDecisions(event(), {last}));
    const auto apart = [&] {
        const auto& shown = event();
        return std::ranges::none_of(shown.reports, [&](const auto& r) { return r.report == moved.report; });
    };
    window_->timeline().select(whole);
    ASSERT_TRUE(waitFor([&] { return settled() && event().id == whole && apart(); }));
    addSample("rent-march");
    ASSERT_TRUE(waitFor([&] { return settled() && window_->lists().articles().rowCount() > 4; }));
    window_->timeline().select(whole);
    ASSERT_TRUE(waitFor([&] { return settled() && event().id == whole; }));
    EXPECT_TRUE(apart()) << "what a person parted is not joined again";
}

TEST_F(Corrections, ARejectedClaimLosesItsMarkInTheTextAndUndoGivesItBack) {
    ASSERT_TRUE(openFirstArticle());
    ReaderView& view = window_->reader().view();
    const std::uint32_t claim = firstClaim();
    ASSERT_NE(claim, none);
    const auto marked = [&] {
        return std::ranges::any_of(view.document().marks, [&](const ReaderMark& mark) {
            return mark.kind == ReaderMark::Kind::claim && mark.index == claim;
        });
    };
    ASSERT_TRUE(marked());
    view.setFocus();
    view.selectClaim(claim);
    QTest::keyClick(&view, Qt::Key_X);
    ASSERT_TRUE(waitFor([&] { return settled() && !marked(); }));
    EXPECT_EQ(window_->pageName(), "reader") << "one stays where one was";
    window_->undoStack().undo();
    ASSERT_TRUE(waitFor([&] { return settled() && marked(); }));
}

TEST_F(Corrections, AClaimGivenToAnotherSourceIsThatSourcesInReaderAndListAfterReopening) {
    ASSERT_TRUE(openFirstArticle());
    const auto content = window_->reader().content();
    const std::uint32_t index = firstClaim();
    const Claim& claim = content->facts.claims.at(index);
    ClaimForm was, now;
    was.words = now.words = QString::fromStdString(std::string(
        slice(content->article.text, claim.content.empty() ? claim.quote : claim.content.front())));
    now.source = "Night watchman";
    now.stance = Stance::denies;
    window_->record("Correct a claim", claimDecisions(content->article, claim, was, now));
    const auto corrected = [&] {
        const auto shown = window_->reader().content();
        if (!shown || index >= shown->facts.claims.size())
            return false;
        const Claim& c = shown->facts.claims[index];
        return c.speaker < shown->facts.sources.size() &&
               shown->facts.sources[c.speaker].name == "Night watchman" && c.stance == Stance::denies;
    };
    ASSERT_TRUE(waitFor([&] { return settled() && corrected(); }));
    window_->openProject(file());
    ASSERT_TRUE(waitFor([&] { return settled() && window_->pageName() == "main"; }));
    window_->openReader(content->article.id, {});
    ASSERT_TRUE(waitFor([&] { return window_->pageName() == "reader" && corrected(); }));
    window_->showTimeline();
    window_->lists().showTab(Lists::claimTab);
    ASSERT_TRUE(waitFor([&] { return window_->lists().claims().rowCount() > 0; }));
    bool listed = false;
    for (int row = 0; row < window_->lists().claims().rowCount(); ++row)
        listed = listed || window_->lists().claims().at(row)->source.name == "Night watchman";
    EXPECT_TRUE(listed);
}

TEST_F(Corrections, AClaimMarkedByHandIsUnderlinedLikeTheOthers) {
    ASSERT_TRUE(openFirstArticle());
    const Article& article = window_->reader().content()->article;
    const auto before = window_->reader().view().document().steps().size();
    const auto end = article.text.find('\n');
    const auto begin = article.text.find_first_not_of('\n', end);
    ClaimForm form;
    form.source = "A passenger";
    const Span words{static_cast<std::uint32_t>(begin),
                     static_cast<std::uint32_t>(article.text.find(' ', begin + 12))};
    window_->record("Mark a claim", {handClaim(article, words, form)});
    ASSERT_TRUE(waitFor(
        [&] { return settled() && window_->reader().view().document().steps().size() == before + 1; }));
}

TEST_F(Corrections, AnArticlesPublisherAndDateArePutRightWithWhatTheyWere) {
    ASSERT_TRUE(openFirstArticle());
    const ArticleId id = window_->reader().content()->article.id;
    const ArticleForm was{"", fromUtf8(window_->reader().content()->article.publisher), "", "", ""};
    ArticleForm now = was;
    now.publisher = "Harbour Times";
    now.date = "2025-03-20";
    window_->record("Correct an article", articleDecisions(was, now, id));
    ASSERT_TRUE(waitFor([&] {
        const auto shown = window_->reader().content();
        return settled() && shown->article.publisher == "Harbour Times" &&
               shown->facts.published.edtf == "2025-03-20";
    }));
    EXPECT_EQ(window_->reader().content()->facts.published.basis, DateBasis::user);
    const auto& provenance = window_->reader().content()->article.provenance;
    EXPECT_TRUE(std::ranges::any_of(provenance, [](const Provenance& from) {
        return from.field == "publisher" && from.because.starts_with("set by hand");
    }));
}

TEST_F(Corrections, TheReaderShowsTheFileAsItWasReadAndTwoArticlesSideBySide) {
    ASSERT_TRUE(openFirstArticle());
    const ArticleId id = window_->reader().content()->article.id;
    emit window_->reader().bytesWanted(id);
    ASSERT_TRUE(waitFor([&] { return window_->reader().bytes().toPlainText().size() > 100; }));
    ArticleId other;
    for (const ArticleId cited : window_->panel().cited())
        if (cited != id)
            other = cited;
    ASSERT_TRUE(other);
    EXPECT_FALSE(window_->reader().besideShown());
    emit window_->reader().besideChosen(other);
    ASSERT_TRUE(waitFor([&] { return window_->reader().besideShown(); }));
    EXPECT_EQ(window_->reader().beside().document().article->id, other);
}

// ---------------------------------------------------------------- pure parts

TEST(WordsInText, AreFoundWhereTheyStandNearestAndWhateverTheBlanks) {
    const std::string text = "It burned. Later it\nburned  again. It burned.";
    EXPECT_EQ(spanOfWords(text, "burned", 0), (Span{3, 9}));
    EXPECT_EQ(spanOfWords(text, " burned. ", 30), (Span{38, 45}));
    EXPECT_EQ(spanOfWords(text, "it burned again", 0), (Span{17, 33}));
    EXPECT_EQ(spanOfWords(text, "it burns", 0), std::nullopt);
    EXPECT_EQ(spanOfWords(text, "  ", 0), std::nullopt);
}

TEST(ClaimForms, GiveADecisionForWhatChangedOnly) {
    Article article;
    article.text = "Nine were hurt, the guard said.";
    article.id = ArticleId{5};
    Claim claim;
    claim.content = {{0, 14}};
    ClaimForm was;
    was.source = "guard";
    was.words = "Nine were hurt";
    ClaimForm now = was;
    EXPECT_TRUE(claimDecisions(article, claim, was, now).empty());
    now.words = "Nine";
    now.side = "port";
    const auto made = claimDecisions(article, claim, was, now);
    ASSERT_EQ(made.size(), 2u);
    EXPECT_EQ(made[0].value, "guard\tport");
    EXPECT_EQ(made[1].value, "0-4");
    EXPECT_EQ(made[1].quote, "Nine were hurt");
}

TEST(Splitting, PartsEveryMovedReportFromEveryOneThatStays) {
    Event event;
    for (std::uint64_t i = 1; i <= 4; ++i) {
        ReportRef report;
        report.report = ReportId{i};
        event.reports.push_back(report);
    }
    EXPECT_EQ(splitDecisions(event, {1, 3}).size(), 4u);
    EXPECT_TRUE(splitDecisions(event, {}).empty());
    EXPECT_TRUE(splitDecisions(event, {9}).empty());
}

TEST(Merging, JoinsTheEventsAndTakesBackWhatWasPartedBetweenThem) {
    const auto made = [](std::uint64_t first) {
        auto event = std::make_shared<Event>();
        for (std::uint64_t i = first; i < first + 2; ++i) {
            ReportRef report;
            report.report = ReportId{i};
            event->reports.push_back(report);
        }
        return event;
    };
    store::Decision parted;
    parted.kind = Kind::part;
    parted.report = ReportId{11};
    parted.other = ReportId{2};
    const auto joins = mergeDecisions({made(1), made(10)}, {parted});
    ASSERT_EQ(joins.size(), 2u);
    EXPECT_EQ(joins[0].other, ReportId{10});
    EXPECT_EQ(joins[1].report, ReportId{2});
    EXPECT_EQ(joins[1].other, ReportId{11});
}

TEST(Merging, ThePreviewSetsTheFiguresOfBothSideBySideAndNamesTheConflict) {
    const auto told = [](double value, const char* who) {
        auto event = std::make_shared<Event>();
        Facet facet;
        facet.key = "count:person:hurt";
        Cell cell;
        cell.source = who;
        cell.answer.value = std::to_string(static_cast<int>(value));
        cell.answer.low = cell.answer.high = value;
        facet.cells = {cell};
        event->facets = {facet};
        return event;
    };
    const Event clash = previewOfMerge({told(3, "guard"), told(9, "crew")});
    ASSERT_EQ(clash.facets.size(), 1u);
    EXPECT_EQ(clash.facets[0].status, FacetStatus::conflict);
    EXPECT_EQ(clash.conflicts, 1);
    EXPECT_EQ(previewOfMerge({told(3, "guard"), told(3, "crew")}).facets[0].status, FacetStatus::agree);
}

} // namespace
} // namespace claimline::ui
