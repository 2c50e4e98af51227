// The one icon family: code points of Material Design Icons as Debian packages them.
#pragma once

#include <string>

namespace liaison::ui {

enum class Icon : char32_t {
    none = 0,
    account = 0xF004,
    account_check = 0xF008,
    account_group = 0xF00E,
    alert = 0xF026,
    arrow_down = 0xF045,
    arrow_left = 0xF04D,
    arrow_right = 0xF054,
    backspace = 0xF06E,
    bell = 0xF09A,
    calendar = 0xF0ED,
    calendar_check = 0xF0EF,
    camera = 0xF100,
    check = 0xF12C,
    chevron_down = 0xF140,
    chevron_left = 0xF141,
    chevron_right = 0xF142,
    chevron_up = 0xF143,
    clock = 0xF150,
    close = 0xF156,
    comment = 0xF188,
    contrast = 0xF196,
    card_scan = 0xF19D,
    bin = 0xF1C0,
    face_happy = 0xF1F5,
    face_neutral = 0xF1F6,
    face_sad = 0xF1F8,
    document = 0xF219,
    flag = 0xF23B,
    text_size = 0xF27F,
    home = 0xF2DC,
    help = 0xF2D7,
    information = 0xF2FC,
    keyboard = 0xF30C,
    enter = 0xF311,
    lock = 0xF33E,
    logout = 0xF343,
    magnify = 0xF34B,
    map_marker = 0xF34E,
    walk = 0xF583,
    microphone = 0xF36C,
    minus = 0xF374,
    pencil = 0xF3EB,
    play = 0xF40A,
    plus = 0xF415,
    printer = 0xF42A,
    qr_code = 0xF432,
    refresh = 0xF450,
    settings = 0xF493,
    star = 0xF4CE,
    sync = 0xF4E6,
    speaker = 0xF57E,
    wheelchair = 0xF5A4,
    network_off = 0xF5AA,
    wrench = 0xF5B7,
    translate = 0xF5CA,
    identity_card = 0xF5D2,
    keypad = 0xF61C,
    raised_hand = 0xF64C,
};

// The icon as text; empty for none.
std::string to_utf8(Icon icon);

} // namespace liaison::ui
