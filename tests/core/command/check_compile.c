/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <string.h>

#include "core/command/office.h"
#include "core/document/publication_read.h"
#include "core/document/submission_write.h"
#include "core/ledger/ledger_story.h"
#include "tests/core/command/stage.h"
#include "tests/support/builders.h"
#include "tests/support/golden.h"

static bool
holds(const FindingList *findings, unsigned number)
{
    for (size_t i = 0; i < finding_list_size(findings); i++) {
        if (finding_list_peek(findings, i)->number == number)
            return true;
    }
    return false;
}

START_TEST(the_stage_gives_the_golden_publication)
{
    g_autoptr(Submission) s = stage_submission("FY2025Q4");
    g_autoptr(FindingList) findings = finding_list_new();
    char *office = stage_office();
    size_t size = 0;
    g_autofree char *submission = submission_bytes(s, &size);
    ck_assert(golden_same("tests/golden/compile/alfa.FY2025Q4.json", submission, size));
    g_autofree char *bytes = stage_compile(office, s, findings);
    finding_list_print(findings, LANGUAGE_EN, stderr);
    ck_assert_ptr_nonnull(bytes);
    ck_assert(golden_same("tests/golden/compile/publication.json", bytes, strlen(bytes)));
    g_autoptr(Publication) publication = publication_parse(bytes, strlen(bytes), "publication.json", findings);
    ck_assert_ptr_nonnull(publication);
    ck_assert_int_eq(finding_list_exit_status(findings), 1); /* beta sent nothing */
    ck_assert(holds(findings, 5020));
    ck_assert(!publication->complete);
    stage_remove(office);
}
END_TEST

START_TEST(an_identical_rerun_appends_nothing_and_mends_an_interrupted_rename)
{
    g_autoptr(Submission) s = stage_submission("FY2025Q4");
    g_autoptr(FindingList) findings = finding_list_new();
    char *office = stage_office();
    g_autofree char *first = stage_compile(office, s, findings);
    g_autofree char *path = office_ledger(office), *publication = office_publication(office, "FY2025Q4");
    g_autoptr(Ledger) before = ledger_open(path, LEDGER_READ, findings);
    g_autofree char *head = ledger_head(before);
    ledger_close(g_steal_pointer(&before));
    ck_assert(remove(publication) == 0);
    g_autofree char *second = stage_compile(office, s, findings);
    ck_assert_ptr_nonnull(second);
    ck_assert_int_eq(strcmp(first, second), 0);
    g_autoptr(Ledger) after = ledger_open(path, LEDGER_READ, findings);
    g_autofree char *same = ledger_head(after);
    ck_assert_str_eq(head, same);
    int64_t n = 0;
    ck_assert(ledger_verify(after, &n, findings));
    ck_assert_int_eq(n, 1);
    stage_remove(office);
}
END_TEST

static void
seal(const char *office, const char *period, const char *reason, FindingList *findings)
{
    static const char *const PERSONS[] = {"Person A", "Person B", NULL};
    g_autofree char *path = office_ledger(office);
    g_autoptr(Ledger) ledger = ledger_open(path, LEDGER_WRITE, findings);
    ck_assert(ledger_seal(ledger, period, PERSONS, reason, findings));
    ck_assert(ledger_commit(ledger, findings));
}

START_TEST(a_released_number_that_changes_is_restated)
{
    char *office = stage_office();
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Submission) first = stage_submission("FY2025Q4");
    g_free(stage_compile(office, first, findings));
    seal(office, "FY2025Q4", "", findings);
    g_autofree char *final = stage_compile(office, first, findings);
    ck_assert_ptr_nonnull(strstr(final, "\"draft\":false"));
    g_autoptr(Submission) late = stage_submission("FY2026Q1");
    for (guint i = 0; i < late->observations->observations->len; i++) {
        Observation *o = &g_array_index(late->observations->observations, Observation, i);
        const char *code = ((Indicator *)late->manifest->indicators->pdata[o->indicator])->code;
        if (o->window == 3 && strcmp(code, "A-10") == 0)
            o->numerator += 4; /* class C: printed as it is */
        bool girls = o->table == 0 || (o->table < 3 && o->codes[0] == 0 && o->codes[1] == 0);
        if (o->window == 3 && strcmp(code, "A-01") == 0 && girls) {
            o->numerator += 2; /* class A: words only */
            o->subjects += 2;
        }
        if (o->window == 2 && strcmp(code, "A-01") == 0 && girls) {
            o->numerator += 20; /* class A, large: printed */
            o->subjects += 20;
        }
    }
    g_autofree char *bytes = stage_compile(office, late, findings);
    ck_assert(holds(findings, 6020));
    ck_assert_ptr_nonnull(strstr(bytes, "{\"cell\":\"\",\"indicator\":\"A-10\",\"new\":\"11\",\"old\":\"7\""));
    ck_assert_ptr_nonnull(strstr(bytes, "{\"cell\":\"\",\"indicator\":\"A-01\",\"new\":\"57\",\"old\":\"37\""));
    g_autoptr(Publication) p = publication_parse(bytes, strlen(bytes), "p.json", findings);
    ck_assert_str_eq(publication_find(p, "A-01", "FY2025Q4", "", "", MEASURE_ACTUAL)->text, "38");
    ck_assert_str_eq(publication_find(p, "A-01", "FY2025", "", "", MEASURE_ACTUAL)->text, "166");
    bool words = false;
    for (guint i = 0; i < p->restatements->len; i++) {
        const Restatement *r = p->restatements->pdata[i];
        words |= strcmp(r->window, "FY2025Q4") == 0 && strcmp(r->indicator, "A-01") == 0 && r->words_only && !*r->new_text;
    }
    ck_assert(words);
    g_autoptr(FindingList) refused = finding_list_new();
    g_autofree char *path = office_ledger(office);
    g_autoptr(Ledger) ledger = ledger_open(path, LEDGER_WRITE, findings);
    ck_assert(!ledger_seal(ledger, "FY2026Q1", (const char *const[]){"Person A", "Person B", NULL}, "", refused));
    ck_assert(holds(refused, 6037));
    ck_assert(!ledger_seal(ledger, "FY2026Q1", (const char *const[]){"Person A", "Person A", NULL}, "late", refused));
    ck_assert(holds(refused, 6036));
    ledger_close(g_steal_pointer(&ledger));
    seal(office, "FY2026Q1", "Two late forms were added.", findings);
    g_autofree char *again = stage_compile(office, late, findings);
    ck_assert_ptr_nonnull(strstr(again, "Two late forms were added."));
    ck_assert_ptr_nonnull(strstr(again, "\"draft\":false"));
    stage_remove(office);
}
END_TEST

START_TEST(a_wrong_submission_costs_its_section_only)
{
    char *office = stage_office();
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Submission) s = stage_submission("FY2025Q4");
    g_free(stage_compile(office, s, findings));
    g_free(s->programme);
    s->programme = g_strdup("other");
    g_autofree char *bytes = stage_compile(office, s, findings);
    ck_assert_ptr_nonnull(bytes);
    ck_assert(holds(findings, 5010));
    g_autoptr(Publication) p = publication_parse(bytes, strlen(bytes), "p.json", findings);
    /* The indicators are known from the ledger's last manifest, and every one of them is printed as not reported. */
    ck_assert_uint_eq(p->indicators->len, 10);
    ck_assert_int_eq(publication_find(p, "A-01", "FY2025Q4", "", "", MEASURE_ACTUAL)->status, STATUS_NOT_REPORTED);
    ck_assert_int_eq(publication_find_assessment(p, "A-01", "FY2025")->standing, STANDING_NOT_REPORTED);
    stage_remove(office);
}
END_TEST

START_TEST(a_changed_byte_breaks_the_chain)
{
    char *office = stage_office();
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Submission) s = stage_submission("FY2025Q4");
    g_free(stage_compile(office, s, findings));
    g_autofree char *path = office_ledger(office), *bytes = NULL;
    gsize size = 0;
    ck_assert(g_file_get_contents(path, &bytes, &size, NULL));
    guint found = 0, tried = 0;
    for (gsize at = 0; at + 8 < size; at++) {
        if (memcmp(bytes + at, "FY2025Q3", 8) != 0)
            continue;
        tried++;
        bytes[at + 7] = '1';
        ck_assert(g_file_set_contents(path, bytes, (gssize)size, NULL));
        bytes[at + 7] = '3';
        g_autoptr(FindingList) said = finding_list_new();
        g_autoptr(Ledger) ledger = ledger_open(path, LEDGER_READ, said);
        int64_t n = 0;
        found += !ledger || !ledger_verify(ledger, &n, said) || finding_list_size(said) > 0;
        ck_assert_uint_eq(found, tried);
    }
    ck_assert_uint_gt(found, 3);
    stage_remove(office);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("compile");
    TCase *tests = tcase_create("command");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, the_stage_gives_the_golden_publication);
    tcase_add_test(tests, an_identical_rerun_appends_nothing_and_mends_an_interrupted_rename);
    tcase_add_test(tests, a_released_number_that_changes_is_restated);
    tcase_add_test(tests, a_wrong_submission_costs_its_section_only);
    tcase_add_test(tests, a_changed_byte_breaks_the_chain);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
