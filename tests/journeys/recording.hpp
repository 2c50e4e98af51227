// What the kiosk's loudspeaker was given, while it is given it.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace journeys {

class Recording {
public:
    explicit Recording(std::filesystem::path file); // need not be there yet
    ~Recording();
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    // The samples, 48,000 a second. Waits until there are so many milliseconds of them; throws after 30 s.
    std::vector<std::int16_t> wait_for(std::chrono::milliseconds length);
    std::vector<std::int16_t> samples() const;

    // Waits until nothing has been added for so long.
    std::vector<std::int16_t> wait_for_silence(std::chrono::milliseconds span);

private:
    bool wait_for_change(std::chrono::milliseconds at_most) const; // false: there was none
    std::filesystem::path file_;
    int watch_ = -1;
};

// How much of a pitch is in the samples from one moment to another, and how loud they are (root mean square).
double pitch(const std::vector<std::int16_t>& samples, double from_s, double to_s, double hertz);
double loudness(const std::vector<std::int16_t>& samples, double from_s, double to_s);

} // namespace journeys
