/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "core/worker/probe/probe_states.h"

enum { SAVED_MAX = 1 << 26, SAVED_FIRST = 1 << 16, DAMAGES = 300 };

/* Saved bytes, written to and read from. */
typedef struct Bytes {
    unsigned char *data;
    size_t size, at, room;
    size_t piece; /* bytes of one read at most, 0 for all */
} Bytes;

static hito_code
write_bytes(void *context, const void *from, size_t size)
{
    Bytes *bytes = context;
    if (size > SAVED_MAX - bytes->size)
        return HITO_LIMIT;
    while (bytes->size + size > bytes->room) {
        unsigned char *more = realloc(bytes->data, bytes->room * 2);
        if (!more)
            return HITO_NO_MEMORY;
        bytes->data = more;
        bytes->room *= 2;
    }
    memcpy(bytes->data + bytes->size, from, size);
    bytes->size += size;
    return HITO_OK;
}

static size_t
read_bytes(void *context, void *to, size_t size)
{
    Bytes *bytes = context;
    size_t n = bytes->size - bytes->at;
    n = n < size ? n : size;
    n = bytes->piece && bytes->piece < n ? bytes->piece : n;
    memcpy(to, bytes->data + bytes->at, n);
    bytes->at += n;
    return n;
}

static Bytes
save(const ProbeStates *states, const hito_merge *merge, void *state)
{
    Bytes bytes = {.data = malloc(SAVED_FIRST), .room = SAVED_FIRST};
    hito_sink sink = {sizeof sink, 0, &bytes, write_bytes};
    if (!bytes.data)
        probe_fail(PROBE_BROKEN);
    table_check(states->table, merge->save(state, &sink), 0);
    return bytes;
}

static hito_code
load(const ProbeStates *states, const hito_merge *merge, Bytes *bytes, unsigned index, void **state)
{
    hito_source source = {sizeof source, 0, bytes, read_bytes};
    *state = NULL;
    return merge->load(&states->table->host, &states->runs[index], &source, state);
}

/* The bytes of a state through a file, as it were. */
static void
reload(ProbeStates *states, const hito_merge *merge, size_t piece)
{
    for (unsigned i = 0; i < states->n_states; i++) {
        Bytes bytes = save(states, merge, states->state[i]);
        bytes.piece = piece;
        states->plugin->destroy(states->state[i]);
        table_check(states->table, load(states, merge, &bytes, i, &states->state[i]), 0);
        free(bytes.data);
    }
}

static void
save_twice(const ProbeStates *states, const hito_merge *merge)
{
    Bytes one = save(states, merge, states->state[0]), two = save(states, merge, states->state[0]);
    if (one.size != two.size || memcmp(one.data, two.data, one.size) != 0)
        probe_fail(PROBE_BROKEN);
    free(one.data);
    free(two.data);
}

/* A cut or a flipped bit is refused or read as another state; the process must live and destroy must do. */
static void
damage(const ProbeStates *states, const hito_merge *merge)
{
    Bytes whole = save(states, merge, states->state[0]);
    uint64_t dice = 88172645463325252u;
    for (int i = 0; i < DAMAGES; i++) {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        Bytes broken = {.data = malloc(whole.size + 1), .size = whole.size};
        if (!broken.data)
            probe_fail(PROBE_BROKEN);
        memcpy(broken.data, whole.data, whole.size);
        if (i % 2)
            broken.size = i == 1 ? 0 : dice % (whole.size + 1);
        else if (whole.size)
            broken.data[dice % whole.size] ^= (unsigned char)(1u << dice % 8);
        void *state = NULL;
        hito_code code = load(states, merge, &broken, 0, &state);
        if ((code == HITO_OK) != (state != NULL) || (i == 1 && code == HITO_OK))
            probe_fail(PROBE_BROKEN);
        if (state)
            states->plugin->destroy(state);
        free(broken.data);
    }
    free(whole.data);
}

static void
merge_all(ProbeStates *states, const hito_merge *merge)
{
    for (unsigned i = 1; i < states->n_states; i++) {
        unsigned from = states->kind == PROBE_MERGE_REVERSE ? states->n_states - i : i;
        table_check(states->table, merge->merge(states->state[0], states->state[from]), 0);
        states->plugin->destroy(states->state[from]);
    }
    states->n_states = 1;
}

void
probe_states_merge(ProbeStates *states)
{
    if (states->kind < PROBE_MERGE_EMPTY || states->kind > PROBE_SHORT)
        return;
    const hito_merge *merge = states->plugin->extension(HITO_MERGE_ID);
    static const size_t PIECES[] = {1, 3, 7};
    if (states->kind == PROBE_RELOAD)
        reload(states, merge, 0);
    for (size_t i = 0; states->kind == PROBE_SHORT && i < 3; i++)
        reload(states, merge, PIECES[i]);
    if (states->kind == PROBE_SAVE)
        save_twice(states, merge);
    if (states->kind == PROBE_DAMAGE)
        damage(states, merge);
    merge_all(states, merge);
}
