// code-pictures DIRECTORY [PICTURES]   writes the rendered camera set as PGM files, KIND-SEVERITY-NUMBER.pgm,
// and expected.tsv with the texts that each shows. PICTURES is how many of each kind and severity, 4 unless
// told.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "code-pictures/camera_set.hpp"

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage: code-pictures DIRECTORY [PICTURES]\n";
        return 2;
    }
    const std::filesystem::path directory = argv[1];
    const unsigned each = argc > 2 ? static_cast<unsigned>(std::stoul(argv[2])) : 4;
    std::filesystem::create_directories(directory);
    std::ofstream expected(directory / "expected.tsv");
    for (const auto& kind : code_pictures::kinds())
        for (int severity = 0; severity < code_pictures::severities; ++severity)
            for (unsigned number = 0; number < each; ++number) {
                const auto shot = code_pictures::make_shot(kind, severity, number);
                const auto picture = code_pictures::render(shot.scene);
                const std::string name =
                    kind + '-' + std::to_string(severity) + '-' + std::to_string(number) + ".pgm";
                std::ofstream file(directory / name, std::ios::binary);
                file << "P5\n" << picture.width << ' ' << picture.height << "\n255\n";
                file.write(reinterpret_cast<const char*>(picture.pixels.data()),
                           static_cast<std::streamsize>(picture.pixels.size()));
                for (const auto& code : shot.scene.codes)
                    expected << name << '\t' << code.text << '\n';
            }
    return expected ? 0 : 1;
}
