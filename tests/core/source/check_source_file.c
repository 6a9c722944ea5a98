/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/core/source/source_reading.h"

/* One column of a type beside an identifier. */
static char *
read_one(ColumnType type, bool nullable, const char *text)
{
    g_autoptr(Manifest) manifest = reading_manifest();
    Column *column = reading_column(manifest, "v", type, nullable);
    column->scale = 2;
    return reading_dump_text(manifest, text);
}

static void
expect(char *dump, const char *part)
{
    ck_assert_msg(strstr(dump, part) != NULL, "no \"%s\" in:\n%s", part, dump);
    g_free(dump);
}

START_TEST(values_arrive_typed)
{
    expect(read_one(COLUMN_INT32, false, "v\n7\n-2147483648\n+5\n 8 \n007\n"), "2: 7|\n3: -2147483648|\n4: 5|\n5: 8|\n6: 7|\n");
    expect(read_one(COLUMN_INT64, false, "v\n9223372036854775807\n-9223372036854775808\n"),
           "2: 9223372036854775807|\n3: -9223372036854775808|\n");
    expect(read_one(COLUMN_DECIMAL, false, "v\n1\n-1.5\n0.05\n1.500\n.25\n"), "2: 100|\n3: -150|\n4: 5|\n5: 150|\n6: 25|\n");
    expect(read_one(COLUMN_DECIMAL, false, "v;w\n1,5;x\n2.25;y\n"), "2: 150|\n3: 225|\n");
    expect(read_one(COLUMN_REAL, false, "v\n1e3\n-0.5\n"), "2: 1000|\n3: -0.5|\n");
    expect(read_one(COLUMN_REAL, false, "v;w\n1,5;x\n"), "2: 1.5|\n");
    expect(read_one(COLUMN_DATE, false, "v\n1970-01-01\n2024-02-29\n1969-12-31\n2000-03-01\n0001-01-01\n9999-12-31\n"),
           "2: 0|\n3: 19782|\n4: -1|\n5: 11017|\n6: -719162|\n7: 2932896|\n");
    expect(read_one(COLUMN_BOOL, false, "v\nY\nN\n"), "2: 1|\n3: 0|\n");
    expect(read_one(COLUMN_CODE, false, "v\nM\nU\nFemenino largo\n"), "2: 1|\n3: 3|\n4: 4|\n");
    expect(read_one(COLUMN_KEY, false, "v\nA\nB\n A\n\"A\"\nC\n"), "2: 0|\n3: 1|\n4: 0|\n5: 0|\n6: 2|\n");
    expect(read_one(COLUMN_TEXT, false, "v\n a \n\"b,\"\"\nc\"\n"), "2: [ a ]|\n3: [b,\"\nc]|\n");
}
END_TEST

START_TEST(every_rule_of_a_row_has_its_number)
{
    static const struct {
        ColumnType type;
        const char *value, *number;
    } CASES[] = {
        {COLUMN_INT32, "x", "2106"},          {COLUMN_INT32, "9,321", "2101"},
        {COLUMN_INT32, "\"9,321\"", "2304"},  {COLUMN_INT32, "2147483648", "2107"},
        {COLUMN_INT32, "-", "2301"},          {COLUMN_INT64, "9223372036854775808", "2107"},
        {COLUMN_INT64, "1.0", "2106"},        {COLUMN_DECIMAL, "1.234", "2109"},
        {COLUMN_DECIMAL, "1.", "2108"},       {COLUMN_DECIMAL, ".", "2301"},
        {COLUMN_DECIMAL, "\"1,5\"", "2305"},  {COLUMN_DECIMAL, "92233720368547758.08", "2107"},
        {COLUMN_REAL, "nan", "2301"},         {COLUMN_REAL, "1e", "2110"},
        {COLUMN_REAL, "1e999", "2107"},       {COLUMN_REAL, "0x10", "2110"},
        {COLUMN_DATE, "30/09/2025", "2302"},  {COLUMN_DATE, "2022-06-30T00:00", "2302"},
        {COLUMN_DATE, "2022/06/30", "2302"},  {COLUMN_DATE, "2022-0:-30", "2111"},
        {COLUMN_DATE, "2022-06-3/", "2111"}, {COLUMN_DATE, "46112", "2303"},  {COLUMN_DATE, "20/2-06-30", "2111"},
        {COLUMN_DATE, "2023-02-29", "2112"},  {COLUMN_DATE, "2023-13-01", "2112"},
        {COLUMN_DATE, "0000-01-01", "2112"},  {COLUMN_DATE, "1900-02-29", "2112"},
        {COLUMN_BOOL, "y", "2306"},           {COLUMN_BOOL, "YES", "2306"},
        {COLUMN_CODE, "f", "2308"},           {COLUMN_CODE, "Femenino larga", "2105"},
        {COLUMN_TEXT, "5\" pipe", "2104"},    {COLUMN_TEXT, "\"a\"b", "2104"},
        {COLUMN_TEXT, "\"a\"b\"", "2104"},   {COLUMN_TEXT, "\"\"", "2103"},        {COLUMN_KEY, " ", "2103"},
        {COLUMN_KEY, "a\"b", "2104"},         {COLUMN_TEXT, "a,b", "2101"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *text = g_strdup_printf("v\n%s\n", CASES[i].value);
        g_autofree char *wanted = g_strdup_printf("t.csv:2: [H%s] row left out", CASES[i].number);
        g_autofree char *dump = read_one(CASES[i].type, false, text);
        ck_assert_msg(strstr(dump, wanted) != NULL, "%s gives\n%s", CASES[i].value, dump);
        ck_assert_ptr_nonnull(strstr(dump, "read 1 used 0 rejected 1 blank 0"));
        ck_assert_ptr_null(strstr(strstr(dump, "row left out"), "9,321"));
    }
    expect(read_one(COLUMN_TEXT, false, "v,w\nx\n"), ":2: [H2102]");
}
END_TEST

START_TEST(limits_are_inclusive)
{
    g_autoptr(Manifest) manifest = reading_manifest();
    Column *age = reading_column(manifest, "age", COLUMN_INT32, false);
    age->has_min = age->has_max = true;
    age->min = 0;
    age->max = 17;
    expect(reading_dump_text(manifest, "age\n0\n17\n-1\n18\n"),
           "2: 0|\n3: 17|\nnulls 0 0\nread 4 used 2 rejected 2 blank 0 repeated 0");
    expect(reading_dump_text(manifest, "age\n18\n"), "t.csv:2: [H2113] row left out: age must be ≥ 0, ≤ 17");
}
END_TEST

START_TEST(an_empty_field_is_missing)
{
    expect(read_one(COLUMN_INT32, true, "a,v\n1,\n2,5\n"), "2: null|\n3: 5|\nnulls 1 0");
    expect(read_one(COLUMN_TEXT, true, "a,v\n1,\n2,\"\"\n3,x\n"), "2: null|\n3: null|\n4: [x]|\nnulls 2 0");
    expect(read_one(COLUMN_KEY, true, "a,v\n1,\n2,k\n"), "2: null|\n3: 0|\nnulls 1 0");
    expect(read_one(COLUMN_INT32, false, "a,v\n1,\n"), "[H2103] row left out: v is empty");
    g_autoptr(Manifest) manifest = reading_manifest();
    reading_column(manifest, "sex", COLUMN_CODE, false)->null_code = 3;
    expect(reading_dump_text(manifest, "a,sex\n1,\n2,F\n"), "2: 3|\n3: 0|\nnulls 0 0");
}
END_TEST

/* A bit left by a rejected row behind the last one is not part of the batch. */
START_TEST(rejected_rows_leave_no_trace)
{
    g_autoptr(Manifest) manifest = reading_manifest();
    reading_column(manifest, "n", COLUMN_INT32, true);
    reading_column(manifest, "p", COLUMN_KEY, false);
    reading_column(manifest, "d", COLUMN_DATE, false);
    expect(reading_dump_text(manifest, "n,p,d\n1,a,2020-01-01\n,b,x\n2,c,2020-01-02\n3,b,x\n"),
           "2: 1|0|18262|\n4: 2|1|18263|\nnulls 0 0 0 0\nread 4 used 2 rejected 2");
}
END_TEST

START_TEST(columns_come_in_any_order)
{
    g_autoptr(Manifest) manifest = reading_manifest();
    reading_column(manifest, "b", COLUMN_TEXT, false);
    reading_column(manifest, "a", COLUMN_INT32, false);
    expect(reading_dump_text(manifest, "a,x,b\r\n1,?,\"z\"\r\n\r\n,,\r\n2,\"q\nq\",y"),
           "2: [z]|1|\n5: [y]|2|\nnulls 0 0 0\nread 4 used 2 rejected 0 blank 2");
    expect(reading_dump_text(manifest, "\xEF\xBB\xBF\"a\"; b \n1;p,q\n"), "2: [p,q]|1|");
    expect(reading_dump_text(manifest, "a,x\n1,2\n"), "t.csv:1: [H2011] the header has no column b");
    expect(reading_dump_text(manifest, "a,b,a\n1,2,3\n"), "t.csv:1: [H2012] the header has the column a");
    expect(reading_dump_text(manifest, "a,b\r1,2\r"), "[H2018]");
    expect(reading_dump_text(manifest, "a,\"x;y;z\",b\n1,2,3\n"), "2: [3]|1|");
}
END_TEST

static void
expect_file(const Input *input, const char *bytes, size_t size, const char *number)
{
    g_autofree char *path = reading_file("f.csv", bytes, size);
    g_autoptr(Manifest) manifest = reading_manifest();
    reading_input(manifest)->empty_means_none = input && input->empty_means_none;
    reading_column(manifest, "a", COLUMN_TEXT, false);
    SourceOptions options = source_options_default();
    options.record_max = 1000;
    options.block_size = 100;
    char *dump = reading_dump(manifest, &options, path);
    expect(dump, number);
}

START_TEST(every_refusal_of_a_file_has_its_number)
{
    static const struct {
        const char *bytes;
        size_t size;
        const char *number;
    } CASES[] = {
        {"", 0, "f.csv: [H2005]"},
        {"\xEF\xBB\xBF", 3, "f.csv: [H2005]"},
        {"a\n", 2, "f.csv:1: [H2013]"},
        {"a", 1, "f.csv:1: [H2013]"},
        {"a\n\n\n,\n", 6, "f.csv:1: [H2013]"},
        {"a\nx\0y\n", 6, "f.csv:2: [H2006]"},
        {"PK\3\4abcdef", 10, "f.csv: [H2007]"},
        {"\xFF\xFE" "a\0\n\0", 6, "f.csv: [H2008]"},
        {"a\0\n\0b\0\n\0", 8, "f.csv: [H2008]"},
        {"\0a\0\n\0b\0\n", 8, "f.csv: [H2008]"},
        {"a\nni\xF1o\n", 7, "f.csv:2: [H2009]"},
        {"a\nx\n\xC3", 5, "f.csv:3: [H2010]"},
        {"a\n\xED\xA0\x80\n", 6, "f.csv:2: [H2010]"},
        {"a\n\xC0\x80\n", 5, "f.csv:2: [H2010]"},
        {"a\n\xF4\x90\x80\x80\n", 7, "f.csv:2: [H2010]"},
        {"a\n\x80\n", 4, "f.csv:2: [H2010]"},
        {"a\nx\n\"y\nz\n", 9, "f.csv:3: [H2015]"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++)
        expect_file(NULL, CASES[i].bytes, CASES[i].size, CASES[i].number);
    Input none = {.empty_means_none = true};
    expect_file(&none, "a\n", 2, "read 0 used 0 rejected 0 blank 0 repeated 0 ");
    g_autofree char *line = g_strnfill(1001, 'x');
    g_autofree char *with = g_strdup_printf("a\n%s\n", line), *without = g_strdup_printf("a\nb\n%s", line);
    expect_file(NULL, with, strlen(with), "f.csv:2: [H2014] a row is longer than 1000 bytes");
    expect_file(NULL, without, strlen(without), "f.csv:3: [H2014]");
    line[1000] = '\0';
    g_autofree char *fits = g_strdup_printf("a\n%s\n", line);
    expect_file(NULL, fits, strlen(fits), "read 1 used 1");
}
END_TEST

static void
expect_path(const char *path, bool optional, const char *number)
{
    g_autoptr(Manifest) manifest = reading_manifest();
    reading_input(manifest)->optional = optional;
    reading_column(manifest, "a", COLUMN_TEXT, false);
    expect(reading_dump(manifest, NULL, path), number);
}

START_TEST(paths_that_are_no_files)
{
    g_autofree char *path = reading_file("locked.csv", "a\n1\n", 4);
    expect_path("/nowhere/rows.csv", false, "rows.csv: [H2001]");
    expect_path("/nowhere/rows.csv", true, "rows.csv: [H2002]");
    expect_path("/tmp", false, "tmp: [H2004]");
    expect_path("/dev/null", false, "null: [H2004]");
    chmod(path, 0);
    if (geteuid() == 0) {
        ck_assert_int_eq(seteuid(65534), 0);
        expect_path(path, false, "locked.csv: [H2003]");
        ck_assert_int_eq(seteuid(0), 0);
    } else {
        expect_path(path, false, "locked.csv: [H2003]");
    }
}
END_TEST

static Manifest *
text_manifest(void)
{
    Manifest *manifest = reading_manifest();
    reading_column(manifest, "a", COLUMN_INT32, false);
    return manifest;
}

START_TEST(a_file_that_changes_is_refused)
{
    GString *text = g_string_new("a\n");
    for (int i = 0; i < 1000; i++)
        g_string_append(text, "1\n");
    g_autofree char *path = reading_file("c.csv", text->str, text->len);
    g_string_free(text, TRUE);
    for (int grow = 0; grow < 2; grow++) {
        g_autoptr(Manifest) manifest = text_manifest();
        g_autoptr(SourceRun) run = source_run_new(manifest);
        SourceOptions options = source_options_default();
        options.block_size = 64;
        source_run_set_options(run, &options);
        g_autoptr(FindingList) findings = finding_list_new();
        static BatchLayout layout;
        ck_assert(source_layout(reading_input(manifest), 64, &layout));
        void *slot = aligned_alloc(64, layout.size);
        g_autoptr(SourceFile) file = source_file_open(run, reading_input(manifest), path, findings);
        ck_assert(source_file_next(file, &layout, slot));
        ck_assert_int_eq(truncate(path, grow ? 4000 : 1000), 0);
        while (source_file_next(file, &layout, slot))
            continue;
        ck_assert(source_file_failed(file));
        ck_assert_ptr_null(source_file_sha256(file));
        ck_assert_uint_eq(finding_list_peek(findings, finding_list_size(findings) - 1)->number, grow ? 2006 : 2016);
        free(slot);
    }
}
END_TEST

START_TEST(a_flood_is_counted_not_kept)
{
    GString *text = g_string_new("a,b\n");
    for (int i = 0; i < 100000; i++)
        g_string_append(text, i % 2 ? "x,1\n" : "1,x\n");
    g_autofree char *path = reading_file("flood.csv", text->str, text->len);
    g_string_free(text, TRUE);
    g_autoptr(Manifest) manifest = text_manifest();
    reading_column(manifest, "b", COLUMN_INT32, false);
    g_autoptr(SourceRun) run = source_run_new(manifest);
    g_autoptr(FindingList) findings = finding_list_new();
    static BatchLayout layout;
    ck_assert(source_layout(reading_input(manifest), 64, &layout));
    void *slot = aligned_alloc(64, layout.size);
    g_autoptr(SourceFile) file = source_file_open(run, reading_input(manifest), path, findings);
    ck_assert(!source_file_next(file, &layout, slot));
    ck_assert_uint_eq(finding_list_size(findings), 102);
    const Finding *rest = finding_list_peek(findings, 100);
    ck_assert_int_eq(rest->row, 103);
    ck_assert_int_eq(rest->count + finding_list_peek(findings, 101)->count, 100000 - 100);
    ck_assert_str_eq(rest->argument[0], "a");
    ck_assert_str_eq(finding_list_peek(findings, 101)->argument[0], "b");
    free(slot);
}
END_TEST

START_TEST(repeated_rows_are_reported_and_kept)
{
    g_autoptr(Manifest) manifest = text_manifest();
    reading_column(manifest, "b", COLUMN_TEXT, true);
    expect(reading_dump_text(manifest, "a,b,c\n1,x,1\n1,,2\n01,x,3\n1,\"x\",4\n1,y,5\n"), "used 5 rejected 0 blank 0 repeated 2");
    expect(reading_dump_text(manifest, "a,b,c\n1,x,1\n1,,2\n01,x,3\n"), "t.csv:4: [H2117]");
    g_autoptr(Manifest) nullable = reading_manifest();
    reading_column(nullable, "n", COLUMN_INT32, true);
    expect(reading_dump_text(nullable, "n,x\n0,1\n,1\n"), "used 2 rejected 0 blank 0 repeated 0");
    SourceOptions options = source_options_default();
    g_autofree char *path = reading_file("r.csv", "a,b\n1,x\n1,x\n1,x\n", 16);
    options.repeats_rows = 2;
    expect(reading_dump(manifest, &options, path), "repeated 1");
    expect(reading_dump(manifest, &options, path), "[H2019]");
    options.repeats_rows = 0;
    expect(reading_dump(manifest, &options, path), "repeated 0");
}
END_TEST

/* Texts that fill a batch end it early; one that no batch can hold is rejected. */
START_TEST(long_texts_end_a_batch)
{
    g_autoptr(Manifest) manifest = reading_manifest();
    reading_column(manifest, "a", COLUMN_TEXT, false);
    g_autofree char *half = g_strnfill(SOURCE_BATCH_TEXT / 2 + 1, 'h'), *much = g_strnfill(SOURCE_BATCH_TEXT + 1, 'm');
    g_autofree char *text = g_strdup_printf("a\n%s\n%s\n%s\nx\n", half, half, much);
    g_autofree char *dump = reading_dump_text(manifest, text);
    ck_assert_ptr_nonnull(strstr(dump, "nulls 0 0\n3: [h"));
    ck_assert_ptr_nonnull(strstr(dump, "]|\n5: [x]|\nnulls"));
    ck_assert_ptr_nonnull(strstr(dump, "t.csv:4: [H2115]"));
    g_autofree char *key = g_strnfill(257, 'k');
    g_autofree char *long_key = g_strdup_printf("v\n%s\n", key);
    expect(read_one(COLUMN_KEY, false, long_key), "[H2116]");
}
END_TEST

/* A line without end: two gigabytes of a sparse file would be NULs, so a pipe of letters. */
START_TEST(an_endless_line_costs_no_memory)
{
    g_autofree char *path = reading_file("pipe", "", 0);
    unlink(path);
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", "(printf 'a\\n'; yes xxxxxxxxxxxxxxx | tr -d '\\n') > \"$0\" 2>/dev/null",
              path, (char *)NULL);
        _exit(1);
    }
    struct rusage before, after;
    getrusage(RUSAGE_SELF, &before);
    g_autoptr(Manifest) manifest = reading_manifest();
    reading_column(manifest, "a", COLUMN_TEXT, false);
    expect(reading_dump(manifest, NULL, path), "pipe:2: [H2014]");
    getrusage(RUSAGE_SELF, &after);
    ck_assert_int_lt(after.ru_maxrss - before.ru_maxrss, 100 << 10);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("source_file");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, values_arrive_typed);
    tcase_add_test(all, every_rule_of_a_row_has_its_number);
    tcase_add_test(all, limits_are_inclusive);
    tcase_add_test(all, an_empty_field_is_missing);
    tcase_add_test(all, rejected_rows_leave_no_trace);
    tcase_add_test(all, columns_come_in_any_order);
    tcase_add_test(all, every_refusal_of_a_file_has_its_number);
    tcase_add_test(all, paths_that_are_no_files);
    tcase_add_test(all, a_file_that_changes_is_refused);
    tcase_add_test(all, a_flood_is_counted_not_kept);
    tcase_add_test(all, repeated_rows_are_reported_and_kept);
    tcase_add_test(all, long_texts_end_a_batch);
    tcase_add_test(all, an_endless_line_costs_no_memory);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
