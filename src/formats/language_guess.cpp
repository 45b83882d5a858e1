#include "formats/language_guess.h"

#include "formats/strings.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unicode/uscript.h>

namespace claimline::formats {

namespace {

struct Profile {
    std::string_view language;
    std::string_view words; // each between blanks
};

// The commonest function words; two languages that share a word (en "in", de "in") are told apart by the
// others.
constexpr std::array profiles{
    Profile{
        "en",
        " the of and to in a is that for on was with as by at from are be were has it his have said not an "
        "he who which this but they had their or been will its after more "},
    Profile{
        "de",
        " der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden "
        "aus er hat dass sie nach wird bei einer um am sind noch "},
    Profile{
        "fr",
        " de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec "
        "aux son cette été ont mais ses "},
    Profile{
        "es",
        " de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ha o "
        "este fue son entre cuando "},
    Profile{
        "pt",
        " de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao das tem à "
        "seu sua ou ser são nos já "},
    Profile{
        "it",
        " di e il la che in a per un è del non sono della le con i si una da dei nel alla più ha come gli "
        "anche delle al dal lo ma "},
    Profile{
        "nl",
        " de van het een en in is dat op te zijn met die voor niet aan er om ook als maar bij dan nog uit "
        "naar door ze hij werd worden heeft "},
    Profile{"pl", " w i na z się nie do że o jest to jak po co ale za od przez ma dla są jego tym już tak "
                  "ich był który "
                  "oraz może czy "},
    Profile{"sv", " och i att det som en på är av för med till den har de inte om ett han men var jag sig "
                  "från vi så kan "
                  "när efter "},
    Profile{
        "da",
        " og i at det en den til er som på de med af for ikke der var har et han sig vi kan men om ved eller "
        "efter blev "},
    Profile{
        "no",
        " og i det på som er en til å han av for at med var de ikke den har jeg om et men så seg fra ble hun "
        "etter også "},
    Profile{"fi",
            " ja on ei se että oli hän ovat mutta kun myös joka sen tai mukaan ole kuin jo vain niin sekä "},
    Profile{"cs", " a se v na je že o s z do i to k jako za by ve pro jsou od po jeho jak ale která "},
    Profile{"ro", " de și în a la cu pe care că din nu un o este pentru mai au ca al fost sunt o le s-a "},
    Profile{"hu", " a az és hogy nem is egy volt meg de csak azt ha már mint még vagy ez el szerint "},
    Profile{"tr", " ve bir bu da de için ile olarak çok daha en olan sonra ne gibi kadar ise var "},
    Profile{
        "id",
        " yang dan di dengan untuk dari ini dalam tidak itu pada akan ke juga oleh adalah ada bisa telah "},
    Profile{"vi", " và của là có cho trong được không các một với đã người những để "},
    Profile{"ru", " и в не на что с по как это к из у за от о для его но был так он также года "},
    Profile{"uk", " і в не на що з у та до за від про як це його але було також року який "},
    Profile{"bg", " и на да в се за от не са е по че с като до това как който "},
    Profile{"el", " και το να του η της με που την από στο για τα στην είναι ότι οι τον των "}};

// Scripts that stand for one language, as far as news goes.
std::string byScript(std::string_view text) {
    std::array<int, 5> counts{}; // hiragana and katakana, hangul, han, arabic, others worth naming
    int letters = 0;
    for (std::size_t at = 0; at < text.size() && letters < 4000;) {
        UErrorCode status = U_ZERO_ERROR;
        const auto script = uscript_getScript(static_cast<UChar32>(nextCodePoint(text, at)), &status);
        if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED)
            continue;
        ++letters;
        counts[0] += script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
        counts[1] += script == USCRIPT_HANGUL;
        counts[2] += script == USCRIPT_HAN;
        counts[3] += script == USCRIPT_ARABIC;
        counts[4] += script == USCRIPT_DEVANAGARI;
    }
    if (counts[0] * 5 > letters && letters)
        return "ja";
    constexpr std::array<const char*, 5> names{"ja", "ko", "zh", "ar", "hi"};
    for (std::size_t i = 1; i < names.size(); ++i)
        if (counts[i] * 2 > letters && letters)
            return names[i];
    return {};
}

} // namespace

std::string guessLanguage(std::string_view text) {
    if (std::string script = byScript(text); !script.empty())
        return script;
    const std::string folded = foldWords(text.substr(0, 20'000));
    std::array<std::size_t, profiles.size()> hits{};
    std::size_t words = 0;
    for (std::size_t begin = 0; begin < folded.size() && words < 2000;) {
        const std::size_t end = std::min(folded.find(' ', begin), folded.size());
        const std::string word = " " + folded.substr(begin, end - begin) + " ";
        for (std::size_t i = 0; i < profiles.size(); ++i)
            hits[i] += profiles[i].words.find(word) != std::string_view::npos;
        ++words;
        begin = end + 1;
    }
    const auto best = std::ranges::max_element(hits);
    const auto bestAt = static_cast<std::size_t>(best - hits.begin());
    const auto second = [&] {
        std::size_t value = 0;
        for (std::size_t i = 0; i < hits.size(); ++i)
            value = i == bestAt ? value : std::max(value, hits[i]);
        return value;
    }();
    // Running English holds some forty of these in a hundred words; a list of names holds few of any.
    if (words < 5 || *best * 8 < words || *best * 10 < second * 11)
        return {};
    return std::string(profiles[bestAt].language);
}

} // namespace claimline::formats
