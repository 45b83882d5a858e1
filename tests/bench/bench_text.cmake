claimline_bench(text SOURCES ${CMAKE_CURRENT_LIST_DIR}/bench_text.cpp DEPENDS ingest)
