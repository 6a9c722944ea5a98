/* SPDX-License-Identifier: Apache-2.0 */
#include "core/rule/check_series.h"

#include <string.h>

#include "core/rule/compare.h"

enum { TRAIL = 4, TRAIL_MIN = 3, FAR = 3 };

typedef struct Series {
    const ActualTable *table;
    const ActualIndicator *a;
    FindingList *findings;
} Series;

static bool
is_number(const Actual *actual)
{
    return actual->status == STATUS_OK || actual->status == STATUS_DEN_ZERO;
}

static bool
counts(RollupType type)
{
    return type == ROLLUP_FLOW || type == ROLLUP_NEW || type == ROLLUP_CONTEXT || type == ROLLUP_UNIQUE;
}

/* True too when a quarter is missing: then the whole is missing, and another rule says so. */
static bool
adds_up(const Series *s, const Window *window, size_t table, size_t cell, const Actual *whole)
{
    int64_t numerator = 0, denominator = 0;
    for (Quarter q = window->first; q <= window->last; q++) {
        const Actual *part = &actual_cells(s->a, (size_t)(q - s->table->windows->first_quarter), table)[cell];
        if (part->status == STATUS_NOT_APPLICABLE)
            continue;
        if (!is_number(part))
            return true;
        numerator += part->numerator;
        denominator += part->denominator;
    }
    return numerator == whole->numerator && denominator == whole->denominator;
}

static void
check_sums(const Series *s)
{
    const WindowSet *windows = s->table->windows;
    for (size_t w = 0; w < windows->n_windows; w++) {
        bool good = true;
        for (size_t t = 0; good && windows->windows[w].kind != WINDOW_QUARTER && t < s->a->n_tables; t++) {
            const Actual *cells = actual_cells(s->a, w, t);
            for (size_t c = 0; good && cells && c < s->a->n_cells[t]; c++)
                good = !is_number(&cells[c]) || adds_up(s, &windows->windows[w], t, c, &cells[c]);
        }
        if (!good)
            finding_add(s->findings, 6202, "", 0, s->a->definition->code, windows->windows[w].id, NULL);
    }
}

void
check_series_sums(const Plan *plan, const ActualTable *actuals, FindingList *findings)
{
    for (guint i = 0; i < actuals->indicators->len; i++) {
        Series s = {actuals, actuals->indicators->pdata[i], findings};
        RollupType type = s.a->definition->type;
        finding_list_set_partner(findings, ((const Partner *)plan->partners->pdata[s.a->partner])->id);
        if ((counts(type) && type != ROLLUP_UNIQUE) || type == ROLLUP_RATIO)
            check_sums(&s);
    }
    finding_list_set_partner(findings, "");
}

static bool
is_restated(const GArray *changes, const ActualIndicator *a)
{
    for (guint i = 0; changes && i < changes->len; i++) {
        const Change *change = &g_array_index(changes, Change, i);
        if (change->indicator == a && change->window->kind == WINDOW_QUARTER)
            return true;
    }
    return false;
}

static void
check_fall(const Series *s, const ReleasedSet *released, const GArray *changes)
{
    const Window *life = window_set_find(s->table->windows, "LOA");
    const GArray *before = released ? released_of_cell(released, s->a->definition->code, "", "") : NULL;
    const Actual *now = life ? actual_cells(s->a, window_set_index(s->table->windows, life), 0) : NULL;
    if (!now || now->status != STATUS_OK || is_restated(changes, s->a))
        return;
    for (guint i = 0; before && i < before->len; i++) {
        const Released *r = &g_array_index(before, Released, i);
        if (strcmp(r->window, "LOA") != 0 || r->printed.status != STATUS_OK || r->last >= life->last ||
            strcmp(r->definition_version, s->a->definition->definition_version) != 0)
            continue;
        if (r->printed.numerator > now->numerator) {
            finding_add(s->findings, 6203, "", 0, s->a->definition->code, NULL);
            return;
        }
    }
}

static const Actual *
quarter_back(const Series *s, int back)
{
    Quarter q = s->table->windows->report_quarter - back - s->table->windows->first_quarter;
    const Actual *cell = q < 0 ? NULL : actual_cells(s->a, (size_t)q, 0);
    return cell && cell->status == STATUS_OK ? cell : NULL;
}

static void
check_jump(const Series *s)
{
    const Actual *now = quarter_back(s, 0);
    int64_t sum = 0, n = 0;
    for (int back = 1; back <= TRAIL; back++) {
        const Actual *before = quarter_back(s, back);
        sum += before ? before->numerator : 0;
        n += before != NULL;
    }
    if (now && n >= TRAIL_MIN && sum > 0 && (now->numerator * n > FAR * sum || FAR * now->numerator * n < sum))
        finding_add(s->findings, 6204, "", 0, s->a->definition->code, NULL);
}

static void
check_same(const Series *s)
{
    const Actual *now = quarter_back(s, 0), *before = quarter_back(s, 1), *first = quarter_back(s, 2);
    if (now && before && first && now->numerator > 0 && now->numerator == before->numerator &&
        now->numerator == first->numerator && now->denominator == before->denominator &&
        now->denominator == first->denominator)
        finding_add(s->findings, 6205, "", 0, s->a->definition->code, NULL);
}

/* The life of award of one indicator, false when it may not be printed. */
static bool
life_count(const ActualTable *printable, const char *code, int64_t *sum)
{
    const ActualIndicator *a = actual_find(printable, code);
    const Window *life = window_set_find(printable->windows, "LOA");
    const Actual *cell = a && life ? actual_cells(a, window_set_index(printable->windows, life), 0) : NULL;
    if (!cell || cell->status != STATUS_OK)
        return false;
    *sum += cell->numerator;
    return true;
}

static void
check_pipeline(const ActualTable *printable, const PipelineStep *step, FindingList *findings)
{
    int64_t inner = 0, outer = 0;
    bool known = life_count(printable, step->indicator, &inner);
    g_auto(GStrv) codes = g_strsplit(step->within, "+", -1);
    for (char **code = codes; known && *code; code++)
        known = life_count(printable, *code, &outer);
    if (known && inner > outer)
        finding_add(findings, 6206, "pipeline.csv", step->row, step->indicator, step->within, NULL);
}

void
check_series(const Plan *plan, const ActualTable *printable, const ReleasedSet *released, const GArray *changes,
             FindingList *findings)
{
    for (guint i = 0; i < printable->indicators->len; i++) {
        Series s = {printable, printable->indicators->pdata[i], findings};
        RollupType type = s.a->definition->type;
        finding_list_set_partner(findings, ((const Partner *)plan->partners->pdata[s.a->partner])->id);
        if (counts(type)) {
            check_fall(&s, released, changes);
            check_jump(&s);
        }
        if (counts(type) || type == ROLLUP_RATIO)
            check_same(&s);
    }
    finding_list_set_partner(findings, "");
    for (guint i = 0; i < plan->pipeline->len; i++)
        check_pipeline(printable, plan->pipeline->pdata[i], findings);
}
