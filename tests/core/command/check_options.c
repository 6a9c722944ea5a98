/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/command/options.h"

static const Usage USAGE = {"demo", "ONE [TWO]", 1, 2, {"shows", "muestra"}};

typedef struct Taken {
    char *data, *file;
    bool force;
    bool good;
    int n_words;
    const char *word[4];
    unsigned finding;
} Taken;

static Taken
take(const char *line)
{
    Taken taken = {0};
    g_autoptr(FindingList) findings = finding_list_new();
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    g_autofree char **argv = g_memdup2(words, (g_strv_length(words) + 1) * sizeof *words);
    Command command = {(int)g_strv_length(words), argv, LANGUAGE_EN, false, findings};
    const Option options[] = {
        {"data", 0, &taken.data, NULL, "DIR", {"folder", "carpeta"}},
        {"output", 'o', &taken.file, NULL, "FILE", {"file", "archivo"}},
        {"force", 'f', NULL, &taken.force, NULL, {"do it", "hágalo"}},
    };
    taken.good = options_take(&command, &USAGE, options, G_N_ELEMENTS(options));
    if (taken.good)
        taken.good = options_need(&command, &USAGE, taken.data, "data");
    taken.n_words = command.argc - 1;
    for (int i = 1; i < command.argc && i <= 4; i++)
        taken.word[i - 1] = g_intern_string(command.argv[i]);
    if (finding_list_size(findings) > 0)
        taken.finding = finding_list_peek(findings, 0)->number;
    return taken;
}

static void
clear(Taken *taken)
{
    g_free(taken->data);
    g_free(taken->file);
}

START_TEST(words_and_options_in_any_order)
{
    Taken taken = take("demo --data=here a -o out.json -f b");
    ck_assert(taken.good);
    ck_assert_str_eq(taken.data, "here");
    ck_assert_str_eq(taken.file, "out.json");
    ck_assert(taken.force);
    ck_assert_int_eq(taken.n_words, 2);
    ck_assert_str_eq(taken.word[0], "a");
    ck_assert_str_eq(taken.word[1], "b");
    clear(&taken);
}
END_TEST

START_TEST(words_behind_two_dashes)
{
    Taken taken = take("demo --data here -- -f");
    ck_assert(taken.good);
    ck_assert(!taken.force);
    ck_assert_int_eq(taken.n_words, 1);
    ck_assert_str_eq(taken.word[0], "-f");
    clear(&taken);
}
END_TEST

static const struct {
    const char *line;
    unsigned finding;
} WRONG[] = {
    {"demo a --nothing", 100},     {"demo a -x", 100},         {"demo a --data", 101}, {"demo", 102},
    {"demo a b c --data here", 102}, {"demo a", 103},
};

START_TEST(each_wrong_line_has_its_number)
{
    Taken taken = take(WRONG[_i].line);
    ck_assert(!taken.good);
    ck_assert_uint_eq(taken.finding, WRONG[_i].finding);
    clear(&taken);
}
END_TEST

START_TEST(help_is_no_finding)
{
    Taken taken = take("demo --help");
    ck_assert(!taken.good);
    ck_assert_uint_eq(taken.finding, 0);
    clear(&taken);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("options");
    TCase *tests = tcase_create("options");
    tcase_add_test(tests, words_and_options_in_any_order);
    tcase_add_test(tests, words_behind_two_dashes);
    tcase_add_loop_test(tests, each_wrong_line_has_its_number, 0, G_N_ELEMENTS(WRONG));
    tcase_add_test(tests, help_is_no_finding);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
