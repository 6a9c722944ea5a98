/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_LOGLINEAR_H
#define ESTIMATE_LOGLINEAR_H

#include <stdbool.h>
#include <stdint.h>

#include "estimate/history.h"
#include "estimate/status.h"

/* The engine under mse: a Poisson model of capture histories, fitted by Newton's method on subset and superset sums,
 * without a design matrix. A term t (a mask of lists) applies to every cell that contains it. */

enum { LOGLINEAR_TERMS_MAX = 64, LOGLINEAR_CACHE = 65536 };

/** The interactions of a hierarchical model, each a mask of two or more lists; main effects are always in it. */
typedef struct MseModel {
    uint32_t terms;
    uint16_t term[LOGLINEAR_TERMS_MAX - 1 - HISTORY_LISTS_MAX];
} MseModel;

/** An answer of the existence test, remembered by which cells are empty and by the model. */
typedef struct LoglinearAnswer {
    uint64_t support, model;
    uint8_t lists, code; /* lists 0: free */
} LoglinearAnswer;

/** Everything that one thread needs; no pointers, no allocation. Zero it once (calloc) before its first use. */
typedef struct Loglinear {
    uint32_t lists, cells, kept_terms, removed, iterations;
    bool with_dark; /* cell 0 belongs to the data: only for profile likelihoods */
    uint16_t term[LOGLINEAR_TERMS_MAX];
    uint8_t kept[HISTORY_CELLS_MAX];
    double y[HISTORY_CELLS_MAX], statistic[HISTORY_CELLS_MAX]; /* statistic: superset sums of y */
    double beta[HISTORY_CELLS_MAX]; /* by mask; the start of the next fit */
    double mu[HISTORY_CELLS_MAX], fitted[HISTORY_CELLS_MAX]; /* fitted: superset sums of mu */
    double hessian[LOGLINEAR_TERMS_MAX * LOGLINEAR_TERMS_MAX], scale[LOGLINEAR_TERMS_MAX], step[LOGLINEAR_TERMS_MAX];
    double tried[LOGLINEAR_TERMS_MAX];
    int64_t integers[HISTORY_CELLS_MAX * LOGLINEAR_TERMS_MAX];
    double basis[LOGLINEAR_TERMS_MAX * LOGLINEAR_TERMS_MAX];
    double tableau[(HISTORY_CELLS_MAX + 1) * 2 * LOGLINEAR_TERMS_MAX];
    uint64_t answers; /* how many of the cache are taken */
    LoglinearAnswer cache[LOGLINEAR_CACHE];
    uint16_t person[100000]; /* history of each person, for resampling */
    HistoryTable resampled;
} Loglinear;

/** Puts a table into the workspace: counts and sufficient statistics.
 *  Shapes: table checked by the caller. Units: people. Errors: none. Source: Fienberg 1972. */
void loglinear_load(Loglinear *work, const HistoryTable *table);

/** Chooses a model: keeps the terms whose sufficient statistic is positive and the cells that no other term rules out.
 *  Shapes: model hierarchical. Units: none. Errors: BAD_INPUT for a term outside the lists, a term without its parts,
 *  a term twice. Source: Fienberg and Rinaldo 2012; Chan, Silverman and Vincent 2021. */
EstimateStatus loglinear_choose(Loglinear *work, const MseModel *model);

/** Fits the chosen model to the loaded table from the beta in the workspace (terms not in it before start at 0), or
 *  cold when warm is false.
 *  Shapes: none. Units: none. Errors: NOT_IDENTIFIABLE, NOT_CONVERGED. Source: Newton's method; McCullagh and Nelder 1989. */
EstimateStatus loglinear_fit(Loglinear *work, bool warm);

/** Variance of the intercept, at the fit.
 *  Shapes: scalar. Units: squared logarithm. Errors: NaN when singular. Source: inverse information. */
double loglinear_intercept_variance(Loglinear *work);

/** Deviance, log-likelihood, and the kernel sum(y log mu - mu) over kept cells, which is cheap and ranks models.
 *  Shapes: scalars. Units: none. Errors: none. Source: McCullagh and Nelder 1989. */
double loglinear_deviance(const Loglinear *work);
double loglinear_log_likelihood(const Loglinear *work);
double loglinear_kernel(const Loglinear *work);

/** Existence test of the chosen model: 0 fine, 1 no extended maximum likelihood estimate, 2 not identifiable, 3 both.
 *  Depends only on which cells are zero and on the model; remembered for up to six lists.
 *  Shapes: none. Units: none. Errors: none. Source: Fienberg and Rinaldo 2012; Stiemke's lemma; Chan et al. 2021. */
uint32_t loglinear_existence(Loglinear *work, const MseModel *model);

#endif
