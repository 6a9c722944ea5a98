/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* memfd_create */
#include "tests/fuzz/made_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/document/source_map_read.h"

void
must(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "%s\n", what);
    abort();
}

Manifest *
made_manifest(void)
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
        column->has_min = column->has_max = type == COLUMN_INT32;
        column->min = -5;
        column->max = INT32_MAX;
        g_ptr_array_add(input->columns, column);
    }
    g_ptr_array_add(manifest->inputs, input);
    return manifest;
}

/* Every form of a column that sources.json knows; columns are named as in made_manifest(). */
static const char RICH[] =
    "{\"sources\": 1, \"inputs\": {\"rows\": {\"kind\": \"%s\"%s, \"decimal\": \",\", \"thousands\": \".\", \"dates\": "
    "\"dd/mm/yyyy\", \"missing\": [\"N/D\", \"-\"], \"double_encoded\": true, \"columns\": {"
    "\"a\": {\"names\": [\"Cédula\", \"a\"], \"width\": 4}, \"b\": {\"values\": {\"Mujer\": \"F\", \"Hombre\": \"M\"}},"
    "\"c\": \"Edad\", \"d\": {\"thousands\": \" \"}, \"e\": {\"thousands\": \"'\"}, \"f\": {\"decimal\": \".\", \"thousands\": \",\"},"
    "\"g\": {\"dates\": \"%s\"}, \"h\": {\"true\": [\"sí\"], \"false\": [\"no\"]}, \"i\": {\"names\": [\"Nota\", \"i\"]}}}}}";
static const char PLAIN[] = "{\"sources\": 1, \"inputs\": {\"rows\": {\"kind\": \"%s\"%s}}}";

SourceMap *
made_map(const Manifest *manifest, SourceKind kind, SourceEncoding encoding, bool rich)
{
    const char *header = rich && (kind == KIND_CSV || kind == KIND_XLSX) ? ", \"header_row\": 2" : "";
    g_autofree char *letters = g_strdup_printf(", \"encoding\": \"%s\"%s", source_encoding_name(encoding), rich ? ", \"delimiter\": \";\"" : "");
    g_autofree char *said = g_strconcat(header, kind == KIND_CSV ? letters : "", NULL);
    static const SourceDates OF_KIND[KIND_COUNT] = {DATES_DAY_FIRST, DATES_MONTH_FIRST, DATES_SERIAL, DATES_SERIAL_1904};
    static const SourceDates OF_ENCODING[ENCODING_COUNT] = {DATES_DAY_FIRST, DATES_SERIAL, DATES_YEAR_FIRST};
    SourceDates dates = kind == KIND_CSV ? OF_ENCODING[encoding] : OF_KIND[kind];
    g_autofree char *text = rich ? g_strdup_printf(RICH, source_kind_name(kind), said, source_dates_name(dates))
                                 : g_strdup_printf(PLAIN, source_kind_name(kind), said);
    g_autoptr(FindingList) findings = finding_list_new();
    SourceMap *map = source_map_parse(text, strlen(text), "sources.json", manifest, findings);
    must(map != NULL, "the test's own sources.json is refused");
    return map;
}

static unsigned
fold(unsigned sum, const void *bytes, size_t size)
{
    const uint8_t *byte = bytes;
    for (size_t i = 0; i < size; i++)
        sum = (sum ^ byte[i]) * 16777619u;
    return sum;
}

static unsigned
fold_findings(unsigned sum, const FindingList *findings)
{
    for (size_t i = 0; i < finding_list_size(findings); i++) {
        g_autofree char *line = finding_line(finding_list_peek(findings, i), LANGUAGE_EN);
        sum = fold(sum, line, strlen(line));
    }
    return sum;
}

/* A plug-in is told that every text is valid UTF-8 without a NUL. */
static void
check_texts(const BatchLayout *layout, void *slot)
{
    for (uint32_t c = 0; c < layout->n_columns; c++) {
        if (layout->columns[c].format != 'u' && layout->columns[c].format != 'U')
            continue;
        const int32_t *ends = batch_values(layout, slot, c);
        const char *text = (const char *)batch_text(layout, slot, c);
        for (int64_t row = 0; row < batch_head(slot)[0]; row++) {
            must(ends[row] <= ends[row + 1], "a text that ends before it begins");
            must(g_utf8_validate(text + ends[row], ends[row + 1] - ends[row], NULL), "a text that is no UTF-8");
        }
    }
}

static unsigned
fold_rows(unsigned sum, SourceFile *file, const BatchLayout *layout, void *slot)
{
    while (source_file_next(file, layout, slot)) {
        sum = fold(sum, batch_head(slot), sizeof(int64_t) * (layout->n_columns + 1));
        check_texts(layout, slot);
        for (uint32_t c = 0; c < layout->n_columns; c++)
            sum = fold(sum, batch_values(layout, slot, c), (size_t)batch_head(slot)[0] * layout->columns[c].width);
    }
    return sum;
}

unsigned
made_read(const MadeReading *reading)
{
    static BatchLayout layout;
    static void *slot; /* kept, since fresh pages cost more than all the rest */
    const Input *input = reading->manifest->inputs->pdata[0];
    must(source_layout(input, 64, &layout), "no layout");
    slot = slot ? slot : aligned_alloc(64, layout.size);
    must(slot != NULL, "no memory");
    g_autoptr(SourceRun) run = source_run_new(reading->manifest);
    SourceOptions options = source_options_default();
    options.block_size = reading->block_size;
    options.careful = reading->careful;
    if (reading->tight) {
        options.record_max = 300;
        options.repeats_rows = 2;
    }
    source_run_set_options(run, &options);
    source_run_set_map(run, reading->map);
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(SourceFile) file = source_file_open(run, input, reading->path, findings);
    /* A slot is zeroed first, so that all of its bytes can be compared. */
    memset(slot, 0, layout.size);
    unsigned sum = 2166136261u;
    if (file) {
        sum = fold_rows(sum, file, &layout, slot);
        SourceCounts counts = source_file_counts(file);
        must(source_file_failed(file) || counts.read == counts.used + counts.rejected + counts.blank, "a record is lost");
        must(source_file_failed(file) == (source_file_sha256(file) == NULL), "a digest of a part");
    } else {
        must(finding_list_size(findings) > 0, "refused without a word");
    }
    return fold_findings(sum, findings);
}

int
made_file(const char *bytes, size_t size, char path[64])
{
    int descriptor = memfd_create("rows", 0);
    must(descriptor >= 0 && write(descriptor, bytes, size) == (ssize_t)size, "no file in memory");
    snprintf(path, 64, "/proc/self/fd/%d", descriptor);
    return descriptor;
}
