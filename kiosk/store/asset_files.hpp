// The files that configurations name, in a folder beside the records. Each has its digest for a name once it is
// whole; while it comes, its beginning lies in "<digest>.part". No power cut and no crash makes anything else
// of it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/asset.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class AssetFiles {
public:
    explicit AssetFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

    bool has(const domain::Asset& asset) const; // by its name and size
    // How much of its beginning is here; that the digest is right is found when it is whole.
    std::int64_t begun(const domain::Asset& asset) const;

    // On disk when this returns. True: it is whole now, and is what its digest says. A part that does not begin
    // where the last one ended changes nothing. Error `failed`: the whole is something else; its parts are gone
    // then, so that it begins anew.
    Saved<bool> append(const domain::Asset& asset, std::int64_t first_byte, std::string_view content);

    // What a crash left whole without its name; else as append().
    Saved<bool> finish(const domain::Asset& asset);

    // Checked against the digest. Nothing: it is not here, or is not what it was.
    std::optional<std::string> read(const domain::Asset& asset) const;

    void remove(const domain::Asset& asset);
    // All else in the folder goes. Gives how many files.
    std::size_t keep_only(const std::vector<domain::Asset>& assets);

private:
    std::filesystem::path whole(const domain::Asset& asset) const { return folder_ / asset.sha256; }
    std::filesystem::path part(const domain::Asset& asset) const { return folder_ / (asset.sha256 + ".part"); }

    std::filesystem::path folder_;
};

} // namespace liaison::store
