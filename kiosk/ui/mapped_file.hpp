// A file's bytes as memory, read by the system when they are touched.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace liaison::ui {

class MappedFile {
public:
    // Null where the file cannot be read or is empty.
    static std::unique_ptr<MappedFile> open(const std::string& file);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    const char* bytes() const { return static_cast<const char*>(bytes_); }
    std::size_t size() const { return size_; }
    // The process holds none of the pages any more; whoever touches one gets it from the system's cache again.
    void let_go() const;

private:
    MappedFile(void* bytes, std::size_t size) : bytes_(bytes), size_(size) {}

    void* bytes_;
    std::size_t size_;
};

} // namespace liaison::ui
