/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_CLOSED_POPULATION_H
#define ESTIMATE_CLOSED_POPULATION_H

#include <stdbool.h>
#include <stdint.h>

#include "estimate/history.h"
#include "estimate/poisson_model.h"
#include "estimate/status.h"

/** How chances of being seen differ between people. */
typedef enum Heterogeneity {
    HETEROGENEITY_NONE,
    HETEROGENEITY_CHAO,     /* a lower bound */
    HETEROGENEITY_POISSON2, /* 2^k - 1 for people seen k times */
    HETEROGENEITY_DARROCH,  /* k^2 / 2 */
    HETEROGENEITY_GAMMA35   /* log(3.5) - log(3.5 + k) */
} Heterogeneity;

/** A closed-population model: occasions alike or each with its own chance, heterogeneity, and one history that gets its
 *  own parameter so that it does not count (0: none). */
typedef struct ClosedModel {
    bool by_occasion;
    Heterogeneity heterogeneity;
    uint32_t ignored;
} ClosedModel;

/** A fit. Units: people; lower and upper in profile are those of the multinomial profile likelihood. */
typedef struct ClosedFit {
    double total, se_total, deviance, aic;
    uint32_t parameters;
    Interval profile;
} ClosedFit;

/** Memory of a fit; large, so the caller's. */
typedef struct ClosedWork {
    double x[HISTORY_CELLS_MAX * POISSON_MODEL_COLUMNS_MAX], y[HISTORY_CELLS_MAX];
    PoissonModel model;
    PoissonFit fit;
} ClosedWork;

/** Fits a closed-population model; profile asks for the profile interval too.
 *  Shapes: table of 2 to 10 occasions. Units: people. Errors: as history_check; NOT_IDENTIFIABLE, NOT_CONVERGED.
 *  Source: Baillargeon and Rivest 2007; Rivest and Baillargeon 2007 for Chao's model, whose negative parameters are set
 *  to 0 one by one. */
EstimateStatus closed_population_fit(const HistoryTable *table, ClosedModel model, bool profile, double level, ClosedWork *work,
                                     ClosedFit *out);

#endif
