/* SPDX-License-Identifier: Apache-2.0 */
/* Records written together give what records written one by one give, whatever their fields wear. */
#include <check.h>
#include <string.h>

#include "tests/core/source/source_reading.h"

/* A value of a column in one of the dresses in which files have it; now and then one that breaks a rule. */
static const char *const KEYS[] = {"P1", "P2", "\"P1\"", " P2", "P2 ", "\" P3 \"", "\"a\"\"b\"", "0123456789abcdef", "0123456789abcdefg", "x", ""};
static const char *const CODES[] = {"F", "M", "\"F\"", " U", "Femenino largo", "\"Femenino largo\"", "", "X", "U", "f"};
static const char *const DAYS[] = {"2024-02-29", "\"1999-12-31\"", "1899-03-01", " 2100-02-28", "9999-12-31", "", "2023-07-01", "0001-01-01", "2023-02-29"};
static const char *const WHOLE[] = {"7", "00000007", "12345678", "-5", "+5", "\"42\"", " 3 ", "123456789", "", "2147483648", "1x"};
static const char *const DECIMALS[] = {"1.5", "\"2.25\"", "-0.01", "100", "", "7", "1.234"};
static const char *const FLAGS[] = {"Y", "N", "\"Y\"", " N", "", "y"};
static const char *const TEXTS[] = {"", "a", " a ", "\"una frase, larga\"", "\"dos \"\"veces\"\" citada\"", "\"fin\nde línea\"", "ñandú",
                                    "\"\"", "una frase de más de treinta y dos bytes de largo", "DeclaraciÃ³n", "\"DeclaraciÃ³n, dos\""};
#define PICK(list) list[g_rand_int_range(random, 0, 40) ? g_rand_int_range(random, 0, (int)G_N_ELEMENTS(list) - 1) : (int)G_N_ELEMENTS(list) - 1]

static Manifest *
every_type(GRand *random)
{
    Manifest *manifest = reading_manifest();
    bool nullable = g_rand_int_range(random, 0, 4) != 0;
    reading_column(manifest, "p", COLUMN_KEY, nullable);
    reading_column(manifest, "c", COLUMN_KEY, nullable)->domain = g_rand_int_range(random, 0, 2);
    reading_column(manifest, "s", COLUMN_CODE, true);
    reading_column(manifest, "u", COLUMN_CODE, false)->null_code = 3;
    Column *day = reading_column(manifest, "d", COLUMN_DATE, true);
    day->has_min = g_rand_boolean(random);
    day->min = -20000;
    Column *count = reading_column(manifest, "n", COLUMN_INT32, true);
    count->has_max = g_rand_boolean(random);
    count->max = 12345678;
    reading_column(manifest, "l", COLUMN_INT64, nullable);
    reading_column(manifest, "m", COLUMN_DECIMAL, true)->scale = 2;
    reading_column(manifest, "b", COLUMN_BOOL, true);
    reading_column(manifest, "t", COLUMN_TEXT, nullable);
    return manifest;
}

static GString *
rows_of(GRand *random, const char *end)
{
    GString *text = g_string_new("p,c,s,x,u,d,n,l,m,b,t");
    g_string_append(text, end);
    int n = g_rand_int_range(random, 0, 400);
    for (int i = 0; i < n; i++) {
        if (g_rand_int_range(random, 0, 50) == 0)
            g_string_append_printf(text, "%s%s", g_rand_boolean(random) ? "" : ",,,,,,,,,,", end);
        g_string_append_printf(text, "%s,%s,%s,no leída,%s,", PICK(KEYS), PICK(KEYS), PICK(CODES), PICK(CODES));
        g_string_append_printf(text, "%s,%s,%s,%s,%s,%s%s", PICK(DAYS), PICK(WHOLE), PICK(WHOLE), PICK(DECIMALS), PICK(FLAGS), PICK(TEXTS),
                               g_rand_int_range(random, 0, 90) ? "" : ",more");
        g_string_append(text, end);
    }
    return text;
}

static void
compare(const Manifest *manifest, const SourceMap *map, const GString *text, size_t block)
{
    g_autofree char *path = reading_file("g.csv", text->str, text->len);
    SourceOptions options = source_options_default();
    options.careful = true;
    g_autofree char *wanted = reading_dump_mapped(manifest, map, &options, path);
    options.careful = false;
    options.block_size = block;
    g_autofree char *dump = reading_dump_mapped(manifest, map, &options, path);
    size_t same = 0;
    while (dump[same] && dump[same] == wanted[same])
        same++;
    ck_assert_msg(!dump[same] && !wanted[same], "block %zu, from byte %zu: %.300s\nbut one by one: %.300s", block, same, dump + same,
                  wanted + same);
}

START_TEST(together_is_as_one_by_one)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(20260131);
    for (int round = 0; round < 400; round++) {
        g_autoptr(Manifest) manifest = every_type(random);
        GString *text = rows_of(random, round % 3 ? "\n" : "\r\n");
        compare(manifest, NULL, text, 128 << 10);
        compare(manifest, NULL, text, (size_t)g_rand_int_range(random, 1, 3000));
        g_string_free(text, TRUE);
    }
}
END_TEST

/* The same under sources.json: marks, other dates, zeros and separators put back, letters encoded twice, a constant. */
START_TEST(together_under_a_form)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (int round = 0; round < 300; round++) {
        g_autoptr(Manifest) manifest = every_type(random);
        g_autoptr(SourceMap) map = source_map_new();
        SourceMapInput *form = source_map_input_new(reading_input(manifest));
        g_ptr_array_add(map->inputs, form);
        for (guint c = 0; c < form->columns->len; c++) {
            SourceMapColumn *column = form->columns->pdata[c];
            if (g_rand_int_range(random, 0, 3) == 0) {
                column->values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
                char *to = g_malloc0(40);
                strcpy(to, c == 2 || c == 3 ? "F" : "");
                g_hash_table_insert(column->values, g_strdup(c < 2 ? "x" : "7"), to);
            }
        }
        ((SourceMapColumn *)form->columns->pdata[0])->width = g_rand_int_range(random, 0, 2) ? 0 : 20;
        ((SourceMapColumn *)form->columns->pdata[4])->dates = g_rand_int_range(random, 0, 2) ? DATES_ISO : DATES_YEAR_FIRST;
        ((SourceMapColumn *)form->columns->pdata[5])->thousands = g_rand_int_range(random, 0, 2) ? 0 : '.';
        ((SourceMapColumn *)form->columns->pdata[9])->double_encoded = g_rand_int_range(random, 0, 4) == 0;
        GString *text = rows_of(random, "\n");
        compare(manifest, map, text, (size_t)g_rand_int_range(random, 100, 3000));
        g_string_free(text, TRUE);
    }
}
END_TEST

/* Identifiers that are filled up to more than sixteen digits wait for their number outside the file's buffer. */
START_TEST(wide_identifiers_stay_apart)
{
    g_autoptr(Manifest) manifest = reading_manifest();
    reading_column(manifest, "p", COLUMN_KEY, false);
    reading_column(manifest, "q", COLUMN_KEY, false);
    g_autoptr(SourceMap) map = source_map_new();
    SourceMapInput *form = source_map_input_new(reading_input(manifest));
    g_ptr_array_add(map->inputs, form);
    ((SourceMapColumn *)form->columns->pdata[0])->width = ((SourceMapColumn *)form->columns->pdata[1])->width = 20;
    const char *text = "p,q\n1,4\n2,5\n3,1\n2,2\n00000000000000000001,5\n";
    g_autofree char *path = reading_file("w.csv", text, strlen(text));
    g_autofree char *dump = reading_dump_mapped(manifest, map, NULL, path);
    ck_assert_msg(strstr(dump, "2: 0|1|\n3: 2|3|\n4: 4|0|\n5: 2|2|\n6: 0|3|\n") != NULL, "%s", dump);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("source_group");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 120);
    tcase_add_test(all, together_is_as_one_by_one);
    tcase_add_test(all, together_under_a_form);
    tcase_add_test(all, wide_identifiers_stay_apart);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
