/* SPDX-License-Identifier: Apache-2.0 */
#include "core/rule/rollup.h"

#include <string.h>

enum { QUARTERS_MAX = 64 };

/* Distinct children over several quarters: first times are distinct by definition; otherwise all that is known for sure
 * is that they are at least as many as in the fullest quarter. Protection needs the lower bound. */
static int64_t
subjects_together(RollupType type, int64_t so_far, int64_t more)
{
    if (so_far < 0 || more < 0)
        return -1;
    return type == ROLLUP_NEW ? so_far + more : MAX(so_far, more);
}

static Actual
sum_quarters(RollupType type, const Actual *const *quarters, size_t n)
{
    Actual sum = {.estimate = -1, .status = STATUS_NOT_APPLICABLE};
    for (size_t i = 0; i < n; i++) {
        const Actual *q = quarters[i];
        if (q->status == STATUS_NOT_APPLICABLE)
            continue;
        if (q->status != STATUS_OK && q->status != STATUS_DEN_ZERO) {
            sum = (Actual){.subjects = -1, .estimate = -1, .status = q->status};
            if (q->status == STATUS_NOT_REPORTED)
                return sum;
            continue;
        }
        if (sum.status != STATUS_NOT_APPLICABLE && sum.status != STATUS_OK)
            continue;
        sum.status = STATUS_OK;
        sum.numerator += q->numerator;
        sum.denominator += q->denominator;
        sum.subjects = subjects_together(type, sum.subjects, q->subjects);
    }
    if (type == ROLLUP_RATIO && sum.status == STATUS_OK && sum.denominator == 0)
        sum.status = STATUS_DEN_ZERO;
    return sum;
}

/* A state is known only by its last quarter; an estimate is the latest study of the run. */
static Actual
last_quarter(RollupType type, const Actual *const *quarters, size_t n)
{
    Actual last = {.subjects = -1, .estimate = -1, .status = STATUS_NOT_APPLICABLE};
    for (size_t i = n; i > 0; i--) {
        const Actual *q = quarters[i - 1];
        if (q->status == STATUS_OK || (type != ROLLUP_ESTIMATE && q->status != STATUS_NOT_APPLICABLE))
            return *q;
        if (!last.note)
            last.note = q->note;
        if (q->status == STATUS_NOT_REPORTED || last.status == STATUS_NOT_APPLICABLE)
            last.status = q->status;
    }
    return last;
}

Actual
rollup_quarters(RollupType type, const Actual *const *quarters, size_t n)
{
    bool carries = type == ROLLUP_STOCK || type == ROLLUP_MILESTONE || type == ROLLUP_ESTIMATE;
    return carries ? last_quarter(type, quarters, n) : sum_quarters(type, quarters, n);
}

/* What a cell that was not emitted means below a total that was. */
static Actual
absent_cell(RollupType type, const Actual *total)
{
    bool reported = total->status == STATUS_OK || total->status == STATUS_DEN_ZERO;
    Actual absent = {.subjects = reported ? 0 : -1, .estimate = -1, .status = total->status};
    if (reported && type == ROLLUP_RATIO)
        absent.status = STATUS_DEN_ZERO;
    if (reported && (type == ROLLUP_MEDIAN || type == ROLLUP_ESTIMATE))
        absent.status = STATUS_NOT_APPLICABLE;
    return absent;
}

static Actual
actual_of(const Observation *o, guint estimates_before)
{
    Actual actual = {o->numerator, o->denominator, o->subjects, o->value, o->estimate, o->status, o->has_value != 0, o->note, false};
    if (actual.estimate >= 0)
        actual.estimate += (int32_t)estimates_before;
    return actual;
}

/* The window of the programme that a window of the submission is: same id, since years are cut by the award alone. */
static ptrdiff_t
programme_window(const ActualTable *table, const Submission *s, uint16_t window)
{
    const Window *same = window_set_find(table->windows, s->windows->windows[window].id);
    return same ? same - table->windows->windows : -1;
}

/* Cells below a total that is not reported are not believed; an estimate may stand for a place alone. */
static void
fill_totals_first(ActualTable *table, ActualIndicator *a, const Submission *s, uint16_t index, guint estimates_before)
{
    const GArray *all = s->observations->observations;
    for (int pass = 0; pass < 2; pass++) {
        for (guint i = 0; i < all->len; i++) {
            const Observation *o = &g_array_index(all, Observation, i);
            if (o->indicator != index || (o->table == 0) != (pass == 0))
                continue;
            ptrdiff_t w = programme_window(table, s, o->window);
            Actual *cells = w < 0 ? NULL : actual_cells(a, (size_t)w, o->table);
            if (!cells)
                continue;
            const Actual *total = actual_cells(a, (size_t)w, 0);
            bool stands = total->status == STATUS_OK || total->status == STATUS_DEN_ZERO ||
                          a->definition->type == ROLLUP_ESTIMATE;
            if (pass == 0 || stands)
                cells[actual_cell_index(a, o->table, o->codes)] = actual_of(o, estimates_before);
            for (size_t t = 1; pass == 0 && t < a->n_tables; t++) {
                for (size_t c = 0; c < a->n_cells[t]; c++)
                    actual_cells(a, (size_t)w, t)[c] = absent_cell(a->definition->type, &cells[0]);
            }
        }
    }
}

static void
fill_window(ActualIndicator *a, size_t window, Actual with)
{
    for (size_t t = 0; t < a->n_tables; t++) {
        for (size_t c = 0; actual_cells(a, window, t) && c < a->n_cells[t]; c++)
            actual_cells(a, window, t)[c] = with;
    }
}

/* Windows that the award does not touch say so, whatever came. */
static void
fill_outside(const ActualTable *table, ActualIndicator *a, const Partner *partner)
{
    Actual outside = {.subjects = -1, .estimate = -1, .status = STATUS_NOT_APPLICABLE};
    for (size_t w = 0; w < table->windows->n_windows; w++) {
        Period period = table->windows->windows[w].period;
        if (period.to_day <= partner->award_from_day || period.from_day >= partner->award_to_day)
            fill_window(a, w, outside);
    }
}

static void
add_up(const ActualTable *table, ActualIndicator *a)
{
    Quarter first = table->windows->first_quarter;
    for (size_t w = 0; w < table->windows->n_windows; w++) {
        const Window *window = &table->windows->windows[w];
        for (size_t t = 0; window->kind != WINDOW_QUARTER && t < a->n_tables; t++) {
            Actual *cells = actual_cells(a, w, t);
            for (size_t c = 0; cells && c < a->n_cells[t]; c++) {
                const Actual *quarters[QUARTERS_MAX];
                size_t n = 0;
                for (Quarter q = window->first; q <= window->last; q++)
                    quarters[n++] = &actual_cells(a, (size_t)(q - first), t)[c];
                cells[c] = rollup_quarters(a->definition->type, quarters, n);
            }
        }
    }
}

static void
rollup_partner(ActualTable *table, const Plan *plan, size_t partner, const Submission *s)
{
    guint before = table->estimates->len;
    g_array_append_vals(table->estimates, s->observations->estimates->data, s->observations->estimates->len);
    for (guint i = 0; i < s->manifest->indicators->len; i++) {
        ActualIndicator *a = actual_table_add(table, s->manifest, s->manifest->indicators->pdata[i], partner);
        if (s->windows)
            fill_totals_first(table, a, s, (uint16_t)i, before);
        fill_outside(table, a, plan->partners->pdata[partner]);
        if (rollup_type_is_additive(a->definition->type))
            add_up(table, a);
    }
}

ActualTable *
rollup_actuals(const Plan *plan, const GPtrArray *submissions, Quarter report_quarter)
{
    ActualTable *table = actual_table_new(&plan->calendar, plan->first_quarter, report_quarter);
    for (guint p = 0; table && p < plan->partners->len; p++) {
        const Submission *s = submissions->pdata[p];
        if (s && s->manifest)
            rollup_partner(table, plan, p, s);
    }
    return table;
}
