// A deputy who comes on duty: that is me. Or one who goes: that is who goes on with the reception.
#include "ui/button.hpp"
#include "ui/scroll_list.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

// A terminal of its own that has not found the kiosk's records yet; nobody who would sign in can change that.
bool waits_for_kiosk(const Screen& screen, const flow::DutyDesk& desk) {
    return desk.has_own_glass && screen.around.store_trouble;
}

// Such a terminal may have nothing that reads a card or a code.
bool reads_cards_or_codes(const Screen& screen, const flow::DutyDesk& desk) {
    const auto absent = flow::DeviceHealth::absent;
    return !desk.has_own_glass || screen.around.card_reader != absent || screen.around.code_scanner != absent;
}

// Card and badge need no name to be chosen; what was wrong with the last one is said there too.
void draw_ways(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    const bool stranger = desk.notice == flow::DeskNotice::stranger;
    screen.canvas.text(area, screen.words(stranger ? Word::desk_stranger : Word::desk_sign_in_ways),
                       {.weight = stranger ? ui::Weight::bold : ui::Weight::regular,
                        .color = stranger ? screen.theme().accent_text : screen.theme().ink_soft,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 2});
}

struct Question {
    Word title, text;
    bool may_go_back;
    std::vector<const domain::Deputy*> deputies;
};

Question question_of(const Screen& screen, const flow::DutyDesk& desk) {
    const auto& configuration = screen.around.configuration;
    std::vector<const domain::Deputy*> able;
    if (desk.phase == flow::DeskPhase::transfer) {
        for (const std::string& id : flow::may_take_ticket(desk, screen.around, screen.now.wall))
            if (const domain::Deputy* deputy = configuration.find_deputy(id)) able.push_back(deputy);
        const Word text = able.empty() ? Word::desk_transfer_none : Word::desk_transfer_to;
        return {Word::desk_transfer, text, true, able};
    }
    const bool hands_over = desk.phase == flow::DeskPhase::hand_over;
    for (const domain::Deputy& deputy : configuration.deputies)
        if (deputy.can_sign_in() && !(hands_over && deputy.id == desk.deputy_id)) able.push_back(&deputy);
    if (hands_over) return {Word::desk_hand_over, Word::desk_hand_over_to, true, able};
    return {Word::desk_title, waits_for_kiosk(screen, desk) ? Word::desk_waits_for_kiosk : Word::desk_who,
            false, able};
}

} // namespace

void draw_desk_choose_deputy(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const Question question = question_of(screen, desk);
    Rect area = draw_desk_frame(screen, screen.words(question.title), desk);
    screen.canvas.text(area.split_top(m.text_heading * 1.5F, m.grid(2)), screen.words(question.text),
                       {.role = ui::TextRole::heading, .most_lines = 1});
    if (question.may_go_back) {
        Rect foot = area.split_bottom(m.target * 1.2F, m.grid(2));
        if (ui::button(screen.canvas, "back", foot.split_left(std::max(foot.width * 0.18F, m.target * 2.2F)),
                       {.label = screen.words(Word::back),
                        .icon = ui::Icon::arrow_left,
                        .style = ui::ButtonStyle::quiet}))
            screen.touched = flow::GoBack{};
    } else if (reads_cards_or_codes(screen, desk)) {
        draw_ways(screen, area.split_top(m.text_body * 2, m.grid(2)), desk);
    }
    const auto& able = question.deputies;
    const std::size_t columns = m.portrait() ? 1 : 2;
    const std::size_t rows = (able.size() + columns - 1) / columns;
    ui::scroll_list(screen.canvas, "deputies", area, rows, m.target * 2.2F, m.gap,
                    [&](std::size_t row, const Rect& line) {
                        const auto cells = ui::columns(line, static_cast<int>(columns), m.gap);
                        for (std::size_t i = 0; i < columns && row * columns + i < able.size(); ++i) {
                            const domain::Deputy& deputy = *able[row * columns + i];
                            if (ui::card_button(screen.canvas, "deputy:" + deputy.id, cells[i],
                                                {.title = deputy.name.in(screen.language()),
                                                 .subtitle = deputy.seat.in(screen.language()),
                                                 .icon = ui::Icon::account}))
                                screen.touched = flow::ChooseDeputy{deputy.id};
                        }
                    });
}

} // namespace liaison::view
