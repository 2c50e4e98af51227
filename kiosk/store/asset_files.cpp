#include "store/asset_files.hpp"

#include <algorithm>
#include <cerrno>
#include <set>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "domain/digest.hpp"
#include "store/data_directory.hpp"
#include "store/errors.hpp"

namespace liaison::store {

namespace {

namespace fs = std::filesystem;

tl::unexpected<domain::SaveError> failure(const char* what) {
    return tl::unexpected(to_save_error(errno, what));
}

// -1: there is no such plain file.
std::int64_t size_of(const fs::path& file) {
    struct stat status {};
    return ::lstat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode) ? status.st_size : -1;
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool names_are_durable(const fs::path& folder) {
    const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    return opened.is_open() && ::fsync(opened.number()) == 0;
}

// Never longer than is asked for.
std::optional<std::string> content_of(const fs::path& file, std::int64_t bytes) {
    const Descriptor opened{::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
    if (!opened.is_open()) return std::nullopt;
    std::string content(static_cast<std::size_t>(bytes), '\0');
    std::size_t have = 0;
    while (have < content.size()) {
        const auto got = ::read(opened.number(), content.data() + have, content.size() - have);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return std::nullopt;
        have += static_cast<std::size_t>(got);
    }
    return content;
}

} // namespace

bool AssetFiles::has(const domain::Asset& asset) const {
    return size_of(whole(asset)) == asset.bytes;
}

std::int64_t AssetFiles::begun(const domain::Asset& asset) const {
    return std::clamp<std::int64_t>(size_of(part(asset)), 0, asset.bytes);
}

Saved<bool> AssetFiles::append(const domain::Asset& asset, std::int64_t first_byte, std::string_view content) {
    if (first_byte != begun(asset) || first_byte + std::ssize(content) > asset.bytes) return false;
    if (::mkdir(folder_.c_str(), S_IRWXU) != 0 && errno != EEXIST)
        return failure("cannot make the folder of assets");
    {
        const Descriptor file{
            ::open(part(asset).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR)};
        const bool is_written = file.is_open() && ::ftruncate(file.number(), first_byte) == 0 &&
                                ::lseek(file.number(), first_byte, SEEK_SET) == first_byte &&
                                write_all(file.number(), content) && ::fsync(file.number()) == 0;
        if (!is_written) return failure("cannot write an asset");
    }
    return first_byte + std::ssize(content) == asset.bytes ? finish(asset) : Saved<bool>(false);
}

Saved<bool> AssetFiles::finish(const domain::Asset& asset) {
    const auto content = content_of(part(asset), asset.bytes);
    if (size_of(part(asset)) != asset.bytes || !content || domain::sha256_hex(*content) != asset.sha256) {
        ::unlink(part(asset).c_str());
        return tl::unexpected(domain::SaveError{.kind = domain::SaveError::Kind::failed,
                                                .detail = "an asset is not what its digest says"});
    }
    if (::rename(part(asset).c_str(), whole(asset).c_str()) != 0 || !names_are_durable(folder_))
        return failure("cannot name an asset");
    return true;
}

std::optional<std::string> AssetFiles::read(const domain::Asset& asset) const {
    if (!has(asset)) return std::nullopt;
    auto content = content_of(whole(asset), asset.bytes);
    return content && domain::sha256_hex(*content) == asset.sha256 ? std::move(content) : std::nullopt;
}

void AssetFiles::remove(const domain::Asset& asset) {
    ::unlink(whole(asset).c_str());
}

std::size_t AssetFiles::keep_only(const std::vector<domain::Asset>& assets) {
    std::error_code failed;
    std::set<std::string> kept;
    for (const domain::Asset& asset : assets)
        kept.insert({asset.sha256, part(asset).filename().string()});
    std::vector<fs::path> others;
    for (const auto& entry : fs::directory_iterator(folder_, failed))
        if (!kept.contains(entry.path().filename().string())) others.push_back(entry.path());
    return static_cast<std::size_t>(std::count_if(
        others.begin(), others.end(), [&](const fs::path& path) { return fs::remove(path, failed); }));
}

} // namespace liaison::store
