/* SPDX-License-Identifier: Apache-2.0 */
/* Series: sets of web design tokens of 3:1 or more on white, searched for the greatest least
 * difference (CIEDE2000) under normal sight, deuteranopia, protanopia and tritanopia. */
#include "reports/style/palette.h"

#include <math.h>

enum { SERIES_MAX = 6, CLASS_MAX = 5 };

static const uint32_t SERIES[SERIES_MAX + 1][SERIES_MAX] = {
    [1] = {COLOUR_BLUE},
    [2] = {COLOUR_BLUE, 0xe66f0e},
    [3] = {COLOUR_BLUE, 0xe66f0e, 0x6b5947},
    [4] = {COLOUR_BLUE, 0xe66f0e, 0x6b5947, 0x28a0cb},
    [5] = {COLOUR_BLUE, 0x5a6613, 0xf45d79, 0x28a0cb, 0x731f44},
    [6] = {COLOUR_BLUE, 0x5a6613, 0xf45d79, 0x28a0cb, 0x731f44, COLOUR_INK},
};

static const uint32_t CLASSES[CLASS_MAX + 1][CLASS_MAX] = {
    [1] = {0x73b3e7},
    [2] = {0xaacdec, 0x2378c3},
    [3] = {0xcfe8ff, 0x73b3e7, 0x005ea2},
    [4] = {0xcfe8ff, 0x73b3e7, 0x2378c3, 0x0b4778},
    [5] = {0xeff6fb, 0xaacdec, 0x58b4ff, 0x2378c3, 0x162e51},
};

uint32_t
palette_series(size_t count, size_t index)
{
    size_t set = count < 1 ? 1 : count > SERIES_MAX ? SERIES_MAX : count;
    return SERIES[set][index % set];
}

uint32_t
palette_class(size_t count, size_t index)
{
    size_t set = count < 1 ? 1 : count > CLASS_MAX ? CLASS_MAX : count;
    return CLASSES[set][index < set ? index : set - 1];
}

static double
linear(uint32_t byte)
{
    double c = (double)(byte & 0xff) / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(uint32_t rgb)
{
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
}

double
palette_contrast(uint32_t one, uint32_t other)
{
    double a = luminance(one), b = luminance(other);
    return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}
