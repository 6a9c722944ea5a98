/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_CELL_SYSTEM_H
#define CORE_PROTECT_CELL_SYSTEM_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** One count that may be printed or hidden. */
typedef struct SystemCell {
    int64_t value;
    int64_t low, high; /* what a reader knows without any print: 0 and a large number, mostly */
    int64_t rise, fall; /* how far its hidden value must be able to move up and down; 0 and 0: not sensitive */
    double cost;       /* of hiding it; from structure and public values alone */
    bool fixed;        /* printed for good: an earlier release, a law, a zero */
    bool hidden;
    bool counts_children; /* from 1 to k-1 it must not be printed */
} SystemCell;

/** Counts of one or several linked tables, all releases included, and the equations among them.
 *  Every equation is a sum of whole multiples of cells that a reader knows (a total less its parts: zero). */
typedef struct CellSystem {
    GArray *cells;     /* of SystemCell */
    GArray *terms;     /* of SystemTerm, equation by equation */
    GArray *equations; /* of size_t: where each one's terms begin; one more at the end */
} CellSystem;

typedef struct SystemTerm {
    uint32_t cell;
    int32_t factor;
} SystemTerm;

/** A system without cells. Owner: caller, cell_system_free(). */
CellSystem *cell_system_new(void);
/** Free; NULL is allowed. */
void cell_system_free(CellSystem *system);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CellSystem, cell_system_free)

/** Append a cell that is not sensitive and return its index. */
uint32_t cell_system_add(CellSystem *system, int64_t value, double cost);

/** Append an equation. Shapes: count terms. */
void cell_system_add_equation(CellSystem *system, const SystemTerm *terms, size_t count);

/** The cell at an index. Owner: the system. */
SystemCell *cell_system_cell(const CellSystem *system, size_t index);

/** The terms of an equation. Owner: the system. */
const SystemTerm *cell_system_equation(const CellSystem *system, size_t equation, size_t *count);

/** Number of cells and of equations. */
size_t cell_system_size(const CellSystem *system);
size_t cell_system_equations(const CellSystem *system);

/** Mark a count of children; one from 1 to k-1 becomes sensitive: hidden, and able to be anything from 0 to k. */
void cell_system_protect(CellSystem *system, size_t index, int64_t k);

#endif
