// The desk's keyboard on the glass: every way of typing, standing and lying, in both themes and in large type.
// The field that is typed into stays in sight, and no key is smaller than a finger.
#include <cstdlib>

#include "catch.hpp"
#include "desk_fixture.hpp"
#include "engines_fixture.hpp"
#include "ui/offscreen_surface.hpp"
#include "view/screens.hpp"

using namespace liaison;
using typing::Method;

namespace {

struct Shape {
    int width, height;
    bool elder, contrast;
    const char* name;
};
constexpr Shape shapes[] = {{1920, 1080, false, false, "wide"},
                            {1080, 1920, false, false, "high"},
                            {768, 1366, false, false, "small"},
                            {1920, 1080, true, true, "wide-elder-contrast"},
                            {1080, 1920, true, true, "high-elder-contrast"}};

// What the deputy has typed when the picture is taken.
void type_something(typing::Composer& composer, Method method) {
    composer.take(typing::ChooseMethod{method});
    if (method == Method::pinyin)
        for (const char letter : std::string("weixidaibiao"))
            composer.take(typing::TypeKey{std::string(1, letter)});
    if (method == Method::handwriting) {
        composer.take(typing::WriteStroke{{{0.3F, 0.15F}, {0.5F, 0.14F}}});
        composer.take(typing::WriteStroke{{{0.4F, 0.05F}, {0.4F, 0.28F}}});
    }
    if (method == Method::tibetan)
        for (const char* letter : {"བ", "ས"})
            composer.take(typing::TypeKey{letter});
}

bool is_of_keyboard(const ui::Target& target) {
    return target.id.starts_with("type.");
}

void require_sound(const ui::FrameReport& report, const ui::Metrics& metrics) {
    const ui::Target* field = report.find("text");
    REQUIRE(field != nullptr);
    CHECK(field->rect.height >= metrics.text_body * 2); // a line and the next
    const float least_key = 14 * metrics.px_per_mm;
    for (const ui::Target& target : report.targets) {
        INFO(target.id << " " << target.rect.width << " x " << target.rect.height);
        if (!is_of_keyboard(target)) continue;
        CHECK(target.rect.intersect(field->rect).empty());
        CHECK(target.rect.bottom() <= metrics.height);
        if (!target.cut && target.kind == ui::TargetKind::key) CHECK(target.rect.short_side() >= least_key - 1);
    }
    for (const ui::TextRecord& text : report.texts) {
        INFO(text.text);
        CHECK(text.missing == 0);
        CHECK_FALSE(text.overflows());
    }
    CHECK(report.duplicate_ids.empty());
}

void draw_and_check(const Shape& shape, Method method) {
    test::DeskFixture desk;
    desk.somebody_waits();
    desk.sign_in();
    desk.call_and_receive();
    desk.touch(flow::AddText{"群众反映村里的水管坏了，已经三天没有水。"});
    typing::Composer composer;
    composer.give(test::shared_engines());
    type_something(composer, method);
    auto surface = ui::OffscreenSurface::create(shape.width, shape.height).value();
    ui::TextEngine engine;
    ui::Canvas canvas(engine);
    ui::KeyboardState keyboard;
    const view::KeeperNews keeper;
    const language::Words words("zh");
    ui::Image image;
    for (int frame = 0; frame < 2; ++frame) {
        canvas.begin(surface->begin_frame(),
                     {.theme = shape.contrast ? &ui::high_contrast_theme() : &ui::light_theme(),
                      .elder = shape.elder,
                      .audience = ui::Audience::desk});
        view::Screen screen{canvas, words, desk.around, keeper, keyboard, desk.clock.now};
        screen.composer = &composer;
        view::draw_desk_reception(screen, desk.desk);
        canvas.end();
        image = surface->end_frame(canvas.theme().ground);
    }
    require_sound(canvas.report(), canvas.metrics());
    engine.release_textures();
    composer.wipe();
    if (const char* folder = std::getenv("LIAISON_PICTURES"))
        REQUIRE(ui::write_png(image, std::string(folder) + "/typing-" + shape.name + "-" +
                                         std::to_string(static_cast<int>(method)) + ".png")
                    .has_value());
}

} // namespace

TEST_CASE("typing: the keyboard never covers its field, and every key is large enough", "[typing][view]") {
    for (const Shape& shape : shapes) {
        for (std::size_t method = 0; method < typing::method_count; ++method) {
            INFO(shape.name << ", " << typing::method_label(static_cast<Method>(method)));
            draw_and_check(shape, static_cast<Method>(method));
        }
    }
}

TEST_CASE("typing: the keyboard's way to say that a way of typing is not there", "[typing][view]") {
    test::DeskFixture desk;
    typing::Composer composer;
    composer.give(std::make_shared<typing::Engines>());
    auto surface = ui::OffscreenSurface::create(1920, 1080).value();
    ui::TextEngine engine;
    ui::Canvas canvas(engine);
    ui::KeyboardState keyboard;
    const view::KeeperNews keeper;
    const language::Words words("zh");
    canvas.begin(surface->begin_frame(), {.audience = ui::Audience::desk});
    view::Screen screen{canvas, words, desk.around, keeper, keyboard, desk.clock.now};
    screen.composer = &composer;
    view::draw_desk_reception(screen, desk.desk);
    canvas.end();
    surface->end_frame(canvas.theme().ground);
    bool told = false;
    for (const ui::TextRecord& text : canvas.report().texts)
        told = told || std::string(words(language::Word::typing_missing)).starts_with(text.text);
    CHECK(told);
    CHECK(canvas.report().find("type.method2")->enabled);
    engine.release_textures();
}
