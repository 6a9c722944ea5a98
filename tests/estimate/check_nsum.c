/* SPDX-License-Identifier: Apache-2.0 */
/* Properties and degenerate answers of network scale-up. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "estimate/nsum.h"
#include "estimate/rds_bootstrap.h"
#include "estimate/stream.h"
#include "estimate/survey.h"

enum { N = 400 };

static double answer[2 * N], degree[N], hidden_answer[N], weight[N], work[N], y[N], x[N], top[N], bottom[N], fraction[N];
static uint32_t order[N], first[N], draws[N];
static int32_t unit[N], stratum[N];
static const double size[2] = {2000, 500};

static KnownAnswers
make_answers(void)
{
    Stream stream = stream_open(31, 0, STREAM_TEST);
    for (int i = 0; i < N; i++) {
        answer[2 * i] = stream_below(&stream, 6);
        answer[2 * i + 1] = stream_below(&stream, 3);
        hidden_answer[i] = stream_below(&stream, 4) == 0;
        weight[i] = 1 + stream_below(&stream, 4);
        unit[i] = i / 10;
        stratum[i] = i / 200;
    }
    answer[0] = 1;
    return (KnownAnswers){N, 2, answer, size, 1e5, 0};
}

START_TEST(missing_answers_leave_both_sums)
{
    KnownAnswers known = make_answers();
    answer[6] = NAN;
    answer[8] = answer[9] = NAN;
    ck_assert_int_eq(nsum_degrees(&known, 2, degree), ESTIMATE_OK);
    ck_assert_double_eq_tol(degree[3], 1e5 * answer[7] / 500, 1e-12);
    ck_assert(isnan(degree[4]));
    HiddenAnswers hidden = {N, hidden_answer, degree, weight, 1e5};
    ScaleUp got, seven;
    hidden_answer[5] = NAN;
    ck_assert_int_eq(nsum_mle(&hidden, &got), ESTIMATE_OK);
    ck_assert_uint_eq(got.left_out, 2);
    for (int i = 0; i < N; i++)
        weight[i] *= 7;
    nsum_mle(&hidden, &seven);
    ck_assert_double_eq_tol(seven.total / got.total, 1, 1e-13);
    known.top_code = 2;
    nsum_degrees(&known, 2, degree);
    for (int i = 0; i < N; i++)
        ck_assert(isnan(degree[i]) || degree[i] <= 1e5 * 4 / 500);
}
END_TEST

START_TEST(bootstrap_agrees_with_linearisation)
{
    static double estimate[4000];
    KnownAnswers known = make_answers();
    nsum_degrees(&known, 2, degree);
    HiddenAnswers hidden = {N, hidden_answer, degree, weight, 1e5};
    Design design = {.rows = N, .weight = weight, .stages = 1, .stratum = {stratum}, .unit = {unit}, .order = order};
    ck_assert_int_eq(design_prepare(&design), ESTIMATE_OK);
    ScaleUp got;
    double total;
    Interval linear, drawn;
    nsum_mle(&hidden, &got);
    ck_assert_int_eq(nsum_linear(&design, &hidden, work, &total), ESTIMATE_OK);
    ck_assert_double_eq_tol(total / got.total, 1, 1e-13);
    survey_interval(&design, work, total, 0.95, &linear);
    UnitTotals totals = {.top = top, .bottom = bottom, .fraction = fraction, .first = first};
    ck_assert_int_eq(nsum_bootstrap(&design, &hidden, y, x, &totals, 8, 0, 4000, draws, estimate), ESTIMATE_OK);
    rds_bootstrap_interval(estimate, 4000, total, 0.95, &drawn);
    ck_assert_double_eq_tol(drawn.standard_error / linear.standard_error, 1, 0.06);
}
END_TEST

START_TEST(answers_without_an_estimate_say_so)
{
    KnownAnswers known = make_answers();
    static const double none[2] = {0, 500};
    double zero[3] = {0}, some[3] = {1, 0, 2}, total;
    ScaleUp got;
    known.size = none;
    ck_assert_int_eq(nsum_degrees(&known, 2, degree), ESTIMATE_BAD_INPUT);
    known.size = size;
    answer[4] = -1;
    ck_assert_int_eq(nsum_degrees(&known, 2, degree), ESTIMATE_BAD_INPUT);
    HiddenAnswers hidden = {3, some, zero, NULL, 1000};
    ck_assert_int_eq(nsum_mle(&hidden, &got), ESTIMATE_DOES_NOT_EXIST);
    ck_assert(isnan(got.total));
    ck_assert_int_eq(nsum_pimle(&hidden, &got), ESTIMATE_TOO_FEW);
    ck_assert_uint_eq(got.left_out, 3);
    hidden.n = 0;
    ck_assert_int_eq(nsum_mle(&hidden, &got), ESTIMATE_TOO_FEW);
    hidden = (HiddenAnswers){3, some, some, NULL, -5};
    ck_assert_int_eq(nsum_mle(&hidden, &got), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(nsum_generalized(100, 0.5, 0.8, &total), ESTIMATE_OK);
    ck_assert_double_eq_tol(total, 250, 1e-12);
    ck_assert_int_eq(nsum_generalized(100, 0.5, 1.2, &total), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(nsum_generalized(100, 0, 1, &total), ESTIMATE_BAD_INPUT);
    ck_assert(isnan(total));
    ck_assert_int_eq(nsum_multiplicity(zero, NULL, 0, 10, &total), ESTIMATE_TOO_FEW);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("estimate nsum");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, missing_answers_leave_both_sums);
    tcase_add_test(tests, bootstrap_agrees_with_linearisation);
    tcase_add_test(tests, answers_without_an_estimate_say_so);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
