/* SPDX-License-Identifier: Apache-2.0 */
/* Roll-up by properties: what events are dealt to which quarters must not change a year. */
#include <check.h>

#include "core/rule/assess.h"
#include "core/rule/check_observations.h"
#include "core/rule/rollup.h"
#include "tests/support/builders.h"

static uint32_t state = 5;

static uint32_t
draw(uint32_t below)
{
    state = state * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)(state >> 4) * below) >> 28);
}

static Actual
cell(int64_t numerator, int64_t denominator, ObservationStatus status)
{
    return (Actual){.numerator = numerator, .denominator = denominator, .subjects = numerator, .estimate = -1, .status = (uint8_t)status};
}

static Actual
roll(RollupType type, const Actual *cells, size_t n)
{
    const Actual *quarters[16] = {NULL};
    for (size_t i = 0; i < n; i++)
        quarters[i] = &cells[i];
    return rollup_quarters(type, quarters, n);
}

/* A roll-up under test: the real one, or one with a seeded defect. */
typedef Actual (*Roll)(RollupType type, const Actual *cells, size_t n);

/* One split of the same events over up to sixteen quarters, some of them not applying: does every way of adding it up, at once
 * and in halves, give what was dealt? */
static bool
split_holds(Roll rolled)
{
    static const RollupType TYPES[] = {ROLLUP_FLOW, ROLLUP_NEW, ROLLUP_RATIO, ROLLUP_CONTEXT};
    RollupType type = TYPES[draw(G_N_ELEMENTS(TYPES))];
    bool ratio = type == ROLLUP_RATIO;
    size_t n = 1 + draw(16);
    int64_t events = draw(500), hits = events ? draw((uint32_t)events + 1) : 0;
    Actual cells[16];
    for (size_t i = 0; i < n; i++)
        cells[i] = cell(0, 0, ratio ? STATUS_DEN_ZERO : STATUS_OK);
    for (int64_t e = 0; e < events; e++) {
        Actual *q = &cells[draw((uint32_t)n)];
        q->status = STATUS_OK;
        q->denominator += ratio;
        q->numerator += !ratio || e < hits;
        q->subjects += !ratio;
    }
    Actual year = rolled(type, cells, n);
    bool good = year.status == (ratio && !events ? STATUS_DEN_ZERO : STATUS_OK) && year.numerator == (ratio ? hits : events) &&
                (!ratio || year.denominator == events) && year.subjects <= events &&
                (type != ROLLUP_NEW || year.subjects == events);
    size_t cut = draw((uint32_t)n + 1);
    Actual halves[2] = {rolled(type, cells, cut), rolled(type, cells + cut, n - cut)};
    Actual whole = rolled(type, halves, 2);
    return good && whole.numerator == year.numerator && whole.denominator == year.denominator && whole.status == year.status;
}

START_TEST(any_split_of_events_gives_the_same_year)
{
    for (int round = 0; round < 100000; round++)
        ck_assert_msg(split_holds(roll), "round %d", round);
}
END_TEST

/* The last quarter is forgotten when there are more than four. */
static Actual
roll_short(RollupType type, const Actual *cells, size_t n)
{
    return roll(type, cells, n > 4 ? n - 1 : n);
}

/* Percentages are averaged: each quarter counts as a hundred. */
static Actual
roll_averages(RollupType type, const Actual *cells, size_t n)
{
    Actual hundreds[16];
    for (size_t i = 0; i < n; i++) {
        hundreds[i] = cells[i];
        if (type == ROLLUP_RATIO && cells[i].denominator > 0) {
            hundreds[i].numerator = 100 * cells[i].numerator / cells[i].denominator;
            hundreds[i].denominator = 100;
        }
    }
    return roll(type, hundreds, n);
}

/* A quarter without cases is taken for one of the zero cases that were hits. */
static Actual
roll_zero(RollupType type, const Actual *cells, size_t n)
{
    Actual year = roll(type, cells, n);
    for (size_t i = 0; i < n; i++)
        year.status = cells[i].status == STATUS_DEN_ZERO ? STATUS_OK : year.status;
    return year;
}

START_TEST(seeded_defects_are_found)
{
    static const Roll DEFECTS[] = {roll_short, roll_averages, roll_zero};
    for (size_t d = 0; d < G_N_ELEMENTS(DEFECTS); d++) {
        int found = 0;
        for (int round = 0; round < 10000; round++)
            found += !split_holds(DEFECTS[d]);
        ck_assert_msg(found > 0, "defect %zu", d);
    }
}
END_TEST

START_TEST(a_missing_quarter_is_never_zero)
{
    for (int type = 0; type < ROLLUP_TYPE_COUNT; type++) {
        if (!rollup_type_is_additive((RollupType)type) || type == ROLLUP_ESTIMATE)
            continue;
        for (int round = 0; round < 2000; round++) {
            Actual cells[8];
            size_t n = 1 + draw(8), missing = draw((uint32_t)n);
            bool carries = type == ROLLUP_STOCK || type == ROLLUP_MILESTONE;
            for (size_t i = 0; i < n; i++)
                cells[i] = cell(draw(50), 60, draw(5) ? STATUS_OK : STATUS_NOT_APPLICABLE);
            cells[carries ? n - 1 : missing] = cell(0, 0, STATUS_NOT_REPORTED);
            Actual year = roll((RollupType)type, cells, n);
            ck_assert_int_eq(year.status, STATUS_NOT_REPORTED);
            ck_assert_int_eq(year.numerator, 0);
        }
    }
    Actual none[2] = {cell(0, 0, STATUS_NOT_APPLICABLE), cell(0, 0, STATUS_NOT_APPLICABLE)};
    ck_assert_int_eq(roll(ROLLUP_FLOW, none, 2).status, STATUS_NOT_APPLICABLE);
    Actual pending[2] = {cell(5, 0, STATUS_OK), cell(0, 0, STATUS_PENDING)};
    ck_assert_int_eq(roll(ROLLUP_FLOW, pending, 2).status, STATUS_PENDING);
}
END_TEST

START_TEST(states_and_estimates_take_the_last)
{
    Actual stock[3] = {cell(5, 0, STATUS_OK), cell(9, 0, STATUS_OK), cell(7, 0, STATUS_OK)};
    ck_assert_int_eq(roll(ROLLUP_STOCK, stock, 3).numerator, 7);
    ck_assert_int_eq(roll(ROLLUP_MILESTONE, stock, 2).numerator, 9);
    Actual studies[3] = {cell(5, 0, STATUS_OK), cell(9, 0, STATUS_OK), cell(0, 0, STATUS_NOT_APPLICABLE)};
    ck_assert_int_eq(roll(ROLLUP_ESTIMATE, studies, 3).numerator, 9);
    ck_assert_int_eq(roll(ROLLUP_ESTIMATE, studies + 2, 1).status, STATUS_NOT_APPLICABLE);
    studies[2].note = 3; /* why the last study gave no number: told where no earlier one stands for it */
    ck_assert_int_eq(roll(ROLLUP_ESTIMATE, studies + 2, 1).note, 3);
    ck_assert_int_eq(roll(ROLLUP_ESTIMATE, studies, 3).note, 0);
}
END_TEST

static bool
says(const FindingList *findings, unsigned number)
{
    for (size_t i = 0; i < finding_list_size(findings); i++) {
        if (finding_list_peek(findings, i)->number == number)
            return true;
    }
    return false;
}

/* Each rule with a submission that keeps it and one that breaks it. */
START_TEST(rules_between_cells)
{
    for (int broken = 0; broken < 2; broken++) {
        g_autoptr(FindingList) findings = finding_list_new();
        g_autoptr(Submission) s = build_submission("FY2025Q1");
        build_count(s, "A-01", "FY2025Q1", 0, "", 35 + broken, 0, 35);
        build_table(s, "A-01", "FY2025Q1", 1, (int64_t[]){20, 15}, false);
        build_table(s, "A-01", "FY2025Q1", 2, (int64_t[]){10, 10, 0, 5, 5, 5}, false);
        build_count(s, "A-04", "FY2025Q1", 1, "F", 30 + 20 * broken, 45, 45);
        build_table(s, "A-06", "FY2025Q1", 1, (int64_t[]){20, 10}, false);
        build_table(s, "A-03", "FY2025Q1", 1, (int64_t[]){20, 10}, false);
        build_count(s, "A-04", "FY2025Q1", 0, "", 30 + 20 * broken, 45, 45);
        build_count(s, "A-06", "FY2025Q1", 0, "", 30, 0, 30 + broken);
        build_count(s, "A-03", "FY2025Q1", 0, "", 30, 0, broken ? -1 : 30);
        EstimateDetail e = {2079, broken ? 2100 : 1500, 2600, 0.95, 400, period_day(2025, 5, 15), 10, 17, 0};
        g_array_append_val(s->observations->estimates, e);
        build_count(s, "A-07", "FY2025Q1", 0, "", 0, 0, 400);
        Observation *o = &g_array_index(s->observations->observations, Observation, s->observations->observations->len - 1);
        *o = (Observation){.indicator = o->indicator, .window = o->window, .has_value = 1, .value = 2079, .subjects = 400};
        if (broken)
            g_array_set_size(((Indicator *)s->manifest->indicators->pdata[manifest_find_indicator(s->manifest, "A-07")])->sheet, 0);
        build_done(s);
        check_observations(s, findings);
        static const unsigned RULES[] = {5101, 5102, 5103, 5104, 5105, 5107};
        for (size_t i = 0; i < G_N_ELEMENTS(RULES); i++)
            ck_assert_msg(says(findings, RULES[i]) == (broken == 1), "H%u", RULES[i]);
    }
}
END_TEST

START_TEST(rules_between_windows)
{
    static const int64_t YEARS[] = {55, 19, 100};
    static const bool GOOD[] = {true, false, false};
    for (size_t i = 0; i < G_N_ELEMENTS(YEARS); i++) {
        g_autoptr(FindingList) findings = finding_list_new();
        g_autoptr(Plan) plan = build_plan();
        g_autoptr(GPtrArray) submissions = g_ptr_array_new_with_free_func((GDestroyNotify)submission_free);
        Submission *s = build_submission("FY2025Q2");
        g_ptr_array_add(submissions, s);
        for (size_t w = 0; w < s->windows->n_windows; w++) {
            const Window *window = &s->windows->windows[w];
            int64_t one = window->first != window->last ? YEARS[i] : window->first == s->windows->first_quarter ? 40 : 20;
            build_count(s, "A-03", window->id, 0, "", one, 0, one);
        }
        build_done(s);
        g_autoptr(ActualTable) actuals = rollup_actuals(plan, submissions, s->windows->report_quarter);
        check_actuals(plan, submissions, actuals, findings);
        ck_assert_msg(says(findings, 6001) != GOOD[i], "%d", (int)YEARS[i]);
        ck_assert(says(findings, 5106)); /* A-01 has no value */
    }
}
END_TEST

static Decimal
number(const char *text)
{
    Decimal value;
    ck_assert(decimal_parse(text, &value));
    return value;
}

START_TEST(judging_against_a_target)
{
    static const struct {
        Direction direction;
        const char *actual, *target;
        int elapsed, whole;
        bool on_target, deviates;
    } CASES[] = {
        {DIRECTION_UP, "100", "100", 1, 1, true, false}, {DIRECTION_UP, "90", "100", 1, 1, true, false},
        {DIRECTION_UP, "89.9", "100", 1, 1, false, true}, {DIRECTION_UP, "111", "100", 1, 1, true, true},
        {DIRECTION_UP, "75", "100", 3, 4, true, false}, {DIRECTION_UP, "67", "100", 3, 4, false, true},
        {DIRECTION_DOWN, "11", "10", 1, 1, true, false}, {DIRECTION_DOWN, "11.1", "10", 1, 1, false, true},
        {DIRECTION_DOWN, "5", "10", 1, 1, true, true}, {DIRECTION_UP, "0", "0", 1, 1, true, false},
        {DIRECTION_DOWN, "1", "0", 1, 1, false, true},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        bool on_target, deviates;
        Judgement j = {CASES[i].direction, 10, CASES[i].elapsed, CASES[i].whole};
        ck_assert(assess_number(number(CASES[i].actual), number(CASES[i].target), j, &on_target, &deviates));
        ck_assert_msg(on_target == CASES[i].on_target && deviates == CASES[i].deviates, "case %zu", i);
    }
    Decimal percent;
    ck_assert(assess_percent(DIRECTION_UP, number("146"), number("150"), NULL, &percent));
    g_autofree char *up = decimal_text(percent);
    ck_assert_str_eq(up, "97.3");
    Baseline baseline = {.value = number("30")};
    ck_assert(assess_percent(DIRECTION_DOWN, number("15.5"), number("10"), &baseline, &percent));
    g_autofree char *down = decimal_text(percent);
    ck_assert_str_eq(down, "72.5");
    ck_assert(!assess_percent(DIRECTION_DOWN, number("15"), number("10"), NULL, &percent));
    ck_assert(!assess_percent(DIRECTION_UP, number("15"), number("0"), NULL, &percent));
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("rollup");
    TCase *tests = tcase_create("rule");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, any_split_of_events_gives_the_same_year);
    tcase_add_test(tests, seeded_defects_are_found);
    tcase_add_test(tests, a_missing_quarter_is_never_zero);
    tcase_add_test(tests, states_and_estimates_take_the_last);
    tcase_add_test(tests, rules_between_cells);
    tcase_add_test(tests, rules_between_windows);
    tcase_add_test(tests, judging_against_a_target);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
