// Wrong tries at signing in, kept over restarts.
#pragma once

#include <string>
#include <vector>

#include "domain/sign_in.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class Database;

class SignIns {
public:
    explicit SignIns(Database& database) : database_(database) {}

    // False: nobody may try now. Else the try is on disk, counted as wrong, when this gives true: whoever pulls
    // the plug before the answer has used it up.
    Saved<bool> begin_try(const std::string& who, const Moment& now);

    // The try was right; or the keeper lifts a lock.
    Saved<void> forget(const std::string& who);

private:
    Database& database_;
};

} // namespace liaison::store
