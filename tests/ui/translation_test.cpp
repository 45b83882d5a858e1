// Every text of the window has its words in every language, with the same places for what is put in.
#include "look/translation.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <set>
#include <sstream>

namespace claimline::ui {
namespace {

namespace fs = std::filesystem;

// String literals that follow each other from `at`, put together; empty: there is none.
QString literalAt(const QString& source, qsizetype& at) {
    QString text;
    for (bool any = true; any;) {
        any = false;
        while (at < source.size() && source.at(at).isSpace())
            ++at;
        if (at < source.size() && source.at(at) == '"') {
            any = true;
            for (++at; at < source.size() && source.at(at) != '"'; ++at) {
                if (source.at(at) == '\\' && at + 1 < source.size()) {
                    ++at;
                    text += source.at(at) == 'n' ? QChar('\n') : source.at(at);
                } else {
                    text += source.at(at);
                }
            }
            ++at;
        }
    }
    return text;
}

// What is given to tr() and translate() as literals.
std::set<QString> textsOfTheWindow() {
    std::set<QString> texts;
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(CLAIMLINE_TESTS_DIR).parent_path() / "ui")) {
        if (entry.path().extension() != ".cpp")
            continue;
        std::ostringstream all;
        all << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        const QString source = QString::fromStdString(all.str());
        static const QRegularExpression call(QStringLiteral("\\b(tr|translate)\\("));
        for (auto found = call.globalMatch(source); found.hasNext();) {
            const auto match = found.next();
            qsizetype at = match.capturedEnd();
            QString text = literalAt(source, at);
            if (match.captured(1) == QLatin1String("translate")) { // after the context
                ++at;
                text = literalAt(source, at);
            }
            if (!text.isEmpty())
                texts.insert(text);
        }
    }
    return texts;
}

class Translation : public testing::TestWithParam<const char*> {};

TEST_P(Translation, HasWordsForEveryTextOfTheWindow) {
    QObject owner;
    const auto table = TableTranslator::load(GetParam(), &owner);
    ASSERT_TRUE(table) << table.error().message();
    const auto texts = textsOfTheWindow();
    ASSERT_GT(texts.size(), 500u);
    for (const QString& text : texts)
        EXPECT_TRUE((*table)->texts().contains(text)) << "no words for: " << text.toStdString();
}

TEST_P(Translation, PutsInWhatTheTextPutsIn) {
    QObject owner;
    const auto table = TableTranslator::load(GetParam(), &owner);
    ASSERT_TRUE(table);
    for (auto text = (*table)->texts().cbegin(); text != (*table)->texts().cend(); ++text)
        for (const QString& form : text.value()) {
            EXPECT_FALSE(form.isEmpty()) << text.key().toStdString();
            for (const char* place : {"%1", "%2", "%3", "%4", "%n"})
                EXPECT_EQ(text.key().contains(QLatin1String(place)), form.contains(QLatin1String(place)))
                    << text.key().toStdString() << " → " << form.toStdString();
        }
}

TEST_P(Translation, TakesTheFormThatANumberAsksFor) {
    QObject owner;
    const auto table = TableTranslator::load(GetParam(), &owner);
    ASSERT_TRUE(table);
    const auto& forms = (*table)->texts().value(QStringLiteral("%n day(s)"));
    ASSERT_EQ(forms.size(), GetParam() == std::string("uk") ? 3 : 2);
    for (const int n : {1, 2, 5, 11, 21, 22, 112})
        EXPECT_EQ((*table)->translate("", "%n day(s)", nullptr, n),
                  forms.at(TableTranslator::formOf(GetParam(), n)))
            << n;
    EXPECT_EQ((*table)->translate("", "no such text", nullptr, -1), QString());
}

INSTANTIATE_TEST_SUITE_P(Languages, Translation, testing::Values("de", "uk"));

TEST(TranslationForms, FollowTheRulesOfUkrainianNumbers) {
    EXPECT_EQ(TableTranslator::formOf("uk", 1), 0);
    EXPECT_EQ(TableTranslator::formOf("uk", 3), 1);
    EXPECT_EQ(TableTranslator::formOf("uk", 5), 2);
    EXPECT_EQ(TableTranslator::formOf("uk", 11), 2);
    EXPECT_EQ(TableTranslator::formOf("uk", 12), 2);
    EXPECT_EQ(TableTranslator::formOf("uk", 21), 0);
    EXPECT_EQ(TableTranslator::formOf("uk", 112), 2);
    EXPECT_EQ(TableTranslator::formOf("de", 0), 1);
}

TEST(TranslationOfALanguageWithoutATable, FailsAndNamesIt) {
    QObject owner;
    const auto table = TableTranslator::load("xx", &owner);
    ASSERT_FALSE(table);
    EXPECT_NE(table.error().message().find("xx.tsv"), std::string::npos);
}

} // namespace
} // namespace claimline::ui
