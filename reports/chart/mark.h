/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_CHART_MARK_H
#define REPORTS_CHART_MARK_H

#include <stdint.h>

#include "reports/page/block_text.h"
#include "reports/page/page.h"

/* Small shapes, drawn in the open run of a page. */

/** The shape of a status, as high as capital letters of its word; x: left, y: middle. Units: points.
 *  Always with a word beside it: shape and colour repeat it. */
void mark_status(Page *page, BlockMark mark, double x, double y, double size);

/** Colour of a status. */
uint32_t mark_colour(BlockMark mark);

/** Shapes of data points, a second cue beside colour; the index is taken round. */
void mark_point(Page *page, size_t shape, uint32_t colour, double x, double y, double radius);

/** The tick of a target across a bar: ink with a white halo. */
void mark_target(Page *page, double x, double top, double bottom);

/** "Suppressed": a hatched box of one size, whatever the truth. */
void mark_hatch(Page *page, PageBox box);

#endif
