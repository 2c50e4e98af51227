// A scene on the canvas.
#include "language/words.hpp"
#include "picture_scenes.hpp"
#include "scenes.hpp"
#include "view/call_board.hpp"

namespace liaison::gallery {

ui::CanvasSettings settings_of(const Scene& scene, const Look& look) {
    return {.theme = look.contrast ? &ui::high_contrast_theme() : &ui::light_theme(),
            .language = ui::text_language(scene.desk() ? "zh" : look.language),
            .elder = look.elder,
            .lowered = look.lowered,
            .audience = view::audience_of(scene.stage->state)};
}

void draw(ui::Canvas& canvas, const Scene& scene, const Look& look) {
    Stage& stage = *scene.stage;
    const language::Words words(scene.desk() ? "zh" : look.language);
    stage.state.visit.language = look.language;
    stage.state.visit.display = flow::DisplayChoice{look.elder, look.contrast, look.lowered};
    ui::KeyboardState keyboard;
    view::Screen screen{canvas, words, stage.around, stage.keeper, keyboard, stage.clock.now};
    ui::HoldState hold;
    screen.hold = &hold;
    screen.report = &stage.report;
    screen.composer = &stage.composer;
    stage.pictures.begin_draw(stage.clock.now.monotonic);
    screen.pictures = &stage.pictures;
    if (stage.call_board)
        view::draw_call_board(screen);
    else
        view::draw(screen, stage.state);
    for (const view::PictureKey& key : stage.pictures.take_wishes()) // there at the next drawing
        stage.pictures.put(key, made_up_picture(key.use));
}

} // namespace liaison::gallery
