#include "typing/pinyin_engine.hpp"

#include <atomic>

#include <dlfcn.h>
#include <rime_api.h>

namespace liaison::typing {
namespace {

constexpr std::size_t longest_input = 60; // letters; sentences take ever longer to convert
constexpr int backspace = 0xff08;         // X11's keysym
constexpr const char* schema = "liaison_pinyin";

std::atomic<bool> in_use = false;

// librime and the twenty libraries below it are loaded with the keyboard's data and not with the program: a
// station at which nobody writes does not hold them. Never unloaded. Null where it is not installed.
RimeApi* library() {
    static RimeApi* const api = []() -> RimeApi* {
        void* const handle = dlopen("librime.so.1", RTLD_NOW | RTLD_LOCAL);
        if (handle == nullptr) return nullptr;
        using GetApi = RimeApi* (*)();
        const auto get_api = reinterpret_cast<GetApi>(dlsym(handle, "rime_get_api"));
        return get_api != nullptr ? get_api() : nullptr;
    }();
    return api;
}

RimeApi& rime() {
    return *library();
}

// The folder that librime takes for its user's is never there and never made.
bool start(const std::filesystem::path& folder) {
    static std::string shared, prebuilt, nowhere; // librime keeps the pointers
    shared = folder.string();
    prebuilt = (folder / "build").string();
    nowhere = (folder / "never").string();
    static const char* modules[] = {"core", "dict", "gears", nullptr};
    RIME_STRUCT(RimeTraits, traits)
    traits.shared_data_dir = shared.c_str();
    traits.prebuilt_data_dir = prebuilt.c_str();
    traits.user_data_dir = nowhere.c_str();
    traits.staging_dir = prebuilt.c_str();
    traits.distribution_name = traits.distribution_code_name = "liaison";
    traits.distribution_version = "1";
    traits.app_name = "rime.liaison";
    traits.modules = modules;
    traits.min_log_level =
        3; // fatal ones, and those to standard error only: a log file could hold what was typed
    traits.log_dir = "";
    static bool set_up = false; // the log can be set up once in a process
    if (!set_up) rime().setup(&traits);
    set_up = true;
    rime().initialize(&traits);
    return true;
}

} // namespace

tl::expected<std::unique_ptr<PinyinEngine>, std::string>
PinyinEngine::open(const std::filesystem::path& folder) {
    std::error_code ignored;
    for (const char* part : {".table.bin", ".prism.bin", ".schema.yaml"}) {
        const auto file = folder / "build" / (std::string(schema) + part);
        if (!std::filesystem::is_regular_file(file, ignored))
            return tl::unexpected(file.string() + " is missing");
    }
    if (library() == nullptr) return tl::unexpected(std::string("librime.so.1 cannot be loaded"));
    if (in_use.exchange(true)) return tl::unexpected(std::string("a second pinyin engine"));
    start(folder);
    const RimeSessionId session = rime().create_session();
    if (session == 0 || rime().select_schema(session, schema) == False) {
        rime().finalize();
        in_use = false;
        return tl::unexpected(folder.string() + ": librime cannot use the schema");
    }
    std::unique_ptr<PinyinEngine> engine(new PinyinEngine(session));
    engine->type('a'); // maps the dictionary now and not under the first finger
    const bool works = !engine->candidates(1).empty();
    engine->clear();
    if (!works) return tl::unexpected(folder.string() + ": the dictionary is empty");
    return engine;
}

PinyinEngine::~PinyinEngine() {
    rime().destroy_session(session_);
    rime().finalize();
    in_use = false;
}

void PinyinEngine::type(char letter) {
    const bool known = (letter >= 'a' && letter <= 'z') || (letter == '\'' && composing());
    if (known && letters().size() < longest_input) rime().process_key(session_, letter, 0);
}

void PinyinEngine::erase() {
    if (composing()) rime().process_key(session_, backspace, 0);
}

void PinyinEngine::clear() {
    rime().clear_composition(session_);
    RIME_STRUCT(RimeCommit, commit)
    if (rime().get_commit(session_, &commit) != False) rime().free_commit(&commit);
}

bool PinyinEngine::composing() const {
    return !letters().empty();
}

std::string PinyinEngine::letters() const {
    const char* input = rime().get_input(session_);
    return input != nullptr ? input : "";
}

std::string PinyinEngine::composition() const {
    RIME_STRUCT(RimeContext, context)
    if (rime().get_context(session_, &context) == False) return "";
    std::string text = context.composition.preedit != nullptr ? context.composition.preedit : "";
    rime().free_context(&context);
    return text;
}

std::vector<std::string> PinyinEngine::candidates(std::size_t most) const {
    std::vector<std::string> found;
    RimeCandidateListIterator iterator{};
    if (!composing() || rime().candidate_list_begin(session_, &iterator) == False) return found;
    while (found.size() < most && rime().candidate_list_next(&iterator) != False)
        found.emplace_back(iterator.candidate.text);
    rime().candidate_list_end(&iterator);
    return found;
}

std::optional<std::string> PinyinEngine::choose(std::size_t index) {
    if (!composing() || rime().select_candidate(session_, index) == False) return std::nullopt;
    RIME_STRUCT(RimeCommit, commit)
    if (rime().get_commit(session_, &commit) == False) return std::nullopt;
    std::string text = commit.text != nullptr ? commit.text : "";
    rime().free_commit(&commit);
    return text;
}

} // namespace liaison::typing
