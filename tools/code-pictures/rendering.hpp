// One picture of codes, as a camera takes it: surface, light, lens and sensor as numbers.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "drivers/code_picture/grey_picture.hpp"

namespace code_pictures {

// The same on every machine: std::mt19937 is, the distributions of the standard library are not.
class Random {
public:
    explicit Random(std::uint32_t seed) : engine_(seed) {}
    double between(double low, double high) {
        return low + (high - low) * static_cast<double>(engine_()) / 4294967295.0;
    }
    int whole(int low, int high) {
        return low + static_cast<int>(engine_() % static_cast<unsigned>(high - low + 1));
    }
    bool chance(double share) { return between(0, 1) < share; }
    // Mean 0, deviation 1, near enough to a bell.
    double bell() { return between(-1, 1) + between(-1, 1) + between(-1, 1); }

private:
    std::mt19937 engine_;
};

struct Spot {
    double x = 0, y = 0; // of the code's side, 0 to 1, or of the picture
    double radius = 0;
    double strength = 0; // light added, or the grey that a stain has
};

// A code on its surface. Lengths are pixels of the picture before the lens bends it.
struct CodeOnSurface {
    std::string text;
    int version = 0;    // 0: the smallest that holds the text
    int correction = 1; // 0 L to 3 H
    double module = 5;  // pixels a module where the surface is nearest
    double middle_x = 0, middle_y = 0;
    double turn = 0; // radians in the picture's plane
    double tilt = 0; // radians away from the camera
    double tilt_axis = 0;
    double bend = 0; // code's side / radius of the cylinder it is stuck on; 0 is flat
    double quiet_zone = 4;
    double paper = 0.9, ink = 0.08;
    bool round_modules = false;
    std::vector<Spot> stains;                     // hide modules
    std::vector<std::array<double, 5>> scratches; // x0, y0, x1, y1, width in shares of the side
};

struct Scene {
    int width = 800, height = 600;
    std::vector<CodeOnSurface> codes;
    double wall = 0.55, clutter = 0.15; // the background's grey, and how restless it is
    double print = 0;                   // pixels a dot of the letters that are printed on the wall; 0: none
    double light_left = 1, light_right = 1;
    std::vector<std::array<double, 4>> shadows; // lines: normal x, y, distance, light behind the line
    std::vector<Spot> glare;                    // in shares of the picture's width
    double focus_blur = 0;                      // deviation in pixels
    double motion = 0, motion_direction = 0;    // pixels, radians
    double noise = 0;                           // deviation in grey levels
    double moire = 0, moire_period = 2.3;       // share of light lost in the gaps of a monitor's grid; pixels
    double lens = 0;                            // barrel distortion
    double black = 8, white = 235;              // grey levels of no light and of full light
    std::uint32_t seed = 1;
};

drivers::GreyPicture render(const Scene& scene);

} // namespace code_pictures
