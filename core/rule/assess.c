/* SPDX-License-Identifier: Apache-2.0 */
#include "core/rule/assess.h"

#include <string.h>

enum { QUARTERS_PER_YEAR = 4, PERCENT_SCALE = 1 };

bool
assess_number(Decimal actual, Decimal target, Judgement j, bool *on_target, bool *deviates)
{
    Decimal reached, low, high, due;
    if (!decimal_times(actual, 100 * j.whole, &reached) || !decimal_times(target, j.elapsed * 100, &due) ||
        !decimal_times(target, j.elapsed * (100 - j.deviation_percent), &low) ||
        !decimal_times(target, j.elapsed * (100 + j.deviation_percent), &high))
        return false;
    bool below = decimal_compare(reached, low) < 0, above = decimal_compare(reached, high) > 0;
    *deviates = below || above;
    *on_target = j.direction == DIRECTION_DOWN ? !above : !below;
    return true;
}

bool
assess_percent(Direction direction, Decimal actual, Decimal target, const Baseline *baseline, Decimal *out)
{
    if (direction != DIRECTION_DOWN)
        return target.units > 0 && decimal_quotient(actual, target, 100, PERCENT_SCALE, out);
    Decimal way, whole;
    return baseline && decimal_minus(baseline->value, actual, &way) && decimal_minus(baseline->value, target, &whole) &&
           whole.units > 0 && decimal_quotient(way, whole, 100, PERCENT_SCALE, out);
}

static bool
accumulates(RollupType type)
{
    return type == ROLLUP_FLOW || type == ROLLUP_NEW || type == ROLLUP_UNIQUE;
}

/* A year's target is due in full at its end; what accumulates is due by quarters until then. */
static Judgement
judgement_of(const Plan *plan, const ActualIndicator *a, const Window *window)
{
    const Partner *partner = plan->partners->pdata[a->partner];
    const Calendar *calendar = &plan->calendar;
    Judgement j = {a->definition->direction, plan_deviation_percent(plan, a->definition->code), 1, 1};
    if (!window->to_date || !accumulates(a->definition->type))
        return j;
    Quarter first = calendar_quarter_of_day(partner->award_from_day);
    Quarter last = calendar_quarter_of_day(partner->award_to_day - 1);
    if (window->kind != WINDOW_LIFE) {
        Quarter year_start = window->first;
        while (window->kind == WINDOW_FISCAL_YEAR &&
               calendar_fiscal_year(calendar, year_start - 1) == calendar_fiscal_year(calendar, window->first))
            year_start--;
        last = MIN(last, year_start + QUARTERS_PER_YEAR - 1);
        first = MAX(first, year_start);
    }
    j.whole = MAX(1, last - first + 1);
    j.elapsed = CLAMP(window->last - first + 1, 1, j.whole);
    return j;
}

static bool
is_explained(const Plan *plan, const char *indicator)
{
    for (guint i = 0; i < plan->narratives->len; i++) {
        const Narrative *n = plan->narratives->pdata[i];
        if (strcmp(n->indicator, indicator) == 0 && strcmp(n->kind, "deviation") == 0)
            return true;
    }
    return false;
}

static Standing
standing_without_number(const ActualIndicator *a, const Actual *actual)
{
    if (actual->status == STATUS_NOT_REPORTED)
        return STANDING_NOT_REPORTED;
    if (actual->status == STATUS_SUPPRESSED)
        return STANDING_SUPPRESSED;
    bool judged = a->definition->type != ROLLUP_ESTIMATE && a->definition->type != ROLLUP_CONTEXT &&
                  a->definition->direction != DIRECTION_NONE;
    return actual->status == STATUS_OK && judged ? STANDING_ON_TARGET : STANDING_NOT_ASSESSED;
}

static Progress
assess_window(const Plan *plan, const ActualIndicator *a, const Window *window, const Actual *actual)
{
    const char *code = a->definition->code;
    const Target *target = plan_find_target(plan, code, window->id);
    Progress p = {a, window, target && !target->waived ? target : NULL, plan_find_baseline(plan, code),
                  standing_without_number(a, actual), false, false, false, {0, 0}};
    Decimal number;
    if (p.standing != STANDING_ON_TARGET || !actual_decimal(a->definition, actual, &number)) {
        if (p.standing == STANDING_ON_TARGET)
            p.standing = STANDING_NOT_ASSESSED;
        return p;
    }
    if (!p.target) {
        p.standing = STANDING_NO_TARGET;
        return p;
    }
    bool on_target = false;
    if (!assess_number(number, p.target->value, judgement_of(plan, a, window), &on_target, &p.deviates)) {
        p.standing = STANDING_NOT_ASSESSED;
        return p;
    }
    p.standing = on_target ? STANDING_ON_TARGET : STANDING_OFF_TARGET;
    p.explained = p.deviates && is_explained(plan, code);
    p.has_percent = a->definition->type != ROLLUP_MILESTONE &&
                    assess_percent(a->definition->direction, number, p.target->value, p.baseline, &p.percent);
    return p;
}

GArray *
assess_progress(const Plan *plan, const ActualTable *printable)
{
    GArray *progress = g_array_new(FALSE, TRUE, sizeof(Progress));
    for (guint i = 0; i < printable->indicators->len; i++) {
        const ActualIndicator *a = printable->indicators->pdata[i];
        for (size_t w = 0; w < printable->windows->n_windows; w++) {
            const Window *window = &printable->windows->windows[w];
            bool reported = window->last == printable->windows->report_quarter &&
                            (window->kind == WINDOW_QUARTER || window->kind == WINDOW_FISCAL_YEAR ||
                             window->kind == WINDOW_LIFE);
            if (!reported || !actual_cells(a, w, 0))
                continue;
            Progress p = assess_window(plan, a, window, actual_cells(a, w, 0));
            g_array_append_val(progress, p);
        }
    }
    return progress;
}

void
assess_check(const Plan *plan, const GArray *progress, bool final, FindingList *findings)
{
    for (guint i = 0; i < progress->len; i++) {
        const Progress *p = &g_array_index(progress, Progress, i);
        if (!p->deviates || p->explained)
            continue;
        finding_list_set_partner(findings, ((const Partner *)plan->partners->pdata[p->indicator->partner])->id);
        finding_add(findings, final ? 6017 : 6010, "", 0, p->indicator->definition->code, p->window->id, NULL);
    }
    finding_list_set_partner(findings, "");
}
