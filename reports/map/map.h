/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_MAP_MAP_H
#define REPORTS_MAP_MAP_H

#include <glib.h>
#include <stdint.h>

#include "reports/page/page.h"

/* The outlines of the departments, put on paper by an equirectangular projection; at this latitude it errs by less than
 * the line's width. Islands stand in a box of their own, larger than true. */

/** One department: its code and corners, longitude and latitude in thousandths of a degree. */
typedef struct MapArea {
    const char *code;
    const int32_t *corners;
    size_t count; /* of corners */
} MapArea;

/** Where the map stands on a page. Units: points. */
typedef struct MapFrame {
    double x, y; /* of the north-western corner */
    double scale; /* points a degree */
    PageBox islands; /* the box around the islands */
} MapFrame;

/** Number of departments, and one of them. Owner: static. */
size_t map_size(void);
const MapArea *map_area(size_t index);

/** The department with a code, NULL when none. Owner: static. */
const MapArea *map_find(const char *code);

/** The greatest map that fits a box, at its left. Units: points. */
MapFrame map_fit(PageBox box);

/** Width of the map in a frame. Units: points. */
double map_width(const MapFrame *frame);

/** The outline of a department on the page, into an array of area->count points. */
void map_outline(const MapArea *area, const MapFrame *frame, PagePoint *points);

#endif
