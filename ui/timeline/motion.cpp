#include "timeline/motion.h"

#include <algorithm>
#include <cmath>

namespace claimline::ui {

namespace {

constexpr int frame = 12;        // milliseconds
constexpr double easeTime = 120; // of a step of zoom
constexpr double decay = 4;      // of a glide, a second
constexpr double slowest = 8;    // pixels a second: below, it stands

} // namespace

TimeRange eased(TimeRange from, TimeRange to, double share) {
    const double left = 1 - std::clamp(share, 0.0, 1.0);
    const double part = 1 - left * left * left;
    return {from.from + (to.from - from.from) * part, from.to + (to.to - from.to) * part};
}

Glide glided(double speed, double seconds) {
    const double after = speed * std::exp(-decay * seconds);
    return {(speed - after) / decay, after};
}

Motion::Motion(QObject* parent)
    : QObject(parent) {
    timer_.setInterval(frame);
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, &Motion::step);
}

void Motion::ease(TimeRange from, TimeRange to) {
    speed_ = 0;
    easing_ = {from, to};
    clock_.start();
    timer_.start();
}

void Motion::fling(double pixelsPerSecond) {
    easing_.reset();
    if (std::abs(pixelsPerSecond) < slowest * decay)
        return;
    speed_ = pixelsPerSecond;
    clock_.start();
    timer_.start();
}

void Motion::stop() {
    timer_.stop();
    easing_.reset();
    speed_ = 0;
}

std::optional<TimeRange> Motion::target() const {
    return easing_ ? std::optional(easing_->second) : std::nullopt;
}

void Motion::step() {
    if (easing_) {
        const double share = static_cast<double>(clock_.elapsed()) / easeTime;
        const TimeRange now = eased(easing_->first, easing_->second, share);
        if (share >= 1)
            stop();
        emit moved(now);
    } else {
        const Glide glide = glided(speed_, static_cast<double>(clock_.restart()) / 1000);
        speed_ = glide.speed;
        if (std::abs(speed_) < slowest)
            stop();
        emit flung(glide.moved);
    }
    if (!running())
        emit ended();
}

} // namespace claimline::ui
