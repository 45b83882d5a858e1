# Names, numbers and places: the part of language that Knowledge does.
find_path(MARISA_INCLUDE marisa.h REQUIRED)
find_library(MARISA_LIBRARY marisa REQUIRED)
set(KNOWLEDGE_SOURCES
    knowledge/describe.cpp
    knowledge/knowledge.cpp
    knowledge/lexicon.cpp
    knowledge/linker.cpp
    knowledge/linker_bodies.cpp
    knowledge/linker_people.cpp
    knowledge/linker_references.cpp
    knowledge/linker_states.cpp
    knowledge/name_chain.cpp
    knowledge/name_features.cpp
    knowledge/name_tagger.cpp
    knowledge/names.cpp
    knowledge/names_bodies.cpp
    knowledge/names_kinds.cpp
    knowledge/names_offices.cpp
    knowledge/names_parts.cpp
    knowledge/names_runs.cpp
    knowledge/names_weighed.cpp
    knowledge/places.cpp
    knowledge/number_reader.cpp
    knowledge/quantities.cpp
    knowledge/quantities_nouns.cpp
    knowledge/quantities_numbers.cpp
    knowledge/quantities_refused.cpp
    knowledge/gazetteer.cpp
    knowledge/phrases.cpp
    knowledge/words.cpp)
set(KNOWLEDGE_LIBS ${MARISA_LIBRARY} ICU::uc)

# Remakes data/places (its README tells how); not built by default.
add_executable(claimline-places EXCLUDE_FROM_ALL
    knowledge/gazetteer.cpp knowledge/places_build.cpp knowledge/words.cpp)
target_link_libraries(claimline-places PRIVATE claimline_options claimline::model ${MARISA_LIBRARY} ICU::uc
                      nlohmann_json::nlohmann_json)
target_include_directories(claimline-places PRIVATE ${PROJECT_SOURCE_DIR}/src)
