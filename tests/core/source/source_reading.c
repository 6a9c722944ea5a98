/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/core/source/source_reading.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Manifest *
reading_manifest(void)
{
    static const char *const SEX[] = {"F", "M", "X", "U", "Femenino largo"};
    Manifest *manifest = manifest_new();
    ManifestCodeList *list = g_new0(ManifestCodeList, 1);
    list->id = g_strdup("sex");
    list->codes = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < G_N_ELEMENTS(SEX); i++)
        g_ptr_array_add(list->codes, g_strdup(SEX[i]));
    g_ptr_array_add(manifest->code_lists, list);
    g_ptr_array_add(manifest->domains, g_strdup("person"));
    g_ptr_array_add(manifest->domains, g_strdup("case"));
    g_ptr_array_add(manifest->inputs, input_new("rows"));
    return manifest;
}

Input *
reading_input(Manifest *manifest)
{
    return manifest->inputs->pdata[0];
}

Column *
reading_column(Manifest *manifest, const char *name, ColumnType type, bool nullable)
{
    Column *column = column_new(name, type);
    column->nullable = nullable;
    column->list = column->domain = 0;
    g_ptr_array_add(reading_input(manifest)->columns, column);
    return column;
}

static char *
own_folder(void)
{
    return g_strdup_printf("%s/hito-source-%d", g_get_tmp_dir(), (int)getpid());
}

/* Each test is a process of its own and takes its files with it. */
static void
remove_folder(void)
{
    g_autofree char *folder = own_folder();
    g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
    for (const char *name; entries && (name = g_dir_read_name(entries));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        unlink(path);
    }
    rmdir(folder);
}

char *
reading_file(const char *name, const void *bytes, size_t size)
{
    g_autofree char *folder = own_folder();
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        g_mkdir_with_parents(folder, 0700);
        atexit(remove_folder);
    }
    char *path = g_build_filename(folder, name, NULL);
    g_file_set_contents(path, bytes, (gssize)size, NULL);
    return path;
}

static void
dump_cell(GString *out, const BatchLayout *layout, void *slot, uint32_t c, int64_t row)
{
    char format = layout->columns[c].format;
    const void *values = batch_values(layout, slot, c);
    if (format < 'a' && !(batch_validity(layout, slot, c)[row / 8] >> (row % 8) & 1)) {
        g_string_append(out, "null|");
        return;
    }
    if ((format | 0x20) == 'u') {
        const int32_t *offsets = values;
        g_string_append_c(out, '[');
        g_string_append_len(out, (const char *)batch_text(layout, slot, c) + offsets[row], offsets[row + 1] - offsets[row]);
        g_string_append(out, "]|");
    } else if ((format | 0x20) == 'g') {
        g_string_append_printf(out, "%g|", ((const double *)values)[row]);
    } else if ((format | 0x20) == 'l') {
        g_string_append_printf(out, "%" G_GINT64_FORMAT "|", ((const int64_t *)values)[row]);
    } else if ((format | 0x20) == 'b') {
        g_string_append_printf(out, "%u|", ((const uint8_t *)values)[row]);
    } else {
        g_string_append_printf(out, "%d|", ((const int32_t *)values)[row]);
    }
}

static void
dump_batch(GString *out, const BatchLayout *layout, void *slot)
{
    const int64_t *head = batch_head(slot);
    for (int64_t row = 0; row < head[0]; row++) {
        g_string_append_printf(out, "%" G_GINT64_FORMAT ": ", ((const int64_t *)batch_values(layout, slot, layout->n_columns - 1))[row]);
        for (uint32_t c = 0; c + 1 < layout->n_columns; c++)
            dump_cell(out, layout, slot, c, row);
        g_string_append_c(out, '\n');
    }
    g_string_append(out, "nulls");
    for (uint32_t c = 0; c < layout->n_columns; c++)
        g_string_append_printf(out, " %" G_GINT64_FORMAT, head[1 + c]);
    g_string_append_c(out, '\n');
    for (uint32_t c = 0; c < layout->n_columns; c++) {
        const uint8_t *valid = batch_validity(layout, slot, c);
        for (int64_t row = head[0]; layout->columns[c].format < 'a' && row < 64; row++) {
            if (valid[row / 8] >> (row % 8) & 1)
                g_string_append(out, "a bit behind the last row\n");
        }
    }
    static BatchView view;
    batch_view_init(&view, layout);
    if (!batch_view_set(&view, slot))
        g_string_append(out, "a head that cannot be true\n");
}

char *
reading_dump(const Manifest *manifest, const SourceOptions *options, const char *path)
{
    return reading_dump_mapped(manifest, NULL, options, path);
}

char *
reading_dump_mapped(const Manifest *manifest, const SourceMap *map, const SourceOptions *options, const char *path)
{
    static BatchLayout layout;
    GString *out = g_string_new(NULL);
    const Input *input = manifest->inputs->pdata[0];
    source_layout(input, 64, &layout);
    void *slot = aligned_alloc(64, layout.size);
    memset(slot, 0xA5, layout.size);
    g_autoptr(SourceRun) run = source_run_new(manifest);
    if (options)
        source_run_set_options(run, options);
    source_run_set_map(run, map);
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(SourceFile) file = source_file_open(run, input, path, findings);
    while (file && source_file_next(file, &layout, slot))
        dump_batch(out, &layout, slot);
    if (file) {
        SourceCounts n = source_file_counts(file);
        g_string_append_printf(out, "read %d used %d rejected %d blank %d repeated %d %s%s\n", (int)n.read, (int)n.used,
                               (int)n.rejected, (int)n.blank, (int)n.repeated, source_file_failed(file) ? "failed" : "",
                               source_file_sha256(file) ? source_file_sha256(file) : "");
    }
    for (size_t i = 0; i < finding_list_size(findings); i++) {
        g_autofree char *line = finding_line(finding_list_peek(findings, i), LANGUAGE_EN);
        g_string_append_printf(out, "%s\n", line);
    }
    free(slot);
    return g_string_free(out, FALSE);
}

char *
reading_dump_text(const Manifest *manifest, const char *text)
{
    g_autofree char *path = reading_file("t.csv", text, strlen(text));
    return reading_dump(manifest, NULL, path);
}
