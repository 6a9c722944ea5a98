/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_LAYOUT_COLUMNS_H
#define REPORTS_LAYOUT_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

/** What a column asks for. Units: points. */
typedef struct ColumnNeed {
    double least;   /* its longest word */
    double natural; /* its longest cell on one line */
    bool grows;     /* takes what is left over */
    bool elastic;   /* a drawing: gives way before words wrap */
} ColumnNeed;

/** Lower the least widths that are too great, all to one measure, until they fill the room: their words must be torn.
 *  Units: points. */
void columns_tear(ColumnNeed *needs, size_t count, double room);

/** Share a room among columns: each its natural width where all fit (what is left goes to those that grow when fill is
 *  set), else between least and natural in proportion to what it lacks. Units: points.
 *  Returns false when not even the least widths fit. */
bool columns_solve(const ColumnNeed *needs, size_t count, double room, bool fill, double *widths);

#endif
