/* SPDX-License-Identifier: Apache-2.0 */
#include "core/rule/compare.h"

#include <string.h>

/* What may only be said in words is named once for its table, not once a cell. */
static bool
already_named(const GArray *changes, const Change *change)
{
    if (!change->words_only || changes->len == 0)
        return false;
    const Change *last = &g_array_index(changes, Change, changes->len - 1);
    return last->words_only && last->indicator == change->indicator && last->window == change->window &&
           last->table == change->table;
}

static char *
number_text(const ActualIndicator *indicator, const Actual *actual)
{
    Decimal number;
    return actual_decimal(indicator->definition, actual, &number) ? decimal_text(number) : NULL;
}

static void
compare_cell(GArray *changes, Change change, const Actual *now, const Actual *behind)
{
    if (!change.was || change.was->printed.status != STATUS_OK ||
        strcmp(change.was->definition_version, change.indicator->definition->definition_version) != 0)
        return;
    if (now->held && change.table > 0)
        return;
    g_autofree char *text = number_text(change.indicator, now);
    g_autofree char *true_text = text ? NULL : number_text(change.indicator, behind);
    if (g_strcmp0(text ? text : true_text, change.was->text) == 0 && !now->held)
        return;
    change.words_only = text == NULL || now->held;
    if (!already_named(changes, &change))
        g_array_append_val(changes, change);
}

static void
compare_table(GArray *changes, const ReleasedSet *released, const ActualIndicator *a, const Window *window, size_t t,
              const Actual *cells, const Actual *behind)
{
    g_autofree char *table = actual_table_name(a, t);
    for (size_t c = 0; c < a->n_cells[t]; c++) {
        g_autofree char *cell = actual_cell_name(a, t, c);
        Change change = {a, window, t, c, NULL, false};
        change.was = released_find(released, a->definition->code, table, cell, window);
        compare_cell(changes, change, &cells[c], &behind[c]);
    }
}

GArray *
compare_actuals(const ActualTable *printable, const ActualTable *actuals, const ReleasedSet *released)
{
    GArray *changes = g_array_new(FALSE, TRUE, sizeof(Change));
    for (guint i = 0; i < printable->indicators->len; i++) {
        const ActualIndicator *a = printable->indicators->pdata[i];
        for (size_t w = 0; w < printable->windows->n_windows; w++) {
            for (size_t t = 0; t < a->n_tables; t++) {
                const Actual *cells = actual_cells(a, w, t), *behind = actual_cells(actuals->indicators->pdata[i], w, t);
                if (cells && behind)
                    compare_table(changes, released, a, &printable->windows->windows[w], t, cells, behind);
            }
        }
    }
    return changes;
}
