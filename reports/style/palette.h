/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_STYLE_PALETTE_H
#define REPORTS_STYLE_PALETTE_H

#include <stddef.h>
#include <stdint.h>

/** Every colour of the report, as 0xRRGGBB; the comment gives its contrast on white (WCAG 2.2, 1.4.3).
 *  Text needs 4.5 (3.0 from 18 pt, or 14 pt bold); a line or area that carries meaning needs 3.0.
 *  Source: United States Web Design System tokens; the figures are proved by a test. */
typedef enum Colour {
    COLOUR_WHITE = 0xffffff,
    COLOUR_INK = 0x1b1b1b,    /* 17.2: text */
    COLOUR_MUTED = 0x565c65,  /* 6.7: subtitles, notes, axis labels */
    COLOUR_AXIS = 0x71767a,   /* 4.6: axes, the rule under a table's head */
    COLOUR_LINE = 0x8d9297,   /* 3.1: the lightest line with a meaning; outline of light areas */
    COLOUR_GRID = 0xdfe1e2,   /* 1.3: decoration only: grid, rules between rows */
    COLOUR_TRACK = 0xf0f0f0,  /* 1.1: decoration only: the track behind a bar, zebra rows */
    COLOUR_RIBBON = 0xd9e8f6, /* 1.2: decoration only: interval ribbons, their edges drawn in LINE */
    COLOUR_BLUE = 0x005ea2,   /* 6.7: first series, bars on target, links */
    COLOUR_NAVY = 0x162e51,   /* 13.6: headings, totals */
    COLOUR_RED = 0xb50909,    /* 7.0: off target, DRAFT and INCOMPLETE */
    COLOUR_GOLD = 0x936f38,   /* 4.6: restated, no target */
    COLOUR_GREEN = 0x008817   /* 4.6: on target */
} Colour;

/** Colour of series @p index of @p count; the sets stay apart for the three kinds of colour blindness, 6 at most.
 *  A series needs a second cue too (direct label, dash, marker), and its label is COLOUR_INK where
 *  palette_contrast() is under 4.5. */
uint32_t palette_series(size_t count, size_t index);

/** Colour of class @p index of @p count of a choropleth, light to dark, 5 classes at most.
 *  Every area needs a 0.5 pt outline in COLOUR_LINE: the light classes are under 3.0 on white. */
uint32_t palette_class(size_t count, size_t index);

/** Contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, relative luminance. */
double palette_contrast(uint32_t one, uint32_t other);

#endif
