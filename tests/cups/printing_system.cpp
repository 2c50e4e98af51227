#include "printing_system.hpp"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace cups_test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

fs::path make_folder() {
    std::string pattern = (fs::temp_directory_path() / "liaison-cups-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    // The backends run as another user when cupsd is started by root.
    fs::permissions(pattern, fs::perms::all);
    return pattern;
}

void write_file(const fs::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

int free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof place;
    const bool bound = ::bind(socket, reinterpret_cast<sockaddr*>(&place), size) == 0 &&
                       ::getsockname(socket, reinterpret_cast<sockaddr*>(&place), &size) == 0;
    ::close(socket);
    if (!bound) throw std::runtime_error("no free port");
    return ntohs(place.sin_port);
}

bool accepts(int family, const sockaddr* place, socklen_t size) {
    const int socket = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool connected = ::connect(socket, place, size) == 0;
    ::close(socket);
    return connected;
}

bool accepts_port(int port) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    place.sin_port = htons(static_cast<std::uint16_t>(port));
    return accepts(AF_INET, reinterpret_cast<sockaddr*>(&place), sizeof place);
}

bool accepts_path(const std::string& path) {
    sockaddr_un place{};
    place.sun_family = AF_UNIX;
    path.copy(place.sun_path, sizeof place.sun_path - 1);
    return accepts(AF_UNIX, reinterpret_cast<sockaddr*>(&place), sizeof place);
}

void wait_for(const char* what, journeys::Process& process, const std::function<bool()>& there) {
    const auto end = std::chrono::steady_clock::now() + 20s;
    while (!there()) {
        if (!process.is_running() || std::chrono::steady_clock::now() > end)
            throw std::runtime_error(std::string(what) + " does not start");
        process.next_line(20ms); // what it says meanwhile
    }
}

} // namespace

PrintingSystem::PrintingSystem() : folder_(make_folder()) {
    for (const char* name : {"conf", "spool", "cache", "run", "tmp", "log", "out", "printer"}) {
        fs::create_directory(folder_ / name);
        fs::permissions(folder_ / name, fs::perms::all);
    }
    write_files();
    start_printer();
    start_scheduler();
    const std::string uri = "ipp://localhost:" + std::to_string(printer_port_) + "/ipp/print";
    const auto made = journeys::run({LPADMIN, "-h", (folder_ / "run/cups.sock").string(), "-p", "ticket", "-E",
                                     "-v", uri, "-o", "printer-error-policy=abort-job"},
                                    (folder_ / "log/lpadmin").string());
    if (made.status != 0) throw std::runtime_error("no queue: lpadmin");
}

PrintingSystem::~PrintingSystem() {
    scheduler_.reset();
    printer_.reset();
    bus_.reset();
    std::error_code ignored;
    if (std::getenv("LIAISON_KEEP_JOURNEYS") == nullptr) fs::remove_all(folder_, ignored);
}

void PrintingSystem::write_files() {
    const std::string at = folder_.string();
    write_file(folder_ / "conf/cupsd.conf",
               "Listen " + at +
                   "/run/cups.sock\nBrowsing No\nDirtyCleanInterval 0\nWebInterface No\nLogLevel info\n"
                   "PreserveJobFiles No\nDefaultAuthType None\n"
                   "<Location />\n Order allow,deny\n Allow all\n</Location>\n"
                   "<Policy default>\n JobPrivateValues none\n"
                   "<Limit All>\n Order deny,allow\n</Limit>\n</Policy>\n");
    write_file(folder_ / "conf/cups-files.conf",
               "ServerRoot " + at + "/conf\nCacheDir " + at + "/cache\nStateDir " + at + "/run\nRequestRoot " +
                   at + "/spool\nTempDir " + at + "/tmp\nAccessLog " + at + "/log/access\nErrorLog " + at +
                   "/log/error\nPageLog " + at + "/log/page\nPrintcap " + at +
                   "/run/printcap\nDataDir /usr/share/cups\nServerBin /usr/lib/cups\n");
    // ippeveprinter looks for the system's message bus before it does anything, and needs nothing of it.
    write_file(
        folder_ / "conf/bus.conf",
        "<busconfig><type>session</type><listen>unix:path=" + at +
            "/run/bus</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow send_destination=\"*\"/>"
            "<allow receive_requested_reply=\"true\"/><allow receive_type=\"signal\"/><allow "
            "own=\"*\"/></policy></busconfig>\n");
    write_file(folder_ / "printer/print",
               "#!/bin/sh\nwhile [ -e '" + at +
                   "/printer/no-paper' ]; do echo 'STATE: +media-empty-error' >&2; "
                   "sleep 0.1; done\necho 'STATE: -media-empty-error' >&2\ncp \"$1\" '" +
                   at + "/out/'\n");
    fs::permissions(folder_ / "printer/print",
                    fs::perms::owner_all | fs::perms::group_all | fs::perms::others_all);
}

void PrintingSystem::start_printer() {
    const std::string at = folder_.string();
    bus_ = std::make_unique<journeys::Process>(
        std::vector<std::string>{"dbus-daemon", "--config-file=" + at + "/conf/bus.conf", "--nofork",
                                 "--nopidfile"},
        at + "/log/bus");
    wait_for("dbus-daemon", *bus_, [&] { return accepts_path(at + "/run/bus"); });
    printer_port_ = free_port();
    printer_ = std::make_unique<journeys::Process>(
        std::vector<std::string>{IPPEVEPRINTER, "-r", "off", "-n", "localhost", "-p",
                                 std::to_string(printer_port_), "-c", at + "/printer/print", "-d",
                                 at + "/printer", "-f", "image/pwg-raster", "ticket"},
        at + "/log/printer", std::vector<std::string>{"DBUS_SYSTEM_BUS_ADDRESS=unix:path=" + at + "/run/bus"});
    wait_for("ippeveprinter", *printer_, [&] { return accepts_port(printer_port_); });
}

void PrintingSystem::start_scheduler() {
    const std::string at = folder_.string();
    scheduler_ =
        std::make_unique<journeys::Process>(std::vector<std::string>{CUPSD, "-f", "-c", at + "/conf/cupsd.conf",
                                                                     "-s", at + "/conf/cups-files.conf"},
                                            at + "/log/scheduler");
    wait_for("cupsd", *scheduler_, [&] { return accepts_path(at + "/run/cups.sock"); });
}

void PrintingSystem::kill_scheduler() {
    scheduler_->send_signal(SIGKILL);
    scheduler_->wait();
}

void PrintingSystem::take_paper() const {
    write_file(folder_ / "printer/no-paper", "");
}

void PrintingSystem::give_paper() const {
    fs::remove(folder_ / "printer/no-paper");
}

std::vector<std::string> PrintingSystem::pages() const {
    std::vector<fs::directory_entry> files(fs::directory_iterator(folder_ / "out"), fs::directory_iterator{});
    std::ranges::sort(files, {}, [](const fs::directory_entry& file) { return file.last_write_time(); });
    std::vector<std::string> contents;
    for (const auto& file : files) {
        std::ifstream in(file.path(), std::ios::binary);
        contents.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    return contents;
}

} // namespace cups_test
