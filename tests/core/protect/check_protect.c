/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/document/publication_write.h"
#include "core/protect/protect_cells.h"
#include "core/protect/protect_publication.h"
#include "core/protect/protect_windows.h"
#include "core/rule/assess.h"
#include "core/rule/compare.h"
#include "core/rule/rollup.h"
#include "tests/core/protect/children.h"
#include "tests/support/builders.h"

enum { K = 11 };

/* One report over one submission, up to its bytes. */
typedef struct Report {
    Plan *plan;
    GPtrArray *submissions;
    ActualTable *actuals, *printable;
} Report;

static Report
report_of(Submission *s, const ReleasedSet *released)
{
    Report r = {build_plan(), g_ptr_array_new_with_free_func((GDestroyNotify)submission_free), NULL, NULL};
    g_ptr_array_add(r.submissions, s);
    build_target(r.plan, "A-01", "FY2025", "300");
    r.actuals = rollup_actuals(r.plan, r.submissions, s->windows->report_quarter);
    r.printable = protect_windows(r.actuals, released, K);
    return r;
}

static void
report_clear(Report *r)
{
    actual_table_free(r->printable);
    actual_table_free(r->actuals);
    g_ptr_array_unref(r->submissions);
    plan_free(r->plan);
}

static char *
report_bytes(const Report *r, const ReleasedSet *released, Publication **publication)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(GArray) changes = compare_actuals(r->printable, r->actuals, released);
    g_autoptr(GArray) progress = assess_progress(r->plan, r->printable);
    PublicationDraft draft = {.plan = r->plan, .submissions = r->submissions, .printable = r->printable, .progress = progress,
                              .changes = changes, .findings = findings, .as_of_day = 20000, .draft = true, .reason = "",
                              .person = "", .software = "hito", .ledger_head = ""};
    Publication *p = protect_publication(&draft);
    size_t size = 0;
    char *bytes = publication_bytes(p, &size);
    if (publication)
        *publication = p;
    else
        publication_free(p);
    return bytes;
}

START_TEST(cells_are_zero_or_large)
{
    Indicator count = {.type = ROLLUP_NEW}, ratio = {.type = ROLLUP_RATIO}, median = {.type = ROLLUP_MEDIAN};
    static const int64_t COUNTS[] = {0, 1, 10, 11, 500};
    static const bool SAFE[] = {true, false, false, true, true};
    for (size_t i = 0; i < G_N_ELEMENTS(COUNTS); i++) {
        Actual cell = {.numerator = COUNTS[i], .subjects = -1, .estimate = -1};
        ck_assert_int_eq(protect_cell_is_safe(&count, &cell, NULL, K), SAFE[i]);
        cell = (Actual){.numerator = 50, .subjects = COUNTS[i], .estimate = -1};
        ck_assert_int_eq(protect_cell_is_safe(&count, &cell, NULL, K), SAFE[i]);
        cell = (Actual){.numerator = COUNTS[i], .denominator = COUNTS[i] + 40, .subjects = 50, .estimate = -1};
        ck_assert_int_eq(protect_cell_is_safe(&ratio, &cell, NULL, K), SAFE[i]);
        cell = (Actual){.numerator = 40, .denominator = COUNTS[i] + 40, .subjects = 50, .estimate = -1};
        ck_assert_int_eq(protect_cell_is_safe(&ratio, &cell, NULL, K), SAFE[i]);
        cell = (Actual){.denominator = COUNTS[i], .subjects = 50, .estimate = -1};
        ck_assert_int_eq(protect_cell_is_safe(&median, &cell, NULL, K), SAFE[i]);
    }
}
END_TEST

static bool
is_small(int64_t n)
{
    return llabs(n) >= 1 && llabs(n) < K;
}

/* Whether the table of this block stays hidden whatever its neighbours are: one of its cells is small. */
static bool
table_is_small(const int64_t *cells, size_t n)
{
    bool small = false;
    for (size_t i = 0; i < n; i++)
        small |= is_small(cells[i]);
    return small;
}

static Submission *
submission_of(int64_t cells[4][6], const int64_t medians[4])
{
    static const char *const QUARTERS[] = {"FY2025Q1", "FY2025Q2", "FY2025Q3", "FY2025Q4"};
    Submission *s = build_submission("FY2025Q4");
    for (size_t q = 0; q < 4; q++) {
        int64_t *c = cells[q];
        build_table(s, "A-01", QUARTERS[q], 1, (int64_t[]){c[0] + c[1] + c[2], c[3] + c[4] + c[5]}, true);
        build_table(s, "A-01", QUARTERS[q], 2, c, false);
        build_count(s, "A-05", QUARTERS[q], 0, "", 0, medians[q], medians[q]);
        build_count(s, "A-04", QUARTERS[q], 0, "", medians[q], 60, 60);
    }
    for (size_t i = 0; i < s->observations->observations->len; i++) {
        Observation *o = &g_array_index(s->observations->observations, Observation, i);
        o->has_value = o->denominator > 0 && o->numerator == 0;
        o->value = o->has_value ? (double)o->denominator + 0.5 : 0;
    }
    build_done(s);
    return s;
}

/* Children move between the ages of one sex in a table that stays hidden, and hidden counts change as they like: not one
 * byte of the publication may. */
START_TEST(a_thousand_moves_between_hidden_cells_change_no_byte)
{
    int64_t cells[4][6] = {{12, 9, 3, 20, 5, 1}, {14, 4, 7, 15, 15, 2}, {30, 1, 1, 9, 9, 9}, {11, 12, 6, 22, 3, 0}};
    int64_t medians[4] = {5, 7, 2, 10};
    g_autoptr(ReleasedSet) released = released_set_new();
    Report first = report_of(submission_of(cells, medians), released);
    Publication *publication = NULL;
    g_autofree char *wanted = report_bytes(&first, released, &publication);
    ck_assert_int_eq(publication_find(publication, "A-01", "FY2025Q4", "sex+age_band", "F/U", MEASURE_ACTUAL)->status, STATUS_SUPPRESSED);
    ck_assert_int_eq(publication_find(publication, "A-05", "FY2025Q4", "", "", MEASURE_ACTUAL)->status, STATUS_SUPPRESSED);
    ck_assert_int_eq(publication_find(publication, "A-04", "FY2025", "", "", MEASURE_ACTUAL)->status, STATUS_SUPPRESSED);
    ck_assert_int_eq(publication_find(publication, "A-01", "FY2025", "sex", "F", MEASURE_ACTUAL)->status, STATUS_OK);
    ck_assert_int_gt(publication->cells_held, 0);
    publication_free(publication);
    report_clear(&first);
    uint32_t state = 7;
    int moved = 0;
    while (moved < 1000) {
        uint32_t q = children_draw(&state, 4), sex = 3 * children_draw(&state, 2);
        uint32_t from = sex + children_draw(&state, 3), to = sex + children_draw(&state, 3);
        if (from == to || cells[q][from] == 0)
            continue;
        cells[q][from]--;
        cells[q][to]++;
        if (!table_is_small(cells[q], 6)) {
            cells[q][from]++;
            cells[q][to]--;
            continue;
        }
        medians[q] = 1 + children_draw(&state, K - 1);
        moved++;
        Report r = report_of(submission_of(cells, medians), released);
        g_autofree char *bytes = report_bytes(&r, released, NULL);
        ck_assert_msg(strcmp(bytes, wanted) == 0, "move %d changed the publication", moved);
        report_clear(&r);
    }
}
END_TEST

/* What a reader of one or more reports holds of one cell: numerators and complements by span. */
typedef struct Known {
    Quarter first, last;
    int64_t numerator, complement;
    char window[12];
} Known;

static void
collect(GArray *known, const ActualTable *printable, const ActualIndicator *a, size_t t, size_t c)
{
    for (size_t w = 0; w < printable->windows->n_windows; w++) {
        const Window *window = &printable->windows->windows[w];
        const Actual *cells = actual_cells(a, w, t);
        bool printed = t == 0 || window->last == printable->windows->report_quarter;
        if (!cells || !printed || (cells[c].status != STATUS_OK && cells[c].status != STATUS_DEN_ZERO))
            continue;
        bool ratio = a->definition->type == ROLLUP_RATIO;
        Known k = {window->first, window->last, cells[c].numerator, ratio ? cells[c].denominator - cells[c].numerator : 0, ""};
        g_strlcpy(k.window, window->id, sizeof k.window);
        g_array_append_val(known, k);
    }
}

/* Sums are known from their printed quarters, so that of two reports only the same number can be subtracted. */
static int
small_differences(const GArray *known, bool same_only)
{
    int found = 0;
    for (guint i = 0; i < known->len; i++) {
        for (guint k = 0; k < known->len; k++) {
            const Known *outer = &g_array_index(known, Known, i), *inner = &g_array_index(known, Known, k);
            bool same = inner->first == outer->first && inner->last == outer->last;
            if (same_only ? same : inner->first >= outer->first && inner->last <= outer->last)
                found += is_small(outer->numerator - inner->numerator) || is_small(outer->complement - inner->complement);
        }
    }
    return found;
}

/* Sums of consecutive quarters against the whole: of distinct persons the excess counts who came more than once. */
static int
small_overlaps(const GArray *known)
{
    int found = 0;
    for (guint i = 0; i < known->len; i++) {
        const Known *whole = &g_array_index(known, Known, i);
        int64_t sum = 0;
        Quarter next = whole->first;
        for (guint k = 0; k < known->len && next <= whole->last; k++) {
            const Known *part = &g_array_index(known, Known, k);
            if (strchr(part->window, 'Q') && part->first == next) {
                sum += part->numerator;
                next++;
            }
        }
        found += next == whole->last + 1 && is_small(sum - whole->numerator);
    }
    return found;
}

static int
attack(const ActualTable *one, const ActualTable *two)
{
    int found = 0;
    for (guint i = 0; i < one->indicators->len; i++) {
        const ActualIndicator *a = one->indicators->pdata[i];
        for (size_t t = 0; a->definition->protection == PROTECTION_A && t < a->n_tables; t++) {
            for (size_t c = 0; c < a->n_cells[t]; c++) {
                g_autoptr(GArray) known = g_array_new(FALSE, TRUE, sizeof(Known));
                collect(known, one, a, t, c);
                found += small_overlaps(known) + small_differences(known, false);
                if (two) {
                    collect(known, two, two->indicators->pdata[i], t, c);
                    found += small_differences(known, a->definition->type != ROLLUP_UNIQUE);
                }
                for (guint n = 0; n < known->len; n++)
                    found += is_small(g_array_index(known, Known, n).numerator);
            }
        }
    }
    return found;
}

static int64_t
printed_cells(const ActualTable *printable)
{
    int64_t n = 0;
    for (guint i = 0; i < printable->indicators->len; i++) {
        const ActualIndicator *a = printable->indicators->pdata[i];
        for (size_t w = 0; w < printable->windows->n_windows; w++)
            n += actual_cells(a, w, 0) && actual_cells(a, w, 0)->status == STATUS_OK;
    }
    return n;
}

START_TEST(differences_of_printed_windows_are_never_small)
{
    uint32_t state = 11;
    int64_t printed = 0;
    for (int round = 0; round < 300; round++) {
        Children children;
        g_autoptr(ReleasedSet) nothing = released_set_new();
        children_make(&children, &state, 6);
        Report r = report_of(children_submission(&children, "FY2026Q2"), nothing);
        ck_assert_msg(attack(r.printable, NULL) == 0, "round %d", round);
        printed += printed_cells(r.printable);
        report_clear(&r);
    }
    ck_assert_int_gt(printed, 300 * 10);
}
END_TEST

/* A year of reports: each is released, some children are added late, removed or changed, and the next report comes. */
START_TEST(differences_of_releases_are_never_small)
{
    static const char *const PERIODS[] = {"FY2025Q3", "FY2025Q4", "FY2026Q1", "FY2026Q2"};
    uint32_t state = 23;
    int restated = 0, held = 0;
    for (int round = 0; round < 150; round++) {
        Children children;
        children_make(&children, &state, 6);
        g_autoptr(ReleasedSet) released = released_set_new();
        Report before = {0};
        for (size_t p = 0; p < G_N_ELEMENTS(PERIODS); p++) {
            Report now = report_of(children_submission(&children, PERIODS[p]), released);
            if (before.printable)
                ck_assert_msg(attack(now.printable, before.printable) == 0, "round %d, %s", round, PERIODS[p]);
            g_autoptr(GArray) changes = compare_actuals(now.printable, now.actuals, released);
            for (guint i = 0; i < changes->len; i++)
                held += g_array_index(changes, Change, i).words_only, restated++;
            children_release(now.printable, released);
            if (before.printable)
                report_clear(&before);
            before = now;
            for (uint32_t n = children_draw(&state, 2) * children_draw(&state, 40); n > 0 && children.n < CHILDREN_MAX - 1; n--) {
                Child *child = &children.all[children_draw(&state, 4) ? children.n++ : children_draw(&state, (uint32_t)children.n)];
                *child = (Child){1u << children_draw(&state, 6), children_draw(&state, 2) != 0, (uint8_t)children_draw(&state, 2), true};
            }
        }
        report_clear(&before);
    }
    ck_assert_int_gt(restated, 50);
    ck_assert_int_gt(held, 20);
}
END_TEST

START_TEST(a_window_over_a_hidden_quarter_is_hidden_with_its_progress)
{
    g_autoptr(ReleasedSet) nothing = released_set_new();
    Submission *s = build_submission("FY2025Q4");
    static const char *const QUARTERS[] = {"FY2025Q1", "FY2025Q2", "FY2025Q3", "FY2025Q4"};
    for (size_t q = 0; q < 4; q++)
        build_table(s, "A-01", QUARTERS[q], 1, (int64_t[]){q == 1 ? 3 : 40, q == 1 ? 2 : 20}, true);
    build_done(s);
    Report r = report_of(s, nothing);
    Publication *p = NULL;
    g_autofree char *bytes = report_bytes(&r, nothing, &p);
    static const char *const HIDDEN[] = {"FY2025Q2", "FY2025", "TY2025", "CY2025", "LOA"};
    for (size_t i = 0; i < G_N_ELEMENTS(HIDDEN); i++)
        ck_assert_int_eq(publication_find(p, "A-01", HIDDEN[i], "", "", MEASURE_ACTUAL)->status, STATUS_SUPPRESSED);
    ck_assert_str_eq(publication_find(p, "A-01", "TY2026", "", "", MEASURE_ACTUAL)->text, "120");
    ck_assert_ptr_null(publication_find(p, "A-01", "FY2025", "", "", MEASURE_PROGRESS));
    ck_assert_int_eq(publication_find_assessment(p, "A-01", "FY2025")->standing, STANDING_SUPPRESSED);
    ck_assert(!publication_find_assessment(p, "A-01", "FY2025")->deviates);
    publication_free(p);
    report_clear(&r);
}
END_TEST

/* Why there is no estimate travels with the estimate alone, into the years too; a count with the same note keeps it back. */
START_TEST(an_estimate_says_why_it_is_not_there)
{
    g_autoptr(ReleasedSet) nothing = released_set_new();
    Submission *s = build_submission("FY2025Q2");
    build_table(s, "A-01", "FY2025Q1", 1, (int64_t[]){40, 20}, true);
    build_count(s, "A-07", "FY2025Q1", 0, "", 0, 0, -1);
    build_count(s, "A-07", "FY2025Q2", 0, "", 0, 0, 400);
    GArray *all = s->observations->observations;
    EstimateDetail e = {2079, 1500, 2600, 0.95, 400, period_day(2025, 2, 15), 10, 17, 0};
    g_array_append_val(s->observations->estimates, e);
    for (guint i = 0; i < all->len; i++)
        g_array_index(all, Observation, i).note = 1;
    g_array_index(all, Observation, all->len - 2).status = STATUS_NOT_APPLICABLE;
    Observation *good = &g_array_index(all, Observation, all->len - 1);
    *good = (Observation){.indicator = good->indicator, .window = good->window, .has_value = 1, .value = 2079, .subjects = 400};
    build_done(s);
    Report r = report_of(s, nothing);
    Publication *p = NULL;
    g_autofree char *bytes = report_bytes(&r, nothing, &p);
    const PublicationNote *note = publication_find_note(p, "A-07", "FY2025Q1", "", "");
    ck_assert_ptr_nonnull(note);
    ck_assert_str_eq(bilingual_peek(&note->text, LANGUAGE_ES), "Muy pocas personas.");
    ck_assert_ptr_null(publication_find_note(p, "A-07", "FY2025Q2", "", ""));
    ck_assert_ptr_null(publication_find_note(p, "A-01", "FY2025Q1", "", ""));
    ck_assert_ptr_nonnull(publication_find_note(p, "A-07", "CY2024", "", "")); /* of this quarter alone */
    ck_assert_int_eq(p->notes->len, 2);
    ck_assert_str_eq(publication_find(p, "A-07", "FY2025", "", "", MEASURE_ACTUAL)->text, "2079");
    ck_assert_str_eq(bilingual_peek(&publication_find_estimate(p, "A-07", "FY2025Q2", "", "")->geography, LANGUAGE_EN), "Nowhere.");
    publication_free(p);
    report_clear(&r);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("protect");
    TCase *tests = tcase_create("protect");
    tcase_set_timeout(tests, 240);
    tcase_add_test(tests, cells_are_zero_or_large);
    tcase_add_test(tests, a_thousand_moves_between_hidden_cells_change_no_byte);
    tcase_add_test(tests, differences_of_printed_windows_are_never_small);
    tcase_add_test(tests, differences_of_releases_are_never_small);
    tcase_add_test(tests, a_window_over_a_hidden_quarter_is_hidden_with_its_progress);
    tcase_add_test(tests, an_estimate_says_why_it_is_not_there);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
