#include "drivers/sound/sound_player.hpp"

#include <algorithm>
#include <utility>

namespace drivers {
namespace {

constexpr std::chrono::seconds look_after_every{5};
constexpr std::size_t samples_at_once = output_rate / 25; // 40 ms: how soon a touch is heard

} // namespace

SoundPlayer::SoundPlayer(std::unique_ptr<SoundOutput> output, std::function<void(SoundEvent)> sink)
    : output_(std::move(output)), sink_(std::move(sink)) {}

SoundPlayer::~SoundPlayer() {
    stop();
}

void SoundPlayer::start(std::function<void()> first) {
    thread_ = std::thread([this, first = std::move(first)] {
        if (first) first();
        run();
    });
}

void SoundPlayer::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        waiting_.clear();
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
    output_->close();
}

void SoundPlayer::play(Sound sound) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || waiting_.size() >= most_waiting) return;
        waiting_.push_back(std::move(sound));
    }
    changed_.notify_all();
}

void SoundPlayer::silence(int channel) {
    {
        const std::lock_guard lock(mutex_);
        std::erase_if(waiting_, [channel](const Sound& sound) { return sound.channel == channel; });
        if (playing_channel_ == channel) silenced_ = true;
    }
    changed_.notify_all();
}

void SoundPlayer::run() {
    look_after_output();
    Lock lock(mutex_);
    while (!stopping_) {
        if (!changed_.wait_for(lock, look_after_every, [this] { return stopping_ || !waiting_.empty(); })) {
            lock.unlock();
            look_after_output();
            lock.lock();
            continue;
        }
        if (stopping_) return;
        Sound sound = std::move(waiting_.front());
        waiting_.pop_front();
        playing_channel_ = sound.channel;
        silenced_ = false;
        lock.unlock();
        const Outcome outcome = play_now(sound);
        const auto id = sound.id;
        sound = {}; // nothing of it stays in memory
        if (outcome != Outcome::silenced) sink_(SoundFinished{id, outcome == Outcome::played});
        lock.lock();
    }
}

void SoundPlayer::look_after_output() {
    if (!output_->is_open()) open_output();
}

bool SoundPlayer::open_output() {
    const auto opened = output_->open();
    tell_state(opened.has_value(), opened ? std::string() : opened.error());
    return opened.has_value();
}

void SoundPlayer::tell_state(bool works, const std::string& detail) {
    const int state = works ? 1 : 0;
    if (std::exchange(works_, state) != state) sink_(SoundStateChanged{works, detail});
}

SoundPlayer::Outcome SoundPlayer::play_now(const Sound& sound) {
    if (!output_->is_open() && !open_output()) return Outcome::failed;
    for (std::size_t i = 0; i < sound.pieces.size(); ++i) {
        Pcm piece = resampled(sound.pieces[i](), output_rate);
        amplify(piece, sound.gain);
        if (i + 1 < sound.pieces.size()) {
            const Pcm pause = drivers::silence(sound.pause, output_rate);
            piece.samples.insert(piece.samples.end(), pause.samples.begin(), pause.samples.end());
        }
        if (const Outcome outcome = play_piece(piece); outcome != Outcome::played) return outcome;
    }
    const auto left = output_->finish();
    if (!left) {
        tell_state(false, left.error());
        return Outcome::failed;
    }
    const Outcome outcome = wait(*left);
    if (outcome == Outcome::silenced) output_->drop();
    return outcome;
}

SoundPlayer::Outcome SoundPlayer::play_piece(const Pcm& sound) {
    std::span<const std::int16_t> rest = sound.samples;
    while (!rest.empty()) {
        if (cut_off()) break;
        const auto now = rest.first(std::min(rest.size(), samples_at_once));
        const auto pause = output_->write(now);
        if (!pause) {
            tell_state(false, pause.error());
            return Outcome::failed;
        }
        rest = rest.subspan(now.size());
        if (wait(*pause) == Outcome::silenced) break;
    }
    if (!cut_off()) return Outcome::played;
    output_->drop();
    return Outcome::silenced;
}

SoundPlayer::Outcome SoundPlayer::wait(Span span) {
    Lock lock(mutex_);
    const bool cut = changed_.wait_for(lock, span, [this] { return stopping_ || silenced_; });
    return cut ? Outcome::silenced : Outcome::played;
}

bool SoundPlayer::cut_off() {
    const std::lock_guard lock(mutex_);
    return stopping_ || silenced_;
}

} // namespace drivers
