#include "code-pictures/camera_set.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>
#include <utility>

namespace code_pictures {
namespace {

constexpr double pi = std::numbers::pi;

using Grades = std::array<double, severities>;

std::string some_text(Random& random, int length) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyz-./:";
    std::string text = "LZ1:";
    while (static_cast<int>(text.size()) < length)
        text += letters[static_cast<std::size_t>(random.whole(0, static_cast<int>(letters.size()) - 1))];
    return text;
}

// A code held before the camera as people hold them.
CodeOnSurface held_code(Random& random, const Scene& scene, int length) {
    CodeOnSurface code;
    code.text = some_text(random, length);
    code.correction = random.whole(0, 2);
    code.module = random.between(4.5, 7);
    code.turn = random.between(-0.25, 0.25);
    code.tilt = random.between(0, 0.35);
    code.tilt_axis = random.between(0, 2 * pi);
    code.middle_x = scene.width * random.between(0.42, 0.58);
    code.middle_y = scene.height * random.between(0.45, 0.55);
    return code;
}

Scene everyday_scene(Random& random) {
    Scene scene;
    scene.seed = static_cast<std::uint32_t>(random.whole(1, 1'000'000));
    scene.wall = random.between(0.25, 0.8);
    scene.focus_blur = random.between(0.5, 0.9);
    scene.noise = random.between(2, 5);
    scene.light_left = random.between(0.75, 1);
    scene.light_right = random.between(0.75, 1);
    scene.codes.push_back(held_code(random, scene, random.whole(25, 70)));
    return scene;
}

using Change = void (*)(Scene&, std::size_t severity, Random&);

void rotations(Scene& scene, std::size_t severity, Random& random) {
    scene.codes[0].turn = random.between(0, 2 * pi);
    scene.codes[0].module = Grades{5, 3.6, 2.6}[severity];
}

void perspective(Scene& scene, std::size_t severity, Random& random) {
    scene.codes[0].tilt = Grades{0.65, 0.9, 1.08}[severity] + random.between(-0.06, 0.06);
    scene.codes[0].turn = random.between(-0.6, 0.6);
    scene.codes[0].module = 8;
}

void blurred(Scene& scene, std::size_t severity, Random& random) {
    const double module = scene.codes[0].module;
    if (random.chance(0.5)) {
        scene.focus_blur = module * (Grades{0.35, 0.52, 0.68}[severity] + random.between(-0.04, 0.04));
    } else {
        scene.motion = module * (Grades{0.9, 1.35, 1.8}[severity] + random.between(-0.1, 0.1));
        scene.motion_direction = random.between(0, pi);
    }
}

void noise(Scene& scene, std::size_t severity, Random&) {
    scene.noise = Grades{18, 38, 60}[severity];
    scene.white = Grades{200, 180, 160}[severity];
}

void glare(Scene& scene, std::size_t severity, Random& random) {
    const double side = scene.codes[0].module * 33 / scene.width;
    scene.glare.push_back({scene.codes[0].middle_x / scene.width + side * random.between(-0.4, 0.4),
                           scene.codes[0].middle_y / scene.height + side * random.between(-0.4, 0.4),
                           side * Grades{0.26, 0.34, 0.42}[severity], random.between(0.9, 1.6)});
    scene.codes[0].correction = random.whole(1, 3);
    scene.white = 220;
}

void bright_spots(Scene& scene, std::size_t severity, Random& random) {
    const double side = scene.codes[0].module * 33 / scene.width;
    const int count = static_cast<int>(Grades{4, 8, 14}[severity]);
    for (int spot = 0; spot < count; ++spot)
        scene.glare.push_back({scene.codes[0].middle_x / scene.width + side * random.between(-0.8, 0.8),
                               scene.codes[0].middle_y / scene.height + side * random.between(-0.9, 0.9),
                               side * random.between(0.04, 0.1), random.between(0.9, 2)});
    scene.codes[0].correction = random.whole(1, 3);
    scene.light_left = random.between(0.3, 0.6);
}

void shadows(Scene& scene, std::size_t severity, Random& random) {
    const double behind = Grades{0.45, 0.25, 0.14}[severity];
    for (int line = 0; line < 2; ++line) {
        const double angle = random.between(0, 2 * pi);
        const double x = scene.codes[0].middle_x + random.between(-60, 60);
        const double y = scene.codes[0].middle_y + random.between(-60, 60);
        scene.shadows.push_back({std::cos(angle), std::sin(angle), x * std::cos(angle) + y * std::sin(angle),
                                 line == 0 ? behind : std::sqrt(behind)});
    }
}

void brightness(Scene& scene, std::size_t severity, Random& random) {
    const double span = Grades{80, 42, 20}[severity];
    scene.black = random.chance(0.5) ? random.between(5, 25) : random.between(130, 200);
    scene.white = scene.black + span;
    scene.light_left = random.between(0.5, 1);
    scene.noise = Grades{3, 3, 2}[severity];
}

void close_up(Scene& scene, std::size_t severity, Random& random) {
    CodeOnSurface& code = scene.codes[0];
    code.text = some_text(random, 20);
    code.module = Grades{15, 18, 20}[severity];
    code.quiet_zone = 2;
    code.middle_x = scene.width / 2.0;
    code.middle_y = scene.height / 2.0 + 1;
    code.turn = random.between(-0.05, 0.05);
    code.tilt = random.between(0, 0.15);
    scene.focus_blur = Grades{2, 4, 7}[severity];
    scene.noise = 6;
    if (random.chance(0.5)) return;
    // The same by a camera of more pixels.
    scene.width = 1920;
    scene.height = 1440;
    code.module *= 2.4;
    code.middle_x *= 2.4;
    code.middle_y *= 2.4;
    scene.focus_blur *= 2.4;
}

void curved(Scene& scene, std::size_t severity, Random& random) {
    scene.codes[0].bend = Grades{0.9, 1.25, 1.55}[severity];
    scene.codes[0].turn = random.chance(0.5) ? random.between(-0.2, 0.2) : pi / 2 + random.between(-0.2, 0.2);
    scene.codes[0].module = random.between(6, 9);
}

void damaged(Scene& scene, std::size_t severity, Random& random) {
    CodeOnSurface& code = scene.codes[0];
    code.correction = random.whole(1, 3);
    const int count = static_cast<int>(Grades{2, 4, 6}[severity]);
    for (int stain = 0; stain < count; ++stain)
        code.stains.push_back({random.between(0.1, 1), random.between(0.1, 1), random.between(0.03, 0.085),
                               random.chance(0.5) ? code.paper : random.between(0.05, 0.5)});
    for (int scratch = 0; scratch < count; ++scratch)
        code.scratches.push_back({random.between(0, 1), random.between(0, 1), random.between(0, 1),
                                  random.between(0, 1), random.between(0.004, 0.014)});
}

void high_version(Scene& scene, std::size_t severity, Random& random) {
    constexpr std::array<std::pair<int, int>, severities> versions{{{12, 18}, {20, 29}, {30, 40}}};
    CodeOnSurface& code = scene.codes[0];
    code.version = random.whole(versions[severity].first, versions[severity].second);
    code.correction = random.whole(0, 1);
    code.text = some_text(random, 200 + code.version * 20);
    code.tilt = random.between(0, 0.25);
    code.turn = random.between(-0.1, 0.1);
    scene.width = 1280;
    scene.height = 960;
    code.middle_x = 640;
    code.middle_y = 480;
    code.module = std::min(5.0, 820.0 / (17 + 4 * code.version));
    scene.lens = random.between(-0.03, 0.12);
    scene.focus_blur = 0.6;
    if (random.chance(0.5)) return;
    // A photograph of it, taken less straight.
    scene.width = 2592;
    scene.height = 1944;
    code.middle_x = 1296;
    code.middle_y = 972;
    code.module *= 2;
    code.tilt = random.between(0.1, 0.4);
    code.turn = pi / 2 * random.whole(0, 3) + random.between(-0.15, 0.15);
    scene.focus_blur = code.module * Grades{0.2, 0.25, 0.3}[severity];
    scene.light_left = random.between(0.4, 1);
}

void lots(Scene& scene, std::size_t severity, Random& random) {
    constexpr std::array<std::pair<int, int>, severities> grids{{{3, 2}, {6, 4}, {10, 7}}};
    const auto [columns, rows] = grids[severity];
    scene.width = severity == 2 ? 2048 : 1280;
    scene.height = severity == 2 ? 1536 : 960;
    scene.codes.clear();
    for (int index = 0; index < columns * rows; ++index) {
        CodeOnSurface code = held_code(random, scene, 20);
        const int column = index % columns;
        const int row = index / columns;
        const int cell = std::min(scene.width / columns, scene.height / rows);
        code.middle_x = scene.width * (column + 0.5) / columns;
        code.middle_y = scene.height * (row + 0.5) / rows;
        code.module = 0.62 * cell / 33;
        code.correction = 1;
        scene.codes.push_back(code);
    }
}

void monitor(Scene& scene, std::size_t severity, Random& random) {
    scene.moire = Grades{0.35, 0.6, 0.85}[severity];
    scene.moire_period = random.between(1.7, 3.4);
    scene.codes[0].paper = 1;
    scene.codes[0].ink = 0.15;
    scene.codes[0].module = random.between(4, 9);
    scene.glare.push_back({random.between(0.2, 0.8), random.between(0.2, 0.8), 0.4, 0.25});
}

void noncompliant(Scene& scene, std::size_t severity, Random& random) {
    CodeOnSurface& code = scene.codes[0];
    switch (random.whole(0, 3)) {
    case 0: // inverted
        std::swap(code.paper, code.ink);
        code.paper = 0.15;
        break;
    case 1: // no quiet zone, on dark ground
        code.quiet_zone = Grades{1.5, 0.7, 0.2}[severity];
        scene.wall = 0.2;
        break;
    case 2: // points for modules
        code.round_modules = true;
        code.module = 7;
        break;
    default: // a picture in the middle
        code.correction = 3;
        code.stains.push_back({0.5, 0.5, Grades{0.11, 0.14, 0.165}[severity], random.between(0, 1)});
    }
    scene.focus_blur = Grades{0.7, 1.1, 1.4}[severity];
}

void far_away(Scene& scene, std::size_t severity, Random& random) {
    scene.codes[0].module = Grades{2.2, 1.75, 1.4}[severity];
    scene.codes[0].text = some_text(random, 30);
    scene.focus_blur = Grades{0.5, 0.5, 0.45}[severity];
    scene.noise = 3;
}

void everything(Scene& scene, std::size_t severity, Random& random) {
    const std::size_t less = severity == 0 ? 0 : severity - 1;
    scene.codes[0].correction = random.whole(1, 3);
    scene.codes[0].turn = random.between(0, 2 * pi);
    scene.codes[0].tilt = Grades{0.45, 0.6, 0.7}[severity];
    if (random.chance(0.5)) shadows(scene, less, random);
    if (random.chance(0.5)) bright_spots(scene, less, random);
    if (random.chance(0.5)) scene.codes[0].bend = Grades{0.4, 0.6, 0.8}[severity];
    if (random.chance(0.5)) scene.focus_blur = scene.codes[0].module * Grades{0.25, 0.35, 0.4}[severity];
    scene.noise = Grades{6, 10, 14}[severity];
}

// As a telephone takes them: millions of pixels, the code small or large, print around it.
void photographs(Scene& scene, std::size_t severity, Random& random) {
    constexpr std::array<std::pair<int, int>, severities> sizes{{{1632, 1224}, {2592, 1944}, {3264, 2448}}};
    std::tie(scene.width, scene.height) = sizes[severity];
    scene.codes[0] = held_code(random, scene, random.whole(20, 120));
    CodeOnSurface& code = scene.codes[0];
    code.module = random.between(4, 6.0 * scene.width / 800);
    code.middle_x = scene.width * random.between(0.3, 0.7);
    code.middle_y = scene.height * random.between(0.35, 0.65);
    code.tilt = random.between(0, Grades{0.4, 0.6, 0.8}[severity]);
    code.turn = random.between(0, 2 * pi);
    scene.print = random.between(2, 5);
    scene.wall = random.between(0.6, 0.9);
    scene.noise = random.between(2, Grades{4, 7, 12}[severity]);
    scene.focus_blur = random.between(0.8, 0.2 * code.module + Grades{0.5, 1, 1.5}[severity]);
    if (random.chance(0.4)) shadows(scene, severity == 2 ? 1 : 0, random);
    if (random.chance(0.3)) bright_spots(scene, 0, random);
    if (random.chance(0.3)) code.bend = Grades{0.4, 0.7, 1}[severity];
    scene.lens = random.between(0, 0.1);
}

// Between codes that nobody can read any more, in the middle of print.
void pathological(Scene& scene, std::size_t severity, Random& random) {
    scene.width = 1280;
    scene.height = 960;
    scene.print = random.between(2, 4);
    scene.wall = 0.85;
    scene.codes[0] = held_code(random, scene, random.whole(25, 60));
    scene.codes[0].correction = random.whole(1, 3);
    const int decoys = static_cast<int>(Grades{2, 4, 6}[severity]);
    for (int decoy = 0; decoy < decoys; ++decoy) {
        CodeOnSurface code = held_code(random, scene, 40);
        const double angle = 2 * pi * (decoy + random.between(0, 0.3)) / decoys;
        code.middle_x += 400 * std::cos(angle);
        code.middle_y += 300 * std::sin(angle);
        code.module = random.between(4, 5);
        code.stains.push_back({0.5, 0.5, 0.26, random.chance(0.5) ? code.paper : 0.3});
        scene.codes.push_back(code);
    }
    damaged(scene, severity == 0 ? 0 : severity - 1, random);
    scene.focus_blur = Grades{0.7, 1.2, 1.7}[severity];
}

struct Kind {
    const char* name;
    Change change;
};

constexpr std::array<Kind, 20> all_kinds{{
    {"nominal", [](Scene&, std::size_t, Random&) {}},
    {"rotations", rotations},
    {"perspective", perspective},
    {"blurred", blurred},
    {"noise", noise},
    {"glare", glare},
    {"bright_spots", bright_spots},
    {"shadows", shadows},
    {"brightness", brightness},
    {"close", close_up},
    {"curved", curved},
    {"damaged", damaged},
    {"high_version", high_version},
    {"lots", lots},
    {"monitor", monitor},
    {"noncompliant", noncompliant},
    {"far", far_away},
    {"everything", everything},
    {"photographs", photographs},
    {"pathological", pathological},
}};

} // namespace

const std::vector<std::string>& kinds() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> list;
        for (const auto& kind : all_kinds)
            list.emplace_back(kind.name);
        return list;
    }();
    return names;
}

bool Shot::shows(const std::string& text) const {
    return std::any_of(scene.codes.begin(), scene.codes.end(),
                       [&text](const CodeOnSurface& code) { return code.text == text; });
}

Shot make_shot(const std::string& kind, int severity, unsigned number) {
    const auto found =
        std::find_if(all_kinds.begin(), all_kinds.end(), [&](const Kind& one) { return one.name == kind; });
    const auto place = static_cast<unsigned>(found - all_kinds.begin());
    Random random(1000 * place + 100 * static_cast<unsigned>(severity) + number);
    Shot shot{kind, severity, everyday_scene(random)};
    found->change(shot.scene, static_cast<std::size_t>(severity), random);
    return shot;
}

Shot make_frame(bool with_code, unsigned number) {
    Random random(900'000 + number);
    Shot shot{"frame", 0, everyday_scene(random)};
    Scene& scene = shot.scene;
    scene.width = 1280;
    scene.height = 720;
    scene.codes.clear();
    if (with_code) scene.codes.push_back(held_code(random, scene, random.whole(25, 90)));
    // A room, a page held before the camera, a dark room.
    if (number % 3 == 1) scene.print = random.between(2, 5);
    if (number % 3 == 2) scene.noise = 15;
    return shot;
}

} // namespace code_pictures
