/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_READER_H
#define CORE_SOURCE_SOURCE_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "core/source/source_block.h"
#include "core/source/source_field.h"
#include "core/source/source_run.h"
#include "core/source/source_scan.h"

/** One record; it stays where it is until the reader is dry and is asked for the next. Field k lies between ends[k-1] + 1, or begin,
 *  and ends[k]; the line end, LF or CR LF, belongs to none. */
typedef struct SourceRecord {
    uint8_t *bytes; /* of the whole buffer; a field may be rewritten in place */
    uint32_t begin;
    uint32_t *ends;
    uint32_t n_fields;
    int64_t row; /* 1 is the header */
    bool stray;  /* a quote inside a plain field is possible */
} SourceRecord;

/** Records that lie one behind another and have the same number of fields. Field k of record i lies between the separators at
 *  ends[i * width + k - 1], for the first one ends[-1], and ends[i * width + k]; a CR before the line end belongs to the last field here. */
typedef struct SourceGroup {
    uint8_t *bytes; /* of the whole buffer */
    const uint32_t *ends;
    uint32_t width, n;
    int64_t row; /* of the first record */
} SourceGroup;

/** Why there is no further record. */
typedef enum SourceStop {
    STOP_NONE,
    STOP_END,
    STOP_NUL,
    STOP_NOT_UTF8,
    STOP_LONG,       /* a record longer than the options allow */
    STOP_OPEN_QUOTE, /* the file ends inside quotes */
    STOP_CHANGED,
    STOP_ERROR, /* of the machine, errno in block.error */
    STOP_FEED   /* block.feed says why */
} SourceStop;

/** Cuts a file into records. */
typedef struct SourceReader {
    SourceBlock block;
    SourceScan scan;
    size_t record_max;
    size_t begin;      /* of the next record */
    size_t separators; /* handed over */
    size_t records;    /* handed over */
    int64_t row;       /* of the next record */
    SourceStop stop;
} SourceReader;

/** Take over an open file: skip a byte order mark and find out the delimiter, comma or semicolon, whichever the
 *  first record has more of, unless the feed knows it. Owner: source_reader_clear() closes the file; @p feed, or NULL,
 *  is borrowed. */
void source_reader_init(SourceReader *reader, int descriptor, SourceFeed *feed, const SourceOptions *options);
void source_reader_clear(SourceReader *reader);

/** The next record; false at the end or when the file cannot be read on, reader->stop says which. */
bool source_reader_next(SourceReader *reader, SourceRecord *record);

/** The next records as far as they are in the buffer, have @p width fields and no stray quote, at most @p most of them; they are not
 *  handed over yet. Returns how many there are. */
uint32_t source_reader_look(const SourceReader *reader, uint32_t width, uint32_t most, SourceGroup *group);

/** Hand over the first @p n records of a group. */
void source_reader_pass(SourceReader *reader, const SourceGroup *group, uint32_t n);

/** The bytes of a field as they are in the file, quotes and all. Owner: borrowed, as the record. */
static inline SourceField
source_reader_field(const SourceRecord *record, uint32_t k)
{
    uint32_t begin = k > 0 ? record->ends[k - 1] + 1 : record->begin;
    return (SourceField){record->bytes + begin, record->ends[k] - begin};
}

/** Whether the next call reads on in the file, which moves or overwrites the records handed over. */
bool source_reader_is_dry(const SourceReader *reader);

/** Whether a record has no value at all: an empty line, or delimiters alone. */
bool source_reader_blank(const SourceRecord *record);

#endif
