/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_TEXT_LINE_H
#define REPORTS_TEXT_LINE_H

#include "reports/text/shape.h"

/* Inside the room only: a stretch of one shape, put on a page. */

/** Draw clusters [begin, end) of a shape from x on; returns the pen's x after the last one, spaces at the end not
 *  counted. In a figure, where many texts share a run, a space is drawn behind each. Units: points. */
double line_draw(Typesetter *typesetter, Page *page, const TextStyle *style, const Shape *shape, const GArray *clusters, size_t begin,
                 size_t end, double x, double baseline);

#endif
