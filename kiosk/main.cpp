// liaison-kiosk: the command line, and the parts put together.
#include <atomic>
#include <csignal>
#include <fstream>
#include <iostream>
#include <iterator>
#include <thread>
#include <utility>

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <spdlog/sinks/ringbuffer_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "app/call_view.hpp"
#include "app/county.hpp"
#include "app/heartbeat.hpp"
#include "app/kiosk.hpp"
#include "app/world.hpp"
#include "flow/spoken_screen.hpp"
#include "view/settings_problem.hpp"

using namespace liaison;

namespace {

constexpr int exit_bad_settings = 2;
constexpr int exit_no_window = 3;
constexpr int exit_not_enrolled = 4;

struct Arguments {
    app::CommandLine command_line;
    bool check_only = false;
    bool call_view = false;
    bool enrol = false;
    std::string recordings_of; // a language
};

std::optional<ui::Size> parse_size(const std::string& text) {
    const auto x = text.find('x');
    if (x == std::string::npos) return std::nullopt;
    try {
        const ui::Size size{std::stof(text.substr(0, x)), std::stof(text.substr(x + 1))};
        return size.width >= 320 && size.height >= 320 ? std::optional{size} : std::nullopt;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

// What the machine runs with: the settings and whom it believes, or the one line that says why not.
struct Prepared {
    app::Settings settings;
    domain::TrustRoot root;
};

tl::expected<Prepared, std::string> prepare(const std::filesystem::path& file) {
    auto settings = app::read_settings(file);
    if (!settings) return tl::unexpected(settings.error());
    std::ifstream in(settings->county.trust_root, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    auto root = domain::parse_signed_root(text).and_then(domain::first_root);
    if (!root) return tl::unexpected(settings->county.trust_root.string() + ":1: " + root.error());
    return Prepared{*std::move(settings), *std::move(root)};
}

std::atomic<bool> asked_to_end = false;

// SIGTERM and SIGINT end the loop; a thread of its own takes them, since little may be called from a handler.
void end_on_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    struct sigaction passed_over {};
    passed_over.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &passed_over, nullptr);
    std::thread([signals] {
        int signal = 0;
        sigwait(&signals, &signal);
        asked_to_end = true;
        ui::Window::wake();
    }).detach();
}

// Nothing works without settings, but a dark screen helps nobody: the glass says what to mend, until it is
// mended.
void show_problem(ui::Window& window, const app::CommandLine& command_line, app::Heartbeat& heartbeat,
                  const std::string& problem) {
    ui::TextEngine engine;
    ui::Canvas canvas(engine);
    app::ScreenMap map(command_line.screen_map);
    const language::Words words("zh");
    bool shown = false;
    while (!window.close_requested() && !asked_to_end) {
        if (const auto frame = window.begin_frame()) {
            canvas.begin(*frame, {});
            view::draw_settings_problem(canvas, words, problem);
            canvas.end();
            window.end_frame(canvas.theme().ground);
            map.tell("settings_problem", canvas.report());
        }
        if (!std::exchange(shown, true)) heartbeat.shown(app::now().monotonic, {});
        heartbeat.beat(app::now().monotonic);
        const auto due = heartbeat.due();
        window.wait(due ? std::optional{std::chrono::duration<double>(*due - app::now().monotonic).count()}
                        : std::nullopt);
    }
    engine.release_textures();
}

// To the journal, and the newest lines in memory for the keeper's diagnosis.
void keep_log(app::CommandLine& command_line) {
    constexpr std::size_t kept_lines = 1000;
    const auto newest = std::make_shared<spdlog::sinks::ringbuffer_sink_mt>(kept_lines);
    const auto journal = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("kiosk", spdlog::sinks_init_list{journal, newest}));
    command_line.log_lines = [newest] { return newest->last_formatted(); };
}

// For whoever records a voice pack: one line a recording, its name, a tab, the words. Letters and numbers come
// last.
int list_recordings(const std::string& language) {
    if (!language::is_available(language)) {
        std::cerr << "--list-recordings: there are no texts in \"" << language << "\"\n";
        return exit_bad_settings;
    }
    const language::Words words(language);
    for (const language::Word word : flow::all_spoken_words())
        for (const language::SpokenPiece& piece : language::spoken({word}, words))
            if (!piece.recording.empty()) std::cout << piece.recording << '\t' << piece.text << '\n';
    for (const char letter : {'A', 'B'}) // of tickets and of appointments
        std::cout << "letter." << letter << '\t' << letter << '\n';
    for (const int number : {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100})
        std::cout << "number." << number << '\t' << number << '\n';
    return 0;
}

tl::expected<std::unique_ptr<ui::Window>, ui::WindowError>
open_window(const Arguments& arguments, const tl::expected<Prepared, std::string>& prepared) {
    const bool desk = arguments.command_line.desk;
    ui::WindowOptions options{.title = arguments.call_view ? "liaison-call-view"
                                       : desk              ? "liaison-desk"
                                                           : "liaison-kiosk",
                              .window_px = arguments.command_line.window,
                              .second_monitor = arguments.call_view || desk};
    if (prepared && !options.second_monitor && prepared->settings.screen.pixels_per_mm > 0)
        options.px_per_mm = static_cast<float>(prepared->settings.screen.pixels_per_mm);
    auto window = ui::Window::open(options);
    if (window)
        spdlog::info("{}", (*window)->description());
    else
        std::cerr << "liaison-kiosk: no window: " << window.error().reason << '\n';
    return window;
}

// The second screen. Its settings are the kiosk's; what is wrong with them, the kiosk's glass says.
int run_call_view(const Arguments& arguments, const tl::expected<Prepared, std::string>& prepared) {
    if (!prepared) return exit_bad_settings;
    end_on_signals();
    const auto window = open_window(arguments, prepared);
    if (!window) return exit_no_window;
    app::CallView view(arguments.command_line, prepared->settings, prepared->root);
    view.run(**window, [] { return asked_to_end.load(); });
    return 0;
}

// The one-time code comes from the standard input, so that it stands in no process list.
int enrol(const Arguments& arguments, const tl::expected<Prepared, std::string>& prepared) {
    if (!prepared) return exit_bad_settings;
    std::string code;
    std::getline(std::cin, code);
    const auto enrolled = app::enrol_station(prepared->settings, arguments.command_line.data_folder, code);
    if (!enrolled) {
        std::cerr << "liaison-kiosk: " << enrolled.error() << '\n';
        return exit_not_enrolled;
    }
    std::cout << prepared->settings.station_id << " is enrolled\n";
    return 0;
}

int run(const Arguments& arguments) {
    if (!arguments.recordings_of.empty()) return list_recordings(arguments.recordings_of);
    const auto prepared = prepare(arguments.command_line.settings_file);
    if (!prepared) std::cerr << prepared.error() << '\n';
    if (arguments.check_only) {
        if (prepared) std::cout << arguments.command_line.settings_file.string() << ": good\n";
        return prepared ? 0 : exit_bad_settings;
    }
    if (arguments.enrol) return enrol(arguments, prepared);
    if (arguments.call_view) return run_call_view(arguments, prepared);
    end_on_signals();
    const drivers::ServiceEnvironment environment = app::take_service_environment();
    const drivers::ServiceManager manager(environment);
    app::Heartbeat heartbeat(manager, drivers::watchdog_span(environment, getpid()));
    std::optional<app::Kiosk> kiosk;
    if (prepared) kiosk.emplace(arguments.command_line, prepared->settings, prepared->root, heartbeat);
    const auto window = open_window(arguments, prepared);
    if (!window) return exit_no_window;
    if (!prepared) {
        show_problem(**window, arguments.command_line, heartbeat, prepared.error());
        return exit_bad_settings;
    }
    kiosk->run(**window, [] { return asked_to_end.load(); });
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    app::keep_memory_small();
    Arguments arguments;
    arguments.command_line.version = LIAISON_VERSION;
    std::string window;
    CLI::App program("The kiosk of a deputies' liaison room", "liaison-kiosk");
    program.add_option("--config", arguments.command_line.settings_file, "the machine's settings (TOML)")
        ->default_val("/etc/liaison-kiosk/kiosk.toml");
    program.add_option("--data", arguments.command_line.data_folder, "the folder of the station's records")
        ->default_val("/var/lib/liaison-kiosk");
    program.add_option("--window", window, "WIDTHxHEIGHT: a window on a desk instead of the whole screen");
    CLI::Option* call_view = program.add_flag(
        "--call-view", arguments.call_view, "the called numbers, for a second screen beside the running kiosk");
    program
        .add_flag("--desk", arguments.command_line.desk,
                  "the deputies' desk alone, for a second terminal beside the kiosk")
        ->excludes(call_view);
    program.add_option("--screen-map", arguments.command_line.screen_map,
                       "a pipe or file that is told what can be touched where");
    program.add_option("--frame-log", arguments.command_line.frame_log,
                       "a pipe or file that is told of each picture drawn");
    program.add_flag("--check-config", arguments.check_only,
                     "reads the settings, says what is wrong, and ends");
    program.add_flag(
        "--enrol", arguments.enrol,
        "reads the county's one-time code from the standard input, makes this machine the station of the "
        "settings, and ends");
    program.add_option("--list-recordings", arguments.recordings_of,
                       "the names and words of all recordings of a language's voice pack, and ends");
    program.set_version_flag("--version", std::string("liaison-kiosk ") + LIAISON_VERSION);
    CLI11_PARSE(program, argc, argv);
    arguments.command_line.window = parse_size(window);
    if (!window.empty() && !arguments.command_line.window) {
        std::cerr << "--window: \"" << window << "\" is not a size; allowed: WIDTHxHEIGHT, such as 1920x1080\n";
        return exit_bad_settings;
    }
    keep_log(arguments.command_line);
    spdlog::flush_on(spdlog::level::info);
    return run(arguments);
}
