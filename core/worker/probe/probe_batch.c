/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* MAP_ANONYMOUS */
#include "core/worker/probe/probe_batch.h"

#include <string.h>
#include <sys/mman.h>

enum { PAGE = 4096 };

/* Buffers begin at 64 bytes, so a copy ends up to 63 bytes before the guard. */
static const void *
guarded(ProbeBatch *copy, const void *from, size_t size)
{
    size_t padded = (size + BATCH_ALIGNMENT - 1) / BATCH_ALIGNMENT * BATCH_ALIGNMENT;
    size_t body = (padded + PAGE - 1) / PAGE * PAGE;
    if (body == 0)
        body = PAGE;
    unsigned char *map = mmap(NULL, body + PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (map == MAP_FAILED)
        return NULL;
    unsigned char *start = map + body - padded;
    memcpy(start, from, size);
    mprotect(map, body, PROT_READ);
    mprotect(map + body, PAGE, copy->guard ? PROT_NONE : PROT_READ);
    copy->maps[copy->n_maps].map = map;
    copy->maps[copy->n_maps++].size = body + PAGE;
    return start;
}

static bool
copy_column(ProbeBatch *copy, const BatchView *view, uint32_t c)
{
    const BatchColumn *column = &view->layout->columns[c];
    size_t rows = (size_t)view->root.length;
    const void *const *from = view->buffers[c];
    bool is_text = from[2] != NULL;
    copy->buffers[c][0] = from[0] ? guarded(copy, from[0], (rows + 7) / 8) : NULL;
    copy->buffers[c][1] = guarded(copy, from[1], column->width * (rows + (is_text ? 1 : 0)));
    copy->buffers[c][2] = NULL;
    if (is_text) {
        int32_t bytes;
        memcpy(&bytes, (const unsigned char *)from[1] + sizeof bytes * rows, sizeof bytes);
        copy->buffers[c][2] = guarded(copy, from[2], (size_t)bytes);
    }
    return copy->buffers[c][1] && (!from[0] || copy->buffers[c][0]) && (!is_text || copy->buffers[c][2]);
}

bool
probe_batch_copy(ProbeBatch *copy, const BatchView *view, bool guard)
{
    memset(copy, 0, sizeof *copy);
    copy->guard = guard;
    copy->root = view->root;
    copy->root.children = copy->children;
    copy->root.buffers = copy->root_buffers;
    for (uint32_t c = 0; c < view->layout->n_columns; c++) {
        copy->child[c] = view->child[c];
        copy->child[c].buffers = copy->buffers[c];
        copy->children[c] = &copy->child[c];
        if (!copy_column(copy, view, c))
            return false;
    }
    return true;
}

void
probe_batch_unmap(ProbeBatch *copy)
{
    /* The addresses stay taken, so that no later batch comes to lie there. */
    for (unsigned i = 0; i < copy->n_maps; i++)
        mprotect(copy->maps[i].map, copy->maps[i].size, PROT_NONE);
    copy->n_maps = 0;
}
