claimline_bench(project SOURCES ${CMAKE_CURRENT_LIST_DIR}/bench_project.cpp DEPENDS ingest)
