/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_WITNESS_WHOLE_H
#define CORE_PROTECT_WITNESS_WHOLE_H

#include "core/protect/cell_classes.h"

/** A program over classes: column 2k is what class k moves up, column 2k + 1 what it moves down. */
typedef struct WitnessProgram {
    const CellClasses *classes;
    const double *cost, *lower, *upper; /* of a column; those with an upper limit of 0 are left out */
} WitnessProgram;

/** Solve a program in whole numbers, within a number of branches that is the same everywhere.
 *  Shapes: whole 2 * n_classes. Errors: false when no answer was found. */
bool witness_whole(const WitnessProgram *program, double *whole);

#endif
