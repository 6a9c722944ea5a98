/* SPDX-License-Identifier: Apache-2.0 */
#include "core/rule/narrative.h"

#include <stdlib.h>
#include <string.h>

#include "core/model/binding.h"

typedef struct Place {
    const char *file;
    int64_t row;
    FindingList *findings;
} Place;

static bool
table_holds(const ActualIndicator *a, const char *table, const char *cell)
{
    for (size_t t = 0; t < a->n_tables; t++) {
        g_autofree char *name = actual_table_name(a, t);
        if (strcmp(name, table) != 0)
            continue;
        for (size_t c = 0; c < a->n_cells[t]; c++) {
            g_autofree char *here = actual_cell_name(a, t, c);
            if (strcmp(here, cell) == 0)
                return true;
        }
    }
    return false;
}

static void
check_binding(const Plan *plan, const ActualTable *actuals, const Binding *b, const Place *place)
{
    const ActualIndicator *a = actual_find(actuals, b->indicator);
    const Window *window = window_set_find(actuals->windows, b->window);
    g_autofree char *id = binding_value_id(b);
    if (!a)
        finding_add(place->findings, 6011, place->file, place->row, b->indicator, NULL);
    else if (!window || !(a->definition->windows & 1u << window->kind))
        finding_add(place->findings, 6012, place->file, place->row, b->indicator, b->window, NULL);
    else if (!table_holds(a, b->table, b->cell) ||
             (b->measure == MEASURE_TARGET && !plan_find_target(plan, b->indicator, b->window)) ||
             (b->measure == MEASURE_BASELINE && !plan_find_baseline(plan, b->indicator)))
        finding_add(place->findings, 6013, place->file, place->row, id, NULL);
}

static bool
is_word(const char *p)
{
    return g_ascii_isalnum(*p) || *p == '_' || (unsigned char)*p >= 0x80;
}

static bool
is_year(const char *digits, size_t n)
{
    return n == 4 && (strncmp(digits, "19", 2) == 0 || strncmp(digits, "20", 2) == 0);
}

/* V18: runs of digits that stand as words of their own, with their separators: "1,250", "62.5". */
static void
check_digits(const char *text, size_t length, Place place)
{
    const char *end = text + length;
    for (const char *p = text; p < end;) {
        if (*p == '\n')
            place.row++;
        if (!g_ascii_isdigit(*p) || (p > text && (is_word(p - 1) || p[-1] == '-'))) {
            p++;
            continue;
        }
        size_t n = 1;
        while (p + n < end && (g_ascii_isdigit(p[n]) ||
                               ((p[n] == '.' || p[n] == ',') && p + n + 1 < end && g_ascii_isdigit(p[n + 1]))))
            n++;
        bool inside_word = p + n < end && (g_ascii_isalnum(p[n]) || p[n] == '_');
        if (!inside_word && !is_year(p, n)) {
            g_autofree char *number = g_strndup(p, MIN(n, 24));
            finding_add(place.findings, 6014, place.file, place.row, number, NULL);
        }
        p += n;
    }
}

static int
compare_ids(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static char *
check_text(const Plan *plan, const ActualTable *actuals, const char *text, Place place)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    Binding b;
    for (const char *at = text; binding_next(&at, &b);) {
        if (b.kind == BINDING_VALUE) {
            check_binding(plan, actuals, &b, &place);
            char *id = binding_value_id(&b);
            if (g_ptr_array_find_with_equal_func(ids, id, g_str_equal, NULL))
                g_free(id);
            else
                g_ptr_array_add(ids, id);
        } else if (b.kind == BINDING_TEXT) {
            check_digits(b.start, b.length, place);
        }
        for (size_t i = 0; i < b.length; i++)
            place.row += b.start[i] == '\n';
    }
    if (ids->len > 1)
        qsort(ids->pdata, ids->len, sizeof(void *), compare_ids);
    g_ptr_array_add(ids, NULL);
    return g_strjoinv(", ", (char **)ids->pdata);
}

void
narrative_check(const Plan *plan, const ActualTable *actuals, FindingList *findings)
{
    for (guint i = 0; i < plan->narratives->len; i++) {
        const Narrative *n = plan->narratives->pdata[i];
        g_autofree char *bound[LANGUAGE_COUNT] = {NULL, NULL};
        for (int l = 0; l < LANGUAGE_COUNT; l++) {
            Place place = {n->file, MAX(1, n->row[l]), findings};
            bound[l] = check_text(plan, actuals, n->text[l] ? n->text[l] : "", place);
        }
        if (strcmp(bound[LANGUAGE_EN], bound[LANGUAGE_ES]) != 0) {
            g_autofree char *both = g_strconcat(bound[LANGUAGE_EN], " / ", bound[LANGUAGE_ES], NULL);
            finding_add(findings, 6015, n->file, 0, both, NULL);
        }
    }
}
