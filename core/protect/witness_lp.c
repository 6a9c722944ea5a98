/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/witness_lp.h"

#include <coin/Clp_C_Interface.h>
#include <math.h>
#include <string.h>

#include "core/protect/cell_rank.h"
#include "core/protect/witness_whole.h"

enum { TIMES_MAX = 4 };

/* Column 2k is what class k moves up, column 2k + 1 what it moves down. */
struct WitnessLp {
    const CellSystem *system;
    CellClasses *classes;
    Clp_Simplex *model;
    double *cost;   /* of a column */
    double *base;   /* cost of hiding what is not hidden yet, of a class */
    int64_t *changes; /* one a cell */
    uint64_t seed;  /* of the perturbation that breaks ties and fractions */
    size_t steps;
};

static const double NEARLY = 1e-6, HIDDEN_COST = 1e-5;
/* A zero that is hidden stops telling that a hidden count is at least one, but a table of hidden zeros tells nothing. */
static const double ZERO_COST = 30;

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
witness_lp_new(const CellSystem *system, const bool *still)
{
    WitnessLp *lp = g_new0(WitnessLp, 1);
    lp->system = system;
    lp->classes = cell_classes_new(system, still);
    cell_rank_reduce(lp->classes);
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
            lp->base[lp->classes->class_of[c]] += cell->value == 0 ? ZERO_COST * cell->cost : cell->cost;
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

/* Nothing moved is an optimum of the dual program, since costs are positive: from there the dual simplex needs a few
 * hundred steps where the primal one, which starts from an earlier answer, turns for thousands in the many zeros. */
static void
start_from_nothing(WitnessLp *lp)
{
    enum { BASIC = 1, AT_LOWER = 3 };
    for (int c = 0; c < Clp_numberColumns(lp->model); c++)
        Clp_setColumnStatus(lp->model, c, AT_LOWER);
    for (int r = 0; r < Clp_numberRows(lp->model); r++)
        Clp_setRowStatus(lp->model, r, BASIC);
}

static bool
solve(WitnessLp *lp, bool first)
{
    for (size_t c = 0; c < 2 * lp->classes->n_classes; c++)
        lp->cost[c] *= perturbation(lp);
    Clp_chgObjCoefficients(lp->model, lp->cost);
    if (first) {
        start_from_nothing(lp);
        Clp_dual(lp->model, 0);
    } else {
        Clp_primal(lp->model, 0);
    }
    lp->steps += (size_t)Clp_numberIterations(lp->model);
    return Clp_status(lp->model) == 0;
}

/* What the columns say, a whole number of times, as one change a cell; false when it has fractions. */
static bool
whole_changes(WitnessLp *lp, const double *moved, int times)
{
    size_t n = cell_system_size(lp->system);
    for (size_t c = 0; c < n; c++) {
        int32_t k = lp->classes->class_of[c];
        double change = k < 0 ? 0 : lp->classes->sign[c] * times * (moved[2 * k] - moved[2 * k + 1]);
        double nearest = nearbyint(change);
        if (fabs(change - nearest) > NEARLY * times)
            return false;
        lp->changes[c] = (int64_t)nearest;
    }
    return witness_holds(lp->system, lp->changes);
}

static void
set_limits(WitnessLp *lp, size_t column, double lower, double upper)
{
    Clp_columnLower(lp->model)[column] = lower;
    Clp_columnUpper(lp->model)[column] = upper;
}

/* Columns as a witness, NULL when it falls short or stays fractional. */
static Witness *
take_columns(WitnessLp *lp, const WitnessOrder *order, const double *moved, int times)
{
    int64_t size = ABS(order->need);
    if (!whole_changes(lp, moved, times))
        return NULL;
    Witness *found = witness_new(lp->system, lp->changes);
    if ((order->need > 0 ? witness_change(found, order->target) : -witness_change(found, order->target)) >= size &&
        witness_fits(lp->system, found, 1))
        return found;
    witness_free(found);
    return NULL;
}

/* The last answer of the program; twice or three times as much of it is often whole where it is not. */
static Witness *
take_answer(WitnessLp *lp, const WitnessOrder *order)
{
    Witness *found = NULL;
    for (int times = 1; !found && times <= TIMES_MAX; times++)
        found = take_columns(lp, order, Clp_primalColumnSolution(lp->model), times);
    return found;
}

/* Fractions that stay: look for whole numbers among the cells of the answer and those that are hidden already. */
static Witness *
take_whole(WitnessLp *lp, const WitnessOrder *order)
{
    size_t n = 2 * lp->classes->n_classes;
    const double *moved = Clp_primalColumnSolution(lp->model);
    g_autofree double *limit = g_new0(double, n + 1), *whole = g_new0(double, n + 1);
    for (size_t c = 0; c < n; c++)
        limit[c] = moved[c] > NEARLY || lp->base[c / 2] <= 0 ? Clp_columnUpper(lp->model)[c] : 0;
    WitnessProgram program = {lp->classes, lp->cost, Clp_columnLower(lp->model), limit};
    return witness_whole(&program, whole) ? take_columns(lp, order, whole, 1) : NULL;
}

static bool
is_free_of_charge(const WitnessLp *lp)
{
    const double *moved = Clp_primalColumnSolution(lp->model);
    for (size_t c = 0; c < lp->classes->n_classes; c++) {
        if (lp->base[c] > 0 && moved[2 * c] + moved[2 * c + 1] > NEARLY)
            return false;
    }
    return true;
}

static Witness *
find_whole(WitnessLp *lp, const WitnessOrder *order)
{
    int64_t size = ABS(order->need);
    Witness *best = NULL;
    bool solved = true;
    for (int round = 0; solved && round <= order->rounds; round++) {
        if (round == 0)
            first_costs(lp, size);
        else
            flatten_costs(lp, size);
        solved = solve(lp, round == 0);
        if (!solved)
            break;
        Witness *found = take_answer(lp, order);
        if (found) {
            witness_free(best);
            best = found;
            if (is_free_of_charge(lp))
                break;
        }
    }
    return best || !solved ? best : take_whole(lp, order);
}

static void
set_class(WitnessLp *lp, int32_t k, bool moves)
{
    if (k < 0)
        return;
    set_limits(lp, 2 * (size_t)k, 0, moves ? (double)lp->classes->up[k] : 0);
    set_limits(lp, 2 * (size_t)k + 1, 0, moves ? (double)lp->classes->down[k] : 0);
}

Witness *
witness_lp_find(WitnessLp *lp, const WitnessOrder *order)
{
    const CellClasses *classes = lp->classes;
    int32_t k = classes->class_of[order->target], without = order->without < 0 ? -1 : classes->class_of[order->without];
    double size = (double)ABS(order->need);
    if (k < 0 || k == without)
        return NULL;
    bool down = (order->need < 0) != (classes->sign[order->target] < 0);
    if ((double)(down ? classes->down[k] : classes->up[k]) < size)
        return NULL;
    lp->seed = ((uint64_t)order->target << 8) ^ (uint64_t)order->need;
    price_classes(lp);
    set_class(lp, k, false);
    set_class(lp, without, false);
    set_limits(lp, 2 * (size_t)k + down, size, size);
    Witness *best = find_whole(lp, order);
    set_class(lp, k, true);
    set_class(lp, without, true);
    return best;
}

size_t
witness_lp_steps(const WitnessLp *lp)
{
    return lp->steps;
}
