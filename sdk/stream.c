/* SPDX-License-Identifier: Apache-2.0 */
#include "sdk/stream.h"

#include <string.h>

void
hito_write_begin(hito_writer *writer, const hito_sink *sink)
{
    writer->sink = sink;
    writer->code = HITO_OK;
    writer->used = 0;
}

void
hito_write_flush(hito_writer *writer)
{
    if (writer->code == HITO_OK && writer->used > 0)
        writer->code = writer->sink->write(writer->sink->context, writer->bytes, writer->used);
    writer->used = 0;
}

void
hito_write_bytes(hito_writer *writer, const void *bytes, size_t size)
{
    if (writer->used + size > HITO_STREAM_BYTES)
        hito_write_flush(writer);
    if (size > HITO_STREAM_BYTES) {
        if (writer->code == HITO_OK)
            writer->code = writer->sink->write(writer->sink->context, bytes, size);
    } else if (size > 0) {
        memcpy(writer->bytes + writer->used, bytes, size);
        writer->used += size;
    }
}

hito_code
hito_write_end(hito_writer *writer)
{
    hito_write_flush(writer);
    return writer->code;
}

void
hito_read_begin(hito_reader *reader, const hito_source *source)
{
    reader->source = source;
    reader->is_damaged = 0;
    reader->next = reader->end = 0;
}

/* Whether a byte is there. */
static int
have(hito_reader *reader)
{
    if (reader->next < reader->end)
        return 1;
    if (reader->is_damaged)
        return 0;
    size_t n = reader->source->read(reader->source->context, reader->bytes, sizeof reader->bytes);
    if (n > sizeof reader->bytes) {
        reader->is_damaged = 1;
        n = 0;
    }
    reader->next = 0;
    reader->end = n;
    return n > 0;
}

void
hito_read_bytes(hito_reader *reader, void *bytes, size_t size)
{
    unsigned char *at = bytes;
    while (size > 0 && have(reader)) {
        size_t n = reader->end - reader->next;
        n = n < size ? n : size;
        memcpy(at, reader->bytes + reader->next, n);
        reader->next += n;
        at += n;
        size -= n;
    }
    if (size == 0)
        return;
    memset(at, 0, size);
    reader->is_damaged = 1;
}

uint64_t
hito_read_number(hito_reader *reader)
{
    uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && have(reader); shift += 7) {
        unsigned char byte = reader->bytes[reader->next++];
        number |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return number;
    }
    reader->is_damaged = 1;
    return 0;
}

int
hito_read_at_end(hito_reader *reader)
{
    return !have(reader);
}
