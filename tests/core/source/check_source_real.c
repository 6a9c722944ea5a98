/* SPDX-License-Identifier: Apache-2.0 */
/* Files that others made: csv-spectrum, the big list of naughty strings, a victims' register as published. They are
 * found through HITO_SHARED and never committed; without them the tests are skipped. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tests/core/source/source_reading.h"

static char *
shared(const char *path)
{
    const char *folder = g_getenv("HITO_SHARED");
    return g_build_filename(folder ? folder : "../shared", "data", path, NULL);
}

static void
expect_spectrum(const char *name, const char *columns, const char *part)
{
    g_autofree char *relative = g_strdup_printf("messy/csv-spectrum/csvs/%s.csv", name);
    g_autofree char *path = shared(relative);
    g_autoptr(Manifest) manifest = reading_manifest();
    g_auto(GStrv) names = g_strsplit(columns, ",", -1);
    for (size_t i = 0; names[i]; i++)
        reading_column(manifest, names[i], COLUMN_TEXT, true);
    g_autofree char *dump = reading_dump(manifest, NULL, path);
    ck_assert_msg(strstr(dump, part) != NULL, "%s: no\n%s\nin\n%s", name, part, dump);
}

START_TEST(csv_spectrum)
{
    expect_spectrum("comma_in_quotes", "first,last,address,city,zip", "2: [John]|[Doe]|[120 any st.]|[Anytown, WW]|[08123]|\nnulls");
    expect_spectrum("empty", "a,b,c", "2: [1]|null|null|\n3: [2]|[3]|[4]|\nnulls 0 1 1 0\nread 2 used 2");
    expect_spectrum("empty_crlf", "a,b,c", "2: [1]|null|null|\n3: [2]|[3]|[4]|\nnulls 0 1 1 0\nread 2 used 2");
    expect_spectrum("escaped_quotes", "a,b", "2: [1]|[ha \"ha\" ha]|\n3: [3]|[4]|\n");
    expect_spectrum("json", "key,val", "2: [1]|[{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}]|\n");
    expect_spectrum("location_coordinates", "Cities,Counties", "2: [Modesto]|[Stanislaus]|\n");
    expect_spectrum("location_coordinates", "Location Coordinates", ".csv:2: [H2104]"); /* minutes as a bare quote */
    expect_spectrum("newlines", "a,b,c", "2: [1]|[2]|[3]|\n3: [Once upon \na time]|[5]|[6]|\n4: [7]|[8]|[9]|\n");
    expect_spectrum("newlines_crlf", "a,b,c", "3: [Once upon \na time]|[5]|[6]|\n4: [7]|[8]|[9]|\n");
    expect_spectrum("quotes_and_newlines", "a,b", "2: [1]|[ha \n\"ha\" \nha]|\n3: [3]|[4]|\n");
    expect_spectrum("simple", "a,b,c", "2: [1]|[2]|[3]|\nnulls 0 0 0 0\nread 1 used 1");
    expect_spectrum("simple_crlf", "a,b,c", "2: [1]|[2]|[3]|\nnulls 0 0 0 0\nread 1 used 1");
    expect_spectrum("utf8", "a,b,c", "2: [1]|[2]|[3]|\n3: [4]|[5]|[ʤ]|\n");
}
END_TEST

static int64_t
count_of(const char *dump, const char *word)
{
    const char *found = strstr(strstr(dump, "\nread ") + 1, word);
    return g_ascii_strtoll(found + strlen(word), NULL, 10);
}

/* The numbers are those of Python's csv module over the same file. */
START_TEST(register_of_victims)
{
    g_autofree char *path = shared("colombia/ruv_santander_hechos_5_cortes.csv");
    g_autoptr(Manifest) manifest = reading_manifest();
    reading_column(manifest, "FECHA_CORTE", COLUMN_TEXT, false);
    reading_column(manifest, "HECHO", COLUMN_TEXT, false);
    reading_column(manifest, "SEXO", COLUMN_TEXT, false);
    reading_column(manifest, "PER_OCU", COLUMN_TEXT, true);
    g_autofree char *dump = reading_dump(manifest, NULL, path);
    ck_assert_int_eq(count_of(dump, "read "), 11691);
    ck_assert_int_eq(count_of(dump, "used "), 11691);
    ck_assert_int_eq(count_of(dump, "repeated "), 11691 - 2979);
    /* As a whole number, "9,321" is rejected and named by its row. */
    g_autoptr(Manifest) strict = reading_manifest();
    reading_column(strict, "PER_OCU", COLUMN_INT32, true);
    g_autofree char *numbers = reading_dump(strict, NULL, path);
    ck_assert_int_eq(count_of(numbers, "rejected "), 175);
    ck_assert_int_eq(count_of(numbers, "used "), 11516);
    ck_assert_ptr_nonnull(strstr(numbers, ".csv:3: [H2304] row left out: PER_OCU seems to have a thousands separator"));
}
END_TEST

/* Strings of a JSON list, one a line, written with as few escapes as the file uses. */
static GPtrArray *
naughty_strings(void)
{
    g_autofree char *path = shared("messy/blns.json");
    g_autofree char *text = NULL;
    GPtrArray *strings = g_ptr_array_new_with_free_func(g_free);
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return strings;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (size_t i = 0; lines[i]; i++) {
        char *line = g_strstrip(lines[i]);
        size_t n = strlen(line);
        if (n > 0 && line[n - 1] == ',')
            line[--n] = '\0';
        if (n < 2 || line[0] != '"' || line[n - 1] != '"' || strstr(line, "\\u"))
            continue;
        line[n - 1] = '\0';
        g_ptr_array_add(strings, g_strcompress(line + 1));
    }
    return strings;
}

START_TEST(naughty_strings_pass_unchanged)
{
    g_autoptr(GPtrArray) strings = naughty_strings();
    ck_assert_uint_gt(strings->len, 400);
    GString *file = g_string_new("n,t\n"), *wanted = g_string_new(NULL);
    for (guint i = 0; i < strings->len; i++) {
        g_auto(GStrv) parts = g_strsplit(strings->pdata[i], "\"", -1);
        g_autofree char *doubled = g_strjoinv("\"\"", parts);
        g_string_append_printf(file, "%u,\"%s\"\n", i, doubled);
        if (*(const char *)strings->pdata[i])
            g_string_append_printf(wanted, "%u: %u|[%s]|\n", i + 2, i, (const char *)strings->pdata[i]);
        else
            g_string_append_printf(wanted, "%u: %u|null|\n", i + 2, i);
    }
    g_autoptr(Manifest) manifest = reading_manifest();
    reading_column(manifest, "n", COLUMN_INT32, false);
    reading_column(manifest, "t", COLUMN_TEXT, true);
    g_autofree char *path = reading_file("blns.csv", file->str, file->len);
    g_autofree char *dump = reading_dump(manifest, NULL, path);
    /* The dump has a line of null counts after each 64 rows; take them out. */
    GString *rows = g_string_new(NULL);
    for (const char *at = dump, *cut; *at; at = cut) {
        cut = strstr(at, "\nnulls ");
        g_string_append_len(rows, at, cut ? cut + 1 - at : 0);
        if (!cut)
            break;
        cut = strchr(cut + 1, '\n') + 1;
    }
    ck_assert_str_eq(rows->str, wanted->str);
    g_string_free(rows, TRUE);
    g_string_free(file, TRUE);
    g_string_free(wanted, TRUE);
}
END_TEST

int
main(void)
{
    g_autofree char *manifest = shared("MANIFEST.tsv");
    if (!g_file_test(manifest, G_FILE_TEST_EXISTS))
        return 77;
    Suite *suite = suite_create("source_real");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, csv_spectrum);
    tcase_add_test(all, register_of_victims);
    tcase_add_test(all, naughty_strings_pass_unchanged);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
