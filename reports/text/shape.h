/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_TEXT_SHAPE_H
#define REPORTS_TEXT_SHAPE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "reports/style/theme.h"
#include "reports/text/text.h"

/* Inside the room only: strings turned into glyphs, free of size, colour and line. */

/** One glyph. Units: em, y downwards; x and y are offsets from the pen. */
typedef struct ShapeGlyph {
    uint32_t id;
    double x, y, advance;
} ShapeGlyph;

/** A group of glyphs that stands for a group of characters and is never parted. Units: em. */
typedef struct ShapeCluster {
    uint32_t byte, glyph;   /* where it begins in the text and among the glyphs */
    uint32_t character;     /* index of its first character */
    uint16_t bytes, glyphs;
    bool space;             /* vanishes at a line's end */
    bool may_break, must_break; /* before it */
    double advance;
} ShapeCluster;

/** A string in one cut of the font. */
typedef struct Shape {
    char *text;       /* without soft hyphens and other characters that draw nothing */
    GArray *glyphs;   /* ShapeGlyph */
    GArray *clusters; /* ShapeCluster */
} Shape;

/** Shape a string, or find it among those shaped before; lang NULL means the document's.
 *  Owner: the typesetter, until it is freed. */
const Shape *shape_peek(Typesetter *typesetter, const TextStyle *style, const char *lang, const char *text);

/** Set may_break and must_break of shapes that follow one another in one paragraph, into @p clusters that copy theirs. */
void shape_breaks(const Shape *const *shapes, size_t count, GArray *clusters);

/** The cluster at an index. Owner: the array. */
ShapeCluster *shape_cluster(const GArray *clusters, size_t index);

#endif
