/* SPDX-License-Identifier: Apache-2.0 */
/* Random and hostile input to every entry: what is OK is a number, limits bracket the estimate, and what is not OK is NaN.
 * Threads give the same bytes as one. */
#include <check.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/aapor.h"
#include "estimate/agreement.h"
#include "estimate/calibrate.h"
#include "estimate/closed_population.h"
#include "estimate/mse_bootstrap.h"
#include "estimate/nsum.h"
#include "estimate/paired.h"
#include "estimate/proportion.h"
#include "estimate/rank.h"
#include "estimate/rate.h"
#include "estimate/rds.h"
#include "estimate/rds_bootstrap.h"
#include "estimate/recapture.h"
#include "estimate/small_area.h"
#include "estimate/stream.h"
#include "estimate/survey.h"
#include "estimate/survival.h"
#include "estimate/trend.h"

enum { ROUNDS = 4000, N = 24 };

/* Mostly small whole numbers, now and then something nobody would send. */
static double
odd_number(Stream *stream)
{
    static const double odd[] = {0, -1, NAN, INFINITY, 1e308, 1e-308, 0.5, 9007199254740992.0, -0.0, 1};
    uint32_t kind = stream_below(stream, 12);
    return kind < 2 ? odd[stream_below(stream, 10)] : kind < 8 ? stream_below(stream, 6) : 10 * stream_uniform(stream);
}

static uint64_t
odd_count(Stream *stream)
{
    static const uint64_t odd[] = {0, 1, (uint64_t)1 << 53, UINT64_MAX, ((uint64_t)1 << 53) + 1, 100000};
    return stream_below(stream, 8) == 0 ? odd[stream_below(stream, 6)] : stream_below(stream, 30);
}

static void
sound(EstimateStatus status, const Interval *got)
{
    if (status == ESTIMATE_OK)
        ck_assert_msg(isfinite(got->point), "OK and the point is %g", got->point);
    if (status != ESTIMATE_OK)
        return;
    double slack = 1e-9 * (1 + fabs(got->point));
    if (got->lower_status == ESTIMATE_OK)
        ck_assert_msg(got->lower <= got->point + slack, "lower %g of %g", got->lower, got->point);
    if (got->upper_status == ESTIMATE_OK)
        ck_assert_msg(got->upper >= got->point - slack, "upper %g of %g", got->upper, got->point);
}

START_TEST(shares_and_rates)
{
    Stream stream = stream_open(1, 1, STREAM_TEST);
    EstimateStatus (*const methods[])(uint64_t, uint64_t, double, Interval *) = {
        proportion_wilson,   proportion_wilson_corrected, proportion_clopper_pearson, proportion_mid_p,
        proportion_jeffreys, proportion_agresti_coull,    proportion_wald};
    for (int round = 0; round < ROUNDS; round++) {
        Interval got, other;
        double p, level = stream_below(&stream, 9) == 0 ? odd_number(&stream) : 0.95;
        level = level > 0 && level < 0.5 ? 0.5 + level : level; /* far lower ones need not hold the point (Jeffreys) */
        uint64_t a = odd_count(&stream), b = odd_count(&stream), c = odd_count(&stream), d = odd_count(&stream);
        sound(methods[round % 7](a, b, level, &got), &got);
        sound(proportion_difference(a, b, c, d, level, &got), &got);
        PairedCells cells = {a, b, c, d};
        sound(proportion_paired(cells, level, &got), &got);
        sound(proportion_paired_tango(cells, level, &got), &got);
        sound(rate_poisson(a, odd_number(&stream), level, &got), &got);
        sound(rate_ratio(a, odd_number(&stream), b, odd_number(&stream), level, &got, &p), &got);
        sound(recapture_chapman((TwoLists){a, b, c}, level > 0 && level < 1 ? level : 0.9, &got, &other), &got);
        sound(recapture_chao(a, b, c, 0.95, &got), &got);
        OutcomeRates rates;
        double e = odd_number(&stream);
        aapor_rates((Dispositions){odd_number(&stream), odd_number(&stream), odd_number(&stream), 1, 2, 3, 4}, e, &rates);
        SurveyShare share = {odd_number(&stream), odd_number(&stream), odd_number(&stream), odd_number(&stream), odd_number(&stream)};
        EstimateStatus status = survey_proportion(share, (ProportionKind)(round % 6), 0.95, &got);
        if (status == ESTIMATE_OK)
            ck_assert(!isnan(got.lower) && !isnan(got.upper));
    }
}
END_TEST

START_TEST(columns_of_numbers)
{
    static double work[200000];
    Stream stream = stream_open(1, 2, STREAM_TEST);
    for (int round = 0; round < ROUNDS; round++) {
        double x[N], y[N], predicted[N], mse[N];
        uint8_t event[N];
        uint32_t order[N];
        size_t n = stream_below(&stream, N + 1);
        for (size_t i = 0; i < n; i++) {
            x[i] = odd_number(&stream);
            y[i] = round % 3 ? stream_below(&stream, 9) : odd_number(&stream);
            event[i] = (uint8_t)stream_below(&stream, 2);
        }
        RankShift rank;
        PairedGain gain;
        Trend trend;
        Interval got;
        sound(rank_paired(x, n, 0.95, work, &rank), &rank.shift);
        sound(rank_two_samples(x, n / 2, y, n - n / 2, 0.95, work, &rank), &rank.shift);
        paired_gain(y, x, n, 10, 0.95, work, &gain);
        if (trend_mann_kendall(y, x, n, work, &trend) == ESTIMATE_OK)
            ck_assert(trend.p >= 0 && trend.p <= 1 && fabs(trend.tau) <= 1 + 1e-12);
        double times[N], share[N], greenwood[N];
        SurvivalCurve curve = {.time = times, .share = share, .greenwood = greenwood};
        if (survival_fit(y, event, n, order, &curve) == ESTIMATE_OK) {
            sound(survival_at(&curve, odd_number(&stream), (SurvivalBand)(round % 3), 0.95, &got), &got);
            sound(survival_quantile(&curve, 0.5, (SurvivalBand)(round % 3), 0.95, &got), &got);
        }
        AreaFit fit;
        AreaSample sample = {n, 1, x, y, y};
        if (small_area_predict(&sample, (SmallAreaMethod)(round % 3), predicted, mse, &fit) == ESTIMATE_OK)
            ck_assert(fit.between >= 0 && !isnan(fit.between));
        sound(agreement_cohen(x, n >= 16 ? 4 : n >= 9 ? 3 : 0, (AgreementWeight)(round % 3), 0.95, &got), &got);
        SampleSeries series = {n, x, y, x};
        sound(recapture_schnabel(&series, round % 2, 0.95, &got), &got);
        sound(recapture_schumacher(&series, 0.95, &got), &got);
    }
}
END_TEST

START_TEST(designs_and_networks)
{
    Stream stream = stream_open(1, 3, STREAM_TEST);
    for (int round = 0; round < ROUNDS; round++) {
        double weight[N], y[N], x[N], population[N], work[N], out[N], target[3], scratch[3];
        int32_t stratum[N], unit[N], code[N];
        uint32_t order[N], sorted[N];
        size_t n = stream_below(&stream, N + 1);
        for (size_t i = 0; i < n; i++) {
            weight[i] = round % 4 ? 1 + stream_below(&stream, 4) : odd_number(&stream);
            y[i] = odd_number(&stream);
            y[i] = isinf(y[i]) || fabs(y[i]) > 1e100 ? NAN : y[i];
            x[i] = stream_below(&stream, 5);
            population[i] = 30;
            stratum[i] = (int32_t)stream_below(&stream, 3);
            unit[i] = (int32_t)stream_below(&stream, 4);
            code[i] = (int32_t)stream_below(&stream, 3);
        }
        Design design = {.rows = n, .weight = weight, .stages = 1 + stream_below(&stream, 2), .stratum = {stratum, NULL},
                         .unit = {unit, NULL}, .population = {round % 2 ? population : NULL, round % 2 ? population : NULL},
                         .lonely = (LonelyRule)stream_below(&stream, 4), .order = order};
        Interval got;
        if (design_prepare(&design) == ESTIMATE_OK) {
            sound(survey_mean(&design, y, NULL, 0.95, work, &got), &got);
            sound(survey_total(&design, y, NULL, 0.95, work, &got), &got);
            sound(survey_ratio(&design, y, x, NULL, 0.95, work, &got), &got);
            sound(survey_quantile(&design, y, NULL, 0.3, 0.95, sorted, work, &got), &got);
        }
        for (int k = 0; k < 3; k++)
            target[k] = odd_number(&stream);
        int cycles;
        Margin margin = {code, target, 3};
        if (calibrate_post_stratify(weight, code, n, target, 3, out) == ESTIMATE_OK && round % 4)
            for (size_t i = 0; i < n; i++)
                ck_assert(!isnan(out[i]));
        calibrate_rake(weight, n, &margin, 1, scratch, out, &cycles);
        KnownAnswers known = {n / 2, 2, y, target, 1000, 5};
        HiddenAnswers hidden = {n / 2, y, x, round % 2 ? weight : NULL, 1000};
        ScaleUp up;
        nsum_degrees(&known, 2, out);
        if (nsum_mle(&hidden, &up) == ESTIMATE_OK)
            ck_assert(!isnan(up.total));
        if (nsum_pimle(&hidden, &up) == ESTIMATE_OK)
            ck_assert(!isnan(up.total));
    }
}
END_TEST

static void
ignore_fault(void *context, size_t row, RecruitmentFault fault)
{
    (void)context;
    (void)row;
    (void)fault;
}

START_TEST(recruitment_trees)
{
    Stream stream = stream_open(1, 4, STREAM_TEST);
    for (int round = 0; round < ROUNDS; round++) {
        int32_t recruiter[N], group[N], kept[N], walk[N], tree[N];
        double degree[N], repaired[N], weight[N], work[3 * N], share[3], value, running[N];
        uint32_t first[N + 2], child[N], order[N], queue[20 * N];
        size_t n = stream_below(&stream, N + 1);
        for (size_t i = 0; i < n; i++) {
            recruiter[i] = round % 3 ? (int32_t)stream_below(&stream, (uint32_t)i + 1) - 1 : (int32_t)stream_below(&stream, N + 2) - 1;
            group[i] = (int32_t)stream_below(&stream, 4) - 1;
            degree[i] = odd_number(&stream);
        }
        Recruitment sample = {n, recruiter, degree, group, 3};
        if (recruitment_check(&sample, 3, NULL, walk, ignore_fault, NULL) != ESTIMATE_OK)
            continue;
        recruitment_repair(&sample, (DegreePolicy)(round % 2), repaired, kept);
        sample.degree = repaired;
        sample.group = kept;
        recruitment_tree(&sample, first, child);
        RdsChain chain;
        if (rds_chain(&sample, &chain) == ESTIMATE_OK) {
            ck_assert_int_eq(rds_one(&chain, share), ESTIMATE_OK);
            ck_assert_double_eq_tol(share[0] + share[1] + share[2], 1, 1e-9);
        }
        if (rds_two_weights(&sample, weight) == ESTIMATE_OK && rds_share(&sample, weight, share) == ESTIMATE_OK)
            ck_assert_double_eq_tol(share[0] + share[1] + share[2], 1, 1e-9);
        if (rds_bootstrap_linear(&sample, weight, 1, first, child, work, &value) == ESTIMATE_OK)
            ck_assert(value > 0);
        rds_bootstrap_tree(&sample, 1, (RdsTree){first, child, queue, 20 * N, NULL}, 1, (uint64_t)round, 2, work);
        if (rds_homophily(&sample, 1, first, child, &value) == ESTIMATE_OK)
            ck_assert(isfinite(value));
        if (rds_successive_weights(&sample, 10 + stream_below(&stream, 1000), weight, work, order) == ESTIMATE_OK)
            for (size_t i = 0; i < n; i++)
                ck_assert(weight[i] >= 0);
        rds_convergence(&sample, 1, running);
        rds_bottleneck(&sample, 1, tree, running, work);
    }
}
END_TEST

START_TEST(capture_histories)
{
    Loglinear *work = calloc(1, sizeof *work);
    ClosedWork *closed = calloc(1, sizeof *closed);
    Stream stream = stream_open(1, 5, STREAM_TEST);
    for (int round = 0; round < ROUNDS / 4; round++) {
        HistoryTable table = {.lists = 1 + stream_below(&stream, 5)};
        for (uint32_t c = 1; c < 1u << table.lists; c++)
            table.count[c] = stream_below(&stream, 3) ? 0 : odd_count(&stream);
        MseModel model = {0}, chosen;
        for (uint32_t i = 0; i < table.lists; i++)
            for (uint32_t j = i + 1; j < table.lists; j++)
                if (stream_below(&stream, 3) == 0)
                    model.term[model.terms++] = (uint16_t)(1u << i | 1u << j);
        MseFit fit;
        Interval got;
        if (mse_fit(&table, &model, 0.95, work, &fit) == ESTIMATE_OK) {
            ck_assert(isfinite(fit.total) && fit.total >= (double)fit.observed && fit.lower <= fit.total && fit.upper >= fit.total);
            sound(mse_profile(&table, &model, 0.95, work, &got), &got);
        } else {
            ck_assert(isnan(fit.total));
        }
        if (mse_stepwise(&table, 0.02, 0.95, work, &chosen, &fit) == ESTIMATE_OK)
            ck_assert(isfinite(fit.total));
        ClosedFit other;
        ClosedModel kind = {round % 2, (Heterogeneity)(round % 5), 0};
        if (closed_population_fit(&table, kind, false, 0.95, closed, &other) == ESTIMATE_OK)
            ck_assert(other.total >= (double)history_total(&table));
    }
    free(work);
    free(closed);
}
END_TEST

typedef struct Share {
    const HistoryTable *table;
    uint64_t first;
    size_t count;
    double *out;
} Share;

static void *
run_share(void *context)
{
    Share *share = context;
    Loglinear *work = calloc(1, sizeof *work);
    MseRule rule = {.kind = MSE_RULE_STEPWISE, .threshold = 0.02};
    mse_bootstrap_range(share->table, &rule, 9, share->first, share->count, work, share->out);
    free(work);
    return NULL;
}

START_TEST(threads_give_the_same_bytes)
{
    static const uint64_t counts[16] = {0, 54, 463, 15, 995, 19, 62, 19, 695, 3, 19, 0, 1, 4, 4, 1};
    HistoryTable table = {.lists = 4};
    memcpy(table.count, counts, sizeof counts);
    enum { B = 210 };
    static double one[B], many[B];
    for (size_t threads = 1; threads <= 7; threads = threads == 1 ? 2 : threads + 5) {
        pthread_t thread[7];
        Share share[7];
        for (size_t t = 0; t < threads; t++) {
            share[t] = (Share){&table, t * (B / threads), B / threads, (threads == 1 ? one : many) + t * (B / threads)};
            ck_assert_int_eq(pthread_create(&thread[t], NULL, run_share, &share[t]), 0);
        }
        for (size_t t = 0; t < threads; t++)
            pthread_join(thread[t], NULL);
        if (threads > 1)
            ck_assert_mem_eq(one, many, sizeof one);
    }
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("estimate at random");
    TCase *tests = tcase_create("all");
    tcase_set_timeout(tests, 200);
    tcase_add_test(tests, shares_and_rates);
    tcase_add_test(tests, columns_of_numbers);
    tcase_add_test(tests, designs_and_networks);
    tcase_add_test(tests, recruitment_trees);
    tcase_add_test(tests, capture_histories);
    tcase_add_test(tests, threads_give_the_same_bytes);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
