/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_MSE_H
#define ESTIMATE_MSE_H

#include <stddef.h>
#include <stdint.h>

#include "estimate/history.h"
#include "estimate/loglinear.h"
#include "estimate/status.h"

/* Multiple systems estimation: the size of a population that is seen only through overlapping lists. Assumes a closed
 * population, correct matching, and that whatever makes people of one list likelier on another is in the model. */

/** A fitted model. Units: people; se_log_dark of the logarithm; lower and upper by the log-normal interval. */
typedef struct MseFit {
    uint64_t observed;
    double dark, total, se_log_dark, se_total, level, lower, upper;
    double deviance, log_likelihood, aic, bic; /* bic counts people, not cells */
    uint32_t parameters, removed, degrees_of_freedom, iterations; /* removed: terms at minus infinity */
} MseFit;

/** What models are ranked by. */
typedef enum MseCriterion { MSE_BIC, MSE_AIC } MseCriterion;

/** A model of a ranking with its estimate and its criterion (smaller is better). */
typedef struct MseRanked {
    MseModel model;
    double total, criterion;
} MseRanked;

/** Reads generators such as "[12,13,4]" (lists by number from 1) and adds the parts that make the model hierarchical.
 *  Shapes: text ends with 0. Units: none. Errors: BAD_INPUT for any other spelling, a list beyond lists, or a model
 *  beyond LOGLINEAR_TERMS_MAX. Source: none. */
EstimateStatus mse_model_parse(const char *text, uint32_t lists, MseModel *out);

/** The model with every pair of lists; often not identifiable, which mse_fit then says.
 *  Shapes: lists at most 10. Units: none. Errors: none. Source: none. */
MseModel mse_model_all_pairs(uint32_t lists);

/** Existence code of a model on a table: 0 fine, 1 no extended maximum likelihood estimate, 2 not identifiable, 3 both.
 *  Shapes: scalars. Units: none. Errors: BAD_INPUT, TOO_FEW for the table; the code is 0 then.
 *  Source: Fienberg and Rinaldo 2012; Chan, Silverman and Vincent 2021. */
EstimateStatus mse_check(const HistoryTable *table, const MseModel *model, Loglinear *work, uint32_t *code);

/** Fits a model after testing that it has an estimate.
 *  Shapes: scalars. Units: people; level in (0, 1). Errors: BAD_INPUT, TOO_FEW, NOT_IDENTIFIABLE, DOES_NOT_EXIST,
 *  NOT_CONVERGED. Source: Bishop, Fienberg and Holland 1975; Chan, Silverman and Vincent 2021. */
EstimateStatus mse_fit(const HistoryTable *table, const MseModel *model, double level, Loglinear *work, MseFit *out);

/** Adds pairs one by one, the most surprising first, while its one-sided Poisson p is below the threshold (0.02).
 *  Shapes: scalars. Units: as mse_fit. Errors: as mse_fit. Source: Chan, Silverman and Vincent 2021, section 3.2. */
EstimateStatus mse_stepwise(const HistoryTable *table, double threshold, double level, Loglinear *work, MseModel *model,
                            MseFit *out);

/** Ranks all hierarchical models with interactions up to an order (2 pairs, 3 triples) that have an estimate.
 *  Shapes: ranked [capacity]. Units: people. Errors: BAD_INPUT also when capacity is too small (five lists have 1,024
 *  models of pairs); DOES_NOT_EXIST when none has an estimate. Source: Silverman, Chan and Vincent 2024. */
EstimateStatus mse_rank(const HistoryTable *table, MseCriterion criterion, uint32_t order, Loglinear *work, MseRanked *ranked,
                        size_t capacity, size_t *models);

/** A total with its profile-likelihood interval; the total is the multinomial one, slightly below the Poisson one.
 *  Shapes: scalars. Units: people. Errors: as mse_fit; an upper limit beyond three times the total is NOT_REACHED.
 *  Source: Cormack 1992; Rivest and Baillargeon 2014. */
EstimateStatus mse_profile(const HistoryTable *table, const MseModel *model, double level, Loglinear *work, Interval *out);

#endif
