#include "sample_screen.hpp"

#include <array>

#include "ui/button.hpp"
#include "ui/chip.hpp"
#include "ui/overlay.hpp"
#include "ui/paint.hpp"
#include "ui/pattern.hpp"
#include "ui/portrait.hpp"
#include "ui/progress_ring.hpp"
#include "ui/qr_code.hpp"
#include "ui/scroll_list.hpp"
#include "ui/table.hpp"
#include "ui/text_field.hpp"

namespace liaison::ui::test {
namespace {

struct LanguageName {
    const char* name;
    TextLanguage language;
};

constexpr std::array<LanguageName, 5> languages{{{"中文", TextLanguage::chinese},
                                                 {"བོད་ཡིག", TextLanguage::tibetan},
                                                 {"ꓡꓲ-ꓢꓴ", TextLanguage::lisu},
                                                 {"Naqxi", TextLanguage::naxi},
                                                 {"English", TextLanguage::english}}};

struct Words {
    const char *title, *lead, *check_in, *check_in_more, *book, *book_more, *follow, *follow_more, *on_duty;
};

const Words& words(TextLanguage language) {
    static const Words zh{"您好，今天想办什么事？",
                          "请选择一项。工作人员随时可以帮您。",
                          "签到，见值班代表",
                          "刷身份证或扫预约码，马上排号",
                          "预约时间",
                          "选一位代表，约一个方便的时间",
                          "查看我的意见",
                          "看看您提的意见办到哪一步了",
                          "今天值班"};
    static const Words bo{"བཀྲ་ཤིས་བདེ་ལེགས། དེ་རིང་དོན་གཅོད་ཅི་ཞིག་བསྒྲུབས་དགོས་སམ།",
                          "གཤམ་ནས་གཅིག་འདེམས་རོགས། ལས་བྱེད་པས་རོགས་རམ་བྱེད་ཆོག",
                          "མིང་བཀོད་ནས་འཐུས་མི་མཇལ་བ།",
                          "ཐོབ་ཐང་ལག་ཁྱེར་རམ་ཨང་རྟགས་བཤེར།",
                          "དུས་ཚོད་སྔོན་ངེས།",
                          "འཐུས་མི་ཞིག་འདེམས་ནས་དུས་ཚོད་གཏན་འཁེལ་བྱེད།",
                          "ངའི་བསམ་འཆར་ལ་ལྟ་བ།",
                          "བསམ་འཆར་གང་ལ་སླེབས་ཡོད་པ།",
                          "དེ་རིང་གི་འགན་འཁྲི་བ།"};
    static const Words lis{"ꓠꓴ ꓫꓵ ꓠꓬꓲ ꓡꓲ-ꓢꓴ ꓐꓶ ꓟ ꓗꓪ ꓙ ꓥꓳ",
                           "ꓔꓲꓹ ꓟꓽ ꓢꓳꓹ ꓡꓳ ꓥꓯ ꓠꓬꓲ",
                           "ꓟꓲꓽ ꓐꓶ ꓕꓳ ꓥ",
                           "ꓢꓽ ꓗ ꓢꓯꓹ ꓡ ꓐꓶ ꓠꓬꓲ 18",
                           "ꓫꓵꓽ ꓟ ꓙꓶ",
                           "ꓔꓲꓹ ꓬ ꓟꓽ ꓗꓪ ꓫꓵ ꓠꓬꓲ ꓡꓲ",
                           "ꓥ ꓐꓶ ꓠꓲꓹ ꓡꓯ",
                           "ꓐꓶ ꓡ ꓟꓽ ꓫꓵ ꓗꓪ ꓠꓬꓲ",
                           "ꓠꓬꓲ ꓟ"};
    static const Words en{"Good morning. What brings you here today?",
                          "Choose one. Somebody is here to help at any time.",
                          "Check in to see a deputy",
                          "With your ID card or the code of your appointment",
                          "Book a time",
                          "Choose a deputy and a time that suits you",
                          "Follow my opinion",
                          "See what became of what you told us",
                          "On duty today"};
    switch (language) {
    case TextLanguage::chinese: return zh;
    case TextLanguage::tibetan: return bo;
    case TextLanguage::lisu: return lis;
    default: return en;
    }
}

void header(Canvas& canvas, Rect& page) {
    const Metrics& m = canvas.metrics();
    woven_band(canvas, {0, 0, m.width, m.grid(5)});
    page.split_top(m.grid(2));
    Rect bar = page.split_top(m.target, m.grid(4));
    const float cell = std::min(m.grid(24), (bar.width - 4 * m.grid(1)) / 5);
    for (const LanguageName& entry : languages) {
        language_button(canvas, std::string("language.") + entry.name, bar.split_left(cell, m.grid(1)),
                        entry.name, entry.language, entry.language == canvas.settings().language);
    }
}

void duty_card(Canvas& canvas, const Rect& rect, const Words& w) {
    const Metrics& m = canvas.metrics();
    panel(canvas, rect);
    Rect inside = rect.inset(m.grid(3), m.grid(2.5F));
    const Rect face = inside.split_left(std::min(inside.height, m.grid(22)), m.grid(3));
    portrait(canvas, face, "测试甲");
    status_pill(canvas, inside.split_top(m.grid(5), m.grid(1)).split_left(m.grid(60)), w.on_duty, Status::good);
    canvas.text(inside.split_top(m.text_heading * 1.4F, m.grid(0.5F)), "测试甲",
                {.role = TextRole::heading, .weight = Weight::bold, .language = TextLanguage::chinese});
    canvas.text(inside, "中文 · བོད་ཡིག · ꓡꓲ-ꓢꓴ · 农业、教育、民族团结",
                {.color = canvas.theme().ink_soft, .language = TextLanguage::chinese});
}

void question(Canvas& canvas) {
    const Metrics& m = canvas.metrics();
    Rect box = overlay(canvas, m.grid(110), m.grid(72));
    canvas.text(box.split_top(m.text_title * 1.5F, m.grid(2)), "您还在吗？",
                {.role = TextRole::title, .weight = Weight::bold, .align = Align::center});
    Rect buttons = box.split_bottom(m.target, m.grid(3));
    progress_ring(canvas, box, 0.7F, "11");
    const auto cells = columns(buttons, 2, m.gap);
    button(canvas, "ask.leave", cells[0], {.label = "结束", .icon = Icon::logout});
    button(canvas, "ask.stay", cells[1],
           {.label = "我还在", .icon = Icon::check, .style = ButtonStyle::primary});
}

} // namespace

std::vector<KeyFaceRow> sample_keys() {
    std::vector<KeyFaceRow> rows_of_keys;
    for (const std::string_view letters : {"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"}) {
        KeyFaceRow row;
        for (std::size_t i = 0; i < letters.size(); ++i)
            row.push_back({.id = std::string(letters.substr(i, 1)), .look = {.label = letters.substr(i, 1)}});
        rows_of_keys.push_back(std::move(row));
    }
    rows_of_keys[1][2].variants = {"é", "ê"};
    return rows_of_keys;
}

void draw_welcome(Canvas& canvas, Sample& sample) {
    const Metrics& m = canvas.metrics();
    const Words& w = words(canvas.settings().language);
    Rect page = m.content();
    header(canvas, page);
    Rect foot = page.split_bottom(m.target, m.grid(4));
    gold_rule(canvas, {page.x, page.y}, m.grid(12));
    page.split_top(m.grid(2));
    const TextStyle title{.role = TextRole::title, .weight = Weight::bold};
    canvas.text(page.split_top(canvas.measure_text(w.title, title, page.width).height, m.grid(1)), w.title,
                {.role = TextRole::title, .weight = Weight::bold});
    canvas.text(page.split_top(m.text_body * 1.9F, m.grid(3)), w.lead, {.color = canvas.theme().ink_soft});
    const float duty = m.grid(11.5F) + m.text_heading * 1.4F + m.text_body * 2.2F;
    duty_card(canvas, m.portrait() ? page.split_top(duty, m.grid(4)) : page.split_bottom(duty, m.grid(4)), w);
    const auto cells = m.portrait() ? rows(page, 3, m.gap * 1.5F) : columns(page, 3, m.gap * 1.5F);
    if (card_button(
            canvas, "welcome.checkin", cells[0],
            {.title = w.check_in, .subtitle = w.check_in_more, .icon = Icon::card_scan, .accented = true})) {
        ++sample.clicks;
    }
    card_button(canvas, "welcome.book", cells[1],
                {.title = w.book, .subtitle = w.book_more, .icon = Icon::calendar_check});
    card_button(canvas, "welcome.follow", cells[2],
                {.title = w.follow, .subtitle = w.follow_more, .icon = Icon::comment});
    const float width = std::min(m.grid(30), (foot.width - 2 * m.gap) / 3);
    button(canvas, "welcome.larger", foot.split_left(width, m.gap),
           {.label = "大字", .icon = Icon::text_size, .style = ButtonStyle::quiet});
    button(canvas, "welcome.reach", foot.split_left(width, m.gap),
           {.label = "轮椅", .icon = Icon::wheelchair, .style = ButtonStyle::quiet});
    button(canvas, "welcome.help", foot.split_right(width),
           {.label = "叫人帮忙", .icon = Icon::raised_hand, .style = ButtonStyle::secondary});
    if (sample.ask) question(canvas);
}

void draw_typing(Canvas& canvas, Sample& sample) {
    const Metrics& m = canvas.metrics();
    Rect page = m.content();
    woven_edge(canvas, {0, m.height - m.grid(3), m.width, m.grid(2)});
    Rect top = page.split_top(m.target, m.grid(3));
    button(canvas, "typing.back", top.split_left(m.grid(20), m.gap),
           {.label = "返回", .icon = Icon::arrow_left, .style = ButtonStyle::quiet});
    canvas.text(top, "请输入身份证号码",
                {.role = TextRole::title, .weight = Weight::bold, .vertical = VerticalAlign::middle});
    text_field(canvas, "typing.field", page.split_top(m.target, m.grid(3)),
               {.text = sample.typed, .placeholder = "18 位"});
    Rect low = page.split_bottom(std::max(m.key * 5 + m.gap * 2, page.height * (m.portrait() ? 0.4F : 0.56F)),
                                 m.grid(3));
    Rect left = low.split_left(low.width * 0.34F, m.grid(4));
    if (m.portrait()) {
        const Rect pad = page.split_bottom(m.target * 4 + m.gap * 3, m.grid(3));
        left = pad;
        low = {m.content().x, low.y, m.content().width, low.height};
    }
    if (auto stroke = numeric_keypad(canvas, "pad", left, true)) sample.typed += stroke->text;
    const auto rows_of_keys = sample_keys();
    if (const auto touched = key_rows(canvas, "keyboard", low, rows_of_keys, sample.keyboard, {}))
        sample.typed += rows_of_keys[touched->row][touched->key].look.label;
    Rect qr = page.split_right(std::min(page.height, page.width * 0.4F), m.grid(3));
    if (const auto code = make_qr("LIAISON:1:7F3KQ2")) draw_qr(canvas, qr, *code);
    signing_pad(canvas, "typing.sign", page, {}, "签名", sample.signing, {});
}

void draw_desk(Canvas& canvas, Sample& sample) {
    const Metrics& m = canvas.metrics();
    Rect page = m.content();
    canvas.text(page.split_top(m.text_title * 1.6F, m.grid(1)), "今天的队列",
                {.role = TextRole::title, .weight = Weight::bold});
    Rect side = page.split_right(page.width * 0.36F, m.grid(4));
    panel(canvas, page);
    const std::array<Cell, 4> head{
        {{"号", 1}, {"来访人", 2}, {"事由", 4}, {"等待", 1, Weight::regular, Align::right}}};
    Rect list = page.inset(m.grid(1));
    table_head(canvas, list.split_top(m.grid(6)), head);
    scroll_list(
        canvas, "desk.queue", list, 14, m.target + m.gap, 0,
        [&](std::size_t i, const Rect& row) {
            const std::string number = "A" + std::to_string(12 + i);
            const std::array<Cell, 4> cells{{{number, 1, Weight::bold},
                                             {"测试乙", 2},
                                             {"村里的饮水管道去年冻裂以后一直没有修好", 4},
                                             {"12 分", 1, Weight::regular, Align::right}}};
            table_row(canvas, "desk.row." + number, row, cells, i == 1);
        },
        Backdrop::surface);
    button(canvas, "desk.next", side.split_top(m.target * 1.4F, m.gap),
           {.label = "叫下一位", .icon = Icon::bell, .style = ButtonStyle::primary, .role = TextRole::heading});
    const auto chips = grid(side.split_top(m.target * 2 + m.gap, m.gap), 3, 2, m.gap);
    const std::array<const char*, 6> fields{"农业", "教育", "医疗", "交通", "民族团结", "其他"};
    for (std::size_t i = 0; i < fields.size(); ++i)
        chip(canvas, std::string("desk.field.") + fields[i], chips[i], fields[i], i == 1 || i == 4);
    status_pill(canvas, side.split_top(m.grid(5), m.grid(1)), "打印机缺纸", Status::bad);
    status_pill(canvas, side.split_top(m.grid(5), m.grid(1)), "3 条意见快到期", Status::waiting);
    progress_bar(canvas, side.split_top(m.grid(2), m.grid(3)), 0.6F);
    signing_pad(canvas, "desk.sign", side, {}, "签名", sample.signing, {});
}

} // namespace liaison::ui::test
