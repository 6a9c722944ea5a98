/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/cell_classes.h"

#include <stdlib.h>
#include <string.h>

/* Union-find with signs while equations fall together. */
typedef struct Ties {
    const CellSystem *system;
    uint32_t *parent;
    int8_t *sign; /* to the parent */
    bool *still;  /* of roots: cannot move */
} Ties;

static uint32_t
root_of(Ties *ties, uint32_t cell, int *sign)
{
    uint32_t root = cell;
    int total = 1;
    while (ties->parent[root] != root) {
        total *= ties->sign[root];
        root = ties->parent[root];
    }
    *sign = total;
    /* The second walk hangs every cell of the way directly on the root. */
    while (ties->parent[cell] != root) {
        uint32_t next = ties->parent[cell];
        int rest = total * ties->sign[cell];
        ties->parent[cell] = root;
        ties->sign[cell] = (int8_t)total;
        total = rest;
        cell = next;
    }
    return root;
}

/* One equation over roots, with still ones left out and equal ones added up. Returns how many are left. */
static size_t
gather(Ties *ties, size_t equation, SystemTerm *out)
{
    size_t count, n = 0;
    const SystemTerm *terms = cell_system_equation(ties->system, equation, &count);
    for (size_t t = 0; t < count; t++) {
        int sign;
        uint32_t root = root_of(ties, terms[t].cell, &sign);
        size_t at = 0;
        if (ties->still[root])
            continue;
        while (at < n && out[at].cell != root)
            at++;
        if (at == n)
            out[n++] = (SystemTerm){root, 0};
        out[at].factor += sign * terms[t].factor;
    }
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (out[i].factor != 0)
            out[kept++] = out[i];
    }
    return kept;
}

static bool
tie_once(Ties *ties, SystemTerm *scratch)
{
    bool changed = false;
    for (size_t e = 0; e < cell_system_equations(ties->system); e++) {
        size_t n = gather(ties, e, scratch);
        if (n == 1) {
            ties->still[scratch[0].cell] = true;
            changed = true;
        } else if (n == 2 && abs(scratch[0].factor) == abs(scratch[1].factor)) {
            ties->parent[scratch[1].cell] = scratch[0].cell;
            ties->sign[scratch[1].cell] = (int8_t)((scratch[0].factor > 0) == (scratch[1].factor > 0) ? -1 : 1);
            changed = true;
        }
    }
    return changed;
}

static void
number_classes(Ties *ties, CellClasses *classes)
{
    size_t n = cell_system_size(ties->system);
    int32_t *number = g_new(int32_t, n + 1);
    memset(number, -1, (n + 1) * sizeof *number);
    for (uint32_t c = 0; c < n; c++) {
        int sign;
        uint32_t root = root_of(ties, c, &sign);
        if (ties->still[root]) {
            classes->class_of[c] = -1;
            continue;
        }
        if (number[root] < 0) {
            number[root] = (int32_t)classes->n_classes++;
            classes->up[number[root]] = classes->down[number[root]] = INT64_MAX;
        }
        const SystemCell *cell = cell_system_cell(ties->system, c);
        int64_t up = cell->high - cell->value, down = cell->value - cell->low;
        int32_t k = number[root];
        classes->class_of[c] = k;
        classes->sign[c] = (int8_t)sign;
        classes->up[k] = MIN(classes->up[k], sign > 0 ? up : down);
        classes->down[k] = MIN(classes->down[k], sign > 0 ? down : up);
    }
    g_free(number);
}

static void
keep_equations(Ties *ties, CellClasses *classes, SystemTerm *scratch)
{
    size_t start = 0;
    g_array_append_val(classes->starts, start);
    for (size_t e = 0; e < cell_system_equations(ties->system); e++) {
        size_t n = gather(ties, e, scratch);
        if (n < 2)
            continue;
        for (size_t i = 0; i < n; i++)
            scratch[i].cell = (uint32_t)classes->class_of[scratch[i].cell];
        g_array_append_vals(classes->terms, scratch, (guint)n);
        start = classes->terms->len;
        g_array_append_val(classes->starts, start);
    }
}

CellClasses *
cell_classes_new(const CellSystem *system, const bool *still)
{
    size_t n = cell_system_size(system);
    CellClasses *classes = g_new0(CellClasses, 1);
    classes->class_of = g_new(int32_t, n + 1);
    classes->sign = g_new0(int8_t, n + 1);
    classes->up = g_new0(int64_t, n + 1);
    classes->down = g_new0(int64_t, n + 1);
    classes->terms = g_array_new(FALSE, FALSE, sizeof(SystemTerm));
    classes->starts = g_array_new(FALSE, FALSE, sizeof(size_t));
    Ties ties = {system, g_new(uint32_t, n + 1), g_new(int8_t, n + 1), g_new0(bool, n + 1)};
    for (uint32_t c = 0; c < n; c++) {
        ties.parent[c] = c;
        ties.sign[c] = 1;
        ties.still[c] = still[c];
    }
    g_autofree SystemTerm *scratch = g_new(SystemTerm, n + 1);
    while (tie_once(&ties, scratch))
        continue;
    number_classes(&ties, classes);
    keep_equations(&ties, classes, scratch);
    g_free(ties.parent);
    g_free(ties.sign);
    g_free(ties.still);
    return classes;
}

void
cell_classes_free(CellClasses *classes)
{
    if (!classes)
        return;
    g_free(classes->class_of);
    g_free(classes->sign);
    g_free(classes->up);
    g_free(classes->down);
    g_array_unref(classes->terms);
    g_array_unref(classes->starts);
    g_free(classes);
}
