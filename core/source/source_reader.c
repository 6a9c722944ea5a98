/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_reader.h"

#include <glib.h>
#include <string.h>

static const uint8_t BYTE_ORDER_MARK[] = {0xEF, 0xBB, 0xBF};

/* Bytes that tell UTF-8, UTF-16 and a workbook apart. */
enum { FIRST_LOOK = 4 };

/* Both delimiters of the first record, counted outside quotes by the rules of SourceScanMode. */
typedef struct Census {
    SourceScanMode mode;
    size_t at;
    size_t commas, semicolons;
    bool line_end;
} Census;

static void
census_take(Census *census, const uint8_t *bytes, size_t end)
{
    for (; census->at < end && !census->line_end; census->at++) {
        uint8_t byte = bytes[census->at];
        bool quoted = census->mode == SCAN_QUOTED;
        bool separator = !quoted && (byte == ',' || byte == ';' || byte == '\n');
        census->commas += !quoted && byte == ',';
        census->semicolons += !quoted && byte == ';';
        census->line_end = !quoted && byte == '\n';
        if (quoted)
            census->mode = byte == '"' ? SCAN_QUOTE_SEEN : SCAN_QUOTED;
        else if (byte == '"' && census->mode != SCAN_PLAIN)
            census->mode = SCAN_QUOTED;
        else
            census->mode = separator ? SCAN_FIELD_START : SCAN_PLAIN;
    }
}

/* The last record may lack its line end. */
static void
end_last_record(SourceReader *reader)
{
    SourceBlock *block = &reader->block;
    SourceScan *scan = &reader->scan;
    source_scan_end(scan);
    size_t ended = scan->n_records ? scan->separators[scan->records[scan->n_records - 1] - 1] + 1 : reader->begin;
    if (block->state != BLOCK_END || scan->fault || ended == block->filled)
        return;
    block->bytes[block->filled++] = '\n';
    scan->digest = NULL; /* the file ends without this byte */
    source_scan_bytes(scan, block->bytes, block->filled);
}

void
source_reader_init(SourceReader *reader, int descriptor, SourceFeed *feed, const SourceOptions *options)
{
    *reader = (SourceReader){.record_max = options->record_max, .row = feed ? feed->first_row : 1};
    SourceBlock *block = &reader->block;
    source_block_init(block, descriptor, feed, options->block_size);
    while (block->state == BLOCK_OPEN && block->filled < FIRST_LOOK)
        source_block_fill(block, 0);
    if (block->filled >= sizeof BYTE_ORDER_MARK && memcmp(block->bytes, BYTE_ORDER_MARK, sizeof BYTE_ORDER_MARK) == 0)
        reader->begin = sizeof BYTE_ORDER_MARK;
    Census census = {.at = reader->begin};
    census_take(&census, block->bytes, block->filled);
    while (!census.line_end && block->state == BLOCK_OPEN && block->filled <= reader->record_max) {
        source_block_fill(block, 0);
        census_take(&census, block->bytes, block->filled);
    }
    uint8_t found = census.semicolons > census.commas ? ';' : ',';
    if (feed && feed->typed)
        found = ',';
    source_scan_init(&reader->scan, options->delimiter ? (uint8_t)options->delimiter : found, options->careful);
    reader->scan.scanned = reader->scan.checked = reader->begin;
    reader->scan.digest = feed ? NULL : block->digest;
    if (!feed)
        digest_add(block->digest, block->bytes, reader->begin);
    source_scan_bytes(&reader->scan, block->bytes, block->filled);
    if (block->state != BLOCK_OPEN)
        end_last_record(reader);
}

void
source_reader_clear(SourceReader *reader)
{
    source_block_clear(&reader->block);
    source_scan_clear(&reader->scan);
}

static SourceStop
stop_of(const SourceReader *reader)
{
    const SourceScan *scan = &reader->scan;
    if (scan->fault && scan->fault_at - reader->begin <= reader->record_max)
        return scan->fault == SCAN_NUL ? STOP_NUL : STOP_NOT_UTF8;
    if (reader->block.filled - reader->begin > reader->record_max)
        return STOP_LONG;
    switch (reader->block.state) {
    case BLOCK_OPEN:
        return STOP_NONE;
    case BLOCK_ERROR:
        return STOP_ERROR;
    case BLOCK_CHANGED:
        return STOP_CHANGED;
    case BLOCK_FEED:
        return STOP_FEED;
    case BLOCK_END:
    default:
        return reader->begin == reader->block.filled ? STOP_END : STOP_OPEN_QUOTE;
    }
}

static void
fill(SourceReader *reader)
{
    size_t shift = source_block_fill(&reader->block, reader->begin);
    source_scan_rebase(&reader->scan, reader->separators, shift);
    reader->begin -= shift;
    reader->separators = reader->records = 0;
}

/* Get one more record into the list; the buffer holds nothing but the beginning of it. */
static bool
read_on(SourceReader *reader)
{
    SourceScan *scan = &reader->scan;
    while (reader->records == scan->n_records) {
        reader->stop = stop_of(reader);
        /* The byte behind a fault tells encodings apart, so it must be there whatever the blocks are. */
        if (reader->stop == STOP_NOT_UTF8 && scan->fault_at + 1 >= reader->block.filled)
            fill(reader);
        if (reader->stop != STOP_NONE)
            return false;
        fill(reader);
        source_scan_bytes(scan, reader->block.bytes, reader->block.filled);
        if (reader->block.state != BLOCK_OPEN)
            end_last_record(reader);
    }
    return true;
}

bool
source_reader_next(SourceReader *reader, SourceRecord *record)
{
    if (reader->stop != STOP_NONE || (reader->records == reader->scan.n_records && !read_on(reader)))
        return false;
    uint32_t upto = reader->scan.records[reader->records];
    uint32_t *ends = reader->scan.separators + reader->separators;
    uint32_t n = upto - (uint32_t)reader->separators;
    uint32_t end = ends[n - 1];
    if (end - reader->begin > reader->record_max) {
        reader->stop = STOP_LONG;
        return false;
    }
    *record = (SourceRecord){.bytes = reader->block.bytes, .begin = (uint32_t)reader->begin, .ends = ends,
                             .n_fields = n, .row = reader->row++, .stray = reader->scan.stray};
    uint32_t last = n > 1 ? ends[n - 2] + 1 : record->begin;
    if (end > last && record->bytes[end - 1] == '\r')
        ends[n - 1]--;
    reader->begin = end + 1;
    reader->separators = upto;
    reader->records++;
    return true;
}

uint32_t
source_reader_look(const SourceReader *reader, uint32_t width, uint32_t most, SourceGroup *group)
{
    const SourceScan *scan = &reader->scan;
    size_t left = reader->stop == STOP_NONE && !scan->stray ? scan->n_records - reader->records : 0;
    *group = (SourceGroup){.bytes = reader->block.bytes, .width = width, .row = reader->row};
    if (left == 0)
        return 0;
    const uint32_t *upto = scan->records + reader->records;
    uint32_t *ends = scan->separators + reader->separators;
    while (group->n < MIN(most, left) && upto[group->n] == reader->separators + (group->n + 1) * width)
        group->n++;
    if (group->n > 0 && ends[group->n * width - 1] - reader->begin > reader->record_max)
        group->n = 0;
    /* The record before may have been cut, or there was none. */
    ends[-1] = (uint32_t)reader->begin - 1;
    group->ends = ends;
    return group->n;
}

void
source_reader_pass(SourceReader *reader, const SourceGroup *group, uint32_t n)
{
    if (n == 0)
        return;
    reader->begin = group->ends[n * group->width - 1] + 1;
    reader->separators += n * group->width;
    reader->records += n;
    reader->row += n;
}

bool
source_reader_is_dry(const SourceReader *reader)
{
    return reader->records == reader->scan.n_records;
}

bool
source_reader_blank(const SourceRecord *record)
{
    return record->ends[record->n_fields - 1] - record->begin == record->n_fields - 1;
}
