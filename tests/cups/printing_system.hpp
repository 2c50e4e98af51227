// A printing system of the test's own: cupsd with one queue, and behind it a printer that speaks IPP
// (ippeveprinter). Nothing of the machine's is used or changed, and all of it ends with this object.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "process.hpp"

namespace cups_test {

class PrintingSystem {
public:
    PrintingSystem();
    PrintingSystem(const PrintingSystem&) = delete;
    PrintingSystem& operator=(const PrintingSystem&) = delete;
    ~PrintingSystem();

    std::string address() const { return "cups:ticket@" + (folder_ / "run/cups.sock").string(); }
    void start_scheduler();
    void kill_scheduler();

    // Before the next page the roll is empty, until it is filled again.
    void take_paper() const;
    void give_paper() const;
    // What came out, oldest first: files of PWG raster.
    std::vector<std::string> pages() const;

private:
    void write_files();
    void start_printer();

    std::filesystem::path folder_;
    int printer_port_ = 0;
    std::unique_ptr<journeys::Process> bus_, printer_, scheduler_;
};

} // namespace cups_test
