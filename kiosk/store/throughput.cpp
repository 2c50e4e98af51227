#include "store/throughput.hpp"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include "store/data_directory.hpp"
#include "store/database.hpp"
#include "store/errors.hpp"
#include "store/visits.hpp"

namespace liaison::store {

namespace {

double a_second(int count, std::chrono::milliseconds took) {
    return count * 1000.0 / static_cast<double>(std::max<std::int64_t>(1, took.count()));
}

// What a disk has to do at least: a few pages overwritten again and again; and what a journal costs it: pages
// at the end of a file that grows. Each time forced onto the disk.
class SyncedFile {
public:
    explicit SyncedFile(const std::filesystem::path& file)
        : opened_(::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR)) {}

    Saved<void> overwrite(int count) {
        for (int i = 0; i < count; ++i)
            if (!write(i % pages) || ::fdatasync(opened_.number()) != 0) return failed();
        return {};
    }

    Saved<void> append(int count, int pages_each) {
        for (int i = 0; i < count; ++i) {
            for (int page = 0; page < pages_each; ++page)
                if (!write(pages + i * pages_each + page)) return failed();
            if (::fdatasync(opened_.number()) != 0) return failed();
        }
        return {};
    }

    static constexpr int pages = 16;

private:
    bool write(int number) const {
        return ::pwrite(opened_.number(), page_.data(), page_.size(), number * std::ssize(page_)) ==
               std::ssize(page_);
    }
    static tl::unexpected<domain::SaveError> failed() {
        return tl::unexpected(to_save_error(errno, "cannot write the file to measure with"));
    }

    std::array<char, 4096> page_{};
    Descriptor opened_;
};

Saved<void> check_in_people(Visits& visits, int count, const Moment& now) {
    for (int i = 0; i < count; ++i) {
        const domain::CheckIn check_in{.id = {}, .visitor = {}, .language = "zh", .agreed_at = now.wall};
        const auto issued = visits.check_in({check_in, "deputy-1", std::nullopt}, now);
        if (!issued) return tl::unexpected(issued.error());
    }
    return {};
}

int pages_each(const std::filesystem::path& journal, int count) {
    constexpr std::uintmax_t frame = 4096 + 24; // bytes; https://www.sqlite.org/fileformat2.html#walformat
    std::error_code absent;
    const auto size = std::filesystem::file_size(journal, absent);
    return absent ? 1 : std::max(1, static_cast<int>(size / frame) / count);
}

} // namespace

Saved<Throughput> measure_throughput(const std::filesystem::path& directory, int count, const Moment& now,
                                     const RandomSource& random,
                                     const std::function<domain::MonotonicTime()>& clock) {
    const auto opened = Database::open({.directory = directory, .now = now.wall});
    if (!opened) return tl::unexpected(opened.error());
    const auto key = DeviceKey::open(directory, random);
    if (!key) return tl::unexpected(key.error());
    Visits visits(*opened->database, *key, random);
    SyncedFile file(directory / "measure");
    if (const auto done = file.overwrite(SyncedFile::pages); !done) return tl::unexpected(done.error());

    const auto start = clock();
    if (const auto done = check_in_people(visits, count, now); !done) return tl::unexpected(done.error());
    const auto checked_in = clock();
    if (const auto done = file.overwrite(count); !done) return tl::unexpected(done.error());
    const auto overwritten = clock();
    const int pages = pages_each(directory / "station.db-wal", count);
    if (const auto done = file.append(count, pages); !done) return tl::unexpected(done.error());
    const auto appended = clock();
    return Throughput{a_second(count, checked_in - start), a_second(count, overwritten - checked_in),
                      a_second(count, appended - overwritten)};
}

} // namespace liaison::store
