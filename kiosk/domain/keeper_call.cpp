#include "domain/keeper_call.hpp"

namespace liaison::domain {

const char* to_string(KeeperCallState state) {
    switch (state) {
    case KeeperCallState::called: return "called";
    case KeeperCallState::answered: return "answered";
    case KeeperCallState::unanswered: return "unanswered";
    }
    return "";
}

const char* to_string(CalledFrom from) {
    switch (from) {
    case CalledFrom::citizen: return "citizen";
    case CalledFrom::desk: return "desk";
    }
    return "";
}

} // namespace liaison::domain
