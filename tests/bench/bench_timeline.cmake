if(TARGET claimline_panes)
    claimline_bench(timeline SOURCES ${CMAKE_CURRENT_LIST_DIR}/bench_timeline.cpp DEPENDS store
                    LIBS claimline_panes Qt6::Widgets SQLiteCpp)
endif()
