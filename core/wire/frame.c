/* SPDX-License-Identifier: Apache-2.0 */
#include "core/wire/frame.h"

#include <string.h>

typedef struct FrameHead {
    uint32_t size; /* of the payload */
    uint16_t kind;
    uint16_t mark;
    uint32_t sequence;
    uint32_t sum;
} FrameHead;

static const uint16_t MARK = 0x4869;

/* Sizes of the items of each kind, and whether there may be several. */
static const struct {
    size_t item;
    bool several;
} SHAPES[FRAME_KIND_END] = {
    [FRAME_LAYERS] = {sizeof(FrameLayers), false},
    [FRAME_LOADED] = {sizeof(FrameLayers), false},
    [FRAME_SLOT_FREE] = {sizeof(uint64_t), false},
    [FRAME_PROGRESS] = {2 * sizeof(uint64_t), false},
    [FRAME_FINDINGS] = {sizeof(FrameFinding), true},
    [FRAME_OBSERVATIONS] = {sizeof(FrameObservation), true},
    [FRAME_FAILURE] = {sizeof(FrameFailure), false},
    [FRAME_TRAP] = {sizeof(int64_t), false},
    [FRAME_CLOSING] = {sizeof(FrameClosing), false},
    [FRAME_REFUSALS] = {sizeof(FrameRefusal), true},
    [FRAME_MERGED] = {sizeof(uint64_t), false},
};

/* Adler's sum, over the payload and what stands before it in the head: enough against torn writes. */
static uint32_t
sum_of(const FrameHead *head, const unsigned char *payload)
{
    uint32_t low = 1 + head->size + head->kind, high = head->sequence;
    for (size_t i = 0; i < head->size; i++) {
        low += payload[i];
        high += low;
    }
    return (high % 65521) << 16 | low % 65521;
}

size_t
frame_seal(unsigned char *frame, FrameKind kind, uint32_t sequence, size_t payload_size)
{
    FrameHead head = {(uint32_t)payload_size, (uint16_t)kind, MARK, sequence, 0};
    head.sum = sum_of(&head, frame + FRAME_HEAD);
    memcpy(frame, &head, sizeof head);
    return FRAME_HEAD + payload_size;
}

unsigned char *
frame_room(FrameReader *reader, size_t *room)
{
    memmove(reader->bytes, reader->bytes + reader->from, reader->to - reader->from);
    reader->to -= reader->from;
    reader->from = 0;
    *room = sizeof reader->bytes - reader->to;
    return reader->bytes + reader->to;
}

void
frame_put(FrameReader *reader, size_t size)
{
    reader->to += size;
}

static bool
head_is_true(const FrameHead *head, uint32_t sequence)
{
    if (head->mark != MARK || head->sequence != sequence || head->size > FRAME_PAYLOAD_MAX)
        return false;
    if (head->kind < FRAME_LAYERS || head->kind >= FRAME_KIND_END || head->size == 0)
        return false;
    size_t item = SHAPES[head->kind].item;
    return SHAPES[head->kind].several ? head->size % item == 0 : head->size == item;
}

FrameAnswer
frame_next(FrameReader *reader, Frame *frame)
{
    size_t have = reader->to - reader->from;
    if (have < FRAME_HEAD)
        return FRAME_MORE;
    FrameHead head;
    memcpy(&head, reader->bytes + reader->from, sizeof head);
    if (!head_is_true(&head, reader->sequence))
        return FRAME_BAD;
    if (have < FRAME_HEAD + head.size)
        return FRAME_MORE;
    const unsigned char *payload = reader->bytes + reader->from + FRAME_HEAD;
    if (head.sum != sum_of(&head, payload))
        return FRAME_BAD;
    *frame = (Frame){(FrameKind)head.kind, payload, head.size};
    reader->from += FRAME_HEAD + head.size;
    reader->sequence++;
    return FRAME_GOOD;
}
