// Recordings of a language that no synthesizer speaks: a folder with one file a text, called by the text's key
// in assets/languages ("identify_title.ogg"), or for a text with values by its stretches of words
// ("ticket_ahead.1.ogg", "ticket_ahead.2.ogg"); numbers ("number.0" to "number.10", "number.20", and any other
// that the language does not simply put together), letters ("letter.A").
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "language/phrase.hpp"

namespace liaison::app {

class VoicePack {
public:
    // Looks at the names in `folder`, not into the files. Without any recording: is_installed() is false.
    explicit VoicePack(const std::filesystem::path& folder);

    // One more, or another one of this name.
    void put(const std::string& name, const std::filesystem::path& file) { files_[name] = file; }

    bool is_installed() const { return !files_.empty(); }

    // The recordings of a phrase in their order. A piece that was not recorded is left out.
    std::vector<std::filesystem::path> recordings(const std::vector<language::SpokenPiece>& pieces) const;

    // Of the texts that can be spoken, those without a recording.
    std::vector<std::string> missing(const std::vector<language::Word>& words, const language::Words& in) const;

private:
    bool has(const std::string& recording) const { return files_.contains(recording); }
    void add(const std::string& recording, std::vector<std::filesystem::path>& to) const;
    void add_number(int number, std::vector<std::filesystem::path>& to) const;

    std::map<std::string, std::filesystem::path> files_; // by the recording's name
};

} // namespace liaison::app
