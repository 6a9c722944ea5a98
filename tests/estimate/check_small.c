/* SPDX-License-Identifier: Apache-2.0 */
/* Properties and degenerate inputs of rates, comparisons and small areas. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/aapor.h"
#include "estimate/agreement.h"
#include "estimate/paired.h"
#include "estimate/proportion.h"
#include "estimate/quantile.h"
#include "estimate/rank.h"
#include "estimate/rate.h"
#include "estimate/small_area.h"
#include "estimate/stream.h"
#include "estimate/survival.h"
#include "estimate/trend.h"

typedef EstimateStatus (*ShareInterval)(uint64_t, uint64_t, double, Interval *);

static const ShareInterval share_intervals[] = {proportion_wilson,  proportion_wilson_corrected, proportion_clopper_pearson,
                                                proportion_mid_p,   proportion_jeffreys,         proportion_agresti_coull,
                                                proportion_wald};

START_TEST(share_intervals_mirror_and_grow)
{
    for (size_t k = 0; k < sizeof share_intervals / sizeof *share_intervals; k++) {
        double lower = 1, upper = 0;
        Interval a, b;
        for (double level = 0.6; level < 0.995; level += 0.07) {
            ck_assert_int_eq(share_intervals[k](7, 30, level, &a), ESTIMATE_OK);
            share_intervals[k](23, 30, level, &b);
            ck_assert_double_eq_tol(a.lower, 1 - b.upper, 1e-11);
            ck_assert_double_eq_tol(a.upper, 1 - b.lower, 1e-11);
            ck_assert(a.lower < lower && a.upper > upper && a.lower < a.point && a.point < a.upper);
            lower = a.lower;
            upper = a.upper;
        }
        ck_assert_int_eq(share_intervals[k](0, 0, 0.95, &a), ESTIMATE_TOO_FEW);
        ck_assert(isnan(a.point) && isnan(a.upper));
        ck_assert_int_eq(share_intervals[k](3, 2, 0.95, &a), ESTIMATE_BAD_INPUT);
        ck_assert_int_eq(share_intervals[k](1, 2, 1, &a), ESTIMATE_BAD_INPUT);
        ck_assert_int_eq(share_intervals[k](1, UINT64_MAX, 0.95, &a), ESTIMATE_BAD_INPUT);
    }
    Interval huge;
    uint64_t n = (uint64_t)1 << 53;
    ck_assert_int_eq(proportion_clopper_pearson(n / 2, n, 0.95, &huge), ESTIMATE_OK);
    ck_assert_double_eq_tol((huge.upper - 0.5) / (1.959963984540054 * 0.5 / sqrt((double)n)), 1, 1e-6);
    ck_assert_int_eq(proportion_clopper_pearson(3, n, 0.95, &huge), ESTIMATE_OK);
    ck_assert_double_eq_tol(huge.upper * (double)n, 8.76727306, 1e-6);
}
END_TEST

START_TEST(paired_shares)
{
    Interval a, b;
    for (uint64_t f = 0; f < 6; f++)
        for (uint64_t g = 0; g < 6; g++) {
            PairedCells cells = {3, f, g, 4}, turned = {3, g, f, 4};
            ck_assert_int_eq(proportion_paired(cells, 0.95, &a), ESTIMATE_OK);
            proportion_paired(turned, 0.95, &b);
            ck_assert_double_eq_tol(a.lower, -b.upper, 1e-12);
            ck_assert_int_eq(proportion_paired_tango(cells, 0.95, &a), ESTIMATE_OK);
            proportion_paired_tango(turned, 0.95, &b);
            ck_assert_double_eq_tol(a.lower, -b.upper, 1e-9);
            ck_assert(a.lower <= a.point + 1e-12 && a.point <= a.upper + 1e-12 && a.lower >= -1 && a.upper <= 1);
        }
    ck_assert_int_eq(proportion_paired((PairedCells){0, 0, 0, 0}, 0.95, &a), ESTIMATE_TOO_FEW);
    ck_assert_int_eq(proportion_paired_tango((PairedCells){UINT64_MAX, 0, 0, 0}, 0.95, &a), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(proportion_difference(1, 2, 0, 0, 0.95, &a), ESTIMATE_TOO_FEW);
}
END_TEST

START_TEST(rates_and_dispositions)
{
    Interval a;
    double p;
    OutcomeRates rates;
    ck_assert_int_eq(rate_poisson(3, 0, 0.95, &a), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(rate_ratio(0, 10, 0, 10, 0.95, &a, &p), ESTIMATE_TOO_FEW);
    ck_assert_int_eq(rate_ratio(4, 10, 0, 10, 0.95, &a, &p), ESTIMATE_DOES_NOT_EXIST);
    ck_assert(a.upper_status == ESTIMATE_NOT_REACHED && isnan(a.upper) && a.lower > 0 && isnan(a.point));
    ck_assert_int_eq(rate_ratio(5, 10, 5, 10, 0.95, &a, &p), ESTIMATE_OK);
    ck_assert_double_eq_tol(p, 1, 1e-12);
    ck_assert_double_eq_tol(a.lower * a.upper, 1, 1e-10);
    rate_ratio(3, 10, 7, 10, 0.95, &a, &p); /* both tails of a fair coin, the equally likely one counted */
    ck_assert_double_eq_tol(p, 0.34375, 1e-12);
    ck_assert_int_eq(aapor_rates((Dispositions){10, 0, 5, 5, 0, 4, 0}, NAN, &rates), ESTIMATE_OK);
    ck_assert(isnan(rates.response[2]) && isnan(rates.contact[1]) && rates.response[4] > rates.response[0]);
    ck_assert_int_eq(aapor_rates((Dispositions){10, 0, 5, 5, 0, 4, 0}, 1.1, &rates), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(aapor_rates((Dispositions){0}, 0.5, &rates), ESTIMATE_DOES_NOT_EXIST);
    ck_assert_int_eq(aapor_eligibility(0, 0, &p), ESTIMATE_DOES_NOT_EXIST);
}
END_TEST

START_TEST(survival_without_censoring_is_the_share_alive)
{
    enum { N = 40 };
    double time[N], curve_time[N], share[N], greenwood[N];
    uint8_t event[N], group[N];
    uint32_t order[N];
    for (int i = 0; i < N; i++) {
        time[i] = (i * 13) % N + 1;
        event[i] = 1;
        group[i] = i % 2;
    }
    SurvivalCurve curve = {.time = curve_time, .share = share, .greenwood = greenwood};
    ck_assert_int_eq(survival_fit(time, event, N, order, &curve), ESTIMATE_OK);
    Interval got;
    for (int t = 1; t < N; t++) {
        ck_assert_int_eq(survival_at(&curve, t, SURVIVAL_LOG_LOG, 0.95, &got), ESTIMATE_OK);
        ck_assert_double_eq_tol(got.point, 1 - (double)t / N, 1e-13);
        ck_assert(got.lower < got.point && got.point < got.upper);
    }
    ck_assert_int_eq(survival_quantile(&curve, 0.5, SURVIVAL_LOG_LOG, 0.95, &got), ESTIMATE_OK);
    ck_assert_double_eq(got.point, 20.5);
    survival_at(&curve, 0.5, SURVIVAL_LOG_LOG, 0.95, &got);
    ck_assert(got.point == 1 && got.lower_status == ESTIMATE_DEGENERATE && isnan(got.lower));
    memset(event, 0, sizeof event);
    event[3] = 1; /* time 40, the last */
    event[1] = 1;
    ck_assert_int_eq(survival_fit(time, event, N, order, &curve), ESTIMATE_OK);
    ck_assert_int_eq(survival_quantile(&curve, 0.5, SURVIVAL_LOG, 0.95, &got), curve.share[curve.steps - 1] > 0.5 ? ESTIMATE_NOT_REACHED : ESTIMATE_OK);
    ck_assert_int_eq(got.upper_status, ESTIMATE_NOT_REACHED);
    LogRank test;
    ck_assert_int_eq(survival_log_rank(time, event, group, N, order, &test), ESTIMATE_OK);
    memset(event, 0, sizeof event);
    ck_assert_int_eq(survival_log_rank(time, event, group, N, order, &test), ESTIMATE_DEGENERATE);
    ck_assert_int_eq(survival_fit(time, event, 0, order, &curve), ESTIMATE_TOO_FEW);
    time[0] = -1;
    ck_assert_int_eq(survival_fit(time, event, N, order, &curve), ESTIMATE_BAD_INPUT);
}
END_TEST

static int
by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

START_TEST(ranks_agree_with_listing_every_pair)
{
    enum { N = 61, M = 33 };
    static double x[N], y[M], all[N * N], work[140000];
    RankShift got;
    for (int round = 0; round < 6; round++) {
        Stream stream = stream_open(5, (uint64_t)round, STREAM_TEST);
        size_t n = 5 + 11 * (size_t)round, k = 0;
        for (size_t i = 0; i < n; i++)
            x[i] = round % 2 ? stream_normal(&stream) + 0.3 : (double)stream_below(&stream, 9) - 3;
        for (size_t i = 0; i < M; i++)
            y[i] = round % 2 ? stream_normal(&stream) : (double)stream_below(&stream, 9);
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j <= i; j++)
                all[k++] = (x[i] + x[j]) / 2;
        qsort(all, k, sizeof *all, by_value);
        ck_assert_int_eq(rank_paired(x, n, 0.9, work, &got), ESTIMATE_OK);
        ck_assert_double_eq(got.shift.point, quantile_sorted(all, k, 0.5, 2));
        ck_assert(got.shift.lower <= got.shift.point && got.shift.point <= got.shift.upper);
        ck_assert(!got.exact || got.achieved_level >= 0.9);
        k = 0;
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < M; j++)
                all[k++] = x[i] - y[j];
        qsort(all, k, sizeof *all, by_value);
        ck_assert_int_eq(rank_two_samples(x, n, y, M, 0.9, work, &got), ESTIMATE_OK);
        ck_assert_double_eq(got.shift.point, quantile_sorted(all, k, 0.5, 2));
        ck_assert(got.p_two_sided >= 0 && got.p_two_sided <= 1);
    }
    const double nine[9] = {-1, 2.5, 3, 4.25, 5, 6, -7.5, 8, 9};
    ck_assert_int_eq(rank_paired(nine, 9, 0.95, work, &got), ESTIMATE_OK);
    ck_assert_double_eq_tol(got.achieved_level, 1 - 2 * 10 / 512.0, 1e-12); /* 10 of 512 sign patterns are at most 5 */
    double zeros[3] = {0, 0, 0}, bad[2] = {1, NAN};
    ck_assert_int_eq(rank_paired(zeros, 3, 0.95, work, &got), ESTIMATE_DEGENERATE);
    ck_assert(isnan(got.p_greater));
    ck_assert_int_eq(rank_paired(zeros, 0, 0.95, work, &got), ESTIMATE_TOO_FEW);
    ck_assert_int_eq(rank_paired(bad, 2, 0.95, work, &got), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(rank_two_samples(bad, 1, bad, 2, 0.95, work, &got), ESTIMATE_BAD_INPUT);
}
END_TEST

START_TEST(gains_agreement_and_trends)
{
    double before[4] = {1, 2, NAN, 4}, after[4] = {2, 3, 5, NAN}, work[64];
    PairedGain gain;
    ck_assert_int_eq(paired_gain(before, after, 4, 10, 0.95, work, &gain), ESTIMATE_OK);
    ck_assert(gain.n == 2 && gain.incomplete == 2 && gain.gain.lower_status == ESTIMATE_DEGENERATE && isnan(gain.t));
    ck_assert_double_eq_tol(gain.normalised, 1 / 8.5, 1e-14);
    ck_assert_int_eq(paired_gain(before, after, 1, 10, 0.95, work, &gain), ESTIMATE_TOO_FEW);
    const double table[4] = {20, 5, 10, 15}, one[4] = {9, 0, 0, 0}, empty[4] = {0};
    Interval kappa;
    ck_assert_int_eq(agreement_cohen(table, 2, AGREEMENT_NOMINAL, 0.95, &kappa), ESTIMATE_OK);
    ck_assert_double_eq_tol(kappa.point, 0.4, 1e-12);
    ck_assert(kappa.lower < 0.4 && kappa.upper > 0.4);
    ck_assert_int_eq(agreement_cohen(table, 2, AGREEMENT_SQUARED, 0.95, &kappa), ESTIMATE_OK);
    ck_assert_double_eq_tol(kappa.point, 0.4, 1e-12); /* two categories: every weight is the same */
    ck_assert_int_eq(agreement_cohen(one, 2, AGREEMENT_NOMINAL, 0.95, &kappa), ESTIMATE_DOES_NOT_EXIST);
    ck_assert_int_eq(agreement_cohen(empty, 2, AGREEMENT_NOMINAL, 0.95, &kappa), ESTIMATE_TOO_FEW);
    FleissKappa fleiss;
    const double perfect[4] = {3, 0, 0, 3}, same[4] = {3, 0, 3, 0}, uneven[4] = {3, 0, 1, 1};
    ck_assert_int_eq(agreement_fleiss(perfect, 2, 2, &fleiss), ESTIMATE_OK);
    ck_assert_double_eq_tol(fleiss.kappa, 1, 1e-14);
    ck_assert_int_eq(agreement_fleiss(same, 2, 2, &fleiss), ESTIMATE_DOES_NOT_EXIST);
    ck_assert_int_eq(agreement_fleiss(uneven, 2, 2, &fleiss), ESTIMATE_BAD_INPUT);
    const double time[6] = {2000, 2001, 2003, 2004, 2005, 2006}, x[6] = {1, 2, NAN, 5, 4, 7}, flat[6] = {1, 1, 1, 1, 1, 1};
    Trend trend, turned;
    ck_assert_int_eq(trend_mann_kendall(time, x, 6, work, &trend), ESTIMATE_OK);
    ck_assert(trend.n == 5 && trend.approximate && fabs(trend.s - 8) < 1e-12);
    const double reversed_time[6] = {2006, 2005, 2004, 2003, 2001, 2000}, reversed_x[6] = {7, 4, 5, NAN, 2, 1};
    trend_mann_kendall(reversed_time, reversed_x, 6, work, &turned);
    ck_assert_double_eq(turned.s, trend.s);
    ck_assert_double_eq_tol(turned.slope, trend.slope, 1e-14);
    ck_assert_int_eq(trend_mann_kendall(time, flat, 6, work, &trend), ESTIMATE_DEGENERATE);
    ck_assert_int_eq(trend_mann_kendall(time, x, 3, work, &trend), ESTIMATE_TOO_FEW);
}
END_TEST

START_TEST(small_areas)
{
    enum { M = 30 };
    double estimate[M], variance[M], x[2 * M], predicted[M], mse[M];
    Stream stream = stream_open(77, 0, STREAM_TEST);
    AreaFit fit;
    for (int i = 0; i < M; i++) {
        variance[i] = 0.3 + 0.02 * i;
        x[2 * i] = 1;
        x[2 * i + 1] = stream_normal(&stream);
        estimate[i] = 2 + x[2 * i + 1] + stream_normal(&stream) * 0.8 + stream_normal(&stream) * sqrt(variance[i]);
    }
    AreaSample sample = {M, 2, estimate, variance, x};
    for (int method = SMALL_AREA_REML; method <= SMALL_AREA_FH; method++) {
        ck_assert_int_eq(small_area_predict(&sample, (SmallAreaMethod)method, predicted, mse, &fit), ESTIMATE_OK);
        ck_assert(fit.between > 0);
        for (int i = 0; i < M; i++) {
            double fitted = fit.beta[0] + fit.beta[1] * x[2 * i + 1];
            ck_assert((predicted[i] - fitted) * (estimate[i] - predicted[i]) >= 0); /* between the two */
            ck_assert(mse[i] > 0);
        }
    }
    for (int i = 0; i < M; i++)
        estimate[i] = 2 + x[2 * i + 1]; /* the covariates explain everything */
    ck_assert_int_eq(small_area_predict(&sample, SMALL_AREA_REML, predicted, mse, &fit), ESTIMATE_OK);
    ck_assert_double_eq(fit.between, 0);
    for (int i = 0; i < M; i++)
        x[2 * i + 1] = 2;
    ck_assert_int_eq(small_area_predict(&sample, SMALL_AREA_REML, predicted, mse, &fit), ESTIMATE_NOT_IDENTIFIABLE);
    ck_assert(isnan(predicted[0]) && isnan(fit.between));
    sample.areas = 4;
    ck_assert_int_eq(small_area_predict(&sample, SMALL_AREA_REML, predicted, mse, &fit), ESTIMATE_TOO_FEW);
    variance[2] = 0;
    ck_assert_int_eq(small_area_predict(&sample, SMALL_AREA_REML, predicted, mse, &fit), ESTIMATE_BAD_INPUT);
}
END_TEST

START_TEST(quantiles_follow_their_type)
{
    const double x[4] = {1, 2, 3, 4};
    ck_assert_double_eq(quantile_sorted(x, 4, 0.5, 1), 2);
    ck_assert_double_eq(quantile_sorted(x, 4, 0.5, 2), 2.5);
    ck_assert_double_eq(quantile_sorted(x, 4, 0.5, 3), 2);
    ck_assert_double_eq(quantile_sorted(x, 4, 0.5, 7), 2.5);
    ck_assert(isnan(quantile_sorted(x, 0, 0.5, 7)) && isnan(quantile_sorted(x, 4, 1.5, 7)) && isnan(quantile_sorted(x, 4, 0.5, 10)));
    for (int type = 1; type <= 9; type++)
        for (double p = 0; p < 1; p += 0.05)
            ck_assert(quantile_sorted(x, 4, p, type) <= quantile_sorted(x, 4, p + 0.05 < 1 ? p + 0.05 : 1, type));
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("estimate rates and comparisons");
    TCase *tests = tcase_create("all");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, share_intervals_mirror_and_grow);
    tcase_add_test(tests, paired_shares);
    tcase_add_test(tests, rates_and_dispositions);
    tcase_add_test(tests, survival_without_censoring_is_the_share_alive);
    tcase_add_test(tests, ranks_agree_with_listing_every_pair);
    tcase_add_test(tests, gains_agreement_and_trends);
    tcase_add_test(tests, small_areas);
    tcase_add_test(tests, quantiles_follow_their_type);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
