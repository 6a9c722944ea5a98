/* SPDX-License-Identifier: Apache-2.0 */
/* time_source FILE.csv [TIMES]: processor time of reading the bench file with the columns that its twelve indicators
 * need. Not a test: nothing fails because a machine is slow. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/source/source_file.h"

static const char *const SEX[] = {"F", "M", "X", "U", NULL};
static const char *const EVENT[] = {"IDENTIFIED", "REFERRED", "SERVICE", "FOLLOWUP", "INTERVIEW", NULL};
static const char *const TYPE[] = {"SEX_TOURISM", "WEBCAM", "BEGGING", "RECRUITMENT", "U", NULL};
static const char *const SERVICE[] = {"SHELTER", "PSYCHOSOCIAL", "LEGAL", "HEALTH", "EDUCATION", "REINTEGRATION", NULL};
static const char *const STATUS[] = {"OPEN", "IN_PROCESS", "CLOSED", "DROPPED", NULL};
static const char *const DEPT[] = {"05", "08", "11", "13", "15", "17", "18", "19", "20", "23", "25", "27",
                                   "41", "44", "47", "50", "52", "54", "63", "66", "68", "70", "73", "76",
                                   "81", "85", "86", "88", "91", "94", "95", "97", "99", NULL};
static const char *const *const LISTS[] = {SEX, EVENT, TYPE, SERVICE, STATUS, DEPT};

static Column *
add(Input *input, const char *name, ColumnType type, bool nullable)
{
    Column *column = column_new(name, type);
    column->nullable = nullable;
    g_ptr_array_add(input->columns, column);
    return column;
}

static void
add_code(Input *input, const char *name, int list, int null_code, bool nullable)
{
    Column *column = add(input, name, COLUMN_CODE, nullable);
    column->list = list;
    column->null_code = null_code;
}

static Manifest *
bench_manifest(void)
{
    Manifest *manifest = manifest_new();
    for (size_t i = 0; i < G_N_ELEMENTS(LISTS); i++) {
        ManifestCodeList *list = g_new0(ManifestCodeList, 1);
        list->codes = g_ptr_array_new_with_free_func(g_free);
        for (size_t k = 0; LISTS[i][k]; k++)
            g_ptr_array_add(list->codes, g_strdup(LISTS[i][k]));
        g_ptr_array_add(manifest->code_lists, list);
    }
    g_ptr_array_add(manifest->domains, g_strdup("case"));
    g_ptr_array_add(manifest->domains, g_strdup("person"));
    Input *input = input_new("events");
    add(input, "case_id", COLUMN_KEY, false)->domain = 0;
    add(input, "person_id", COLUMN_KEY, false)->domain = 1;
    add(input, "event_date", COLUMN_DATE, false);
    add_code(input, "event_type", 1, -1, false);
    add_code(input, "sex", 0, 3, false);
    add(input, "birth_year", COLUMN_INT32, true);
    add_code(input, "dept_code", 5, -1, false);
    add_code(input, "trafficking_type", 2, 4, false);
    add_code(input, "service_type", 3, -1, true);
    add_code(input, "status", 4, -1, false);
    add(input, "referral_date", COLUMN_DATE, true);
    add(input, "note", COLUMN_TEXT, true);
    g_ptr_array_add(manifest->inputs, input);
    return manifest;
}

static double
seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

int
main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    g_autoptr(Manifest) manifest = bench_manifest();
    static BatchLayout layout;
    source_layout(manifest->inputs->pdata[0], SOURCE_BATCH_ROWS, &layout);
    void *slot = aligned_alloc(64, layout.size);
    for (int i = 0; i < (argc > 2 ? atoi(argv[2]) : 1); i++) {
        double start = seconds();
        g_autoptr(SourceRun) run = source_run_new(manifest);
        SourceOptions options = source_options_default();
        options.careful = g_getenv("CAREFUL") != NULL;
        options.repeats_rows = g_getenv("NO_REPEATS") ? 0 : options.repeats_rows;
        source_run_set_options(run, &options);
        g_autoptr(FindingList) findings = finding_list_new();
        g_autoptr(SourceFile) file = source_file_open(run, manifest->inputs->pdata[0], argv[1], findings);
        while (file && source_file_next(file, &layout, slot))
            continue;
        double stop = seconds();
        finding_list_print(findings, LANGUAGE_EN, stderr);
        SourceCounts counts = file ? source_file_counts(file) : (SourceCounts){0};
        printf("%.3f s cpu, %" G_GINT64_FORMAT " used, %" G_GINT64_FORMAT " rejected, %" G_GINT64_FORMAT
               " repeated, %" G_GINT64_FORMAT " cases, %" G_GINT64_FORMAT " persons, sha256 %.8s\n",
               stop - start, counts.used, counts.rejected, counts.repeated, source_run_domain_size(run, 0),
               source_run_domain_size(run, 1), file ? source_file_sha256(file) : "-");
    }
    free(slot);
    return 0;
}
