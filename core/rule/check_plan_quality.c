/* SPDX-License-Identifier: Apache-2.0 */
/* Data quality assessments and the steps of pipelines. Source: domain study 2.4, V16 and V22. */
#include <string.h>

#include "core/rule/check_plan_parts.h"

/* A programme that keeps no register of assessments is asked for none; one that does, for all. */
static void
check_age(const PlanCheck *check, Quarter period)
{
    int32_t oldest = calendar_quarter_period(period - QUALITY_VALID_QUARTERS).to_day;
    for (guint m = 0; m < check->manifests->len; m++) {
        const Manifest *manifest = check->manifests->pdata[m];
        for (guint i = 0; manifest && i < manifest->indicators->len; i++) {
            const char *code = ((const Indicator *)manifest->indicators->pdata[i])->code;
            const QualityRecord *record = plan_find_quality(check->plan, code);
            if (!record)
                finding_add(check->findings, 1303, "quality.csv", 0, code, NULL);
            else if (record->day < oldest)
                finding_add(check->findings, 1302, "quality.csv", record->row, code, NULL);
        }
    }
}

static void
check_code(const PlanCheck *check, const char *code, const char *file, int64_t row)
{
    const Indicator *indicator = NULL;
    const Manifest *manifest = check_plan_declarer(check, code, &indicator, NULL);
    if (!manifest && check->all_known)
        finding_add(check->findings, 1103, file, row, code, NULL);
}

/* Medians and estimates count nobody; a ratio counts with its numerator where the report draws it. */
static void
check_counts(const PlanCheck *check, const char *file, int64_t row, const char *code, bool ratios)
{
    const Indicator *indicator = NULL;
    check_code(check, code, file, row);
    if (check_plan_declarer(check, code, &indicator, NULL) &&
        ((indicator->type == ROLLUP_RATIO && !ratios) || indicator->type == ROLLUP_MEDIAN || indicator->type == ROLLUP_ESTIMATE))
        finding_add(check->findings, 1301, file, row, code, NULL);
}

void
check_plan_quality(const PlanCheck *check)
{
    for (guint i = 0; i < check->plan->quality->len; i++) {
        const QualityRecord *record = check->plan->quality->pdata[i];
        check_code(check, record->indicator, "quality.csv", record->row);
    }
    for (guint i = 0; i < check->plan->pipeline->len; i++) {
        const PipelineStep *step = check->plan->pipeline->pdata[i];
        g_auto(GStrv) codes = g_strsplit(step->within, "+", -1);
        check_counts(check, "pipeline.csv", step->row, step->indicator, false);
        for (char **code = codes; *code; code++)
            check_counts(check, "pipeline.csv", step->row, *code, false);
    }
    for (guint i = 0; i < check->plan->funnels->len; i++) {
        const FunnelStep *step = check->plan->funnels->pdata[i];
        check_counts(check, "funnels.csv", step->row, step->indicator, true);
    }
    Quarter period = 0;
    if (check->plan->quality->len && check->period && calendar_parse_quarter(&check->plan->calendar, check->period, &period))
        check_age(check, period);
}
