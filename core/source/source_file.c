/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "core/source/source_columns.h"
#include "core/source/source_encoding.h"
#include "core/source/source_flood.h"
#include "core/source/source_group.h"
#include "core/source/source_header.h"
#include "core/source/source_messages.h"
#include "core/source/source_reader.h"
#include "core/source/source_repeat.h"
#include "core/source/source_run_parts.h"

struct SourceFile {
    char *name; /* base name, for findings */
    FindingList *findings;
    SourceFeed *feed; /* NULL for a CSV file in UTF-8 */
    uint32_t header_row;
    SourceReader reader;
    SourceColumns columns;
    SourceFlood *flood;
    SourceRepeat *repeat; /* NULL when switched off */
    bool *again;          /* rows of a batch that were there before */
    uint32_t n_again;
    SourceRecord record;
    bool held; /* record is the next one to be written */
    uint32_t together; /* so many records are tried next; 0 for the next one alone */
    bool ended;
    SourceCounts counts;
    char *sha256;
};

static void
report(SourceFile *file, unsigned number, int64_t row, const char *argument)
{
    finding_add(file->findings, number, file->name, row, argument, NULL);
}

/* Open without waiting for a writer of a pipe; only files and pipes have an end. Returns -1 after a finding. */
static int
open_path(SourceFile *file, const Input *input, const char *path)
{
    struct stat found;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0 && (errno == ENOENT || errno == ENOTDIR)) {
        report(file, input->optional ? SOURCE_MISSING_OPTIONAL : SOURCE_MISSING, 0, NULL);
    } else if (descriptor < 0) {
        report(file, SOURCE_NO_PERMISSION, 0, g_strerror(errno));
    } else if (fstat(descriptor, &found) == 0 && !S_ISREG(found.st_mode) && !S_ISFIFO(found.st_mode)) {
        report(file, SOURCE_NOT_A_FILE, 0, NULL);
        close(descriptor);
        return -1;
    }
    return descriptor;
}

/* Say why reading stopped before the end. */
static void
report_stop(SourceFile *file)
{
    const SourceReader *reader = &file->reader;
    const SourceScan *scan = &reader->scan;
    g_autofree char *most = g_strdup_printf("%zu", reader->record_max);
    switch (reader->stop) {
    case STOP_NUL:
        report(file, SOURCE_BINARY, reader->row, NULL);
        break;
    case STOP_NOT_UTF8:
        report(file, source_encoding_of_fault(reader->block.bytes, scan->fault_at, reader->block.filled), reader->row,
               NULL);
        break;
    case STOP_LONG:
        report(file, SOURCE_RECORD_LONG, reader->row, most);
        break;
    case STOP_OPEN_QUOTE:
        report(file, SOURCE_OPEN_QUOTE, reader->row, NULL);
        break;
    case STOP_CHANGED:
        report(file, SOURCE_CHANGED, 0, NULL);
        break;
    case STOP_ERROR:
        report(file, SOURCE_READ_ERROR, 0, g_strerror(reader->block.error));
        break;
    case STOP_FEED:
        report(file, file->feed->failed, file->feed->failed_row < 0 ? reader->row : file->feed->failed_row,
               file->feed->failed_detail);
        break;
    case STOP_NONE:
    case STOP_END:
    default:
        break;
    }
}

/* The next record that has a value. */
static bool
take_record(SourceFile *file)
{
    while (!file->held) {
        if (source_reader_is_dry(&file->reader))
            source_columns_number(&file->columns);
        if (!source_reader_next(&file->reader, &file->record))
            break;
        file->counts.read++;
        file->held = !source_reader_blank(&file->record);
        file->counts.blank += !file->held;
    }
    return file->held;
}

static bool
read_header(SourceFile *file)
{
    SourceReader *reader = &file->reader;
    const SourceBlock *block = &reader->block;
    unsigned refused = file->feed ? 0 : source_encoding_of_start(block->bytes, block->filled);
    if (refused) {
        report(file, refused, 0, NULL);
        return false;
    }
    for (uint32_t row = 0; row < file->header_row; row++) {
        if (source_reader_next(reader, &file->record))
            continue;
        if (reader->stop == STOP_END)
            report(file, SOURCE_EMPTY, 0, NULL);
        report_stop(file);
        return false;
    }
    for (uint32_t c = 0; c < file->columns.n; c++) {
        SourceColumn *column = &file->columns.columns[c];
        bool declared = column->form && column->form->decimal;
        column->decimal_comma = declared ? column->form->decimal == ',' : reader->scan.delimiter == ';';
    }
    return source_header_match(&file->columns, &file->record, file->name, file->findings);
}

static bool
find_first_row(SourceFile *file, const Input *input)
{
    if (take_record(file))
        return true;
    if (file->reader.stop != STOP_END) {
        report_stop(file);
        return false;
    }
    if (!input->empty_means_none)
        report(file, SOURCE_NO_ROW, 1, NULL);
    return input->empty_means_none;
}

SourceFile *
source_file_open(SourceRun *run, const Input *input, const char *path, FindingList *findings)
{
    g_autoptr(SourceFile) file = g_new0(SourceFile, 1);
    file->findings = findings;
    file->name = g_path_get_basename(path);
    file->reader.block.descriptor = -1;
    const SourceMapInput *map = source_map_find(run->map, input->id);
    if (map && map->not_kept) {
        finding_add(findings, SOURCE_NOT_KEPT, "", 0, input->id, NULL);
        return NULL;
    }
    int descriptor = open_path(file, input, path);
    if (descriptor < 0)
        return NULL;
    SourceOptions options = run->options;
    options.delimiter = map ? map->delimiter : 0;
    file->header_row = map ? (uint32_t)map->header_row : 1;
    file->feed = source_feed_new(map, options.record_max);
    source_reader_init(&file->reader, descriptor, file->feed, &options);
    source_columns_init(&file->columns, run, input);
    file->columns.typed = file->feed && file->feed->typed;
    if (!read_header(file) || !find_first_row(file, input))
        return NULL;
    file->flood = source_flood_new(findings, file->name, (int)file->columns.n);
    source_group_prepare(&file->columns);
    file->columns.together = file->columns.together && !run->options.careful;
    if (run->options.repeats_rows > 0)
        file->repeat = source_repeat_new(run->options.repeats_rows);
    return g_steal_pointer(&file);
}

void
source_file_free(SourceFile *file)
{
    if (!file)
        return;
    source_flood_free(file->flood);
    source_repeat_free(file->repeat);
    source_columns_clear(&file->columns);
    if (file->reader.block.descriptor >= 0)
        source_reader_clear(&file->reader);
    source_feed_free(file->feed);
    g_free(file->again);
    g_free(file->sha256);
    g_free(file->name);
    g_free(file);
}

/* One finding for each row that was there before; the rows stay, since only the plug-in knows what a row counts. */
static void
note_repeats(SourceFile *file, const BatchLayout *layout, void *slot)
{
    if (!file->repeat)
        return;
    if (file->n_again < layout->row_capacity) {
        file->n_again = layout->row_capacity;
        file->again = g_renew(bool, file->again, file->n_again);
    }
    source_repeat_rows(file->repeat, layout, slot, file->again);
    const int64_t *rows = batch_values(layout, slot, layout->n_columns - 1);
    for (int64_t i = 0; i < batch_head(slot)[0]; i++) {
        if (!file->again[i])
            continue;
        file->counts.repeated++;
        source_flood_add(file->flood, &(SourceRowFinding){.number = RULE_REPEATED, .row = rows[i], .column = -1});
    }
}

/* After the first batch the length of the file says how many rows will come. */
static void
expect_rows(SourceFile *file)
{
    const SourceReader *reader = &file->reader;
    int64_t passed = reader->block.read - (int64_t)(reader->block.filled - reader->begin);
    if (file->repeat && !file->feed && passed > 0 && reader->block.found.st_size > 0)
        source_repeat_expect(file->repeat, (int64_t)((double)file->counts.used * (double)reader->block.found.st_size /
                                                     (double)passed));
}

static void
end_file(SourceFile *file)
{
    if (file->ended)
        return;
    file->ended = true;
    source_flood_end(file->flood);
    if (file->repeat && source_repeat_is_full(file->repeat))
        report(file, SOURCE_REPEATS_FULL, 0, NULL);
    report_stop(file);
}

/* Write the next records together; 0 when the next one must be taken alone. A bad record makes the next tries short. */
static uint32_t
write_together(SourceFile *file, uint32_t row, uint32_t room)
{
    SourceGroup group;
    if (!file->columns.together || file->held)
        return 0;
    uint32_t tried = source_reader_look(&file->reader, file->columns.n_fields, MIN(room, file->together), &group);
    uint32_t n = tried > 0 ? source_group_write(&file->columns, &group, row) : 0;
    source_reader_pass(&file->reader, &group, n);
    file->counts.read += n;
    file->together = n < tried ? 0 : CLAMP(2 * file->together, 1, SOURCE_TOGETHER);
    return n;
}

static uint32_t
fill_slot(SourceFile *file, const BatchLayout *layout, void *slot)
{
    uint32_t rows = 0;
    int64_t *numbers = batch_values(layout, slot, layout->n_columns - 1);
    source_columns_bind(&file->columns, layout, slot);
    while (rows < layout->row_capacity) {
        int64_t first = file->reader.row;
        uint32_t n = write_together(file, rows, layout->row_capacity - rows);
        for (uint32_t i = 0; i < n; i++)
            numbers[rows + i] = first + i;
        rows += n;
        if (n > 0)
            continue;
        if (!take_record(file))
            break;
        bool as_wide = file->record.n_fields == file->columns.n_fields;
        if (as_wide && !source_columns_fit(&file->columns, &file->record, rows))
            break;
        file->held = false;
        if (source_columns_write(&file->columns, &file->record, rows, file->flood))
            numbers[rows++] = file->record.row;
        else
            file->counts.rejected++;
    }
    return rows;
}

bool
source_file_next(SourceFile *file, const BatchLayout *layout, void *slot)
{
    uint32_t rows = file->ended ? 0 : fill_slot(file, layout, slot);
    if (file->reader.stop == STOP_END && !file->sha256)
        file->sha256 = digest_finish(file->reader.block.digest);
    if (rows == 0 || source_file_failed(file)) {
        end_file(file);
        return false;
    }
    source_columns_finish(&file->columns, layout, slot, rows);
    bool first = file->counts.used == 0;
    file->counts.used += rows;
    if (first)
        expect_rows(file);
    note_repeats(file, layout, slot);
    return true;
}

bool
source_file_failed(const SourceFile *file)
{
    return file->reader.stop != STOP_NONE && file->reader.stop != STOP_END;
}

SourceCounts
source_file_counts(const SourceFile *file)
{
    return file->counts;
}

const char *
source_file_sha256(const SourceFile *file)
{
    return file->sha256;
}

int64_t
source_file_bytes_read(const SourceFile *file)
{
    return file->reader.block.read;
}

int64_t
source_file_size(const SourceFile *file)
{
    return S_ISREG(file->reader.block.found.st_mode) ? file->reader.block.found.st_size : 0;
}
