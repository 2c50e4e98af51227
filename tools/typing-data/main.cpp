// typing-data pinyin GENERAL_DICTIONARY OWN_WORDS OUT           the dictionary that librime compiles
// typing-data next GENERAL_DICTIONARY OWN_WORDS OUT             what follows a character
// typing-data handwriting STROKE_FOLDER GENERAL_DICTIONARY OUT  the model of handwritten characters
//
// Runs when the program is built; see tools/cmake/typing_data.cmake.
#include <iostream>
#include <map>
#include <stdexcept>

#include "domain/text.hpp"
#include "handwriting_trainer.hpp"
#include "next_characters.hpp"
#include "pinyin_dictionary.hpp"

using namespace typing_data;

namespace {

void make_handwriting(const std::string& strokes, const std::string& dictionary, const std::string& out) {
    std::map<char32_t, double> frequency;
    for (const WeightedWord& word : read_dictionary(dictionary))
        for (const char32_t character : liaison::domain::code_points(word.text))
            frequency[character] += word.weight;
    auto characters = read_strokes(strokes);
    for (StrokedCharacter& character : characters)
        character.frequency = frequency[character.character];
    train_handwriting(characters, out);
}

void run(const std::vector<std::string>& arguments) {
    if (arguments.size() != 4) throw std::runtime_error("usage: typing-data pinyin|next|handwriting IN IN OUT");
    if (arguments[0] == "handwriting") return make_handwriting(arguments[1], arguments[2], arguments[3]);
    const auto words = join_words(read_dictionary(arguments[1]), read_own_words(arguments[2]));
    if (arguments[0] == "pinyin") return write_pinyin_dictionary(arguments[3], words);
    if (arguments[0] == "next") return write_next_characters(arguments[3], words);
    throw std::runtime_error("unknown: " + arguments[0]);
}

} // namespace

int main(int argc, char** argv) {
    try {
        run({argv + 1, argv + argc});
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "typing-data: " << error.what() << '\n';
        return 1;
    }
}
