/* SPDX-License-Identifier: Apache-2.0 */
/* Publications that nobody hopes for, made from the golden one: nothing, one partner, all hidden, all missing, many. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/model/publication_build.h"
#include "reports/compose/compose.h"
#include "reports/page/block_dump.h"
#include "reports/page/block_stretch.h"
#include "tests/reports/compose/golden_publication.h"
#include "tests/reports/compose/structure.h"

static Report *
compose_checked(const Publication *publication, Language language)
{
    ComposeOptions options = {language, COMPOSE_SHORT};
    g_autoptr(Report) part = compose_report(publication, &options);
    structure_check(part);
    options.parts = COMPOSE_ALL;
    Report *report = compose_report(publication, &options);
    structure_check(report);
    return report;
}

static void
hold_in_both(const Publication *publication)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        g_autoptr(Report) report = compose_checked(publication, (Language)language);
        ck_assert_uint_gt(report->blocks->len, 0);
    }
}

static void
set_all(Publication *publication, ObservationStatus status, Standing standing)
{
    for (guint i = 0; i < publication->values->len; i++) {
        Value *value = publication->values->pdata[i];
        if (value->measure == MEASURE_TARGET)
            continue;
        value->status = status;
        *value->text = '\0';
    }
    for (guint i = 0; i < publication->assessments->len; i++)
        ((Assessment *)publication->assessments->pdata[i])->standing = standing;
    g_ptr_array_set_size(publication->estimates, 0);
    publication_index(publication);
}

START_TEST(the_golden_one_holds)
{
    g_autoptr(Publication) publication = golden_publication();
    hold_in_both(publication);
    g_autoptr(Report) report = compose_checked(publication, LANGUAGE_EN);
    ck_assert_uint_ge(structure_count(report, BLOCK_CHART), 20);
}
END_TEST

START_TEST(nothing_at_all_holds)
{
    g_autoptr(Publication) publication = publication_new("public");
    publication->programme = g_strdup("empty");
    publication->period = g_strdup("FY2026Q3");
    publication->name = bilingual_dup("Nothing", "Nada");
    publication->agency = bilingual_dup("Office", "Oficina");
    publication->data_note = bilingual_dup("", "");
    publication->software = g_strdup("hito 0.1.0");
    publication->ledger_head = g_strnfill(64, '0');
    publication->plan_sha256 = g_strnfill(64, '0');
    publication->threshold = 11;
    Quarter quarter;
    ck_assert(calendar_parse_quarter(calendar_us_fiscal(), "FY2026Q3", &quarter));
    publication->windows = calendar_windows(calendar_us_fiscal(), quarter, quarter);
    publication_index(publication);
    hold_in_both(publication);
}
END_TEST

START_TEST(one_partner_holds)
{
    g_autoptr(Publication) publication = golden_publication();
    g_ptr_array_set_size(publication->partners, 1);
    const char *only = ((PublicationPartner *)publication->partners->pdata[0])->id;
    for (guint i = publication->indicators->len; i > 0; i--)
        if (strcmp(((PublicationIndicator *)publication->indicators->pdata[i - 1])->partner, only) != 0)
            g_ptr_array_remove_index(publication->indicators, i - 1);
    for (guint i = publication->funnels->len; i > 0; i--)
        if (!publication_find_indicator(publication, ((PublicationStep *)publication->funnels->pdata[i - 1])->indicator))
            g_ptr_array_remove_index(publication->funnels, i - 1);
    hold_in_both(publication);
}
END_TEST

START_TEST(all_suppressed_is_one_form)
{
    g_autoptr(Publication) publication = golden_publication();
    set_all(publication, STATUS_SUPPRESSED, STANDING_SUPPRESSED);
    hold_in_both(publication);
    g_autoptr(Report) report = compose_checked(publication, LANGUAGE_EN);
    ck_assert_uint_eq(structure_count_charts(report, CHART_TIMELINE), 0);
    g_autofree char *dump = block_dump(report);
    ck_assert_ptr_nonnull(strstr(dump, "FY2026 Q3: suppressed to protect children."));
    ck_assert_ptr_null(strstr(dump, "muted \"0\""));
}
END_TEST

START_TEST(all_missing_is_never_zero)
{
    g_autoptr(Publication) publication = golden_publication();
    g_ptr_array_set_size(publication->values, 0);
    g_ptr_array_set_size(publication->assessments, 0);
    g_ptr_array_set_size(publication->estimates, 0);
    publication_index(publication);
    hold_in_both(publication);
    g_autoptr(Report) report = compose_checked(publication, LANGUAGE_EN);
    g_autofree char *dump = block_dump(report);
    ck_assert_uint_eq(structure_count_charts(report, CHART_TIMELINE), 0);
    ck_assert_ptr_nonnull(strstr(dump, "muted \"not reported\""));
    ck_assert_ptr_null(strstr(dump, "- \"0\""));
}
END_TEST

START_TEST(twelve_partners_and_long_names_hold)
{
    g_autoptr(Publication) publication = golden_publication();
    for (guint i = publication->partners->len; i < 12; i++) {
        g_autofree char *id = g_strdup_printf("partner%u", i);
        PublicationPartner *partner = publication_partner_new(id);
        partner->short_name = g_strdup(id);
        partner->award = g_strdup("S-MADEUP-26-LONG-NUMBER");
        partner->uei = g_strdup("ABCDEFGHJKL1");
        partner->name = bilingual_dup("Association for the Protection of Children in Territories of Difficult Access",
                                      "Asociación para la Protección Integral de Niñas, Niños y Adolescentes en Territorios de Difícil Acceso");
        partner->purpose = bilingual_dup("Purpose", "");
        partner->plugin = g_strdup("");
        partner->plugin_version = g_strdup("");
        partner->plugin_sha256 = g_strdup("");
        partner->submission_sha256 = g_strdup("");
        partner->reason = 1;
        g_ptr_array_add(publication->partners, partner);
    }
    hold_in_both(publication);
}
END_TEST

/* Bars among which one is hidden stay in the order of the code list: a sorted place would tell its size. */
START_TEST(hidden_bars_are_not_sorted)
{
    g_autoptr(Publication) publication = golden_publication();
    const char *code = "ABA-02";
    for (guint i = 0; i < publication->values->len; i++) {
        Value *value = publication->values->pdata[i];
        bool quarter = strlen(value->window) == strlen("FY2026Q3") && !*value->table && value->measure == MEASURE_ACTUAL;
        if (strcmp(value->indicator, code) == 0 && (quarter || strcmp(value->cell, "A213A") == 0)) {
            value->status = STATUS_SUPPRESSED;
            *value->text = '\0';
        }
    }
    for (guint i = 0; i < publication->indicators->len; i++) {
        Indicator *indicator = ((PublicationIndicator *)publication->indicators->pdata[i])->definition;
        if (strcmp(indicator->code, code) == 0)
            g_array_remove_range(indicator->tables, 1, 1);
    }
    publication_index(publication);
    g_autoptr(Report) report = compose_checked(publication, LANGUAGE_EN);
    const BlockChart *chart = NULL;
    for (guint i = 0; i < report->blocks->len && !chart; i++) {
        const Block *block = report->blocks->pdata[i];
        if (block->id && strcmp(block->id, "indicator-ABA-02") == 0)
            chart = ((Block *)report->blocks->pdata[i + 1])->chart;
    }
    ck_assert_ptr_nonnull(chart);
    ck_assert_int_eq(chart->kind, CHART_BARS);
    static const char *const CODES[] = {"A188A", "A162", "A213A", "A217A", "A218", "OTH", "UNK"};
    ck_assert_uint_eq(chart->categories->len, G_N_ELEMENTS(CODES));
    for (guint i = 0; i < G_N_ELEMENTS(CODES); i++)
        ck_assert_str_eq(((ChartCategory *)chart->categories->pdata[i])->code, CODES[i]);
    ck_assert_int_eq(((ChartSeries *)chart->series->pdata[0])->points[2].state, CHART_SUPPRESSED);
}
END_TEST

START_TEST(longer_words_keep_numbers)
{
    g_autoptr(Publication) publication = golden_publication();
    g_autoptr(Report) report = compose_checked(publication, LANGUAGE_ES);
    g_autofree char *before = block_dump(report);
    block_stretch(report, 60);
    g_autofree char *after = block_dump(report);
    ck_assert_uint_gt(strlen(after), strlen(before) * 6 / 5);
    ck_assert_ptr_nonnull(strstr(after, "\"2.480\""));
    ck_assert_ptr_nonnull(strstr(after, "to \"indicator-NORC-02\""));
    ck_assert_ptr_nonnull(strstr(after, "\"Estadoest"));
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("edges");
    TCase *tests = tcase_create("edges");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, the_golden_one_holds);
    tcase_add_test(tests, nothing_at_all_holds);
    tcase_add_test(tests, one_partner_holds);
    tcase_add_test(tests, all_suppressed_is_one_form);
    tcase_add_test(tests, all_missing_is_never_zero);
    tcase_add_test(tests, twelve_partners_and_long_names_hold);
    tcase_add_test(tests, hidden_bars_are_not_sorted);
    tcase_add_test(tests, longer_words_keep_numbers);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
