// device-sim: devices without devices. See the usage text below.
#include <cerrno>
#include <csignal>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <system_error>

#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "simulation.hpp"

namespace {

constexpr auto usage = R"(usage:
  device-sim --directory DIR [--fast] [--end-with-parent] [--scenario FILE]
                                         simulates the devices until SIGTERM, SIGINT or "quit"; says "ready"
  device-sim send DIR COMMAND            sends one command; exit code 0 done, 1 refused, 2 nobody there

In DIR: card-reader, code-scanner, printer (links to pseudo terminals), card-reader-hid, keyboard-scanner (packet
sockets: a report or key events a packet), card-reader-tcp and printer-tcp (hold the number of a TCP port on the loopback), control
(a socket, a command a line), printer.bytes (all that the printer was sent), printer.txt (what is on its paper).
--fast: the readers answer at once. --end-with-parent: ends also when the program that started it is gone.
--scenario: plays the file's lines, each "MILLISECONDS COMMAND", counted from the line before; a last line "again"
repeats it for ever.

READER is card-reader, card-reader-hid or card-reader-tcp; a DEVICE a READER, code-scanner, keyboard-scanner,
printer or printer-tcp. A card lies on all readers, a scan is done by both scanners. Commands:
  card resident | resident NAME NUMBER | resident-moved | resident-expired | j | i | y | remove
  READER speed BAUD | presence tells | presence forgets | header 0..2 (bytes before each report; card-reader-hid)
  scan TEXT | scan-hex BYTES | code-scanner end cr|lf|crlf|tab|none
  printer ok | paper-out | near-end | cover-open | cutter-error | silent | without-ids | constant | noise |
          save FILE
  fault printer paper-out|cover-open|cutter-error|silence|unplug LINES   in mid-job, after so many lines
  fault printer slow BYTES               takes so many bytes a tenth of a second; 0: as they come
  fault READER none|noise|split|merge|wrong-checksum|wrong-length|silence|slow|trickle|half|cut|stale-answer|stranger|
               self-test-failed|not-authorised|read-failed|refused|unknown-card|no-latest-address [ANSWERS] | unplug
  fault code-scanner none|no-terminator|split|merge|flood|repeat|engine-answer|noise|damaged|shortened|silence|slow|
                     cut|stranger | unplug
  fault keyboard-scanner none|no-terminator|split|merge|repeat|noise|damaged|shortened|silence|slow|overflow|flood|
                         caps-lock|alt-numbers|stuck-shift|cut|stranger | unplug
  unplug DEVICE | replug DEVICE
  quit
)";

// Blocked for the whole program and read from a descriptor, so that the loop alone decides when to end.
int signals_as_descriptor() {
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGTERM);
    ::sigaddset(&signals, SIGINT);
    if (::sigprocmask(SIG_BLOCK, &signals, nullptr) != 0)
        throw std::system_error(errno, std::generic_category(), "sigprocmask");
    const int descriptor = ::signalfd(-1, &signals, SFD_CLOEXEC);
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "signalfd");
    return descriptor;
}

int simulate(const std::filesystem::path& directory, bool fast, device_sim::Scenario scenario) {
    std::filesystem::create_directories(directory);
    const int stop = signals_as_descriptor();
    device_sim::Simulation simulation(directory, fast, std::move(scenario));
    std::cout << "ready" << std::endl;
    simulation.run(stop);
    ::close(stop);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    try {
        if (words.size() == 3 && words[0] == "send")
            return device_sim::send_command(std::filesystem::path(words[1]) / "control", words[2]);
        std::filesystem::path directory;
        device_sim::Scenario scenario;
        bool fast = false;
        bool understood = true;
        for (std::size_t at = 0; at < words.size(); ++at) {
            if (words[at] == "--directory" && at + 1 < words.size())
                directory = words[++at];
            else if (words[at] == "--scenario" && at + 1 < words.size())
                scenario = device_sim::Scenario::load(words[++at]);
            else if (words[at] == "--fast")
                fast = true;
            else if (words[at] == "--end-with-parent")
                ::prctl(PR_SET_PDEATHSIG, SIGTERM);
            else
                understood = false;
        }
        if (understood && !directory.empty()) return simulate(directory, fast, std::move(scenario));
    } catch (const std::exception& trouble) {
        std::cerr << "device-sim: " << trouble.what() << '\n';
        return 1;
    }
    std::cerr << usage;
    return 2;
}
