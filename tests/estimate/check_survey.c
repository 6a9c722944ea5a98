/* SPDX-License-Identifier: Apache-2.0 */
/* Properties and degenerate designs of survey estimation. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/calibrate.h"
#include "estimate/rds_bootstrap.h"
#include "estimate/replicate.h"
#include "estimate/stream.h"
#include "estimate/survey.h"

enum { N = 240 };

typedef struct Sample {
    Design design;
    double weight[2 * N], y[2 * N], x[2 * N], work[2 * N], population[2 * N], inner[2 * N];
    int32_t stratum[2 * N], unit[2 * N];
    uint8_t domain[2 * N];
    uint32_t order[2 * N], sorted[2 * N];
    double top[N], bottom[N], fraction[N];
    uint32_t first[N], draws[N];
    UnitTotals totals;
} Sample;

/* Four strata, 6 units each, 10 rows a unit, rows dealt out of order. */
static Sample *
make_sample(void)
{
    Sample *s = calloc(1, sizeof *s);
    Stream stream = stream_open(23, 0, STREAM_TEST);
    for (int i = 0; i < N; i++) {
        int place = (i * 7) % N;
        s->stratum[i] = place / 60;
        s->unit[i] = place / 10 % 6 + 100 * s->stratum[i];
        s->weight[i] = 5 + s->stratum[i] + stream_below(&stream, 3);
        s->y[i] = s->unit[i] % 7 + stream_normal(&stream);
        s->x[i] = 2 + stream_uniform(&stream);
        s->domain[i] = (uint8_t)stream_below(&stream, 2);
        s->population[i] = 30;
        s->inner[i] = 40;
    }
    s->design = (Design){.rows = N, .weight = s->weight, .stages = 1, .stratum = {s->stratum}, .unit = {s->unit}, .order = s->order};
    s->totals = (UnitTotals){.top = s->top, .bottom = s->bottom, .fraction = s->fraction, .first = s->first};
    ck_assert_int_eq(design_prepare(&s->design), ESTIMATE_OK);
    return s;
}

START_TEST(weights_and_rows_may_be_scaled_and_moved)
{
    Sample *s = make_sample();
    Interval mean, total, other;
    ck_assert(s->design.strata == 4 && s->design.units == 24);
    survey_mean(&s->design, s->y, s->domain, 0.95, s->work, &mean);
    survey_total(&s->design, s->y, s->domain, 0.95, s->work, &total);
    ck_assert(mean.lower < mean.point && mean.point < mean.upper);
    for (int i = 0; i < N; i++)
        s->weight[i] *= 7;
    survey_mean(&s->design, s->y, s->domain, 0.95, s->work, &other);
    ck_assert_double_eq_tol(other.point / mean.point, 1, 1e-13);
    ck_assert_double_eq_tol(other.standard_error / mean.standard_error, 1, 1e-12);
    survey_total(&s->design, s->y, s->domain, 0.95, s->work, &other);
    ck_assert_double_eq_tol(other.standard_error / total.standard_error, 7, 1e-11);
    for (int i = 0; i < N; i++) { /* every row twice with half its weight, the unit kept; strata renamed */
        s->weight[i] /= 14;
        s->stratum[i] = 90 - s->stratum[i];
        s->weight[N + i] = s->weight[i];
        s->y[N + i] = s->y[i];
        s->domain[N + i] = s->domain[i];
        s->stratum[N + i] = s->stratum[i];
        s->unit[N + i] = s->unit[i];
    }
    s->design.rows = 2 * N;
    ck_assert_int_eq(design_prepare(&s->design), ESTIMATE_OK);
    survey_mean(&s->design, s->y, s->domain, 0.95, s->work, &other);
    ck_assert_double_eq_tol(other.point / mean.point, 1, 1e-13);
    ck_assert_double_eq_tol(other.upper / mean.upper, 1, 1e-12);
    free(s);
}
END_TEST

START_TEST(replication_agrees_with_linearisation)
{
    Sample *s = make_sample();
    static double estimate[5000];
    Interval total, drawn;
    ReplicateVariance got;
    survey_total(&s->design, s->y, NULL, 0.95, s->work, &total);
    replicate_totals(&s->design, s->y, NULL, &s->totals);
    ck_assert_int_eq(replicate_jackknife(&s->totals, &got), ESTIMATE_OK);
    ck_assert_double_eq_tol(sqrt(got.around_point) / total.standard_error, 1, 1e-11); /* exact for a total */
    ck_assert_int_eq(replicate_balanced(&s->totals, 0, &got), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(replicate_rao_wu(&s->totals, 1, 0, 5000, s->draws, estimate), ESTIMATE_OK);
    double weights[N], sum = 0;
    for (uint64_t b = 0; b < 3; b++) {
        replicate_rao_wu_weights(&s->design, &s->totals, 1, b, s->draws, weights);
        sum = 0;
        for (int i = 0; i < N; i++)
            sum += weights[i] * s->y[i];
        ck_assert_double_eq_tol(sum / estimate[b], 1, 1e-12);
    }
    rds_bootstrap_interval(estimate, 5000, total.point, 0.95, &drawn);
    ck_assert_double_eq_tol(drawn.standard_error / total.standard_error, 1, 0.04);
    for (int i = 0; i < N; i++) /* two units a stratum */
        s->unit[i] = s->unit[i] % 2;
    design_prepare(&s->design);
    survey_total(&s->design, s->y, NULL, 0.95, s->work, &total);
    replicate_totals(&s->design, s->y, NULL, &s->totals);
    ck_assert_int_eq(replicate_balanced(&s->totals, 0, &got), ESTIMATE_OK);
    ck_assert_uint_eq(got.replicates, 8);
    ck_assert_double_eq_tol(sqrt(got.around_point) / total.standard_error, 1, 1e-11);
    ck_assert_int_eq(replicate_balanced(&s->totals, 0.3, &got), ESTIMATE_OK);
    ck_assert_double_eq_tol(sqrt(got.around_point) / total.standard_error, 1, 1e-11);
    free(s);
}
END_TEST

/* Two stages by hand: two units of two rows; N = 4 units, M = 10 rows in each; y = 1 3 | 5 9, all weights 1.
 * Stage 1: (1 - 1/2) 2/1 [(4-9)^2 + (14-9)^2] = 50; stage 2: 1/2 (1 - 1/5) 2 [ (1+1) + (4+4) ] = 8. */
START_TEST(two_stages_by_hand)
{
    const double weight[4] = {1, 1, 1, 1}, y[4] = {1, 3, 5, 9}, n[4] = {4, 4, 4, 4}, m[4] = {10, 10, 10, 10};
    const int32_t unit[4] = {1, 1, 2, 2};
    uint32_t order[4];
    double work[4];
    Interval total;
    Design design = {.rows = 4, .weight = weight, .stages = 2, .unit = {unit}, .population = {n, m}, .order = order};
    ck_assert_int_eq(design_prepare(&design), ESTIMATE_OK);
    survey_total(&design, y, NULL, 0.95, work, &total);
    ck_assert_double_eq_tol(total.standard_error * total.standard_error, 58, 1e-12);
    const double too_few[4] = {1, 1, 1, 1}, mixed[4] = {4, 5, 4, 4};
    design.population[0] = too_few;
    ck_assert_int_eq(design_prepare(&design), ESTIMATE_BAD_INPUT);
    design.population[0] = mixed;
    ck_assert_int_eq(design_prepare(&design), ESTIMATE_BAD_INPUT);
}
END_TEST

START_TEST(lonely_units_follow_their_rule)
{
    const double weight[5] = {1, 1, 1, 1, 2}, y[5] = {1, 3, 5, 9, 4};
    const int32_t stratum[5] = {1, 1, 2, 2, 3};
    uint32_t order[5];
    double work[5];
    Interval total;
    Design design = {.rows = 5, .weight = weight, .stages = 1, .stratum = {stratum}, .order = order};
    ck_assert_int_eq(design_prepare(&design), ESTIMATE_OK);
    ck_assert_uint_eq(design.lonely_row, 4);
    ck_assert_int_eq(survey_total(&design, y, NULL, 0.95, work, &total), ESTIMATE_LONELY_PSU);
    ck_assert(isnan(total.standard_error) && fabs(total.point - 26) < 1e-12);
    design.lonely = LONELY_REMOVE; /* 2 (1+1) + 2 (4+4) = 20 */
    survey_total(&design, y, NULL, 0.95, work, &total);
    ck_assert_double_eq_tol(pow(total.standard_error, 2), 20, 1e-12);
    design.lonely = LONELY_AVERAGE;
    survey_total(&design, y, NULL, 0.95, work, &total);
    ck_assert_double_eq_tol(pow(total.standard_error, 2), 30, 1e-12);
    design.lonely = LONELY_ADJUST; /* (8 - 26/5)^2 more */
    survey_total(&design, y, NULL, 0.95, work, &total);
    ck_assert_double_eq_tol(pow(total.standard_error, 2), 20 + 2.8 * 2.8, 1e-12);
}
END_TEST

START_TEST(quantiles_and_their_limits)
{
    Sample *s = make_sample();
    Interval median, high;
    ck_assert_int_eq(survey_quantile(&s->design, s->y, NULL, 0.5, 0.95, s->sorted, s->work, &median), ESTIMATE_OK);
    ck_assert(median.lower <= median.point && median.point <= median.upper);
    double below = 0, all = 0, up_to = 0;
    for (int i = 0; i < N; i++) {
        all += s->weight[i];
        below += s->y[i] < median.point ? s->weight[i] : 0;
        up_to += s->y[i] <= median.point ? s->weight[i] : 0;
    }
    ck_assert(below < 0.5 * all && up_to >= 0.5 * all);
    ck_assert_int_eq(survey_quantile(&s->design, s->y, NULL, 0.999, 0.95, s->sorted, s->work, &high), ESTIMATE_OK);
    ck_assert_int_eq(high.upper_status, ESTIMATE_NOT_REACHED);
    ck_assert(isnan(high.upper));
    ck_assert_int_eq(survey_quantile(&s->design, s->y, NULL, 1, 0.95, s->sorted, s->work, &high), ESTIMATE_BAD_INPUT);
    free(s);
}
END_TEST

START_TEST(designs_without_an_estimate_say_so)
{
    Sample *s = make_sample();
    Interval got;
    uint8_t nobody[N] = {0};
    ck_assert_int_eq(survey_mean(&s->design, s->y, nobody, 0.95, s->work, &got), ESTIMATE_TOO_FEW);
    ck_assert(isnan(got.point));
    double zero[N] = {0}, missing[N];
    ck_assert_int_eq(survey_ratio(&s->design, s->y, zero, NULL, 0.95, s->work, &got), ESTIMATE_DOES_NOT_EXIST);
    memcpy(missing, s->y, sizeof missing);
    missing[3] = NAN;
    ck_assert_int_eq(survey_mean(&s->design, missing, NULL, 0.95, s->work, &got), ESTIMATE_OK);
    double as_domain = got.point;
    memset(nobody, 1, sizeof nobody);
    nobody[3] = 0;
    survey_mean(&s->design, s->y, nobody, 0.95, s->work, &got);
    ck_assert_double_eq(got.point, as_domain);
    Design design = s->design;
    design.weight = zero;
    ck_assert_int_eq(design_prepare(&design), ESTIMATE_BAD_INPUT);
    s->weight[5] = -1;
    ck_assert_int_eq(design_prepare(&s->design), ESTIMATE_BAD_INPUT);
    s->weight[5] = INFINITY;
    ck_assert_int_eq(design_prepare(&s->design), ESTIMATE_BAD_INPUT);
    s->design.rows = 0;
    ck_assert_int_eq(design_prepare(&s->design), ESTIMATE_TOO_FEW);
    free(s);
}
END_TEST

START_TEST(calibrated_weights_reach_their_totals)
{
    Sample *s = make_sample();
    double x[2 * N], target[2] = {0}, out[N];
    for (int i = 0; i < N; i++) {
        x[2 * i] = 1;
        x[2 * i + 1] = s->x[i];
        target[0] += 1.1 * s->weight[i];
        target[1] += 1.12 * s->weight[i] * s->x[i];
    }
    Calibration calibration = {N, 2, s->weight, x, target, CALIBRATE_LINEAR, 0.4, 2.5};
    for (int kind = CALIBRATE_LINEAR; kind <= CALIBRATE_LOGIT; kind++) {
        calibration.kind = (CalibrateKind)kind;
        ck_assert_int_eq(calibrate_weights(&calibration, out), ESTIMATE_OK);
        double reached[2] = {0}, r[N], square = 0;
        for (int i = 0; i < N; i++) {
            reached[0] += out[i];
            reached[1] += out[i] * s->x[i];
            r[i] = out[i] * s->x[i];
            ck_assert(kind == CALIBRATE_LINEAR || (out[i] >= 0.4 * s->weight[i] && out[i] <= 2.5 * s->weight[i]));
        }
        ck_assert_double_eq_tol(reached[0] / target[0], 1, 1e-8);
        ck_assert_double_eq_tol(reached[1] / target[1], 1, 1e-8);
        ck_assert_int_eq(calibrate_residuals(s->weight, out, x, N, 2, r), ESTIMATE_OK);
        for (int i = 0; i < N; i++)
            square += r[i] * r[i];
        ck_assert(square < 1e-12); /* a known total varies no more */
    }
    target[0] *= 9;
    ck_assert_int_eq(calibrate_weights(&calibration, out), ESTIMATE_DOES_NOT_EXIST);
    const int32_t code[3] = {0, 0, 1}, wrong[3] = {0, 2, 1};
    const double w[3] = {1, 1, 1}, t[3] = {4, 5, 1}, unequal[2] = {4, 6};
    double scratch[3];
    int cycles;
    Margin margins[2] = {{code, t, 2}, {code, unequal, 2}};
    ck_assert_int_eq(calibrate_post_stratify(w, code, 3, t, 3, out), ESTIMATE_DOES_NOT_EXIST);
    ck_assert_int_eq(calibrate_post_stratify(w, wrong, 3, t, 2, out), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(calibrate_rake(w, 3, margins, 2, scratch, out, &cycles), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(calibrate_rake(w, 3, margins, 1, scratch, out, &cycles), ESTIMATE_OK);
    ck_assert_double_eq_tol(out[0] + out[1], 4, 1e-12);
    free(s);
}
END_TEST

START_TEST(proportions_mirror_and_grow)
{
    for (int kind = PROPORTION_MEAN; kind <= PROPORTION_LIKELIHOOD; kind++) {
        double lower = 1, upper = 0;
        for (double level = 0.5; level < 0.995; level += 0.07) {
            Interval p, q;
            SurveyShare share = {0.3, 0.04, 120, 20, 0}, mirrored = {0.7, 0.04, 120, 20, 0};
            ck_assert_int_eq(survey_proportion(share, (ProportionKind)kind, level, &p), ESTIMATE_OK);
            survey_proportion(mirrored, (ProportionKind)kind, level, &q);
            ck_assert_double_eq_tol(p.lower, 1 - q.upper, 1e-12);
            ck_assert_double_eq_tol(p.upper, 1 - q.lower, 1e-12);
            ck_assert(p.lower < lower && p.upper > upper && p.lower < 0.3 && p.upper > 0.3);
            lower = p.lower;
            upper = p.upper;
        }
    }
    Interval p;
    ck_assert_int_eq(survey_proportion((SurveyShare){0, 0, 40, 9, 0}, PROPORTION_BETA, 0.95, &p), ESTIMATE_DEGENERATE);
    ck_assert(isnan(p.upper));
    ck_assert_int_eq(survey_proportion((SurveyShare){0, 0, 40, 9, 2}, PROPORTION_BETA, 0.95, &p), ESTIMATE_OK);
    ck_assert_double_eq_tol(p.upper, 1 - pow(0.025, 1 / 20.0), 1e-12);
    ck_assert_int_eq(survey_proportion((SurveyShare){1.2, 0, 40, 9, 2}, PROPORTION_BETA, 0.95, &p), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(survey_proportion((SurveyShare){0.2, 0.1, 40, 0, 0}, PROPORTION_BETA, 0.95, &p), ESTIMATE_TOO_FEW);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("estimate survey");
    TCase *tests = tcase_create("all");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, weights_and_rows_may_be_scaled_and_moved);
    tcase_add_test(tests, replication_agrees_with_linearisation);
    tcase_add_test(tests, two_stages_by_hand);
    tcase_add_test(tests, lonely_units_follow_their_rule);
    tcase_add_test(tests, quantiles_and_their_limits);
    tcase_add_test(tests, designs_without_an_estimate_say_so);
    tcase_add_test(tests, calibrated_weights_reach_their_totals);
    tcase_add_test(tests, proportions_mirror_and_grow);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
