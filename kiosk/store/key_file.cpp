#include "store/key_file.hpp"

#include <cerrno>

#include <fcntl.h>
#include <openssl/crypto.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/data_directory.hpp"
#include "store/errors.hpp"

namespace liaison::store {

namespace {

namespace fs = std::filesystem;

tl::unexpected<domain::SaveError> failure(const fs::path& file, const char* what) {
    return tl::unexpected(
        to_save_error(errno, std::string(what) + " the key file " + file.filename().string()));
}

bool write_durably(const fs::path& file, std::span<const std::uint8_t> bytes) {
    const Descriptor made{::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR)};
    return made.is_open() && ::write(made.number(), bytes.data(), bytes.size()) == std::ssize(bytes) &&
           ::fsync(made.number()) == 0;
}

bool names_are_durable(const fs::path& folder) {
    const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    return opened.is_open() && ::fsync(opened.number()) == 0;
}

// What cannot be overwritten is removed all the same.
void overwrite(const fs::path& file) {
    const Descriptor opened{::open(file.c_str(), O_WRONLY | O_CLOEXEC)};
    struct stat status {};
    if (!opened.is_open() || ::fstat(opened.number(), &status) != 0 || !S_ISREG(status.st_mode)) return;
    const domain::Bytes zeros(
        std::min<std::size_t>(static_cast<std::size_t>(status.st_size), most_key_file_bytes));
    if (::write(opened.number(), zeros.data(), zeros.size()) == std::ssize(zeros))
        static_cast<void>(::fsync(opened.number()));
}

} // namespace

Saved<std::optional<domain::Bytes>> read_key_file(const fs::path& file) {
    const Descriptor opened{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!opened.is_open() && errno == ENOENT) return std::nullopt;
    domain::Bytes bytes(most_key_file_bytes + 1);
    const auto size = opened.is_open() ? ::read(opened.number(), bytes.data(), bytes.size()) : -1;
    if (size < 0) return failure(file, "cannot read");
    bytes.resize(static_cast<std::size_t>(size));
    return bytes;
}

Saved<void> write_key_file(const fs::path& file, std::span<const std::uint8_t> bytes) {
    const fs::path unfinished = file.string() + ".new";
    if (::unlink(unfinished.c_str()) != 0 && errno != ENOENT) return failure(file, "cannot write");
    if (!write_durably(unfinished, bytes) || ::rename(unfinished.c_str(), file.c_str()) != 0 ||
        !names_are_durable(file.parent_path()))
        return failure(file, "cannot write");
    return {};
}

Saved<void> move_key_file(const fs::path& from, const fs::path& to) {
    overwrite(to);
    if (::rename(from.c_str(), to.c_str()) != 0 || !names_are_durable(to.parent_path()))
        return failure(to, "cannot replace");
    return {};
}

Saved<void> remove_key_file(const fs::path& file) {
    overwrite(file);
    if (::unlink(file.c_str()) != 0 && errno != ENOENT) return failure(file, "cannot remove");
    return {};
}

} // namespace liaison::store
