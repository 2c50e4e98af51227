#include "county/files.hpp"

#include <cerrno>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace liaison::county {

namespace {

[[noreturn]] void fail(const char* what, const std::filesystem::path& file) {
    throw std::runtime_error(std::string("cannot ") + what + " " + file.string() + ": " +
                             std::generic_category().message(errno));
}

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

} // namespace

std::string read_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream content;
    if (!stream || !(content << stream.rdbuf())) fail("read", file);
    return content.str();
}

void write_file(const std::filesystem::path& file, const std::string& content, Readers readers) {
    std::filesystem::path fresh = file;
    fresh += ".new";
    std::filesystem::remove(fresh);
    {
        const Descriptor out{::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                                    readers == Readers::owner ? 0600 : 0644)};
        if (out.number() < 0) fail("create", fresh);
        for (std::size_t at = 0; at < content.size();) {
            const auto written = ::write(out.number(), content.data() + at, content.size() - at);
            if (written < 0) fail("write", fresh);
            at += static_cast<std::size_t>(written);
        }
    }
    put_in_place(fresh, file);
}

void put_in_place(const std::filesystem::path& fresh, const std::filesystem::path& file) {
    {
        const Descriptor written{::open(fresh.c_str(), O_RDONLY | O_CLOEXEC)};
        if (written.number() < 0 || ::fsync(written.number()) != 0) fail("save", fresh);
    }
    std::filesystem::rename(fresh, file);
    const Descriptor folder{::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (folder.number() < 0 || ::fsync(folder.number()) != 0) fail("save the folder of", file);
}

} // namespace liaison::county
