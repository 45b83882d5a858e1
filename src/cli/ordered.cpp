#include "cli/ordered.h"

#include <algorithm>

namespace claimline::cli {

OrderedStream::OrderedStream(int threads, std::function<void(std::string)> write)
    : most_(static_cast<std::size_t>(threads > 0 ? threads
                                                 : std::max(1u, std::thread::hardware_concurrency())) *
            8)
    , write_(std::move(write)) {
    for (std::size_t i = 0; i < most_ / 8; ++i)
        threads_.emplace_back([this] { work(); });
    threads_.emplace_back([this] { giveOut(); });
}

OrderedStream::~OrderedStream() {
    {
        const std::lock_guard held(lock_);
        closed_ = true;
    }
    changed_.notify_all();
    threads_.clear(); // joins
}

void OrderedStream::push(std::function<std::string()> job) {
    std::unique_lock held(lock_);
    changed_.wait(held, [&] { return order_.size() < most_; });
    waiting_.emplace_back(std::move(job));
    order_.push_back(waiting_.back().get_future());
    changed_.notify_all();
}

void OrderedStream::work() {
    std::unique_lock held(lock_);
    for (;;) {
        changed_.wait(held, [&] { return closed_ || !waiting_.empty(); });
        if (waiting_.empty())
            return;
        std::packaged_task<std::string()> task = std::move(waiting_.front());
        waiting_.pop_front();
        held.unlock();
        task();
        held.lock();
    }
}

void OrderedStream::giveOut() {
    std::unique_lock held(lock_);
    for (;;) {
        changed_.wait(held, [&] { return closed_ || !order_.empty(); });
        if (order_.empty())
            return;
        std::future<std::string>& next = order_.front(); // a deque: stays where it is
        held.unlock();
        write_(next.get());
        held.lock();
        order_.pop_front();
        changed_.notify_all();
    }
}

} // namespace claimline::cli
