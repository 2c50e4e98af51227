#include "app/message.hpp"

namespace liaison::app {

Message::Message(const Message&) = default;
Message::Message(Message&&) noexcept = default;
Message& Message::operator=(const Message&) = default;
Message& Message::operator=(Message&&) noexcept = default;
Message::~Message() = default;

void Mailbox::post(Message message) {
    {
        const std::lock_guard lock(mutex_);
        messages_.push_back(std::move(message));
    }
    wake_();
}

std::vector<Message> Mailbox::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(messages_, {});
}

} // namespace liaison::app
