/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_inspect.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/source/source_field.h"
#include "core/source/source_reader.h"

static void
clear_column(void *column)
{
    g_free(((SourceInspectedColumn *)column)->name);
}

static const Column *
find_declared(const Input *input, const SourceField *name)
{
    for (guint i = 0; i < input->columns->len; i++) {
        const Column *declared = input->columns->pdata[i];
        if (strlen(declared->name) == name->length && memcmp(declared->name, name->bytes, name->length) == 0)
            return declared;
    }
    return NULL;
}

static void
list_columns(SourceInspection *inspection, const Input *input, const SourceRecord *header)
{
    g_autoptr(GHashTable) found = g_hash_table_new(NULL, NULL);
    for (uint32_t k = 0; k < header->n_fields; k++) {
        SourceField name = source_reader_field(header, k);
        source_field_bare(&name, true, true);
        const Column *declared = find_declared(input, &name);
        SourceInspectedColumn column = {g_strndup((const char *)name.bytes, name.length), declared};
        g_array_append_val(inspection->columns, column);
        if (declared)
            g_hash_table_add(found, (void *)(uintptr_t)declared);
    }
    for (guint i = 0; i < input->columns->len; i++) {
        if (!g_hash_table_contains(found, input->columns->pdata[i]))
            g_ptr_array_add(inspection->missing, input->columns->pdata[i]);
    }
}

/* The first look: the header and how many records follow, whatever the columns are. */
static void
look(SourceInspection *inspection, const Input *input, const char *path)
{
    struct stat found;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0)
        return;
    SourceOptions options = source_options_default();
    SourceReader reader;
    SourceRecord record;
    if (fstat(descriptor, &found) != 0 || !S_ISREG(found.st_mode)) {
        close(descriptor);
        return;
    }
    source_reader_init(&reader, descriptor, NULL, &options);
    inspection->size = found.st_size;
    inspection->delimiter = (char)reader.scan.delimiter;
    inspection->mark = reader.begin > 0;
    inspection->opened = source_reader_next(&reader, &record);
    if (inspection->opened)
        list_columns(inspection, input, &record);
    while (source_reader_next(&reader, &record))
        inspection->records++;
    source_reader_clear(&reader);
}

/* The second look: what a run would make of it. */
static void
read_rows(SourceInspection *inspection, SourceFile *file, const Input *input)
{
    g_autofree BatchLayout *layout = g_new(BatchLayout, 1);
    if (!source_layout(input, SOURCE_BATCH_ROWS, layout))
        return;
    void *slot = aligned_alloc(BATCH_ALIGNMENT, layout->size);
    if (!slot)
        g_error("no memory for a batch");
    while (source_file_next(file, layout, slot))
        continue;
    free(slot);
    inspection->counts = source_file_counts(file);
    inspection->accepted = !source_file_failed(file);
    inspection->sha256 = g_strdup(source_file_sha256(file));
}

SourceInspection *
source_inspect(const Manifest *manifest, const Input *input, const char *path, FindingList *findings)
{
    SourceInspection *inspection = g_new0(SourceInspection, 1);
    inspection->columns = g_array_new(FALSE, FALSE, sizeof(SourceInspectedColumn));
    g_array_set_clear_func(inspection->columns, clear_column);
    inspection->missing = g_ptr_array_new();
    look(inspection, input, path);
    g_autoptr(SourceRun) run = source_run_new(manifest);
    g_autoptr(SourceFile) file = source_file_open(run, input, path, findings);
    if (file)
        read_rows(inspection, file, input);
    return inspection;
}

void
source_inspection_free(SourceInspection *inspection)
{
    if (!inspection)
        return;
    g_array_free(inspection->columns, TRUE);
    g_ptr_array_free(inspection->missing, TRUE);
    g_free(inspection->sha256);
    g_free(inspection);
}
