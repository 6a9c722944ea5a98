/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_CALIBRATE_H
#define ESTIMATE_CALIBRATE_H

#include <stddef.h>
#include <stdint.h>

#include "estimate/status.h"

/* Weights that reproduce known population totals. */

enum { CALIBRATE_COLUMNS_MAX = 40, CALIBRATE_MARGINS_MAX = 8 };

/** New weights that reach known cell totals; code[i] is row i's cell.
 *  Shapes: weight, code, out [rows]; target [cells]. Units: people. Errors: BAD_INPUT for a code beyond cells or a
 *  negative target; DOES_NOT_EXIST for an empty cell with a positive target (collapse first).
 *  Source: Holt and Smith 1979. */
EstimateStatus calibrate_post_stratify(const double *weight, const int32_t *code, size_t rows, const double *target, size_t cells,
                                       double *out);

/** One margin of a raking: the rows' codes and the total of each level. */
typedef struct Margin {
    const int32_t *code;
    const double *target;
    size_t levels;
} Margin;

/** New weights that reach several margins at once, by iterative proportional fitting; cycles gets the number needed.
 *  Shapes: weight, out [rows], margin [margins]; work [largest number of levels]. Units: people. Errors: BAD_INPUT when the
 *  margins' totals differ by more than 1e-9; DOES_NOT_EXIST for an empty level; NOT_CONVERGED after 500 cycles.
 *  Source: Deming and Stephan 1940. */
EstimateStatus calibrate_rake(const double *weight, size_t rows, const Margin *margin, size_t margins, double *work, double *out,
                              int *cycles);

/** Distance that calibration keeps small. */
typedef enum CalibrateKind { CALIBRATE_LINEAR, CALIBRATE_TRUNCATED, CALIBRATE_LOGIT } CalibrateKind;

/** New weights that reach totals of auxiliary variables; lower < 1 < upper bound new over old weight (not for LINEAR).
 *  Shapes: weight, out [rows], x [rows * columns], target [columns], columns <= CALIBRATE_COLUMNS_MAX. Units: of x.
 *  Errors: BAD_INPUT; DOES_NOT_EXIST when no weights within the bounds reach the totals. Source: Deville and Sarndal 1992. */
typedef struct Calibration {
    size_t rows, columns;
    const double *weight, *x, *target;
    CalibrateKind kind;
    double lower, upper;
} Calibration;

/** Solves a calibration.
 *  Shapes: out [rows]. Units: people. Errors: see Calibration. Source: Deville and Sarndal 1992. */
EstimateStatus calibrate_weights(const Calibration *calibration, double *out);

/** Columns of 0 and 1 for the levels of margins (or of one set of cells), for residuals.
 *  Shapes: x [rows * columns], columns the sum of the levels. Units: none. Errors: BAD_INPUT. Source: none. */
EstimateStatus calibrate_dummies(const Margin *margin, size_t margins, size_t rows, size_t columns, double *x);

/** Turns the linear form r of an estimator with calibrated weights into that of its residuals on the auxiliaries, fitted
 *  with the design weights: its variance is then the calibrated estimator's.
 *  Shapes: design_weight, calibrated, r [rows], x [rows * columns]. Units: of r. Errors: BAD_INPUT for too many columns.
 *  Source: Deville and Sarndal 1992. */
EstimateStatus calibrate_residuals(const double *design_weight, const double *calibrated, const double *x, size_t rows,
                                   size_t columns, double *r);

#endif
