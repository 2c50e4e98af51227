// gallery: every screen, in every language, standing and lying, as pictures; one sheet of all; and a page to
// leaf through them.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "contact_sheet.hpp"
#include "language/language_packs.hpp"
#include "scenes.hpp"
#include "ui/offscreen_surface.hpp"

using namespace liaison;

namespace {

struct Format {
    const char* name;
    int width, height;
};
constexpr Format formats[] = {
    {"landscape", 1920, 1080}, {"portrait", 1080, 1920}, {"small", 768, 1366}, {"large", 3840, 2160}};

struct Wish {
    std::filesystem::path folder;
    std::string scene, language, format; // empty: all
    gallery::Look look;
    std::filesystem::path language_pack; // empty: the built-in texts
};

struct Shot {
    std::string file, scene, language, format;
};

bool wanted(const std::string& wish, const std::string& name) {
    return wish.empty() || name.starts_with(wish);
}

ui::Image shoot(ui::OffscreenSurface& surface, ui::Canvas& canvas, const gallery::Scene& scene,
                const gallery::Look& look) {
    ui::Image image;
    for (int frame = 0; frame < 2; ++frame) { // the second has every glyph in the atlas
        canvas.begin(surface.begin_frame(), gallery::settings_of(scene, look));
        gallery::draw(canvas, scene, look);
        canvas.end();
        image = surface.end_frame(canvas.theme().ground);
    }
    return image;
}

std::string look_name(const gallery::Look& look) {
    return std::string(look.elder ? "-elder" : "") + (look.contrast ? "-contrast" : "") +
           (look.lowered ? "-lowered" : "");
}

void write_page(const Wish& wish, const std::vector<Shot>& shots) {
    std::ofstream page(wish.folder / "index.html");
    page << "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Gallery</title>\n"
            "<style>body{font:16px sans-serif;background:#f6f0e4;color:#241e18;margin:2em}"
            "img{width:24em;border-radius:6px;box-shadow:0 2px 8px #0003;margin:4px}h2{margin:1.2em 0 "
            ".2em}</style>\n"
            "<h1>Every screen</h1><p><a href=\"contact-sheet.png\">All on one sheet</a></p>\n";
    std::string scene;
    for (const Shot& shot : shots) {
        if (shot.scene != scene) page << "<h2>" << (scene = shot.scene) << "</h2>\n";
        page << fmt::format("<a href=\"{0}\"><img loading=\"lazy\" src=\"{0}\" alt=\"{1}, {2}, {3}\"></a>\n",
                            shot.file, shot.scene, shot.language, shot.format);
    }
}

// The pictures of one format. False: something could not be drawn or written; it was told.
bool shoot_format(const Format& format, const Wish& wish, std::vector<Shot>& shots,
                  gallery::ContactSheet& sheet) {
    auto surface = ui::OffscreenSurface::create(format.width, format.height);
    if (!surface) {
        std::cerr << "gallery: " << surface.error().reason << '\n';
        return false;
    }
    ui::TextEngine engine;
    ui::Canvas canvas(engine);
    for (const gallery::Scene& scene : gallery::all_scenes()) {
        if (!wanted(wish.scene, scene.name)) continue;
        for (const std::string& language : gallery::known_languages()) {
            if (!wanted(wish.language, language) || (scene.desk() && language != "zh")) continue;
            gallery::Look look = wish.look;
            look.language = language;
            const ui::Image image = shoot(**surface, canvas, scene, look);
            const Shot shot{fmt::format("{}-{}-{}{}.png", scene.name, language, format.name, look_name(look)),
                            scene.name, language, format.name};
            if (!ui::write_png(image, (wish.folder / shot.file).string())) {
                std::cerr << "gallery: cannot write " << shot.file << '\n';
                return false;
            }
            sheet.add(image);
            shots.push_back(shot);
        }
    }
    engine.release_textures();
    return true;
}

// As a kiosk would. False: there is none; it was told.
bool use_language_pack(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(in), {}};
    const auto pack = domain::parse_language_pack(content);
    if (!pack) {
        std::cerr << "gallery: " << file.string() << ": " << pack.error() << '\n';
        return false;
    }
    for (const std::string& text : language::use_language_packs({*pack}))
        std::cerr << "not used: " << text << '\n';
    return true;
}

int make_gallery(const Wish& wish) {
    if (!wish.language_pack.empty() && !use_language_pack(wish.language_pack)) return 1;
    std::error_code trouble;
    std::filesystem::create_directories(wish.folder, trouble);
    std::vector<Shot> shots;
    gallery::ContactSheet sheet(10, 320);
    for (const Format& format : formats) {
        const bool asked =
            wish.format.empty() ? std::string_view(format.name) != "large" : wish.format == format.name;
        if (asked && !shoot_format(format, wish, shots, sheet)) return 1;
    }
    if (shots.empty()) {
        std::cerr << "gallery: no screen of that name\n";
        return 1;
    }
    std::stable_sort(shots.begin(), shots.end(),
                     [](const Shot& a, const Shot& b) { return a.scene < b.scene; });
    write_page(wish, shots);
    if (!ui::write_png(sheet.page(), (wish.folder / "contact-sheet.png").string())) return 1;
    std::cout << shots.size() << " pictures: " << (wish.folder / "index.html").string() << '\n';
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    Wish wish;
    CLI::App program("Every screen of the kiosk as a picture", "gallery");
    program.add_option("folder", wish.folder, "where the pictures go")->required();
    program.add_option("--scene", wish.scene, "only scenes whose name begins so");
    program.add_option("--language", wish.language, "only this one: zh, bo, lis, nxq, en");
    program.add_option("--format", wish.format, "only this one: landscape, portrait, small, large");
    program.add_flag("--elder", wish.look.elder, "larger text");
    program.add_flag("--contrast", wish.look.contrast, "the high-contrast theme");
    program.add_flag("--lowered", wish.look.lowered, "the screen brought down");
    program.add_option("--language-pack", wish.language_pack, "with these texts: see language-compiler --pack");
    CLI11_PARSE(program, argc, argv);
    return make_gallery(wish);
}
