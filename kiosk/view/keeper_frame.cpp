#include "view/keeper_frame.hpp"

#include "view/staff_frame.hpp"

namespace liaison::view {

ui::Rect draw_keeper_frame(Screen& screen, std::string_view title, KeeperLeave leave) {
    StaffHead head{.title = title,
                   .whose = screen.station_name(),
                   .whose_share = 0.5F,
                   .way_out_id = "back",
                   .way_out = Word::back,
                   .way_out_icon = ui::Icon::arrow_left,
                   .way_out_touch = flow::GoBack{}};
    if (leave == KeeperLeave::home) {
        head.way_out_id = "home";
        head.way_out = Word::home;
        head.way_out_icon = ui::Icon::home;
        head.way_out_touch = flow::GoHome{};
    } else if (leave == KeeperLeave::lock) {
        head.way_out_id = "sign_out";
        head.way_out = Word::staff_lock;
        head.way_out_icon = ui::Icon::lock;
        head.way_out_touch = flow::SignOut{};
    }
    return draw_staff_head(screen, head);
}

} // namespace liaison::view
