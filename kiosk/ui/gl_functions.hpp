// OpenGL as declared by Khronos, linked from GLVND's libOpenGL.
#pragma once

#define GL_GLEXT_PROTOTYPES
#include <GL/glcorearb.h>
