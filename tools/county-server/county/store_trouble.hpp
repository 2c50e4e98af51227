#pragma once

#include <stdexcept>

namespace liaison::county {

// The county's store cannot be used at present: it cannot be reached, is locked for too long, is full, is
// damaged. Nothing of the change under way happened; whoever asked may come again. The text holds nothing that
// was stored.
class StoreTrouble : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace liaison::county
