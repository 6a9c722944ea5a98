/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/witness_whole.h"

#include <coin/Cbc_C_Interface.h>
#include <string.h>

/* Branches, never seconds: a limit on time would make the pattern depend on the machine. */
enum { NODES_MAX = 200 };

/* Columns of the program that are in it, in the order of Cbc. */
typedef struct Columns {
    GArray *column; /* of size_t */
    GArray *start;  /* of CoinBigIndex */
    GArray *row;    /* of int */
    GArray *value;  /* of double */
} Columns;

/* Terms of each class, for filling columns. */
static GArray **
terms_by_class(const CellClasses *classes)
{
    GArray **by_class = g_new0(GArray *, classes->n_classes + 1);
    for (guint e = 0; e + 1 < classes->starts->len; e++) {
        for (size_t t = g_array_index(classes->starts, size_t, e); t < g_array_index(classes->starts, size_t, e + 1); t++) {
            SystemTerm term = g_array_index(classes->terms, SystemTerm, t);
            SystemTerm entry = {e, term.factor};
            if (!by_class[term.cell])
                by_class[term.cell] = g_array_new(FALSE, FALSE, sizeof(SystemTerm));
            g_array_append_val(by_class[term.cell], entry);
        }
    }
    return by_class;
}

static void
collect(const WitnessProgram *program, Columns *columns)
{
    const CellClasses *classes = program->classes;
    GArray **by_class = terms_by_class(classes);
    for (size_t c = 0; c < 2 * classes->n_classes; c++) {
        CoinBigIndex start = (CoinBigIndex)columns->row->len;
        if (program->upper[c] <= 0)
            continue;
        g_array_append_val(columns->column, c);
        g_array_append_val(columns->start, start);
        for (guint i = 0; by_class[c / 2] && i < by_class[c / 2]->len; i++) {
            SystemTerm entry = g_array_index(by_class[c / 2], SystemTerm, i);
            int row = (int)entry.cell;
            double value = c % 2 ? -entry.factor : entry.factor;
            g_array_append_val(columns->row, row);
            g_array_append_val(columns->value, value);
        }
    }
    CoinBigIndex end = (CoinBigIndex)columns->row->len;
    g_array_append_val(columns->start, end);
    for (size_t k = 0; k < classes->n_classes; k++) {
        if (by_class[k])
            g_array_unref(by_class[k]);
    }
    g_free(by_class);
}

static bool
branch(const WitnessProgram *program, const Columns *columns, double *whole)
{
    int n = (int)columns->column->len, rows = (int)program->classes->starts->len - 1;
    g_autofree double *lower = g_new0(double, (size_t)n + 1), *upper = g_new0(double, (size_t)n + 1);
    g_autofree double *cost = g_new0(double, (size_t)n + 1), *zeros = g_new0(double, (size_t)rows + 1);
    for (int c = 0; c < n; c++) {
        size_t from = g_array_index(columns->column, size_t, c);
        lower[c] = program->lower[from];
        upper[c] = program->upper[from];
        cost[c] = program->cost[from];
    }
    Cbc_Model *model = Cbc_newModel();
    Cbc_setLogLevel(model, 0);
    Cbc_loadProblem(model, n, rows, (const CoinBigIndex *)(const void *)columns->start->data,
                    (const int *)(const void *)columns->row->data, (const double *)(const void *)columns->value->data, lower,
                    upper, cost, zeros, zeros);
    for (int c = 0; c < n; c++)
        Cbc_setInteger(model, c);
    Cbc_setMaximumNodes(model, NODES_MAX);
    Cbc_solve(model);
    const double *best = Cbc_numberSavedSolutions(model) > 0 ? Cbc_bestSolution(model) : NULL;
    for (int c = 0; best && c < n; c++)
        whole[g_array_index(columns->column, size_t, c)] = best[c];
    bool found = best != NULL;
    Cbc_deleteModel(model);
    return found;
}

bool
witness_whole(const WitnessProgram *program, double *whole)
{
    Columns columns = {g_array_new(FALSE, FALSE, sizeof(size_t)), g_array_new(FALSE, FALSE, sizeof(CoinBigIndex)),
                       g_array_new(FALSE, FALSE, sizeof(int)), g_array_new(FALSE, FALSE, sizeof(double))};
    memset(whole, 0, 2 * program->classes->n_classes * sizeof *whole);
    collect(program, &columns);
    bool found = branch(program, &columns, whole);
    g_array_unref(columns.column);
    g_array_unref(columns.start);
    g_array_unref(columns.row);
    g_array_unref(columns.value);
    return found;
}
