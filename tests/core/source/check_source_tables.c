/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <string.h>

#include "core/source/source_codes.h"
#include "core/source/source_keys.h"

START_TEST(keys_are_numbered_in_the_order_they_come)
{
    SourceKeys *keys = source_keys_new();
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GRand) random = g_rand_new_with_seed(1);
    for (int i = 0; i < 200000; i++) {
        char text[96] = {0};
        unsigned id = (unsigned)g_rand_int_range(random, 0, 50000);
        /* lengths 1 to 60: within eight bytes, within sixteen, in the arena */
        g_snprintf(text, 80, "%u%s", id, id % 3 == 0 ? "" : id % 3 == 1 ? "-abcdefg" : "-a long identifier as some registers have");
        SourceKey key;
        source_keys_prepare(keys, (const uint8_t *)text, strlen(text), &key);
        int32_t number = source_keys_number(keys, &key);
        gpointer found;
        if (g_hash_table_lookup_extended(seen, text, NULL, &found)) {
            ck_assert_int_eq(number, GPOINTER_TO_INT(found));
        } else {
            ck_assert_int_eq(number, (int)g_hash_table_size(seen));
            g_hash_table_insert(seen, g_strdup(text), GINT_TO_POINTER(number));
        }
    }
    ck_assert_int_eq(source_keys_size(keys), g_hash_table_size(seen));
    source_keys_free(keys);
}
END_TEST

/* Identifiers of eight and of sixteen zero bytes' neighbours: the length is part of a key. */
START_TEST(keys_of_other_lengths_differ)
{
    SourceKeys *keys = source_keys_new();
    uint8_t bytes[64];
    memset(bytes, 1, sizeof bytes);
    for (size_t n = 1; n <= 40; n++) {
        SourceKey key;
        source_keys_prepare(keys, bytes, n, &key);
        ck_assert_int_eq(source_keys_number(keys, &key), (int)n - 1);
    }
    source_keys_free(keys);
}
END_TEST

START_TEST(codes_are_found_in_full)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < 1200; i++)
        g_ptr_array_add(list, g_strdup_printf(i % 2 ? "%d" : "municipio-%05d", i));
    SourceCodes *codes = source_codes_new(list);
    for (int i = 0; i < 1200; i++) {
        char text[64] = {0};
        g_strlcpy(text, list->pdata[i], sizeof text - 16);
        size_t n = strlen(text);
        ck_assert_int_eq(source_codes_find(codes, (uint8_t *)text, n), i);
        strcpy(text + n, "x");
        ck_assert_int_eq(source_codes_find(codes, (uint8_t *)text, n + 1), -1);
    }
    ck_assert_int_eq(source_codes_find(codes, (const uint8_t *)"municipio-0000x....", 15), -1);
    ck_assert_int_eq(source_codes_find(codes, (const uint8_t *)"mXnicipio-00000....", 15), -1);
    source_codes_free(codes);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("source_tables");
    TCase *all = tcase_create("all");
    tcase_add_test(all, keys_are_numbered_in_the_order_they_come);
    tcase_add_test(all, keys_of_other_lengths_differ);
    tcase_add_test(all, codes_are_found_in_full);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
