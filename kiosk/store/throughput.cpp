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

// Overwrites a few pages again and again: the least that a disk has to do. A file that grows would cost it
// more.
class SyncedFile {
public:
    explicit SyncedFile(const std::filesystem::path& file)
        : opened_(::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR)) {}

    Saved<void> write(int count) {
        std::array<char, 4096> page{};
        for (int i = 0; i < count; ++i) {
            const auto size = static_cast<std::size_t>(std::max<ssize_t>(
                0, ::pwrite(opened_.number(), page.data(), page.size(), i % pages * std::ssize(page))));
            if (size != page.size() || ::fdatasync(opened_.number()) != 0)
                return tl::unexpected(to_save_error(errno, "cannot write the file to measure with"));
        }
        return {};
    }

    static constexpr int pages = 16;

private:
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
    if (const auto done = file.write(SyncedFile::pages); !done) return tl::unexpected(done.error());

    const auto start = clock();
    if (const auto done = check_in_people(visits, count, now); !done) return tl::unexpected(done.error());
    const auto between = clock();
    if (const auto done = file.write(count); !done) return tl::unexpected(done.error());
    const auto end = clock();
    return Throughput{a_second(count, between - start), a_second(count, end - between)};
}

} // namespace liaison::store
