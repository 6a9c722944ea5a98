/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/source/source_scan.h"
#include "tests/core/source/source_reading.h"

/* One of everything, so that any byte sequence meets every reader of a value. */
static Manifest *
broad_manifest(void)
{
    Manifest *manifest = reading_manifest();
    reading_column(manifest, "p", COLUMN_KEY, true);
    reading_column(manifest, "q", COLUMN_KEY, true); /* shares the domain of p */
    reading_column(manifest, "t", COLUMN_TEXT, true);
    reading_column(manifest, "s", COLUMN_CODE, true);
    reading_column(manifest, "n", COLUMN_INT32, true);
    reading_column(manifest, "d", COLUMN_DATE, true);
    return manifest;
}

static const char HEADER[] = "t,p,s,x,q,n,d\n";

/* A text of pieces that make trouble for each other. */
static GString *
trouble(GRand *random, bool wild)
{
    static const char *const PIECES[] = {
        ",",  ",",    ",",  ",",   ",",         ",",    "\n",  "\n", "\r\n",       "\"",  "\"\"",         "a",
        "P1", "P2",   "F",  "M",   "7",         "-1",   "é",   "ñ",  "2024-01-31", "x y", "una frase larga", ";",
        "\r", "\"a\"", " ", "😀", "\"a,\nb\"", "\"\",", ",\"", "\n\"", "P1,P2,F,1,P3,3,2024-01-01\n", "\n", ",", ",",
    };
    GString *text = g_string_new(HEADER);
    int n = g_rand_int_range(random, 0, 10) ? g_rand_int_range(random, 0, 300) : 2000;
    for (int i = 0; i < n; i++) {
        if (wild && g_rand_int_range(random, 0, 60) == 0)
            g_string_append_c(text, (char)g_rand_int_range(random, 0, 256));
        else if (g_rand_int_range(random, 0, 3) == 0)
            g_string_append_printf(text, "t%d,P%d,F,,\"registro-de-personas-%d\",%d,2024-01-0%d\n", i % 3, i % 7, i % 5,
                                   i % 4, 1 + i % 9);
        else
            g_string_append(text, PIECES[g_rand_int_range(random, 0, G_N_ELEMENTS(PIECES))]);
    }
    return text;
}

static SourceOptions
options_of(size_t block_size, bool careful)
{
    SourceOptions options = source_options_default();
    options.block_size = block_size;
    options.careful = careful;
    return options;
}

START_TEST(fast_and_careful_agree_for_any_block)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(20230701);
    g_autoptr(Manifest) manifest = broad_manifest();
    int good = 0, bad = 0;
    for (int round = 0; round < 1500; round++) {
        GString *text = trouble(random, round % 3 == 0);
        g_autofree char *path = reading_file("p.csv", text->str, text->len);
        SourceOptions wanted_options = options_of(1 << 16, true);
        g_autofree char *wanted = reading_dump(manifest, &wanted_options, path);
        for (int way = 0; way < 3; way++) {
            size_t block = way == 0 ? 1 << 16 : (size_t)g_rand_int_range(random, 1, way == 1 ? 100 : 4097);
            SourceOptions options = options_of(block, way == 2 && round % 2);
            g_autofree char *dump = reading_dump(manifest, &options, path);
            ck_assert_msg(strcmp(dump, wanted) == 0, "round %d, block %zu:\n%s\nbut careful:\n%s\nof:\n%s", round, block,
                          dump, wanted, text->str);
        }
        good += strstr(wanted, "used 0 ") == NULL && strstr(wanted, " used ") != NULL;
        bad += strstr(wanted, "[H20") != NULL;
        g_string_free(text, TRUE);
    }
    ck_assert_int_gt(good, 300); /* the texts are neither all good nor all refused */
    ck_assert_int_gt(bad, 200);
}
END_TEST

/* The scan itself, over bytes of four kinds, in pieces of any size: lists, mode and fault. */
START_TEST(scan_of_random_bytes)
{
    static const char KINDS[] = "\",\na\"\",,\n;xyz";
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    static uint8_t bytes[2048 + 64];
    for (int round = 0; round < 3000; round++) {
        size_t n = (size_t)g_rand_int_range(random, 0, 2048);
        for (size_t i = 0; i < n; i++)
            bytes[i] = (uint8_t)KINDS[g_rand_int_range(random, 0, sizeof KINDS - 1)];
        if (round % 4 == 0 && n > 0)
            bytes[g_rand_int_range(random, 0, (int)n)] = (uint8_t)g_rand_int_range(random, 0, 256);
        SourceScan plain, fast;
        source_scan_init(&plain, ',', true);
        source_scan_init(&fast, ',', false);
        source_scan_bytes(&plain, bytes, n);
        for (size_t end = 0; end < n;) {
            end += (size_t)g_rand_int_range(random, 1, 700);
            end = MIN(n, end);
            source_scan_bytes(&fast, bytes, end);
        }
        source_scan_end(&plain);
        source_scan_end(&fast);
        ck_assert_uint_eq(plain.fault_at, fast.fault_at);
        ck_assert_int_eq(plain.fault, fast.fault);
        ck_assert_uint_eq(plain.n_separators, fast.n_separators);
        ck_assert_uint_eq(plain.n_records, fast.n_records);
        ck_assert_mem_eq(plain.separators ? plain.separators : (uint32_t *)bytes, fast.separators ? fast.separators : (uint32_t *)bytes,
                         plain.n_separators * sizeof(uint32_t));
        if (!plain.fault)
            ck_assert_int_eq(plain.mode, fast.mode);
        ck_assert_int_eq(plain.stray, fast.stray);
        source_scan_clear(&plain);
        source_scan_clear(&fast);
    }
}
END_TEST

static bool
is_text(const char *bytes, size_t n)
{
    static uint8_t buffer[256];
    memcpy(buffer, bytes, n);
    SourceScan scan;
    source_scan_init(&scan, ',', false);
    source_scan_bytes(&scan, buffer, n);
    source_scan_end(&scan);
    source_scan_clear(&scan);
    return scan.fault == SCAN_NO_FAULT;
}

/* Every sequence of two bytes, and three and four around the borders, against GLib's validator. */
START_TEST(utf8_is_checked_as_glib_does)
{
    for (int a = 1; a < 256; a++) {
        for (int b = 1; b < 256; b++) {
            for (int c = 0x70; c < 0xD0; c += 0x10) {
                char bytes[80];
                memset(bytes, 'x', sizeof bytes);
                bytes[62] = (char)a;
                bytes[63] = (char)b;
                bytes[64] = (char)c;
                bytes[65] = (char)0x80;
                for (size_t n = 62; n <= 67; n++)
                    ck_assert_int_eq(is_text(bytes, n), g_utf8_validate(bytes, (gssize)n, NULL));
            }
        }
    }
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("source_scan");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 240);
    tcase_add_test(all, fast_and_careful_agree_for_any_block);
    tcase_add_test(all, scan_of_random_bytes);
    tcase_add_test(all, utf8_is_checked_as_glib_does);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
