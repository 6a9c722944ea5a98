/* SPDX-License-Identifier: Apache-2.0 */
/* Elimination modulo a prime. Should two equations agree by chance modulo it, one too many is dropped and a search may
 * answer something that does not hold; every answer is checked against all equations, so nothing unsafe follows. */
#include "core/protect/cell_rank.h"

#include <stdlib.h>
#include <string.h>

static const int64_t PRIME = 2147483647;

/* Rows in echelon form: the pivot of a row is its class of the highest rank. Totals rank above their parts, since a
 * class ranks by how far it can move down; so rows stay short. */
typedef struct Echelon {
    const CellClasses *classes;
    uint32_t *rank;    /* of a class */
    uint32_t *at_rank; /* class of a rank */
    GArray **row;      /* of SystemTerm by rank of the pivot, NULL for none; the pivot has factor 1 and is left out */
    int64_t *sum;      /* by rank */
} Echelon;

static int
by_movement(const void *left, const void *right, void *data)
{
    const CellClasses *classes = data;
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    if (classes->down[a] != classes->down[b])
        return classes->down[a] < classes->down[b] ? -1 : 1;
    return (a > b) - (a < b);
}

static int64_t
inverse(int64_t value)
{
    int64_t result = 1, power = value;
    for (int64_t e = PRIME - 2; e > 0; e >>= 1) {
        if (e & 1)
            result = result * power % PRIME;
        power = power * power % PRIME;
    }
    return result;
}

/* Take the known rows out of the sum; the highest rank that is left, or 0 with *any false when nothing is. */
static uint32_t
eliminate(Echelon *e, bool *any)
{
    uint32_t top = 0;
    *any = false;
    for (uint32_t r = (uint32_t)e->classes->n_classes; r-- > 0;) {
        int64_t times = e->sum[r];
        if (times == 0)
            continue;
        if (!e->row[r]) {
            top = *any ? top : r;
            *any = true;
            continue;
        }
        e->sum[r] = 0;
        for (guint i = 0; i < e->row[r]->len; i++) {
            const SystemTerm *term = &g_array_index(e->row[r], SystemTerm, i);
            e->sum[term->cell] = ((e->sum[term->cell] - times * term->factor) % PRIME + PRIME) % PRIME;
        }
    }
    return top;
}

static bool
is_new(Echelon *e, size_t equation)
{
    size_t first = g_array_index(e->classes->starts, size_t, equation);
    size_t end = g_array_index(e->classes->starts, size_t, equation + 1);
    bool any;
    for (size_t t = first; t < end; t++) {
        SystemTerm term = g_array_index(e->classes->terms, SystemTerm, t);
        e->sum[e->rank[term.cell]] = (term.factor % PRIME + PRIME) % PRIME;
    }
    uint32_t top = eliminate(e, &any);
    if (!any)
        return false;
    int64_t scale = inverse(e->sum[top]);
    e->row[top] = g_array_new(FALSE, FALSE, sizeof(SystemTerm));
    for (uint32_t r = 0; r < top; r++) {
        SystemTerm term = {r, (int32_t)(e->sum[r] * scale % PRIME)};
        if (e->sum[r] != 0)
            g_array_append_val(e->row[top], term);
    }
    memset(e->sum, 0, e->classes->n_classes * sizeof *e->sum);
    return true;
}

static void
keep(CellClasses *classes, const bool *wanted)
{
    size_t n = classes->starts->len - 1, kept = 0, at = 0;
    SystemTerm *terms = (SystemTerm *)(void *)classes->terms->data;
    size_t *starts = (size_t *)(void *)classes->starts->data;
    for (size_t e = 0; e < n; e++) {
        size_t first = starts[e], count = starts[e + 1] - first;
        if (!wanted[e])
            continue;
        memmove(terms + at, terms + first, count * sizeof *terms);
        starts[kept++] = at;
        at += count;
    }
    starts[kept] = at;
    g_array_set_size(classes->starts, (guint)kept + 1);
    g_array_set_size(classes->terms, (guint)at);
}

void
cell_rank_reduce(CellClasses *classes)
{
    size_t n = classes->n_classes, equations = classes->starts->len - 1;
    Echelon e = {classes, g_new0(uint32_t, n + 1), g_new0(uint32_t, n + 1), g_new0(GArray *, n + 1), g_new0(int64_t, n + 1)};
    g_autofree bool *wanted = g_new0(bool, equations + 1);
    for (uint32_t c = 0; c < n; c++)
        e.at_rank[c] = c;
    g_qsort_with_data(e.at_rank, (int)n, sizeof *e.at_rank, by_movement, classes);
    for (uint32_t r = 0; r < n; r++)
        e.rank[e.at_rank[r]] = r;
    for (size_t i = 0; i < equations; i++)
        wanted[i] = is_new(&e, i);
    for (size_t r = 0; r < n; r++) {
        if (e.row[r])
            g_array_unref(e.row[r]);
    }
    keep(classes, wanted);
    g_free(e.rank);
    g_free(e.at_rank);
    g_free(e.row);
    g_free(e.sum);
}
