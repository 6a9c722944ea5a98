/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <string.h>

#include "core/document/plan_read.h"
#include "core/document/table_file.h"
#include "core/model/binding.h"
#include "tests/core/document/small_programme.h"

START_TEST(a_programme_is_read_whole)
{
    g_autofree char *folder = small_programme_new();
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Plan) plan = plan_read(folder, "FY2026Q3", findings);
    finding_list_print(findings, LANGUAGE_EN, stderr);
    ck_assert_ptr_nonnull(plan);
    ck_assert_uint_eq(finding_list_size(findings), 0);
    ck_assert(plan->synthetic);
    ck_assert_int_eq(plan->threshold, 15);
    ck_assert_int_eq(plan->deviation_percent, 20);
    const Partner *partner = plan_find_partner(plan, "one");
    ck_assert_int_eq(partner->award_from_day, period_day(2024, 10, 1));
    ck_assert_int_eq(partner->award_to_day, period_day(2027, 10, 1));
    char first[12];
    calendar_format_quarter(calendar_us_fiscal(), plan->first_quarter, first);
    ck_assert_str_eq(first, "FY2025Q1");
    ck_assert_int_eq((int)*(gint64 *)g_hash_table_lookup(plan->settings, "one/days"), 5);
    const Target *target = plan_find_target(plan, "ONE-01", "FY2026");
    ck_assert_int_eq(target->span, TARGET_FISCAL_YEAR);
    ck_assert_int_eq((int)target->value.units, 4805);
    ck_assert(plan_find_target(plan, "ONE-01", "LOA")->waived);
    ck_assert_int_eq((int)plan_find_target(plan, "ONE-01", "LOA")->row, 4);
    ck_assert_str_eq(plan_find_baseline(plan, "ONE-01")->source, "Start of the award");
    ck_assert_str_eq(code_list_find(plan_find_code_list(plan, "dept"), "05")->parent, "ANDINA");
    ck_assert_uint_eq(plan->milestones->len, 1);
    ck_assert_uint_eq(plan->narratives->len, 1);
    const Narrative *narrative = plan->narratives->pdata[0];
    ck_assert_str_eq(narrative->indicator, "ONE-01");
    ck_assert_ptr_nonnull(strstr(narrative->text[LANGUAGE_ES], "trimestre"));
    ck_assert_uint_eq(strlen(plan->sha256), 64);
    small_programme_remove(folder);
}
END_TEST

START_TEST(the_digest_is_of_every_file_read)
{
    static const char *const NAMES[] = {"programme.json", "targets.csv", "baselines.csv", "milestones.csv",
                                        "code_lists/dept.csv", "narrative/FY2026Q3/ONE-01.progress.es.md"};
    g_autofree char *folder = small_programme_new();
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Plan) before = plan_read(folder, "FY2026Q3", findings);
    g_autoptr(Plan) again = plan_read(folder, "FY2026Q3", findings);
    g_autoptr(Plan) without = plan_read(folder, NULL, findings);
    ck_assert_str_eq(before->sha256, again->sha256);
    ck_assert_str_ne(before->sha256, without->sha256);
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_autofree char *path = g_build_filename(folder, NAMES[i], NULL);
        g_autofree char *text = NULL;
        ck_assert(g_file_get_contents(path, &text, NULL, NULL));
        g_autofree char *longer = g_strconcat(text, "\n", NULL);
        small_programme_put(folder, NAMES[i], longer);
        g_autoptr(Plan) after = plan_read(folder, "FY2026Q3", findings);
        ck_assert_str_ne(before->sha256, after->sha256);
        small_programme_put(folder, NAMES[i], text);
    }
    ck_assert_uint_eq(finding_list_size(findings), 0);
    small_programme_remove(folder);
}
END_TEST

START_TEST(the_programme_of_the_tree_is_without_fault)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Plan) plan = plan_read("programmes/colombia-cpc", "FY2026Q3", findings);
    finding_list_print(findings, LANGUAGE_EN, stderr);
    ck_assert_ptr_nonnull(plan);
    ck_assert_int_eq(finding_list_exit_status(findings), 0);
    ck_assert_uint_eq(plan->partners->len, 4);
    ck_assert_uint_eq(plan->funnels->len, 9);
    const FunnelStep *step = plan->funnels->pdata[3];
    ck_assert_str_eq(step->funnel, "victims");
    ck_assert_str_eq(step->indicator, "REN-04");
    ck_assert_str_eq(plan_find_terms(plan, "PAD-12")->definition_from, "FY2025Q1");
    ck_assert_int_eq(plan_find_quality(plan, "NORC-01")->day, period_day(2024, 3, 14));
    ck_assert_ptr_null(plan_find_quality(plan, "XYZ-01"));
    ck_assert_uint_eq(plan_find_code_list(plan, "dept")->codes->len, 33 + 1 + 5 + 2);
}
END_TEST

static const struct {
    const char *name, *from, *to;
    unsigned number;
    int64_t row;
} DEFECTS[] = {
    {"programme.json", "{\n", "{{", 1004, 1},
    {"programme.json", " \"id\": \"small\",\n", " \"id\": \"small\",\n \"id\": \"twice\",\n", 1004, 4},
    {"programme.json", "\"threshold\": 15", "\"threshold\": 3", 1005, 0},
    {"programme.json", "\"threshold\": 15", "\"threshold\": \"15\"", 1005, 0},
    {"programme.json", "us_fiscal", "gregorian", 1005, 0},
    {"programme.json", "[\"public\"]", "[\"restricted\"]", 1005, 0},
    {"programme.json", "\"2027-09-30\"", "\"30/09/2027\"", 1005, 0},
    {"programme.json", "\"2027-09-30\"", "\"2024-09-30\"", 1011, 0},
    {"programme.json", "\"synthetic\"", "\"sintetico\"", 1006, 0},
    {"programme.json", "\"es\": \"Protección\"", "\"es\": \"\"", 1007, 0},
    {"programme.json", ", \"es\": \"Protección\"", "", 1007, 0},
    {"programme.json", "\"id\": \"one\"", "\"id\": \"../one\"", 1009, 0},
    {"programme.json", "\"objectives\": [", "\"objectives\": [{\"id\": \"PROT\", \"name\": {\"en\": \"P\", \"es\": \"P\"}}, ", 1008, 0},
    {"programme.json", "{\"dept\": \"2024\"}", "{\"dept\": \"2024\", \"sex\": \"1\"}", 1002, 0},
    {"programme.json", "{\"dept\": \"2024\"}", "{}", 1012, 0},
    {"targets.csv", "indicator,window", "indicador,window", 1025, 1},
    {"targets.csv", "indicator,window,target", "indicator,window,target,target", 1027, 1},
    {"targets.csv", "indicator,window,target", "indicator,window,target,meta", 1026, 1},
    {"targets.csv", "ONE-01,FY2026Q3,120", "ONE-01,FY2026Q3,120,", 1028, 2},
    {"targets.csv", "ONE-01,FY2026Q3,120", "ONE-01,FY2026Q3,1.200", 1043, 2},
    {"targets.csv", "ONE-01,FY2026Q3,120", "ONE-01,FY2026Q3,many", 1042, 2},
    {"targets.csv", "480.5", "480,5", 1028, 3},
    {"targets.csv", "480.5", "\"480,5\"", 1042, 3},
    {"targets.csv", "FY2026Q3", "Q3 2026", 1045, 2},
    {"targets.csv", "FY2026,", "FY2026Q3,", 1047, 3},
    {"targets.csv", "LOA,,", "LOA,900,", 1048, 4},
    {"targets.csv", "No target yet,Aún sin meta", ",", 1049, 4},
    {"targets.csv", "No target yet,Aún sin meta", "No target yet,", 1050, 4},
    {"targets.csv", "2025-10-01", "2025-02-29", 1044, 2},
    {"targets.csv", "M&E lead\n", "\n", 1041, 2},
    {"targets.csv", "M&E lead\n", "\"M&E lead\n", 1022, 2},
    {"targets.csv", "M&E lead\n", "\"M&E\" lead\n", 1023, 2},
    {"targets.csv", "Aún", "A\xFAn", 1021, 4},
    {"baselines.csv", "ONE-01,0", "ONE-01,0,2024-10-01,Earlier\nONE-01,0", 1052, 3},
    {"baselines.csv", "Start of the award", "", 1041, 2},
    {"milestones.csv", ",2,", ",5,", 1046, 2},
    {"milestones.csv", "route,one", "route,two", 1054, 2},
    {"milestones.csv", "route,one,", "route,one,Route,Ruta,1,2026-01-01,\nroute,one,", 1053, 3},
    {"code_lists/dept.csv", "05,", "00,", 1056, 4},
    {"code_lists/dept.csv", ",ANDINA\n", ",CARIBE\n", 1057, 4},
    {"code_lists/dept.csv", "Nacional,", "Nacional,ANDINA", 1058, 2},
    {"code_lists/dept.csv", "Andean,", ",", 1041, 3},
    {"narrative/FY2026Q3/ONE-01.progress.en.md", ":target}", ":goal}", 1073, 2},
    {"narrative/FY2026Q3/ONE-01.progress.en.md", ":target}", ":target", 1073, 2},
    {"narrative/FY2026Q3/ONE-01.progress.es.md", "En el trimestre {ONE-01:FY2026Q3}.", " ", 1074, 0},
};

static bool
found(const FindingList *findings, unsigned number, int64_t row)
{
    for (size_t i = 0; i < finding_list_size(findings); i++) {
        const Finding *finding = finding_list_peek(findings, i);
        if (finding->number == number && finding->row == row)
            return true;
    }
    return false;
}

START_TEST(each_defect_has_its_number_file_and_row)
{
    for (size_t i = 0; i < G_N_ELEMENTS(DEFECTS); i++) {
        g_autofree char *folder = small_programme_new();
        small_programme_change(folder, DEFECTS[i].name, DEFECTS[i].from, DEFECTS[i].to);
        g_autoptr(FindingList) findings = finding_list_new();
        g_autoptr(Plan) plan = plan_read(folder, "FY2026Q3", findings);
        if (plan || !found(findings, DEFECTS[i].number, DEFECTS[i].row))
            finding_list_print(findings, LANGUAGE_ES, stderr);
        ck_assert_msg(plan == NULL, "%s: %s was taken for good", DEFECTS[i].name, DEFECTS[i].to);
        ck_assert_msg(found(findings, DEFECTS[i].number, DEFECTS[i].row), "%s: %s: no H%04u in row %d", DEFECTS[i].name,
                      DEFECTS[i].to, DEFECTS[i].number, (int)DEFECTS[i].row);
        ck_assert_int_eq(finding_list_exit_status(findings), 3);
        small_programme_remove(folder);
    }
}
END_TEST

START_TEST(a_list_has_an_end)
{
    g_autofree char *folder = small_programme_new();
    g_autoptr(GString) codes = g_string_new("code,en,es\n");
    for (int i = 0; i < 4097; i++)
        g_string_append_printf(codes, "%d,a,b\n", i);
    small_programme_put(folder, "code_lists/dept.csv", codes->str);
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Plan) plan = plan_read(folder, NULL, findings);
    ck_assert_ptr_null(plan);
    ck_assert(found(findings, 1060, 0));
    small_programme_remove(folder);
}
END_TEST

START_TEST(missing_files_are_named)
{
    static const char *const NAMES[] = {"programme.json", "targets.csv", "baselines.csv", "milestones.csv",
                                        "code_lists/dept.csv"};
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_autofree char *folder = small_programme_new();
        small_programme_put(folder, NAMES[i], NULL);
        g_autoptr(FindingList) findings = finding_list_new();
        g_autoptr(Plan) plan = plan_read(folder, NULL, findings);
        ck_assert_ptr_null(plan);
        ck_assert_uint_eq(finding_list_peek(findings, 0)->number, 1002);
        small_programme_remove(folder);
    }
    g_autoptr(FindingList) findings = finding_list_new();
    ck_assert_ptr_null(plan_read("/nowhere", NULL, findings));
    ck_assert(found(findings, 1001, 0));
    g_autofree char *folder = small_programme_new();
    small_programme_put(folder, "narrative/FY2026Q3/ONE-01.progress.es.md", NULL);
    small_programme_put(folder, "narrative/FY2026Q3/ONE-01.en.md", "x");
    small_programme_put(folder, "narrative/FY2026Q3/ONE-01.gossip.en.md", "x");
    ck_assert_ptr_null(plan_read(folder, "FY2026Q3", findings));
    ck_assert(found(findings, 1071, 0) && found(findings, 1072, 0) && found(findings, 1076, 0));
    ck_assert_ptr_null(plan_read(folder, "2026-Q3", findings));
    ck_assert(found(findings, 1010, 0));
    g_autoptr(Plan) quiet = plan_read(folder, "FY2026Q2", findings);
    ck_assert_ptr_nonnull(quiet);
    ck_assert(found(findings, 1075, 0));
    small_programme_remove(folder);
}
END_TEST

START_TEST(tables_come_as_spreadsheets_save_them)
{
    static const TableColumn COLUMNS[] = {{"a", true}, {"b", true}, {"c", false}};
    static const char TEXT[] = "\xEF\xBB\xBF\"b\";a\r\n\" two\r\nlines; \"\"so\"\"\";1250,5\r\n;\r\n\r\nx;-3.25";
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(TableFile) table = table_file_parse(TEXT, sizeof TEXT - 1, "t.csv", COLUMNS, 3, findings);
    ck_assert_ptr_nonnull(table);
    ck_assert_uint_eq(table->rows->len, 2);
    const TableRow *first = table->rows->pdata[0], *last = table->rows->pdata[1];
    ck_assert_str_eq(first->fields[1], "two\r\nlines; \"so\"");
    ck_assert_str_eq(first->fields[2], "");
    ck_assert_int_eq((int)last->row, 5);
    Decimal value;
    ck_assert(table_file_decimal(table, first, 0, &value, findings));
    ck_assert_int_eq((int)value.units, 12505);
    ck_assert(table_file_decimal(table, last, 0, &value, findings));
    ck_assert_int_eq((int)value.units, -325);
    ck_assert_uint_eq(finding_list_size(findings), 0);
    ck_assert_ptr_null(table_file_parse("", 0, "t.csv", COLUMNS, 3, findings));
    ck_assert(found(findings, 1024, 1));
    ck_assert_ptr_null(table_file_parse("a,b\n\0,", 6, "t.csv", COLUMNS, 3, findings));
    ck_assert(found(findings, 1030, 2));
}
END_TEST

START_TEST(references_are_ids_of_values)
{
    static const char TEXT[] = "x {A-1:LOA} {A-1:FY2026:sex:F:numerator}{A-1} }";
    static const BindingKind KINDS[] = {BINDING_TEXT, BINDING_VALUE, BINDING_TEXT,
                                        BINDING_VALUE, BINDING_BROKEN, BINDING_TEXT, BINDING_BROKEN};
    const char *at = TEXT;
    Binding binding;
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        ck_assert(binding_next(&at, &binding));
        ck_assert_int_eq(binding.kind, KINDS[i]);
        g_autofree char *id = binding.kind == BINDING_VALUE ? binding_value_id(&binding) : NULL;
        if (id)
            ck_assert_str_eq(id, i == 1 ? "A-1:LOA:::actual" : "A-1:FY2026:sex:F:numerator");
    }
    ck_assert(!binding_next(&at, &binding));
    static const char *const BROKEN[] = {"{A-1:LOA:sex:actual}", "{A-1:LOA:sex:F:actual:more}", "{A-1:LOA:sex::actual}",
                                         "{:LOA}", "{A-1:}", "{A 1:LOA}", "{A-1:LOA:goal}", "{A-1:LOA\n}", "{"};
    for (size_t i = 0; i < G_N_ELEMENTS(BROKEN); i++) {
        at = BROKEN[i];
        ck_assert(binding_next(&at, &binding));
        ck_assert_msg(binding.kind == BINDING_BROKEN, "%s", BROKEN[i]);
    }
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("plan_read");
    TCase *tests = tcase_create("document");
    tcase_add_test(tests, a_programme_is_read_whole);
    tcase_add_test(tests, the_programme_of_the_tree_is_without_fault);
    tcase_add_test(tests, the_digest_is_of_every_file_read);
    tcase_add_test(tests, each_defect_has_its_number_file_and_row);
    tcase_add_test(tests, a_list_has_an_end);
    tcase_add_test(tests, missing_files_are_named);
    tcase_add_test(tests, tables_come_as_spreadsheets_save_them);
    tcase_add_test(tests, references_are_ids_of_values);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
