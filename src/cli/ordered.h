// Work in a stream: taken in order, done on all cores, given out in the same order. Private to cli.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace claimline::cli {

// Every job gives the text that is to be written; `write` gets them in the order of push(), one at a time. At
// most a few jobs a thread are under way: push() waits for room, so that any length of input needs the same
// memory.
class OrderedStream {
public:
    OrderedStream(int threads, std::function<void(std::string)> write);
    ~OrderedStream(); // waits until all is written

    void push(std::function<std::string()> job);

private:
    void work();
    void giveOut();

    const std::size_t most_;
    const std::function<void(std::string)> write_;
    std::mutex lock_;
    std::condition_variable changed_;
    std::deque<std::packaged_task<std::string()>> waiting_;
    std::deque<std::future<std::string>> order_;
    bool closed_ = false;
    std::vector<std::jthread> threads_;
};

} // namespace claimline::cli
