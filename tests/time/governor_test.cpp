// Tense by the dependencies, on sentences whose tree is written out here.
#include "time/governor.h"

#include <gtest/gtest.h>
#include <map>
#include <sstream>

namespace claimline::time {
namespace {

using language::Deprel;
using language::Form;
using language::Upos;

struct Sentence {
    std::string text;
    language::Document document;
};

// A word a line: WORD UPOS FORM HEAD RELATION, heads counted from 1, 0 is the root.
Sentence sentence(const std::string& lines) {
    static const std::map<std::string, Form> forms = {
        {"-", Form::none},        {"base", Form::base},
        {"past", Form::past},     {"part", Form::pastParticiple},
        {"gerund", Form::gerund}, {"present", Form::present}};
    Sentence built;
    std::istringstream in(lines);
    std::string word, upos, form, relation;
    std::uint32_t head = 0;
    while (in >> word >> upos >> form >> head >> relation) {
        if (!built.text.empty())
            built.text += ' ';
        language::Token token;
        token.span.begin = static_cast<std::uint32_t>(built.text.size());
        built.text += word;
        token.span.end = static_cast<std::uint32_t>(built.text.size());
        token.upos = language::parseUpos(upos).value_or(Upos::X);
        token.form = forms.at(form);
        token.head = head == 0 ? none : head - 1;
        token.deprel = language::parseDeprel(relation).value_or(Deprel::dep);
        built.document.tokens.push_back(token);
    }
    language::Sentence whole;
    whole.last = static_cast<std::uint32_t>(built.document.tokens.size());
    whole.span = {0, static_cast<std::uint32_t>(built.text.size())};
    built.document.sentences.push_back(whole);
    return built;
}

Sign signOf(const Sentence& built, std::string_view day, bool heldFor = false) {
    static const auto words = Words::load(CLAIMLINE_DATA_DIR "/language/en");
    const auto pieces = cut(built.text, *words);
    const auto at = static_cast<std::uint32_t>(built.text.find(day));
    return Governor(pieces, built.document).of({at, at + static_cast<std::uint32_t>(day.size())}, heldFor);
}

TEST(Governor, TheVerbThatTheDayHangsOnTellsNotTheOneThatGovernsIt) {
    const Sentence built =
        sentence("Police NOUN - 3 nsubj  are AUX present 3 aux  trying VERB gerund 0 root  to PART - 5 mark "
                 "find VERB base 3 xcomp  who PRON - 7 nsubj  hurt VERB past 5 ccomp "
                 "children NOUN - 7 obj  on ADP - 10 case  Thursday PROPN - 7 obl");
    EXPECT_EQ(signOf(built, "Thursday").tense.outlook, Outlook::past);
}

TEST(Governor, WhatIsPlannedLiesAhead) {
    const Sentence plans = sentence("She PRON - 2 nsubj  plans VERB present 0 root  to PART - 4 mark "
                                    "leave VERB base 2 xcomp  on ADP - 6 case  Friday PROPN - 4 obl");
    EXPECT_TRUE(signOf(plans, "Friday").tense.ahead());
    const Sentence will =
        sentence("It PRON - 3 nsubj  will AUX - 3 aux  open VERB base 0 root  Friday PROPN - 3 obl");
    EXPECT_TRUE(signOf(will, "Friday").tense.ahead());
}

TEST(Governor, WhatWasVowedOnADayWasVowedThen) {
    const Sentence built =
        sentence("He PRON - 2 nsubj  vowed VERB past 0 root  on ADP - 4 case  Tuesday PROPN - 2 obl "
                 "to PART - 6 mark  leave VERB base 2 xcomp  by ADP - 8 case  Friday PROPN - 6 obl");
    EXPECT_TRUE(signOf(built, "Tuesday").tense.behind());
    EXPECT_TRUE(signOf(built, "Friday").tense.ahead());
}

TEST(Governor, AModalIsPossibleAndComingUnlessItHasHave) {
    const Sentence could =
        sentence("They PRON - 3 nsubj  could AUX - 3 aux  vote VERB base 0 root  Friday PROPN - 3 obl");
    EXPECT_EQ(signOf(could, "Friday").tense.outlook, Outlook::hypothetical);
    EXPECT_TRUE(signOf(could, "Friday").tense.ahead());
    const Sentence have = sentence("They PRON - 4 nsubj  may AUX - 4 aux  have AUX base 4 aux "
                                   "voted VERB part 0 root  Friday PROPN - 4 obl");
    EXPECT_EQ(signOf(have, "Friday").tense.outlook, Outlook::hypothetical);
    EXPECT_FALSE(signOf(have, "Friday").tense.ahead());
}

TEST(Governor, WhatIsSetForADayIsAhead) {
    const Sentence built =
        sentence("Trial NOUN - 3 nsubj:pass  was AUX past 3 aux:pass  set VERB part 0 root "
                 "for ADP - 5 case  Monday PROPN - 3 obl");
    EXPECT_TRUE(signOf(built, "Monday", true).tense.ahead());
    EXPECT_TRUE(signOf(built, "Monday", false).tense.behind());
}

TEST(Governor, WithoutAVerbNothingIsTold) {
    const Sentence built = sentence("Fire NOUN - 0 root  on ADP - 3 case  Monday PROPN - 1 nmod");
    EXPECT_FALSE(signOf(built, "Monday").known());
}

} // namespace
} // namespace claimline::time
