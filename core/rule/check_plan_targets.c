/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "core/rule/check_plan_parts.h"

static const Decimal ZERO = {0, 0}, HUNDRED = {100, 0};

/* V07: a percentage lies between 0 and 100, and nothing that is counted is below 0. */
static void
check_range(const PlanCheck *check, const Indicator *indicator, Decimal value, const char *file, int64_t row)
{
    bool percent = strcmp(indicator->unit, "percent") == 0;
    if (decimal_compare(value, ZERO) < 0 || (percent && decimal_compare(value, HUNDRED) > 0))
        finding_add(check->findings, 1105, file, row, indicator->code, percent ? "0..100" : "≥ 0", NULL);
}

/* First and last quarter that a target is for; the life of the award has no bounds of its own. */
static bool
target_quarters(const Calendar *calendar, const Target *target, Quarter *first, Quarter *last)
{
    if (target->span == TARGET_LIFE)
        return false;
    bool quarter = target->span == TARGET_QUARTER;
    if (quarter ? !calendar_parse_quarter(calendar, target->window, first) : !calendar_parse_year(calendar, target->window, first))
        return false;
    *last = quarter ? *first : *first + 3;
    return true;
}

static void
check_target(const PlanCheck *check, const Target *target)
{
    const Indicator *indicator;
    const Partner *partner;
    Quarter first, last;
    if (!check_plan_declarer(check, target->indicator, &indicator, &partner)) {
        if (check->all_known)
            finding_add(check->findings, 1103, "targets.csv", target->row, target->indicator, NULL);
        return;
    }
    if (!target->waived)
        check_range(check, indicator, target->value, "targets.csv", target->row);
    if (target_quarters(&check->plan->calendar, target, &first, &last) && (calendar_quarter_period(last).to_day <= partner->award_from_day ||
                                                   calendar_quarter_period(first).from_day >= partner->award_to_day))
        finding_add(check->findings, 1104, "targets.csv", target->row, target->indicator, target->window, NULL);
}

static void
check_baseline(const PlanCheck *check, const Baseline *baseline)
{
    const Indicator *indicator;
    if (check_plan_declarer(check, baseline->indicator, &indicator, NULL))
        check_range(check, indicator, baseline->value, "baselines.csv", baseline->row);
    else if (check->all_known)
        finding_add(check->findings, 1103, "baselines.csv", baseline->row, baseline->indicator, NULL);
}

/* Where a target is a state and not a sum, it should not be worse than where things started. */
static void
check_direction(const PlanCheck *check, const Indicator *indicator)
{
    const Target *life = plan_find_target(check->plan, indicator->code, "LOA");
    const Baseline *baseline = plan_find_baseline(check->plan, indicator->code);
    bool state = indicator->type == ROLLUP_RATIO || indicator->type == ROLLUP_MEDIAN || indicator->type == ROLLUP_STOCK ||
                 indicator->type == ROLLUP_MILESTONE;
    if (!state || !life || life->waived || !baseline || indicator->direction == DIRECTION_NONE)
        return;
    int order = decimal_compare(life->value, baseline->value);
    if (indicator->direction == DIRECTION_UP ? order < 0 : order > 0)
        finding_add(check->findings, 1114, "targets.csv", life->row, indicator->code, NULL);
}

static bool
add_decimal(Decimal *sum, Decimal value)
{
    for (; sum->scale < value.scale; sum->scale++) {
        if (__builtin_mul_overflow(sum->units, 10, &sum->units))
            return false;
    }
    for (; value.scale < sum->scale; value.scale++) {
        if (__builtin_mul_overflow(value.units, 10, &value.units))
            return false;
    }
    return !__builtin_add_overflow(sum->units, value.units, &sum->units);
}

/* Of what adds up over time, four quarter targets and the target of their year say the same. */
static void
check_year_sum(const PlanCheck *check, const Indicator *indicator, const Target *year)
{
    Decimal sum = ZERO;
    for (int q = 1; q <= 4; q++) {
        g_autofree char *window = g_strdup_printf("%sQ%d", year->window, q);
        const Target *quarter = plan_find_target(check->plan, indicator->code, window);
        if (!quarter || quarter->waived || !add_decimal(&sum, quarter->value))
            return;
    }
    g_autofree char *added = decimal_text(sum);
    g_autofree char *wanted = decimal_text(year->value);
    if (decimal_compare(sum, year->value) != 0)
        finding_add(check->findings, 1113, "targets.csv", year->row, indicator->code, year->window, added, wanted, NULL);
}

static void
check_year(const PlanCheck *check, const Indicator *indicator, Quarter of)
{
    char window[12];
    calendar_format_year(&check->plan->calendar, of, window);
    const Target *target = plan_find_target(check->plan, indicator->code, window);
    if (!target)
        finding_add(check->findings, 1101, "targets.csv", 0, indicator->code, window, NULL);
    else if (!target->waived && (indicator->type == ROLLUP_FLOW || indicator->type == ROLLUP_NEW))
        check_year_sum(check, indicator, target);
}

/* V02 and V03 of one indicator. */
static void
check_indicator(const PlanCheck *check, const Partner *partner, const Indicator *indicator)
{
    const Calendar *calendar = &check->plan->calendar;
    Quarter first = calendar_quarter_of_day(partner->award_from_day), last = calendar_quarter_of_day(partner->award_to_day - 1);
    Quarter reporting;
    if (check->period && calendar_parse_quarter(calendar, check->period, &reporting))
        first = last = CLAMP(reporting, first, last);
    /* Every year once: by its first quarter that the award touches. */
    for (Quarter q = first; q <= last; q += 5 - calendar_quarter_number(calendar, q))
        check_year(check, indicator, q);
    if (!plan_find_target(check->plan, indicator->code, "LOA"))
        finding_add(check->findings, 1101, "targets.csv", 0, indicator->code, "LOA", NULL);
    if (!plan_find_baseline(check->plan, indicator->code))
        finding_add(check->findings, 1102, "baselines.csv", 0, indicator->code, NULL);
    check_direction(check, indicator);
}

void
check_plan_targets(const PlanCheck *check)
{
    for (guint i = 0; i < check->plan->targets->len; i++)
        check_target(check, check->plan->targets->pdata[i]);
    for (guint i = 0; i < check->plan->baselines->len; i++)
        check_baseline(check, check->plan->baselines->pdata[i]);
    for (guint i = 0; i < check->manifests->len; i++) {
        const Manifest *manifest = check->manifests->pdata[i];
        const Partner *partner = check->plan->partners->pdata[i];
        finding_list_set_partner(check->findings, partner->id);
        for (guint k = 0; manifest && k < manifest->indicators->len; k++)
            check_indicator(check, partner, manifest->indicators->pdata[k]);
    }
    finding_list_set_partner(check->findings, "");
}
