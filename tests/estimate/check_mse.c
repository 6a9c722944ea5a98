/* SPDX-License-Identifier: Apache-2.0 */
/* Properties and degenerate tables of multiple systems estimation. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/closed_population.h"
#include "estimate/mse.h"
#include "estimate/mse_bootstrap.h"
#include "estimate/recapture.h"

static Loglinear *work;

/* Five lists, positive everywhere it matters. */
static HistoryTable
rich_table(void)
{
    static const uint64_t counts[32] = {0, 54, 463, 15, 995, 19, 62, 19, 695, 3, 19, 0, 1, 4, 4, 1, 316, 0, 2, 0, 10, 0, 1, 0, 62};
    HistoryTable table = {.lists = 5};
    memcpy(table.count, counts, sizeof counts);
    return table;
}

START_TEST(the_order_of_lists_does_not_matter)
{
    static const uint32_t target[5] = {3, 0, 4, 1, 2};
    HistoryTable table = rich_table(), turned;
    MseModel model, turned_model;
    MseFit fit, turned_fit;
    ck_assert_int_eq(history_merge(&table, target, 5, &turned), ESTIMATE_OK);
    ck_assert_int_eq(mse_stepwise(&table, 0.02, 0.95, work, &model, &fit), ESTIMATE_OK);
    ck_assert_int_eq(mse_stepwise(&turned, 0.02, 0.95, work, &turned_model, &turned_fit), ESTIMATE_OK);
    ck_assert_double_eq_tol(turned_fit.total / fit.total, 1, 1e-10);
    ck_assert_double_eq_tol(turned_fit.upper / fit.upper, 1, 1e-10);
    ck_assert_uint_eq(model.terms, turned_model.terms);
    for (uint32_t i = 0; i < model.terms; i++) {
        uint32_t moved = 0, found = 0;
        for (uint32_t j = 0; j < 5; j++)
            moved |= (uint32_t)(model.term[i] >> j & 1) << target[j];
        for (uint32_t j = 0; j < model.terms; j++)
            found += turned_model.term[j] == moved;
        ck_assert_uint_eq(found, 1);
    }
}
END_TEST

START_TEST(ranges_of_replicates_give_the_same_bytes)
{
    HistoryTable table = rich_table();
    MseRule rule = {.kind = MSE_RULE_STEPWISE, .threshold = 0.02};
    double whole[60], parts[60];
    Loglinear *other = calloc(1, sizeof *other);
    ck_assert_int_eq(mse_bootstrap_range(&table, &rule, 5, 0, 60, work, whole), ESTIMATE_OK);
    mse_bootstrap_range(&table, &rule, 5, 41, 19, other, parts + 41);
    mse_bootstrap_range(&table, &rule, 5, 7, 34, other, parts + 7);
    mse_bootstrap_range(&table, &rule, 5, 0, 7, other, parts);
    ck_assert_mem_eq(whole, parts, sizeof whole);
    free(other);
}
END_TEST

START_TEST(intervals_grow_with_the_level_and_bracket_the_point)
{
    HistoryTable table = rich_table();
    MseModel none = {0};
    double lower = INFINITY, upper = 0;
    for (double level = 0.5; level < 0.999; level += 0.07) {
        MseFit fit;
        Interval profile;
        ck_assert_int_eq(mse_fit(&table, &none, level, work, &fit), ESTIMATE_OK);
        ck_assert(fit.lower < lower && fit.upper > upper && fit.lower < fit.total && fit.total < fit.upper);
        ck_assert(fit.lower > (double)fit.observed);
        lower = fit.lower;
        upper = fit.upper;
        ck_assert_int_eq(mse_profile(&table, &none, level, work, &profile), ESTIMATE_OK);
        ck_assert(profile.lower < profile.point && profile.point < profile.upper && profile.point < fit.total);
    }
}
END_TEST

START_TEST(tables_that_have_no_estimate_say_so)
{
    MseFit fit;
    MseModel none = {0}, pairs = mse_model_all_pairs(3), wrong = {.terms = 1, .term = {7}}, beyond = {.terms = 1, .term = {24}};
    HistoryTable empty = {.lists = 3}, one = {.lists = 1, .count = {0, 5}}, apart = {.lists = 3, .count = {0, 5, 6, 0, 7}};
    HistoryTable together = {.lists = 3, .count = {0, 0, 0, 0, 0, 0, 0, 40}}, hidden = {.lists = 2, .count = {3, 1, 1, 1}};
    ck_assert_int_eq(mse_fit(&empty, &none, 0.95, work, &fit), ESTIMATE_TOO_FEW);
    ck_assert(isnan(fit.total) && isnan(fit.upper));
    ck_assert_int_eq(mse_fit(&one, &none, 0.95, work, &fit), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(mse_fit(&hidden, &none, 0.95, work, &fit), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(mse_fit(&apart, &none, 0.95, work, &fit), ESTIMATE_DOES_NOT_EXIST);
    ck_assert_int_eq(mse_fit(&together, &none, 0.95, work, &fit), ESTIMATE_DOES_NOT_EXIST);
    ck_assert(isnan(fit.total));
    ck_assert_int_eq(mse_fit(&apart, &pairs, 0.95, work, &fit), ESTIMATE_NOT_IDENTIFIABLE);
    HistoryTable table = rich_table();
    ck_assert_int_eq(mse_fit(&table, &wrong, 0.95, work, &fit), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(mse_fit(&table, &beyond, 1.5, work, &fit), ESTIMATE_BAD_INPUT);
    table.count[3] = UINT64_MAX;
    ck_assert_int_eq(mse_fit(&table, &none, 0.95, work, &fit), ESTIMATE_BAD_INPUT);
    HistoryTable huge = {.lists = 2, .count = {0, (uint64_t)1 << 52, (uint64_t)1 << 51, (uint64_t)1 << 50}};
    ck_assert_int_eq(mse_fit(&huge, &none, 0.95, work, &fit), ESTIMATE_OK);
    ck_assert_double_eq_tol(fit.dark / 9007199254740992.0, 1, 1e-9);
    ck_assert_int_eq(history_add(&table, 0, 1), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(history_add(&table, 32, 1), ESTIMATE_BAD_INPUT);
    HistoryTable fewer;
    uint32_t dropped;
    HistoryTable with_empty = {.lists = 3, .count = {0, 4, 0, 0, 5, 2}};
    ck_assert_int_eq(history_drop_empty(&with_empty, &fewer, &dropped), ESTIMATE_OK);
    ck_assert(dropped == 2 && fewer.lists == 2 && fewer.count[3] == 2);
}
END_TEST

START_TEST(a_bootstrap_that_collapses_is_degenerate)
{
    HistoryTable table = {.lists = 2, .count = {0, 1, 1, 1}};
    MseRule rule = {.kind = MSE_RULE_MODEL};
    double estimates[400], limit;
    static const double level = 0.975;
    MseBca bca;
    ck_assert_int_eq(mse_bootstrap_range(&table, &rule, 1, 0, 400, work, estimates), ESTIMATE_OK);
    ck_assert_int_eq(mse_bootstrap_bca(&table, &rule, estimates, 400, &level, 1, work, &limit, &bca), ESTIMATE_DEGENERATE);
    ck_assert(isnan(limit));
    rule.kind = MSE_RULE_RANKED;
    ck_assert_int_eq(mse_bootstrap_range(&table, &rule, 1, 0, 4, work, estimates), ESTIMATE_BAD_INPUT);
}
END_TEST

START_TEST(models_are_read_strictly)
{
    MseModel model;
    ck_assert_int_eq(mse_model_parse("[123,4]", 4, &model), ESTIMATE_OK);
    ck_assert_uint_eq(model.terms, 4);
    ck_assert_uint_eq(model.term[3], 7);
    static const char *const wrong[] = {"", "[", "[]", "12", "[12", "[15]", "[12]x", "[1,,2]", "[a]", "[12,]"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ck_assert_int_eq(mse_model_parse(wrong[i], 4, &model), ESTIMATE_BAD_INPUT);
}
END_TEST

START_TEST(rankings_hold_all_models)
{
    static MseRanked ranked[1100];
    size_t n;
    HistoryTable full = {.lists = 4};
    for (uint32_t c = 1; c < 16; c++)
        full.count[c] = 10 + c;
    ck_assert_int_eq(mse_rank(&full, MSE_BIC, 2, work, ranked, 1100, &n), ESTIMATE_OK);
    ck_assert_uint_eq(n, 64);
    for (size_t i = 1; i < n; i++)
        ck_assert(ranked[i - 1].criterion <= ranked[i].criterion);
    ck_assert_int_eq(mse_rank(&full, MSE_AIC, 3, work, ranked, 1100, &n), ESTIMATE_OK);
    ck_assert_uint_eq(n, 113);
    ck_assert_int_eq(mse_rank(&full, MSE_AIC, 3, work, ranked, 100, &n), ESTIMATE_BAD_INPUT);
}
END_TEST

START_TEST(two_lists_and_series_name_their_limits)
{
    double total;
    Interval a, b;
    ck_assert_int_eq(recapture_petersen((TwoLists){10, 10, 0}, &total), ESTIMATE_DOES_NOT_EXIST);
    ck_assert_int_eq(recapture_petersen((TwoLists){10, 10, 11}, &total), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(recapture_chapman((TwoLists){0, 10, 0}, 0.95, &a, &b), ESTIMATE_TOO_FEW);
    ck_assert_int_eq(recapture_chapman((TwoLists){10, 10, 10}, 0.95, &a, &b), ESTIMATE_OK);
    ck_assert(a.lower_status == ESTIMATE_DEGENERATE && fabs(a.point - 10) < 1e-12);
    ck_assert_int_eq(recapture_chao(5, 4, 2, 0.95, &a), ESTIMATE_BAD_INPUT);
    ck_assert_int_eq(recapture_chao(0, 0, 0, 0.95, &a), ESTIMATE_TOO_FEW);
    ck_assert_int_eq(recapture_chao(50, 30, 10, 0.95, &a), ESTIMATE_OK);
    ck_assert_double_eq_tol(a.point, 95, 1e-12);
    ck_assert(a.lower > 50 && a.lower < 95 && a.upper > 95);
    static const double caught[] = {10, 20, 30}, none[] = {0, 0, 0}, some[] = {0, 2, 5};
    SampleSeries apart = {3, caught, none, caught}, series = {3, caught, some, caught}, two = {2, caught, some, caught};
    ck_assert_int_eq(recapture_schnabel(&apart, 0, 0.95, &a), ESTIMATE_DOES_NOT_EXIST);
    ck_assert(a.upper_status == ESTIMATE_NOT_REACHED && a.lower > 0);
    ck_assert_int_eq(recapture_schumacher(&series, 0.95, &a), ESTIMATE_OK);
    ck_assert_double_eq_tol(a.point, (20 * 100 + 30 * 784.0) / (20 + 140), 1e-9);
    ck_assert_int_eq(recapture_schumacher(&two, 0.95, &a), ESTIMATE_TOO_FEW);
    ck_assert_int_eq(recapture_schumacher(&apart, 0.95, &a), ESTIMATE_DOES_NOT_EXIST);
}
END_TEST

/* The engine and the dense regression are written apart; on a model that both can fit they agree. */
START_TEST(engine_and_dense_regression_agree)
{
    HistoryTable table = rich_table();
    MseModel none = {0};
    MseFit fit;
    ClosedFit closed;
    ClosedWork *memory = calloc(1, sizeof *memory);
    mse_fit(&table, &none, 0.95, work, &fit);
    ck_assert_int_eq(closed_population_fit(&table, (ClosedModel){.by_occasion = true}, false, 0.95, memory, &closed), ESTIMATE_OK);
    ck_assert_double_eq_tol(closed.total / fit.total, 1, 1e-9);
    ck_assert_double_eq_tol(closed.se_total / fit.se_total, 1, 1e-9);
    ck_assert_double_eq_tol(closed.aic, fit.aic, 1e-7);
    free(memory);
}
END_TEST

int
main(void)
{
    work = calloc(1, sizeof *work);
    Suite *suite = suite_create("estimate mse");
    TCase *tests = tcase_create("all");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, the_order_of_lists_does_not_matter);
    tcase_add_test(tests, ranges_of_replicates_give_the_same_bytes);
    tcase_add_test(tests, intervals_grow_with_the_level_and_bracket_the_point);
    tcase_add_test(tests, tables_that_have_no_estimate_say_so);
    tcase_add_test(tests, a_bootstrap_that_collapses_is_degenerate);
    tcase_add_test(tests, models_are_read_strictly);
    tcase_add_test(tests, rankings_hold_all_models);
    tcase_add_test(tests, two_lists_and_series_name_their_limits);
    tcase_add_test(tests, engine_and_dense_regression_agree);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    free(work);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
