#include "flow/document_entry.hpp"

#include <algorithm>

namespace liaison::flow {

using domain::MrzForm;

MrzForm DocumentEntry::form() const {
    const bool passport = !text_.empty() && text_.front() == 'P';
    const int lines = chosen_lines_ != 0 ? chosen_lines_ : passport || text_.empty() ? 2 : 3;
    if (lines == 3) return MrzForm::td1;
    return passport || text_.empty() ? MrzForm::td3 : MrzForm::td2;
}

void DocumentEntry::type(char key) {
    const bool known = (key >= 'A' && key <= 'Z') || (key >= '0' && key <= '9') || key == '<';
    fault_.reset();
    if (!known) return;
    const auto at = text_.begin() + static_cast<std::ptrdiff_t>(caret_);
    const auto typed = text_.insert(at, key); // the first character says what form it is
    if (text_.size() > domain::mrz_length(form()))
        text_.erase(typed);
    else
        ++caret_;
}

void DocumentEntry::erase() {
    fault_.reset();
    if (caret_ == 0) return;
    --caret_;
    text_.erase(text_.begin() + static_cast<std::ptrdiff_t>(caret_));
}

void DocumentEntry::fill() {
    fault_.reset();
    const std::size_t room = domain::mrz_length(form());
    if (text_.empty() || text_.size() >= room) return;
    const std::size_t wanted = domain::mrz_fillers_end(form(), caret_) - caret_;
    const std::size_t count = std::min(wanted, room - text_.size());
    text_.insert(caret_, count, '<');
    caret_ += count;
}

void DocumentEntry::place_caret(std::size_t place) {
    caret_ = std::min(place, text_.size());
}

void DocumentEntry::choose_lines(int lines) {
    fault_.reset();
    chosen_lines_ = lines == 2 ? 2 : 3;
    const std::size_t room = domain::mrz_length(form());
    if (text_.size() > room) text_.resize(room);
    caret_ = std::min(caret_, text_.size());
}

void DocumentEntry::look_over(domain::Day today) {
    fault_ = domain::find_mrz_fault(form(), text_, today);
    if (fault_) place_caret(fault_->part.end);
}

void DocumentEntry::wipe() {
    std::fill(text_.begin(), text_.end(), '\0');
    *this = {};
}

} // namespace liaison::flow
