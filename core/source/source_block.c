/* SPDX-License-Identifier: Apache-2.0 */
/* read() into a reused buffer is as fast as a mapping, works on pipes and cannot die of a file that is cut
 * while it is read (perf.md 4). */
#include "core/source/source_block.h"

#include <errno.h>
#include <glib.h>
#include <string.h>
#include <unistd.h>

enum { READABLE_BEHIND = 64, TAIL = 4096 };

void
source_block_init(SourceBlock *block, int descriptor, SourceFeed *feed, size_t step)
{
    *block = (SourceBlock){.descriptor = descriptor, .step = step, .digest = digest_new(), .feed = feed};
    if (feed) {
        feed->descriptor = descriptor;
        feed->digest = block->digest;
    }
    block->capacity = step + TAIL;
    block->bytes = g_malloc0(block->capacity + READABLE_BEHIND);
    if (fstat(descriptor, &block->found) != 0) {
        block->state = BLOCK_ERROR;
        block->error = errno;
    }
}

void
source_block_clear(SourceBlock *block)
{
    close(block->descriptor);
    g_free(block->bytes);
    digest_free(block->digest);
}

/* A file that grows, shrinks or is written while it is read has no content that a digest could name. */
static SourceBlockState
state_at_end(const SourceBlock *block)
{
    struct stat now;
    if (!S_ISREG(block->found.st_mode))
        return BLOCK_END;
    if (fstat(block->descriptor, &now) != 0 || now.st_size != block->read || now.st_size != block->found.st_size ||
        now.st_mtim.tv_sec != block->found.st_mtim.tv_sec || now.st_mtim.tv_nsec != block->found.st_mtim.tv_nsec)
        return BLOCK_CHANGED;
    return BLOCK_END;
}

static size_t
make_room(SourceBlock *block, size_t used)
{
    if (block->filled + block->step <= block->capacity)
        return 0;
    memmove(block->bytes, block->bytes + used, block->filled - used);
    block->filled -= used;
    if (block->filled + block->step > block->capacity) {
        block->capacity = 2 * block->capacity;
        block->bytes = g_realloc(block->bytes, block->capacity + READABLE_BEHIND);
    }
    return used;
}

/* The feed keeps count and digest of the file's own bytes. */
static void
fill_from_feed(SourceBlock *block)
{
    size_t n = source_feed_pull(block->feed, block->bytes + block->filled, block->step);
    block->read = block->feed->read;
    block->filled += n;
    if (n == 0)
        block->state = block->feed->failed ? BLOCK_FEED : state_at_end(block);
}

size_t
source_block_fill(SourceBlock *block, size_t used)
{
    if (block->state != BLOCK_OPEN)
        return 0;
    size_t shift = make_room(block, used);
    if (block->feed) {
        fill_from_feed(block);
        memset(block->bytes + block->filled, 0, READABLE_BEHIND);
        return shift;
    }
    ssize_t n;
    do
        n = read(block->descriptor, block->bytes + block->filled, block->step);
    while (n < 0 && errno == EINTR);
    if (n < 0) {
        block->state = BLOCK_ERROR;
        block->error = errno;
        return shift;
    }
    if (n == 0)
        block->state = state_at_end(block);
    block->filled += (size_t)n;
    block->read += n;
    memset(block->bytes + block->filled, 0, READABLE_BEHIND);
    return shift;
}
