/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_STREAM_H
#define SDK_STREAM_H

/* Saved states on their way: gathered before they are handed to the host's functions, and hostile until checked. */
#include <hito/merge.h>

enum { HITO_STREAM_BYTES = 4096 };

/** What is being written; code is the first failure, after which nothing is written. */
typedef struct hito_writer {
    const hito_sink *sink;
    hito_code code;
    size_t used;
    unsigned char bytes[HITO_STREAM_BYTES];
} hito_writer;

/** Begin to write. */
void hito_write_begin(hito_writer *writer, const hito_sink *sink);

void hito_write_bytes(hito_writer *writer, const void *bytes, size_t size);

/** Write what is still gathered, and answer the first failure. */
hito_code hito_write_end(hito_writer *writer);

void hito_write_flush(hito_writer *writer);

/** Write a number: 7 bits a byte, the lowest first. */
static inline void
hito_write_number(hito_writer *writer, uint64_t number)
{
    if (writer->used + 10 > HITO_STREAM_BYTES)
        hito_write_flush(writer);
    for (; number >= 0x80; number >>= 7)
        writer->bytes[writer->used++] = (unsigned char)(number | 0x80);
    writer->bytes[writer->used++] = (unsigned char)number;
}

/** What is being read; it reads ahead, so a source has one reader. */
typedef struct hito_reader {
    const hito_source *source;
    int is_damaged; /* too short, or what was read cannot be */
    size_t next, end;
    unsigned char bytes[HITO_STREAM_BYTES];
} hito_reader;

/** Begin to read. */
void hito_read_begin(hito_reader *reader, const hito_source *source);

/** Fill so many bytes; with zeros when they are not there. */
void hito_read_bytes(hito_reader *reader, void *bytes, size_t size);

/** A number as hito_write_number() wrote it; 0 when it is not there. */
uint64_t hito_read_number(hito_reader *reader);

/** Say that what was read cannot be. */
static inline void
hito_read_damage(hito_reader *reader)
{
    reader->is_damaged = 1;
}

/** True when something was missing or damaged. */
static inline int
hito_read_failed(const hito_reader *reader)
{
    return reader->is_damaged;
}

/** True when nothing follows. */
int hito_read_at_end(hito_reader *reader);

#endif
