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

static bool
is_named(const char *wanted, const SourceField *name)
{
    return strlen(wanted) == name->length && memcmp(wanted, name->bytes, name->length) == 0;
}

static const Column *
find_declared(const Input *input, const SourceMapInput *map, const SourceField *name)
{
    for (guint i = 0; i < input->columns->len; i++) {
        const Column *declared = input->columns->pdata[i];
        const SourceMapColumn *form = map ? map->columns->pdata[i] : NULL;
        if (!form && is_named(declared->name, name))
            return declared;
        for (guint n = 0; form && n < form->names->len; n++) {
            if (is_named(form->names->pdata[n], name))
                return declared;
        }
    }
    return NULL;
}

static bool
is_constant(const SourceMapInput *map, guint column)
{
    return map && ((const SourceMapColumn *)map->columns->pdata[column])->constant;
}

static void
list_columns(SourceInspection *inspection, const Input *input, const SourceMapInput *map, const SourceRecord *header)
{
    g_autoptr(GHashTable) found = g_hash_table_new(NULL, NULL);
    for (uint32_t k = 0; k < header->n_fields; k++) {
        SourceField name = source_reader_field(header, k);
        source_field_bare(&name, true, true);
        const Column *declared = find_declared(input, map, &name);
        SourceInspectedColumn column = {g_strndup((const char *)name.bytes, name.length), declared};
        g_array_append_val(inspection->columns, column);
        if (declared)
            g_hash_table_add(found, (void *)(uintptr_t)declared);
    }
    for (guint i = 0; i < input->columns->len; i++) {
        if (!g_hash_table_contains(found, input->columns->pdata[i]) && !is_constant(map, i))
            g_ptr_array_add(inspection->missing, input->columns->pdata[i]);
    }
}

/* The first look: the header and how many records follow, whatever the columns are. */
static void
look(SourceInspection *inspection, const Input *input, const SourceMapInput *map, const char *path)
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
    options.delimiter = map ? map->delimiter : 0;
    SourceFeed *feed = source_feed_new(map, options.record_max);
    source_reader_init(&reader, descriptor, feed, &options);
    inspection->size = found.st_size;
    inspection->delimiter = (char)reader.scan.delimiter;
    inspection->mark = reader.begin > 0;
    inspection->opened = true;
    for (int row = 0; inspection->opened && row < (map ? map->header_row : 1); row++)
        inspection->opened = source_reader_next(&reader, &record);
    if (inspection->opened)
        list_columns(inspection, input, map, &record);
    while (source_reader_next(&reader, &record))
        inspection->records++;
    source_reader_clear(&reader);
    source_feed_free(feed);
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
source_inspect(const Manifest *manifest, const Input *input, const SourceMap *map, const char *path, FindingList *findings)
{
    SourceInspection *inspection = g_new0(SourceInspection, 1);
    inspection->columns = g_array_new(FALSE, FALSE, sizeof(SourceInspectedColumn));
    g_array_set_clear_func(inspection->columns, clear_column);
    inspection->missing = g_ptr_array_new();
    look(inspection, input, source_map_find(map, input->id), path);
    g_autoptr(SourceRun) run = source_run_new(manifest);
    source_run_set_map(run, map);
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
