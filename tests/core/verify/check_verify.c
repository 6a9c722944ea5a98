/* SPDX-License-Identifier: Apache-2.0 */
#include "core/verify/proof.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* A table of two rows and two columns, k = 5: counts 3 17 / 12 8. The rows, columns and the total are printed, the four
 * cells are hidden, and only the 3 is small. Raised: +2 -2 / -2 +2. Lowered: -3 +3 / +3 -3. */
static const char TABLE[] = "hito-proof 1 5 4 9 2 24\n"
                            "c 3 17\n"
                            "c 12 8\n"
                            "p 1 20 20 2 0 1 1 1\n"
                            "p 1 20 20 2 2 1 3 1\n"
                            "p 1 15 15 2 0 1 2 1\n"
                            "p 1 25 25 2 1 1 3 1\n"
                            "p 1 40 40 4 0 1 1 1 2 1 3 1\n"
                            "h 1 0 1 1 0 1\n"
                            "h 1 - - 1 1 1\n"
                            "h 1 - - 1 2 1\n"
                            "h 1 - - 1 3 1\n"
                            "w 4 0 2 1 -2 2 -2 3 2\n"
                            "w 4 0 -3 1 3 2 3 3 -3\n"
                            "end\n";

static bool
parse(const char *text, VerifyProof *proof, size_t *line)
{
    FILE *stream = fmemopen((void *)(uintptr_t)text, strlen(text), "r");
    bool good = proof_read(stream, proof, line);
    fclose(stream);
    return good;
}

static VerifyVerdict
verdict_of(const char *text)
{
    VerifyProof proof;
    size_t at;
    ck_assert_msg(parse(text, &proof, &at), "line %zu is not readable", at);
    VerifyVerdict verdict = verify_proof(&proof, &at);
    proof_clear(&proof);
    return verdict;
}

/* The table with the first line that equals one text replaced by another. */
static VerifyVerdict
verdict_with(const char *from, const char *to)
{
    const char *at = strstr(TABLE, from);
    ck_assert_ptr_nonnull(at);
    char changed[1024];
    snprintf(changed, sizeof changed, "%.*s%s%s", (int)(at - TABLE), TABLE, to, at + strlen(from));
    return verdict_of(changed);
}

START_TEST(a_sound_proof)
{
    ck_assert_int_eq(verdict_of(TABLE), VERIFY_SOUND);
}
END_TEST

START_TEST(each_fault_has_its_verdict)
{
    ck_assert_int_eq(verdict_with("c 3 17", "c -3 17"), VERIFY_NEGATIVE);
    ck_assert_int_eq(verdict_with("p 1 20 20 2 0 1 1 1", "p 1 21 21 2 0 1 1 1"), VERIFY_UNTRUE);
    ck_assert_int_eq(verdict_with("h 1 0 1 1 0 1", "p 1 3 3 1 0 1"), VERIFY_SMALL_PRINTED);
    ck_assert_int_eq(verdict_with("h 1 0 1 1 0 1", "p 1 1 4 1 0 1"), VERIFY_SMALL_PRINTED);
    ck_assert_int_eq(verdict_with("h 1 0 1 1 0 1", "h 1 0 - 1 0 1"), VERIFY_NO_PROOF);
    ck_assert_int_eq(verdict_with("h 1 0 1 1 0 1", "h 1 1 0 1 0 1"), VERIFY_TOO_NARROW);
    ck_assert_int_eq(verdict_with("w 4 0 2 1 -2 2 -2 3 2", "w 4 0 1 1 -1 2 -1 3 1"), VERIFY_TOO_NARROW);
    ck_assert_int_eq(verdict_with("w 4 0 2 1 -2 2 -2 3 2", "w 4 0 2 1 -2 2 -2 3 3"), VERIFY_SHOWS);
    ck_assert_int_eq(verdict_with("w 4 0 2 1 -2 2 -2 3 2", "w 4 0 2 1 -2 2 -2 9 2"), VERIFY_BAD_INDEX);
    ck_assert_int_eq(verdict_with("h 1 0 1 1 0 1", "h 1 7 1 1 0 1"), VERIFY_BAD_INDEX);
    ck_assert_int_eq(verdict_with("w 4 0 -3 1 3 2 3 3 -3", "w 4 0 -3 1 3 2 3 3 -9"), VERIFY_NEGATIVE);
    ck_assert_int_eq(verdict_with("p 1 20 20 2 0 1 1 1", "p 1 20 20 2 0 9223372036854775807 1 1"), VERIFY_OVERFLOW);
}
END_TEST

START_TEST(a_printed_range_may_hold_a_small_count)
{
    ck_assert_int_eq(verdict_with("h 1 - - 1 3 1", "p 1 5 10 1 3 1"), VERIFY_SOUND);
    ck_assert_int_eq(verdict_with("h 1 - - 1 3 1", "p 1 6 9 1 3 1"), VERIFY_SHOWS);
}
END_TEST

START_TEST(damaged_files_are_refused)
{
    VerifyProof proof;
    size_t line;
    for (size_t size = 0; size + 1 < sizeof TABLE; size++) {
        char *part = strndup(TABLE, size);
        ck_assert(size == 0 || !parse(part, &proof, &line));
        free(part);
    }
    ck_assert(!parse("hito-proof 1 5 999999999999 9 2 24\n", &proof, &line));
    ck_assert(!parse("hito-proof 2 5 0 0 0 0\nend\n", &proof, &line));
    ck_assert(!parse("hito-proof 1 5 0 0 0 0\nend\nmore\n", &proof, &line));
    ck_assert(parse("hito-proof 1 5 0 0 0 0\nend\n", &proof, &line));
    proof_clear(&proof);
}
END_TEST

START_TEST(write_and_read_give_the_same)
{
    VerifyProof proof;
    size_t line, size[2];
    char *text[2];
    ck_assert(parse(TABLE, &proof, &line));
    for (int turn = 0; turn < 2; turn++) {
        FILE *stream = open_memstream(&text[turn], &size[turn]);
        ck_assert(proof_write(&proof, stream));
        fclose(stream);
        proof_clear(&proof);
        ck_assert(parse(text[turn], &proof, &line));
    }
    ck_assert_str_eq(text[0], text[1]);
    ck_assert_int_eq(verdict_of(text[0]), VERIFY_SOUND);
    proof_clear(&proof);
    free(text[0]);
    free(text[1]);
}
END_TEST

/* One digit of the counts or of a witness changed: never accepted. */
START_TEST(random_damage)
{
    unsigned state = 20261, tried = 0;
    size_t counts_end = (size_t)(strstr(TABLE, "p 1") - TABLE), witnesses = (size_t)(strstr(TABLE, "w 4") - TABLE);
    for (int turn = 0; turn < 20000; turn++) {
        char changed[sizeof TABLE];
        memcpy(changed, TABLE, sizeof TABLE);
        state = state * 1103515245u + 12345u;
        size_t at = 25 + (state >> 8) % (sizeof TABLE - 30);
        char digit = (char)('0' + (state >> 4) % 10);
        bool matters = at < counts_end || at > witnesses;
        if (!matters || changed[at] < '0' || changed[at] > '9' || changed[at] == digit)
            continue;
        changed[at] = digit;
        tried++;
        VerifyProof proof;
        size_t where;
        if (!parse(changed, &proof, &where))
            continue;
        ck_assert_int_ne(verify_proof(&proof, &where), VERIFY_SOUND);
        proof_clear(&proof);
    }
    ck_assert_uint_gt(tried, 1000);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("verify");
    TCase *tests = tcase_create("proof");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, a_sound_proof);
    tcase_add_test(tests, each_fault_has_its_verdict);
    tcase_add_test(tests, a_printed_range_may_hold_a_small_count);
    tcase_add_test(tests, damaged_files_are_refused);
    tcase_add_test(tests, write_and_read_give_the_same);
    tcase_add_test(tests, random_damage);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
