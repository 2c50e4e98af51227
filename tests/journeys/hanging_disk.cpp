// Put before the C library's own (LD_PRELOAD): a disk whose "is it written?" does not come back, for as long as
// the file that HANG_WHILE_FILE_EXISTS names is there. What a dying memory card does to a program.
#include <cstdlib>

#include <dlfcn.h>
#include <poll.h>
#include <unistd.h>

namespace {

void hang_while_asked() {
    const char* file = std::getenv("HANG_WHILE_FILE_EXISTS");
    while (file != nullptr && ::access(file, F_OK) == 0)
        ::poll(nullptr, 0, 20);
}

int call(const char* name, int descriptor) {
    hang_while_asked();
    const auto real = reinterpret_cast<int (*)(int)>(::dlsym(RTLD_NEXT, name));
    return real(descriptor);
}

} // namespace

extern "C" int fsync(int descriptor) {
    return call("fsync", descriptor);
}

extern "C" int fdatasync(int descriptor) {
    return call("fdatasync", descriptor);
}
