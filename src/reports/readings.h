// Readings: which of its senses in the lexicon a word has where it stands.
#pragma once

#include "reports/lexicon.h"
#include "reports/tree.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace claimline::reports {

// What a noun counts as with the word before it ("fuel tank", "unmanned vehicle"), else by itself.
std::optional<Thing> thingAt(const Tree& tree, const Lexicon& lexicon, std::uint32_t noun);

// What a line of happenings.tsv asks for in its column "object": a category of things or people that the word
// acts on, or "debris" that acts itself. With a sign behind it: "weapon!", one that is named; "person^", whom
// it befell; "craft<", that did it; "labour~", of which the article speaks; "many~", done by many; "case:on",
// the preposition that stands before it.
class Readings {
public:
    Readings(const Tree& tree, const Lexicon& lexicon);

    bool fit(std::uint32_t at, const Happening& happening) const {
        return !(happening.type == EventType::attack && reachesFigure(at)) &&
               (happening.object.empty() || holdsThing(at, happening));
    }

private:
    bool holdsThing(std::uint32_t at, const Happening& happening) const;
    bool isAbout(const std::string& topic, std::uint32_t at, bool figure) const;
    bool isByPeople(std::uint32_t noun) const;
    bool isUpTo(std::uint32_t noun) const;
    bool isFromA(std::uint32_t at, const std::string& name) const;
    bool isDoneBy(std::uint32_t at, const std::string& category) const;
    bool reachesFigure(std::uint32_t at) const;
    bool isDoneByMany(std::uint32_t at) const;
    bool countsRightBefore(std::uint32_t at) const;
    bool isNamedThing(std::uint32_t noun) const;
    bool isThing(std::uint32_t noun, std::string_view category) const;

    const Tree& tree_;
    const Lexicon& lexicon_;
    std::map<std::string, int> topics_;   // how often the article speaks of each
    std::set<std::uint32_t> bareFigures_; // tokens of numbers without a noun
    std::set<std::string> byPeople_;      // nouns that it tells to be somebody's doing
};

} // namespace claimline::reports
