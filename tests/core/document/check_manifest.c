/* SPDX-License-Identifier: Apache-2.0 */
/* The manifests of the tree: each is read without a finding, together they use every roll-up type. */
#include <check.h>
#include <string.h>

#include "core/document/manifest_read.h"

static Manifest *
read_partner(const char *partner)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autofree char *path = g_build_filename(g_getenv("HITO_SOURCE"), "plugins", partner, "manifest.json", NULL);
    Manifest *manifest = manifest_read(path, findings);
    finding_list_print(findings, LANGUAGE_EN, stderr);
    ck_assert_uint_eq(finding_list_size(findings), 0);
    ck_assert_ptr_nonnull(manifest);
    return manifest;
}

START_TEST(every_type_is_used)
{
    static const char *const PARTNERS[] = {"norc", "renacer", "aba_roli", "padf"};
    unsigned types = 0;
    for (size_t p = 0; p < G_N_ELEMENTS(PARTNERS); p++) {
        g_autoptr(Manifest) manifest = read_partner(PARTNERS[p]);
        ck_assert_str_eq(manifest->id, PARTNERS[p]);
        ck_assert_uint_ge(manifest->indicators->len, 8);
        for (guint i = 0; i < manifest->indicators->len; i++) {
            const Indicator *indicator = manifest->indicators->pdata[i];
            types |= 1u << indicator->type;
            ck_assert_uint_ne(indicator->inputs, 0);
            ck_assert_uint_ge(indicator->sheet->len, 7);
        }
    }
    ck_assert_uint_eq(types, (1u << ROLLUP_TYPE_COUNT) - 1);
}
END_TEST

/* Replaces one text of a good manifest and expects one finding of a number. */
static void
expect_refusal(const char *old, const char *new, unsigned number)
{
    g_autofree char *path = g_build_filename(g_getenv("HITO_SOURCE"), "plugins", "renacer", "manifest.json", NULL);
    g_autofree char *bytes = NULL;
    ck_assert(g_file_get_contents(path, &bytes, NULL, NULL));
    char *at = strstr(bytes, old);
    ck_assert_ptr_nonnull(at);
    *at = '\0';
    g_autofree char *changed = g_strconcat(bytes, new, at + strlen(old), NULL);
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Manifest) manifest = manifest_parse(changed, strlen(changed), "manifest.json", findings);
    ck_assert_ptr_null(manifest);
    ck_assert_uint_ge(finding_list_size(findings), 1);
    ck_assert_uint_eq(finding_list_peek(findings, 0)->number, number);
}

START_TEST(mistakes_are_refused)
{
    expect_refusal("\"manifest\": 1,", "", 3004);
    expect_refusal("\"limits\"", "\"limts\"", 3003);
    expect_refusal("\"REN-02\"", "\"REN-01\"", 3005);
    expect_refusal("\"inputs\": [\n    \"cases\"\n", "\"inputs\": [\n    \"files\"\n", 3006);
    expect_refusal("\"inputs\": [\n    \"cases\"\n", "\"inputs\": [\n", 3002);
    expect_refusal("\"dims\": [\n      \"sex\",", "\"dims\": [\n      \"sexo\",", 3006);
    expect_refusal("\"type\": \"new\"", "\"type\": \"news\"", 3002);
    expect_refusal("\"memory_mb\": 256", "\"memory_mb\": \"256\"", 3002);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("manifest");
    TCase *cases = tcase_create("manifest");
    tcase_add_test(cases, every_type_is_used);
    tcase_add_test(cases, mistakes_are_refused);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
