/* SPDX-License-Identifier: Apache-2.0 */
/* sources.json of any bytes: a map without a finding is whole, and a refused one is refused in words. */
#include <string.h>

#include "core/document/source_map_read.h"
#include "tests/fuzz/made_file.h"
#include "tests/fuzz/mutate.h"

static void
check_input(const SourceMapInput *input, guint n_columns)
{
    must(*input->file && *input->file != '.' && !strchr(input->file, '/'), "a file outside the folder");
    must(input->columns->len == n_columns && input->header_row >= 1, "a part of the input is not said");
    for (guint c = 0; c < n_columns; c++) {
        const SourceMapColumn *column = input->columns->pdata[c];
        must(column->names->len > 0 || column->constant, "a column without name or constant");
        must(column->dates < DATES_COUNT && column->width >= 0, "a form that is none");
        must(!column->decimal || column->decimal != column->thousands, "one sign for two things");
    }
}

static void
parse(const char *bytes, size_t size)
{
    g_autoptr(Manifest) manifest = made_manifest();
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(SourceMap) map = source_map_parse(bytes, size, "sources.json", manifest, findings);
    must(map || finding_list_size(findings) > 0, "refused without a word");
    for (guint i = 0; map && i < map->inputs->len; i++)
        check_input(map->inputs->pdata[i], COLUMN_TYPE_COUNT);
    for (size_t i = 0; i < finding_list_size(findings); i++)
        g_free(finding_line(finding_list_peek(findings, i), LANGUAGE_ES));
}

FUZZ_TARGET(3000, parse)
