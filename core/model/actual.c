/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/actual.h"

#include <string.h>

static size_t
dimension_size(const ActualIndicator *a, const Table *table, size_t d)
{
    return ((const Dimension *)a->manifest->dimensions->pdata[table->dimensions[d]])->codes->len;
}

static const Table *
table_at(const ActualIndicator *a, size_t table)
{
    return &g_array_index(a->definition->tables, Table, table);
}

/* The cells of all windows stand behind cells[0] of each window: one allocation a window and table. */
static void
indicator_free_cells(ActualIndicator *a, size_t n_windows)
{
    for (size_t i = 0; i < n_windows * a->n_tables; i++)
        g_free(a->cells[i]);
    g_free(a->cells);
    g_free(a->n_cells);
    g_free(a);
}

ActualTable *
actual_table_new(const Calendar *calendar, Quarter first_quarter, Quarter report_quarter)
{
    WindowSet *windows = calendar_windows(calendar, first_quarter, report_quarter);
    if (!windows)
        return NULL;
    ActualTable *table = g_new0(ActualTable, 1);
    table->windows = windows;
    table->indicators = g_ptr_array_new();
    table->estimates = g_array_new(FALSE, TRUE, sizeof(EstimateDetail));
    return table;
}

void
actual_table_free(ActualTable *table)
{
    if (!table)
        return;
    for (guint i = 0; i < table->indicators->len; i++)
        indicator_free_cells(table->indicators->pdata[i], table->windows->n_windows);
    g_ptr_array_unref(table->indicators);
    g_array_free(table->estimates, TRUE);
    window_set_free(table->windows);
    g_free(table);
}

static Actual *
blank_cells(size_t n)
{
    Actual *cells = g_new0(Actual, n);
    for (size_t i = 0; i < n; i++)
        cells[i] = (Actual){.subjects = -1, .estimate = -1, .status = STATUS_NOT_REPORTED};
    return cells;
}

ActualIndicator *
actual_table_add(ActualTable *table, const Manifest *manifest, const Indicator *definition, size_t partner)
{
    ActualIndicator *a = g_new0(ActualIndicator, 1);
    *a = (ActualIndicator){definition, manifest, partner, definition->tables->len, NULL, NULL};
    a->n_cells = g_new0(size_t, a->n_tables);
    a->cells = g_new0(Actual *, a->n_tables * table->windows->n_windows);
    for (size_t t = 0; t < a->n_tables; t++) {
        a->n_cells[t] = 1;
        for (size_t d = 0; d < table_at(a, t)->n_dimensions; d++)
            a->n_cells[t] *= dimension_size(a, table_at(a, t), d);
    }
    for (size_t w = 0; w < table->windows->n_windows; w++) {
        if (!(definition->windows & 1u << table->windows->windows[w].kind))
            continue;
        for (size_t t = 0; t < a->n_tables; t++)
            a->cells[w * a->n_tables + t] = blank_cells(a->n_cells[t]);
    }
    g_ptr_array_add(table->indicators, a);
    return a;
}

ActualTable *
actual_table_dup(const ActualTable *table)
{
    ActualTable *copy = actual_table_new(&table->windows->calendar, table->windows->first_quarter, table->windows->report_quarter);
    if (table->estimates->len)
        g_array_append_vals(copy->estimates, table->estimates->data, table->estimates->len);
    for (guint i = 0; i < table->indicators->len; i++) {
        const ActualIndicator *from = table->indicators->pdata[i];
        ActualIndicator *to = actual_table_add(copy, from->manifest, from->definition, from->partner);
        for (size_t b = 0; b < table->windows->n_windows * from->n_tables; b++) {
            if (from->cells[b])
                memcpy(to->cells[b], from->cells[b], from->n_cells[b % from->n_tables] * sizeof(Actual));
        }
    }
    return copy;
}

Actual *
actual_cells(const ActualIndicator *indicator, size_t window, size_t table)
{
    return indicator->cells[window * indicator->n_tables + table];
}

size_t
actual_cell_index(const ActualIndicator *indicator, size_t table, const uint16_t *codes)
{
    const Table *declared = table_at(indicator, table);
    size_t index = 0;
    for (size_t d = 0; d < declared->n_dimensions; d++)
        index = index * dimension_size(indicator, declared, d) + codes[d];
    return index;
}

char *
actual_cell_name(const ActualIndicator *indicator, size_t table, size_t cell)
{
    const Table *declared = table_at(indicator, table);
    const char *codes[4];
    for (size_t d = declared->n_dimensions; d > 0; d--) {
        const Dimension *dimension = indicator->manifest->dimensions->pdata[declared->dimensions[d - 1]];
        codes[d - 1] = dimension->codes->pdata[cell % dimension->codes->len];
        cell /= dimension->codes->len;
    }
    GString *name = g_string_new(NULL);
    for (size_t d = 0; d < declared->n_dimensions; d++)
        g_string_append_printf(name, "%s%s", d ? "/" : "", codes[d]);
    return g_string_free(name, FALSE);
}

char *
actual_table_name(const ActualIndicator *indicator, size_t table)
{
    const Table *declared = table_at(indicator, table);
    GString *name = g_string_new(NULL);
    for (size_t d = 0; d < declared->n_dimensions; d++)
        g_string_append_printf(name, "%s%s", d ? "+" : "",
                               ((const Dimension *)indicator->manifest->dimensions->pdata[declared->dimensions[d]])->id);
    return g_string_free(name, FALSE);
}

const ActualIndicator *
actual_find(const ActualTable *table, const char *code)
{
    for (guint i = 0; i < table->indicators->len; i++) {
        const ActualIndicator *a = table->indicators->pdata[i];
        if (strcmp(a->definition->code, code) == 0)
            return a;
    }
    return NULL;
}

bool
actual_decimal(const Indicator *definition, const Actual *actual, Decimal *out)
{
    if (actual->status != STATUS_OK)
        return false;
    if (definition->type == ROLLUP_RATIO) {
        int64_t factor = strcmp(definition->unit, "percent") == 0 ? 100 : 1;
        return decimal_ratio(actual->numerator, actual->denominator, factor, definition->decimals, out);
    }
    if (definition->type == ROLLUP_MEDIAN || definition->type == ROLLUP_ESTIMATE)
        return actual->has_value && decimal_from_double(actual->value, definition->decimals, out);
    *out = (Decimal){actual->numerator, 0};
    return true;
}
