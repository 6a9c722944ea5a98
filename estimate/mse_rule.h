/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_MSE_RULE_H
#define ESTIMATE_MSE_RULE_H

#include <stdbool.h>
#include <stddef.h>

#include "estimate/loglinear.h"
#include "estimate/mse.h"

/* Choosing a model on the table that is loaded in the workspace: the part that a bootstrap repeats on every replicate. */

/** How a model is chosen. */
typedef enum MseRuleKind { MSE_RULE_MODEL, MSE_RULE_STEPWISE, MSE_RULE_RANKED } MseRuleKind;

/** A rule with what it needs: a model, a threshold, or the best models of a ranking (ranked[0] is the data's best; one
 *  model means that it is fixed). The rule is part of the result and is printed with it. */
typedef struct MseRule {
    MseRuleKind kind;
    MseModel model;
    double threshold;
    MseCriterion criterion;
    const MseRanked *ranked;
    size_t models;
} MseRule;

/** Tests and fits a model on the loaded table, warm from the workspace's beta or cold.
 *  Shapes: none. Units: none. Errors: as mse_fit. Source: as mse_fit. */
EstimateStatus mse_rule_fit(Loglinear *work, const MseModel *model, bool warm);

/** Chooses a model stepwise on the loaded table and leaves its fit in the workspace.
 *  Shapes: none. Units: none. Errors: as mse_fit. Source: as mse_stepwise. */
EstimateStatus mse_rule_stepwise(Loglinear *work, double threshold, bool warm, MseModel *model);

/** Estimate of the loaded table by a rule, warm from the workspace's beta; NaN where there is none.
 *  Shapes: scalar. Units: people. Errors: NaN. Source: as the rule. */
double mse_rule_total(Loglinear *work, const MseRule *rule);

/** Fills a fit from the workspace after a successful fit of the model.
 *  Shapes: none. Units: as MseFit. Errors: none. Source: as mse_fit. */
void mse_rule_describe(Loglinear *work, const MseModel *model, double level, MseFit *out);

#endif
