/* SPDX-License-Identifier: Apache-2.0 */
#include "core/rule/check_observations.h"

/* Bounds of distinct persons in a window by those of its parts. Source: domain study V24. */
static bool
within_quarters(const ActualTable *actuals, const ActualIndicator *a, size_t window, size_t t, size_t c)
{
    const Window *w = &actuals->windows->windows[window];
    const Actual *whole = &actual_cells(a, window, t)[c];
    int64_t most = 0, sum = 0;
    for (Quarter q = w->first; q <= w->last; q++) {
        const Actual *quarter = &actual_cells(a, (size_t)(q - actuals->windows->first_quarter), t)[c];
        if (quarter->status == STATUS_NOT_APPLICABLE)
            continue;
        if (quarter->status != STATUS_OK)
            return true;
        most = MAX(most, quarter->numerator);
        sum += quarter->numerator;
    }
    return whole->numerator >= most && whole->numerator <= sum;
}

static bool
holds_inner(const ActualTable *actuals, const ActualIndicator *a, size_t window, size_t t, size_t c)
{
    const Window *outer = &actuals->windows->windows[window];
    for (size_t i = 0; i < actuals->windows->n_windows; i++) {
        const Window *inner = &actuals->windows->windows[i];
        const Actual *cells = actual_cells(a, i, t);
        if (cells && inner->first >= outer->first && inner->last <= outer->last && cells[c].status == STATUS_OK &&
            cells[c].numerator > actual_cells(a, window, t)[c].numerator)
            return false;
    }
    return true;
}

static void
check_unique(const ActualTable *actuals, const ActualIndicator *a, FindingList *findings)
{
    for (size_t w = 0; w < actuals->windows->n_windows; w++) {
        if (actuals->windows->windows[w].kind == WINDOW_QUARTER)
            continue;
        bool good = true;
        for (size_t t = 0; good && t < a->n_tables; t++) {
            const Actual *cells = actual_cells(a, w, t);
            for (size_t c = 0; good && cells && c < a->n_cells[t]; c++)
                good = cells[c].status != STATUS_OK ||
                       (within_quarters(actuals, a, w, t, c) && holds_inner(actuals, a, w, t, c));
        }
        if (!good)
            finding_add(findings, 6001, "", 0, a->definition->code, actuals->windows->windows[w].id, NULL);
    }
}

void
check_actuals(const Plan *plan, const GPtrArray *submissions, const ActualTable *actuals, FindingList *findings)
{
    size_t report = (size_t)(actuals->windows->report_quarter - actuals->windows->first_quarter);
    for (guint i = 0; i < actuals->indicators->len; i++) {
        const ActualIndicator *a = actuals->indicators->pdata[i];
        finding_list_set_partner(findings, ((const Partner *)plan->partners->pdata[a->partner])->id);
        if (a->definition->type == ROLLUP_UNIQUE)
            check_unique(actuals, a, findings);
        bool ran = ((const Submission *)submissions->pdata[a->partner])->failure == 0;
        if (ran && actual_cells(a, report, 0)->status == STATUS_NOT_REPORTED)
            finding_add(findings, 5106, "", 0, a->definition->code, actuals->windows->windows[report].id, NULL);
    }
    finding_list_set_partner(findings, "");
}
