claimline_bench(resolve SOURCES ${CMAKE_CURRENT_LIST_DIR}/bench_resolve.cpp DEPENDS ingest)
