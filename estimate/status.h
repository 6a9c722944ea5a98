/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_STATUS_H
#define ESTIMATE_STATUS_H

/** What an estimator says instead of a number when a number would be untrue. Results are NaN unless OK. */
typedef enum EstimateStatus {
    ESTIMATE_OK,
    ESTIMATE_DOES_NOT_EXIST,   /* the estimate is infinite, or its equation has no solution */
    ESTIMATE_NOT_IDENTIFIABLE, /* several values fit equally well */
    ESTIMATE_TOO_FEW,          /* too few observations for the method */
    ESTIMATE_LONELY_PSU,       /* a stratum with one sampled unit and no rule for it */
    ESTIMATE_NOT_REACHED,      /* a limit that the data never cross */
    ESTIMATE_NOT_CONVERGED,    /* the iteration did not settle */
    ESTIMATE_DEGENERATE,       /* the variance or the bootstrap collapses */
    ESTIMATE_BAD_INPUT         /* the arguments contradict each other */
} EstimateStatus;

/** A point with its standard error and a two-sided interval. Units: those of the estimate; level in (0, 1).
 *  A limit whose status is not OK is NaN. */
typedef struct Interval {
    double point, standard_error, lower, upper, level;
    EstimateStatus lower_status, upper_status;
} Interval;

/** The status as a word in lower case, such as "does not exist".
 *  Shapes: scalar. Units: none. Errors: "unknown" for a number that is no status. Source: none. Owner: static. */
const char *status_name(EstimateStatus status);

/** An interval with every number NaN and both limits marked with the status.
 *  Shapes: scalars. Units: level in (0, 1). Errors: none. Source: none. */
Interval status_interval(EstimateStatus status, double level);

#endif
