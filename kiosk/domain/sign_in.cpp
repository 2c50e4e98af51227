#include "domain/sign_in.hpp"

namespace liaison::domain {

bool SignInTries::is_locked() const {
    return who != keeper_signs_in && wrong >= wrong_tries_before_lock;
}

bool SignInTries::is_paused(WallTime now) const {
    return now < paused_until && paused_until - now <= sign_in_pause;
}

void SignInTries::count(WallTime now) {
    ++wrong;
    if (wrong % wrong_tries_before_pause == 0) paused_until = now + sign_in_pause;
}

} // namespace liaison::domain
