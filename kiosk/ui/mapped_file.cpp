#include "ui/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace liaison::ui {

std::unique_ptr<MappedFile> MappedFile::open(const std::string& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return nullptr;
    struct stat facts {};
    void* bytes = MAP_FAILED;
    if (fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size > 0)
        bytes = mmap(nullptr, static_cast<std::size_t>(facts.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0);
    close(descriptor);
    if (bytes == MAP_FAILED) return nullptr;
    return std::unique_ptr<MappedFile>(new MappedFile(bytes, static_cast<std::size_t>(facts.st_size)));
}

MappedFile::~MappedFile() {
    munmap(bytes_, size_);
}

void MappedFile::let_go() const {
    madvise(bytes_, size_, MADV_DONTNEED); // never written to, so nothing is lost
}

} // namespace liaison::ui
