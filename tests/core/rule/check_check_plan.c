/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <string.h>

#include "core/document/manifest_read.h"
#include "core/document/plan_read.h"
#include "core/rule/check_plan.h"
#include "tests/core/document/small_programme.h"

static const char MANIFEST[] =
    "{\"manifest\": 1, \"id\": \"one\", \"version\": \"1.0.0\", \"abi\": \"1.0\", \"abi_needs\": \"1.0\", \"publisher\": \"One\",\n"
    " \"limits\": {\"memory_mb\": 64, \"cpu_seconds\": 5, \"wall_seconds\": 5, \"observations\": 1000},\n"
    " \"code_lists\": {\"dept\": [\"05\"]}, \"domains\": [\"child\"],\n"
    " \"inputs\": [{\"id\": \"cases\", \"empty\": \"none\", \"columns\": [{\"name\": \"id\", \"type\": \"key\", \"domain\": \"child\"}]}],\n"
    " \"dimensions\": [{\"id\": \"place\", \"list\": \"dept\", \"name\": {\"en\": \"Place\", \"es\": \"Lugar\"}}],\n"
    " \"settings\": [{\"name\": \"days\", \"value\": 3}],\n"
    " \"indicators\": [{\"code\": \"ONE-01\", \"type\": \"TYPE\", \"unit\": \"UNIT\", \"decimals\": 1, \"direction\": \"up\",\n"
    "   \"class\": \"A\", \"objective\": \"PROT\", \"definition_version\": \"1\", \"windows\": [\"quarter\", \"fiscal_year\", \"life\"],\n"
    "   \"name\": {\"en\": \"One\", \"es\": \"Uno\"}, \"tables\": [{\"dims\": [\"place\"], \"partition\": true}], \"inputs\": [\"cases\"],\n"
    "   \"sheet\": {\"definition\": {\"en\": \"d\", \"es\": \"d\"}, \"source\": {\"en\": \"s\", \"es\": \"s\"}, \"limitations\": {\"en\": \"l\", \"es\": \"l\"}}}]}\n";

static char *
replaced(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    ck_assert_msg(at != NULL, "%s", from);
    g_autofree char *head = g_strndup(text, (size_t)(at - text));
    return g_strconcat(head, to, at + strlen(from), NULL);
}

/* Check a changed small programme against a changed small manifest. Owner: caller. */
static FindingList *
check_changed(const char *file, const char *from, const char *to, const char *type, const char *unit)
{
    FindingList *findings = finding_list_new();
    g_autofree char *typed = replaced(MANIFEST, "TYPE", type);
    g_autofree char *bytes = replaced(typed, "UNIT", unit);
    if (file && strcmp(file, "manifest") == 0) {
        char *changed = replaced(bytes, from, to);
        g_free(bytes);
        bytes = changed;
        if (strstr(to, "region")) {
            changed = replaced(bytes, "\"list\": \"dept\"", "\"list\": \"region\"");
            g_free(bytes);
            bytes = changed;
        }
    }
    g_autoptr(Manifest) manifest = manifest_parse(bytes, strlen(bytes), "manifest.json", findings);
    g_autofree char *folder = small_programme_new();
    if (file && strcmp(file, "manifest") != 0)
        small_programme_change(folder, file, from, to);
    g_autoptr(Plan) plan = plan_read(folder, "FY2026Q3", findings);
    finding_list_print(findings, LANGUAGE_EN, stderr);
    ck_assert_ptr_nonnull(manifest);
    ck_assert_ptr_nonnull(plan);
    g_autoptr(GPtrArray) manifests = g_ptr_array_new();
    g_ptr_array_add(manifests, manifest);
    check_plan(plan, manifests, "FY2026Q3", findings);
    small_programme_remove(folder);
    return findings;
}

static const struct {
    const char *file, *from, *to;
    unsigned number;
    int64_t row;
    const char *type, *unit;
} FAULTS[] = {
    {"targets.csv", "ONE-01,FY2026,480.5,,,2025-10-01,M&E lead\n", "", 1101, 0, "flow", "persons"},
    {"targets.csv", "ONE-01,LOA,,No target yet,Aún sin meta,2025-10-01,M&E lead\n", "", 1101, 0, "flow", "persons"},
    {"baselines.csv", "ONE-01,0,2024-10-01,Start of the award\n", "", 1102, 0, "flow", "persons"},
    {"targets.csv", "ONE-01,FY2026Q3", "TWO-01,FY2026Q3", 1103, 2, "flow", "persons"},
    {"baselines.csv", "ONE-01", "ONE-1", 1103, 2, "flow", "persons"},
    {"programme.json", "[\"ONE-01\"]", "[\"ONE-99\"]", 1103, 0, "flow", "persons"},
    {"targets.csv", "FY2026Q3", "FY2030Q3", 1104, 2, "flow", "persons"},
    {"targets.csv", "FY2026Q3", "FY2024Q4", 1104, 2, "flow", "persons"},
    {"targets.csv", ",120,", ",100.5,", 1105, 2, "ratio", "percent"},
    {"baselines.csv", ",0,", ",-1,", 1105, 2, "flow", "persons"},
    {"programme.json", "\"PROT\"", "\"PREV\"", 1107, 0, "flow", "persons"},
    {"programme.json", "\"PROT\"", "\"PREV\"", 1111, 0, "flow", "persons"},
    {"manifest", "\"days\"", "\"hours\"", 1110, 0, "flow", "persons"},
    {"programme.json", "\"2027-09-30\"", "\"2026-03-31\"", 1112, 0, "flow", "persons"},
    {"targets.csv", "ONE-01,FY2026,",
     "ONE-01,FY2026Q1,120,,,2025-10-01,M\nONE-01,FY2026Q2,120,,,2025-10-01,M\nONE-01,FY2026Q4,120,,,2025-10-01,M\nONE-01,FY2026,",
     1113, 6, "flow", "persons"},
    {"targets.csv", "LOA,,No target yet,Aún sin meta", "LOA,-0.5,,", 1114, 4, "ratio", "persons"},
    {"manifest", "\"dept\": [\"05\"]", "\"dept\": [\"05\"], \"sex\": [\"F\"]", 1121, 0, "flow", "persons"},
    {"manifest", "[\"05\"]", "[\"05\", \"08\"]", 1122, 0, "flow", "persons"},
    {"code_lists/dept.csv", "05,", "5,", 1123, 0, "flow", "persons"},
    {"code_lists/dept.csv", "05,", "08,Atlántico,Atlántico,ANDINA\n05,", 1124, 0, "flow", "persons"},
    {"manifest", "\"dept\": [\"05\"]", "\"region\": [\"05\"]", 1125, 0, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.en.md", "ONE-01:FY2026Q3:target", "TWO-01:FY2026Q3", 1132, 2, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.en.md", "ONE-01:FY2026Q3:target", "ONE-01:FY2026Q4", 1133, 2, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.en.md", "ONE-01:FY2026Q3:target", "ONE-01:LOA:place:08:actual", 1134, 2, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.en.md", "ONE-01:FY2026Q3:target", "ONE-01:LOA:sex:F:actual", 1134, 2, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.en.md", "ONE-01:FY2026Q3:target", "ONE-01:FY2025Q3:target", 1137, 2, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.en.md", "ONE-01:FY2026Q3:target", "ONE-01:LOA:target", 1137, 2, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.en.md", "ONE-01:FY2026Q3:target", "ONE-01:TY2026", 1137, 2, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.en.md", "target", "12 girls, target", 1135, 2, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.en.md", "children", "children of ONE-01-9", 1135, 1, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.es.md", "trimestre", "trimestre (ana.perez@ejemplo.org)", 1138, 1, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.en.md", "target", "call 310 555 0000, target", 1139, 2, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.en.md", "target", "C.C. 1.032.456.789", 1139, 2, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.en.md", "target", "110016000050202400123", 1139, 2, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.en.md", "target", "on 2026-05-17", 1140, 2, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.es.md", "trimestre", "17/05/2026", 1140, 1, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.es.md", "trimestre", "vereda El Carmen", 1141, 1, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.es.md", "trimestre", "Calle 12", 1141, 1, "flow", "persons"},
    {"narrative/FY2026Q3/ONE-01.progress.es.md", "trimestre", "2.º trimestre", 1135, 1, "flow", "persons"},
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

/* The small programme binds one number in English alone, so it has exactly that finding. */
START_TEST(a_good_plan_has_no_finding_but_the_one_it_was_made_with)
{
    g_autoptr(FindingList) findings = check_changed("narrative/FY2026Q3/ONE-01.progress.en.md", "ONE-01:FY2026Q3:target",
                                                    "ONE-01:FY2026Q3", "flow", "persons");
    ck_assert_uint_eq(finding_list_size(findings), 0);
    g_autoptr(FindingList) one = check_changed(NULL, NULL, NULL, "flow", "persons");
    ck_assert_uint_eq(finding_list_size(one), 1);
    ck_assert(found(one, 1136, 0));
    g_autoptr(FindingList) names = check_changed("narrative/FY2026Q3/ONE-01.progress.en.md", "children",
                                                 "street children of ONE-01 in FY2026Q3 and FY2026, T1 of 2024, 2022-2027, 2022–2027, in a village @home", "flow", "persons");
    ck_assert_uint_eq(finding_list_size(names), 1);
}
END_TEST

START_TEST(each_fault_has_its_number)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FAULTS); i++) {
        g_autoptr(FindingList) findings =
            check_changed(FAULTS[i].file, FAULTS[i].from, FAULTS[i].to, FAULTS[i].type, FAULTS[i].unit);
        bool seen = found(findings, FAULTS[i].number, FAULTS[i].row);
        if (!seen)
            finding_list_print(findings, LANGUAGE_EN, stderr);
        ck_assert_msg(seen, "%s: %s: no H%04u in row %d", FAULTS[i].file, FAULTS[i].to, FAULTS[i].number, (int)FAULTS[i].row);
    }
}
END_TEST

/* Without the only manifest nothing is known to be unknown. */
START_TEST(a_missing_plugin_makes_nothing_unknown)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autofree char *folder = small_programme_new();
    g_autoptr(Plan) plan = plan_read(folder, "FY2026Q3", findings);
    g_autoptr(GPtrArray) manifests = g_ptr_array_new();
    g_ptr_array_add(manifests, NULL);
    check_plan(plan, manifests, "FY2026Q3", findings);
    ck_assert_uint_eq(finding_list_size(findings), 1);
    ck_assert(found(findings, 1136, 0));
    small_programme_remove(folder);
}
END_TEST

static void
check_tree(const char *period)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Plan) plan = plan_read("programmes/colombia-cpc", period, findings);
    ck_assert_ptr_nonnull(plan);
    g_autoptr(GPtrArray) manifests = g_ptr_array_new();
    for (guint i = 0; i < plan->partners->len; i++) {
        g_autofree char *path = g_strdup_printf("plugins/%s/manifest.json", ((Partner *)plan->partners->pdata[i])->plugin);
        g_ptr_array_add(manifests, manifest_read(path, findings));
    }
    check_plan(plan, manifests, period, findings);
    finding_list_print(findings, LANGUAGE_EN, stderr);
    ck_assert_uint_eq(finding_list_size(findings), 0);
    for (guint i = 0; i < manifests->len; i++)
        manifest_free(manifests->pdata[i]);
}

START_TEST(the_programme_of_the_tree_has_no_finding)
{
    check_tree("FY2026Q3");
    check_tree(NULL);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("check_plan");
    TCase *tests = tcase_create("rule");
    tcase_add_test(tests, a_good_plan_has_no_finding_but_the_one_it_was_made_with);
    tcase_add_test(tests, each_fault_has_its_number);
    tcase_add_test(tests, a_missing_plugin_makes_nothing_unknown);
    tcase_add_test(tests, the_programme_of_the_tree_has_no_finding);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
