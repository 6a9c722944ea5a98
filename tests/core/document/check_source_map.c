/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <string.h>

#include "core/document/source_map_read.h"

static Manifest *
manifest_of_two(void)
{
    Manifest *manifest = manifest_new();
    ManifestCodeList *list = g_new0(ManifestCodeList, 1);
    list->id = g_strdup("sex");
    list->codes = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(list->codes, g_strdup("F"));
    g_ptr_array_add(list->codes, g_strdup("M"));
    g_ptr_array_add(manifest->code_lists, list);
    Input *input = input_new("cases");
    static const ColumnType TYPES[] = {COLUMN_TEXT, COLUMN_CODE, COLUMN_BOOL, COLUMN_DATE};
    static const char *const NAMES[] = {"id", "sex", "closed", "date"};
    for (size_t i = 0; i < G_N_ELEMENTS(TYPES); i++) {
        Column *column = column_new(NAMES[i], TYPES[i]);
        column->list = 0;
        g_ptr_array_add(input->columns, column);
    }
    g_ptr_array_add(manifest->inputs, input);
    return manifest;
}

static SourceMap *
parse(const char *text, FindingList *findings)
{
    g_autoptr(Manifest) manifest = manifest_of_two();
    return source_map_parse(text, strlen(text), "sources.json", manifest, findings);
}

START_TEST(what_a_partner_says_is_kept)
{
    static const char TEXT[] =
        "{\"sources\": 1, \"inputs\": {\"cases\": {\"file\": \"Casos.CSV\", \"encoding\": \"windows-1252\", \"delimiter\": \";\","
        " \"header_row\": 3, \"dates\": \"dd/mm/yyyy\", \"decimal\": \",\", \"thousands\": \".\", \"missing\": [\"ND\"],"
        " \"true\": [\"S\xC3\xAD\"], \"false\": [\"No\"], \"columns\": {\"id\": \"C\xC3\xB3" "digo\","
        " \"sex\": {\"names\": [\"Sexo\", \"Sex\"], \"values\": {\"Femenino\": \"F\", \"ND\": \"M\"}},"
        " \"date\": {\"dates\": \"iso\"}, \"closed\": {\"constant\": \"N\"}}}}}";
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(SourceMap) map = parse(TEXT, findings);
    ck_assert_ptr_nonnull(map);
    ck_assert_uint_eq(finding_list_size(findings), 0);
    const SourceMapInput *input = source_map_find(map, "cases");
    ck_assert_str_eq(input->file, "Casos.CSV");
    ck_assert_int_eq(input->kind, KIND_CSV);
    ck_assert_int_eq(input->encoding, ENCODING_WINDOWS_1252);
    ck_assert_int_eq(input->delimiter, ';');
    ck_assert_int_eq(input->header_row, 3);
    const SourceMapColumn *id = input->columns->pdata[0], *sex = input->columns->pdata[1];
    const SourceMapColumn *closed = input->columns->pdata[2], *date = input->columns->pdata[3];
    ck_assert_str_eq(id->names->pdata[0], "C\xC3\xB3" "digo");
    ck_assert_uint_eq(sex->names->len, 2);
    ck_assert_str_eq(g_hash_table_lookup(sex->values, "Femenino"), "F");
    ck_assert_str_eq(g_hash_table_lookup(sex->values, "ND"), "M"); /* a column's own word is stronger */
    ck_assert_str_eq(g_hash_table_lookup(id->values, "ND"), "");
    ck_assert_ptr_null(g_hash_table_lookup(id->values, "No"));
    ck_assert_str_eq(g_hash_table_lookup(closed->values, "S\xC3\xAD"), "Y");
    ck_assert_str_eq(closed->constant, "N");
    ck_assert_int_eq(date->dates, DATES_ISO);
    ck_assert_int_eq(id->dates, DATES_DAY_FIRST);
    ck_assert_int_eq(id->thousands, '.');
}
END_TEST

START_TEST(the_kind_follows_the_name)
{
    static const struct {
        const char *file;
        SourceKind kind;
    } CASES[] = {{"a.XLSX", KIND_XLSX}, {"a.jsonl", KIND_NDJSON}, {"a.db", KIND_SQLITE}, {"a.txt", KIND_CSV}};
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *text = g_strdup_printf("{\"sources\": 1, \"inputs\": {\"cases\": {\"file\": \"%s\"}}}", CASES[i].file);
        g_autoptr(FindingList) findings = finding_list_new();
        g_autoptr(SourceMap) map = parse(text, findings);
        ck_assert_ptr_nonnull(map);
        ck_assert_int_eq(source_map_find(map, "cases")->kind, CASES[i].kind);
    }
}
END_TEST

START_TEST(what_is_not_known_is_refused)
{
    static const struct {
        const char *input;
        unsigned number;
    } CASES[] = {
        {"\"cases\": {\"fil\": \"a\"}", 2504},
        {"\"case\": {}", 2506},
        {"\"cases\": {\"columns\": {\"sexo\": \"a\"}}", 2507},
        {"\"cases\": {\"columns\": {\"sex\": {\"values\": {\"x\": \"W\"}}}}", 2508},
        {"\"cases\": {\"columns\": {\"closed\": {\"constant\": \"yes\"}}}", 2508},
        {"\"cases\": {\"columns\": {\"sex\": {\"values\": {\"x\": \"F\"}, \"missing\": [\"x\"]}}}", 2509},
        {"\"cases\": {\"file\": \"../a.csv\"}", 2503},
        {"\"cases\": {\"dates\": \"d/m/y\"}", 2503},
        {"\"cases\": {\"thousands\": \".\", \"decimal\": \".\"}", 2503},
        {"\"cases\": {\"columns\": {\"sex\": {\"names\": []}}}", 2503},
        {"\"cases\": {\"columns\": []}", 2503},
        {"\"cases\": []", 2503},
        {"\"cases\": {\"kind\": \"xlsx\", \"table\": \"t\"}", 2504},
        {"\"cases\": {\"kind\": \"ndjson\", \"encoding\": \"utf-16\"}", 2504},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *text = g_strdup_printf("{\"sources\": 1, \"inputs\": {%s}}", CASES[i].input);
        g_autoptr(FindingList) findings = finding_list_new();
        g_autoptr(SourceMap) map = parse(text, findings);
        ck_assert_msg(!map && finding_list_size(findings) > 0, "%s", CASES[i].input);
        ck_assert_msg(finding_list_peek(findings, 0)->number == CASES[i].number, "%s: %u", CASES[i].input,
                      finding_list_peek(findings, 0)->number);
    }
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("source_map");
    TCase *all = tcase_create("all");
    tcase_add_test(all, what_a_partner_says_is_kept);
    tcase_add_test(all, the_kind_follows_the_name);
    tcase_add_test(all, what_is_not_known_is_refused);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
