/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/recruitment.h"

#include <math.h>
#include <stdbool.h>

static bool
degree_is_sound(double degree)
{
    return degree >= 1 && degree <= 9007199254740992.0 && !(fabs(degree - floor(degree)) > 0);
}

/* Rows whose chain of recruiters never ends: a chain that walks into a row of this same walk closes a circle. */
static size_t
report_cycles(const Recruitment *sample, int32_t *walk, RecruitmentReport report, void *context)
{
    size_t faults = 0;
    for (size_t i = 0; i < sample->n; i++)
        walk[i] = -1;
    for (size_t i = 0; i < sample->n; i++) {
        int32_t at = (int32_t)i;
        while (at >= 0 && walk[at] < 0) {
            walk[at] = (int32_t)i;
            int32_t next = sample->recruiter[at];
            at = next < (int32_t)sample->n ? next : -1;
        }
        if (at >= 0 && walk[at] == (int32_t)i && sample->recruiter[at] != at) {
            report(context, (size_t)at, RECRUITMENT_CYCLE);
            faults++;
        }
    }
    return faults;
}

static void
report_counts(const Recruitment *sample, uint32_t coupons, const int32_t *recruits, RecruitmentReport report, void *context)
{
    for (size_t i = 0; i < sample->n; i++) {
        double needed = recruits[i] + (sample->recruiter[i] >= 0);
        if (coupons > 0 && recruits[i] > (int32_t)coupons)
            report(context, i, RECRUITMENT_TOO_MANY);
        if (!degree_is_sound(sample->degree[i]))
            report(context, i, RECRUITMENT_DEGREE);
        else if (sample->degree[i] < needed)
            report(context, i, RECRUITMENT_DEGREE_TOO_LOW);
    }
}

EstimateStatus
recruitment_check(const Recruitment *sample, uint32_t coupons, const double *time, int32_t *work, RecruitmentReport report,
                  void *context)
{
    size_t fatal = 0;
    if (sample->n > INT32_MAX)
        return ESTIMATE_BAD_INPUT;
    for (size_t i = 0; i < sample->n; i++) {
        int32_t recruiter = sample->recruiter[i];
        bool unknown = recruiter < -1 || recruiter >= (int32_t)sample->n, self = recruiter == (int32_t)i;
        bool group = sample->group[i] < -1 || sample->group[i] >= sample->groups;
        if (unknown)
            report(context, i, RECRUITMENT_UNKNOWN_RECRUITER);
        if (self)
            report(context, i, RECRUITMENT_SELF);
        if (group)
            report(context, i, RECRUITMENT_GROUP);
        if (!unknown && !self && recruiter >= 0 && time && time[i] < time[recruiter])
            report(context, i, RECRUITMENT_BEFORE);
        fatal += (size_t)unknown + (size_t)self + (size_t)group;
    }
    fatal += report_cycles(sample, work, report, context);
    for (size_t i = 0; i < sample->n; i++)
        work[i] = 0;
    for (size_t i = 0; i < sample->n; i++)
        if (sample->recruiter[i] >= 0 && sample->recruiter[i] < (int32_t)sample->n)
            work[sample->recruiter[i]]++;
    report_counts(sample, coupons, work, report, context);
    return fatal > 0 ? ESTIMATE_BAD_INPUT : ESTIMATE_OK;
}

size_t
recruitment_repair(const Recruitment *sample, DegreePolicy policy, double *out, int32_t *group_out)
{
    double largest = NAN;
    size_t dropped = 0;
    for (size_t i = 0; i < sample->n; i++)
        if (degree_is_sound(sample->degree[i]) && !(sample->degree[i] <= largest))
            largest = sample->degree[i];
    for (size_t i = 0; i < sample->n; i++) {
        bool sound = degree_is_sound(sample->degree[i]);
        out[i] = sound ? sample->degree[i] : policy == DEGREE_MAX ? largest : (double)NAN;
        group_out[i] = isnan(out[i]) ? -1 : sample->group[i];
        dropped += isnan(out[i]) != 0;
    }
    return dropped;
}

void
recruitment_tree(const Recruitment *sample, uint32_t *first, uint32_t *child)
{
    size_t n = sample->n;
    for (size_t i = 0; i < n + 2; i++)
        first[i] = 0;
    for (size_t i = 0; i < n; i++)
        first[(sample->recruiter[i] < 0 ? n : (size_t)sample->recruiter[i]) + 1]++;
    for (size_t i = 0; i <= n; i++)
        first[i + 1] += first[i];
    for (size_t i = 0; i < n; i++) /* the start of each parent moves while its children are placed */
        child[first[sample->recruiter[i] < 0 ? n : (size_t)sample->recruiter[i]]++] = (uint32_t)i;
    for (size_t i = n + 1; i > 0; i--)
        first[i] = first[i - 1];
    first[0] = 0;
}
