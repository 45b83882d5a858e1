#include "reports/reports.h"
#include "reports/toll.h"

#include <gtest/gtest.h>

#include <set>

#include <algorithm>

namespace claimline::reports {

namespace {

// The finder over the real language; times are given by hand as (words, EDTF).
class Reports : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        auto loaded = language::Language::load("en", CLAIMLINE_DATA_DIR);
        ASSERT_TRUE(loaded) << loaded.error().message();
        language_ = new language::Language(std::move(*loaded));
        auto finder = ReportFinder::load(language_->folder());
        ASSERT_TRUE(finder) << finder.error().message();
        finder_ = new ReportFinder(std::move(*finder));
    }
    static void TearDownTestSuite() {
        delete finder_;
        delete language_;
    }

    std::vector<Report> find(const std::string& text,
                             const std::vector<std::pair<std::string, std::string>>& times = {}) {
        article_.text = text;
        article_.id = articleId(sha256(text));
        facts_ = {};
        facts_.published = *parseEdtf("2031-03-12");
        for (const auto& [words, edtf] : times) {
            Timex timex;
            timex.span.begin = static_cast<std::uint32_t>(text.find(words));
            timex.span.end = timex.span.begin + static_cast<std::uint32_t>(words.size());
            timex.when = *parseEdtf(edtf);
            timex.value = edtf;
            timex.anchor = TimeAnchor::article;
            timex.type = edtf.find('T') == std::string::npos ? TimexType::date : TimexType::time;
            facts_.timexes.push_back(timex);
        }
        std::sort(facts_.timexes.begin(), facts_.timexes.end(),
                  [](const Timex& a, const Timex& b) { return a.span < b.span; });
        return finder_->find(article_, language_->analyse(text), facts_);
    }

    static const Answer* answerOf(const std::vector<Report>& reports, const std::string& facet) {
        for (const Report& report : reports)
            for (const Answer& answer : report.answers)
                if (answer.facet == facet)
                    return &answer;
        return nullptr;
    }

    static const Report* headlineOf(const std::vector<Report>& reports) {
        const auto found = std::find_if(reports.begin(), reports.end(),
                                        [](const Report& report) { return report.headline; });
        return found == reports.end() ? nullptr : &*found;
    }

    static inline language::Language* language_ = nullptr;
    static inline ReportFinder* finder_ = nullptr;
    Article article_;
    Facts facts_;
};

} // namespace

TEST_F(Reports, TextWithoutNewsHasNone) {
    EXPECT_TRUE(find("").empty());
    EXPECT_TRUE(find("\n\n").empty());
}

TEST_F(Reports, OneHappeningToldInManyWordsIsOneReport) {
    const auto reports = find(
        "A ferry caught fire off Kestrel on Sunday. The blaze killed four people and injured nine others.",
        {{"Sunday", "2031-03-09"}});
    ASSERT_EQ(reports.size(), 1U);
    EXPECT_TRUE(reports[0].headline);
    EXPECT_EQ(reports[0].when.edtf, "2031-03-09");
    EXPECT_EQ(tollOf(reports[0]).killed, 4);
    EXPECT_EQ(tollOf(reports[0]).injured, 9);
    EXPECT_GE(reports[0].mentions.size(), 3U);
}

TEST_F(Reports, StrikesOnTwoDaysAreTwoReports) {
    const auto reports = find("On March 3, rebels attacked the depot with rockets. On March 5, rebels "
                              "attacked the airfield with drones.",
                              {{"March 3", "2031-03-03"}, {"March 5", "2031-03-05"}});
    ASSERT_EQ(reports.size(), 2U);
    EXPECT_NE(reports[0].when.edtf, reports[1].when.edtf);
}

TEST_F(Reports, ExactlyOneReportIsTheHeadline) {
    const auto reports = find("Voters elected Mara Lindqvist as mayor on Sunday. Police arrested four people "
                              "at a protest on Monday.",
                              {{"Sunday", "2031-03-09"}, {"Monday", "2031-03-10"}});
    EXPECT_EQ(
        std::count_if(reports.begin(), reports.end(), [](const Report& report) { return report.headline; }),
        1);
}

TEST_F(Reports, CountsStandUnderTheirPredicates) {
    const auto reports = find(
        "The army fired six missiles at the depot. The ministry said that five missiles were shot down.");
    const Answer* fired = answerOf(reports, "count:missile:fire");
    const Answer* down = answerOf(reports, "count:missile:shoot_down");
    ASSERT_NE(fired, nullptr);
    ASSERT_NE(down, nullptr);
    EXPECT_EQ(fired->low, 6);
    EXPECT_EQ(fired->name, "missiles fired");
    EXPECT_EQ(down->low, 5);
}

TEST_F(Reports, PartOfAnotherNumberIsNotTheWhole) {
    const auto reports = find("The strike killed at least 12 people, including three children.");
    const Report* headline = headlineOf(reports);
    ASSERT_NE(headline, nullptr);
    EXPECT_EQ(tollOf(*headline).killed, 12);
}

TEST_F(Reports, NoCasualtiesIsAnAnswerOfItsOwn) {
    const auto reports = find("Rockets hit the depot. No casualties were reported.");
    const Answer* answer = answerOf(reports, "yes:casualty");
    ASSERT_NE(answer, nullptr);
    EXPECT_EQ(answer->value, "no");
}

TEST_F(Reports, DamagedMissileIsNoDamageDone) {
    for (const char* text :
         {"Rockets flew at the depot. Five missiles were intercepted, while one was damaged.",
          "Air defences at the depot shot down five missiles and damaged one more.",
          "Six missiles were fired at the depot. One was damaged."})
        EXPECT_EQ(answerOf(find(text), "yes:damage"), nullptr) << text;
    const auto reports = find("Rockets hit the town. Three houses were damaged.");
    const Answer* damage = answerOf(reports, "yes:damage");
    ASSERT_NE(damage, nullptr);
    EXPECT_EQ(damage->value, "yes");
}

TEST_F(Reports, WhatDeniesTheFirstOfARowDeniesAllOfIt) {
    for (const char* row : {"No casualties or significant damage were reported.",
                            "There were no casualties or damage, the ministry said.",
                            "The ministry reported no deaths, casualties or serious damage."}) {
        const auto reports = find(std::string("Rockets hit the depot. ") + row);
        for (const char* facet : {"yes:casualty", "yes:damage"}) {
            const Answer* answer = answerOf(reports, facet);
            ASSERT_NE(answer, nullptr) << row << facet;
            EXPECT_EQ(answer->value, "no") << row << facet;
        }
    }
}

TEST_F(Reports, DestroyedDronesWereShotDownAndDestroyingDronesWereNot) {
    auto reports = find("Drones flew at the port. Six of eight drones were destroyed over the river.");
    const Answer* down = answerOf(reports, "count:drone:shoot_down");
    const Answer* fired = answerOf(reports, "count:drone:fire");
    ASSERT_TRUE(down != nullptr && fired != nullptr);
    EXPECT_EQ(down->low, 6);
    EXPECT_TRUE(down->scope.part.empty()) << down->scope.part;
    EXPECT_EQ(fired->low, 8);
    reports = find("The army attacked the depot. Its drones destroyed three tanks.");
    EXPECT_EQ(answerOf(reports, "count:vehicle:shoot_down"), nullptr);
    EXPECT_NE(answerOf(reports, "count:vehicle:damage"), nullptr);
}

TEST_F(Reports, CountedHappeningsBearTheirOwnName) {
    const auto reports = find("Rockets hit the depot. Residents heard five explosions.");
    const Answer* answer = answerOf(reports, "count:explosion:explode");
    ASSERT_NE(answer, nullptr);
    EXPECT_EQ(answer->name, "explosions heard");
}

TEST_F(Reports, DateOfAnotherClauseIsNotTheDate) {
    const auto reports = find("Rebels attacked the depot, which was built in 1998.", {{"1998", "1998"}});
    const Report* headline = headlineOf(reports);
    ASSERT_NE(headline, nullptr);
    EXPECT_EQ(headline->when.edtf, "2031-03-12");
    EXPECT_EQ(headline->when.basis, DateBasis::inferred);
}

TEST_F(Reports, TitlesHoldWordsOfTheTextOnly) {
    const std::string text =
        "In the early hours, the army fired six long-range missiles at the Karst depot, officials said.";
    const auto reports = find(text);
    const Report* headline = headlineOf(reports);
    ASSERT_NE(headline, nullptr);
    EXPECT_EQ(headline->title.find("said"), std::string::npos) << headline->title;
    EXPECT_NE(headline->title.find("six long-range missiles"), std::string::npos) << headline->title;
}

TEST_F(Reports, TitlesBeginWithTheHappening) {
    for (const char* text :
         {"On the second night of the siege, rebels fired six rockets at the Karst depot.",
          "BRENN, Ostland — Rebels fired six rockets at the Karst depot on Sunday.",
          "BRENN (Coast Wire) - Rebels fired six rockets at the Karst depot, the army said.",
          "In a raid before dawn, rebels fired six rockets at the Karst depot."}) {
        const auto reports = find(text, {});
        const Report* headline = headlineOf(reports);
        ASSERT_NE(headline, nullptr);
        EXPECT_TRUE(headline->title.starts_with("Rebels fired six rockets")) << headline->title;
    }
}

TEST_F(Reports, TruceSinceWhichNothingHappenedIsNoEvent) {
    const auto reports = find("The army fired six rockets at the depot on Sunday, in the first attack on the "
                              "province since the truce of July.",
                              {{"Sunday", "2031-03-09"}, {"July", "2030-07"}});
    ASSERT_EQ(reports.size(), 1U);
    EXPECT_EQ(reports[0].when.edtf, "2031-03-09");
}

TEST_F(Reports, SpansLieInsideTheTextAndIdsDiffer) {
    const std::string text = "Police arrested nine people on Friday. A court convicted two men of fraud. The "
                             "firm laid off 300 workers.";
    const auto reports = find(text, {{"Friday", "2031-03-07"}});
    for (const Report& report : reports) {
        EXPECT_LE(report.span.end, text.size());
        EXPECT_TRUE(report.quote.contains(report.predicate));
        EXPECT_EQ(std::count_if(reports.begin(), reports.end(),
                                [&](const Report& other) { return other.id == report.id; }),
                  1);
    }
}

TEST_F(Reports, OnePersonToldOfWithTwoVerbsIsOne) {
    const auto reports = find("A boy has died after being shot in Lund on Tuesday. He was pronounced dead on "
                              "Wednesday.");
    const Report* headline = headlineOf(reports);
    ASSERT_NE(headline, nullptr);
    EXPECT_EQ(tollOf(*headline).killed, 1);
}

TEST_F(Reports, AgesAndWoundsCountNoPeople) {
    const auto reports = find("One man was shot dead in Lund on Tuesday. Another man, 21, suffered multiple "
                              "gunshot wounds.");
    const Report* headline = headlineOf(reports);
    ASSERT_NE(headline, nullptr);
    EXPECT_EQ(tollOf(*headline).killed, 1);
    EXPECT_EQ(tollOf(*headline).injured, 1);
}

TEST_F(Reports, WhoWasShotIsCountedThoughNoNumberStandsThere) {
    const auto reports = find(
        "A 15-year-old boy who was shot in Lund on Tuesday morning has been released from the hospital.");
    const Report* headline = headlineOf(reports);
    ASSERT_NE(headline, nullptr);
    EXPECT_EQ(tollOf(*headline).injured, 1);
    EXPECT_EQ(tollOf(*headline).killed, 0);
}

TEST_F(Reports, TwoMoreThanIsAComparisonAndNoFigure) {
    const auto reports =
        find("Police arrested 16 people in Lund on Friday, two more than the mayor had said on Saturday.",
             {{"Friday", "2031-03-07"}, {"Saturday", "2031-03-08"}});
    const Answer* found = answerOf(reports, "count:person:arrest");
    ASSERT_NE(found, nullptr);
    for (const Report& report : reports)
        for (const Answer& answer : report.answers) {
            EXPECT_EQ(answer.low, 16) << answer.facet;
            EXPECT_EQ(answer.scope.part, "") << answer.facet;
        }
}

TEST_F(Reports, FourMoreBodiesComeToThoseThatWereFoundBefore) {
    const auto reports = find("Four more bodies were found on the car deck after the fire on Thursday.");
    const Answer* found = answerOf(reports, "count:person:die");
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->scope.part, "more");
}

TEST_F(Reports, PeopleWhoAreKnownToHaveDiedAreDead) {
    const auto reports = find("Seven people are now known to have died in the fire on the ferry.");
    const Answer* found = answerOf(reports, "count:person:die");
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->low, 7);
}

TEST_F(Reports, FiguresOfSeveralHappeningsTogetherAreNotThoseOfOne) {
    const auto reports = find("Seventeen shootings left seven people dead across the city.");
    const Answer* found = answerOf(reports, "count:person:die");
    ASSERT_NE(found, nullptr);
    EXPECT_NE(found->scope.reach.find("shooting"), std::string::npos) << found->scope.reach;
}

TEST_F(Reports, ADayOfArrestDatesNoShooting) {
    const auto reports =
        find("Police arrested a man on Wednesday over a shooting at a bar in Lund. Two people were "
             "shot at the bar on Saturday night. The shooting on Saturday shocked the town.",
             {{"Wednesday", "2031-03-12"}, {"Saturday night", "2031-03-08"}});
    const Report* headline = headlineOf(reports);
    ASSERT_NE(headline, nullptr);
    EXPECT_EQ(headline->when.edtf, "2031-03-08");
}

TEST_F(Reports, WhatOpensWithTheDayBeforeHappenedThen) {
    const auto reports =
        find("Officers were called late on Tuesday to Lund. A man was shot, and on Wednesday "
             "he was in hospital with a wound.",
             {{"Tuesday", "2031-03-11"}, {"Wednesday", "2031-03-12"}});
    const Report* headline = headlineOf(reports);
    ASSERT_NE(headline, nullptr);
    EXPECT_EQ(headline->when.edtf, "2031-03-11");
}

TEST_F(Reports, ADayNamedByItsNumberIsThatOfTheHappening) {
    const auto reports =
        find("A man was held on Monday in Lund. Police said that he was armed with a gun in the "
             "March 1 shooting, in which a woman was wounded.",
             {{"Monday", "2031-03-10"}, {"March 1", "2031-03-01"}});
    const Report* headline = headlineOf(reports);
    ASSERT_NE(headline, nullptr);
    EXPECT_EQ(headline->when.edtf, "2031-03-01");
}

TEST_F(Reports, AClockTimeIsToldOfWhatHappened) {
    const auto reports =
        find("A family in Lund mourned on Tuesday. Their boy was shot dead in a flat. Officers "
             "were called on Monday at 9 p.m. and found him.",
             {{"Tuesday", "2031-03-11"}, {"Monday at 9 p.m.", "2031-03-10T21:00"}});
    const Report* headline = headlineOf(reports);
    ASSERT_NE(headline, nullptr);
    EXPECT_EQ(dayOf(headline->when.earliestStart), dayOf(parseEdtf("2031-03-10")->earliestStart));
}

TEST_F(Reports, MidnightIsOfTheDayThatIsNamedWithIt) {
    const std::string text = "Two brothers were shot dead at a shop in Lund just before midnight on Tuesday.";
    article_.text = text;
    article_.id = articleId(sha256(text));
    facts_.published = *parseEdtf("2031-03-12");
    Timex timex;
    timex.span.begin = static_cast<std::uint32_t>(text.find("midnight"));
    timex.span.end = static_cast<std::uint32_t>(text.size()) - 1;
    timex.type = TimexType::time;
    timex.value = "2031-03-11T24:00";
    timex.when = *parseEdtf("2031-03-12T00:00");
    facts_.timexes = {timex};
    const auto reports = finder_->find(article_, language_->analyse(text), facts_);
    const Report* headline = headlineOf(reports);
    ASSERT_NE(headline, nullptr);
    EXPECT_EQ(headline->when.edtf, "2031-03-11");
}

TEST_F(Reports, AWeekdaySixDaysBackIsOfAnUpdateAndNoDayOfTheHappening) {
    const std::string text = "Two people were shot dead at a shop in Lund. A third died on Thursday.";
    const auto reports = find(text, {{"Thursday", "2031-03-06"}}); // published on Wednesday
    const Report* headline = headlineOf(reports);
    ASSERT_NE(headline, nullptr);
    EXPECT_EQ(headline->when.edtf, "2031-03-12");
    const auto last =
        find("Two people were shot dead at a shop in Lund last Thursday.", {{"last Thursday", "2031-03-06"}});
    headline = headlineOf(last);
    ASSERT_NE(headline, nullptr);
    EXPECT_EQ(headline->when.edtf, "2031-03-06");
}

TEST_F(Reports, OthersToWhomSomethingElseHappenedAreNotDead) {
    for (const char* text :
         {"A fire broke out on Wednesday, killing three people and forcing more than 200 others "
          "into lifeboats.",
          "Three people were killed and 200 others were led to safety."})
        for (const Report& report : find(text))
            for (const Answer& answer : report.answers)
                EXPECT_LT(answer.low, 200) << text << ": " << answer.facet;
}

TEST_F(Reports, PoliceOfficersArePolice) {
    const Answer* killed =
        answerOf(find("Two police officers were killed in the attack on Tuesday."), "count:person:die");
    ASSERT_NE(killed, nullptr);
    EXPECT_EQ(killed->scope.who, "police");
}

TEST_F(Reports, MentionsOfOneFamilyHaveOneSense) {
    const std::string text =
        "The board nominated Dana Lind. The nomination came late, and three people died in "
        "the crash that killed her.";
    find(text);
    const auto mentions = finder_->mentions(article_, language_->analyse(text), facts_);
    const auto senseOf = [&](std::string_view word) -> std::string {
        for (const Mention& mention : mentions)
            if (slice(text, mention.span) == word)
                return mention.sense;
        return "none";
    };
    EXPECT_EQ(senseOf("nominated"), senseOf("nomination"));
    EXPECT_EQ(senseOf("died"), senseOf("killed"));
    EXPECT_NE(senseOf("crash"), senseOf("killed"));
}

TEST_F(Reports, AMentionSaysWhatStandsAroundIt) {
    const std::string text =
        "Four gunmen attacked the old station in Lund. The team put her on injured reserve.";
    find(text);
    const auto mentions = finder_->mentions(article_, language_->analyse(text), facts_);
    const auto of = [&](std::string_view word) {
        const auto found = std::find_if(mentions.begin(), mentions.end(), [&](const Mention& mention) {
            return slice(text, mention.span) == word;
        });
        return found == mentions.end() ? Mention() : *found;
    };
    const auto says = [](const Mention& mention, ArgumentKind kind, const std::string& word) {
        const auto& words = mention.arguments[static_cast<std::size_t>(kind)];
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    EXPECT_TRUE(says(of("attacked"), ArgumentKind::subject, "gunman"));
    EXPECT_TRUE(says(of("attacked"), ArgumentKind::object, "station"));
    EXPECT_EQ(of("attacked").role, MentionRole::main);
    EXPECT_EQ(of("put").role, MentionRole::other);
    ASSERT_EQ(of("reserve").phrases.size(), 1U);
    EXPECT_EQ(slice(text, of("reserve").phrases[0]), "injured reserve");
    EXPECT_EQ(of("station").governor, "attack");
    EXPECT_TRUE(of("put").phrases.empty());
}

TEST_F(Reports, WhatAHappeningCameOfMayBeToldAfterItsDead) {
    const auto reports =
        find("Lake ferry: 57 bodies recovered\n\nRescue teams recovered 57 bodies on Wednesday "
             "after a ferry capsized on the lake on Sunday.",
             {{"Wednesday", "2031-03-12"}, {"Sunday", "2031-03-09"}});
    ASSERT_EQ(reports.size(), 1U);
    EXPECT_EQ(reports[0].when.edtf, "2031-03-09");
}

TEST_F(Reports, WhatAnIncidentDoesIsToldOfIt) {
    const auto reports = find("A ransomware attack on Tuesday shut down 14 of the city's 60 systems.",
                              {{"Tuesday", "2031-03-11"}});
    ASSERT_EQ(reports.size(), 1U);
    EXPECT_EQ(reports[0].type, EventType::cyber);
}

TEST_F(Reports, AStrikeIsOneOfWorkersWhereItIsToldOnceToBeTheirs) {
    for (const Report& report : find("Ostbahn: strike costs 12 million euros a day\n\nThe strike by train "
                                     "drivers brought the railway to a halt."))
        EXPECT_NE(report.type, EventType::attack) << report.title;
    const auto reports = find("Lund: strike leaves three dead\n\nThe strike on the harbour came at night.");
    ASSERT_FALSE(reports.empty());
    EXPECT_EQ(reports[0].type, EventType::attack);
}

TEST_F(Reports, AHeadingTellsInShortWhatTheTextTellsAsAPartOfAProtest) {
    const auto reports =
        find("Dam levy: police fired rubber bullets\n\nThe union accused police of firing "
             "rubber bullets into the crowd during a march in Lund. Nine people were injured.");
    ASSERT_EQ(reports.size(), 1U);
    EXPECT_EQ(reports[0].type, EventType::protest);
    EXPECT_NE(answerOf(reports, "count:person:injure"), nullptr);
}

TEST_F(Reports, TwoStrikesOnTwoDaysStayTwo) {
    const auto reports =
        find("A missile strike on the harbour killed three on Sunday. A missile strike on the "
             "airport on Tuesday killed two.",
             {{"Sunday", "2031-03-09"}, {"Tuesday", "2031-03-11"}});
    EXPECT_EQ(reports.size(), 2U);
}

TEST_F(Reports, EveryWordOfContentIsAMention) {
    const std::string text = "The scandal of Lund was furious and she slowly lost the record.";
    find(text);
    std::set<std::string> words;
    for (const Mention& mention : finder_->mentions(article_, language_->analyse(text), facts_))
        words.insert(std::string(slice(text, mention.span)));
    for (const char* word : {"scandal", "Lund", "furious", "slowly", "lost", "record"})
        EXPECT_TRUE(words.contains(word)) << word;
    EXPECT_FALSE(words.contains("she"));
}

TEST_F(Reports, WhichStandsForTheMentionBeforeIt) {
    const std::string text =
        "Riots that shook Lund led to a trial, which ended in May. She said that he won.";
    find(text);
    std::map<std::string, std::set<std::string>> phrases;
    for (const Mention& mention : finder_->mentions(article_, language_->analyse(text), facts_))
        for (const Span phrase : mention.phrases)
            phrases[mention.lemma].insert(std::string(slice(text, phrase)));
    EXPECT_TRUE(phrases["riot"].contains("that"));
    EXPECT_TRUE(phrases["trial"].contains("which"));
    EXPECT_FALSE(phrases["say"].contains("that"));
}

TEST_F(Reports, FallIsAMentionEvenWhereItMayBeTheSeason) {
    const std::string text = "Climber killed in fall";
    find(text, {{"fall", "2031"}});
    const auto lemmas = [&] {
        std::set<std::string> out;
        for (const Mention& mention : finder_->mentions(article_, language_->analyse(text), facts_))
            out.insert(mention.lemma);
        return out;
    };
    facts_.timexes.front().value = "XXXX-FA";
    EXPECT_TRUE(lemmas().contains("fall"));
    facts_.timexes.front().value = "2031";
    EXPECT_FALSE(lemmas().contains("fall"));
}

} // namespace claimline::reports
