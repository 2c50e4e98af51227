#include "catch.hpp"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>

#include "heard.hpp"
#include "qr_pictures.hpp"
#include "simulator.hpp"

#include "drivers/camera/camera.hpp"
#include "drivers/camera/replay.hpp"
#include "drivers/camera/v4l2_camera.hpp"
#include "drivers/code_picture/jpeg_picture.hpp"
#include "drivers/devices.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

constexpr auto kind = DeviceKind::camera;
const std::string ours = "LZ1A:TEST-0001/ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::vector<std::uint8_t> yuyv(const GreyPicture& picture, int stride) {
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(stride) * static_cast<std::size_t>(picture.height),
                                    0x77);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(stride) +
                            static_cast<std::size_t>(x) * 2;
            bytes[at] = picture.pixels[static_cast<std::size_t>(y * picture.width + x)];
            bytes[at + 1] = 128;
        }
    return bytes;
}

CameraFrame frame_of(const GreyPicture& picture, Instant taken) {
    return {{PixelFormat::grey, picture.width, picture.height, picture.width}, picture.pixels, taken};
}

std::vector<std::uint8_t> jpeg(const GreyPicture& picture) {
    return to_jpeg(picture.view(), 75);
}

void write(const std::string& path, const std::vector<std::uint8_t>& bytes) {
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

// A camera of the test's own: frames come when the test says so.
struct FakeCamera final : FrameSource {
    struct State {
        bool plugged = true;
        bool is_on = false;
        std::vector<CameraFrame> frames;
    };
    explicit FakeCamera(State& shared) : state(shared) {}
    tl::expected<void, std::string> open() override {
        if (!state.plugged) return tl::unexpected(std::string("unplugged"));
        state.is_on = true;
        return {};
    }
    void close() override { state.is_on = false; }
    int descriptor() const override { return state.is_on ? 0 : -1; }
    tl::expected<std::optional<CameraFrame>, std::string> newest(Instant now) override {
        if (!state.plugged) return tl::unexpected(std::string("unplugged"));
        if (state.frames.empty()) return std::optional<CameraFrame>{};
        CameraFrame last = std::move(state.frames.back());
        state.frames.clear();
        last.taken = now;
        return last;
    }
    bool is_there() const override { return state.plugged; }
    State& state;
};

// What comes from the reading thread.
struct Told {
    std::mutex mutex;
    std::vector<Event> events;

    EventSink sink() {
        return [this](Event event) {
            const std::lock_guard lock(mutex);
            events.push_back(std::move(event));
        };
    }
    std::vector<std::string> codes() {
        const std::lock_guard lock(mutex);
        std::vector<std::string> found;
        for (const auto& event : events)
            if (const auto* scan = std::get_if<CodeScanned>(&event)) found.push_back(scan->bytes);
        return found;
    }
    DeviceState state() {
        const std::lock_guard lock(mutex);
        Heard heard;
        heard.events = events;
        return heard.state(kind);
    }
};

} // namespace

TEST_CASE("camera frames: every format by its bytes") {
    const std::vector<std::uint8_t> grey{1, 2, 3, 99, 4, 5, 6, 99};
    const auto from_grey = grey_picture({PixelFormat::grey, 3, 2, 4}, grey);
    REQUIRE(from_grey);
    CHECK(from_grey->pixels == std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6});
    const std::vector<std::uint8_t> colour{10, 128, 20, 129, 30, 130, 40, 131};
    const auto from_yuyv = grey_picture({PixelFormat::yuyv, 2, 2, 4}, colour);
    REQUIRE(from_yuyv);
    CHECK(from_yuyv->pixels == std::vector<std::uint8_t>{10, 20, 30, 40});
    // The last row may end with its pixels.
    CHECK(grey_picture({PixelFormat::grey, 3, 2, 4}, ByteView(grey).first(7)));
}

TEST_CASE("camera frames: MJPEG, whole and cut short; a cut file is refused") {
    const Simulator simulator; // only for its folder
    const GreyPicture picture = qr_picture(ours, 4);
    const auto bytes = jpeg(picture);
    const auto whole = grey_picture({PixelFormat::mjpeg, 0, 0, 0}, bytes);
    REQUIRE(whole);
    CHECK(whole->width == picture.width);
    CHECK(whole->pixels.front() > 240);
    const std::vector<std::uint8_t> half(bytes.begin(),
                                         bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2));
    const auto cut = grey_picture({PixelFormat::mjpeg, 0, 0, 0}, half);
    REQUIRE(cut);
    CHECK(cut->height == picture.height);
    write(simulator.path("whole.jpg"), bytes);
    write(simulator.path("half.jpg"), half);
    CHECK(load_picture(simulator.path("whole.jpg")));
    const auto refused = load_picture(simulator.path("half.jpg"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == "damaged picture: cut short");
    CHECK_FALSE(jpeg_picture(bytes, {16, 1000}));
}

TEST_CASE("camera frames: cut short or of an impossible shape is no picture") {
    const std::vector<std::uint8_t> bytes(64, 7);
    for (const FrameShape& shape :
         {FrameShape{PixelFormat::grey, 9, 8, 9}, FrameShape{PixelFormat::grey, 8, 8, 7},
          FrameShape{PixelFormat::grey, 0, 8, 8}, FrameShape{PixelFormat::grey, 8, -1, 8},
          FrameShape{PixelFormat::yuyv, 8, 8, 16}, FrameShape{PixelFormat::yuyv, 8, 4, 8},
          FrameShape{PixelFormat::grey, 2'000'000'000, 2'000'000'000, 2'000'000'000},
          FrameShape{PixelFormat::mjpeg, 0, 0, 0}}) {
        INFO(shape.width << 'x' << shape.height << '/' << shape.stride);
        const auto picture = grey_picture(shape, bytes);
        REQUIRE_FALSE(picture);
        CHECK_FALSE(picture.error().empty());
    }
}

TEST_CASE(
    "camera: a code of ours counts at once, a stranger's when it is read twice, each once in two seconds") {
    std::vector<std::string> codes;
    FrameReader reader({.our_prefixes = {"LZ1A:"}}, [&](std::string code) { codes.push_back(std::move(code)); },
                       {});
    const GreyPicture own = qr_picture(ours, 6);
    const GreyPicture strange = qr_picture("https://example.org/", 6);
    Instant now{};
    REQUIRE(reader.take(frame_of(own, now), CameraUse::codes));
    CHECK(codes == std::vector<std::string>{ours});
    for (int frame = 0; frame < 20; ++frame)
        reader.take(frame_of(own, now += Span{100}), CameraUse::codes);
    CHECK(codes.size() == 1);
    reader.take(frame_of(strange, now += Span{100}), CameraUse::codes);
    CHECK(codes.size() == 1);
    reader.take(frame_of(strange, now += Span{100}), CameraUse::codes);
    CHECK(codes.size() == 2);
    reader.take(frame_of(own, now += Span{5000}), CameraUse::codes);
    CHECK(codes.size() == 3);
    reader.take(frame_of(strange, now += Span{5000}), CameraUse::codes);
    reader.take(frame_of(strange, now += Span{1500}), CameraUse::codes);
    CHECK(codes.size() == 3);
    reader.forget();
    reader.take(frame_of(own, now += Span{10}), CameraUse::codes);
    CHECK(codes.size() == 4);
}

TEST_CASE("camera: the screen's picture is small, mirrored and not more often than ten times a second") {
    int pictures = 0;
    GreyPicture shown;
    FrameReader reader(
        {.preview_width = 4}, [](const std::string&) {},
        [&](GreyPicture picture, CameraUse) {
            ++pictures;
            shown = std::move(picture);
        });
    GreyPicture picture{8, 2, {}};
    for (int row = 0; row < 2; ++row)
        picture.pixels.insert(picture.pixels.end(), {10, 10, 20, 20, 30, 30, 40, 40});
    Instant now{};
    for (int frame = 0; frame < 30; ++frame)
        reader.take(frame_of(picture, now + Span{33} * frame), CameraUse::codes);
    CHECK(shown.pixels == std::vector<std::uint8_t>{40, 30, 20, 10});
    CHECK(pictures <= 10);
    CHECK(pictures >= 7);
}

TEST_CASE("camera: a sheet is shown whole and the right way round, and no code on it counts") {
    std::vector<std::string> codes;
    GreyPicture shown;
    FrameReader reader(
        {.our_prefixes = {"LZ1A:"}}, [&](std::string code) { codes.push_back(std::move(code)); },
        [&](GreyPicture picture, CameraUse use) {
            CHECK(use == CameraUse::paper);
            shown = std::move(picture);
        });
    const GreyPicture sheet = qr_picture(ours, 6);
    REQUIRE(reader.take(frame_of(sheet, Instant{}), CameraUse::paper));
    CHECK(shown.pixels == sheet.pixels);
    CHECK(codes.empty());
}

TEST_CASE("camera: a sheet's JPEG reads back as what was seen") {
    const GreyPicture sheet = qr_picture(ours, 6);
    const auto file = to_jpeg(sheet.view(), 80);
    const auto back =
        jpeg_picture(ByteView(file), {.longest_side = 4096, .pixels = 4096L * 4096, .whole = true});
    REQUIRE(back);
    REQUIRE(back->pixels.size() == sheet.pixels.size());
    long off = 0;
    for (std::size_t i = 0; i < sheet.pixels.size(); ++i)
        off += std::abs(back->pixels[i] - sheet.pixels[i]);
    CHECK(off < static_cast<long>(sheet.pixels.size()) * 4); // of 255, on the average
}

TEST_CASE("camera: off until watched, off again after, and its light never burns between") {
    FakeCamera::State state;
    Told told;
    Camera camera(std::make_unique<FakeCamera>(state), {.our_prefixes = {"LZ1A:"}}, told.sink(), {});
    Instant now{};
    camera.open(now);
    CHECK_FALSE(state.is_on);
    CHECK(told.state() == DeviceState::ready);
    camera.use(CameraUse::codes, now);
    CHECK(state.is_on);
    camera.use(CameraUse::off, now);
    CHECK_FALSE(state.is_on);
    CHECK(camera.next_deadline() == never);
}

TEST_CASE("camera: of the frames that came while it was busy only the newest is read") {
    FakeCamera::State state;
    Told told;
    Camera camera(std::make_unique<FakeCamera>(state), {.our_prefixes = {"LZ1A:"}}, told.sink(), {});
    Instant now{};
    camera.use(CameraUse::codes, now);
    for (const char* text : {"LZ1A:FIRST", "LZ1A:SECOND", "LZ1A:THIRD"})
        state.frames.push_back(frame_of(qr_picture(text, 5), now));
    camera.on_readable(now);
    DeviceLoop idle([] { return steady_now(); });
    REQUIRE(turn_until(idle, [&] { return !told.codes().empty(); }));
    CHECK(told.codes() == std::vector<std::string>{"LZ1A:THIRD"});
}

TEST_CASE("camera: pulled out, silent, and back") {
    FakeCamera::State state;
    Told told;
    Camera camera(std::make_unique<FakeCamera>(state), {}, told.sink(), {});
    Instant now{};
    camera.use(CameraUse::codes, now);
    CHECK(told.state() == DeviceState::ready);
    camera.on_time(now += Span{2999});
    CHECK(told.state() == DeviceState::ready);
    camera.on_time(now += Span{1});
    CHECK(told.state() == DeviceState::ill);
    CHECK(camera.descriptor() == -1);
    camera.open(now);
    CHECK(told.state() == DeviceState::ready);
    state.plugged = false;
    camera.on_readable(now);
    CHECK(told.state() == DeviceState::absent);
    camera.open(now);
    CHECK(told.state() == DeviceState::absent);
    state.plugged = true;
    camera.open(now);
    CHECK(told.state() == DeviceState::ready);
}

TEST_CASE("camera: a recording is read through the loop like a camera, and may be pulled out") {
    const Simulator simulator; // only for its folder
    const std::string folder = simulator.path("recording");
    std::filesystem::create_directory(folder);
    const GreyPicture picture = qr_picture(ours, 5);
    write(folder + "/0-" + std::to_string(picture.width) + "x" + std::to_string(picture.height) + ".yuyv",
          yuyv(picture, picture.width * 2));
    write(folder + "/1.jpg", {0xFF, 0xD8, 0xFF, 0x00});
    write(folder + "/2.txt", {1, 2, 3});
    Told told;
    std::atomic<int> pictures = 0;
    DeviceSettings settings;
    settings.camera = "replay:" + folder;
    settings.camera_settings.our_prefixes = {"LZ1A:"};
    settings.on_preview = [&](const GreyPicture&, CameraUse) { ++pictures; };
    Devices devices(settings, told.sink(), [] { return steady_now(); });
    devices.start();
    DeviceLoop idle([] { return steady_now(); });
    devices.use_camera(CameraUse::codes);
    CHECK(turn_until(idle, [&] { return !told.codes().empty() && pictures > 0; }));
    CHECK(told.codes().front() == ours);
    std::filesystem::rename(folder, folder + ".away");
    CHECK(turn_until(idle, [&] { return told.state() == DeviceState::absent; }));
    std::filesystem::rename(folder + ".away", folder);
    CHECK(turn_until(idle, [&] { return told.state() == DeviceState::ready; }));
    devices.use_camera(CameraUse::off);
    devices.stop();
}

TEST_CASE("camera: recorded files, and files that are none") {
    CHECK(recorded_frame("a.pgm", {'P', '5', '\n', '2', ' ', '1', '\n', '2', '5', '5', '\n', 7, 8})->bytes ==
          std::vector<std::uint8_t>{7, 8});
    CHECK(recorded_frame("a-4x2.yuyv", {})->shape.stride == 8);
    for (const char* name : {"a.png", "a.yuyv", "a-4.yuyv", "a-0x2.yuyv", "a-4x99999.yuyv", "a-4x2x.yuyv"})
        CHECK_FALSE(recorded_frame(name, {}));
    CHECK_FALSE(recorded_frame("a.pgm", {'P', '5', '\n', '2'}));
    CHECK_FALSE(recorded_frame("a.pgm", {}));
}

TEST_CASE("camera: found by what udev says of it") {
    const Simulator simulator; // only for its folder
    const std::string devices = simulator.path("dev");
    std::filesystem::create_directory(devices);
    std::filesystem::create_symlink("/dev/null", devices + "/video3");
    // /dev/null is 1:3.
    std::ofstream(simulator.path("c1:3")) << "I:1\nE:ID_SERIAL=Test_Camera\n";
    const std::string database = std::filesystem::path(simulator.path("c1:3")).parent_path().string();
    CHECK(camera_by_property("ID_SERIAL=Test_Camera", devices, database) == devices + "/video3");
    CHECK(camera_by_property("ID_SERIAL=Other", devices, database).empty());
}

TEST_CASE("camera: what is no camera is told, and addresses that are none are refused") {
    V4l2Camera nothing("/dev/does-not-exist");
    CHECK_FALSE(nothing.open());
    CHECK_FALSE(nothing.is_there());
    V4l2Camera wrong("/dev/null");
    const auto opened = wrong.open();
    REQUIRE_FALSE(opened);
    CHECK(opened.error() == "not a camera");
    CHECK(wrong.descriptor() == -1);
    CHECK(make_frame_source("none") == nullptr);
    CHECK_THROWS_AS(make_frame_source("/dev/video0"), std::invalid_argument);
}
