// Plays sounds one after the other on a thread of its own.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "drivers/sound/pcm.hpp"
#include "drivers/sound/sound_output.hpp"

namespace drivers {

// Makes a piece of sound when its turn comes; called on the player's thread.
using SoundSource = std::function<Pcm()>;

struct Sound {
    std::uint64_t id = 0;
    int channel = 0; // what silence() names: sounds of one channel fall silent together
    double gain = 1; // 0 to 1
    std::vector<SoundSource> pieces;
    std::chrono::milliseconds pause{0}; // after each piece but the last
};

// A sound was played to its end, or could not be. A sound that was silenced or found no place says nothing.
struct SoundFinished {
    std::uint64_t id;
    bool played;
};

struct SoundStateChanged {
    bool works;
    std::string detail_for_keeper; // technical
};

using SoundEvent = std::variant<SoundFinished, SoundStateChanged>;

// The output is opened when the thread starts and again every few seconds while it does not work. What cannot
// be played is dropped, never kept for later: a number called an hour ago helps nobody.
class SoundPlayer {
public:
    static constexpr std::size_t most_waiting = 16;

    // The sink is called on the player's thread, from start() to stop().
    SoundPlayer(std::unique_ptr<SoundOutput> output, std::function<void(SoundEvent)> sink);
    SoundPlayer(const SoundPlayer&) = delete;
    SoundPlayer& operator=(const SoundPlayer&) = delete;
    ~SoundPlayer();

    // `first` runs on the thread before all else: for what is slow to load.
    void start(std::function<void()> first);
    void stop(); // at once; what waits is dropped

    // From any thread.
    void play(Sound sound); // dropped where most_waiting wait already
    void silence(int channel);

private:
    using Lock = std::unique_lock<std::mutex>;
    enum class Outcome { played, failed, silenced };

    void run();
    void look_after_output();
    bool open_output();
    void tell_state(bool works, const std::string& detail);
    Outcome play_now(const Sound& sound);
    Outcome play_piece(const Pcm& sound);
    Outcome wait(Span span);
    bool cut_off();

    std::unique_ptr<SoundOutput> output_;
    std::function<void(SoundEvent)> sink_;
    int works_ = -1; // as last told; -1: nothing yet

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Sound> waiting_;
    int playing_channel_ = 0;
    bool silenced_ = false; // the sound being played is to end
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace drivers
