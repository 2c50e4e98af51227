// What a camera is on for.
#pragma once

namespace drivers {

enum class CameraUse {
    off,   // its light does not burn
    codes, // somebody is asked for a code, and sees themselves as in a mirror
    paper, // a sheet is to be photographed: whole pictures, the right way round, and no code is looked for
};

} // namespace drivers
