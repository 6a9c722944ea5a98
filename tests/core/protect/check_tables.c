/* SPDX-License-Identifier: Apache-2.0 */
/* Tables opened by proof: attacked by trying every set of counts that a reader cannot exclude, and over releases. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/protect/protect_tables.h"
#include "core/protect/protect_windows.h"
#include "core/protect/witness_proof.h"
#include "core/rule/compare.h"
#include "core/rule/rollup.h"
#include "tests/core/protect/children.h"
#include "tests/support/builders.h"

enum { K = 11, SEXES = 2, AGES = 3, LEAVES = SEXES * AGES };

typedef struct Report {
    Plan *plan;
    GPtrArray *submissions;
    ActualTable *actuals, *coarse, *printable;
    VerifyProof proof;
} Report;

static Report
report_of(Submission *s, const ReleasedSet *released)
{
    Report r = {build_plan(), g_ptr_array_new_with_free_func((GDestroyNotify)submission_free), NULL, NULL, NULL, {0}};
    g_ptr_array_add(r.submissions, s);
    r.actuals = rollup_actuals(r.plan, r.submissions, s->windows->report_quarter);
    r.coarse = protect_windows(r.actuals, released, K);
    r.printable = actual_table_dup(r.coarse);
    protect_tables(r.actuals, released, K, r.printable, &r.proof);
    return r;
}

static void
report_clear(Report *r)
{
    witness_proof_clear(&r->proof);
    actual_table_free(r->printable);
    actual_table_free(r->coarse);
    actual_table_free(r->actuals);
    g_ptr_array_unref(r->submissions);
    plan_free(r->plan);
}

static size_t
report_window(const ActualTable *table)
{
    return (size_t)(table->windows->report_quarter - table->windows->first_quarter);
}

/* What a reader has of sex by age: the total, and of each sum and cell its number or nothing. */
typedef struct Reader {
    int64_t total, sex[SEXES], leaf[LEAVES]; /* -1: hidden */
    int64_t now[LEAVES];
    int64_t least[LEAVES + SEXES + AGES], most[LEAVES + SEXES + AGES];
    size_t found;
} Reader;

static void
note(Reader *r)
{
    int64_t sums[LEAVES + SEXES + AGES] = {0};
    for (size_t i = 0; i < LEAVES; i++) {
        sums[i] = r->now[i];
        sums[LEAVES + i / AGES] += r->now[i];
        sums[LEAVES + SEXES + i % AGES] += r->now[i];
    }
    for (size_t i = 0; i < G_N_ELEMENTS(sums); i++) {
        r->least[i] = r->found ? MIN(r->least[i], sums[i]) : sums[i];
        r->most[i] = r->found ? MAX(r->most[i], sums[i]) : sums[i];
    }
    r->found++;
}

static void
try_all(Reader *r, size_t at, int64_t left)
{
    if (at > 0 && at % AGES == 0) {
        int64_t sum = 0;
        for (size_t i = at - AGES; i < at; i++)
            sum += r->now[i];
        if (r->sex[at / AGES - 1] >= 0 && r->sex[at / AGES - 1] != sum)
            return;
    }
    if (at == LEAVES) {
        if (left == 0)
            note(r);
        return;
    }
    int64_t from = r->leaf[at] >= 0 ? r->leaf[at] : 0, to = r->leaf[at] >= 0 ? r->leaf[at] : left;
    for (r->now[at] = from; r->now[at] <= to && r->now[at] <= left; r->now[at]++)
        try_all(r, at + 1, left - r->now[at]);
}

static int64_t
printed(const Actual *cell)
{
    return cell->status == STATUS_OK ? cell->numerator : -1;
}

/* Small counts that a reader learns to be small, or not to be zero. */
static int
recovered(const Report *report)
{
    const ActualIndicator *a = actual_find(report->printable, "A-01"), *truth = actual_find(report->actuals, "A-01");
    size_t w = report_window(report->printable);
    Reader r = {.total = printed(actual_cells(a, w, 0))};
    int64_t sums[LEAVES + SEXES + AGES] = {0};
    if (r.total < 0)
        return 0;
    for (size_t i = 0; i < SEXES; i++)
        r.sex[i] = printed(&actual_cells(a, w, 1)[i]);
    for (size_t i = 0; i < LEAVES; i++) {
        r.leaf[i] = printed(&actual_cells(a, w, 2)[i]);
        sums[i] = actual_cells(truth, w, 2)[i].numerator;
        sums[LEAVES + i / AGES] += sums[i];
        sums[LEAVES + SEXES + i % AGES] += sums[i];
    }
    try_all(&r, 0, r.total);
    int found = r.found == 0;
    for (size_t i = 0; i < G_N_ELEMENTS(sums); i++)
        found += sums[i] > 0 && sums[i] < K && (r.least[i] > 0 || r.most[i] < K);
    return found;
}

static int64_t
cells_open(const ActualTable *table)
{
    int64_t n = 0;
    const ActualIndicator *a = actual_find(table, "A-01");
    for (size_t t = 1; t <= 2; t++) {
        for (size_t c = 0; c < a->n_cells[t]; c++)
            n += actual_cells(a, report_window(table), t)[c].status == STATUS_OK;
    }
    return n;
}

static Submission *
one_quarter(const int64_t *cells)
{
    Submission *s = build_submission("FY2025Q1");
    build_table(s, "A-01", "FY2025Q1", 1, (int64_t[]){cells[0] + cells[1] + cells[2], cells[3] + cells[4] + cells[5]}, true);
    build_table(s, "A-01", "FY2025Q1", 2, cells, false);
    build_done(s);
    return s;
}

START_TEST(no_small_count_is_recovered)
{
    uint32_t state = 31;
    int64_t coarse = 0, open = 0, all = 0;
    int proved = 0;
    for (int round = 0; round < 200; round++) {
        int64_t cells[LEAVES];
        for (size_t i = 0; i < LEAVES; i++)
            cells[i] = children_draw(&state, 3) == 0 ? children_draw(&state, 25) : children_draw(&state, 6) * children_draw(&state, 2);
        g_autoptr(ReleasedSet) nothing = released_set_new();
        Report r = report_of(one_quarter(cells), nothing);
        ck_assert_msg(recovered(&r) == 0, "round %d", round);
        ck_assert_int_eq(verify_proof(&r.proof, NULL), VERIFY_SOUND);
        coarse += cells_open(r.coarse);
        open += cells_open(r.printable);
        all += LEAVES + SEXES;
        proved += r.proof.n_forms > 0;
        ck_assert_int_ge(cells_open(r.printable), cells_open(r.coarse));
        report_clear(&r);
    }
    ck_assert_int_gt(proved, 50);
    ck_assert_msg(2 * open > 3 * coarse, "%d of %d cells open, coarse %d", (int)open, (int)all, (int)coarse);
}
END_TEST

/* The attacker itself: a cell shown that was hidden is found. */
START_TEST(one_cell_more_is_recovered)
{
    uint32_t state = 5;
    int broken = 0, tried = 0;
    for (int round = 0; round < 60; round++) {
        int64_t cells[LEAVES];
        for (size_t i = 0; i < LEAVES; i++)
            cells[i] = children_draw(&state, 24);
        g_autoptr(ReleasedSet) nothing = released_set_new();
        Report r = report_of(one_quarter(cells), nothing);
        ActualIndicator *a = r.printable->indicators->pdata[0];
        size_t w = report_window(r.printable);
        for (size_t c = 0; r.proof.n_forms > 0 && c < LEAVES; c++) {
            Actual *cell = &actual_cells(a, w, 2)[c], kept = *cell;
            if (cell->status != STATUS_SUPPRESSED || cells[c] < K)
                continue;
            *cell = actual_cells(actual_find(r.actuals, "A-01"), w, 2)[c];
            broken += recovered(&r) > 0;
            tried++;
            *cell = kept;
        }
        report_clear(&r);
    }
    ck_assert_int_gt(tried, 20);
    ck_assert_msg(2 * broken > tried, "%d of %d", broken, tried);
}
END_TEST

/* Cells of each quarter's table that were once hidden, a bit a cell. */
static void
remember(const Report *r, unsigned *hidden, size_t t)
{
    const ActualIndicator *a = actual_find(r->printable, "A-01");
    for (size_t c = 0; c < a->n_cells[t]; c++) {
        if (actual_cells(a, report_window(r->printable), t)[c].status == STATUS_SUPPRESSED)
            hidden[report_window(r->printable)] |= 1u << c;
    }
}

/* Numbers that show a cell once hidden, or a longer window over a quarter with one. */
static int
meets_hidden(const Report *r, const unsigned *hidden, size_t t)
{
    const ActualIndicator *a = actual_find(r->printable, "A-01");
    int found = 0;
    for (size_t w = 0; w < r->printable->windows->n_windows; w++) {
        const Window *window = &r->printable->windows->windows[w];
        const Actual *cells = actual_cells(a, w, t);
        unsigned over = 0;
        for (Quarter q = window->first; q <= window->last; q++)
            over |= hidden[q - r->printable->windows->first_quarter];
        for (size_t c = 0; cells && over && c < a->n_cells[t]; c++)
            found += cells[c].status == STATUS_OK && (window->kind != WINDOW_QUARTER || (over & 1u << c));
    }
    return found;
}

START_TEST(what_was_hidden_meets_no_later_number)
{
    static const char *const PERIODS[] = {"FY2025Q3", "FY2025Q4", "FY2026Q1", "FY2026Q2"};
    uint32_t state = 41;
    int partly = 0;
    for (int round = 0; round < 60; round++) {
        Children children;
        children_make(&children, &state, 6);
        children.n = MIN(children.n, 150);
        g_autoptr(ReleasedSet) released = released_set_new();
        unsigned hidden[3][16] = {{0}};
        for (size_t p = 0; p < G_N_ELEMENTS(PERIODS); p++) {
            Report now = report_of(children_submission(&children, PERIODS[p]), released);
            ck_assert_int_eq(verify_proof(&now.proof, NULL), VERIFY_SOUND);
            for (size_t t = 1; t <= 2; t++) {
                remember(&now, hidden[t], t);
                ck_assert_msg(meets_hidden(&now, hidden[t], t) == 0, "round %d, %s, table %zu", round, PERIODS[p], t);
            }
            partly += now.proof.n_forms > 0;
            children_release(now.printable, released);
            report_clear(&now);
            for (uint32_t n = children_draw(&state, 2) * children_draw(&state, 40); n > 0 && children.n < CHILDREN_MAX - 1; n--)
                children.all[children.n++] = (Child){1u << children_draw(&state, 6), children_draw(&state, 2) != 0,
                                                     (uint8_t)children_draw(&state, 3), true};
        }
    }
    ck_assert_int_gt(partly, 60);
}
END_TEST

static Submission *
two_quarters(const int64_t *first, const int64_t *second)
{
    static const char *const QUARTERS[] = {"FY2025Q1", "FY2025Q2"};
    Submission *s = build_submission("FY2025Q2");
    for (size_t q = 0; q < 2; q++) {
        const int64_t *c = q ? second : first;
        build_table(s, "A-01", QUARTERS[q], 1, (int64_t[]){c[0] + c[1] + c[2], c[3] + c[4] + c[5]}, true);
        build_table(s, "A-01", QUARTERS[q], 2, c, false);
    }
    build_done(s);
    return s;
}

static size_t
open_in(const ActualTable *table, const char *window)
{
    const ActualIndicator *a = actual_find(table, "A-01");
    size_t w = window_set_index(table->windows, window_set_find(table->windows, window)), n = 0;
    for (size_t c = 0; c < LEAVES; c++)
        n += actual_cells(a, w, 2)[c].status == STATUS_OK;
    return n;
}

/* Eleven late registrations make a small count large: its quarter's table was hidden in part and stays back, and so does
 * the year, from which the second quarter could be subtracted. */
START_TEST(a_table_that_becomes_safe_stays_back)
{
    static const int64_t BEFORE[LEAVES] = {12, 12, 3, 15, 20, 30}, AFTER[LEAVES] = {12, 12, 14, 15, 20, 30};
    static const int64_t SECOND[LEAVES] = {20, 20, 20, 20, 20, 20};
    g_autoptr(ReleasedSet) released = released_set_new(), nothing = released_set_new();
    Report first = report_of(one_quarter(BEFORE), nothing);
    ck_assert_uint_gt(open_in(first.printable, "FY2025Q1"), 0);
    ck_assert_uint_lt(open_in(first.printable, "FY2025Q1"), LEAVES);
    children_release(first.printable, released);
    report_clear(&first);
    Report same = report_of(two_quarters(BEFORE, SECOND), released);
    g_autoptr(GArray) changes = compare_actuals(same.printable, same.actuals, released);
    ck_assert_uint_eq(changes->len, 0);
    ck_assert_uint_gt(open_in(same.printable, "FY2025Q1"), 0);
    ck_assert_uint_eq(open_in(same.printable, "FY2025"), 0);
    report_clear(&same);
    Report fresh = report_of(two_quarters(AFTER, SECOND), nothing);
    ck_assert_uint_eq(open_in(fresh.printable, "FY2025"), LEAVES);
    report_clear(&fresh);
    Report second = report_of(two_quarters(AFTER, SECOND), released);
    ck_assert_uint_eq(open_in(second.printable, "FY2025Q1"), 0);
    ck_assert_uint_eq(open_in(second.printable, "FY2025Q2"), LEAVES);
    ck_assert_uint_eq(open_in(second.printable, "FY2025"), 0);
    report_clear(&second);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("tables");
    TCase *tests = tcase_create("tables");
    tcase_set_timeout(tests, 240);
    tcase_add_test(tests, no_small_count_is_recovered);
    tcase_add_test(tests, one_cell_more_is_recovered);
    tcase_add_test(tests, what_was_hidden_meets_no_later_number);
    tcase_add_test(tests, a_table_that_becomes_safe_stays_back);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
