#include "scenes.hpp"

#include <functional>

#include "activity_scenes.hpp"
#include "booking_scenes.hpp"
#include "desk_samples.hpp"
#include "made_up_station.hpp"
#include "picture_scenes.hpp"
#include "progress_scenes.hpp"
#include "queue_scenes.hpp"

namespace liaison::gallery {

using flow::VisitPhase;

namespace {

using Prepare = std::function<void(Stage&)>;

class List {
public:
    void add(std::string name, const Prepare& prepare) {
        auto stage = std::make_unique<Stage>();
        prepare(*stage);
        scenes_.push_back({std::move(name), std::move(stage)});
    }
    std::vector<Scene> take() { return std::move(scenes_); }

private:
    std::vector<Scene> scenes_;
};

Prepare in_phase(
    VisitPhase phase, const Prepare& more = [](Stage&) {}) {
    return [phase, more](Stage& stage) {
        stage.state.visit.phase = phase;
        more(stage);
    };
}

flow::CitizenVisit& visit(Stage& stage) {
    return stage.state.visit;
}

void add_beginning(List& list) {
    list.add("welcome", [](Stage&) {});
    list.add("welcome_closed", [](Stage& stage) { stage.clock.now.wall = test::at(test::a_tuesday, "21:05"); });
    list.add("welcome_troubled", [](Stage& stage) {
        view::KeeperNews& news = stage.keeper;
        news.reader_ill = true;
        news.scanner_ill = true;
        news.printer_ill = true;
        news.county_silent = true;
        news.sound_ill = true;
        news.configuration_code = "C1";
        news.unprinted_numbers = {"A017", "B004"};
        news.unprinted_until = stage.clock.now.monotonic + std::chrono::minutes{10};
        stage.day.unsent_records = 1234;
    });
    for (int page = 0; page < 4; ++page)
        list.add("idle_" + std::to_string(page), [page](Stage& stage) {
            stage.clock.advance(flow::idle_after + page * view::idle_page_stays);
        });
    list.add("identify", in_phase(VisitPhase::identify));
    list.add("identify_broken", in_phase(VisitPhase::identify, [](Stage& stage) {
                 stage.around.card_reader = flow::DeviceHealth::ill;
                 stage.around.code_scanner = flow::DeviceHealth::absent;
             }));
    list.add("identify_hold_still",
             in_phase(VisitPhase::identify, [](Stage& stage) { visit(stage).hold_card_still = true; }));
    list.add("type_number", in_phase(VisitPhase::type_number));
    list.add("type_number_half",
             in_phase(VisitPhase::type_number, [](Stage& stage) { visit(stage).typed_number = "9999991956"; }));
    for (const auto error :
         {domain::IdNumberError::wrong_length, domain::IdNumberError::first_generation,
          domain::IdNumberError::impossible_birth_date, domain::IdNumberError::wrong_check_character})
        list.add("type_number_wrong_" + std::to_string(static_cast<int>(error)),
                 in_phase(VisitPhase::type_number, [error](Stage& stage) {
                     visit(stage).typed_number = test::made_up_number(19560712, 2);
                     visit(stage).typing_error = error;
                 }));
}

// The specimen of ICAO Doc 9303, as far as it is typed.
Prepare typing_document(const std::string& text, int lines, std::optional<std::size_t> caret = std::nullopt) {
    return in_phase(VisitPhase::type_document, [=](Stage& stage) {
        flow::DocumentEntry& entry = visit(stage).document;
        if (lines != 0) entry.choose_lines(lines);
        for (const char key : text)
            entry.type(key);
        if (caret)
            entry.place_caret(*caret);
        else
            entry.look_over(test::day(test::a_tuesday));
    });
}

void add_documents(List& list) {
    const std::string names = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    const std::string card = "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<";
    list.add("type_document", in_phase(VisitPhase::type_document));
    list.add("type_document_half", typing_document(names + "L898902C3", 0, 53));
    list.add("type_document_wrong", typing_document(names + "L898902C37UTO7408122F1204159ZE184226B<<<<<10", 0));
    list.add("type_document_birth", typing_document(names + "L898902C36UTO7402304F1204159ZE184226B<<<<<16", 0));
    list.add("type_document_card", typing_document(card + "7ERIKSSON<<ANNA<MARIA<<<<<<<<<<", 0));
    list.add("type_document_short", typing_document(card, 3));
    list.add("type_document_unknown", typing_document("V<UTOERIKSSON", 2));
}

void add_consent(List& list) {
    const auto as = [](domain::IdentifiedBy way, bool named) {
        return in_phase(VisitPhase::consent, [way, named](Stage& stage) {
            visit(stage).visitor = test::made_up_visitor("测试甲");
            visit(stage).visitor.identified_by = way;
            if (!named) visit(stage).visitor.name.clear();
        });
    };
    list.add("consent_card", as(domain::IdentifiedBy::id_card, true));
    list.add("consent_number", as(domain::IdentifiedBy::typed_number, false));
    list.add("consent_nothing", as(domain::IdentifiedBy::without_papers, false));
    list.add("arrival", in_phase(VisitPhase::arrival, [](Stage& stage) {
                 visit(stage).appointment = stage.day.appointments.front();
             }));
}

void add_choices(List& list) {
    list.add("on_duty", in_phase(VisitPhase::on_duty));
    list.add("on_duty_nobody",
             in_phase(VisitPhase::on_duty, [](Stage& stage) { stage.configuration.roster.clear(); }));
    const auto with_deputy = [](Stage& stage) {
        visit(stage).deputy_id = test::morning_deputy;
        const auto days = flow::days_with_free_slots(visit(stage), stage.around, stage.clock.now.wall, 1);
        visit(stage).day = days.at(0);
        visit(stage).slot =
            flow::free_slots(test::morning_deputy, days.at(0), stage.around, stage.clock.now.wall).at(0).start;
    };
    list.add("choose_slot", in_phase(VisitPhase::choose_slot, with_deputy));
    list.add("choose_slot_none", in_phase(VisitPhase::choose_slot, [](Stage& stage) {
                 visit(stage).deputy_id = test::morning_deputy;
                 stage.configuration.roster.clear();
             }));
    list.add("confirm_booking", in_phase(VisitPhase::confirm_booking, with_deputy));
    list.add("saving", in_phase(VisitPhase::saving));
    list.add("keeper_called", in_phase(VisitPhase::on_duty, [](Stage& stage) {
                 stage.state.help =
                     flow::call_keeper({}, domain::CalledFrom::citizen, stage.around, stage.clock.now).next;
             }));
    list.add("still_there", in_phase(VisitPhase::on_duty, [](Stage& stage) {
                 visit(stage).asks_still_there = true;
                 stage.clock.advance(flow::quiet_before_question + std::chrono::seconds{4});
             }));
}

void add_ends(List& list) {
    const auto ticket = [](flow::Printing printing, bool card, int ahead) {
        return in_phase(VisitPhase::ticket, [=](Stage& stage) {
            visit(stage).ticket = {stage.day.tickets.back(), domain::make_ticket_code({4, 2}), ahead,
                                   stage.day.waiting_time(test::morning_deputy, ahead)};
            visit(stage).printing = printing;
            visit(stage).card_on_reader = card;
        });
    };
    list.add("ticket_printing", ticket(flow::Printing::under_way, false, 2));
    list.add("ticket_printed", ticket(flow::Printing::done, false, 0));
    list.add("ticket_on_screen", ticket(flow::Printing::failed, false, 11));
    list.add("ticket_card", ticket(flow::Printing::done, true, 1));
    list.add("booked", in_phase(VisitPhase::booked, [](Stage& stage) {
                 visit(stage).booking = {stage.day.appointments.back(), domain::make_ticket_code({4, 2})};
                 visit(stage).printing = flow::Printing::done;
             }));
    for (int problem = 0; problem <= static_cast<int>(flow::VisitProblem::cannot_save); ++problem)
        list.add("problem_" + std::to_string(problem), in_phase(VisitPhase::problem, [problem](Stage& stage) {
                     visit(stage).problem = static_cast<flow::VisitProblem>(problem);
                     visit(stage).way_on = VisitPhase::identify;
                 }));
}

Prepare at_desk(
    flow::DeskPhase phase, const Prepare& more = [](Stage&) {}) {
    return [phase, more](Stage& stage) {
        flow::DutyDesk& desk = stage.state.desk;
        desk = flow::open_desk({}, stage.clock.now);
        desk.phase = phase;
        desk.deputy_id = test::morning_deputy;
        desk.ticket_id = stage.day.tickets.front().id;
        more(stage);
    };
}

std::shared_ptr<typing::Engines> engines() {
    static const std::shared_ptr<typing::Engines> loaded = typing::load_engines(TYPING_DATA);
    return loaded;
}

struct Writing {
    std::string name;
    typing::Method method;
    std::string keys;
};

void add_desk(List& scenes) {
    using enum flow::DeskPhase;
    scenes.add("desk_choose_deputy", at_desk(choose_deputy));
    scenes.add("desk_pin", at_desk(enter_pin, [](Stage& stage) { stage.state.desk.pin = "1357"; }));
    scenes.add("desk_pin_locked", at_desk(enter_pin, [](Stage& stage) {
                   stage.state.desk.notice = flow::DeskNotice::pin_locked;
               }));
    scenes.add("desk_pin_locked_for_good", at_desk(enter_pin, [](Stage& stage) {
                   stage.state.desk.notice = flow::DeskNotice::pin_waits_for_keeper;
               }));
    scenes.add("desk_pin_handed_over", at_desk(enter_pin, [](Stage& stage) {
                   stage.state.desk.notice = flow::DeskNotice::handed_over;
               }));
    scenes.add("desk_stranger", at_desk(choose_deputy, [](Stage& stage) {
                   stage.state.desk.notice = flow::DeskNotice::stranger;
               }));
    scenes.add("desk_checking_card",
               at_desk(checking_pin, [](Stage& stage) { stage.state.desk.deputy_id.clear(); }));
    scenes.add("desk_list_take_card",
               at_desk(list, [](Stage& stage) { stage.state.desk.notice = flow::DeskNotice::take_card; }));
    scenes.add("desk_list",
               at_desk(list, [](Stage& stage) { stage.state.desk.notice = flow::DeskNotice::saved; }));
    scenes.add("desk_list_empty", at_desk(list, [](Stage& stage) {
                   stage.day = {};
                   stage.state.desk.notice = flow::DeskNotice::nobody_waits;
               }));
    scenes.add("desk_called", at_desk(called, [](Stage& stage) { stage.day.tickets.front().calls = 2; }));
}

void add_log(List& scenes) {
    using enum flow::DeskPhase;
    scenes.add("desk_reception", at_desk(reception));
    scenes.add("desk_reception_full", at_desk(reception, with_log));
    scenes.add("desk_reception_five", at_desk(reception, [](Stage& stage) {
                   with_log(stage);
                   auto& opinions = stage.state.desk.draft.log.opinions;
                   while (opinions.size() < domain::max_opinions)
                       opinions.push_back(opinions.front());
                   opinions.back().answer.clear();
                   stage.state.desk.opinion = opinions.size() - 1;
                   stage.state.desk.field = flow::LogField::answer;
               }));
    scenes.add("desk_reception_nothing",
               at_desk(reception, [](Stage& stage) { stage.state.desk.draft.log.no_matter = true; }));
    for (const auto& [name, leaf] :
         {std::pair{"places", flow::LogLeaf::places}, std::pair{"circumstances", flow::LogLeaf::circumstances},
          std::pair{"earlier", flow::LogLeaf::earlier}})
        scenes.add(std::string("desk_reception_") + name, at_desk(reception, [leaf](Stage& stage) {
                       with_log(stage);
                       stage.state.desk.leaf = leaf;
                   }));
    scenes.add("desk_reception_earlier_none",
               at_desk(reception, [](Stage& stage) { stage.state.desk.leaf = flow::LogLeaf::earlier; }));
    scenes.add("desk_reception_sheets", at_desk(reception, with_sheets));
    scenes.add("desk_reception_no_camera", at_desk(reception, without_camera));
    scenes.add("desk_sheet", at_desk(sheet));
    scenes.add("desk_sheet_kept", at_desk(sheet, looking_at_sheet));
    scenes.add("desk_correction", at_desk(reception, correcting));
    for (const auto& [name, method, keys] :
         {Writing{"pinyin", typing::Method::pinyin, "weixi"},
          Writing{"handwriting", typing::Method::handwriting, ""},
          Writing{"tibetan", typing::Method::tibetan, ""}, Writing{"lisu", typing::Method::lisu, ""},
          Writing{"latin", typing::Method::latin, ""}})
        scenes.add("desk_writing_" + name, at_desk(reception, [method, keys](Stage& stage) {
                       stage.composer.give(engines());
                       stage.composer.take(typing::ChooseMethod{method});
                       for (const char key : keys)
                           stage.composer.take(typing::TypeKey{std::string(1, key)});
                   }));
}

void add_log_ends(List& scenes) {
    using enum flow::DeskPhase;
    scenes.add("desk_signing", at_desk(signing, with_log));
    scenes.add("desk_signing_signed", at_desk(signing, [](Stage& stage) {
                   with_log(stage);
                   sign(stage.state.desk.draft.log.visitor, stage.clock.now.wall);
                   sign(stage.state.desk.draft.log.deputy, stage.clock.now.wall);
               }));
    scenes.add("desk_signing_declined", at_desk(signing, [](Stage& stage) {
                   with_log(stage);
                   stage.state.desk.draft.log.visitor.decline(domain::Declined::cannot_write,
                                                              stage.clock.now.wall);
                   stage.state.desk.notice = flow::DeskNotice::not_saved;
               }));
    scenes.add("desk_hand_over", at_desk(hand_over, with_log));
    scenes.add("desk_past_logs", at_desk(past_logs, [](Stage& stage) {
                   for (int i = 0; i < 9; ++i)
                       stage.state.desk.logs.push_back({"", "", domain::ticket_number(i + 3),
                                                        stage.clock.now.wall - std::chrono::hours{7 * i},
                                                        i % 3 + 1, i == 2 ? "" : "water",
                                                        i == 2 ? 0 : i % 2 + 1});
               }));
    scenes.add("desk_past_logs_none", at_desk(past_logs));
    scenes.add("desk_saving", at_desk(saving));
}

Prepare at_keepers_page(
    flow::KeeperPhase phase, const Prepare& more = [](Stage&) {}) {
    return [phase, more](Stage& stage) {
        stage.around.keeper_has_pin = true;
        stage.state.keeper = flow::open_keeper({}, stage.around, stage.clock.now);
        stage.state.keeper.phase = phase;
        view::StationReport& report = stage.report;
        for (auto* device : {&report.reader, &report.scanner, &report.camera, &report.printer, &report.sound})
            device->configured = true;
        report.machine.free_bytes = 112'400'000'000;
        report.machine.disk_bytes = 128'000'000'000;
        report.machine.temperature_c = 54;
        report.machine.machine_up = std::chrono::hours{400};
        report.machine.program_up = std::chrono::hours{77};
        report.county = view::CountyState::online;
        report.module_number = "05.03-20150102-0001234567-0123456789";
        report.module_status = 0x90;
        report.version = "1.0.0";
        report.configuration_version = 42;
        more(stage);
    };
}

// Each device with what it can lack, the longest words together.
void break_all(Stage& stage) {
    view::StationReport& report = stage.report;
    const std::string error = "Input/output error";
    const auto ails = [&](view::DeviceReport& device, view::Ailment ailment) {
        device.configured = true;
        device.ailment = ailment;
        device.detail = error;
    };
    ails(report.reader, view::Ailment::no_answer);
    report.reader.detail.clear();
    report.module_status = 0x66;
    report.reader.last_error = error;
    report.reader.last_error_at = stage.clock.now.wall;
    report.reader.restarts = 2;
    ails(report.scanner, view::Ailment::not_there);
    ails(report.camera, view::Ailment::not_there);
    ails(report.sound, view::Ailment::not_there);
    ails(report.printer, view::Ailment::cutter);
    report.machine.boot_reason = "watchdog";
    report.county = view::CountyState::refused;
    report.county_last_contact = stage.clock.now.wall - std::chrono::hours{30};
    report.unsent = 1234;
    report.configuration_expires = stage.clock.now.wall - std::chrono::hours{1};
    stage.state.keeper.notice = flow::KeeperNotice::not_exported;
}

void add_keeper(List& scenes) {
    using enum flow::KeeperPhase;
    scenes.add("keeper_pin", at_keepers_page(enter_pin, [](Stage& stage) { stage.state.keeper.pin = "7391"; }));
    scenes.add("keeper_pin_none", at_keepers_page(enter_pin, [](Stage& stage) {
                   stage.state.keeper.notice = flow::KeeperNotice::no_pin;
               }));
    scenes.add("keeper_pin_locked", at_keepers_page(enter_pin, [](Stage& stage) {
                   stage.state.keeper.notice = flow::KeeperNotice::pin_locked;
               }));
    scenes.add("keeper_overview", at_keepers_page(overview));
    scenes.add("keeper_overview_broken", at_keepers_page(overview, break_all));
    scenes.add("keeper_overview_locked", at_keepers_page(overview, [](Stage& stage) {
                   const auto now = stage.clock.now.wall;
                   stage.day.sign_ins = {{"deputy-a", 15, now}, {"deputy-b", 5, now + std::chrono::minutes{3}}};
               }));
    scenes.add("keeper_overview_exported", at_keepers_page(overview, [](Stage& stage) {
                   stage.report.scanner = {};
                   stage.report.printer.ailment = view::Ailment::paper_out;
                   stage.state.keeper.notice = flow::KeeperNotice::exported;
                   stage.state.keeper.export_place = "/media/usb/liaison-diagnosis-room-017-20261124-094500";
               }));
    scenes.add("keeper_test_reader", at_keepers_page(test_reader));
    scenes.add("keeper_test_reader_bad", at_keepers_page(test_reader, [](Stage& stage) {
                   stage.state.keeper.test.good = 12;
                   stage.state.keeper.test.bad = 3;
                   stage.state.keeper.test.card_there = true;
               }));
    scenes.add("keeper_test_scanner", at_keepers_page(test_scanner, [](Stage& stage) {
                   stage.state.keeper.test.good = 1;
                   stage.state.keeper.test.last_was_good = true;
               }));
    scenes.add("keeper_test_glass", at_keepers_page(test_glass, [](Stage& stage) {
                   for (std::size_t cell = 0; cell < 20; ++cell)
                       stage.state.keeper.touched.set(cell);
               }));
    scenes.add("keeper_test_glass_done",
               at_keepers_page(test_glass, [](Stage& stage) { stage.state.keeper.touched.set(); }));
}

} // namespace

Stage::Stage() : configuration(full_station()) {
    const auto now = clock.now.wall;
    using namespace std::chrono_literals;
    for (int i = 1; i <= 9; ++i) {
        domain::Ticket ticket =
            test::made_up_ticket(i, i % 3 == 0 ? "deputy-c" : test::morning_deputy, now - 30min + i * 3min);
        if (i % 2 == 0) ticket.visitor_name = i % 4 == 0 ? "测试甲" : "测试乙";
        day.tickets.push_back(ticket);
    }
    for (int i = 1; i <= 6; ++i)
        day.appointments.push_back(
            test::made_up_appointment(i, "key", test::morning_deputy, now + i * 20min + 10min));
    day.appointments[0].state = domain::AppointmentState::arrived;
    day.appointments[1].state = domain::AppointmentState::no_show;
    state = flow::initial_state(configuration, clock.now);
}

std::vector<Scene> all_scenes() {
    List list;
    add_beginning(list);
    add_documents(list);
    add_consent(list);
    add_choices(list);
    add_ends(list);
    add_desk(list);
    add_log(list);
    add_log_ends(list);
    add_keeper(list);
    auto scenes = list.take();
    for (const auto add :
         {add_queue_scenes, add_progress_scenes, add_activity_scenes, add_booking_scenes, add_picture_scenes})
        add(scenes);
    return scenes;
}

} // namespace liaison::gallery
