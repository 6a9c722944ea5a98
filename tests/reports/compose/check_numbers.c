/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers in a report come from its publication: read back from the dump they are the same in both languages, and each is
 * in the publication's file or on a short list of counts and constants. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "reports/compose/compose.h"
#include "tests/reports/compose/golden_publication.h"

static bool
is_group_mark(const char *p, char mark)
{
    return *p == mark && g_ascii_isdigit(p[1]) && g_ascii_isdigit(p[2]) && g_ascii_isdigit(p[3]) && !g_ascii_isdigit(p[4]);
}

/* Reads one number at p in canonical form; the marks tell the language. */
static char *
read_number(const char **p, char group, char decimal)
{
    GString *number = g_string_new(NULL);
    const char *q = *p;
    while (g_ascii_isdigit(*q)) {
        g_string_append_c(number, *q++);
        if (is_group_mark(q, group))
            q++;
    }
    if (*q == decimal && g_ascii_isdigit(q[1])) {
        g_string_append_c(number, '.');
        for (q++; g_ascii_isdigit(*q); q++)
            g_string_append_c(number, *q);
    }
    *p = q;
    return g_string_free(number, FALSE);
}

static bool
is_digest(const char *text, size_t length)
{
    if (length != 64)
        return false;
    for (size_t i = 0; i < length; i++)
        if (!g_ascii_isxdigit(text[i]))
            return false;
    return true;
}

/* "0.1.0", "PS.5.2-23": names of things, the same in every language. */
static size_t
version_length(const char *p)
{
    size_t first = strspn(p, "0123456789"), second = p[first] == '.' ? strspn(p + first + 1, "0123456789") : 0;
    size_t length = first + 1 + second;
    bool group = second == 3 && first <= 3;
    bool more = second > 0 && !group && (p[length] == '.' || p[length] == '-') && g_ascii_isdigit(p[length + 1]);
    return more ? length + 1 + strspn(p + length + 1, "0123456789") : 0;
}

/* The strings of one line of a dump, ids and link targets left out. */
static GPtrArray *
numbers_of_line(const char *line, char group, char decimal)
{
    GPtrArray *numbers = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) parts = g_strsplit(line, "\"", -1);
    for (guint i = 1, n = g_strv_length(parts); i < n; i += 2) {
        bool id = g_str_has_suffix(parts[i - 1], " id ") || g_str_has_suffix(parts[i - 1], " to ")
            || g_str_has_suffix(parts[i - 1], " code ");
        if (id || is_digest(parts[i], strlen(parts[i])))
            continue;
        for (const char *p = parts[i]; *p;) {
            size_t version = g_ascii_isdigit(*p) ? version_length(p) : 0;
            if (version)
                p += version;
            else if (g_ascii_isdigit(*p))
                g_ptr_array_add(numbers, read_number(&p, group, decimal));
            else
                p++;
        }
    }
    return numbers;
}

static gint
compare_strings(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static char *
sorted(GPtrArray *numbers)
{
    g_ptr_array_sort(numbers, compare_strings);
    g_ptr_array_add(numbers, NULL);
    return g_strjoinv(" ", (char **)numbers->pdata);
}

START_TEST(both_languages_carry_the_same_numbers)
{
    g_autoptr(Publication) publication = golden_publication();
    g_autofree char *en = golden_dump(publication, LANGUAGE_EN, COMPOSE_ALL);
    g_autofree char *es = golden_dump(publication, LANGUAGE_ES, COMPOSE_ALL);
    g_auto(GStrv) en_lines = g_strsplit(en, "\n", -1), es_lines = g_strsplit(es, "\n", -1);
    ck_assert_uint_eq(g_strv_length(en_lines), g_strv_length(es_lines));
    guint count = 0;
    for (guint i = 0; en_lines[i]; i++) {
        g_autoptr(GPtrArray) left = numbers_of_line(en_lines[i], ',', '.'), right = numbers_of_line(es_lines[i], '.', ',');
        count += left->len;
        g_autofree char *one = sorted(left), *other = sorted(right);
        ck_assert_msg(strcmp(one, other) == 0, "line %u: %s\n%s", i + 1, en_lines[i], es_lines[i]);
    }
    ck_assert_uint_gt(count, 3000);
}
END_TEST

/* Numbers of the file's bytes; digits inside names and dates count too: they may be printed. */
static GHashTable *
known_numbers(void)
{
    /* Days of June and September that end a quarter and an award, counts of indicators by standing, of quarters and
     * categories shown, k - 1, cells in all and their share, the restated difference, examples in the explanations. */
    static const char *const SHORT[] = {"30", "2", "3", "4", "6", "7", "8", "9", "10", "12", "25", "35", "100", "256",
                                        "400", "75.0", "1", "5", "0", "11"};
    GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(SHORT); i++)
        g_hash_table_add(known, g_strdup(SHORT[i]));
    g_autofree char *bytes = NULL;
    ck_assert(g_file_get_contents(GOLDEN_PUBLICATION, &bytes, NULL, NULL));
    for (const char *p = bytes; *p;) {
        if (!g_ascii_isdigit(*p)) {
            p++;
            continue;
        }
        char *number = read_number(&p, '\0', '.');
        g_hash_table_add(known, number);
        const char *plain = number;
        while (plain[0] == '0' && g_ascii_isdigit(plain[1]))
            plain++;
        g_hash_table_add(known, g_strdup(plain)); /* "07" of a date is July's 7 */
    }
    return known;
}

static guint
count_unknown(const char *dump, GHashTable *known, bool say)
{
    guint unknown = 0;
    g_auto(GStrv) lines = g_strsplit(dump, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        g_autoptr(GPtrArray) numbers = numbers_of_line(lines[i], ',', '.');
        for (guint k = 0; k < numbers->len; k++) {
            if (g_hash_table_contains(known, numbers->pdata[k]))
                continue;
            if (say)
                fprintf(stderr, "line %u: %s is nowhere: %s\n", i + 1, (char *)numbers->pdata[k], lines[i]);
            unknown++;
        }
    }
    return unknown;
}

START_TEST(every_number_is_in_the_publication)
{
    g_autoptr(Publication) publication = golden_publication();
    g_autofree char *dump = golden_dump(publication, LANGUAGE_EN, COMPOSE_ALL);
    g_autoptr(GHashTable) known = known_numbers();
    ck_assert_uint_eq(count_unknown(dump, known, true), 0);
}
END_TEST

/* A number that is changed anywhere in the dump is noticed: in a headline, an alternative text, a table. */
START_TEST(a_wrong_number_is_noticed)
{
    g_autoptr(Publication) publication = golden_publication();
    g_autofree char *dump = golden_dump(publication, LANGUAGE_EN, COMPOSE_ALL);
    g_autoptr(GHashTable) known = known_numbers();
    static const char *const PLACES[] = {"headline \"", "alt \"", "- \"2,", "target "};
    for (size_t i = 0; i < G_N_ELEMENTS(PLACES); i++) {
        g_autofree char *copy = g_strdup(dump);
        char *p = strstr(copy, PLACES[i]);
        ck_assert_ptr_nonnull(p);
        p = strchr(p, '"');
        p += strcspn(p, "0123456789");
        g_autoptr(GString) wrong = g_string_new_len(copy, p - copy);
        g_string_append(wrong, "98765");
        g_string_append(wrong, p);
        ck_assert_msg(count_unknown(wrong->str, known, false) > 0, "%s", PLACES[i]);
    }
}
END_TEST

/* And the other way: every value of the reporting period's totals is printed somewhere. */
START_TEST(every_total_of_the_period_is_printed)
{
    g_autoptr(Publication) publication = golden_publication();
    g_autofree char *dump = golden_dump(publication, LANGUAGE_EN, COMPOSE_ALL);
    g_autoptr(GHashTable) printed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) lines = g_strsplit(dump, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        g_autoptr(GPtrArray) numbers = numbers_of_line(lines[i], ',', '.');
        for (guint k = 0; k < numbers->len; k++)
            g_hash_table_add(printed, g_strdup(numbers->pdata[k]));
    }
    for (guint i = 0; i < publication->values->len; i++) {
        const Value *value = publication->values->pdata[i];
        bool total = !*value->table && value->measure == MEASURE_ACTUAL && value->status == STATUS_OK;
        bool shown = strcmp(value->window, "FY2026Q3") == 0 || strcmp(value->window, "FY2026") == 0
            || strcmp(value->window, "LOA") == 0;
        if (total && shown)
            ck_assert_msg(g_hash_table_contains(printed, value->text), "%s %s %s", value->indicator, value->window, value->text);
    }
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("numbers");
    TCase *tests = tcase_create("numbers");
    tcase_add_test(tests, both_languages_carry_the_same_numbers);
    tcase_add_test(tests, every_number_is_in_the_publication);
    tcase_add_test(tests, a_wrong_number_is_noticed);
    tcase_add_test(tests, every_total_of_the_period_is_printed);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
