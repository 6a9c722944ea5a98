/* SPDX-License-Identifier: Apache-2.0 */
/* A workbook of any bytes. What begins with PK is taken for the file itself; anything else is the text of its parts, each behind a
 * line "=== name", and is packed here, so that the packing does not stand in the way of what is tried. */
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "tests/fuzz/made_file.h"
#include "tests/fuzz/mutate.h"

static const char MARK[] = "=== ";

static const char *
next_mark(const char *from, const char *end)
{
    const char *mark = g_strstr_len(from, end - from, MARK);
    return mark ? mark : end;
}

static void
add_parts(zip_t *archive, const char *bytes, size_t size)
{
    const char *end = bytes + size;
    for (const char *mark = next_mark(bytes, end); mark < end;) {
        const char *name = mark + strlen(MARK);
        const char *line = memchr(name, '\n', (size_t)(end - name));
        if (!line)
            return;
        const char *next = next_mark(line, end);
        g_autofree char *called = g_strndup(name, (gsize)(line - name));
        zip_source_t *part = zip_source_buffer(archive, line + 1, (zip_uint64_t)(next - line - 1), 0);
        zip_int64_t place = part ? zip_file_add(archive, called, part, 0) : -1;
        if (place < 0)
            zip_source_free(part);
        else
            zip_set_file_compression(archive, (zip_uint64_t)place, ZIP_CM_STORE, 0);
        mark = next;
    }
}

/* The bytes of a workbook with these parts. */
static GByteArray *
pack(const char *bytes, size_t size)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *archive = memory ? zip_open_from_source(memory, ZIP_TRUNCATE, &error) : NULL;
    must(archive != NULL, "no archive in memory");
    zip_source_keep(memory);
    add_parts(archive, bytes, size);
    GByteArray *packed = g_byte_array_new();
    zip_stat_t found;
    if (zip_close(archive) != 0)
        zip_discard(archive); /* two parts of one name, or a name that is none */
    else if (zip_source_open(memory) == 0 && zip_source_stat(memory, &found) == 0) {
        g_byte_array_set_size(packed, (guint)found.size);
        must(zip_source_read(memory, packed->data, found.size) == (zip_int64_t)found.size, "the archive cannot be read back");
        zip_source_close(memory);
    }
    zip_source_free(memory);
    return packed;
}

static void
parse(const char *bytes, size_t size)
{
    char path[64];
    bool raw = size > 1 && memcmp(bytes, "PK", 2) == 0;
    g_autoptr(GByteArray) packed = raw ? NULL : pack(bytes, size);
    int descriptor = raw ? made_file(bytes, size, path) : made_file((const char *)packed->data, packed->len, path);
    g_autoptr(Manifest) manifest = made_manifest();
    for (int rich = 0; rich < 2; rich++) {
        g_autoptr(SourceMap) map = made_map(manifest, KIND_XLSX, ENCODING_UTF8, rich != 0);
        made_read(&(MadeReading){manifest, map, path, 1 << 16, false, false});
    }
    close(descriptor);
}

FUZZ_TARGET(400, parse)
