/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ANALYST_MARGINS_H
#define ANALYST_MARGINS_H

#include "analyst/request.h"
#include "estimate/design.h"

/** Known totals that weights are raked to: one margin is post-stratification. columns 0: none asked for. */
typedef struct Margins {
    size_t columns; /* of x */
    double *x;      /* [rows * columns] of 0 and 1 */
    const double *base; /* the design's own weights */
    int cycles;
} Margins;

/** Read --calibrate COL,COL and --targets FILE (columns variable, level, total) and replace the design's weights.
 *  Errors: false and H0604, H0609, H0619 or H0620. */
bool margins_apply(const Request *request, Design *design, Margins *out);

/** Turn the linear form of an estimate into that of its residuals; nothing without margins. */
void margins_residuals(const Margins *margins, const Design *design, double *r);

#endif
