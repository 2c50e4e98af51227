#include "app/voice_pack.hpp"

#include <array>
#include <charconv>

namespace liaison::app {

namespace {

constexpr std::array<std::string_view, 4> endings{".ogg", ".opus", ".flac", ".wav"};
constexpr std::string_view number_prefix = "number.";

bool is_recording(const std::filesystem::path& file) {
    for (const std::string_view ending : endings)
        if (file.extension() == ending) return true;
    return false;
}

std::string number_name(int number) {
    return std::string(number_prefix) + std::to_string(number);
}

} // namespace

VoicePack::VoicePack(const std::filesystem::path& folder) {
    std::error_code error; // a folder that is not there is no pack
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (is_recording(entry.path())) files_[entry.path().stem().string()] = entry.path();
}

std::vector<std::filesystem::path>
VoicePack::recordings(const std::vector<language::SpokenPiece>& pieces) const {
    std::vector<std::filesystem::path> found;
    for (const language::SpokenPiece& piece : pieces) {
        int number = 0;
        const char* end = piece.recording.data() + piece.recording.size();
        const bool is_number =
            piece.recording.starts_with(number_prefix) &&
            std::from_chars(piece.recording.data() + number_prefix.size(), end, number).ptr == end;
        if (is_number)
            add_number(number, found);
        else
            add(piece.recording, found);
    }
    return found;
}

void VoicePack::add(const std::string& recording, std::vector<std::filesystem::path>& to) const {
    if (const auto found = files_.find(recording); found != files_.end()) to.push_back(found->second);
}

// A recording of just this number, else hundreds, tens and ones put together as Chinese, Lisu and Naxi do it.
void VoicePack::add_number(int number, std::vector<std::filesystem::path>& to) const {
    if (has(number_name(number)) || number <= 10 || number >= 1000) return add(number_name(number), to);
    for (const int unit : {100, 10}) {
        const int count = number / unit;
        number %= unit;
        if (count == 0) continue;
        if (has(number_name(count * unit))) {
            add(number_name(count * unit), to);
            continue;
        }
        if (count > 1 || unit == 100) add(number_name(count), to);
        add(number_name(unit), to);
    }
    if (number > 0) add(number_name(number), to);
}

std::vector<std::string> VoicePack::missing(const std::vector<language::Word>& words,
                                            const language::Words& in) const {
    std::vector<std::string> names;
    for (const language::Word word : words)
        for (const language::SpokenPiece& piece : language::spoken({word}, in))
            if (!piece.recording.empty() && !has(piece.recording)) names.push_back(piece.recording);
    return names;
}

} // namespace liaison::app
