/* SPDX-License-Identifier: Apache-2.0 */
/* Properties and degenerate samples of respondent-driven sampling. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/rds.h"
#include "estimate/rds_bootstrap.h"
#include "estimate/stream.h"

enum { N = 300 };

typedef struct Sample {
    Recruitment sample;
    int32_t recruiter[N], group[N], work[N];
    double degree[N], weight[N], memory[3 * N];
    uint32_t first[N + 2], child[N], queue[20 * N];
    int faults[RECRUITMENT_FAULTS];
} Sample;

/* A made-up sample: five seeds, up to three recruits each, three groups. */
static Sample *
make_sample(void)
{
    Sample *s = calloc(1, sizeof *s);
    Stream stream = stream_open(17, 0, STREAM_TEST);
    int32_t recruits[N] = {0}, at = 0;
    for (int32_t i = 0; i < N; i++) {
        while (i >= 5 && recruits[at] >= 1 + (at * 7) % 3)
            at++;
        s->recruiter[i] = i < 5 ? -1 : at;
        if (i >= 5)
            recruits[at]++;
        s->degree[i] = 4 + stream_below(&stream, 20);
        s->group[i] = (int32_t)stream_below(&stream, 3);
    }
    s->sample = (Recruitment){N, s->recruiter, s->degree, s->group, 3};
    recruitment_tree(&s->sample, s->first, s->child);
    return s;
}

static void
count_fault(void *context, size_t row, RecruitmentFault fault)
{
    (void)row;
    ((Sample *)context)->faults[fault]++;
}

static int
faults(Sample *s, RecruitmentFault fault, uint32_t coupons, const double *time)
{
    memset(s->faults, 0, sizeof s->faults);
    recruitment_check(&s->sample, coupons, time, s->work, count_fault, s);
    return s->faults[fault];
}

START_TEST(every_fault_is_found)
{
    Sample *s = make_sample();
    double time[N];
    for (int i = 0; i < N; i++)
        time[i] = i;
    ck_assert_int_eq(recruitment_check(&s->sample, 3, time, s->work, count_fault, s), ESTIMATE_OK);
    for (int f = 0; f < RECRUITMENT_FAULTS; f++)
        ck_assert_int_eq(s->faults[f], 0);
    ck_assert_int_gt(faults(s, RECRUITMENT_TOO_MANY, 2, NULL), 0);
    time[9] = -1;
    ck_assert_int_eq(faults(s, RECRUITMENT_BEFORE, 3, time), 1);
    s->degree[20] = 0;
    s->degree[21] = 3.5;
    s->degree[22] = NAN;
    ck_assert_int_eq(faults(s, RECRUITMENT_DEGREE, 3, NULL), 3);
    s->degree[5] = 1;
    ck_assert_int_eq(faults(s, RECRUITMENT_DEGREE_TOO_LOW, 3, NULL), 1);
    s->group[30] = 3;
    ck_assert_int_eq(faults(s, RECRUITMENT_GROUP, 3, NULL), 1);
    s->group[30] = 0;
    s->recruiter[40] = 40;
    ck_assert_int_eq(faults(s, RECRUITMENT_SELF, 3, NULL), 1);
    ck_assert_int_eq(s->faults[RECRUITMENT_CYCLE], 0);
    s->recruiter[40] = N;
    ck_assert_int_eq(faults(s, RECRUITMENT_UNKNOWN_RECRUITER, 3, NULL), 1);
    s->recruiter[40] = -1;
    int32_t child = (int32_t)s->child[s->first[7]];
    s->recruiter[7] = child;
    ck_assert_int_eq(faults(s, RECRUITMENT_CYCLE, 3, NULL), 1);
    ck_assert_int_eq(recruitment_check(&s->sample, 3, NULL, s->work, count_fault, s), ESTIMATE_BAD_INPUT);
    double degree[N];
    int32_t group[N];
    ck_assert_uint_eq(recruitment_repair(&s->sample, DEGREE_DROP, degree, group), 3);
    ck_assert(group[21] == -1 && isnan(degree[22]));
    ck_assert_uint_eq(recruitment_repair(&s->sample, DEGREE_MAX, degree, group), 0);
    ck_assert_double_eq(degree[22], 23);
    free(s);
}
END_TEST

START_TEST(shares_add_up_and_merging_groups_adds)
{
    Sample *s = make_sample();
    double three[3], two[2], smooth[3], one[3];
    RdsChain chain;
    ck_assert_int_eq(rds_two_weights(&s->sample, s->weight), ESTIMATE_OK);
    ck_assert_int_eq(rds_share(&s->sample, s->weight, three), ESTIMATE_OK);
    ck_assert_double_eq_tol(three[0] + three[1] + three[2], 1, 1e-14);
    ck_assert_int_eq(rds_chain(&s->sample, &chain), ESTIMATE_OK);
    rds_one(&chain, one);
    rds_one_smoothed(&chain, smooth);
    ck_assert_double_eq_tol(one[0] + one[1] + one[2], 1, 1e-14);
    ck_assert_double_eq_tol(smooth[0] + smooth[1] + smooth[2], 1, 1e-14);
    ck_assert(fabs(smooth[0] - one[0]) < 0.1);
    for (int i = 0; i < N; i++)
        s->group[i] = s->group[i] > 0;
    s->sample.groups = 2;
    rds_share(&s->sample, s->weight, two);
    ck_assert_double_eq_tol(two[1], three[1] + three[2], 1e-14);
    ck_assert_int_eq(rds_chain(&s->sample, &chain), ESTIMATE_OK);
    rds_one(&chain, one);
    rds_one_smoothed(&chain, smooth);
    ck_assert_double_eq_tol(smooth[0], one[0], 1e-13); /* exactly alike for two groups */
    free(s);
}
END_TEST

START_TEST(bootstraps_agree_and_ranges_give_the_same_bytes)
{
    Sample *s = make_sample();
    static double whole[20000], parts[100];
    double share[3], se;
    Interval interval;
    RdsTree tree = {s->first, s->child, s->queue, 20 * N, NULL};
    rds_two_weights(&s->sample, s->weight);
    rds_share(&s->sample, s->weight, share);
    ck_assert_int_eq(rds_bootstrap_linear(&s->sample, s->weight, 1, s->first, s->child, s->memory, &se), ESTIMATE_OK);
    ck_assert_int_eq(rds_bootstrap_tree(&s->sample, 1, tree, 3, 0, 20000, whole), ESTIMATE_OK);
    rds_bootstrap_tree(&s->sample, 1, tree, 3, 60, 40, parts + 60);
    rds_bootstrap_tree(&s->sample, 1, tree, 3, 0, 60, parts);
    ck_assert_mem_eq(whole, parts, sizeof parts);
    ck_assert_int_eq(rds_bootstrap_interval(whole, 20000, share[1], 0.95, &interval), ESTIMATE_OK);
    ck_assert_double_eq_tol(interval.standard_error / se, 1, 0.08);
    ck_assert(interval.lower < share[1] && share[1] < interval.upper);
    free(s);
}
END_TEST

START_TEST(successive_sampling_has_its_limits)
{
    Sample *s = make_sample();
    uint32_t order[N];
    double share[3], all[3], two[3], weight[N];
    ck_assert_int_eq(rds_successive_weights(&s->sample, N - 1, weight, s->memory, order), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(rds_successive_weights(&s->sample, INFINITY, weight, s->memory, order), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(rds_successive_weights(&s->sample, N, weight, s->memory, order), ESTIMATE_OK);
    rds_share(&s->sample, weight, all); /* everybody was asked: the sample's own shares */
    RdsChain chain;
    rds_chain(&s->sample, &chain);
    ck_assert_double_eq_tol(all[0], chain.sample_share[0], 1e-14);
    ck_assert_int_eq(rds_successive_weights(&s->sample, 1e9, weight, s->memory, order), ESTIMATE_OK);
    rds_share(&s->sample, weight, share); /* endless population: RDS-II */
    rds_two_weights(&s->sample, s->weight);
    rds_share(&s->sample, s->weight, two);
    ck_assert_double_eq_tol(share[0], two[0], 1e-6);
    ck_assert_int_eq(rds_successive_weights(&s->sample, 2 * N, weight, s->memory, order), ESTIMATE_OK);
    double total = 0;
    for (int i = 0; i < N; i++)
        total += weight[i];
    ck_assert_double_eq_tol(total, 2 * N, 1e-9);
    /* At the fixed point weights are 1 / (1 - exp(-tau degree)) for one tau, and nothing is left to scale. */
    double tau = -log1p(-1 / weight[0]) / s->degree[0];
    for (int i = 1; i < N; i++)
        ck_assert_double_eq_tol(-log1p(-1 / weight[i]) / s->degree[i] / tau, 1, 1e-9);
    free(s);
}
END_TEST

START_TEST(samples_without_an_estimate_say_so)
{
    Sample *s = make_sample();
    RdsChain chain;
    Recruitment none = s->sample, one = s->sample;
    none.n = 0;
    one.groups = 1;
    double share[3], se, activity;
    ck_assert_int_eq(rds_chain(&none, &chain), ESTIMATE_TOO_FEW);
    ck_assert_int_eq(rds_two_weights(&none, s->weight), ESTIMATE_TOO_FEW);
    ck_assert_int_eq(rds_chain(&one, &chain), ESTIMATE_BAD_INPUT);
    for (int i = 0; i < N; i++)
        s->group[i] = 0;
    ck_assert_int_eq(rds_chain(&s->sample, &chain), ESTIMATE_TOO_FEW);
    ck_assert(isnan(chain.stationary[0]));
    rds_two_weights(&s->sample, s->weight);
    ck_assert_int_eq(rds_bootstrap_linear(&s->sample, s->weight, 0, s->first, s->child, s->memory, &se), ESTIMATE_DEGENERATE);
    ck_assert_int_eq(rds_activity(&s->sample, s->weight, 0, &activity), ESTIMATE_DOES_NOT_EXIST);
    s->degree[4] = 0;
    ck_assert_int_eq(rds_two_weights(&s->sample, s->weight), ESTIMATE_BAD_INPUT);
    s->degree[4] = 5;
    for (int i = 0; i < N; i++)
        s->group[i] = s->recruiter[i] >= 0 && s->first[i] == s->first[i + 1]; /* group 1 never recruits */
    s->sample.groups = 2;
    ck_assert_int_eq(rds_chain(&s->sample, &chain), ESTIMATE_NOT_IDENTIFIABLE);
    for (int i = 0; i < N; i++) /* two trees of one group each never meet */
        s->group[i] = s->recruiter[i] < 0 ? i % 2 : s->group[s->recruiter[i]];
    ck_assert_int_eq(rds_chain(&s->sample, &chain), ESTIMATE_NOT_IDENTIFIABLE);
    ck_assert_int_eq(rds_one(&chain, share), ESTIMATE_NOT_IDENTIFIABLE);
    ck_assert_double_eq_tol(chain.mixing, 1, 1e-15);
    double running[N], work[N];
    int32_t tree[N];
    rds_convergence(&s->sample, 1, running);
    rds_two_weights(&s->sample, s->weight);
    rds_share(&s->sample, s->weight, share);
    ck_assert_double_eq_tol(running[N - 1], share[1], 1e-12);
    rds_bottleneck(&s->sample, 1, tree, running, work);
    ck_assert_double_eq(running[0], 0);
    ck_assert_double_eq(running[1], 1);
    ck_assert(isnan(running[7]));
    free(s);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("estimate rds");
    TCase *tests = tcase_create("all");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, every_fault_is_found);
    tcase_add_test(tests, shares_add_up_and_merging_groups_adds);
    tcase_add_test(tests, bootstraps_agree_and_ranges_give_the_same_bytes);
    tcase_add_test(tests, successive_sampling_has_its_limits);
    tcase_add_test(tests, samples_without_an_estimate_say_so);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
