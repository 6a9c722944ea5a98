/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_CELL_CLASSES_H
#define CORE_PROTECT_CELL_CLASSES_H

#include "core/protect/cell_system.h"

/** Cells that can only move together: an equation with two cells that are free to move ties them. In sparse tables most
 *  totals are such twins of their one part, and what has to be solved shrinks to a fraction. */
typedef struct CellClasses {
    size_t n_classes;
    int32_t *class_of; /* a cell's class, -1 for a cell that cannot move */
    int8_t *sign;      /* 1 when it moves with its class, -1 when against it */
    int64_t *up, *down; /* how far each class can move */
    GArray *terms;     /* of SystemTerm over classes, without equations of less than three */
    GArray *starts;    /* of size_t, as CellSystem.equations */
} CellClasses;

/** Find the classes of a system whose cells marked in @p still do not move.
 *  Shapes: still one a cell. Owner: caller, cell_classes_free(). */
CellClasses *cell_classes_new(const CellSystem *system, const bool *still);
/** Free; NULL is allowed. */
void cell_classes_free(CellClasses *classes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CellClasses, cell_classes_free)

#endif
