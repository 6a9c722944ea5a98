/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/protect_windows.h"

#include <string.h>

#include "core/protect/protect_cells.h"
#include "core/rule/rollup.h"

enum { QUARTERS_MAX = 64 };

/* One indicator under protection. open says which tables of which windows stay. */
typedef struct Guard {
    ActualTable *table;
    ActualIndicator *a;
    const ReleasedSet *released;
    int k;
    bool *open; /* [window * n_tables + table] */
} Guard;

static const Window *
window_at(const Guard *g, size_t w)
{
    return &g->table->windows->windows[w];
}

static size_t
quarter_index(const Guard *g, Quarter q)
{
    return (size_t)(q - g->table->windows->first_quarter);
}

static bool
is_guarded(const Guard *g, size_t t)
{
    return t > 0 || g->a->definition->protection == PROTECTION_A;
}

static bool
has_numbers(const Actual *total)
{
    return total->status == STATUS_OK || total->status == STATUS_DEN_ZERO;
}

static bool
is_recomputed(RollupType type)
{
    return type == ROLLUP_UNIQUE || type == ROLLUP_MEDIAN;
}

static const Released *
released_cell(const Guard *g, size_t w, size_t t, size_t c)
{
    g_autofree char *table = actual_table_name(g->a, t);
    g_autofree char *cell = actual_cell_name(g->a, t, c);
    const Released *r = released_find(g->released, g->a->definition->code, table, cell, window_at(g, w));
    return r && strcmp(r->definition_version, g->a->definition->definition_version) == 0 ? r : NULL;
}

/* Every printed number of a table either stays or moves by at least k. */
static bool
moves_safely(const Guard *g, size_t w, size_t t)
{
    const Actual *cells = actual_cells(g->a, w, t);
    for (size_t c = 0; c < g->a->n_cells[t]; c++) {
        const Released *r = released_cell(g, w, t, c);
        if (r && r->printed.status == STATUS_OK && has_numbers(&cells[c]) &&
            !protect_step_is_safe(g->a->definition, &r->printed, &cells[c], g->k))
            return false;
    }
    return true;
}

/* Put the released table back; false when it was not released whole. */
static bool
put_back(const Guard *g, size_t w, size_t t)
{
    Actual *cells = actual_cells(g->a, w, t);
    for (size_t c = 0; c < g->a->n_cells[t]; c++) {
        const Released *r = released_cell(g, w, t, c);
        if (!r || r->printed.status == STATUS_SUPPRESSED || (r->printed.estimate >= 0))
            return false;
        cells[c] = r->printed;
        cells[c].held = true;
    }
    return true;
}

/* A block of class A moves to its new numbers as a whole or stays as released as a whole: a total that moves while a table
 * stays would show the difference. Breakdowns of the other classes are closed, since their totals always move. */
static void
hold(Guard *g, size_t w)
{
    bool *open = g->open + w * g->a->n_tables;
    bool safe = true;
    for (size_t t = 0; t < g->a->n_tables; t++) {
        if (!is_guarded(g, t) || moves_safely(g, w, t))
            continue;
        safe = false;
        if (g->a->definition->protection != PROTECTION_A)
            open[t] = false;
    }
    if (safe || g->a->definition->protection != PROTECTION_A)
        return;
    for (size_t t = 0; t < g->a->n_tables; t++)
        open[t] = put_back(g, w, t);
}

static void
add_up(Guard *g, size_t w)
{
    const Window *window = window_at(g, w);
    for (size_t t = 0; t < g->a->n_tables; t++) {
        Actual *cells = actual_cells(g->a, w, t);
        for (size_t c = 0; c < g->a->n_cells[t]; c++) {
            const Actual *quarters[QUARTERS_MAX];
            size_t n = 0;
            for (Quarter q = window->first; q <= window->last; q++)
                quarters[n++] = &actual_cells(g->a, quarter_index(g, q), t)[c];
            if (cells[c].status != STATUS_NOT_APPLICABLE)
                cells[c] = rollup_quarters(g->a->definition->type, quarters, n);
        }
    }
}

/* If a quarter is hidden, so is every window that is computed from it. */
static bool
quarters_are_open(const Guard *g, size_t w, size_t t)
{
    const Window *window = window_at(g, w);
    RollupType type = g->a->definition->type;
    if (type == ROLLUP_ESTIMATE)
        return true;
    Quarter first = type == ROLLUP_STOCK || type == ROLLUP_MILESTONE ? window->last : window->first;
    for (Quarter q = first; q <= window->last; q++) {
        if (!g->open[quarter_index(g, q) * g->a->n_tables + t])
            return false;
    }
    return true;
}

/* What a reader knows of the same cell over other quarters: one span within the other can be subtracted. */
static bool
nested(Quarter first, Quarter last, const Window *window)
{
    bool inside = first >= window->first && last <= window->last;
    bool around = first <= window->first && last >= window->last;
    return inside || around;
}

static bool
stands_beside_released(const Guard *g, size_t w, size_t t, size_t c)
{
    g_autofree char *table = actual_table_name(g->a, t);
    g_autofree char *cell = actual_cell_name(g->a, t, c);
    const GArray *known = released_of_cell(g->released, g->a->definition->code, table, cell);
    const Actual *now = &actual_cells(g->a, w, t)[c];
    for (guint i = 0; known && i < known->len; i++) {
        const Released *r = &g_array_index(known, Released, i);
        if (r->printed.status == STATUS_OK && nested(r->first, r->last, window_at(g, w)) &&
            !protect_step_is_safe(g->a->definition, &r->printed, now, g->k))
            return false;
    }
    return true;
}

/* Windows that tile this one exactly: their sum less the whole counts who came in more than one. */
static bool
tiles_are_safe(const Guard *g, size_t w, size_t t, size_t c, WindowKind kind)
{
    const Window *whole = window_at(g, w);
    Actual sum = {0};
    Quarter next = whole->first;
    for (size_t i = 0; i < g->table->windows->n_windows; i++) {
        const Window *part = window_at(g, i);
        const Actual *cells = actual_cells(g->a, i, t);
        if (part->kind != kind || part->first != next || part->last > whole->last || !cells || i == w)
            continue;
        if (!g->open[i * g->a->n_tables + t] || (!has_numbers(&cells[c]) && cells[c].status != STATUS_NOT_APPLICABLE))
            return true;
        sum.numerator += cells[c].numerator;
        sum.denominator += cells[c].denominator;
        next = part->last + 1;
    }
    return next != whole->last + 1 || protect_step_is_safe(g->a->definition, &sum, &actual_cells(g->a, w, t)[c], g->k);
}

static bool
stands_beside_open(const Guard *g, size_t w, size_t t, size_t c)
{
    const Actual *now = &actual_cells(g->a, w, t)[c];
    for (size_t i = 0; i < w; i++) {
        const Actual *cells = actual_cells(g->a, i, t);
        if (cells && g->open[i * g->a->n_tables + t] && has_numbers(&cells[c]) &&
            nested(window_at(g, i)->first, window_at(g, i)->last, window_at(g, w)) &&
            !protect_step_is_safe(g->a->definition, &cells[c], now, g->k))
            return false;
    }
    for (int kind = 0; kind < WINDOW_LIFE; kind++) {
        if (!tiles_are_safe(g, w, t, c, (WindowKind)kind))
            return false;
    }
    return true;
}

static bool
differences_are_safe(const Guard *g, size_t w, size_t t)
{
    if (!is_recomputed(g->a->definition->type))
        return true;
    for (size_t c = 0; c < g->a->n_cells[t]; c++) {
        if (has_numbers(&actual_cells(g->a, w, t)[c]) &&
            (!stands_beside_released(g, w, t, c) || !stands_beside_open(g, w, t, c)))
            return false;
    }
    return true;
}

/* A quarter's table that was released with hidden cells stays back for good, whatever it has become since: what a reader
 * has of it would meet the new numbers, and those of every longer window. */
static bool
was_hidden(const Guard *g, size_t w, size_t t)
{
    for (size_t c = 0; t > 0 && window_at(g, w)->kind == WINDOW_QUARTER && c < g->a->n_cells[t]; c++) {
        g_autofree char *table = actual_table_name(g->a, t);
        g_autofree char *cell = actual_cell_name(g->a, t, c);
        const Released *r = released_find(g->released, g->a->definition->code, table, cell, window_at(g, w));
        if (r && r->printed.status == STATUS_SUPPRESSED)
            return true;
    }
    return false;
}

static bool
stays_open(const Guard *g, size_t w, size_t t)
{
    bool guarded = is_guarded(g, t) || g->a->definition->type == ROLLUP_MEDIAN;
    if (!guarded)
        return true;
    if (!protect_table_is_safe(g->a, w, t, g->table->estimates, g->k))
        return false;
    if (!is_guarded(g, t))
        return true;
    if (was_hidden(g, w, t))
        return false;
    return (window_at(g, w)->kind == WINDOW_QUARTER || quarters_are_open(g, w, t)) && differences_are_safe(g, w, t);
}

static void
hide(const Guard *g, size_t w, size_t t)
{
    Actual *cells = actual_cells(g->a, w, t);
    for (size_t c = 0; c < g->a->n_cells[t]; c++)
        cells[c] = (Actual){.subjects = -1, .estimate = -1, .status = STATUS_SUPPRESSED};
}

/* Windows come quarters first: a longer window finds its quarters decided. */
static void
guard_window(Guard *g, size_t w)
{
    bool *open = g->open + w * g->a->n_tables;
    for (size_t t = 0; t < g->a->n_tables; t++)
        open[t] = true;
    if (!actual_cells(g->a, w, 0))
        return;
    bool is_quarter = window_at(g, w)->kind == WINDOW_QUARTER;
    bool numbers = has_numbers(actual_cells(g->a, w, 0)) || g->a->definition->type == ROLLUP_ESTIMATE;
    if (!is_quarter && rollup_type_is_additive(g->a->definition->type))
        add_up(g, w);
    else if (numbers)
        hold(g, w);
    for (size_t t = 0; numbers && t < g->a->n_tables; t++)
        open[t] = open[t] && open[0] && stays_open(g, w, t);
}

/* Hidden cells keep their numbers until all windows are decided: sums need the quarters. */
static void
guard_indicator(Guard *g)
{
    size_t n_windows = g->table->windows->n_windows;
    g_autofree bool *open = g_new0(bool, n_windows * g->a->n_tables);
    g->open = open;
    for (size_t w = 0; w < n_windows; w++)
        guard_window(g, w);
    for (size_t w = 0; w < n_windows; w++) {
        for (size_t t = 0; t < g->a->n_tables; t++) {
            if (actual_cells(g->a, w, t) && !open[w * g->a->n_tables + t])
                hide(g, w, t);
        }
    }
}

ActualTable *
protect_windows(const ActualTable *actuals, const ReleasedSet *released, int k)
{
    ActualTable *printable = actual_table_dup(actuals);
    for (guint i = 0; i < printable->indicators->len; i++) {
        Guard guard = {printable, printable->indicators->pdata[i], released, k, NULL};
        guard_indicator(&guard);
    }
    return printable;
}
