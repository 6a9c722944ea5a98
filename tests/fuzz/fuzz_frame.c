/* SPDX-License-Identifier: Apache-2.0 */
/* A worker's pipe of any bytes: the reader must stop at the first thing that cannot be, in whatever pieces they come. */
#include <stdlib.h>
#include <string.h>

#include "core/wire/frame.h"
#include "tests/fuzz/mutate.h"

/* A frame that was taken for good is what a worker would have sealed. */
static void
seals_alike(const Frame *frame, uint32_t sequence)
{
    unsigned char again[FRAME_MAX];
    memcpy(again + FRAME_HEAD, frame->payload, frame->size);
    size_t length = frame_seal(again, frame->kind, sequence, frame->size);
    if (length != FRAME_HEAD + frame->size || memcmp(again, frame->payload - FRAME_HEAD, length) != 0)
        abort();
}

/* How many frames there are, times two, plus one when a bad one follows. */
static unsigned
read_all(const uint8_t *bytes, size_t size, size_t piece)
{
    static FrameReader reader;
    memset(&reader, 0, sizeof reader);
    unsigned frames = 0;
    for (size_t at = 0; at < size;) {
        size_t room = 0;
        unsigned char *to = frame_room(&reader, &room);
        size_t n = size - at < piece ? size - at : piece;
        n = n < room ? n : room;
        if (n == 0)
            abort(); /* a full reader that wants more could never go on */
        memcpy(to, bytes + at, n);
        frame_put(&reader, n);
        at += n;
        Frame frame;
        FrameAnswer answer;
        while ((answer = frame_next(&reader, &frame)) == FRAME_GOOD) {
            if (frame.size == 0 || frame.size > FRAME_PAYLOAD_MAX || frame.payload + frame.size > reader.bytes + reader.to)
                abort();
            seals_alike(&frame, frames);
            frames++;
        }
        if (answer == FRAME_BAD)
            return 2 * frames + 1;
    }
    return 2 * frames;
}

static void
parse(const char *bytes, size_t size)
{
    unsigned whole = read_all((const uint8_t *)bytes, size, SIZE_MAX);
    if (read_all((const uint8_t *)bytes, size, 1) != whole || read_all((const uint8_t *)bytes, size, 777) != whole)
        abort();
}

FUZZ_TARGET(3000, parse)
