/* SPDX-License-Identifier: Apache-2.0 */
/* The cheapest cells to hide, as one program in whole numbers: for each side a set of changes, which may move a class only
 * if it is hidden. Sides are added as the answers so far fail them, since few decide.
 * Source: M. Fischetti, J.J. Salazar, Management Science 47 (2001) 1008-1027, first formulation. */
#include "core/protect/witness_exact.h"

#include <coin/Cbc_C_Interface.h>
#include <math.h>
#include <string.h>

#include "core/protect/cell_rank.h"
#include "core/protect/witness_lp.h"

/* A class may move at most this many times the need: enough for every table with whole optima, and tight to branch on. */
enum { NODES_MAX = 3000, SIDES_MAX = 24, MOVE_FACTOR = 2, ROUNDS = 1 };

typedef struct Exact {
    WitnessCover *cover;
    CellSystem *system;
    CellClasses *classes;
    double *base;  /* of a class: what hiding it costs */
    GArray *sides; /* of WitnessSide: those in the program */
} Exact;

static int64_t
need_of(const CellSystem *system, WitnessSide side)
{
    const SystemCell *cell = cell_system_cell(system, side / 2);
    return side % 2 ? -cell->fall : cell->rise;
}

/* Column of a class in the block of a side. */
static int
column_of(const Exact *exact, guint block, size_t k, int down)
{
    return (int)(exact->classes->n_classes * (1 + 2 * (size_t)block) + 2 * k) + down;
}

static void
add_row(Cbc_Model *model, int count, const int *columns, const double *values, char sense, double right)
{
    Cbc_addRow(model, "", count, columns, values, sense, right);
}

static void
add_columns(const Exact *exact, Cbc_Model *model)
{
    const CellClasses *classes = exact->classes;
    for (size_t k = 0; k < classes->n_classes; k++)
        Cbc_addCol(model, "", exact->base[k] > 0 ? 0 : 1, 1, exact->base[k], exact->base[k] > 0, 0, NULL, NULL);
    for (guint b = 0; b < exact->sides->len; b++) {
        WitnessSide side = g_array_index(exact->sides, WitnessSide, b);
        int64_t need = need_of(exact->system, side), size = ABS(need);
        size_t target = (size_t)classes->class_of[side / 2];
        bool falls = (need < 0) != (classes->sign[side / 2] < 0);
        for (size_t k = 0; k < classes->n_classes; k++) {
            for (int down = 0; down < 2; down++) {
                double limit = (double)MIN(down ? classes->down[k] : classes->up[k], MOVE_FACTOR * size);
                double fixed = down == falls ? (double)size : 0;
                Cbc_addCol(model, "", k == target ? fixed : 0, k == target ? fixed : limit, 0, 0, 0, NULL, NULL);
            }
        }
    }
}

/* Equations of the tables in the block of a side. */
static void
add_equations(const Exact *exact, Cbc_Model *model, guint block, int *columns, double *values)
{
    const GArray *starts = exact->classes->starts, *terms = exact->classes->terms;
    for (guint e = 0; e + 1 < starts->len; e++) {
        int n = 0;
        for (size_t t = g_array_index(starts, size_t, e); t < g_array_index(starts, size_t, e + 1); t++) {
            SystemTerm term = g_array_index(terms, SystemTerm, t);
            for (int down = 0; down < 2; down++) {
                columns[n] = column_of(exact, block, term.cell, down);
                values[n++] = down ? -term.factor : term.factor;
            }
        }
        add_row(model, n, columns, values, 'E', 0);
    }
}

/* A class moves only if it is hidden. */
static void
add_links(const Exact *exact, Cbc_Model *model, guint block)
{
    int64_t size = ABS(need_of(exact->system, g_array_index(exact->sides, WitnessSide, block)));
    for (size_t k = 0; k < exact->classes->n_classes; k++) {
        int columns[3] = {(int)k, 0, 0}, n = 1;
        double values[3] = {-1, 0, 0};
        for (int down = 0; down < 2; down++) {
            int64_t limit = MIN(down ? exact->classes->down[k] : exact->classes->up[k], MOVE_FACTOR * size);
            if (limit <= 0)
                continue;
            columns[n] = column_of(exact, block, k, down);
            values[n++] = 1 / (double)limit;
        }
        if (n > 1 && exact->base[k] > 0)
            add_row(model, n, columns, values, 'L', 0);
    }
}

/* The cheapest classes for the sides in the program; false when branching found no answer. */
static bool
solve(const Exact *exact, bool *chosen)
{
    size_t n = exact->classes->n_classes;
    g_autofree int *columns = g_new(int, 2 * n + 1);
    g_autofree double *values = g_new(double, 2 * n + 1);
    Cbc_Model *model = Cbc_newModel();
    Cbc_setLogLevel(model, 0);
    add_columns(exact, model);
    for (guint b = 0; b < exact->sides->len; b++) {
        add_equations(exact, model, b, columns, values);
        add_links(exact, model, b);
    }
    Cbc_setMaximumNodes(model, NODES_MAX);
    Cbc_solve(model);
    const double *best = Cbc_numberSavedSolutions(model) > 0 ? Cbc_bestSolution(model) : NULL;
    for (size_t k = 0; best && k < n; k++)
        chosen[k] = best[k] > 0.5;
    bool found = best != NULL;
    Cbc_deleteModel(model);
    return found;
}

/* Prove all sides with nothing but the chosen classes. Sides that fail are added to the program. */
static WitnessCover *
prove(Exact *exact, const bool *chosen, size_t *failed)
{
    size_t n = cell_system_size(exact->system);
    g_autofree bool *still = g_new0(bool, n + 1);
    for (size_t c = 0; c < n; c++) {
        int32_t k = exact->classes->class_of[c];
        still[c] = k < 0 || !(chosen[k] || exact->cover->before[c]);
    }
    g_autoptr(WitnessLp) lp = witness_lp_new(exact->system, still);
    WitnessCover *trial = witness_cover_new(exact->system);
    memcpy(trial->before, exact->cover->before, n * sizeof *trial->before);
    *failed = 0;
    for (WitnessSide side = 0; side < 2 * n; side++) {
        WitnessOrder order = {(uint32_t)(side / 2), need_of(exact->system, side), ROUNDS, -1};
        if (exact->cover->proofs[side] == 0 || trial->proofs[side] > 0)
            continue;
        Witness *witness = witness_lp_find(lp, &order);
        if (witness)
            witness_cover_add(trial, witness);
        else if (++*failed <= 2)
            g_array_append_val(exact->sides, side);
    }
    return trial;
}

static double
cost_of(const CellSystem *system, const WitnessCover *cover)
{
    double cost = 0;
    for (size_t c = 0; c < cell_system_size(system); c++)
        cost += cover->users[c] > 0 || cover->before[c] ? cell_system_cell(system, c)->cost : 0;
    return cost;
}

/* Move the witnesses of one cover into another, which first loses its own. */
static void
move_witnesses(WitnessCover *to, WitnessCover *from)
{
    while (to->witnesses->len > 0)
        witness_free(witness_cover_take(to, to->witnesses->len - 1));
    while (from->witnesses->len > 0)
        witness_cover_add(to, witness_cover_take(from, from->witnesses->len - 1));
    for (size_t c = 0; c < cell_system_size(to->system); c++)
        cell_system_cell(to->system, c)->hidden = to->users[c] > 0 || to->before[c];
}

static void
search(Exact *exact)
{
    g_autofree bool *chosen = g_new0(bool, exact->classes->n_classes + 1);
    size_t n = cell_system_size(exact->system), failed = 1;
    WitnessSide first = 0;
    while (first < 2 * n && exact->cover->proofs[first] == 0)
        first++;
    if (first == 2 * n)
        return;
    g_array_append_val(exact->sides, first);
    while (failed > 0 && exact->sides->len <= SIDES_MAX && solve(exact, chosen)) {
        guint before = exact->sides->len;
        g_autoptr(WitnessCover) trial = prove(exact, chosen, &failed);
        if (failed == 0) {
            witness_cover_shrink(trial);
            if (cost_of(exact->system, trial) < cost_of(exact->system, exact->cover))
                move_witnesses(exact->cover, trial);
        }
        if (failed > 0 && exact->sides->len == before)
            return;
    }
}

void
witness_exact(WitnessCover *cover)
{
    size_t n = cell_system_size(cover->system);
    g_autofree bool *still = g_new0(bool, n + 1);
    for (size_t c = 0; c < n; c++)
        still[c] = cell_system_cell(cover->system, c)->fixed;
    Exact exact = {cover, cover->system, cell_classes_new(cover->system, still), NULL, NULL};
    cell_rank_reduce(exact.classes);
    exact.base = g_new0(double, exact.classes->n_classes + 1);
    exact.sides = g_array_new(FALSE, FALSE, sizeof(WitnessSide));
    for (size_t c = 0; c < n; c++) {
        if (exact.classes->class_of[c] >= 0 && !cover->before[c])
            exact.base[exact.classes->class_of[c]] += cell_system_cell(cover->system, c)->cost;
    }
    search(&exact);
    for (size_t c = 0; c < n; c++)
        cell_system_cell(cover->system, c)->hidden = cover->users[c] > 0 || cover->before[c];
    cell_classes_free(exact.classes);
    g_free(exact.base);
    g_array_unref(exact.sides);
}
