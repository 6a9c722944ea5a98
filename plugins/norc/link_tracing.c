/* SPDX-License-Identifier: Apache-2.0 */
/* Respondent-driven sampling: the RDS-II share of victims in the network times the size of the network, with the
 * percentiles of the tree bootstrap. Source: Volz and Heckathorn 2008; Baraff, McCormick and Raftery 2016. */
#include <math.h>
#include <stdlib.h>

#include "estimate/rds.h"
#include "estimate/rds_bootstrap.h"
#include "prevalence.h"

void
on_link_tracing(hito_study *study, const link_tracing_row *row)
{
    double field[HITO_SAMPLE_FIELDS] = {0};
    field[LINK_RECRUITER] = row->recruiter_id == HITO_NULL ? -1 : row->recruiter_id;
    field[LINK_DEGREE] = row->degree == HITO_NULL ? (double)NAN : row->degree;
    field[LINK_VICTIM] = row->victim == HITO_NULL_BOOL ? -1 : row->victim;
    hito_sample_keep(study, PREVALENCE_STORE, row->study_id, row->respondent_id, field);
}

/* One block of memory for everything that is as long as the sample. */
typedef struct chains {
    const prevalence_sample *sample;
    Recruitment recruitment;
    int32_t *recruiter, *group, *kept, *work;
    double *degree, *repaired, *weight, *replicates;
    uint32_t *first, *child, *queue;
} chains;

static int
by_unit(const void *left, const void *right)
{
    const int32_t *a = left, *b = right;
    return (a[0] > b[0]) - (a[0] < b[0]);
}

/* Who recruited whom as row numbers. A recruiter who is not in the sample, often a row that was refused, makes a seed of
 * the one recruited, and is said. work holds pairs of unit and row. */
static void
find_recruiters(chains *c)
{
    size_t n = c->sample->n;
    for (size_t i = 0; i < n; i++) {
        c->work[2 * i] = c->sample->rows[i].unit;
        c->work[2 * i + 1] = (int32_t)i;
    }
    qsort(c->work, n, 2 * sizeof *c->work, by_unit);
    for (size_t i = 0; i < n; i++) {
        const hito_sample_row *row = &c->sample->rows[i];
        int32_t wanted = (int32_t)row->field[LINK_RECRUITER];
        const int32_t *found = wanted < 0 ? NULL : bsearch(&wanted, c->work, n, 2 * sizeof *c->work, by_unit);
        c->recruiter[i] = found ? found[1] : -1;
        if (wanted >= 0 && !found)
            hito_finding_at(c->sample->study, row->input, row->row, RULE_RECRUITER_UNKNOWN);
    }
}

static void
report_fault(void *context, size_t i, RecruitmentFault fault)
{
    const prevalence_sample *sample = context;
    const hito_sample_row *row = &sample->rows[i];
    if (fault == RECRUITMENT_SELF || fault == RECRUITMENT_CYCLE)
        hito_finding_at(sample->study, row->input, row->row, RULE_RECRUITED_IN_A_CIRCLE);
    if (fault == RECRUITMENT_DEGREE)
        hito_finding_at(sample->study, row->input, row->row, RULE_DEGREE_IMPOSSIBLE);
}

static EstimateStatus
estimate(chains *c, Interval *share)
{
    size_t n = c->sample->n;
    double shares[2];
    RdsTree tree = {c->first, c->child, c->queue, 20 * n, c->weight};
    EstimateStatus status = recruitment_check(&c->recruitment, 0, NULL, c->work, report_fault, (void *)(uintptr_t)c->sample);
    if (status != ESTIMATE_OK)
        return status;
    recruitment_repair(&c->recruitment, DEGREE_DROP, c->repaired, c->kept);
    c->recruitment.degree = c->repaired;
    c->recruitment.group = c->kept;
    recruitment_tree(&c->recruitment, c->first, c->child);
    status = rds_two_weights(&c->recruitment, c->weight);
    if (status == ESTIMATE_OK)
        status = rds_share(&c->recruitment, c->weight, shares);
    if (status == ESTIMATE_OK)
        status = rds_bootstrap_tree(&c->recruitment, 1, tree, c->sample->seed, 0, REPLICATES_TREE, c->replicates);
    return status == ESTIMATE_OK ? rds_bootstrap_interval(c->replicates, REPLICATES_TREE, shares[1], setting_level(c->sample->study) / 100.0, share)
                                 : status;
}

static int
allocate(chains *c, size_t n)
{
    size_t numbers = 3 * n + REPLICATES_TREE, words = 5 * n + (2 * n + 2) + 20 * n;
    c->degree = malloc(numbers * sizeof *c->degree);
    c->recruiter = malloc(words * sizeof *c->recruiter);
    if (!c->degree || !c->recruiter)
        return 0;
    c->repaired = c->degree + n;
    c->weight = c->repaired + n;
    c->replicates = c->weight + n;
    c->group = c->recruiter + n;
    c->kept = c->group + n;
    c->work = c->kept + n;
    c->first = (uint32_t *)(c->work + 2 * n);
    c->child = c->first + n + 2;
    c->queue = c->child + n;
    return 1;
}

EstimateStatus
prevalence_of_links(const prevalence_sample *sample, prevalence_answer *answer)
{
    chains c = {.sample = sample};
    EstimateStatus status = ESTIMATE_BAD_INPUT;
    size_t n = sample->n;
    if (n == 0)
        return ESTIMATE_TOO_FEW;
    if (sample->frame > 0 && allocate(&c, n)) {
        find_recruiters(&c);
        for (size_t i = 0; i < n; i++) {
            c.degree[i] = sample->rows[i].field[LINK_DEGREE];
            c.group[i] = (int32_t)sample->rows[i].field[LINK_VICTIM];
            answer->n += c.group[i] >= 0;
        }
        c.recruitment = (Recruitment){n, c.recruiter, c.degree, c.group, 2};
        status = estimate(&c, &answer->persons);
    }
    free(c.degree);
    free(c.recruiter);
    answer->persons.point *= sample->frame;
    answer->persons.lower *= sample->frame;
    answer->persons.upper *= sample->frame;
    return status;
}
