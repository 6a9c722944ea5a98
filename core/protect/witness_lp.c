/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/witness_lp.h"

#include <coin/Clp_C_Interface.h>
#include <math.h>
#include <string.h>

#include "core/protect/cell_classes.h"

/* Column 2k is what class k moves up, column 2k + 1 what it moves down. */
struct WitnessLp {
    const CellSystem *system;
    CellClasses *classes;
    Clp_Simplex *model;
    double *cost;   /* of a column */
    double *base;   /* cost of hiding what is not hidden yet, of a class */
    int64_t *changes; /* one a cell */
    uint64_t seed;  /* of the perturbation that breaks ties and fractions */
};

static const double NEARLY = 1e-6, HIDDEN_COST = 1e-7;

static void
load(WitnessLp *lp)
{
    const CellClasses *k = lp->classes;
    int rows = (int)k->starts->len - 1, columns = (int)(2 * k->n_classes);
    int n_terms = (int)k->terms->len;
    /* Clp wants columns; count, then fill. */
    g_autofree CoinBigIndex *start = g_new0(CoinBigIndex, (size_t)columns + 2);
    g_autofree int *index = g_new(int, 2 * (size_t)n_terms + 1);
    g_autofree double *value = g_new(double, 2 * (size_t)n_terms + 1);
    for (int t = 0; t < n_terms; t++) {
        uint32_t c = g_array_index(k->terms, SystemTerm, t).cell;
        start[2 * c + 2]++;
        start[2 * c + 3]++;
    }
    for (int c = 0; c < columns; c++)
        start[c + 2] += start[c + 1];
    for (int e = 0; e < rows; e++) {
        for (size_t t = g_array_index(k->starts, size_t, e); t < g_array_index(k->starts, size_t, e + 1); t++) {
            SystemTerm term = g_array_index(k->terms, SystemTerm, t);
            for (uint32_t side = 0; side < 2; side++) {
                CoinBigIndex at = start[2 * term.cell + side + 1]++;
                index[at] = e;
                value[at] = side ? -term.factor : term.factor;
            }
        }
    }
    g_autofree double *zeros = g_new0(double, (size_t)MAX(rows, columns) + 1);
    g_autofree double *upper = g_new(double, (size_t)columns + 1);
    for (size_t c = 0; c < k->n_classes; c++) {
        upper[2 * c] = (double)k->up[c];
        upper[2 * c + 1] = (double)k->down[c];
    }
    Clp_loadProblem(lp->model, columns, rows, start, index, value, zeros, upper, zeros, zeros, zeros);
}

WitnessLp *
witness_lp_new(const CellSystem *system)
{
    WitnessLp *lp = g_new0(WitnessLp, 1);
    lp->system = system;
    lp->classes = cell_classes_new(system);
    lp->model = Clp_newModel();
    Clp_setLogLevel(lp->model, 0);
    lp->cost = g_new0(double, 2 * lp->classes->n_classes + 1);
    lp->base = g_new0(double, lp->classes->n_classes + 1);
    lp->changes = g_new0(int64_t, cell_system_size(system) + 1);
    load(lp);
    return lp;
}

void
witness_lp_free(WitnessLp *lp)
{
    if (!lp)
        return;
    Clp_deleteModel(lp->model);
    cell_classes_free(lp->classes);
    g_free(lp->cost);
    g_free(lp->base);
    g_free(lp->changes);
    g_free(lp);
}

static void
price_classes(WitnessLp *lp)
{
    memset(lp->base, 0, lp->classes->n_classes * sizeof *lp->base);
    for (size_t c = 0; c < cell_system_size(lp->system); c++) {
        const SystemCell *cell = cell_system_cell(lp->system, c);
        if (lp->classes->class_of[c] >= 0 && !cell->hidden)
            lp->base[lp->classes->class_of[c]] += cell->cost;
    }
}

/* A class costs what hiding its cells costs, spread over the movement that it can give. */
static void
first_costs(WitnessLp *lp, int64_t need)
{
    const CellClasses *k = lp->classes;
    for (size_t c = 0; c < k->n_classes; c++) {
        for (size_t side = 0; side < 2; side++) {
            int64_t limit = MIN(need, side ? k->down[c] : k->up[c]);
            double cost = lp->base[c] > 0 ? lp->base[c] / (double)MAX(limit, 1) : HIDDEN_COST;
            lp->cost[2 * c + side] = cost;
        }
    }
}

/* Who moved much becomes cheap for each unit, who moved little dear: fewer cells carry the next answer.
 * Source: reweighted l1 minimisation, E. Candes, M. Wakin, S. Boyd, J. Fourier Anal. Appl. 14 (2008) 877-905. */
static void
flatten_costs(WitnessLp *lp, int64_t need)
{
    const double *moved = Clp_primalColumnSolution(lp->model);
    for (size_t c = 0; c < lp->classes->n_classes; c++) {
        double size = moved[2 * c] + moved[2 * c + 1] + 0.05 * (double)need;
        for (size_t side = 0; side < 2; side++)
            lp->cost[2 * c + side] = lp->base[c] > 0 ? lp->base[c] / size : HIDDEN_COST;
    }
}

static double
perturbation(WitnessLp *lp)
{
    /* A splitmix64 step: the same sequence everywhere. Source: S. Vigna, prng.di.unimi.it/splitmix64.c (public domain). */
    uint64_t z = lp->seed += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return 1 + 1e-3 * (double)((z ^ (z >> 31)) >> 40) / (double)(1 << 24);
}

static bool
solve(WitnessLp *lp)
{
    for (size_t c = 0; c < 2 * lp->classes->n_classes; c++)
        lp->cost[c] *= perturbation(lp);
    Clp_chgObjCoefficients(lp->model, lp->cost);
    Clp_primal(lp->model, 0);
    return Clp_status(lp->model) == 0;
}

/* The answer in whole numbers, one a cell; false when it has fractions that small multiples do not cure. */
static bool
whole_changes(WitnessLp *lp, bool may_grow)
{
    const double *moved = Clp_primalColumnSolution(lp->model);
    size_t n = cell_system_size(lp->system);
    for (int times = 1; times <= (may_grow ? 4 : 1); times++) {
        bool whole = true;
        for (size_t c = 0; whole && c < n; c++) {
            int32_t k = lp->classes->class_of[c];
            double change = k < 0 ? 0 : lp->classes->sign[c] * times * (moved[2 * k] - moved[2 * k + 1]);
            double nearest = nearbyint(change);
            whole = fabs(change - nearest) < NEARLY * times;
            lp->changes[c] = (int64_t)nearest;
        }
        if (whole && witness_holds(lp->system, lp->changes))
            return true;
    }
    return false;
}

static void
set_target(WitnessLp *lp, size_t column, double lower, double upper)
{
    double *lowers = Clp_columnLower(lp->model), *uppers = Clp_columnUpper(lp->model);
    lowers[column] = lower;
    uppers[column] = upper;
}

static Witness *
find_whole(WitnessLp *lp, uint32_t target, int64_t need, int rounds)
{
    int64_t size = ABS(need);
    Witness *best = NULL;
    for (int round = 0; round <= rounds + 3; round++) {
        if (round == 0)
            first_costs(lp, size);
        else if (round <= rounds)
            flatten_costs(lp, size);
        if (!solve(lp))
            break;
        if (whole_changes(lp, need > 0)) {
            Witness *found = witness_new(lp->system, lp->changes);
            if (witness_fits(lp->system, found, 1) && ABS(witness_change(found, target)) >= size) {
                witness_free(best);
                best = found;
            } else {
                witness_free(found);
            }
        }
        if (best && round >= rounds)
            break;
    }
    return best;
}

Witness *
witness_lp_find(WitnessLp *lp, uint32_t target, int64_t need, int rounds)
{
    int32_t k = lp->classes->class_of[target];
    if (k < 0)
        return NULL;
    lp->seed = ((uint64_t)target << 8) ^ (uint64_t)need;
    price_classes(lp);
    bool down = (need < 0) != (lp->classes->sign[target] < 0);
    size_t moves = 2 * (size_t)k + down, rests = 2 * (size_t)k + !down;
    double limit_moves = (double)(down ? lp->classes->down[k] : lp->classes->up[k]);
    double limit_rests = (double)(down ? lp->classes->up[k] : lp->classes->down[k]);
    set_target(lp, moves, (double)ABS(need), (double)ABS(need));
    set_target(lp, rests, 0, 0);
    Witness *best = limit_moves < (double)ABS(need) ? NULL : find_whole(lp, target, need, rounds);
    set_target(lp, moves, 0, limit_moves);
    set_target(lp, rests, 0, limit_rests);
    return best;
}
