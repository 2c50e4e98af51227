#include "judge.hpp"

namespace liaison::test {

namespace {

bool starts_with_any(const std::string& id, std::initializer_list<const char*> prefixes) {
    for (const char* prefix : prefixes)
        if (id.starts_with(prefix)) return true;
    return false;
}

class Judge {
public:
    Judge(const gallery::Scene& scene, const ui::Canvas& canvas) : scene_(scene), canvas_(canvas) {}

    std::vector<std::string> faults() {
        for (const ui::TextRecord& text : canvas_.report().texts)
            judge(text);
        targets();
        keyboard();
        if (!scene_.staff()) citizen();
        return std::move(faults_);
    }

private:
    void fault(const std::string& what, const std::string& where) { faults_.push_back(what + ": " + where); }

    bool leaves_screen(const ui::Rect& rect) const {
        const ui::Metrics& m = canvas_.metrics();
        return rect.x < -1 || rect.y < -1 || rect.right() > m.width + 1 || rect.bottom() > m.height + 1;
    }

    void judge(const ui::TextRecord& text) {
        if (text.missing > 0) fault("letters that no font has", text.text);
        if (text.overflows()) fault("text outside its box", text.text);
        if (text.truncated) fault("text cut", text.text);
        if (text.word_broken) fault("word torn", text.text);
        if (text.size_px < canvas_.metrics().text_floor - 0.5F) fault("text below the floor", text.text);
        if (!text.scrolled && leaves_screen(text.used)) fault("text off the screen", text.text);
        const ui::Color below = ui::color_below(canvas_.report(), text, canvas_.theme().ground);
        if (ui::contrast_ratio(text.color, below) < 7) fault("contrast below 7:1", text.text);
    }

    void targets() {
        const ui::Metrics& m = canvas_.metrics();
        const ui::FrameReport& report = canvas_.report();
        for (const std::string& id : report.duplicate_ids)
            fault("id twice", id);
        for (const ui::Target& target : ui::too_small(report, m.target, m.key))
            fault("target too small", target.id);
        for (const ui::TooClose& pair : ui::too_close(report, m.gap))
            fault("targets too close", pair.one + " and " + pair.other);
        for (const ui::Target& target : report.targets)
            if (leaves_screen(target.rect)) fault("target off the screen", target.id);
    }

    // The field that is typed into is seen, whole, above or beside its keys.
    void keyboard() {
        const ui::FrameReport& report = canvas_.report();
        for (const char* id : {"number", "document", "pin", "text"}) {
            const ui::Target* field = report.find(id);
            if (field == nullptr) continue;
            for (const ui::Target& key : report.targets) {
                if (key.kind != ui::TargetKind::key) continue;
                if (!field->rect.intersect(key.rect).empty()) fault("keyboard covers its field", key.id);
                const bool beside = key.rect.x >= field->rect.right() || key.rect.right() <= field->rect.x;
                if (!beside && key.rect.y < field->rect.bottom()) fault("key above its field", key.id);
            }
        }
    }

    void citizen() {
        const ui::Metrics& m = canvas_.metrics();
        std::size_t choices = 0;
        for (const ui::Target& target : canvas_.report().targets) {
            if (target.kind == ui::TargetKind::area || !target.enabled || target.covered) continue;
            if (starts_with_any(target.id, {"number"})) continue; // a field: nothing acts there
            if (m.portrait() && target.rect.y < m.height * 0.4F - 1) fault("acts above reach", target.id);
            if (target.rect.y < m.top) fault("acts above the screen that is brought down", target.id);
            const bool of_frame =
                starts_with_any(target.id, {"language:", "tool:", "back", "home", "open_desk"});
            if (!of_frame && target.kind == ui::TargetKind::finger && target.scroller.empty()) ++choices;
        }
        if (choices > 5) fault("more than five choices", std::to_string(choices));
        if (canvas_.report().targets.empty() && scene_.name != "saving") fault("nothing to touch", scene_.name);
    }

    const gallery::Scene& scene_;
    const ui::Canvas& canvas_;
    std::vector<std::string> faults_;
};

} // namespace

std::vector<std::string> faults_of(const gallery::Scene& scene, const ui::Canvas& canvas) {
    return Judge(scene, canvas).faults();
}

} // namespace liaison::test
