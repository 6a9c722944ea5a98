/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_SURVEY_H
#define ESTIMATE_SURVEY_H

#include <stddef.h>
#include <stdint.h>

#include "estimate/design.h"
#include "estimate/status.h"

/* Totals, means, ratios and quantiles of a probability sample, with Taylor linearisation. A missing value (NaN) leaves
 * the domain and is not zero. A design is prepared by design_prepare. */

/** Linear form of an estimator: its point, and r so that its variance is design_variance of r. domain NULL: everybody.
 *  A proportion is the mean of 0 and 1; a total is the ratio without x.
 *  Shapes: y, x, r [rows], domain [rows] of 0 and 1. Units: of y, or y over x. Errors: TOO_FEW for an empty domain,
 *  DOES_NOT_EXIST for a ratio over 0, BAD_INPUT for values that overflow. Source: Binder 1983; Sarndal, Swensson and Wretman 1992, chapter 5. */
EstimateStatus survey_linear_total(const Design *design, const double *y, const uint8_t *domain, double *r, double *point);
EstimateStatus survey_linear_mean(const Design *design, const double *y, const uint8_t *domain, double *r, double *point);
EstimateStatus survey_linear_ratio(const Design *design, const double *y, const double *x, const uint8_t *domain, double *r,
                                   double *point);

/** Standard error and t interval of a point from its linear form.
 *  Shapes: r [rows]. Units: of the point. Errors: LONELY_PSU; limits are TOO_FEW without a degree of freedom.
 *  Source: Korn and Graubard 1999. */
EstimateStatus survey_interval(const Design *design, const double *r, double point, double level, Interval *out);

/** The three in one call; work [rows] is left with r.
 *  Shapes: as above, work [rows]. Units: as above. Errors: as above. Source: as above. */
EstimateStatus survey_total(const Design *design, const double *y, const uint8_t *domain, double level, double *work,
                            Interval *out);
EstimateStatus survey_mean(const Design *design, const double *y, const uint8_t *domain, double level, double *work,
                           Interval *out);
EstimateStatus survey_ratio(const Design *design, const double *y, const double *x, const uint8_t *domain, double level,
                            double *work, Interval *out);

/** Variance that the mean would have had in a simple random sample of as many rows; replacement 0 applies the finite
 *  population correction 1 - n / sum w. The design effect of a mean is its variance over this; that of a total divides
 *  by this times (sum w)^2.
 *  Shapes: y [rows]. Units: squared. Errors: NaN for fewer than two rows. Source: Kish 1965; Lumley 2010. */
double survey_simple_variance(const Design *design, const double *y, const uint8_t *domain, int replacement);

/** Smallest value with at least share p of the weight at or below it, and Woodruff's interval.
 *  Shapes: sorted [rows] and work [rows] are overwritten. Units: of y. Errors: as survey_mean; BAD_INPUT for p outside
 *  (0, 1); a limit whose share leaves (0, 1) is NOT_REACHED. Source: Woodruff 1952; Lumley 2010. */
EstimateStatus survey_quantile(const Design *design, const double *y, const uint8_t *domain, double p, double level,
                               uint32_t *sorted, double *work, Interval *out);

/** Intervals for a proportion. */
typedef enum ProportionKind {
    PROPORTION_MEAN,
    PROPORTION_LOGIT,
    PROPORTION_ASIN,
    PROPORTION_BETA, /* Korn and Graubard; the one to take unless the share is between 0.2 and 0.8 */
    PROPORTION_WILSON,
    PROPORTION_LIKELIHOOD
} ProportionKind;

/** What an interval for a proportion needs; design_effect is used where the share is 0 or 1 (0: unknown).
 *  Units: shares; rows and degrees of freedom of the whole design. */
typedef struct SurveyShare {
    double share, standard_error, rows, degrees_of_freedom, design_effect;
} SurveyShare;

/** Interval of a proportion.
 *  Shapes: scalars. Units: share. Errors: BAD_INPUT; TOO_FEW without a degree of freedom; DEGENERATE at a share of 0 or 1
 *  unless a design effect is given, when Clopper and Pearson's interval on n over the effect serves.
 *  Source: Korn and Graubard 1998; Lumley 2010; Dean and Pagano 2015. */
EstimateStatus survey_proportion(SurveyShare input, ProportionKind kind, double level, Interval *out);

#endif
