#include "language/english.h"

namespace claimline::language {
namespace {

TEST(Conllu, CommentsAndMultiwordLinesStayAndWordsAreFilledIn) {
    const std::string in = "# sent_id = 1\n"
                           "1\tThey\t_\t_\t_\t_\t_\t_\t_\t_\n"
                           "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                           "2\tdid\t_\t_\t_\t_\t_\t_\t_\t_\n"
                           "3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                           "4\tleave\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                           "5\t.\t_\t_\t_\t_\t_\t_\t_\t_\n"
                           "\n";
    const std::string out = "# sent_id = 1\n"
                            "1\tThey\tthey\tPRON\t_\t_\t4\tnsubj\t_\t_\n"
                            "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                            "2\tdid\tdo\tAUX\t_\t_\t4\taux\t_\t_\n"
                            "3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_\n"
                            "4\tleave\tleave\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n"
                            "5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_\n"
                            "\n";
    const auto annotated = english().annotateConllu(in);
    ASSERT_TRUE(annotated);
    EXPECT_EQ(*annotated, out);
}

TEST(Conllu, ALineThatHasNotTenFieldsIsNamed) {
    const auto annotated = english().annotateConllu("# x\n1\tThey\t_\n");
    ASSERT_FALSE(annotated);
    EXPECT_EQ(annotated.error().kind, ErrorKind::unreadable);
    EXPECT_THAT(annotated.error().message(), testing::HasSubstr("line 2"));
}

TEST(Conllu, NothingInGivesNothingOut) {
    EXPECT_EQ(english().annotateConllu(""), "");
}

} // namespace
} // namespace claimline::language
