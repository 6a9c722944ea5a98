/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* memfd_create */
/* A partner's file of any bytes: both scans, small and large blocks, must hand over the same batches, and every
 * record is used, rejected or blank. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/source/source_file.h"
#include "tests/fuzz/mutate.h"

static Manifest *
manifest_of_all_types(void)
{
    Manifest *manifest = manifest_new();
    ManifestCodeList *list = g_new0(ManifestCodeList, 1);
    list->codes = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(list->codes, g_strdup("F"));
    g_ptr_array_add(list->codes, g_strdup("M"));
    g_ptr_array_add(manifest->code_lists, list);
    g_ptr_array_add(manifest->domains, g_strdup("person"));
    Input *input = input_new("rows");
    for (int type = 0; type < COLUMN_TYPE_COUNT; type++) {
        char name[2] = {(char)('a' + type), '\0'};
        Column *column = column_new(name, (ColumnType)type);
        column->nullable = type != COLUMN_BOOL;
        column->domain = column->list = 0;
        column->scale = 2;
        g_ptr_array_add(input->columns, column);
    }
    g_ptr_array_add(manifest->inputs, input);
    return manifest;
}

static void
must(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "%s\n", what);
    abort();
}

static guint
fold(guint sum, const void *bytes, size_t size)
{
    const uint8_t *byte = bytes;
    for (size_t i = 0; i < size; i++)
        sum = (sum ^ byte[i]) * 16777619u;
    return sum;
}

static guint
fold_findings(guint sum, const FindingList *findings)
{
    for (size_t i = 0; i < finding_list_size(findings); i++) {
        g_autofree char *line = finding_line(finding_list_peek(findings, i), LANGUAGE_EN);
        sum = fold(sum, line, strlen(line));
    }
    return sum;
}

/* Read it all; the sum depends on everything that was handed over. */
static guint
read_all(const Manifest *manifest, const char *path, size_t block_size, bool careful)
{
    static BatchLayout layout;
    guint sum = 2166136261u;
    const Input *input = manifest->inputs->pdata[0];
    must(source_layout(input, 64, &layout), "no layout");
    void *slot = aligned_alloc(64, layout.size);
    g_autoptr(SourceRun) run = source_run_new(manifest);
    SourceOptions options = source_options_default();
    options.block_size = block_size;
    options.careful = careful;
    source_run_set_options(run, &options);
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(SourceFile) file = source_file_open(run, input, path, findings);
    /* A slot is zeroed first, so that all of its bytes can be compared. */
    memset(slot, 0, layout.size);
    while (file && source_file_next(file, &layout, slot)) {
        sum = fold(sum, batch_head(slot), sizeof(int64_t) * (layout.n_columns + 1));
        for (uint32_t c = 0; c < layout.n_columns; c++) {
            const BatchColumn *column = &layout.columns[c];
            sum = fold(sum, batch_values(&layout, slot, c), (size_t)batch_head(slot)[0] * column->width);
        }
    }
    if (file) {
        SourceCounts counts = source_file_counts(file);
        must(source_file_failed(file) || counts.read == counts.used + counts.rejected + counts.blank, "a record is lost");
        must(source_file_failed(file) == (source_file_sha256(file) == NULL), "a digest of a part");
    } else {
        must(finding_list_size(findings) > 0, "refused without a word");
    }
    free(slot);
    return fold_findings(sum, findings);
}

static void
parse(const char *bytes, size_t size)
{
    int descriptor = memfd_create("rows", 0);
    must(descriptor >= 0 && write(descriptor, bytes, size) == (ssize_t)size, "no file in memory");
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", descriptor);
    g_autoptr(Manifest) manifest = manifest_of_all_types();
    guint careful = read_all(manifest, path, 1 << 16, true);
    must(read_all(manifest, path, 1 << 16, false) == careful, "fast and careful differ");
    must(read_all(manifest, path, 1 + size % 97, false) == careful, "blocks make a difference");
    close(descriptor);
}

FUZZ_TARGET(120, parse)
